"""The head of minutes: the order of seats whatever was recorded first, who was online, who came and went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from boardkeeper.documents.attendance import attendance_fields, movement_words
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import AttendeeView, MinutesView, MovementView, Presence
from boardkeeper.people import SeatRole


def came(number: str, title: str, at: time | None, *, is_arrival: bool = True) -> MovementView:
    return MovementView("m", "i" if title else None, number, title, is_arrival, at)


def attended(name: str, presence: Presence = Presence.PRESENT, **facts: object) -> AttendeeView:
    return replace(AttendeeView(name, name, presence, "", "", ""), **facts)  # type: ignore[arg-type]


def minutes_of(*attendance: AttendeeView, **facts: object) -> MinutesView:
    view = MinutesView(
        "m", date(2019, 7, 10), time(14), time(16), "", MeetingState.MINUTES_DRAFT, attendance, (), ()
    )
    return replace(view, **facts)  # type: ignore[arg-type]


def test_members_stand_in_the_order_of_their_seats_and_guests_as_they_were_recorded(make_member):
    members = (
        make_member("Councillor Mrs Johnson", SeatRole.CHAIR),
        make_member("Councillor Allen"),
        make_member("Councillor Buchan"),
    )
    minutes = minutes_of(
        attended("Ed Coley", Presence.IN_ATTENDANCE),
        attended("Councillor Buchan"),
        attended("Ann Ode", Presence.IN_ATTENDANCE),
        attended("Councillor Allen"),
        attended("Councillor Mrs Johnson"),
    )
    fields = dict(attendance_fields(minutes, members))
    assert fields["Present"] == "Councillor Mrs Johnson, in the Chair\nCouncillors Allen and Buchan"
    assert fields["Also in attendance"] == "Ed Coley and Ann Ode"


def test_the_head_says_who_was_online_and_who_came_and_went(make_member):
    members = (make_member("Councillor Allen"), make_member("Councillor Buchan"))
    left_and_came = (
        came("5", "Pledge Update", time(15, 10), is_arrival=False),
        came("7", "Early Help", None),
    )
    minutes = minutes_of(
        attended("Councillor Allen", is_online=True, movements=left_and_came),
        attended("Councillor Buchan", is_online=True, movements=(came("", "", time(14, 20)),)),
    )
    fields = dict(attendance_fields(minutes, members))
    assert fields["Online"] == "Councillors Allen and Buchan"
    assert fields["Arrivals and departures"] == (
        "Councillor Allen left at item 5 (3.10 pm) and arrived at item 7; Councillor Buchan arrived at 2.20 pm"
    )


@pytest.mark.parametrize(
    ("movement", "words"),
    [
        (came("7", "Early Help", time(14, 5)), "arrived at item 7 (2.05 pm)"),
        (came("", "Part II", None, is_arrival=False), "left at “Part II”"),
        (came("", "", None, is_arrival=False), "left during the meeting"),
    ],
)
def test_a_movement_is_said_by_its_item_or_its_time(movement: MovementView, words: str):
    assert movement_words(movement) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (time(14), time(16), "The meeting began at 2.00 pm and ended at 4.00 pm."),
        (time(14), None, "The meeting began at 2.00 pm."),
        (None, time(16), "The meeting ended at 4.00 pm."),
    ],
)
def test_the_times_are_said_as_far_as_they_are_known(start: time | None, end: time | None, words: str):
    fields = dict(attendance_fields(minutes_of(starts_at=start, ended_at=end), ()))
    assert fields["Time"] == words
