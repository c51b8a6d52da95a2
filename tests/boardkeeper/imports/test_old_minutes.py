from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from boardkeeper import agenda, decisions, meetings, minutes, people
from boardkeeper.errors import UserError
from boardkeeper.importing.old_minutes import (
    Corrections,
    OldMinutes,
    PaperState,
    old_minutes_of_text,
    understand,
)
from boardkeeper.imports.old_minutes import MinutesThereAlready, apply_old_minutes, preview_old_minutes
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import PieceKind
from boardkeeper.people import SeatRole
from db.tables.actions import Action
from db.tables.minutes import AllottedNumber
from db.tables.people import Person
from tests.boardkeeper.conftest import WHO, Desk

PAPER = """Children's Scrutiny
Wednesday 10 July 2019
Venue: Council House
PRESENT:
Councillor Mrs Johnson, in the Chair.
Councillors Allen and Day (substitute for Councillor Murphy).
Also in attendance: Ed Coley (Head of Skills)
The meeting started at 2.00 pm and finished at 4.00 pm.
10. **Declarations of Interest**
Member\tSubject\tReason\tInterest
Councillor Allen\tAll items\tGovernor\tPersonal
11. **Minutes**
Agreed the minutes of the last meeting.
12. **Plan**
Points raised:
(a) one;
(b) two.
RECOMMENDED to Cabinet that further details would be provided to Members.
ACTION: Ed Coley to send the plan by end of July
13. **Contract (exempt – paragraph 3)**
The price was given.
"""


TODAY = date(2019, 7, 20)


@pytest.fixture
def old() -> OldMinutes:
    return old_minutes_of_text(PAPER, "old.txt")


def apply(desk: Desk, old: OldMinutes, meeting_id: str | None = None, **how: Any) -> str:
    return apply_old_minutes(desk.store, WHO, desk.board_id, old, meeting_id, **how)


def test_old_minutes_make_their_meeting_and_say_everything_as_one_step(desk: Desk, old: OldMinutes) -> None:
    meeting_id = apply(desk, old)
    view = minutes.get_minutes(desk.store, meeting_id)
    assert (view.held_on, view.starts_at, view.ended_at, view.venue) == (
        date(2019, 7, 10),
        time(14),
        time(16),
        "Council House",
    )
    assert view.state is MeetingState.MINUTES_DRAFT
    assert [(minute.number, minute.title) for minute in view.minutes] == [
        (10, "Declarations of Interest"),
        (11, "Minutes"),
        (12, "Plan"),
        (13, "Contract (exempt – paragraph 3)"),
    ]
    plan = view.minutes[2]
    assert [(each.kind.value, each.letter) for each in plan.paragraphs] == [
        ("sub-heading", ""),
        ("point", "a"),
        ("point", "b"),
        ("resolution", ""),
        ("action", ""),
    ]
    (limb,) = plan.resolutions
    assert (limb.verb.value, limb.recommended_to, limb.text) == (
        "recommended",
        "Cabinet",
        "that further details would be provided to Members.",
    )
    assert view.minutes[3].paragraphs[0].exempt_paragraphs == "3"
    assert desk.labels() == ["Import the minutes of 10 July 2019"]


def test_attendance_and_declarations_are_recorded(desk: Desk, old: OldMinutes) -> None:
    people.add_member(desk.store, WHO, desk.board_id, "Councillor Jane Allen")
    people.add_member(desk.store, WHO, desk.board_id, "Councillor Murphy")
    view = minutes.get_minutes(desk.store, apply(desk, old))
    assert [
        (each.name, each.presence.value, each.acting_as, each.post, each.substitute_for)
        for each in view.attendance
    ] == [
        ("Councillor Mrs Johnson", "present", "Chair", "", ""),
        ("Councillor Jane Allen", "present", "", "", ""),
        ("Councillor Day", "substitute", "", "", "Councillor Murphy"),
        ("Ed Coley", "in attendance", "", "Head of Skills", ""),
    ]
    (declared,) = view.declarations
    assert (declared.member, declared.reason, declared.interest.value) == (
        "Councillor Jane Allen",
        "Governor",
        "personal",
    )


def test_a_chair_with_the_seat_does_not_only_act(desk: Desk, old: OldMinutes) -> None:
    people.add_member(desk.store, WHO, desk.board_id, "Councillor Mrs Johnson", SeatRole.CHAIR)
    view = minutes.get_minutes(desk.store, apply(desk, old))
    assert view.attendance[0].acting_as == ""


def test_people_can_be_left_as_words(desk: Desk, old: OldMinutes) -> None:
    named = preview_old_minutes(desk.store, desk.board_id, old).people
    assert [each.proposed for each in named] == [""] * len(named)
    view = minutes.get_minutes(desk.store, apply(desk, old, chosen={each.name: None for each in named}))
    assert view.attendance == view.declarations == ()
    first = view.minutes[0]
    assert (first.title, first.number, first.is_numbered) == ("Before the first item", None, False)
    assert "Also in attendance: Ed Coley (Head of Skills)." in [each.text for each in first.paragraphs]
    with desk.store.read() as session:
        assert session.scalars(select(Person.name)).all() == []


def test_one_person_written_in_two_ways_comes_into_the_file_once(desk: Desk) -> None:
    written = PAPER.replace("Councillor Allen\tAll", "Cllr Allen\tAll")
    old = old_minutes_of_text(written)
    named = preview_old_minutes(desk.store, desk.board_id, old).people
    assert next(each.also for each in named if each.name == "Councillor Allen") == ("Cllr Allen",)
    view = minutes.get_minutes(desk.store, apply(desk, old))
    assert view.declarations[0].member == "Councillor Allen"


def test_who_is_named_below_a_limb_is_asked_in_the_log_or_stays_in_words(desk: Desk) -> None:
    old = old_minutes_of_text(
        PAPER.replace("ACTION: Ed Coley to send the plan by end of July", "Action: Ed Coley")
    )
    apply(desk, old)
    (tracked,) = decisions.list_decisions(desk.store, desk.board_id, TODAY).rows
    assert tracked.officer == "Ed Coley"
    desk.store.undo(WHO)
    view = minutes.get_minutes(desk.store, apply(desk, old, follow_up=False))
    assert [each.text for each in view.minutes[2].paragraphs][-1] == "Action: Ed Coley"


def test_a_name_that_may_mean_several_is_a_doubt_and_nobody(desk: Desk, old: OldMinutes) -> None:
    for name in ("Councillor Jane Allen", "Councillor Mark Allen"):
        people.add_member(desk.store, WHO, desk.board_id, name)
    preview = preview_old_minutes(desk.store, desk.board_id, old)
    allen = next(each for each in preview.people if each.name == "Councillor Allen")
    assert len(allen.known) == 2
    assert allen.proposed is None
    assert any("say who is meant" in doubt.sentence for doubt in preview.doubts)
    view = minutes.get_minutes(desk.store, apply(desk, old, chosen={"Councillor Allen": allen.known[1].id}))
    assert "Councillor Mark Allen" in [each.name for each in view.attendance]


def test_what_a_draft_asks_for_goes_into_the_logs_and_what_was_approved_does_not(
    desk: Desk, old: OldMinutes
) -> None:
    apply(desk, old)
    (tracked,) = decisions.list_decisions(desk.store, desk.board_id, TODAY).rows
    assert tracked.text.startswith("Recommended to Cabinet: that further details")
    with desk.store.read() as session:
        (action,) = session.scalars(select(Action)).all()
        assert (action.text, action.owner, action.due_on) == (
            "to send the plan",
            "Ed Coley",
            date(2019, 7, 31),
        )
    desk.store.undo(WHO)
    meeting_id = apply(desk, old, state=PaperState.APPROVED)
    view = minutes.get_minutes(desk.store, meeting_id)
    assert view.state is MeetingState.APPROVED
    assert decisions.list_decisions(desk.store, desk.board_id, TODAY).total == 0
    assert view.minutes[2].paragraphs[-1].text == "ACTION: Ed Coley – to send the plan, by end of July"


def test_undo_takes_everything_back_and_redo_brings_it_again(desk: Desk, old: OldMinutes) -> None:
    meeting_id = apply(desk, old)
    before = minutes.get_minutes(desk.store, meeting_id)
    desk.store.undo(WHO)
    assert meetings.list_meetings(desk.store, desk.board_id).total == 0
    with desk.store.read() as session:
        assert session.scalars(select(AllottedNumber)).all() == []
    desk.store.redo(WHO)
    assert minutes.get_minutes(desk.store, meeting_id) == before


def test_the_meeting_of_the_day_takes_them_with_its_agenda_items(desk: Desk, old: OldMinutes) -> None:
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10), time(14, 30))
    item = agenda.add_item(desk.store, WHO, meeting_id, "Plan")
    minutes.start_minutes(desk.store, WHO, meeting_id)
    preview = preview_old_minutes(desk.store, desk.board_id, old)
    assert preview.meeting_id == meeting_id
    assert any("called for 2.30 pm, which stays" in doubt.sentence for doubt in preview.doubts)
    assert apply(desk, old) == meeting_id
    view = minutes.get_minutes(desk.store, meeting_id)
    assert [minute.agenda_item_id for minute in view.minutes] == [None, None, item, None]
    assert view.starts_at == time(14, 30)


def test_minutes_that_are_there_are_compared_and_never_written_over(desk: Desk, old: OldMinutes) -> None:
    apply(desk, old)
    preview = preview_old_minutes(desk.store, desk.board_id, old)
    assert preview.existing is not None
    with pytest.raises(MinutesThereAlready, match="word for word"):
        apply(desk, old, state=PaperState.DRAFT)
    other = old_minutes_of_text(PAPER.replace("(b) two.", "(b) three."))
    with pytest.raises(MinutesThereAlready, match="1 are only in the paper"):
        apply(desk, other)
    assert len(desk.labels()) == 1


def test_numbers_given_twice_in_a_year_are_kept_and_told(desk: Desk, old: OldMinutes) -> None:
    apply(desk, old)
    second = old_minutes_of_text(PAPER.replace("Wednesday 10 July 2019", "Wednesday 11 September 2019"))
    preview = preview_old_minutes(desk.store, desk.board_id, second)
    assert sum("as well" in doubt.sentence for doubt in preview.doubts) == 4
    view = minutes.get_minutes(desk.store, apply(desk, second))
    assert [minute.number for minute in view.minutes] == [10, 11, 12, 13]
    with desk.store.read() as session:
        assert sorted(session.scalars(select(AllottedNumber.number))) == [10, 11, 12, 13]


def test_signed_minutes_keep_who_signed_and_when(desk: Desk) -> None:
    signed = old_minutes_of_text(PAPER + "Signed by Councillor Mrs Johnson on 11 September 2019\n")
    view = minutes.get_minutes(desk.store, apply(desk, signed))
    assert (view.state, view.signed_by, view.signed_on) == (
        MeetingState.SIGNED,
        "Councillor Mrs Johnson",
        date(2019, 9, 11),
    )


def test_another_board_several_meetings_and_no_day_are_told(desk: Desk, old: OldMinutes) -> None:
    wrong = old_minutes_of_text(PAPER.replace("Children's Scrutiny", "Planning and Licensing Committee"))
    said = [doubt.sentence for doubt in preview_old_minutes(desk.store, desk.board_id, wrong).doubts]
    assert any("is it the right board?" in sentence for sentence in said)
    for starts_at in (time(10), time(16)):
        meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10), starts_at)
    with pytest.raises(UserError, match="several times"):
        preview_old_minutes(desk.store, desk.board_id, old)
    undated = old_minutes_of_text(PAPER.replace("Wednesday 10 July 2019", ""))
    assert preview_old_minutes(desk.store, desk.board_id, undated).meeting_id is None
    with pytest.raises(UserError, match="on which day"):
        apply(desk, undated)
    with pytest.raises(UserError, match="no heading"):
        apply(
            desk, old_minutes_of_text("Thursday 11 July 2019\nJust one long sentence that says very little.")
        )


def test_a_paper_without_numbers_gets_them_when_it_is_circulated_if_it_is_a_draft(
    desk: Desk, old: OldMinutes
) -> None:
    unnumbered = understand(old.paper, Corrections(numbers=dict.fromkeys(range(len(old.lines)), None)))
    preview = preview_old_minutes(desk.store, desk.board_id, unnumbered)
    assert preview.counts[PieceKind.HEADING] == 4
    view = minutes.get_minutes(desk.store, apply(desk, unnumbered))
    assert {(minute.number, minute.is_numbered) for minute in view.minutes} == {(None, True)}
