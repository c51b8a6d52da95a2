from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_rows import KpiReading, KpiRow
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.scales import Scale
from boardkeeper.importing.workbook import Content


def _values(row: KpiRow) -> dict[str, str]:
    return {each.period: str(each.value) for each in row.observations}


HEADER = ["Indicator", "Apr-19", "May-19", "Jun-19"]


@pytest.fixture
def read(sheet, workbook):
    def reading(*rows, **more) -> KpiReading:
        answers = more.pop("percent_answers", None)
        return read_kpis(workbook(sheet(rows, **more)), percent_answers=answers)

    return reading


def test_percentages_may_be_typed_with_a_sign_a_format_or_as_numbers(read) -> None:
    reading = read(
        HEADER,
        ["% by format", (0.227, "0.0%"), (0.5, "0%"), (1, "0.0%")],
        ["% by sign", "22.7%", "50 %", "100%"],
        ["% by number", 22.7, 50, 99.5],
    )
    assert [list(_values(row).values()) for row in reading.rows] == [
        ["22.7", "50", "100.0"],
        ["22.7", "50", "100"],
        ["22.7", "50", "99.5"],
    ]
    assert {row.unit for row in reading.rows} == {Unit.PERCENT}


def test_unmarked_parts_of_one_wait_for_an_answer_and_take_it(read) -> None:
    rows = (HEADER, ["% of visits in time", 0.227, 0.5, 0.61])
    asked = read(*rows)
    assert asked.rows == ()
    (question,) = asked.questions
    assert (question.cell, question.name, question.example) == ("B2", "% of visits in time", Decimal("0.227"))
    (refusal,) = asked.refusals
    assert "0.227 may be 22.7 % or 0.227" in refusal.reason
    answered = read(*rows, percent_answers={"% of visits in time": Scale.PARTS_OF_ONE})
    assert _values(answered.rows[0])["2019-04"] == "22.7"
    tiny = read(*rows, percent_answers={"% of visits in time": Scale.PER_CENT})
    assert _values(tiny.rows[0])["2019-04"] == "0.227"


def test_a_row_between_nought_and_one_without_any_sign_waits_for_an_answer(read) -> None:
    rows = (HEADER, ["Capacity", 0.2271, 0.5002, 0.6133])
    assert [question.name for question in read(*rows).questions] == ["Capacity"]
    plain = read(*rows, percent_answers={"Capacity": Scale.PLAIN_FIGURES}).rows[0]
    assert (plain.unit, _values(plain)["2019-06"]) == (Unit.RATIO, "0.6133")


def test_a_marked_target_settles_how_unmarked_figures_are_meant(read) -> None:
    reading = read(
        [*HEADER, "2019/20 Target"],
        ["% of visits in time", 0.827, 0.85, 0.861, "90%"],
        ["% of plans in time", 0.82, 0.85, 0.8, 0.9],
        ["% of reviews in time", 82.7, 85, 86, 90],
    )
    assert _values(reading.rows[0]) == {"2019-04": "82.7", "2019-05": "85", "2019-06": "86.1"}
    assert [row.name for row in reading.rows] == ["% of visits in time", "% of reviews in time"]
    assert [question.name for question in reading.questions] == ["% of plans in time"]
    assert reading.rows[1].target.value == 90


def test_one_figure_at_another_scale_than_its_neighbours_is_refused(read) -> None:
    reading = read(HEADER, ["% of visits in time", 82.7, 0.85, 86.1])
    assert list(_values(reading.rows[0])) == ["2019-04", "2019-06"]
    (refusal,) = reading.refusals
    assert (refusal.cell, "0.85 stands without a percent format" in refusal.reason) == ("C2", True)


def test_withheld_figures_stay_withheld_and_what_is_no_figure_is_refused(read) -> None:
    reading = read(
        [*HEADER, "Jul-19", "Aug-19", "Sep-19"],
        ["Referrals", "c", "..", 12, "about 9", Content.FORMULA_WITHOUT_VALUE, Content.ERROR],
    )
    assert [(o.period, o.value, o.withheld) for o in reading.rows[0].observations] == [
        ("2019-04", None, "c"),
        ("2019-05", None, ".."),
        ("2019-06", 12, ""),
    ]
    assert [refusal.cell for refusal in reading.refusals] == ["E2", "F2", "G2"]
    assert "formula whose result" in reading.refusals[1].reason


def test_a_date_among_fractions_is_said_to_be_a_lost_fraction(read) -> None:
    reading = read(
        HEADER,
        ["% of children again on a plan", (0.368, "0.0%"), (0.238, "0.0%"), (0.246, "0.0%")],
        ["Number of children again on a plan", (dt.date(2019, 7, 19), "d-mmm"), "10/42", "16/65"],
    )
    assert [(o.period, o.numerator) for o in reading.rows[0].observations] == [
        ("2019-04", None),
        ("2019-05", 10),
        ("2019-06", 16),
    ]
    (refusal,) = reading.refusals
    assert (refusal.cell, "19/7 may have been turned into a date" in refusal.reason) == ("B3", True)


def test_fractions_find_their_percentage_wherever_it_stands(read) -> None:
    percent = "0.0%"
    reading = read(
        HEADER,
        ["% in EET", (0.551, percent), (0.564, percent), (0.564, percent)],
        ["% in suitable accommodation", (0.943, percent), (0.96, percent), (0.957, percent)],
        ["Number in EET", "125/227", "128/227", "132/234"],
        ["Number in suitable accommodation", "214/227", "218/227", "224/234"],
        ["Number of dogs", "1/9", "2/9", "3/9"],
    )
    assert [row.fraction_label for row in reading.rows] == [
        "Number in EET",
        "Number in suitable accommodation",
    ]
    (refusal,) = reading.refusals
    assert "“Number of dogs” belong to no percentage" in refusal.reason


def test_fractions_without_a_name_belong_to_the_percentage_they_agree_with(read) -> None:
    reading = read(
        HEADER,
        ["% in EET", (0.551, "0.0%"), (0.564, "0.0%"), (0.564, "0.0%")],
        [None, "125/227", "128/227", "132/234"],
    )
    assert [o.numerator for o in reading.rows[0].observations] == [125, 128, 132]


def test_quarters_years_and_bare_months_under_a_year_are_periods(read) -> None:
    assert list(_values(read(["Measure", "Q1 2018/19", "2018/19 Q2"], ["Referrals", 4, 5]).rows[0])) == [
        "2018-Q1",
        "2018-Q2",
    ]
    years = read(["Measure", "2009-10", "2010-11", "2011-12"], ["Referrals", 4, 5, 6])
    assert list(_values(years.rows[0])) == ["2009/10", "2010/11", "2011/12"]
    months = read(
        [None, "2018/19", None, "2019/20"], ["Measure", "Feb", "Mar", "Apr"], ["Referrals", 4, 5, 6]
    )
    assert list(_values(months.rows[0])) == ["2019-02", "2019-03", "2019-04"]
    dates = read(["Measure", dt.date(2019, 4, 30), dt.date(2019, 5, 31)], ["Referrals", 4, 5])
    assert list(_values(dates.rows[0])) == ["2019-04", "2019-05"]


def test_a_title_merged_over_the_whole_table_is_no_group(read) -> None:
    reading = read(
        ["Scorecard, June 2019"],
        [None, "Before", None, "After"],
        HEADER,
        ["Contacts", 4, 5, 6],
        merged=[(1, 1, 1, 4), (2, 2, 2, 3)],
    )
    assert [figure.group for figure in reading.rows[0].observations] == ["Before", "Before", ""]


def test_a_group_that_is_not_merged_reaches_over_the_blanks_to_its_right(read) -> None:
    reading = read([None, "Before", None, "After", None], [*HEADER, "Jul-19"], ["Contacts", 4, 5, 6, 7])
    assert [figure.group for figure in reading.rows[0].observations] == ["Before", "Before", "After", "After"]


def test_days_written_out_as_text_are_months_when_they_are_whole_months(read) -> None:
    reading = read(["Indicator", "01/04/2019", " 30/06/2019 "], ["Contacts", 4, 5])
    assert list(_values(reading.rows[0])) == ["2019-04", "2019-06"]


def test_a_table_with_its_periods_down_is_turned(read) -> None:
    reading = read(
        ["Month", "Referrals", "% in time"],
        ["Apr-19", 104, (0.913, "0.0%")],
        ["May-19", 98, (0.925, "0.0%")],
        ["Jun-19", 111, "c"],
    )
    assert [(row.name, list(_values(row).values())) for row in reading.rows] == [
        ("Referrals", ["104", "98", "111"]),
        ("% in time", ["91.3", "92.5", "None"]),
    ]
    assert [o.cell for o in reading.rows[1].observations] == ["C2", "C3", "C4"]
    assert reading.rows[1].label_cell == "C1"


def test_tables_below_one_another_are_all_read(read) -> None:
    reading = read(
        ["Referrals"],
        HEADER,
        ["Contacts", 4, 5, 6],
        [],
        ["Plans"],
        ["Indicator", "Q1 2019/20", "Q2 2019/20"],
        ["Plans begun", 7, 8],
    )
    assert [(row.name, len(row.observations)) for row in reading.rows] == [
        ("Contacts", 3),
        ("Plans begun", 2),
    ]


def test_the_column_of_names_is_found_beside_references_and_comments(read) -> None:
    reading = read(
        ["Ref", "Indicator name", "Comment", "Apr-19", "May-19"],
        ["CS1", "Contacts", "a very long comment about contacts and how they are counted", 4, 5],
        ["CS2", "Referrals", "another very long comment about referrals and their sources", 6, 7],
    )
    assert [row.name for row in reading.rows] == ["Contacts", "Referrals"]


def test_hidden_sheets_and_rows_are_left_out_and_said_so(sheet, workbook) -> None:
    shown = sheet(
        [HEADER, ["Contacts", 4, 5, 6], ["Old contacts", 7, 8, 9]], hidden_rows=[3], hidden_columns=[2]
    )
    hidden = sheet([HEADER, ["Secret", 4, 5, 6]], title="Workings", is_hidden=True)
    reading = read_kpis(workbook(shown, hidden))
    assert [row.name for row in reading.rows] == ["Contacts"]
    assert len(reading.rows[0].observations) == 3
    sentences = " ".join(remark.sentence for remark in reading.remarks)
    assert "A hidden row was left out" in sentences
    assert "The sheet is hidden and was left out" in sentences
    assert "The column “Apr-19” is hidden; it was read" in sentences


def test_columns_beside_the_periods_are_targets_benchmarks_or_named_when_left_out(read) -> None:
    reading = read(
        [*HEADER, "Target", "England 2018/19", "RAG"], ["% in time", "80%", "81%", "82%", "≥ 90%", "85%", "G"]
    )
    row = reading.rows[0]
    assert (row.target.year, row.target.value, row.target.written) == (2019, 90, "≥ 90%")
    left_out = [remark.cell for remark in reading.remarks if "left out" in remark.sentence]
    assert left_out == ["G1"]
    assert [(each.comparator, each.year, each.value, each.cell) for each in row.benchmarks] == [
        ("England", 2018, 85, "F2")
    ]
    assert any("names no year; 2019/20 was taken" in remark.sentence for remark in reading.remarks)


def test_two_columns_for_one_period_are_refused_not_chosen_from(read) -> None:
    reading = read(["Indicator", "Apr-19", "Apr-19"], ["Contacts", 4, 5])
    assert reading.rows == ()
    assert reading.refusals[0].reason == "A table was not taken: 2 columns are headed Apr-19."


def test_figures_without_a_name_are_refused(read) -> None:
    reading = read(HEADER, ["Contacts", 4, 5, 6], [None, 7, 8, 9])
    assert len(reading.rows) == 1
    assert [(refusal.cell, refusal.reason) for refusal in reading.refusals] == [
        ("B3", "No name stands beside these figures.")
    ]


def test_one_indicator_on_two_sheets_is_joined_said_once_or_refused(sheet, workbook) -> None:
    first = sheet([HEADER, ["Contacts", 4, 5, 6], ["Visits", 1, 2, 3]], title="Now")
    second = sheet([["Indicator", "Mar-19", "Apr-19"], ["contacts", 3, 4], ["Visits", 0, 9]], title="Before")
    reading = read_kpis(workbook(first, second))
    contacts, visits = reading.rows
    assert _values(contacts) == {"2019-03": "3", "2019-04": "4", "2019-05": "5", "2019-06": "6"}
    assert [o.sheet for o in contacts.observations] == ["Before", "Now", "Now", "Now"]
    assert _values(visits)["2019-04"] == "1"
    (refusal,) = reading.refusals
    assert (refusal.sheet, refusal.cell) == ("Before", "C3")
    assert "9 here, 1 on sheet “Now” (B3); the first was taken" in refusal.reason


def test_a_rate_shown_with_decimals_keeps_what_the_sheet_shows(read) -> None:
    row = read(HEADER, ["Referrals per 10,000", (290.8349, "0.0"), (105, "0.0"), (91.25, "0.0")]).rows[0]
    assert [str(o.value) for o in row.observations] == ["290.8", "105.0", "91.3"]
    assert row.observations[0].exact == Decimal("290.8349")


def test_an_empty_workbook_says_so(sheet, workbook) -> None:
    with pytest.raises(errors.NothingToImport, match="a workbook with nothing in it"):
        read_kpis(workbook(sheet([])))


def test_reading_can_be_cancelled_between_sheets(sheet, workbook) -> None:
    with pytest.raises(errors.ReadingCancelled):
        read_kpis(workbook(sheet([HEADER, ["Contacts", 4, 5, 6]])), cancelled=lambda: True)
