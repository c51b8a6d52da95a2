"""Which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from db.thinning import to_keep

NOW = datetime(2019, 9, 11, 14, 0, tzinfo=UTC)  # a Wednesday


def _ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        ([], []),
        ([400, 401], [400, 401]),  # nothing has to go while there is room
        ([0, 0.1, 0.5, 1, 1.9, 2], [0, 0.1, 0.5, 1, 1.9, 2]),  # all of two days
        ([0, 3, 3.1, 3.2], [0, 3]),  # then the newest of a day
        ([0, 0, 3, 3], [0, 3]),  # the same moment twice is one
        (list(range(15)), list(range(15))),  # two days and twelve more
        (
            list(range(30)),
            [*range(16), 17, 24],
        ),  # then the newest of each week: 25 and 18 August were Sundays
    ],
)
def test_recent_backups_by_age_in_days(ages: list[float], kept: list[float]) -> None:
    assert to_keep([_ago(age) for age in ages], NOW) == {_ago(age) for age in kept}


def test_a_year_of_hourly_backups_becomes_a_handful() -> None:
    hourly = [NOW - timedelta(hours=hour) for hour in range(24 * 365)]
    kept = sorted(to_keep(hourly, NOW), reverse=True)
    recent = [time for time in kept if NOW - time <= timedelta(days=2)]
    older = kept[len(recent) :]
    daily, weekly, monthly = older[:12], older[12:22], older[22:]
    assert len(recent) == 49
    assert len({time.date() for time in daily}) == 12
    assert len({time.isocalendar()[:2] for time in weekly}) == 10
    assert len({(time.year, time.month) for time in monthly}) == 9
    assert len(kept) == 49 + 12 + 10 + 9
    assert all(time.hour == 23 for time in daily[1:])


def test_two_years_of_monthly_backups_keep_what_the_rule_has_room_for() -> None:
    monthly = [NOW - timedelta(days=31 * number) for number in range(40)]
    kept = to_keep(monthly, NOW)
    assert len(kept) == 1 + 12 + 10 + 9
    assert kept == set(monthly[:32])


def test_thinning_again_removes_nothing_more() -> None:
    hourly = [NOW - timedelta(hours=hour) for hour in range(24 * 100)]
    once = to_keep(hourly, NOW)
    assert to_keep(once, NOW) == once


def test_a_clock_that_was_wrong_loses_no_backup() -> None:
    times = [NOW + timedelta(days=5), NOW, _ago(1)]
    assert to_keep(times, NOW) == set(times)
