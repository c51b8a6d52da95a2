from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.findings import CellRole
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_rows import KpiReading, KpiRow
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.reading import read_workbook
from boardkeeper.importing.scales import Scale
from boardkeeper.importing.workbook import Content
from boardkeeper.rules.fractions import agrees
from boardkeeper.rules.periods import PeriodKind

MONTHS = [f"2018-{month:02d}" for month in range(4, 13)] + [f"2019-{month:02d}" for month in range(1, 7)]


@pytest.fixture(scope="module")
def plymouth(shared: Path) -> KpiReading:
    return read_kpis(read_workbook(shared / "data/plymouth-2019/kpis-2019-06.xlsx"))


def _row(reading: KpiReading, start: str) -> KpiRow:
    (found,) = [row for row in reading.rows if row.name.startswith(start)]
    return found


def _values(row: KpiRow) -> dict[str, str]:
    return {each.period: str(each.value) for each in row.observations}


def test_the_real_workbook_is_read_completely(plymouth: KpiReading) -> None:
    assert len(plymouth.rows) == 12
    assert plymouth.refusals == ()
    assert plymouth.questions == ()
    assert set(plymouth.periods) == set(MONTHS)
    for row in plymouth.rows:
        assert [each.period for each in row.observations] == ["2017/18", *MONTHS]
        assert all(each.value is not None for each in row.observations)
        assert [each.is_baseline for each in row.observations] == [True] + [False] * 15
    assert sum(bool(row.fraction_label) for row in plymouth.rows) == 5
    assert {row.unit for row in plymouth.rows} == {Unit.PERCENT, Unit.RATE}


@pytest.mark.parametrize(
    ("name", "target", "values"),
    [
        ("% Initial Case Conference within 15", 80, ["100.0", "96.1", "94.6"]),
        ("Re-referrals", 25, ["37.7", "32.2", "31.4"]),
        ("% of children subject to multiple", 23, ["28.0", "27.1", "23.5"]),
        ("Short Term Placement Stability", 12, ["10.8", "10.6", "9.8"]),
        ("Long Term Stability", 70, ["67.8", "66.4", "64.4"]),
        ("% of Care Leavers in EET", 65, ["55.1", "56.4", "56.4"]),
        ("% Care Leavers in Suitable Accommodation", 90, ["94.3", "96.0", "95.7"]),
    ],
)
def test_targets_and_last_months_are_those_of_the_paper(
    plymouth: KpiReading, name: str, target: int, values: list[str]
) -> None:
    row = _row(plymouth, name)
    assert [_values(row)[period] for period in ("2019-04", "2019-05", "2019-06")] == values
    assert (row.target.year, row.target.value) == (2019, target)
    assert row.decimals == 1


def test_every_figure_is_exactly_the_decimal_the_sheet_shows(plymouth: KpiReading) -> None:
    for row in plymouth.rows:
        for each in row.observations:
            assert each.value == each.exact
            assert -each.value.as_tuple().exponent == 1
    assert _values(_row(plymouth, "% ICPC leading"))["2018-06"] == "79.3"


def test_every_figure_leads_back_to_its_cell(plymouth: KpiReading) -> None:
    row = _row(plymouth, "% of Care Leavers in EET")
    last = row.observations[-1]
    assert (row.sheet, row.row, row.label_cell) == ("5 Care leavers", 5, "A5")
    assert (last.sheet, last.cell, last.fraction_cell) == ("5 Care leavers", "Q5", "Q6")
    assert (last.numerator, last.denominator, last.grain) == (132, 234, PeriodKind.MONTH)
    assert (row.priority_number, row.theme) == (5, "Care leavers")


def test_notes_groups_and_flags_are_kept(plymouth: KpiReading) -> None:
    proxies = [row for row in plymouth.rows if row.proxy]
    assert len(proxies) == 3
    assert {row.note for row in proxies} == {"This is a proxy measure"}
    assert [row.name for row in plymouth.rows if row.year_to_date] == [
        "% Initial Case Conference within 15 working days of Strategy Discussion YTD",
        "Re-referrals within 12 months (YTD)",
    ]
    baseline = _row(plymouth, "Long Term").observations[0]
    assert (baseline.value, baseline.source_note, baseline.grain) == (63, "LAIT", PeriodKind.YEAR)
    groups = {each.period: each.group for each in _row(plymouth, "Re-referrals").observations}
    assert (groups["2018-10"], groups["2018-11"]) == ("Pre Ofsted Visit", "Post Ofsted Visit")
    later = {each.period: each.group for each in _row(plymouth, "% of Care Leavers").observations}
    assert later["2018-11"] == "Pre Ofsted Visit"
    assert [row.target.written for row in proxies] == ["Monitor only"] * 3
    assert _row(plymouth, "ICPCs").target is None


def test_the_three_accommodation_months_are_told_with_the_arithmetic(plymouth: KpiReading) -> None:
    told = [remark for remark in plymouth.remarks if "kept as found. The same" in remark.sentence]
    assert [(remark.sheet, remark.cell) for remark in told] == [
        ("5 Care leavers", cell) for cell in ("O8", "P8", "Q8")
    ]
    assert (
        "125/227 is 55.1 %, but “% Care Leavers in Suitable Accommodation” says 94.3 % (O7)"
        in told[0].sentence
    )
    assert "“% of Care Leavers in EET” (O6)" in told[0].sentence
    accommodation = _row(plymouth, "% Care Leavers in Suitable").observations[-3]
    assert (accommodation.numerator, accommodation.denominator, str(accommodation.value)) == (
        125,
        227,
        "94.3",
    )


def test_no_other_fraction_is_said_to_be_wrong_that_is_right(plymouth: KpiReading) -> None:
    wrong = [
        each
        for row in plymouth.rows
        for each in row.observations
        if each.numerator is not None
        and not agrees(each.value, int(each.numerator), int(each.denominator), 1)
    ]
    said = [
        remark.sentence
        for remark in plymouth.remarks
        if re.search(r"[0-9]/[0-9]+.* is [0-9.]+ %", remark.sentence)
    ]
    assert len(re.findall(r" is [0-9.]+ %", " ".join(said))) == len(wrong)
    assert sum(abs(each.value - 100 * each.numerator / each.denominator) >= 1 for each in wrong) == 3


def test_more_than_a_hundred_per_cent_and_notes_are_remarked(plymouth: KpiReading) -> None:
    sentences = [(remark.cell, remark.sentence) for remark in plymouth.remarks]
    assert any(cell == "O10" and "104.2 % is more than 100 %" in words for cell, words in sentences)
    assert sum("Colour key" in words for _, words in sentences) == 4


def test_each_cell_of_the_sheet_has_its_part(plymouth: KpiReading) -> None:
    roles = plymouth.roles["5 Care leavers"]
    assert roles[3, 3] is CellRole.HEADER
    assert roles[3, 2] is CellRole.BASELINE
    assert roles[4, 3] is CellRole.PERIOD
    assert roles[3, 18] is CellRole.TARGET
    assert roles[5, 1] is CellRole.LABEL
    assert roles[5, 17] is CellRole.VALUE
    assert roles[6, 17] is CellRole.FRACTION
    assert roles[6, 1] is CellRole.LABEL
    assert roles[5, 2] is CellRole.BASELINE
    assert roles[5, 18] is CellRole.TARGET
    assert roles[10, 1] is CellRole.NOTE
    assert roles[1, 1] is CellRole.IGNORED


def test_one_period_alone_can_be_taken(shared: Path) -> None:
    book = read_workbook(shared / "data/plymouth-2019/kpis-2019-06.xlsx")
    reading = read_kpis(book, only_period="2019-06")
    assert len(reading.rows) == 12
    assert {each.period for row in reading.rows for each in row.observations} == {"2019-06"}
    assert _row(reading, "Re-referrals").target.value == 25
    with pytest.raises(errors.PeriodNotThere, match=r"no figures for Jul-19\. The latest there is Jun-19"):
        read_kpis(book, only_period="2019-07")


def test_lists_of_single_children_are_refused(shared: Path) -> None:
    book = read_workbook(shared / "data/wild/workbooks/ofsted_annex_a_sample_synthetic.xlsx")
    with pytest.raises(
        errors.ChildLevelData, match="lists single children: sheet “List 1” has “Child Unique ID” in A1"
    ):
        read_kpis(book)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("us_toronto_transit.xlsx", "calendar years"),
        ("ons_deaths_monthly_2019.xls", "“Jan-193”"),
        ("moj_costs_of_reoffending.xlsx", "no sheet has a row of months"),
        ("dfe_csww_headline_2017_to_2022.csv", "no sheet has a row of months"),
        ("wscc_ncmp_children_weight.xlsx", "no sheet has a row of months"),
    ],
)
def test_workbooks_that_hold_no_kpis_say_what_they_hold(shared: Path, name: str, words: str) -> None:
    with pytest.raises(errors.NothingToImport, match=words):
        read_kpis(read_workbook(shared / "data/wild/workbooks" / name))


def test_wild_workbooks_give_what_is_certain_and_refuse_the_rest(shared: Path) -> None:
    folder = shared / "data/wild/workbooks"
    spc = read_kpis(read_workbook(folder / "nhs_spc_data.xlsx"))
    assert [(row.name, row.unit, len(row.observations)) for row in spc.rows] == [
        ("Attendances", Unit.COUNT, 33),
        ("Problems", Unit.COUNT, 33),
    ]
    assert len(spc.questions) == 5
    assert any("weeks" in refusal.reason for refusal in spc.refusals)
    crime = read_kpis(read_workbook(folder / "wscc_crime_rates.xlsx"))
    assert crime.rows == ()
    assert all("several columns of figures" in refusal.reason for refusal in crime.refusals)


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


def test_columns_beside_the_periods_are_named_when_left_out(read) -> None:
    reading = read(
        [*HEADER, "Target", "England 2018/19", "RAG"], ["% in time", "80%", "81%", "82%", "≥ 90%", "85%", "G"]
    )
    row = reading.rows[0]
    assert (row.target.year, row.target.value, row.target.written) == (2019, 90, "≥ 90%")
    left_out = [remark.cell for remark in reading.remarks if "left out" in remark.sentence]
    assert left_out == ["F1", "G1"]
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
