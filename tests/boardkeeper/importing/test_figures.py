from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from boardkeeper.importing.figures import Written, is_figure, read_figure
from boardkeeper.importing.workbook import Content


@pytest.fixture
def figure(sheet):
    def read(value, code="General"):
        return read_figure(sheet([[(value, code)]]).cell(1, 1))

    return read


@pytest.mark.parametrize(
    ("value", "code", "number", "decimals", "written"),
    [
        (0.7929999999999999, "0.0%", "79.3", 1, Written.PERCENT),
        (1, "0.0%", "100", 1, Written.PERCENT),
        (22.7, "General", "22.7", None, Written.PLAIN),
        (1234.5, "£#,##0", "1234.5", 0, Written.MONEY),
        ("63.0%", "General", "63.0", 1, Written.PERCENT),
        ("22 per cent", "General", "22", 0, Written.PERCENT),
        ("1,234.50", "General", "1234.5", 2, Written.PLAIN),
        ("£143.056m", "General", "143056000", None, Written.MONEY),
        ("−3.2", "General", "-3.2", 1, Written.PLAIN),
        ("45 days", "General", "45", 0, Written.PLAIN),
    ],
)
def test_a_figure_is_read_as_it_is_shown(figure, value, code, number, decimals, written) -> None:
    read = figure(value, code)
    assert (read.number, read.decimals, read.written) == (Decimal(number), decimals, written)
    assert not read.problem


@pytest.mark.parametrize(
    ("text", "number", "note"),
    [
        ("63.0% (LAIT)", "63.0", "LAIT"),
        ("357.3 (LAIT)", "357.3", "LAIT"),
        ("12.5*", "12.5", "*"),
        ("7 [provisional]", "7", "provisional"),
    ],
)
def test_what_stands_beside_a_figure_is_its_note(figure, text: str, number: str, note: str) -> None:
    read = figure(text)
    assert (read.number, read.note) == (Decimal(number), note)


@pytest.mark.parametrize(
    ("text", "fraction", "note"),
    [
        ("45/418", (45, 418), ""),
        ("07/25", (7, 25), ""),
        ("112/418 (LAIT)", (112, 418), "LAIT"),
        ("5 of 9", (5, 9), ""),
    ],
)
def test_fractions_are_kept_apart_from_figures(
    figure, text: str, fraction: tuple[int, int], note: str
) -> None:
    read = figure(text)
    assert (read.fraction, read.note, read.number) == (fraction, note, None)


@pytest.mark.parametrize(
    "text", ["..", "c", "x", "-", "–", "[c]", "N/A", "<5", "(suppressed)", "X (small numbers)"]
)
def test_marks_for_withheld_are_kept_as_marks(figure, text: str) -> None:
    read = figure(text)
    assert read.withheld == text.split(" (", maxsplit=1)[0]
    assert read.number is None
    assert not read.problem


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("see note", "“see note”, which is no figure"),
        ("12.5.3", "no figure"),
        ("12m", "no figure"),
        (dt.date(2019, 7, 1), "the date 1 July 2019"),
        (Content.FORMULA_WITHOUT_VALUE, "formula whose result"),
        (Content.ERROR, "the error #DIV/0!"),
        (True, "no figure"),
    ],
)
def test_what_is_no_figure_says_why(figure, value, words: str) -> None:
    assert words in figure(value).problem


def test_years_and_words_are_no_figures(sheet) -> None:
    cells = sheet([["2018/19", "Apr-19", "12.0%", 3, "..", dt.date(2019, 6, 1)]]).row(1)
    assert [is_figure(cell) for cell in cells] == [False, False, True, True, True, False]
