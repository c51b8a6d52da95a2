from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper.meetings import MeetingState, MeetingView
from boardkeeper.publishing import days_in_words, last_lawful_day, timing, verdict
from boardkeeper.rules.clear_days import NoticeRule


def meeting(held_on: date) -> MeetingView:
    facts = dict.fromkeys(MeetingView.__dataclass_fields__, "")
    facts |= {"held_on": held_on, "starts_at": time(14), "state": MeetingState.AGENDA_DRAFT}
    return MeetingView(**facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held_on", "on", "said"),
    [
        (date(2019, 9, 11), date(2019, 9, 3), "Five clear days: 4 5 6 9 10 September."),
        (date(2019, 9, 11), date(2019, 9, 4), "Only four clear days: 5 6 9 10 September."),
        (date(2020, 1, 8), date(2019, 12, 30), "Five clear days: 31 December, 2 3 6 7 January."),
        (date(2019, 9, 11), date(2019, 9, 9), "Only one clear day: 10 September."),
        (date(2019, 9, 11), date(2019, 9, 10), "No clear days at all."),
        (date(2019, 9, 11), date(2019, 8, 12), "20 clear days."),
        (
            date(2024, 7, 8),
            date(2024, 6, 29),
            "Saturday 29 June 2024 is no day on which papers can be inspected, so it is too late.",
        ),
    ],
)
def test_a_day_is_judged_with_its_clear_days_named(held_on, on, said):
    assert verdict(timing(meeting(held_on), on, NoticeRule())) == said


def test_the_last_lawful_day_is_named_as_past_or_to_come():
    early = timing(meeting(date(2019, 9, 11)), date(2019, 9, 2), NoticeRule())
    late = timing(meeting(date(2019, 9, 11)), date(2019, 9, 4), NoticeRule())
    words = "The last lawful day for the meeting of Wednesday 11 September 2019 {} Tuesday 3 September 2019."
    assert last_lawful_day(early) == words.format("is")
    assert last_lawful_day(late) == words.format("was")
    assert (early.is_late, late.is_late) == (False, True)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no clear days"), (1, "one clear day"), (5, "five clear days"), (28, "28 clear days")],
)
def test_clear_days_are_spelt_out_up_to_ten(count, words):
    assert days_in_words(count) == words
