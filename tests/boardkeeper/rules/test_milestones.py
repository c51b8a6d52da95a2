from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.milestones import MilestoneStatus, parse_status, summary
from boardkeeper.rules.rag import displayed

OF_JUNE_2019 = (
    [MilestoneStatus.ON_TRACK] * 17 + [MilestoneStatus.SLIGHT_SLIPPAGE] * 4 + [MilestoneStatus.NOT_YET_DUE]
)


def test_a_summary_says_both_bases() -> None:
    found = summary(OF_JUNE_2019)
    of_all, of_due = (
        found.percent_of_all(MilestoneStatus.ON_TRACK),
        found.percent_of_due(MilestoneStatus.ON_TRACK),
    )
    assert (found.total, found.due, found.number(MilestoneStatus.ON_TRACK)) == (22, 21, 17)
    assert of_all is not None
    assert of_due is not None
    assert (displayed(of_all, 1), displayed(of_due, 1)) == (Decimal("77.3"), Decimal("81.0"))


def test_several_statuses_are_counted_together_and_none_twice() -> None:
    found = summary([*OF_JUNE_2019, MilestoneStatus.COMPLETE])
    good = (MilestoneStatus.COMPLETE, MilestoneStatus.ON_TRACK)
    assert found.number(*good) == found.number(*good, *good) == 18


def test_an_empty_plan_has_no_shares() -> None:
    assert summary([]).percent_of_all(MilestoneStatus.COMPLETE) is None
    assert summary([MilestoneStatus.NOT_YET_DUE]).percent_of_due(MilestoneStatus.COMPLETE) is None


def test_those_not_yet_due_have_no_share_of_those_due() -> None:
    with pytest.raises(ValueError, match="no share"):
        summary(OF_JUNE_2019).percent_of_due(MilestoneStatus.NOT_YET_DUE)


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("ON TRACK", MilestoneStatus.ON_TRACK),
        (" On-track. ", MilestoneStatus.ON_TRACK),
        ("SLIGHT\nSLIPPAGE", MilestoneStatus.SLIGHT_SLIPPAGE),
        ("Completed", MilestoneStatus.COMPLETE),
        ("NOT YET DUE", MilestoneStatus.NOT_YET_DUE),
        ("off track", MilestoneStatus.OFF_TRACK),
    ],
)
def test_a_status_is_read_in_any_spelling(written: str, status: MilestoneStatus) -> None:
    assert parse_status(written) is status


@pytest.mark.parametrize("written", [None, "", "green", "on track?", "not on track", 1])
def test_other_words_are_no_status(written: object) -> None:
    assert parse_status(written) is None


@given(st.sampled_from(MilestoneStatus))
def test_every_status_is_read_from_its_label(status: MilestoneStatus) -> None:
    assert parse_status(status.value.capitalize()) is parse_status(status.value.upper()) is status


@given(st.lists(st.sampled_from(MilestoneStatus)))
def test_shares_of_all_statuses_add_up(statuses: list[MilestoneStatus]) -> None:
    found = summary(statuses)
    assert found.counts == {status: Counter(statuses)[status] for status in MilestoneStatus}
    assert found.total == len(statuses)
    assert found.percent_of_all(*MilestoneStatus) == (Decimal(100) if statuses else None)
    dues = set(MilestoneStatus) - {MilestoneStatus.NOT_YET_DUE}
    assert found.percent_of_due(*dues) == (Decimal(100) if found.due else None)


def test_the_real_plan_is_understood_whole(shared: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(shared / "data/plymouth-2019/milestones-2019-06.xlsx", read_only=True)
    rows = list(book["Milestones"].iter_rows(min_row=2, max_row=23, values_only=True))
    book.close()
    assert [parse_status(row[6]) for row in rows].count(None) == 0
    assert summary(status for row in rows if (status := parse_status(row[6]))) == summary(OF_JUNE_2019)
