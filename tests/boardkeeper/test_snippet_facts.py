from __future__ import annotations

from datetime import date, time

from boardkeeper import meetings, minutes, people
from boardkeeper.minutes import WrittenMinute
from boardkeeper.people import SeatRole
from boardkeeper.rules.due_dates import clock
from boardkeeper.snippet_facts import PLACEHOLDERS, snippet_facts
from boardkeeper.snippets import STANDARD_SNIPPETS, fill
from db.tables.meetings import Attendance, Presence

WHO = "Ann Smith"


def test_the_facts_of_a_meeting_are_those_of_its_board_its_chair_and_its_neighbours(desk):
    store, board_id = desk.store, desk.board_id
    people.add_member(store, WHO, board_id, "Councillor Mrs Johnson", SeatRole.CHAIR)
    people.add_member(store, WHO, board_id, "Councillor McDonald", SeatRole.VICE_CHAIR)
    before, this, _ = (
        meetings.add_meeting(store, WHO, board_id, day, time(14), venue="Warspite Room")
        for day in (date(2019, 7, 10), date(2019, 9, 11), date(2019, 11, 13))
    )
    minutes.write_minute(store, WHO, before, WrittenMinute("Apologies", [], []))

    facts = snippet_facts(store, this)

    assert facts == {
        "chair": "Councillor Mrs Johnson",
        "vice-chair": "Councillor McDonald",
        "board": "Children's Scrutiny",
        "council": "Plymouth",
        "venue": "Warspite Room",
        "start": "2.00 pm",
        "date of this meeting": "11 September 2019",
        "date of last meeting": "10 July 2019",
        "date of next meeting": "13 November 2019",
        "municipal year": "2019/20",
    }
    assert facts.keys() | {"time"} == PLACEHOLDERS.keys()


def test_whoever_acts_as_chair_is_the_chair_of_that_meeting(desk):
    store, board_id = desk.store, desk.board_id
    people.add_member(store, WHO, board_id, "Councillor Mrs Johnson", SeatRole.CHAIR)
    vice = people.add_member(store, WHO, board_id, "Councillor McDonald", SeatRole.VICE_CHAIR)
    meeting_id = meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11), time(14))
    person_id = next(
        each.person_id for each in people.list_members(store, board_id) if each.name == "Councillor McDonald"
    )
    assert vice
    with store.edit("Act as chair", WHO) as session:
        session.add(
            Attendance(
                meeting_id=meeting_id, person_id=person_id, presence=Presence.PRESENT, acting_as="Chair"
            )
        )

    assert snippet_facts(store, meeting_id)["chair"] == "Councillor McDonald"


def test_what_is_not_known_is_left_out_and_stays_in_braces(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    facts = snippet_facts(desk.store, meeting_id)

    assert not {"chair", "venue", "start", "date of last meeting", "date of next meeting"} & facts.keys()
    closed = dict(STANDARD_SNIPPETS)["closed"]
    filled = fill(closed, {**facts, "time": clock(time(16, 5))}).text
    assert filled == "The meeting started at {start} and finished at 4.05 pm."
