from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import decisions
from boardkeeper.decisions import FollowUpStatus
from tests.threads import record_decision_progress

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)
HEAD = ["Meeting", "Minute", "Resolution", "Target date", "Officer responsible", "Progress"]


def row(minute, text, progress, *, target="July 2019"):
    return ["10 July 2019", minute, text, target, "Jean Kelly", progress]


@pytest.fixture
def log(saved):
    return lambda name, *rows, head=HEAD: saved(f"{name}.xlsx", {"Log": [head, *rows]})


@pytest.fixture
def listed(desk):
    return lambda: decisions.list_decisions(desk.store, desk.board_id, TODAY).rows


def test_a_note_that_changes_adds_one_more_entry_to_the_history(desk, bring_in, log, listed):
    bring_in("decisions", log("june", row("EET", "Report in autumn", "Request for information emailed")))
    counts = bring_in("decisions", log("july", row("EET", "Report in autumn", "Received, with the chair")))
    assert (counts.new, counts.changed, counts.same) == (0, 1, 0)
    (found,) = listed()
    assert [entry.text for entry in decisions.decision_history(desk.store, found.id)] == [
        "Request for information emailed",
        "Received, with the chair",
    ]
    desk.store.undo(WHO)
    (found,) = listed()
    assert found.progress == "Request for information emailed"


def test_an_older_workbook_brought_in_again_says_nothing_new(bring_in, log, listed):
    june = log("june", row("EET", "Report in autumn", "Ongoing"))
    bring_in("decisions", june)
    bring_in("decisions", log("july", row("EET", "Report in autumn", "Complete")))
    again = bring_in("decisions", june)
    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert listed()[0].status is FollowUpStatus.COMPLETE


def test_a_finished_row_that_left_the_log_does_not_lend_its_place_to_the_next(desk, bring_in, log, listed):
    first = row("EET", "That a visit to the college be arranged", "Complete")
    second = row("EET", "That the figures by ward be sent to members", "Ongoing")
    bring_in("decisions", log("june", first, second))
    counts = bring_in("decisions", log("july", second))
    assert (counts.new, counts.changed, counts.same) == (0, 0, 1)
    assert [each.text for each in listed()] == [first[2], second[2]]
    new = row("EET", "Something else altogether was asked for", "")
    counts = bring_in("decisions", log("august", second, new))
    assert (counts.new, counts.changed, counts.same) == (1, 0, 1)
    assert len(listed()) == 3


def test_a_reworded_row_is_a_change_not_a_new_one(bring_in, log, listed):
    bring_in("decisions", log("june", row("EET", "That the figures by ward be sent to members", "Ongoing")))
    counts = bring_in(
        "decisions",
        log("july", row("EET", "That the figures by ward and school be sent to members", "Ongoing")),
    )
    assert (counts.new, counts.changed) == (0, 1)
    assert [each.text for each in listed()] == ["That the figures by ward and school be sent to members"]


def test_rows_that_are_the_same_twice_stay_two(bring_in, log, listed):
    path = log("june", row("EET", "Report", "Ongoing"), row("EET", "Report", "Ongoing"))
    assert bring_in("decisions", path).new == 2
    assert bring_in("decisions", path).same == 2
    assert len(listed()) == 2


def test_a_status_that_changes_beside_an_unchanged_note_is_a_change(desk, bring_in, log, listed):
    head = [*HEAD, "Status"]
    bring_in("decisions", log("june", [*row("EET", "Report", "With the chair"), "In progress"], head=head))
    counts = bring_in(
        "decisions", log("july", [*row("EET", "Report", "With the chair"), "Complete"], head=head)
    )
    assert (counts.new, counts.changed) == (0, 1)
    assert listed()[0].status is FollowUpStatus.COMPLETE
    assert [entry.text for entry in decisions.decision_history(desk.store, listed()[0].id)] == [
        "With the chair",
        "Status changed from “in progress” to “complete”.",
    ]


def test_what_was_recorded_in_the_program_is_not_undone_by_a_blank(desk, bring_in, log, listed):
    path = log("june", row("EET", "Report", None))
    bring_in("decisions", path)
    record_decision_progress(desk.store, WHO, listed()[0].id, "Sent.", FollowUpStatus.COMPLETE, TODAY)
    assert bring_in("decisions", path).same == 1
    assert listed()[0].status is FollowUpStatus.COMPLETE


def test_a_target_that_moved_is_kept_as_written_and_as_meant(desk, bring_in, log, listed):
    bring_in("decisions", log("june", row("EET", "Report", "Ongoing")))
    bring_in("decisions", log("july", row("EET", "Report", "Ongoing", target="30 September 2019")))
    (found,) = listed()
    assert (found.target_written, found.target_on) == ("30 September 2019", date(2019, 9, 30))
    desk.store.undo(WHO)
    (found,) = listed()
    assert (found.target_written, found.target_on, found.overdue_days) == ("July 2019", date(2019, 7, 31), 42)


def test_a_meeting_is_the_same_however_its_day_is_written(bring_in, log, listed):
    bring_in("decisions", log("june", row("EET", "Report in autumn", "Ongoing")))
    dated = [date(2019, 7, 10), *row("EET", "Report in autumn", "Complete")[1:]]
    counts = bring_in("decisions", log("july", dated))
    assert (counts.new, counts.changed) == (0, 1)
    assert listed()[0].decided_on == date(2019, 7, 10)


def test_a_reference_finds_a_decision_however_its_words_and_minute_have_changed(bring_in, log, listed):
    head = ["Ref", *HEAD]
    bring_in("decisions", log("june", ["R1", *row("EET", "That figures by ward be sent", "")], head=head))
    moved = ["R1", *row("Attendance", "That figures by ward and school be sent", "")]
    counts = bring_in("decisions", log("july", moved, head=head))
    assert (counts.new, counts.changed) == (0, 1)
    (found,) = listed()
    assert (found.reference, found.minute_title, found.text) == (
        "R1",
        "Attendance",
        "That figures by ward and school be sent",
    )


def test_a_reference_that_stands_twice_is_refused_by_its_cell(bring_in, log, listed):
    head = ["Ref", *HEAD]
    path = log("june", *(["R1", *row("EET", text, "")] for text in ("Report", "Visit")), head=head)
    assert bring_in("decisions", path).new == 1
    assert [each.text for each in listed()] == ["Report"]


def test_a_target_put_off_is_counted(bring_in, log, listed):
    bring_in("decisions", log("june", row("EET", "Report", "")))
    bring_in("decisions", log("july", row("EET", "Report", "", target="to be scheduled")))
    (found,) = listed()
    assert (found.times_postponed, found.first_due_written, found.target_written) == (
        1,
        "July 2019",
        "to be scheduled",
    )


def test_many_rows_under_one_minute_are_compared_in_good_time(bring_in, log):
    rows = [row("EET", f"That matter number {number} be looked at again", "") for number in range(300)]
    bring_in("decisions", log("june", *rows))
    reworded = [[*each[:2], f"{each[2]} and again", *each[3:]] for each in rows]
    assert bring_in("decisions", log("july", *rows)).same == 300
    assert bring_in("decisions", log("august", *reworded)).new == 300
