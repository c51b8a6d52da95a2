"""The minutes of 10 July 2019 from an empty file to a bound and initialled book, by commands alone."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from boardkeeper.__main__ import main
from tests.journeys.july_2019 import (
    APOLOGIES,
    ASKS,
    CHAIR,
    CO_OPTED,
    JULY,
    LIMBS,
    POINTS,
    PRESENT,
    SEPTEMBER,
    TITLES,
    VICE_CHAIR,
    Minute,
    minutes_of,
)

FIRST_YEAR = JULY.year
AMENDED = "Officers considered that parents should have a cooling-off period of three weeks"
REASON = "The period was three weeks."


def run(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return code, out.getvalue(), err.getvalue()


@dataclass
class Desk:
    """A file, and the commands given on it."""

    file: Path
    folder: Path
    written: list[Minute]

    def ask(self, command: str, *rest: object) -> Any:
        """One command on the file that must succeed; answers its JSON document."""
        code, out, err = run(*command.split(), self.file, *rest, "--json")
        assert code == 0, (command, rest, err)
        return json.loads(out)

    def on(self, command: str, *rest: object) -> Any:
        """A command about the meeting of July."""
        return self.ask(command, *rest, "--meeting", JULY)


def as_text(written: list[Minute]) -> str:
    """The minutes as a text file has them: numbers, letters and “Agreed” typed out."""
    lines = [f"{JULY:%A} {JULY.day} July {JULY.year}", ""]
    for minute in written:
        lines += [f"{minute.number}. {minute.title}", ""]
        lettered, limbs = 0, 0
        for kind, words in minute.lines:
            if kind == "point":
                lettered += 1
                lines += [f"({chr(ord('a') + lettered - 1)}) {words}", ""]
            elif kind == "limb":
                limbs += 1
                lines += _limb_as_text(minute, limbs, words)
            else:
                lines += [words, ""]
    return "\n".join(lines)


def _limb_as_text(minute: Minute, place: int, words: str) -> list[str]:
    if LIMBS[minute.number] == 1:
        return [words if words.startswith("Members noted") else f"Agreed {words}", ""]
    has_opening = any("agreed" in line for kind, line in minute.lines if kind == "text")
    opening = ["It was agreed:", ""] if place == 1 and not has_opening else []
    return [*opening, f"{place}. {words}", ""]


@pytest.fixture(scope="module")
def seeds() -> Path | None:
    beside = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    return beside if beside.is_dir() else None


@pytest.fixture(scope="module")
def desk(seeds: Path | None, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The board, its members, two meetings, who came in July, and the minutes from a text file."""
    folder = tmp_path_factory.mktemp("minutes")
    written = minutes_of(seeds)
    desk = Desk(folder / "scrutiny.board", folder, written)
    desk.ask("new")
    desk.ask("board add", "Education Scrutiny", "--council", "Plymouth City Council")
    desk.ask("member add", CHAIR, "--role", "chair")
    desk.ask("member add", VICE_CHAIR, "--role", "vice-chair")
    desk.ask("member add", f"Councillors {', '.join(PRESENT)}, Downie and Murphy")
    desk.ask("member add", CO_OPTED, "--role", "co-opted")
    for day in (JULY, SEPTEMBER):
        desk.ask("meeting add", "--date", day)
        for title in ("Apologies", "Declarations of Interest", "Minutes"):
            desk.ask("agenda add", title, "--meeting", day)
    desk.on("minutes attend", f"{APOLOGIES[0]} and {APOLOGIES[1]}", "--as", "apologies")
    desk.on("minutes attend", "--all")
    desk.on("minutes attend", "Judith Harwood", "--as", "in attendance", "--post", "Service Director")
    desk.on("minutes declare", CHAIR, "--reason", "Governor of a school.", "--interest", "personal")
    paper = folder / "july.txt"
    paper.write_text(as_text(written), encoding="utf-8")
    code, out, err = run("minutes", "import", paper, "--into", desk.file, "--as", "draft", "--json")
    assert code == 0, err
    understood = json.loads(out)
    assert understood["written"]
    # The table of declarations is left out of the text: they are declared above.
    assert [each["doubt"] for each in understood["doubts"] if "announces points" not in each["doubt"]] == []
    return desk


@pytest.fixture(scope="module")
def approved(desk: Desk) -> Desk:
    """The same, circulated, commented on, approved with one amendment and signed."""
    letter = desk.folder / "letter.eml"
    sent = desk.on(
        "minutes circulate", "--on", "2019-07-15", "--comments-by", "2019-07-26", "--letter", letter
    )
    assert (sent["numbers"], sent["next"]) == ("10–21", "approve")
    attached = [each.get_content_type() for each in message_from_bytes(letter.read_bytes()).walk()]
    assert "application/pdf" in attached
    said = ("It was three weeks.", "--by", CHAIR, "--place", "16(e)", "--on", "2019-07-20")
    desk.on("minutes comment", *said)
    desk.on("minutes settle", 1, "Put to the meeting.")
    desk.on(
        "minutes approve", "--at", SEPTEMBER, "--amend", "16(e)", "--read", AMENDED, "--because", REASON
    )  # fmt: skip
    desk.on("minutes sign", "--on", SEPTEMBER)
    return desk


def test_the_minutes_come_out_with_their_numbers_letters_limbs_and_words(desk: Desk) -> None:
    shown = desk.on("minutes show")
    assert [each["title"] for each in shown["minutes"]] == [minute.title for minute in desk.written]
    assert len(TITLES) == len(shown["minutes"])
    for kept, minute in zip(shown["minutes"], desk.written, strict=True):
        assert (kept["number"] or kept["provisional_number"]) == minute.number
        letters = [each["letter"] for each in kept["paragraphs"] if each["letter"]]
        assert letters == [chr(ord("a") + place) for place in range(POINTS.get(minute.number, 0))]
        limbs = [each["limb"] for each in kept["paragraphs"] if each["kind"] == "resolution"]
        assert limbs == list(range(1, len(limbs) + 1))
        if minute.number in LIMBS:
            assert len(limbs) == LIMBS[minute.number]
        assert minute.of("point") == [each["text"] for each in kept["paragraphs"] if each["kind"] == "point"]


def test_eight_tracking_rows_arise_and_stand_in_the_list_of_what_is_owed(approved: Desk) -> None:
    assert approved.ask("info")["boards"][0]["counts"]["decisions"] == len(ASKS) == 8
    listed = approved.folder / "actions.txt"
    approved.on("minutes action-list", "--out", listed, "--on", "2019-09-11")
    words = " ".join(listed.read_text(encoding="utf-8-sig").split())
    assert "8 to do" in words
    sheet = approved.folder / "sheet.txt"
    approved.on("minutes decisions-sheet", "--out", sheet)
    assert all(f"17({limb})" in sheet.read_text(encoding="utf-8-sig") for limb in (1, 2, 3))


def test_approval_with_an_amendment_leaves_a_slip_and_the_record_in_the_later_minutes(approved: Desk) -> None:
    status = approved.on("minutes status")
    assert (status["state"], status["signed_by"], status["next"]) == ("signed", CHAIR, "nothing")
    (slip,) = status["slips"]
    (before,) = [minute.of("point")[4] for minute in approved.written if minute.number == 16]
    assert (slip["place"], slip["before"], slip["after"]) == ("Minute 16(e)", before, AMENDED)
    assert (slip["reason"], slip["recorded"]) == (REASON, True)
    later = approved.ask("minutes show", "--meeting", SEPTEMBER)
    (told,) = [each for each in later["minutes"] if each["title"] == "Minutes"]
    assert "10 July 2019" in told["paragraphs"][0]["text"]
    assert any("16(e)" in each["text"] and "three weeks" in each["text"] for each in told["paragraphs"])


def test_two_moments_are_compared_word_by_word(approved: Desk) -> None:
    moments = [each["title"] for each in approved.on("minutes compare")]
    compared = approved.on("minutes compare", "--from", 1, "--to", len(moments))
    changed = [each for each in compared["changes"] if each["change"] == "changed"]
    assert "16(e)" in [each["place"] for each in changed] or any(
        "three weeks" in "".join(word["text"] for word in each["words"]) for each in changed
    )


def test_the_book_of_2019_20_has_leaves_an_index_and_initials(approved: Desk) -> None:
    pdf = approved.folder / "book.pdf"
    book = approved.ask("minute-book build", "--year", FIRST_YEAR, "--out", pdf)
    (bound,) = [each for each in book["meetings"] if each["leaves"]]
    assert (bound["meeting"], bound["state"]) == ("2019-07-10", "signed")
    assert book["index"]["subjects"] >= len(TITLES) - 2
    text = text_of(pdf)
    assert "Index" in text
    assert "three weeks" in text
    assert REASON in text
    printed = approved.ask("minute-book printed", "--year", FIRST_YEAR, "--on", "2019-10-01")
    leaves = printed["new"]
    assert leaves == [str(place) for place in range(1, book["leaves"] + 1)]
    initialling = ("--leaves", f"1-{len(leaves)}", "--by", CHAIR, "--on", "2019-10-02")
    approved.ask("minute-book initial", "--year", FIRST_YEAR, *initialling)
    missing = approved.ask("minute-book missing", "--year", FIRST_YEAR)
    assert not any(missing[each] for each in ("unsigned", "not_printed", "changed", "not_initialled", "gone"))
    assert [each["meeting"] for each in missing["unbound"]] == ["2019-09-11"]
    again = approved.ask("minute-book printed", "--year", FIRST_YEAR, "--on", "2019-10-03")
    assert (again["new"], again["revised"], again["same"]) == ([], [], len(leaves))


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def test_what_is_signed_takes_no_second_approval_and_every_step_can_be_taken_back(approved: Desk) -> None:
    code, _, err = run("minutes", "approve", approved.file, "--meeting", JULY, "--at", SEPTEMBER)
    assert code == 1
    assert "Traceback" not in err
    steps = approved.ask("history")
    approved.ask("undo")
    approved.ask("redo")
    assert approved.on("minutes status")["signed_by"] == CHAIR
    assert len(approved.ask("history")) >= len(steps)
    assert approved.ask("verify")["clean"]
