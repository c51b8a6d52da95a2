from __future__ import annotations

import csv
import json
from decimal import Decimal

import openpyxl
import pytest

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.kpi_sheets import HEADINGS, export_kpis, number_format
from boardkeeper.kpis import Polarity, Unit

WHO = "Ann Smith"


@pytest.fixture
def every(desk):
    """Two indicators, one with a fraction, a restated and a withheld figure."""
    rates = desk.add_kpi(
        "Re-referrals", {"2019-05": "32.2", "2019-06": "31.0"}, polarity=Polarity.LOWER, theme="Front door"
    )
    kpis.record_target(desk.store, WHO, rates, 2019, value=Decimal(25), stretch=Decimal(20))
    kpis.record_figure(desk.store, WHO, rates, "2019-06", value=Decimal("31.4"), note="LAIT")
    kpis.record_figure(desk.store, WHO, rates, "2019-07", withheld="c")
    kpis.record_benchmark(desk.store, WHO, rates, "England", 2018, Decimal("22.6"))
    conferences = desk.add_kpi("Conferences", {}, position=2)
    kpis.record_figure(
        desk.store, WHO, conferences, "2019-06", numerator=Decimal(45), denominator=Decimal(48)
    )
    return kpis.list_kpis(desk.store, desk.board_id).rows


def test_the_tidy_sheet_has_a_row_for_each_figure_with_numbers_as_numbers(every, tmp_path):
    assert export_kpis(tmp_path / "kpis.xlsx", every) == 4
    book = openpyxl.load_workbook(tmp_path / "kpis.xlsx")
    assert book.sheetnames == ["Figures", "As printed", "Definitions"]
    rows = [dict(zip(HEADINGS, row, strict=True)) for row in book["Figures"].iter_rows(2, values_only=True)]
    june = rows[1]
    assert (june["KPI"], june["Period"], june["Figure"], june["Target"]) == (
        "Re-referrals",
        "2019-06",
        31.4,
        25,
    )
    assert (june["RAG"], june["Gap"], june["It was"], june["Written by"]) == ("R", -6.4, "31.0%", WHO)
    assert (rows[2]["Figure"], rows[2]["Withheld"]) == (None, "c")


def test_the_printed_sheet_has_periods_across_letters_with_the_colours_and_the_numbers_beneath(
    every, tmp_path
):
    export_kpis(tmp_path / "kpis.xlsx", every)
    sheet = openpyxl.load_workbook(tmp_path / "kpis.xlsx")["As printed"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Indicator", "May-19", "Jun-19", "Jul-19", "Target")
    assert rows[1][0] == "Front door"
    assert rows[2] == ("Re-referrals", 32.2, 31.4, "c", "25.0%")
    assert rows[4][:3] == ("Conferences", None, 93.75)
    assert rows[5][2] == "45/48"
    cell = sheet["C3"]
    assert cell.number_format == '#,##0.0"% R"'
    assert cell.fill.fgColor.rgb.endswith("F9D6D5")


def test_csv_holds_the_same_rows_and_no_formula(desk, every, tmp_path):
    desk.add_kpi("=HYPERLINK(1)", {"2019-06": "-3"}, position=9)
    every = kpis.list_kpis(desk.store, desk.board_id).rows
    export_kpis(tmp_path / "kpis.csv", every)
    with (tmp_path / "kpis.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Figure"] for row in rows] == ["32.2", "31.4", "", "93.75", "-3"]
    assert rows[-1]["KPI"] == "'=HYPERLINK(1)"


def test_json_holds_exact_digits_and_what_figures_were(every, tmp_path):
    export_kpis(tmp_path / "kpis.json", every)
    first, second = json.loads((tmp_path / "kpis.json").read_text())["kpis"]
    assert [figure["value"] for figure in first["figures"]] == ["32.2", "31.4", None]
    assert [was["value"] for was in first["figures"][1]["was"]] == ["31.0"]
    assert first["benchmarks"][0]["comparator"] == "England"
    assert second["figures"][0]["numerator"] == "45"


def test_another_ending_a_missing_folder_and_a_cancelled_export_leave_nothing(every, tmp_path):
    for path, sentence in (
        (tmp_path / "kpis.txt", "Let its name end in"),
        (tmp_path / "gone" / "kpis.csv", "Choose a folder that is there"),
        (tmp_path / "gone" / "kpis.xlsx", "choose another place"),
    ):
        with pytest.raises(UserError) as caught:
            export_kpis(path, every)
        assert sentence in caught.value.next_step
    with pytest.raises(UserError, match="were not written"):
        export_kpis(tmp_path / "kpis.xlsx", every, cancelled=lambda: True)
    assert list(tmp_path.glob("kpis*")) == []


@pytest.mark.parametrize(
    ("unit", "decimals", "letter", "expected"),
    [
        (Unit.PERCENT, 1, " G", '#,##0.0"% G"'),
        (Unit.COUNT, 0, "", "#,##0"),
        (Unit.MONEY, 2, " R", '"£"#,##0.00" R"'),
        (Unit.RATE, 1, "", "#,##0.0"),
    ],
)
def test_excel_shows_a_figure_in_its_unit(unit, decimals, letter, expected):
    assert number_format(unit, decimals, letter) == expected


def test_the_command_writes_what_it_says(every, desk, board_file, tmp_path, capsys):
    from boardkeeper.__main__ import main

    desk.store.close()
    path = tmp_path / "one.csv"
    assert main(["export", "kpis", str(board_file), "--to", str(path), "--only", "conf"]) == 0
    assert "1 figure of 1 KPI written" in capsys.readouterr().out
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 2
