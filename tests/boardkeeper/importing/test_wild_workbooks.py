"""For each workbook found in the wild: what is read of it, what is asked, or with which words it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_rows import KpiReading, KpiRow
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.reading import read_workbook
from boardkeeper.importing.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Told:
    """What one workbook gives with the answers a person gave.

    Attributes:
        rows: How many indicators.
        periods: The first and the last period.
        name: One of the indicators.
        values: The last of its figures.
        unit: What it counts.
    """

    rows: int
    periods: tuple[str, str]
    name: str
    values: tuple[str, ...]
    unit: Unit


READ = {
    "dfe_csww_headline_2017_to_2022.csv": (
        {"areas": ("Plymouth",)},
        Told(20, ("2017", "2022"), "Turnover rate FTE %", ("13", "17.3", "17.1"), Unit.PERCENT),
    ),
    "dgu_elgin_saves_money.ods": (
        {"only_period": "2012/13"},
        Told(11, ("2012/13", "2012/13"), "Alerts preparation – £'000 – per LA", ("20",), Unit.RATIO),
    ),
    "moj_costs_of_reoffending.xlsx": (
        {"only_period": "2016"},
        Told(
            27,
            ("2016", "2016"),
            "Drug offences – Children and young people – Total cost to society (thousands)",
            ("5400",),
            Unit.RATIO,
        ),
    ),
    "nhs_spc_data.xlsx": (
        {},
        Told(3, ("2020-01", "2022-09"), "Attendances", ("137", "208", "97"), Unit.COUNT),
    ),
    "ons_deaths_monthly_2019.xls": (
        {"areas": ("City of Plymouth",)},
        Told(
            1,
            ("2019-01", "2019-12"),
            "Monthly provisional figures on deaths registered by area of usual residence",
            ("222", "219", "196"),
            Unit.COUNT,
        ),
    ),
    "us_toronto_transit.xlsx": (
        {},
        Told(43, ("1985", "2017"), "ADULT – TICKETS", ("N/A", "N/A", "N/A"), Unit.COUNT),
    ),
    "wscc_child_poverty_2010.xls": (
        {"areas": ("England",), "only_period": "2010"},
        Told(28, ("2010", "2010"), "Children in IS/JSA families – Under 16", ("1661510",), Unit.COUNT),
    ),
    "wscc_crime_rates.xlsx": (
        {"areas": ("West Sussex",)},
        Told(16, ("2008/09", "2012/13"), "Criminal Damage – Rate per 1000", ("10.2", "8.6"), Unit.RATIO),
    ),
    "wscc_ncmp_children_weight.xlsx": (
        {"areas": ("West Sussex",)},
        Told(14, ("2007/08", "2011/12"), "Obese – Year 6 – Prevalence", ("15.9", "15.6"), Unit.PERCENT),
    ),
}

ASKED_FIRST = {
    "dfe_csww_headline_2017_to_2022.csv": "places (England, North East, North West and 164 more)",
    "dgu_elgin_saves_money.ods": "No heading says which period these figures are of; the table waits",
    "moj_costs_of_reoffending.xlsx": "which period these figures are of (“2016” stands nearby)",
    "ons_deaths_monthly_2019.xls": "waits for an answer which of them is yours",
    "wscc_child_poverty_2010.xls": "places (United Kingdom, Great Britain, England and 150 more)",
    "wscc_crime_rates.xlsx": "The rows are of places (Adur, Arun, Chichester and 5 more)",
    "wscc_ncmp_children_weight.xlsx": "The rows are of places (ENGLAND, SOUTH EAST, West Sussex and 7 more)",
}

REFUSED = {
    "dfe_offenders_sig_testing.xlsx": "sheet “sv”: it holds words (“significant”) where figures would stand.",
    "lgbf_indicator_information.csv": "it describes measures (their unit, owner or target) and holds none of their",
    "nhs_spc_measure_config.xlsx": "sheet “measure_config”: it describes measures (their unit, owner or target)",
    "nhs_FFT_AE_template.xlsm": "is a template with nothing filled in: sheet “Summary” has headings (C4)",
    "ofsted_annex_a_sample_synthetic.xlsx": "lists single children: sheet “List 1” has “Child Unique ID” in A1",
}

ODD = {
    "calamine_empty_sheet.xlsx": (errors.NothingToImport, "is a workbook with nothing in it"),
    "calamine_issue_594_dos.ods": (errors.WorkbookTooLarge, "more than any spreadsheet program shows"),
    "calamine_pass_protected.xlsx": (errors.EncryptedWorkbook, "is protected with a password"),
    "closedxml_lock_tilde_dollar_LoadPivotTables.xlsx": (errors.LockFile, "is the lock file"),
    "openpyxl_empty_no_dimensions.xlsx": (errors.NothingToImport, "holds no KPIs that can be read"),
    "openpyxl_null_file.xlsx": (errors.EmptyFile, "holds no bytes at all"),
    "poi_59746_NoRowNums.xlsx": (errors.NothingToImport, "holds no KPIs that can be read"),
    "poi_MalformedSSTCount.xlsx": (errors.NothingToImport, "holds no KPIs that can be read"),
    "poi_SimpleMacro.xlsm": (errors.NothingToImport, "no sheet has a row of months, quarters or years"),
    "poi_SimpleStrict.xlsx": (errors.NothingToImport, "holds no KPIs that can be read"),
    "poi_invalid.xlsx": (errors.NotAWorkbook, "is an empty archive"),
    "poi_password.xls": (errors.EncryptedWorkbook, "is protected with a password"),
    "poi_poc-xmlbomb.xlsx": (errors.EntityBomb, "declares XML entities"),
    "sheetjs_sheet_visibility_strict.xlsx": (errors.NothingToImport, "holds no KPIs that can be read"),
}


@pytest.fixture(scope="module")
def books(shared: Path) -> dict[str, Workbook]:
    folder = shared / "data/wild/workbooks"
    return {name: read_workbook(folder / name) for name in {*READ, *REFUSED}}


def test_every_wild_workbook_is_spoken_for(shared: Path) -> None:
    assert {path.name for path in (shared / "data/wild/workbooks").iterdir()} == {*READ, *REFUSED}
    assert {path.name for path in (shared / "data/wild/odd-workbooks").iterdir()} == set(ODD)


@pytest.mark.parametrize("name", sorted(READ))
def test_with_the_answers_of_a_person_the_figures_are_read(books: dict[str, Workbook], name: str) -> None:
    answers, told = READ[name]
    reading = read_kpis(books[name], **answers)
    row = _row(reading, told.name)
    ordered = [each.period for each in row.observations]
    assert len(reading.rows) == told.rows
    assert (ordered[0], ordered[-1]) == told.periods
    assert (
        tuple(str(each.value) if each.value is not None else each.withheld for each in row.observations)[
            -len(told.values) :
        ]
        == told.values
    )
    assert row.unit is told.unit
    assert not reading.area_questions
    assert not reading.period_questions


@pytest.mark.parametrize("name", sorted(ASKED_FIRST))
def test_what_only_a_person_can_say_is_asked_and_nothing_is_taken_before(
    books: dict[str, Workbook], name: str
) -> None:
    reading = read_kpis(books[name])
    assert reading.rows == ()
    assert ASKED_FIRST[name] in reading.refusals[0].reason
    assert reading.area_questions or reading.period_questions


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_holds_no_figures_for_a_board_is_refused_with_the_reason(
    books: dict[str, Workbook], name: str
) -> None:
    with pytest.raises((errors.NothingToImport, errors.ChildLevelData)) as refused:
        read_kpis(books[name])
    assert REFUSED[name] in str(refused.value)


@pytest.mark.parametrize("name", sorted(ODD))
def test_odd_workbooks_end_in_one_clear_sentence(shared: Path, name: str) -> None:
    kind, words = ODD[name]
    with pytest.raises(kind) as refused:
        read_kpis(read_workbook(shared / "data/wild/odd-workbooks" / name))
    assert words in str(refused.value)
    assert f"“{name}”" in str(refused.value)


def test_every_figure_of_the_crime_tables_leads_to_its_own_cell(books: dict[str, Workbook]) -> None:
    reading = read_kpis(books["wscc_crime_rates.xlsx"], areas=("West Sussex",))
    count, rate = (_row(reading, f"Criminal Damage – {measure}") for measure in ("Count", "Rate per 1000"))
    assert [each.cell for each in count.observations] == ["B11", "D11", "F11", "H11", "J11"]
    assert [each.cell for each in rate.observations] == ["C11", "E11", "G11", "I11", "K11"]
    assert "CIs" in {remark.sheet for remark in reading.remarks if "were the same" in remark.sentence}


def test_the_rows_of_england_are_benchmarks_for_ours(books: dict[str, Workbook]) -> None:
    workforce = read_kpis(books["dfe_csww_headline_2017_to_2022.csv"], areas=("Plymouth",))
    row = _row(workforce, "Turnover rate FTE %")
    assert [(each.comparator, each.year, str(each.value)) for each in row.benchmarks][-2:] == [
        ("England", 2021, "15.4"),
        ("England", 2022, "17.1"),
    ]
    assert row.benchmarks[-1].cell == "M2"
    weight = read_kpis(books["wscc_ncmp_children_weight.xlsx"], areas=("West Sussex",))
    obese = _row(weight, "Obese – Year 6 – Prevalence")
    assert ("England", 2011, "19.2") in {
        (each.comparator, each.year, str(each.value)) for each in obese.benchmarks
    }


def test_an_area_that_does_not_stand_there_is_asked_again_by_name(books: dict[str, Workbook]) -> None:
    reading = read_kpis(books["wscc_crime_rates.xlsx"], areas=("Plymouth",))
    assert reading.rows == ()
    assert [question.asked for question in reading.area_questions] == ["Plymouth"]
    assert reading.refusals[0].reason.startswith("“Plymouth” does not stand among the places of this table")


def _row(reading: KpiReading, name: str) -> KpiRow:
    (found,) = [row for row in reading.rows if row.name == name]
    return found
