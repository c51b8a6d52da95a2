from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from boardkeeper.deadlines import DeadlineView
from boardkeeper.figures import FigureView, Rag, Travel
from boardkeeper.meetings import MeetingState, MeetingView
from boardkeeper.today import NextMeetingView
from ui.page import Place
from ui.theme.tokens import Tone
from ui.today.words import (
    Station,
    count,
    far_off,
    period_words,
    publication,
    slack,
    stations,
    travel_words,
    urgency,
)

MEETING = MeetingView(
    id="m",
    board_id="b",
    held_on=date(2019, 9, 11),
    starts_at=time(14, 0),
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


def coming(days_to_law: int, left: int, meeting: MeetingView = MEETING) -> NextMeetingView:
    deadlines = (
        DeadlineView("Key decisions announced", date(2019, 8, 13), days_to_law - 21, True, applies=False),
        DeadlineView("Reports in", date(2019, 8, 27), days_to_law - 7, is_law=False),
        DeadlineView("Publish by law", date(2019, 9, 3), days_to_law, is_law=True),
    )
    return NextMeetingView(meeting, days_to_law + 8, deadlines, left, ())


def stations_of(coming: NextMeetingView) -> tuple[Station, ...]:
    return stations(coming.meeting, coming.deadlines, coming.days_left)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-12, "12 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (5, "in 5 days")],
)
def test_how_far_off_a_day_is_is_said_in_words(days: int, words: str) -> None:
    assert far_off(days) == words


@pytest.mark.parametrize(
    ("days", "tone"), [(-1, Tone.BAD), (0, Tone.WARNING), (3, Tone.WARNING), (4, Tone.NEUTRAL)]
)
def test_what_is_late_is_red_and_what_is_close_is_amber(days: int, tone: Tone) -> None:
    assert urgency(days) is tone


def test_no_slack_left_is_said_as_zero_slack() -> None:
    assert slack(coming(0, 0)) == ("Zero slack: the papers must be published today.", Tone.BAD)


def test_slack_over_a_weekend_is_zero_though_days_remain() -> None:
    words, _ = slack(coming(2, 0))

    assert words == "Zero slack: the papers must be published by Tue 3 Sep 2019."


def test_what_is_late_by_law_says_for_how_long_and_what_follows() -> None:
    words, tone = slack(coming(-3, 0))

    assert words == "The papers should have been out by law 3 days ago: what comes now must be ruled urgent."
    assert tone is Tone.BAD


def test_once_published_nothing_counts_down_any_more() -> None:
    published = replace(MEETING, state=MeetingState.PUBLISHED, published_on=date(2019, 9, 2))

    assert slack(coming(-3, 0, published))[0] == ""
    assert [station.words for station in stations_of(coming(-3, 0, published))] == [
        "passed",
        "published Mon 2 Sep 2019",
        "in 5 days",
    ]


def test_papers_published_too_late_stay_late() -> None:
    published = replace(MEETING, state=MeetingState.PUBLISHED, published_on=date(2019, 9, 5))
    by_law = stations_of(coming(-3, 0, published))[1]

    assert by_law.words == "published Thu 5 Sep 2019, 2 days late"
    assert by_law.tone is Tone.BAD


def test_the_notice_of_key_decisions_is_missed_only_when_there_is_one() -> None:
    titles = [station.title for station in stations_of(coming(-3, 0))]
    assert titles == ["Reports in", "Publish by law", "Meeting day"]
    early = stations_of(coming(30, 20))[0]
    assert (early.title, early.words, early.tone) == ("Key decisions announced", "in 9 days", Tone.NEUTRAL)
    one = DeadlineView("Key decisions announced", date(2019, 8, 13), -15, is_law=True)
    assert stations(MEETING, (one,), 14)[0].words == "15 days late"


@pytest.mark.parametrize(
    ("days", "slack_left", "words", "tone"),
    [
        (6, 4, "Publish by Tue 3 Sep 2019, in 6 days", Tone.NEUTRAL),
        (4, 2, "Publish by Tue 3 Sep 2019, in 4 days", Tone.WARNING),
        (0, 0, "Publish by Tue 3 Sep 2019, today: zero slack", Tone.BAD),
        (-1, 0, "Late: the papers had to be out by Tue 3 Sep 2019, 1 day ago", Tone.BAD),
    ],
)
def test_the_head_of_a_meeting_counts_down_to_publication(
    days: int, slack_left: int, words: str, tone: Tone
) -> None:
    view = coming(days, slack_left)
    assert publication(view.meeting, view.deadlines, view.slack) == (words, tone)
    published = replace(MEETING, state=MeetingState.PUBLISHED, published_on=date(2019, 9, 2))
    assert publication(published, view.deadlines, view.slack)[0] == ""


def test_a_date_leads_to_the_step_where_it_is_seen_to() -> None:
    found = {station.title: station.place for station in stations_of(coming(30, 20))}
    assert found["Reports in"] == Place("meetings", "m#Papers")
    assert found["Publish by law"] == Place("meetings", "m#Pack")


def test_a_number_is_said_with_its_word() -> None:
    assert [count(1, "item"), count(2, "item"), count(1204, "KPI has", "KPIs have")] == [
        "1 item",
        "2 items",
        "1,204 KPIs have",
    ]


@pytest.mark.parametrize(
    ("period", "words"), [("2019-06", "June 2019"), ("2019-Q1", "Q1 2019/20"), ("2017/18", "2017/18")]
)
def test_a_period_is_said_as_people_say_it(period: str, words: str) -> None:
    assert period_words(period) == words


def test_travel_names_what_it_is_compared_with() -> None:
    figure = FigureView(
        period="2019-06",
        value=Decimal("31.4"),
        shown="31.4%",
        withheld="",
        numerator=None,
        denominator=None,
        target=None,
        target_written="",
        rag=Rag.RED,
        travel=Travel.BETTER,
        comparator="2019-05",
        gap=None,
        source_note="",
        source=None,
    )

    assert travel_words(figure) == "June 2019, better than May 2019"
    assert travel_words(replace(figure, comparator="")) == "June 2019"
