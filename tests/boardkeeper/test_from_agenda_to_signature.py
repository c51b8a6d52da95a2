"""One meeting through the use cases: agenda, attendance, minutes, follow-up, plan and notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from boardkeeper import (
    agenda,
    approvals,
    attendance,
    boards,
    decisions,
    meetings,
    minutes,
    notices,
    people,
    plan,
    pledges,
)
from boardkeeper.errors import UserError
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute
from boardkeeper.minutes.circulating import circulate
from db.store import Store
from db.tables.meetings import MeetingState
from tests.threads import record_decision_progress

WHO = "Clerk"


@dataclass(frozen=True)
class Desk:
    """A board with two meetings; the first is minuted in one minute of one point and one limb."""

    store: Store
    board_id: str
    july: str
    september: str

    def minute(self) -> minutes.MinuteView:
        return minutes.get_minutes(self.store, self.july).minutes[0]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Store.create(tmp_path / "a.board", WHO) as store:
        board_id = boards.create_board(store, WHO, "Children", "Anytown")
        july = meetings.add_meeting(store, WHO, board_id, date(2026, 7, 8), standard_agenda=True)
        september = meetings.add_meeting(store, WHO, board_id, date(2026, 9, 9))
        text = [(ParagraphKind.POINT, "44 schools had answered.")]
        written = WrittenMinute("Front door", text, [(Verb.AGREED, "that a report comes in October;")])
        minutes.write_minute(store, WHO, july, written)
        yield Desk(store, board_id, july, september)


def test_minutes_are_approved_at_a_later_meeting_and_then_signed(desk: Desk) -> None:
    approvals.approve_minutes(desk.store, WHO, desk.july, desk.september)
    approvals.sign_minutes(desk.store, WHO, desk.july, "The Chair", date(2026, 9, 9))
    signed = minutes.get_minutes(desk.store, desk.july)
    assert (signed.state, signed.signed_by, signed.is_draft) == (MeetingState.SIGNED, "The Chair", False)


def test_minutes_are_not_approved_by_the_meeting_they_are_of(desk: Desk) -> None:
    with pytest.raises(UserError, match="later meeting"):
        approvals.approve_minutes(desk.store, WHO, desk.july, desk.july)
    assert meetings.get_meeting(desk.store, desk.july).state is MeetingState.MINUTES_DRAFT


def test_minutes_are_not_approved_twice(desk: Desk) -> None:
    approvals.approve_minutes(desk.store, WHO, desk.july, desk.september)
    with pytest.raises(UserError, match="Only draft minutes"):
        approvals.approve_minutes(desk.store, WHO, desk.july, desk.september)
    assert meetings.get_meeting(desk.store, desk.july).state is MeetingState.APPROVED


def test_draft_minutes_are_not_signed(desk: Desk) -> None:
    with pytest.raises(UserError, match="Only approved minutes"):
        approvals.sign_minutes(desk.store, WHO, desk.july, "The Chair", date(2026, 9, 9))


def test_a_correction_changes_the_text_only_with_a_reason(desk: Desk) -> None:
    approvals.approve_minutes(desk.store, WHO, desk.july, desk.september)
    paragraph = desk.minute().paragraphs[0]
    right = "40 schools had answered."
    with pytest.raises(UserError, match="reason"):
        approvals.correct_paragraph(desk.store, WHO, paragraph.id, desk.september, right, " ")
    with pytest.raises(UserError, match="changes nothing"):
        approvals.correct_paragraph(desk.store, WHO, paragraph.id, desk.september, paragraph.text, "Slip")
    approvals.correct_paragraph(desk.store, WHO, paragraph.id, desk.september, right, "Four answered twice.")
    assert desk.minute().paragraphs[0].text == right
    desk.store.undo(WHO)
    assert desk.minute().paragraphs[0].text == paragraph.text


def test_a_paragraph_is_withheld_under_paragraphs_of_the_schedule(desk: Desk) -> None:
    paragraph = desk.minute().paragraphs[0]
    approvals.withhold_paragraph(desk.store, WHO, paragraph.id, (3, 1), "A report was made.")
    withheld = desk.minute().paragraphs[0]
    assert (withheld.exempt_paragraphs, withheld.public_summary) == ("1, 3", "A report was made.")
    with pytest.raises(ValueError, match="not 8"):
        approvals.withhold_paragraph(desk.store, WHO, paragraph.id, (8,))


def test_publication_freezes_the_numbers_and_a_late_item_takes_a_letter(desk: Desk) -> None:
    agenda.publish_agenda(desk.store, WHO, desk.july, date(2026, 6, 30))
    items = agenda.list_items(desk.store, desk.july)
    agenda.add_item(
        desk.store,
        WHO,
        desk.july,
        "Closure of a home",
        kind=agenda.ItemKind.URGENT,
        urgent_reason="Notice was given yesterday.",
        after_id=items[3].id,
    )
    numbers = [item.number for item in agenda.list_items(desk.store, desk.july)]
    assert numbers == ["1", "2", "3", "4", "4a", "5", "6", "7", "8"]
    assert meetings.get_meeting(desk.store, desk.july).published_on == date(2026, 6, 30)


def test_an_empty_agenda_is_not_published(desk: Desk) -> None:
    with pytest.raises(UserError, match="without items"):
        agenda.publish_agenda(desk.store, WHO, desk.september, date(2026, 9, 1))


def test_a_limb_is_tracked_once_and_reads_as_a_sentence(desk: Desk) -> None:
    circulate(desk.store, WHO, desk.july, date(2026, 7, 13))
    (limb,) = desk.minute().resolutions
    decisions.track_resolution(desk.store, WHO, limb.id, "Director", "October 2026")
    with pytest.raises(UserError, match="tracked already"):
        decisions.track_resolution(desk.store, WHO, limb.id, "Director", "October 2026")
    (row,) = decisions.list_decisions(desk.store, desk.board_id, date(2026, 9, 9)).rows
    assert row.text == "Agreed that a report comes in October."
    assert (row.minute_reference, row.target_on) == ("Minute 1(1), 8 July 2026", date(2026, 10, 31))


def test_a_decision_that_was_not_accepted_is_closed_on_that_day(desk: Desk) -> None:
    (limb,) = desk.minute().resolutions
    row_id = decisions.track_resolution(desk.store, WHO, limb.id, "Director", "October 2026")
    status = decisions.FollowUpStatus.NOT_ACCEPTED
    record_decision_progress(desk.store, WHO, row_id, "No money.", status, date(2026, 8, 1))
    (row,) = decisions.list_decisions(desk.store, desk.board_id, date(2026, 12, 1)).rows
    assert (row.completed_on, row.overdue_days) == (date(2026, 8, 1), 0)


def test_a_substitute_is_recorded_with_the_member_they_stand_in_for(desk: Desk) -> None:
    people.add_member(desk.store, WHO, desk.board_id, "Dr Abel")
    bell = people.add_person(desk.store, WHO, "Ms Bell")
    (abel,) = (member.person_id for member in people.list_members(desk.store, desk.board_id))
    presence = attendance.Presence
    attendance.record_attendance(desk.store, WHO, desk.july, abel, presence.APOLOGIES)
    attendance.record_attendance(
        desk.store, WHO, desk.july, bell, presence.SUBSTITUTE, substitute_for_id=abel
    )
    attendance.declare_interest(desk.store, WHO, desk.july, bell, "Fostering", "A carer.", left_the_room=True)
    found = minutes.get_minutes(desk.store, desk.july)
    assert [(row.name, row.substitute_for) for row in found.attendance] == [
        ("Dr Abel", ""),
        ("Ms Bell", "Dr Abel"),
    ]
    assert [(row.member, row.left_the_room) for row in found.declarations] == [("Ms Bell", True)]
    with pytest.raises(UserError, match="names the item"):
        attendance.declare_interest(desk.store, WHO, desk.july, bell, " ", "A carer.")


def test_a_plan_is_written_priority_by_priority(desk: Desk) -> None:
    with desk.store.edit("Make the plan", WHO) as session:
        plan_id = plan.ensure_plan(session, desk.board_id).id
    priority = plan.add_priority(desk.store, WHO, plan_id, 1, "Front door", "Seen the same day")
    plan.add_milestone(desk.store, WHO, priority, "1.1", "One form", due_on=date(2026, 6, 30))
    with pytest.raises(UserError, match="Priority 1 is “Front door” already"):
        plan.add_priority(desk.store, WHO, plan_id, 1, "Other")
    with pytest.raises(UserError, match=r"milestone 1\.1 already"):
        plan.add_milestone(desk.store, WHO, priority, "1.1", "Another form")
    (row,) = plan.list_milestones(desk.store, desk.board_id).rows
    plan.record_milestone_status(desk.store, WHO, row.id, "2026-06", plan.MilestoneStatus.ON_TRACK)
    plan.record_narrative(
        desk.store,
        WHO,
        priority,
        "2026-06",
        working_well="The call.",
        worried_about="Chairs.",
        needs_to_happen="A third chair.",
    )
    found = plan.get_plan(desk.store, desk.board_id)
    assert found is not None
    assert [(each.title, each.aim, each.worried_about) for each in found.priorities] == [
        ("Front door", "Seen the same day", "Chairs.")
    ]


def test_a_notice_has_each_paragraph_once_and_a_board_each_pledge(desk: Desk) -> None:
    notice = notices.add_notice(desk.store, WHO, desk.board_id, "Notice", date(2026, 3, 27))
    notices.add_requirement(desk.store, WHO, notice, "3(a)", "Keep the plan up to date.")
    with pytest.raises(UserError, match=r"paragraph 3\(a\) already"):
        notices.add_requirement(desk.store, WHO, notice, "3(a)", "Again.")
    pledges.add_pledge(desk.store, WHO, desk.board_id, "4", "No child waits.")
    with pytest.raises(UserError, match="pledge 4 already"):
        pledges.add_pledge(desk.store, WHO, desk.board_id, "4", "Again.")
    labels = [step.label for step in desk.store.history(limit=3)]
    assert labels == ["Add pledge 4", "Add paragraph 3(a) of the notice", "Add “Notice”"]
