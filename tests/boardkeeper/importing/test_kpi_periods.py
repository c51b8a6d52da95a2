"""Which periods headings name: weeks, calendar years, months with footnote marks, several measures of one period."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_rows import KpiReading


@pytest.fixture
def read(sheet, workbook):
    def run(*rows, merged=(), title="Sheet1", **how) -> KpiReading:
        return read_kpis(workbook(sheet(list(rows), title=title, merged=merged)), **how)

    return run


def _figures(reading: KpiReading) -> dict[str, dict[str, str]]:
    return {row.name: {each.period: str(each.value) for each in row.observations} for row in reading.rows}


def test_mondays_a_week_apart_are_weeks(read) -> None:
    days = [dt.date(2019, 12, 30) + dt.timedelta(weeks=week) for week in range(4)]
    reading = read(["Indicator", *days], ["Contacts", 4, 5, 6, 7])
    assert _figures(reading) == {
        "Contacts": {"2020-W01": "4", "2020-W02": "5", "2020-W03": "6", "2020-W04": "7"}
    }


def test_weeks_are_read_as_people_write_them(read) -> None:
    reading = read(
        ["Indicator", "Week 1 2020", "w/c 06/01/2020", "w/e 19 January 2020"], ["Contacts", 4, 5, 6]
    )
    assert _figures(reading) == {"Contacts": {"2020-W01": "4", "2020-W02": "5", "2020-W03": "6"}}


def test_days_that_begin_no_week_stay_refused(read) -> None:
    days = [dt.date(2020, 1, 7) + dt.timedelta(weeks=week) for week in range(4)]
    with pytest.raises(Exception, match=r"headed with weeks \(7 January 2020\)"):
        read(["Indicator", *days], ["Contacts", 4, 5, 6, 7])


def test_calendar_years_are_headings_when_they_follow_one_another(read) -> None:
    reading = read(
        ["Indicator", 2019, 2018, "2017 *"], ["Contacts", 4, 5, 6], ["Referrals", 2018, 2019, 2020]
    )
    assert _figures(reading) == {
        "Contacts": {"2017": "6", "2018": "5", "2019": "4"},
        "Referrals": {"2017": "2020", "2018": "2019", "2019": "2018"},
    }


def test_figures_that_look_like_years_are_figures(read) -> None:
    reading = read(
        ["Indicator", "Apr-19", "May-19", "Jun-19"], ["Visits", 2017, 2018, 2019], ["Calls", 2020, 2021, 2022]
    )
    assert _figures(reading)["Calls"] == {"2019-04": "2020", "2019-05": "2021", "2019-06": "2022"}
    assert _figures(reading)["Visits"]["2019-04"] == "2017"


def test_years_down_the_side_are_read_too(read) -> None:
    reading = read(["Year", "Contacts", "Referrals"], [2017, 4, 7], [2018, 5, 8], [2019, 6, 9])
    assert _figures(reading)["Referrals"] == {"2017": "7", "2018": "8", "2019": "9"}


def test_months_that_all_carry_the_same_footnote_digit_are_months(read) -> None:
    reading = read(["Indicator", "Jan-193", "Feb-193", "Mar-193"], ["Contacts", 4, 5, 6])
    assert _figures(reading) == {"Contacts": {"2019-01": "4", "2019-02": "5", "2019-03": "6"}}


def test_a_mark_on_one_month_becomes_the_note_of_its_figures(read) -> None:
    reading = read(
        ["Indicator", "Apr-19", "May-19*", "Jun-19 (provisional)"],
        ["Contacts", 4, 5, 6],
        ["* Two days are missing"],
    )
    (row,) = reading.rows
    assert [each.source_note for each in row.observations] == ["", "Two days are missing", "provisional"]


def test_two_measures_under_one_year_are_two_indicators(read) -> None:
    reading = read(
        [None, "2008/09", None, "2009/10", None],
        [None, "Count", "Rate per 1000", "Count", "Rate per 1000"],
        ["Criminal damage", 10, 1.5, 12, 1.75],
        ["Theft", 20, 3.5, 22, 3.75],
        merged=[(1, 2, 1, 3), (1, 4, 1, 5)],
    )
    assert _figures(reading) == {
        "Criminal damage – Count": {"2008/09": "10", "2009/10": "12"},
        "Criminal damage – Rate per 1000": {"2008/09": "1.5", "2009/10": "1.75"},
        "Theft – Count": {"2008/09": "20", "2009/10": "22"},
        "Theft – Rate per 1000": {"2008/09": "3.5", "2009/10": "3.75"},
    }


def test_the_same_without_merged_cells_and_with_a_heading_for_the_names(read) -> None:
    reading = read(
        [None, "Apr-19", None, "May-19", None],
        ["Indicator", "Boys", "Girls", "Boys", "Girls"],
        ["Missing episodes", 1, 2, 3, 4],
    )
    assert _figures(reading) == {
        "Missing episodes – Boys": {"2019-04": "1", "2019-05": "3"},
        "Missing episodes – Girls": {"2019-04": "2", "2019-05": "4"},
    }


def test_actual_target_and_rag_under_each_month_give_the_actual(read) -> None:
    reading = read(
        [None, "Apr-19", None, None, "May-19", None, None],
        ["Indicator", "Actual", "Target", "RAG", "Actual", "Target", "RAG"],
        ["% seen in time", "80%", "90%", "R", "91%", "90%", "G"],
        merged=[(1, 2, 1, 4), (1, 5, 1, 7)],
    )
    assert _figures(reading) == {"% seen in time": {"2019-04": "80", "2019-05": "91"}}


def test_numerator_and_denominator_beside_a_rate_are_its_fraction(read) -> None:
    reading = read(
        [None, "Apr-19", None, None, "May-19", None, None],
        ["Indicator", "Num", "Denom", "%", "Num", "Denom", "%"],
        ["Seen in time", 8, 10, "80%", 45, 50, "90%"],
        merged=[(1, 2, 1, 4), (1, 5, 1, 7)],
    )
    (row,) = reading.rows
    assert [(each.numerator, each.denominator, each.value) for each in row.observations] == [
        (8, 10, Decimal(80)),
        (45, 50, Decimal(90)),
    ]


def test_confidence_limits_are_no_figures_of_their_own(read) -> None:
    reading = read(
        [None, "2018/19", None, None, "2019/20", None, None],
        ["Indicator", "LCL", "Rate", "UCL", "LCL", "Rate", "UCL"],
        ["Self-harm", 1.5, 2.5, 3.5, 2.5, 3.5, 4.5],
        merged=[(1, 2, 1, 4), (1, 5, 1, 7)],
    )
    assert _figures(reading) == {"Self-harm – Rate": {"2018/19": "2.5", "2019/20": "3.5"}}


def test_a_column_of_words_under_the_months_is_not_taken_for_measures(read) -> None:
    reading = read(
        ["Indicator", "Apr-19", "May-19", "Jun-19"], ["Rating", "Good", "Good", "RI"], ["Contacts", 4, 5, 6]
    )
    assert list(_figures(reading)) == ["Contacts"]


def test_names_that_repeat_carry_the_line_above_them(read) -> None:
    reading = read(
        ["Indicator", "Apr-19", "May-19"],
        ["Adult"],
        ["Tickets", 1, 2],
        ["Student"],
        ["Tickets", 3, 4],
        ["Passes", 5, 6],
    )
    assert list(_figures(reading)) == ["Adult – Tickets", "Student – Tickets", "Passes"]


def test_a_name_over_several_rows_completes_the_names_beside_it(read) -> None:
    reading = read(
        ["Offence", "Age", "2018/19", "2019/20"],
        ["Drugs", "Adults", 1, 2],
        [None, "Children", 3, 4],
        ["Fraud", "Adults", 5, 6],
        [None, "Children", 7, 8],
    )
    assert list(_figures(reading)) == [
        "Drugs – Adults",
        "Drugs – Children",
        "Fraud – Adults",
        "Fraud – Children",
    ]


def test_a_code_beside_the_name_is_kept(read) -> None:
    reading = read(
        ["Ref", "Indicator", "Apr-19", "May-19"], ["CS1", "Contacts", 1, 2], ["CS2", "Referrals", 3, 4]
    )
    assert [(row.code, row.name) for row in reading.rows] == [("CS1", "Contacts"), ("CS2", "Referrals")]


def test_weekly_figures_of_a_monthly_indicator_stand_apart(sheet, workbook) -> None:
    weekly = sheet([["Indicator", "Week 1 2020", "Week 2 2020"], ["Contacts", 4, 5]], title="weekly")
    monthly = sheet([["Indicator", "Jan-20", "Feb-20"], ["Contacts", 40, 50]], title="monthly")
    assert list(_figures(read_kpis(workbook(weekly, monthly)))) == ["Contacts (weekly)", "Contacts"]


NAMES = ("Contacts", "Referrals", "Assessments")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(0, 5000), min_size=3, max_size=3).map(tuple), min_size=2, max_size=9, unique=True
    )
)
def test_the_same_figures_are_read_whichever_way_they_lie(sheet, workbook, by_month) -> None:
    months = [
        f"{['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][place]}-19"
        for place in range(len(by_month))
    ]
    across = [
        ["Indicator", *months],
        *([name, *(each[row] for each in by_month)] for row, name in enumerate(NAMES)),
    ]
    down = [["Month", *NAMES], *([month, *each] for month, each in zip(months, by_month, strict=True))]
    long = [["Month", "Indicator", "Value"]]
    stacked = [["Indicator", *months], across[1], [], ["Indicator", *months], *across[2:]]
    for month, each in zip(months, by_month, strict=True):
        long += [[month, name, figure] for name, figure in zip(NAMES, each, strict=True)]
    read = [_figures(read_kpis(workbook(sheet(rows)))) for rows in (across, down, long, stacked)]
    assert read[0] == {
        name: {f"2019-{4 + place:02d}": str(each[row]) for place, each in enumerate(by_month)}
        for row, name in enumerate(NAMES)
    }
    assert read[1:] == [read[0]] * 3
