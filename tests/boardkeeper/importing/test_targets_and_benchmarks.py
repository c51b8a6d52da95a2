"""What an indicator should reach and what others reach, as the columns beside the periods say it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper.importing.findings import CellRole
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_rows import KpiReading
from boardkeeper.importing.places import is_place, is_place_code, same_place


@pytest.fixture
def read(sheet, workbook):
    def run(*rows) -> KpiReading:
        return read_kpis(workbook(sheet(list(rows))))

    return run


@pytest.mark.parametrize(
    ("written", "value", "upper"),
    [
        ("80-85 %", 80, 85),
        ("80 % – 85 %", 80, 85),
        ("between 80 and 85%", 80, 85),
        ("≥ 90%", 90, None),
        ("Monitor only", None, None),
    ],
)
def test_a_target_may_be_a_figure_a_range_or_words(
    read, written: str, value: int | None, upper: int | None
) -> None:
    (row,) = read(
        ["Indicator", "Apr-19", "May-19", "2019/20 Target"], ["% in time", "81%", "82%", written]
    ).rows
    assert (row.target.year, row.target.value, row.target.upper, row.target.written) == (
        2019,
        value,
        upper,
        written,
    )


def test_a_stretch_stands_beside_its_target_whichever_comes_first(read) -> None:
    (row,) = read(
        ["Indicator", "Apr-19", "May-19", "Stretch 2019/20", "2019/20 Target"],
        ["% in time", "81%", "82%", "95%", "90%"],
    ).rows
    assert [(each.value, each.stretch, each.written) for each in row.targets] == [(90, 95, "90%")]


@pytest.mark.parametrize(
    ("heading", "comparator"),
    [
        ("Statistical neighbours 2018/19", "Statistical neighbours"),
        ("SN average 2018/19", "Statistical neighbours"),
        ("2018/19 England", "England"),
        ("National average 2018/19", "England"),
        ("South West 2018/19", "South West"),
    ],
)
def test_benchmarks_name_whom_they_are_of(read, heading: str, comparator: str) -> None:
    reading = read(["Indicator", "Apr-19", "May-19", heading], ["% in time", "81%", "82%", "79.5%"])
    (benchmark,) = reading.rows[0].benchmarks
    assert (benchmark.comparator, benchmark.year, benchmark.value, benchmark.cell) == (
        comparator,
        2018,
        Decimal("79.5"),
        "D2",
    )
    assert reading.roles["Sheet1"][2, 4] is CellRole.BENCHMARK


def test_a_withheld_benchmark_is_none_and_words_are_told(read) -> None:
    reading = read(
        ["Indicator", "Apr-19", "May-19", "England 2018/19"],
        ["Contacts", 4, 5, "c"],
        ["Referrals", 6, 7, "high"],
    )
    assert [row.benchmarks for row in reading.rows] == [(), ()]
    assert "What England reaches on “Referrals” is no figure (“high”)" in reading.remarks[0].sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plymouth", "Plymouth UA"),
        ("Plymouth", "City of Plymouth"),
        ("Plymouth", "Plymouth City Council"),
        ("Hackney", "London Borough of Hackney"),
        ("Kingston upon Hull, City of", "Kingston upon Hull"),
        ("Bath & North East Somerset", "Bath and North East Somerset"),
    ],
)
def test_a_place_is_known_by_any_of_its_names(one: str, other: str) -> None:
    assert same_place(one, other)
    assert is_place(one)
    assert is_place(other)


@pytest.mark.parametrize("name", ["Contacts", "Care leavers", "Total", "Kingston upon Thames Contacts"])
def test_names_of_indicators_are_no_places(name: str) -> None:
    assert not is_place(name)


def test_codes_of_places_are_told_from_codes_of_indicators() -> None:
    assert all(map(is_place_code, ["E06000026", "45UB", "45UBFQ", "K04000001, J99000001"]))
    assert not any(map(is_place_code, ["CS12", "ENV01a", "01CS", "12", "A1"]))
