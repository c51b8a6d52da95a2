from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.importing.workbook import Content, clean_number, column_letters, coordinate


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("0.7929999999999999", "0.793"),
        ("0.55899999999999994", "0.559"),
        ("0.8390000000000001", "0.839"),
        ("9.3000000000000013E-2", "0.093"),
        ("458", "458"),
        ("100", "100"),
        ("0", "0"),
        ("1E3", "1000"),
        ("0.50", "0.5"),
        ("-12.5", "-12.5"),
        ("30.000000000000004", "30"),
        ("123456789012345678", "123456789012346000"),
    ],
)
def test_a_number_is_what_a_spreadsheet_means_by_it(digits: str, number: str) -> None:
    cleaned = clean_number(digits)
    assert str(cleaned) == number


@pytest.mark.parametrize("digits", ["NaN", "Infinity", "twelve", ""])
def test_what_is_no_number_stays_as_written(digits: str) -> None:
    assert clean_number(digits) == digits


@given(st.decimals(min_value=-100, max_value=100, places=3))
def test_a_percentage_written_as_a_binary_fraction_comes_back_exactly(percent: Decimal) -> None:
    assert clean_number(repr(float(percent / 100))) == percent / 100
    assert clean_number(f"{float(percent / 100):.17g}") == percent / 100


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert coordinate(7, column) == f"{letters}7"


def test_a_sheet_gives_its_cells_by_place_and_by_row(sheet) -> None:
    made = sheet([[None, "a"], [], [(0.5, "0%"), None, Content.FORMULA_WITHOUT_VALUE]], hidden_columns=[1])
    assert made.filled_rows() == [1, 3]
    assert (made.rows, made.columns, len(made)) == (3, 3, 3)
    assert made.cell(1, 1) is None
    assert [cell.coordinate for cell in made.row(3)] == ["A3", "C3"]
    half = made.cell(3, 1)
    assert (half.value, half.number_format, half.is_hidden) == (Decimal("0.5"), "0%", True)
    assert made.cell(3, 3).formula_without_value
    assert made.cell(3, 3).value is None
    assert set(made.cells) == {(1, 2), (3, 1), (3, 3)}
