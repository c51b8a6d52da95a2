"""A table as a workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from boardkeeper.render.xlsx import write_table


def test_values_keep_their_kind_and_headings_stay_in_sight(tmp_path: Path) -> None:
    file = tmp_path / "log.xlsx"
    written = write_table(
        file,
        "Actions",
        ("No.", "Action", "Due", "Share"),
        [(1, "Ring the school", date(2026, 7, 31), Decimal("77.3"))],
    )
    sheet = load_workbook(file)["Actions"]
    assert written == 1
    assert [cell.value for cell in sheet[1]] == ["No.", "Action", "Due", "Share"]
    assert sheet["A2"].value == 1
    assert sheet["C2"].value.date() == date(2026, 7, 31)
    assert Decimal(str(sheet["D2"].value)) == Decimal("77.3")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D2"


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+44 1752", "-", "@SUM(A1)"])
def test_text_is_never_a_formula(tmp_path: Path, text: str) -> None:
    file = tmp_path / "t.xlsx"
    write_table(file, "T", ("Words",), [(text,)])
    cell = load_workbook(file)["T"]["A2"]
    assert cell.value == text
    assert cell.data_type == "s"


def test_an_earlier_file_stays_whole_when_writing_fails(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    write_table(file, "T", ("Words",), [("kept",)])
    with pytest.raises(ValueError, match="Cannot convert"):
        write_table(file, "T", ("Words",), [(object(),)])  # type: ignore[list-item]
    assert load_workbook(file)["T"]["A2"].value == "kept"
    assert [each.name for each in tmp_path.iterdir()] == ["t.xlsx"]


def test_a_title_excel_does_not_allow_is_made_allowable(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    write_table(file, "Children’s Scrutiny: what is late? [2026/27]", ("Words",), [])
    (title,) = load_workbook(file).sheetnames
    assert title.startswith("Children’s Scrutiny")
    assert len(title) <= 31


@given(st.lists(st.text(max_size=200), min_size=1, max_size=5))
def test_whatever_people_typed_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    file = tmp_path_factory.mktemp("x") / "t.xlsx"
    assert write_table(file, "T", ("Words",), [(text,) for text in texts]) == len(texts)
    assert load_workbook(file)["T"].max_row == len(texts) + 1
