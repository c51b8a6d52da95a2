"""The minutes of 10 July 2019 typed into the real editor, circulated, approved on 11 September with one amendment, signed.

Every sentence is typed as far as forty letters, since a test has less time than an officer; with BOARDKEEPER_WHOLE_PAPERS=1
in the environment every letter of the paper is.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from boardkeeper import agenda, approvals, attendance, boards, decisions, meetings, minutes, people
from boardkeeper.attendance import Interest
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import MinutesView, ParagraphKind, Presence, WrittenMinute, circulating
from boardkeeper.people import SeatRole
from db.store import Store
from tests.journeys.july_2019 import (
    APOLOGIES,
    ASKS,
    CHAIR,
    CO_OPTED,
    JULY,
    LIMBS,
    MAY,
    POINTS,
    PRESENT,
    SEPTEMBER,
    TITLES,
    VICE_CHAIR,
    Minute,
    minutes_of,
)
from tests.journeys.typist import Typist
from tests.journeys.visitor import Visitor
from ui.meetings.stepper import Step

WHO = "Helen Rickman"


@pytest.fixture
def typist(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Typist:
    return Typist(visitor, monkeypatch)


@pytest.fixture
def seeds() -> Path | None:
    beside = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    return beside if beside.is_dir() else None


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """The board before the meeting: its members, nine minutes of 29 May, and the agendas of July and September."""
    path = tmp_path / "Plymouth.board"
    with Store.create(path, WHO) as store:
        board_id = boards.create_board(store, WHO, "Education and Children’s Scrutiny", "Plymouth")
        seat_the_members(store, board_id)
        may = meetings.add_meeting(store, WHO, board_id, MAY, is_annual=True)
        for number in range(1, 10):
            minutes.write_minute(store, WHO, may, WrittenMinute(f"Business {number}"))
        circulating.circulate(store, WHO, may, MAY)
        july = meetings.add_meeting(store, WHO, board_id, JULY)
        for title in ("Apologies", *TITLES):
            agenda.add_item(store, WHO, july, title)
        record_who_came(store, board_id, july)
        september = meetings.add_meeting(store, WHO, board_id, SEPTEMBER)
        for title in ("Apologies", "Declarations of Interest", "Minutes"):
            agenda.add_item(store, WHO, september, title)
    return path


def seat_the_members(store: Store, board_id: str) -> None:
    seats = [(CHAIR, SeatRole.CHAIR), (VICE_CHAIR, SeatRole.VICE_CHAIR), (CO_OPTED, SeatRole.CO_OPTED)]
    seats += [
        (name if " " in name else f"Councillor {name}", SeatRole.MEMBER) for name in (*PRESENT, *APOLOGIES)
    ]
    for name, role in seats:
        people.add_member(store, WHO, board_id, name, role)
    for name in ("Jean Kelly", "Judith Harwood", WHO):
        people.add_person(store, WHO, name)


def record_who_came(store: Store, board_id: str, meeting_id: str) -> None:
    for member in people.list_members(store, board_id):
        presence = Presence.APOLOGIES if member.name in APOLOGIES else Presence.PRESENT
        attendance.record_attendance(store, WHO, meeting_id, member.person_id, presence)
    member = next(each for each in people.list_members(store, board_id) if each.name == CHAIR)
    attendance.declare_interest(
        store, WHO, meeting_id, member.person_id, "All items", "Governor of a school.", Interest.PERSONAL
    )


def type_minute(typist: Typist, minute: Minute) -> None:
    """Type what stands below a heading, the caret being in it."""
    before = "heading"
    for kind, words in minute.lines:
        # An empty point or limb becomes text, so that a second Return leaves the list or the box.
        leaves = before in {"point", "limb"} and kind != before
        typist.press("End", "Return", *(["Return"] if leaves else []))
        if kind == "sub-heading":
            typist.press("Ctrl+Shift+6")
        elif kind == "point" and before != "point":
            typist.type("(a) ")
        elif kind == "limb" and before != "limb":
            typist.type("/agreed")
            typist.press("Return")
        typist.type(words)
        before = kind
    if minute.number in ASKS:
        officer, by = ASKS[minute.number]
        typist.type(f" /track {'all ' if LIMBS[minute.number] > 1 else ''}{officer} by {by}")
        typist.press("Return")


def test_the_minutes_of_10_july_2019_are_typed_at_the_table(
    typist: Typist, board: Path, seeds: Path | None, caplog: pytest.LogCaptureFixture
) -> None:
    written = minutes_of(seeds, None if os.environ.get("BOARDKEEPER_WHOLE_PAPERS") else 40)
    visitor = typist.visitor
    july = july_in(board)
    visitor.open(board)
    typist.press("Ctrl+2")
    place = visitor.page.place
    visitor.page.reveal(f"{july}#{Step.MINUTES.value}")
    visitor.settle()
    step = place.minutes
    step.write_minutes()
    visitor.until(lambda: step.surface.is_writable and bool(step.surface.pieces()))
    step.surface.setFocus()
    typist.press("Ctrl+Home")
    for minute in written:
        type_minute(typist, minute)
        if minute is not written[-1]:
            typist.press("Down", "End")
    visitor.until(lambda: not step.keeper.is_waiting)
    visitor.settle()
    typist.note("Twelve minutes")
    with caplog.at_level(logging.INFO):
        for note in typist.notes:
            logging.getLogger(__name__).info(note)
    visitor.window.close()

    with Store.open(board, WHO) as store:
        found = minutes.get_minutes(store, july)
        read_as_written(found, written)
        follow_up_arose(store, found)
        circulate_approve_and_sign(store, july)


def july_in(board: Path) -> str:
    with Store.open(board, WHO) as store:
        return next(meeting.id for meeting in every_meeting(store) if meeting.held_on == JULY)


def every_meeting(store: Store) -> tuple[meetings.MeetingView, ...]:
    (board,) = boards.list_boards(store)
    return meetings.list_meetings(store, board.id).rows


def read_as_written(found: MinutesView, written: list[Minute]) -> None:
    assert [minute.title.partition(" - ")[0] for minute in found.minutes] == [
        title.partition(" - ")[0] for title in TITLES
    ]
    assert [minute.next_number for minute in found.minutes] == list(range(10, 22))
    by_number = {minute.next_number: minute for minute in found.minutes}
    for minute in written:
        kept = by_number[minute.number]
        assert [each.text for each in kept.paragraphs] == [words for _, words in minute.lines]
        letters = [each.letter for each in kept.paragraphs if each.letter]
        assert letters == [chr(ord("a") + place) for place in range(POINTS.get(minute.number, 0))]
        assert [limb.limb for limb in kept.resolutions] == list(range(1, LIMBS.get(minute.number, 0) + 1))
    kinds = {each.kind for each in by_number[16].paragraphs}
    assert ParagraphKind.SUBHEADING in kinds


def follow_up_arose(store: Store, found: MinutesView) -> None:
    (board,) = boards.list_boards(store)
    rows = decisions.list_decisions(store, board.id, SEPTEMBER).rows
    titles = {number: found.minutes[number - 10].title for number in ASKS}
    assert [(row.minute_title, row.officer, row.target_written) for row in rows] == [
        (titles[number], *ASKS[number]) for number in sorted(ASKS)
    ]
    assert all(row.decided_on == JULY for row in rows)
    bullying = next(row for row in rows if row.minute_title == titles[17])
    limbs = next(minute for minute in found.minutes if minute.title == titles[17]).resolutions
    assert all(limb.text.rstrip(";.") in bullying.text for limb in limbs)


def circulate_approve_and_sign(store: Store, meeting_id: str) -> None:
    circulating.circulate(store, WHO, meeting_id, JULY)
    found = minutes.get_minutes(store, meeting_id)
    assert [minute.number for minute in found.minutes] == list(range(10, 22))
    september = next(m.id for m in every_meeting(store) if m.held_on == SEPTEMBER)
    (board,) = boards.list_boards(store)
    rows = decisions.list_decisions(store, board.id, SEPTEMBER).rows
    assert [row.minute_reference for row in rows][4] == "Minute 17(1)–(3), 10 July 2019"
    paragraph = next(each for each in found.minutes[6].paragraphs if each.letter == "b")
    amended = paragraph.text.replace("was", "is", 1) + " (as amended)"
    state = approvals.approve_minutes(
        store,
        WHO,
        meeting_id,
        september,
        [approvals.Amendment(paragraph.id, amended, "A pupil asked for it.")],
    )
    assert state is MeetingState.APPROVED_AS_AMENDED
    (slip,) = approvals.list_slips(store, meeting_id)
    assert (slip.text_before, slip.text_after, slip.reason) == (
        paragraph.text,
        amended,
        "A pupil asked for it.",
    )
    told = " ".join(
        each.text for minute in minutes.get_minutes(store, september).minutes for each in minute.paragraphs
    )
    told = " ".join(told.split())
    assert "10 July 2019" in told
    assert "Minute 16(b): for “" in told
    assert "(as amended)” (A pupil asked for it)" in told
    approvals.sign_minutes(store, WHO, meeting_id, CHAIR, SEPTEMBER)
    assert minutes.get_minutes(store, meeting_id).state is MeetingState.SIGNED
    assert store.verify().is_clean
