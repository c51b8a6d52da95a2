"""The chair's briefing, the history of a matter and a board's abbreviations by commands."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import actions, agenda, meetings, programme
from boardkeeper.boards import find_board
from db.store import Store

WHO = "Clerk"


@pytest.fixture
def briefed(board_file):
    """Two meetings in 2019, and an action that was due between them."""
    with Store.open(board_file, WHO) as store:
        board_id = find_board(store).id
        meetings.add_meeting(store, WHO, board_id, date(2019, 7, 10))
        september = meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11))
        agenda.add_item(store, WHO, september, "School Attendance")
        programme.add_programme_item(
            store, WHO, board_id, "School attendance", scheduled_on=date(2019, 9, 11)
        )
        actions.add_action(
            store,
            WHO,
            board_id,
            "Visit the schools",
            "Jean Kelly",
            "31 July 2019",
            raised_on=date(2019, 7, 10),
        )
    return board_file


def test_a_briefing_is_said_or_given_as_one_document(run, ask, briefed):
    said = run("briefing", briefed, "--meeting", "2019-09-11")
    assert said.code == 0
    assert "Action 1: Visit the schools" in said.out
    given = ask("briefing", briefed, "--meeting", "2019-09-11")
    assert list(given) == ["meeting", "last_meeting", "edition", "sections", "unexplained"]
    assert (given["meeting"], given["last_meeting"]) == ("2019-09-11", "2019-07-10")
    promises = given["sections"][1]
    assert promises["lines"][0] == {
        "text": "Action 1: Visit the schools",
        "note": "10 July 2019",
        "who": "Jean Kelly",
        "when": "Wed 31 Jul 2019",
        "then": None,
        "now": None,
        "rag_then": None,
        "rag_now": None,
        "exempt": False,
    }


def test_a_briefing_is_written_to_a_file_of_one_page(ask, run, briefed, tmp_path):
    made = ask("briefing", briefed, "--meeting", "2019-09-11", "--out", tmp_path / "b.pdf")
    assert made["pages"] == 1
    assert run("briefing", briefed, "--out", tmp_path / "b.odt").code == 1
    assert run("briefing", briefed, "--edition", "part ii").code == 1


def test_without_a_meeting_there_is_nothing_to_brief_on(run, board_file):
    refused = run("briefing", board_file)
    assert refused.code == 1
    assert "no meeting to brief on" in refused.err


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (("--action", "1"), {"action"}),
        (("schools",), {"action"}),
        (("--item", "1", "--meeting", "2019-09-11"), {"agenda", "work programme"}),
        (("--topic", "attendance"), {"agenda", "work programme"}),
    ],
)
def test_a_matter_is_found_by_words_or_from_a_thing(ask, briefed, wanted, kinds):
    found = ask("matter", briefed, *wanted)
    assert list(found) == ["matter", "boards", "events", "left_out", "cut"]
    assert {event["kind"] for event in found["events"]} == kinds


@pytest.mark.parametrize(
    "wanted", [(), ("schools", "--action", "1"), ("--action", "99"), ("--item", "1"), ("--minute", "1")]
)
def test_what_names_no_single_thing_is_refused(run, briefed, wanted):
    refused = run("matter", briefed, *wanted)
    assert refused.code == 1
    assert refused.err.endswith("\n")


def test_a_matter_is_written_to_a_file(ask, briefed, tmp_path):
    assert ask("matter", briefed, "--action", "1", "--out", tmp_path / "m.pdf")["pages"] == 1


def test_a_board_says_what_its_short_forms_mean(ask, run, briefed):
    said = ask("board", "abbreviations", "set", briefed, "QPRM", "Quality Performance Review Meeting")
    assert said == [{"short": "QPRM", "meaning": "Quality Performance Review Meeting"}]
    assert run("board", "abbreviations", "list", briefed).out == "QPRM  Quality Performance Review Meeting\n"
    assert ask("board", "abbreviations", "remove", briefed, "QPRM") == []
    assert run("board", "abbreviations", "remove", briefed, "QPRM").code == 1
