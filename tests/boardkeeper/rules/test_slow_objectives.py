from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.contradictions import Standing
from boardkeeper.rules.milestones import MilestoneStatus
from boardkeeper.rules.rag import Rag
from boardkeeper.rules.slow_objectives import ShownBy, Slowness, slow_reasons
from boardkeeper.rules.travel import Travel

ON, SLIP, OFF, LATER, DONE = (
    MilestoneStatus.ON_TRACK,
    MilestoneStatus.SLIGHT_SLIPPAGE,
    MilestoneStatus.OFF_TRACK,
    MilestoneStatus.NOT_YET_DUE,
    MilestoneStatus.COMPLETE,
)
TODAY = date(2019, 7, 10)
PERIODS = ("2019-03", "2019-04", "2019-05", "2019-06")
RED = ShownBy("Re-referrals", "31.4%", "2019-06", Standing(Rag.RED, ()))
FALLING = ShownBy("Stability", "64.4%", "2019-06", Standing(Rag.AMBER, (Travel.WORSE,)))
GREEN = ShownBy("Conferences", "94.6%", "2019-06", Standing(Rag.GREEN, (Travel.BETTER, Travel.WORSE)))

KPIS = st.builds(
    ShownBy,
    st.text(min_size=1, max_size=20),
    st.sampled_from(["", "31.4%"]),
    st.sampled_from(["", "2019-06", "2019-Q1"]),
    st.builds(
        Standing,
        st.sampled_from([*Rag, None]),
        st.lists(st.sampled_from([*Travel, None]), max_size=4).map(tuple),
    ),
)
HISTORIES = st.dictionaries(
    st.sampled_from([*PERIODS, "2018-12", "2018-Q4", "2018/19"]),
    st.sampled_from(list(MilestoneStatus)),
    max_size=6,
).map(lambda told: tuple(told.items()))
DAYS = st.dates(date(2018, 1, 1), date(2020, 12, 31))


def told(*statuses: MilestoneStatus) -> tuple[tuple[str, MilestoneStatus], ...]:
    """Statuses of the latest months, oldest first."""
    return tuple(zip(PERIODS[-len(statuses) :], statuses, strict=True)) if statuses else ()


@pytest.mark.parametrize(
    ("statuses", "due_on", "kpis", "words"),
    [
        ((ON,), None, (), []),
        ((SLIP,), None, (), []),
        ((ON, SLIP), None, (), []),
        ((SLIP, ON), None, (), []),
        ((OFF,), None, (), ["off track since June 2019"]),
        ((ON, OFF, OFF), None, (), ["off track since May 2019"]),
        ((SLIP, OFF), None, (), ["off track, slipping since May 2019"]),
        ((SLIP, SLIP), None, (), ["slipping twice running, since May 2019"]),
        ((OFF, SLIP, SLIP), None, (), ["slipping 3 times running, since April 2019"]),
        ((ON,), date(2019, 6, 30), (), ["“on track”, but it was due on 30 June 2019"]),
        ((SLIP,), date(2019, 6, 30), (), ["was due on 30 June 2019"]),
        ((), date(2019, 6, 30), (), ["was due on 30 June 2019"]),
        ((LATER,), date(2019, 6, 30), (), ["“not yet due”, but it was due on 30 June 2019"]),
        ((LATER,), date(2019, 9, 30), (), []),
        ((ON,), TODAY, (), []),
        ((DONE,), date(2019, 1, 31), (RED,), []),
        ((ON,), None, (RED,), ["“on track”, but “Re-referrals” is red, 31.4% in June 2019"]),
        (
            (ON,),
            None,
            (FALLING,),
            ["“on track”, but “Stability” is moving the wrong way, 64.4% in June 2019"],
        ),
        ((ON,), None, (GREEN,), []),
        ((SLIP,), None, (RED,), []),
        ((), None, (RED,), []),
        (
            (OFF,),
            date(2019, 3, 31),
            (RED,),
            ["off track since June 2019", "was due on 31 March 2019"],
        ),
    ],
)
def test_a_milestone_says_by_itself_why_it_is_slow(statuses, due_on, kpis, words):
    assert [reason.words for reason in slow_reasons(told(*statuses), due_on, TODAY, kpis)] == words


def test_red_comes_before_falling():
    found = slow_reasons(told(ON), None, TODAY, (FALLING, RED))
    assert [reason.why for reason in found] == [Slowness.KPI_RED, Slowness.KPI_FALLING]


def test_a_kpi_without_a_figure_is_named_alone():
    (reason,) = slow_reasons(told(ON), None, TODAY, (ShownBy("Visits", "", "", Standing(Rag.RED, ())),))
    assert reason.words == "“on track”, but “Visits” is red"


def test_a_quarter_counts_by_its_end_and_not_by_its_letters():
    history = (("2019-Q1", SLIP), ("2019-09", DONE))
    assert slow_reasons(history, None, TODAY) == ()


def test_the_june_plan_of_2019_has_two_milestones_past_their_dates_among_those_on_track():
    """Of the real plan: 3.3 was due in March, 4.1 in January; both were said to be on track in June."""
    for due_on in (date(2019, 3, 31), date(2019, 1, 31)):
        (reason,) = slow_reasons(told(ON), due_on, date(2019, 6, 30))
        assert reason.why is Slowness.OVERDUE


@given(HISTORIES, st.none() | DAYS, DAYS, st.lists(KPIS, max_size=3))
def test_what_is_complete_is_never_slow_and_what_is_off_track_always_is(history, due_on, today, kpis):
    found = slow_reasons((*history, ("2030-01", DONE)), due_on, today, kpis)
    assert found == ()
    found = slow_reasons((*history, ("2030-01", OFF)), due_on, today, kpis)
    assert found[0].why is Slowness.OFF_TRACK


@given(HISTORIES, DAYS, DAYS, st.lists(KPIS, max_size=3))
def test_time_alone_never_takes_a_reason_away(history, due_on, today, kpis):
    now = {reason.why for reason in slow_reasons(history, due_on, today, kpis)}
    later = {reason.why for reason in slow_reasons(history, due_on, today + timedelta(days=400), kpis)}
    assert now <= later


@given(HISTORIES, st.none() | DAYS, DAYS, st.lists(KPIS, max_size=3), st.randoms())
def test_the_order_in_which_statuses_are_told_makes_no_difference(history, due_on, today, kpis, randomly):
    shuffled = list(history)
    randomly.shuffle(shuffled)
    assert slow_reasons(shuffled, due_on, today, kpis) == slow_reasons(history, due_on, today, kpis)


@given(HISTORIES, st.none() | DAYS, DAYS, st.lists(KPIS, max_size=3))
def test_every_reason_is_given_once_and_in_words(history, due_on, today, kpis):
    found = slow_reasons(history, due_on, today, kpis)
    whys = [reason.why for reason in found if reason.why not in {Slowness.KPI_RED, Slowness.KPI_FALLING}]
    assert len(whys) == len(set(whys))
    assert all(reason.words.strip() for reason in found)


@given(st.lists(st.sampled_from([SLIP, OFF]), min_size=2, max_size=4))
def test_two_slips_running_are_always_seen(statuses):
    assert slow_reasons(told(*statuses), None, TODAY)
