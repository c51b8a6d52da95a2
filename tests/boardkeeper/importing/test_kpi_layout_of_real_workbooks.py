from __future__ import annotations

import re
from pathlib import Path

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.findings import CellRole
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_rows import KpiReading, KpiRow
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.reading import read_workbook
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
