from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from boardkeeper.meetings import MeetingState, MeetingView, Standing, next_steps

PUBLISH_BY = date(2019, 9, 3)
MEETING = MeetingView(
    id="m",
    board_id="b",
    held_on=date(2019, 9, 11),
    starts_at=time(14),
    ended_at=None,
    venue="Council House",
    state=MeetingState.AGENDA_DRAFT,
    items=8,
    minutes=0,
    is_annual=False,
    reason="",
    published_on=None,
    note="",
)


def steps(state, today=date(2019, 8, 28), owed=0, present=0, **facts):
    meeting = replace(MEETING, state=state, **facts)
    return next_steps(meeting, Standing(PUBLISH_BY, owed, present), today)


def missing(state, to, **facts):
    return next(step.missing for step in steps(state, **facts) if step.to is to)


@pytest.mark.parametrize("state", MeetingState)
def test_every_state_knows_what_comes_next(state):
    found = steps(state)
    assert [step.title for step in found if not step.title] == []
    assert bool(found) is (state is not MeetingState.SIGNED)
    assert all(step.is_ready is not bool(step.missing) for step in found)


def test_publication_says_what_is_missing():
    assert missing(MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED) == ()
    assert missing(
        MeetingState.PLANNED, MeetingState.PUBLISHED, items=0, owed=2, venue="", starts_at=None
    ) == (
        "The agenda has no items.",
        "2 papers are still to come.",
        "The venue is not set.",
        "The time is not set.",
    )
    assert missing(MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED, owed=1) == (
        "1 paper is still to come.",
    )


def test_publication_is_late_on_4_september_and_in_time_on_3_september():
    assert missing(MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED, today=PUBLISH_BY) == ()
    assert missing(MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED, today=date(2019, 9, 4)) == (
        "The last lawful day, Tue 3 Sep 2019, has passed.",
    )


def test_a_meeting_is_held_on_its_day_once_published():
    assert missing(MeetingState.AGENDA_DRAFT, MeetingState.HELD) == (
        "The agenda is not published.",
        "Its day, Wed 11 Sep 2019, has not come.",
    )
    assert missing(MeetingState.PUBLISHED, MeetingState.HELD, today=date(2019, 9, 11)) == ()


def test_the_minutes_wait_for_who_was_there_and_what_was_said():
    assert missing(MeetingState.HELD, MeetingState.MINUTES_DRAFT) == (
        "Nobody is recorded as present.",
        "No minute is written.",
    )
    assert missing(MeetingState.MINUTES_DRAFT, MeetingState.CIRCULATED, present=7, minutes=12) == ()
    assert missing(MeetingState.CIRCULATED, MeetingState.APPROVED) == (
        "A later meeting must confirm the minutes.",
    )
