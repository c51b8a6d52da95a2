"""The sample’s meetings and minutes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from boardkeeper import (
    agenda,
    boards,
    lists,
    meetings,
    minutes,
    packs,
    people,
)
from boardkeeper.errors import UserError
from boardkeeper.posts import posts_on
from boardkeeper.rules.clear_days import clear_days_between
from boardkeeper.rules.numbering import gaps_and_doubles
from boardkeeper.rules.quorum import QuorumRule, is_quorate
from boardkeeper.sample import build_sample
from db.tables.meetings import Presence
from db.tables.minutes import Correction
from db.tables.people import Voting

if TYPE_CHECKING:
    from tests.boardkeeper.sample.conftest import Made

WHO = "Polly Trevanion"
NOW = date(2026, 11, 22)
ALL = lists.Wanted(limit=100_000)


def every_meeting(made: Made) -> tuple[meetings.MeetingView, ...]:
    found = meetings.list_meetings(made.store, made.board_id, ALL).rows
    return tuple(sorted(found, key=lambda meeting: meeting.held_on))


def minuted(made: Made) -> list[minutes.MinutesView]:
    found = [minutes.get_minutes(made.store, meeting.id) for meeting in every_meeting(made)]
    return [each for each in found if each.minutes]


def test_the_making_tells_how_far_it_is(made: Made) -> None:
    assert [done for _, done, _ in made.told] == list(range(9))
    assert {total for _, _, total in made.told} == {8}


def test_the_sample_is_the_floor_of_undo(made: Made) -> None:
    assert made.store.can_undo() is None
    assert [step.label for step in made.store.history()] == ["Make the sample board"]


def test_the_sample_verifies_clean(made: Made) -> None:
    found = made.store.verify()
    assert found.integrity_ok
    assert found.journal_intact
    assert not found.problems


def test_the_sample_is_not_made_twice_in_one_file(made: Made) -> None:
    with pytest.raises(UserError, match="already has a board"):
        build_sample(made.store, WHO)
    assert len(boards.list_boards(made.store)) == 1


def test_the_board_says_whom_to_ask_where_it_meets_and_who_signs(made: Made) -> None:
    (board,) = boards.list_boards(made.store)
    assert (board.name, board.council) == ("Sandbourne Children’s Improvement Board", "Sandbourne Council")
    blank = {name for name in board.__slots__ if getattr(board, name) in {"", None}}
    assert blank <= {"scheme_id"}


def test_a_year_of_meetings_falls_on_second_wednesdays(made: Made) -> None:
    days = [meeting.held_on for meeting in every_meeting(made)]
    assert len(days) == 12
    assert all(day.weekday() == 2 and 8 <= day.day <= 14 for day in days)
    assert (days[0], days[-1]) == (date(2026, 5, 13), date(2027, 4, 14))


def test_meetings_stand_between_signed_and_planned(made: Made) -> None:
    states = {meeting.held_on.isoformat()[:7]: meeting.state.value for meeting in every_meeting(made)}
    assert list(states.values()) == [
        *["signed"] * 3,
        "cancelled",
        "approved as amended",
        "approved",
        "circulated",
        "agenda draft",
        *["planned"] * 4,
    ]


def test_published_papers_gave_five_clear_days(made: Made) -> None:
    with made.store.read() as session:
        rule = boards.notice_rule(session, made.board_id)
    published = [meeting for meeting in every_meeting(made) if meeting.published_on]
    assert len(published) == 6
    for meeting in published:
        assert meeting.published_on is not None
        assert clear_days_between(meeting.published_on, meeting.held_on, rule) >= 5, meeting.held_on


def test_minutes_are_numbered_through_the_year_without_gaps_or_doubles(made: Made) -> None:
    numbers = [minute.number for each in minuted(made) for minute in each.minutes]
    assert numbers == list(range(1, 59))
    assert not gaps_and_doubles([number for number in numbers if number], start=1)


def test_minutes_say_something_and_their_points_are_lettered(made: Made) -> None:
    for each in minuted(made):
        for minute in each.minutes:
            declared = minute.title == "Declarations of Interest" and each.declarations
            assert minute.paragraphs or minute.resolutions or declared, (each.held_on, minute.title)
            letters = [paragraph.letter for paragraph in minute.paragraphs if paragraph.letter]
            assert letters == [chr(ord("a") + place) for place in range(len(letters))]


def test_a_minute_that_names_another_by_number_means_it(made: Made) -> None:
    titles = {minute.number: minute.title for each in minuted(made) for minute in each.minutes}
    said = [
        (int(number), paragraph.text)
        for each in minuted(made)
        for minute in each.minutes
        for paragraph in (*minute.paragraphs, *minute.resolutions)
        for number in re.findall(r"Minute (\d+)", paragraph.text)
    ]
    assert {number for number, _ in said} == {31, 45}
    assert titles[31] == "Self-assessment before the Department’s First Review"
    assert titles[45] == "Closure of Supported Lodgings at Kittiwake House"


def test_every_meeting_was_quorate_and_had_one_person_in_the_chair(made: Made) -> None:
    members = people.list_members(made.store, made.board_id)
    voting = {member.person_id for member in members if member.voting is Voting.ALL}
    for each in minuted(made):
        present = {row.person_id for row in each.attendance if row.presence is Presence.PRESENT}
        assert is_quorate(len(present & voting), len(voting), QuorumRule(minimum=4)), each.held_on
        assert [row.acting_as for row in each.attendance if row.acting_as] == ["Chair"]


def test_every_member_is_accounted_for_at_every_meeting(made: Made) -> None:
    seats = {member.person_id: member.name for member in people.list_members(made.store, made.board_id)}
    for each in minuted(made):
        present = {
            row.person_id for row in each.attendance if row.presence in {Presence.PRESENT, Presence.APOLOGIES}
        }
        missing = {name for person, name in seats.items() if person not in present}
        assert not missing, (each.held_on, missing)


def test_who_stands_in_stands_in_for_somebody_who_sent_apologies(made: Made) -> None:
    substitutes = 0
    for each in minuted(made):
        away = {row.name for row in each.attendance if row.presence is Presence.APOLOGIES}
        for row in each.attendance:
            if row.presence is Presence.SUBSTITUTE:
                substitutes += 1
                assert row.substitute_for in away
    assert substitutes == 4


def test_whoever_declares_an_interest_is_there(made: Made) -> None:
    for each in minuted(made):
        present = {row.name for row in each.attendance if row.presence is Presence.PRESENT}
        assert {declared.member for declared in each.declarations} <= present
        assert each.declarations


def test_officers_are_shown_with_their_posts(made: Made) -> None:
    with made.store.read() as session:
        titles = posts_on(session, NOW)
    for each in minuted(made):
        for row in each.attendance:
            if row.presence is Presence.IN_ATTENDANCE:
                assert titles[row.person_id] == row.post != ""


def test_an_item_that_came_late_has_a_letter_and_a_reason(made: Made) -> None:
    october = meetings.find_meeting(made.store, made.board_id, date(2026, 10, 14))
    items = agenda.list_items(made.store, october.id)
    late = [item for item in items if item.kind is agenda.ItemKind.URGENT]
    assert [(item.number, bool(item.urgent_reason)) for item in late] == [("8a", True)]
    numbers = [item.number for item in items]
    assert numbers == ["1", "2", "3", "4", "5", "6", "7", "8", "8a", "9", "10"]


def test_a_correction_keeps_what_stood_there_before(made: Made) -> None:
    with made.store.read() as session:
        (slip,) = session.scalars(select(Correction))
        before, after = slip.text_before, slip.text_after
    assert ("44 found" in before, "40 found" in after) == (True, True)
    september = next(each for each in minuted(made) if each.held_on == date(2026, 9, 9))
    said = [paragraph.text for minute in september.minutes for paragraph in minute.paragraphs]
    assert after in said
    assert before not in said


def test_the_next_agenda_shows_every_way_an_item_can_come(made: Made) -> None:
    december = meetings.find_meeting(made.store, made.board_id, date(2026, 12, 9))
    items = agenda.list_items(made.store, december.id)
    kinds = {item.kind.value for item in items}
    assert kinds == {"standing", "report", "verbal update", "to follow", "presentation", "heading"}
    papers = {item.paper for item in items}
    assert set(agenda.PaperKind) - papers == {agenda.PaperKind.PLAN}, "the plan is an appendix of its report"
    assert [item.exempt_paragraphs for item in items if item.is_exempt] == ["1, 2"]
    assert (december.venue, f"{december.starts_at:%H:%M}") == ("Harbour Room, Chancery House", "14:00")


def test_the_public_pack_holds_nothing_of_an_exempt_minute(made: Made) -> None:
    december = meetings.find_meeting(made.store, made.board_id, date(2026, 12, 9))
    secrets = ("Mallard", "485,000", "512,500", "980,000")
    public = repr(packs.gather_papers(made.store, december.id))
    restricted = repr(packs.gather_papers(made.store, december.id, restricted=True))
    assert [secret for secret in secrets if secret in public] == []
    assert [secret for secret in secrets if secret in restricted] == list(secrets)
