from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.notice_dates import (
    SOON_DAYS,
    Standing,
    earlier_of,
    first_review,
    months_later,
    next_due,
    next_review,
    standing,
)

ISSUED = date(2023, 5, 19)
days = st.dates(date(1990, 1, 1), date(2150, 12, 31))
months = st.integers(1, 60)


@pytest.mark.parametrize(
    ("day", "number", "later"),
    [
        (date(2023, 5, 19), 6, date(2023, 11, 19)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 12, 31), 1, date(2024, 1, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, number, later):
    assert months_later(day, number) == later


@pytest.mark.parametrize("number", [0, -1])
def test_no_months_later_is_not_later(number):
    with pytest.raises(ValueError, match="not later"):
        months_later(ISSUED, number)


def test_the_first_review_of_the_notice_of_19_may_2023_is_due_by_19_november_2023():
    assert first_review(ISSUED, 6) == date(2023, 11, 19)
    assert next_review(ISSUED, 6, ()) == date(2023, 11, 19)


def test_a_day_the_notice_names_itself_holds_for_the_first_review_only():
    named = date(2023, 10, 2)
    assert next_review(ISSUED, 6, (), named) == named
    assert next_review(ISSUED, 6, [date(2023, 9, 28)], named) == date(2024, 3, 28)


def test_a_review_held_early_brings_the_next_one_forward():
    held = [date(2023, 9, 12), date(2024, 2, 1)]
    assert next_review(ISSUED, 6, held) == date(2024, 8, 1)
    assert next_review(ISSUED, 6, reversed(held)) == date(2024, 8, 1)


def test_what_is_shown_every_month_is_due_a_month_after_it_was_shown():
    assert next_due(date(2023, 9, 12), 1, ISSUED) == date(2023, 10, 12)


def test_what_was_never_shown_is_counted_from_the_notice():
    assert next_due(None, 3, ISSUED) == date(2023, 8, 19)


def test_a_day_that_was_written_down_holds_until_it_is_shown_on_it_or_later():
    said = date(2023, 12, 31)
    assert next_due(date(2023, 9, 12), 6, ISSUED, said) == said
    assert next_due(said, 6, ISSUED, said) == date(2024, 6, 30)
    assert next_due(date(2023, 9, 12), None, ISSUED, said) == said
    assert next_due(said, None, ISSUED, said) is None


def test_what_is_shown_once_is_due_no_more():
    assert next_due(date(2023, 9, 12), None, ISSUED) is None


@pytest.mark.parametrize(
    ("last", "due", "expected"),
    [
        (date(2023, 9, 1), date(2023, 9, 11), Standing.LATE),
        (None, date(2023, 9, 11), Standing.LATE),
        (date(2023, 9, 1), date(2023, 9, 12), Standing.DUE_SOON),
        (None, date(2023, 9, 12), Standing.NEVER_SHOWN),
        (date(2023, 9, 1), date(2023, 10, 10), Standing.DUE_SOON),
        (date(2023, 9, 1), date(2023, 10, 11), Standing.SHOWN),
        (date(2023, 9, 1), None, Standing.SHOWN),
        (None, None, Standing.NEVER_SHOWN),
    ],
)
def test_a_requirement_stands_by_its_dates(last, due, expected):
    assert standing(last, due, date(2023, 9, 12)) is expected


def test_views_of_staff_and_of_children_are_taken_when_both_are():
    staff, children = date(2023, 7, 1), date(2023, 9, 1)
    assert earlier_of([staff, children]) == staff
    assert earlier_of([staff, None]) is None
    assert earlier_of([]) is None


@given(days, months)
def test_months_later_lies_in_that_month_and_never_past_the_day(day, number):
    later = months_later(day, number)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == number
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(days, months, st.lists(days, min_size=1, max_size=8))
def test_no_two_reviews_are_ever_planned_further_apart_than_the_notice_allows(issued, every, held):
    due = next_review(issued, every, held)
    assert due == months_later(max(held), every)
    assert all(due > each for each in held)


@given(days, st.none() | months, st.none() | days, st.none() | days)
def test_with_an_interval_there_is_always_a_day_and_it_lies_behind_what_was_shown(issued, every, last, said):
    due = next_due(last, every, issued, said)
    if every is not None:
        assert due is not None
        assert last is None or due > last
    else:
        assert due == (said if said is not None and (last is None or last < said) else None)


@given(st.none() | days, days, days)
def test_only_a_day_that_has_passed_is_late(last, due, today):
    assert (standing(last, due, today) is Standing.LATE) == (due < today)
    if standing(last, due, today) is Standing.DUE_SOON:
        assert 0 <= (due - today).days <= SOON_DAYS
