from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from boardkeeper.importing.workbook import Cell, Content
from boardkeeper.imports.sheets import column_name, place_of, plain_figure, shown_text


@pytest.mark.parametrize(
    ("value", "code", "content", "text"),
    [
        (Decimal("0.314"), "0.0%", Content.NUMBER, "31.4%"),
        (Decimal("0.3145"), "0%", Content.NUMBER, "31%"),
        (Decimal("1234.5"), "#,##0.00", Content.NUMBER, "1,234.50"),
        (Decimal("149.55"), "£#,##0.00", Content.NUMBER, "£149.55"),
        (Decimal(-12), "£#,##0", Content.NUMBER, "-£12"),
        (Decimal("52.7"), "General", Content.NUMBER, "52.7"),
        (dt.date(2019, 6, 1), "mmm-yy", Content.DATE, "Jun-19"),
        (dt.date(2019, 6, 12), "dd/mm/yyyy", Content.DATE, "12/06/2019"),
        (True, "General", Content.TRUTH, "TRUE"),
        ("45/418", "General", Content.TEXT, "45/418"),
        (None, "General", Content.FORMULA_WITHOUT_VALUE, "formula without a value"),
    ],
)
def test_a_cell_shows_what_its_format_makes_of_it(
    value: Decimal | dt.date | bool | str | None, code: str, content: Content, text: str
) -> None:
    assert shown_text(Cell(1, 1, value, code, content, False)) == text


def test_a_number_too_large_to_round_is_shown_all_the_same() -> None:
    assert shown_text(Cell(1, 1, Decimal("1e40"), "0.00", Content.NUMBER, False)) == "1" + 40 * "0"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("51.1942669502383", "51.194"),
        ("0.511942669502383", "0.512"),
        ("0.00124937", "0.00125"),
        ("0.6940", "0.694"),
        ("0.99996", "1"),
        ("226", "226"),
        ("0", "0"),
    ],
)
def test_a_question_names_a_figure_with_at_most_three_places_that_say_something(
    figure: str, words: str
) -> None:
    assert plain_figure(Decimal(figure)) == words


@pytest.mark.parametrize(
    ("name", "place"),
    [("A1", (1, 1)), ("D7", (7, 4)), ("AX2000", (2000, 50)), ("$B$3", (3, 2)), ("D7:F9", (7, 4))],
)
def test_a_cells_name_is_its_place(name: str, place: tuple[int, int]) -> None:
    assert place_of(name) == place
    assert column_name(place[1]) in name


@pytest.mark.parametrize("name", ["", "7", "seven", "A0", "d7"])
def test_what_names_no_cell_has_no_place(name: str) -> None:
    assert place_of(name) is None
