"""Minutes out by commands: shown, written as files, sheets and lists, and compared with what they were."""

from __future__ import annotations

import pytest

from boardkeeper import meetings, minutes
from boardkeeper.boards import find_board
from boardkeeper.minutes import (
    ParagraphKind,
    PieceKind,
    Verb,
    WrittenAsk,
    WrittenMinute,
    WrittenPiece,
    new_id,
)
from boardkeeper.rules.due_dates import parse_due
from db.store import Store

DAY = ("--meeting", "2019-07-10")


@pytest.fixture
def minuted(board_file):
    """10 July with a point, a limb, an action and an exempt sentence, written in two sittings by two people."""
    with Store.open(board_file, "Clerk") as store:
        meeting_id = meetings.add_meeting(store, "Clerk", find_board(store).id, parse_due("2019-07-10"))
        text = [(ParagraphKind.POINT, "44 schools had answered;")]
        minute = WrittenMinute("Front door", text, [(Verb.AGREED, "that it be noted")])
        minutes.write_minute(store, "Clerk", meeting_id, minute)
        pieces = minutes.pieces_of(minutes.get_minutes(store, meeting_id))
        secret = WrittenPiece(new_id(), PieceKind.TEXT, "Zanzibar was named.", exempt_paragraphs="1")
        asked = WrittenPiece(new_id(), PieceKind.ACTION, "send it", ask=WrittenAsk("Jean Kelly", "July 2019"))
        minutes.write_pieces(store, "Jean", meeting_id, [*pieces, secret, asked])
    return board_file


def test_minutes_are_shown_as_text_or_as_one_document(run, ask, minuted):
    said = run("minutes", "show", minuted, *DAY)
    assert said.code == 0
    assert "1. Front door" in said.out
    assert "[EXEMPT – PARAGRAPH 1]" in said.out
    shown = ask("minutes", "show", minuted, *DAY)
    assert list(shown) == [
        "meeting",
        "edition",
        "state",
        "circulated_on",
        "approved_on",
        "signed_by",
        "signed_on",
        "attendance",
        "minutes",
    ]
    point, limb, secret, action = shown["minutes"][0]["paragraphs"]
    assert (point["letter"], limb["limb"], limb["decided"]["verb"]) == ("a", 1, "agreed")
    assert (secret["exempt"], action["asks"]["officer"], action["asks"]["due_on"]) == (
        "1",
        "Jean Kelly",
        "2019-07-31",
    )
    public = ask("minutes", "show", minuted, *DAY, "--edition", "public")
    assert "Zanzibar" not in repr(public)


def test_an_export_notes_what_still_wants_a_summary(run, ask, minuted, tmp_path):
    said = run("minutes", "export", minuted, *DAY, "--out", tmp_path / "m.html")
    assert (said.code, said.out) == (0, f"Wrote {tmp_path / 'm.html'}.\n")
    assert "“Front door” says nothing of what was exempt" in said.err
    assert "Zanzibar" not in (tmp_path / "m.html").read_text("utf-8")
    done = ask("minutes", "export", minuted, *DAY, "--out", tmp_path / "p.txt", "--edition", "part II")
    assert done == {
        "file": str(tmp_path / "p.txt"),
        "pages": None,
        "edition": "part II",
        "summaries_wanted": 1,
    }
    assert "Zanzibar" in (tmp_path / "p.txt").read_text("utf-8")


def test_the_sheet_and_the_list_are_written(ask, refused, minuted, tmp_path):
    assert (
        ask("minutes", "decisions-sheet", minuted, *DAY, "--out", tmp_path / "d.txt")["edition"] == "public"
    )
    assert "that it be noted" in (tmp_path / "d.txt").read_text("utf-8")
    ask(
        "minutes",
        "action-list",
        minuted,
        *DAY,
        "--out",
        tmp_path / "a.txt",
        "--this-meeting",
        "--on",
        "1/9/2019",
    )
    assert "32 days overdue" in (tmp_path / "a.txt").read_text("utf-8")
    assert "Nothing is open of Nobody" in refused(
        "minutes", "action-list", minuted, *DAY, "--out", tmp_path / "b.txt", "--officer", "Nobody"
    )
    assert "has an ending" in refused("minutes", "export", minuted, *DAY, "--out", tmp_path / "m.odt")


def test_two_moments_are_compared_word_by_word(run, ask, refused, minuted, tmp_path):
    moments = ask("minutes", "compare", minuted, *DAY)
    assert [(each["title"], each["who"]) for each in moments] == [
        ("Draft 1", "Clerk"),
        ("Draft 2", "Jean"),
        ("Now", "Jean"),
    ]
    found = ask("minutes", "compare", minuted, *DAY, "--from", "1", "--out", tmp_path / "c.html")
    assert [(each["kind"], each["change"]) for each in found["changes"]] == [
        ("text", "added"),
        ("action", "added"),
    ]
    assert "Zanzibar was named." in (tmp_path / "c.html").read_text("utf-8")
    lines = run("minutes", "compare", minuted, *DAY, "--from", "draft 1", "--to", "draft 2").out
    assert "[+Zanzibar was named.+]" in lines
    same = run("minutes", "compare", minuted, *DAY, "--from", "2", "--to", "now").out
    assert same == "Nothing differs between the two.\n"
    assert "no moment “signed”" in refused("minutes", "compare", minuted, *DAY, "--from", "signed")
