"""Which letter is due when: worked examples, and what must hold for every rule and every day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.chasing import ChaseRule, NextLetter, Sent, Step, due_letter, is_further, next_letter

RULE = ChaseRule(remind_days_before=7, second_reminder_days=14, named_days=14)
DUE = date(2019, 3, 31)

days = st.dates(date(2018, 1, 1), date(2030, 12, 31))
rules = st.builds(
    ChaseRule,
    remind_days_before=st.integers(0, 366),
    second_reminder_days=st.integers(0, 366),
    named_days=st.integers(0, 366),
)


@pytest.mark.parametrize(
    ("sent", "step", "on"),
    [
        ([], Step.REMINDER, date(2019, 3, 24)),
        # The reminder came in time: the second one counts from the day it was due.
        ([Sent(Step.REMINDER, date(2019, 3, 24))], Step.SECOND_REMINDER, date(2019, 4, 14)),
        # It came late: the second one counts from the reminder.
        ([Sent(Step.REMINDER, date(2019, 5, 1))], Step.SECOND_REMINDER, date(2019, 5, 15)),
        ([Sent(Step.REMINDER, None)], Step.SECOND_REMINDER, date(2019, 4, 14)),
        (
            [Sent(Step.REMINDER, date(2019, 3, 24)), Sent(Step.SECOND_REMINDER, date(2019, 4, 20))],
            Step.NAMED,
            date(2019, 5, 4),
        ),
        # Sent twice to be sure: the last counts.
        (
            [Sent(Step.REMINDER, date(2019, 5, 1)), Sent(Step.REMINDER, date(2019, 5, 9))],
            Step.SECOND_REMINDER,
            date(2019, 5, 23),
        ),
    ],
)
def test_the_letter_that_comes_next(sent, step, on):
    assert next_letter(DUE, sent, RULE) == NextLetter(step, on)


def test_nothing_comes_after_it_was_named_to_the_chair():
    assert next_letter(DUE, [Sent(Step.NAMED, date(2019, 5, 1))], RULE) is None


def test_what_names_no_day_is_never_chased():
    assert next_letter(None, [], RULE) is None
    assert due_letter(None, [], RULE, date.max) is None


@pytest.mark.parametrize(
    ("today", "step"),
    [(date(2019, 3, 23), None), (date(2019, 3, 24), Step.REMINDER), (date(2019, 9, 11), Step.REMINDER)],
)
def test_a_reminder_is_due_from_its_day_on(today, step):
    assert due_letter(DUE, [], RULE, today) is step


def test_letters_without_days_between_still_do_not_go_out_on_one_day():
    rule = ChaseRule(0, 0, 0)
    assert due_letter(DUE, [], rule, DUE) is Step.REMINDER
    assert next_letter(DUE, [Sent(Step.REMINDER, DUE)], rule) == NextLetter(
        Step.SECOND_REMINDER, DUE + timedelta(days=1)
    )


def test_the_end_of_the_calendar_is_no_end_of_the_program():
    assert next_letter(date.max, [Sent(Step.REMINDER, date.max)], RULE) == NextLetter(
        Step.SECOND_REMINDER, date.max
    )
    assert next_letter(date.min, [], RULE) == NextLetter(Step.REMINDER, date.min)


@given(days, rules, days)
def test_whoever_writes_whenever_it_is_due_writes_each_letter_once_and_in_order(due_on, rule, start):
    sent: list[Sent] = []
    for day in (start + timedelta(days=count) for count in range(0, 1300, 13)):
        step = due_letter(due_on, sent, rule, day)
        if step is not None:
            sent.append(Sent(step, day))
    steps = [letter.step for letter in sent]
    assert steps == list(Step)[: len(steps)]
    assert all(one.on < other.on for one, other in pairwise(sent))


@given(days, rules, st.lists(st.builds(Sent, st.sampled_from(Step), days), max_size=6), days)
def test_a_letter_that_went_out_never_becomes_due_again(due_on, rule, sent, today):
    step = due_letter(due_on, sent, rule, today)
    assert step is None or all(is_further(step, letter.step) for letter in sent)


@given(days, rules, st.lists(st.builds(Sent, st.sampled_from(Step), days), max_size=6), days)
def test_once_due_a_letter_stays_due_until_it_is_sent(due_on, rule, sent, today):
    if due_letter(due_on, sent, rule, today) is not None:
        assert due_letter(due_on, sent, rule, today + timedelta(days=1)) is not None


@given(days, rules, st.lists(st.builds(Sent, st.sampled_from(Step), days), max_size=6), days)
def test_a_later_day_never_brings_a_letter_forward(due_on, rule, sent, today):
    later = due_on + timedelta(days=30)
    if due_letter(later, sent, rule, today) is not None:
        assert due_letter(due_on, sent, rule, today) is not None
