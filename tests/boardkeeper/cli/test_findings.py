"""The checks of a pack on the command line."""

from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import agenda, boards, meetings
from boardkeeper.agenda import PaperKind
from db.store import Store

WHO = "Ann Smith"
MEETING = ("--meeting", "2019-09-11")
MISSING = "Item 1 Fostering has no paper. Mark it “to follow”, or it goes out without one."


@pytest.fixture
def file(board_file):
    with Store.open(board_file, WHO) as store:
        board_id = boards.find_board(store).id
        meeting_id = meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11), time(14), "")
        agenda.add_item(store, WHO, meeting_id, "Fostering", paper=PaperKind.REPORT)
        agenda.add_item(store, WHO, meeting_id, "Schools", paper=PaperKind.REPORT)
    return board_file


def test_what_is_not_right_is_listed_with_a_number_what_blocks_first(ask, run, file):
    found = ask("meeting", "findings", file, *MEETING)
    assert [each["blocks"] for each in found["findings"]] == [True, False, False]
    assert found["findings"][1] == {"sentence": MISSING, "blocks": False, "arithmetic": ""}
    assert found["accepted"] == []
    lines = run("meeting", "findings", file, *MEETING).out.splitlines()
    assert lines[0].startswith("  1  Blocks: The meeting has no place yet")
    assert lines[1] == f"  2  Note: {MISSING}"


def test_a_finding_is_accepted_by_its_number_or_its_words_and_taken_back(ask, run, file):
    found = ask(
        "meeting", "findings", file, *MEETING, "--accept", "2", "--because", "Tabled.", "--who", "Jo Lee"
    )
    (accepted,) = found["accepted"]
    assert (accepted["sentence"], accepted["reason"], accepted["accepted_by"]) == (
        MISSING,
        "Tabled.",
        "Jo Lee",
    )
    found = ask("meeting", "findings", file, *MEETING, "--accept", "schools", "--because", "Oral report.")
    assert len(found["accepted"]) == 2
    dry = ask("publish", file, *MEETING, "--on", "2019-09-03", "--dry-run")
    assert [each["blocks"] for each in dry["findings"]] == [True]
    assert [each["reason"] for each in dry["accepted"]] == ["Tabled.", "Oral report."]
    said = run("publish", file, *MEETING, "--on", "2019-09-03", "--dry-run").out
    assert f"Accepted: {MISSING} Jo Lee: Tabled." in said
    found = ask("meeting", "findings", file, *MEETING, "--take-back", "Fostering")
    assert MISSING in [each["sentence"] for each in found["findings"]]
    assert run("undo", file).out.startswith("Undone: Check again in the pack of 11 September 2019")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--accept", "2"), "needs a reason"),
        (("--accept", "1", "--because", "x"), "must be put right"),
        (("--accept", "²", "--because", "x"), "No finding says “²”."),
        (("--accept", "9", "--because", "x"), "There is no finding 9. They are numbered 1 to 3."),
        (("--accept", "no paper", "--because", "x"), "More than one (2) finding says “no paper”."),
        (("--accept", "zebra", "--because", "x"), "No finding says “zebra”."),
        (("--take-back", "1"), "There is no accepted finding 1. There is none."),
        (("--because", "x"), "Give --accept with it."),
        (("--accept", "2", "--take-back", "1"), "not both at once"),
    ],
)
def test_what_cannot_be_meant_is_refused(refused, ask, file, options, said):
    assert said in refused("meeting", "findings", file, *MEETING, *options)
    assert ask("meeting", "findings", file, *MEETING)["accepted"] == []
