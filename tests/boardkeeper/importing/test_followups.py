from __future__ import annotations

import pytest

from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.followups import FollowUp, status_from_progress, status_of


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", FollowUp.OPEN),
        ("Ongoing", FollowUp.IN_PROGRESS),
        ("Complete", FollowUp.COMPLETE),
        ("Completed – report circulated 3 June", FollowUp.COMPLETE),
        ("Complete – added to work programme", FollowUp.IN_PROGRESS),
        ("added to the work programme", FollowUp.IN_PROGRESS),
        ("Not complete", FollowUp.IN_PROGRESS),
        ("Request for information emailed", FollowUp.REQUESTED),
        ("Emailed to officers.", FollowUp.REQUESTED),
        ("Superseded by the new strategy", FollowUp.SUPERSEDED),
        ("The recommendation was not accepted by Cabinet", FollowUp.NOT_ACCEPTED),
        ("A plan is being completed", FollowUp.IN_PROGRESS),
    ],
)
def test_a_progress_note_is_judged_by_its_words(written: str, status: FollowUp) -> None:
    assert status_from_progress(written) is status


def test_a_status_word_is_known_or_it_is_none() -> None:
    assert status_of(" In-Progress. ") is FollowUp.IN_PROGRESS
    assert status_of("CLOSED") is FollowUp.COMPLETE
    assert status_of("amber") is None


def test_a_colour_is_no_status_and_leaves_it_to_the_note(sheet, workbook) -> None:
    made = sheet(
        [
            ["Action", "RAG", "Update"],
            ["One", "Green", "Complete"],
            ["Two", "A/G", "Request emailed"],
            ["Three", "R", None],
        ]
    )
    reading = read_actions(workbook(made))
    assert reading.refusals == ()
    assert [row.status for row in reading.rows] == [FollowUp.COMPLETE, FollowUp.REQUESTED, FollowUp.OPEN]
    assert all("status" not in row.cells for row in reading.rows)
