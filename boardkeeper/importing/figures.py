"""One cell of a KPI table, understood: a figure with how it was written, a fraction, or a mark for "withheld"."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from boardkeeper.importing.number_format import understand
from boardkeeper.importing.workbook import Cell, Content, clean_number, plain
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.fractions import parse_fraction


class Written(StrEnum):
    """What a figure says of itself, by a sign beside it or by its number format."""

    PLAIN = "plain"
    PERCENT = "percent"
    MONEY = "money"


class Figure(NamedTuple):
    """What stands in one cell of a table; a named tuple, because a table may hold a hundred thousand of them.

    Attributes:
        cell: Where it stands.
        number: The figure, in per cent when `written` says so; None when there is none.
        decimals: How many decimals are shown; None when the cell leaves that to the number.
        written: What the figure says of itself.
        fraction: Numerator and denominator of "45/418".
        withheld: The mark that stands for a figure not given: "..", "c", "x", "-".
        note: What stands beside it: "LAIT".
        problem: Why it is no figure, as a sentence; "" when it is one.
    """

    cell: Cell
    number: Decimal | None = None
    decimals: int | None = None
    written: Written = Written.PLAIN
    fraction: tuple[int, int] | None = None
    withheld: str = ""
    note: str = ""
    problem: str = ""


#: Marks for a figure that is not given. Sources: the Government Statistical Service's symbols, and practice.
WITHHELD_MARKS = frozenset(
    {".", "..", "...", "…", "c", "x", "z", "u", "w", "-", "–", "—", "*", "**", ":", "~", "#", "n/a", "na", "n.a.",
     "[c]", "[x]", "[z]", "[u]", "[w]", "[low]", "(c)", "(x)", "supp", "suppressed", "(suppressed)", "withheld",
     "not available", "not applicable", "no data", "tbc", "tba"}
)  # fmt: skip
_SMALL_COUNT = re.compile(r"<\s*[0-9]{1,2}")
_FIGURE = re.compile(
    r"(?P<sign>[-−+]?)\s*(?P<currency>£?)\s*(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?P<decimals>\.[0-9]{1,15})?"
    r"\s*(?P<unit>%|per ?cent|days?|bn|m|k)?\s*(?:[(\[](?P<note>[^()\[\]]{1,80})[)\]])?\s*(?P<mark>[*†‡^]*)",
    re.IGNORECASE,
)
_NOTE_AFTER = re.compile(r"(?P<before>[^()\[\]]+?)\s*[(\[](?P<note>[^()\[\]]{1,80})[)\]]")
_SCALES = {"k": Decimal(1_000), "m": Decimal(1_000_000), "bn": Decimal(1_000_000_000)}
_HUNDRED = Decimal(100)
_SOMEWHERE = Cell(1, 1, "", "General", Content.TEXT, is_hidden=False)
_TOO_MUCH = Decimal(10) ** 15


def read_figure(cell: Cell) -> Figure:
    """Understand a cell of a table; what cannot be a figure comes back with the problem named."""
    content = cell.content
    if content is Content.NUMBER and isinstance(cell.value, Decimal):
        return _read_number(cell, cell.value)
    if content is Content.TEXT:
        return _read_text(cell, cell.text)
    if content is Content.FORMULA_WITHOUT_VALUE:
        problem = (
            "holds a formula whose result the file does not keep; open it in Excel, let it calculate, save it and import"
            " it again"
        )
    elif content is Content.ERROR:
        problem = f"shows the error {cell.value}"
    elif isinstance(cell.value, dt.date):
        problem = (
            f"holds the date {full_date(cell.value)} where a figure belongs; a fraction such as"
            f" {cell.value.day}/{cell.value.month} may have been turned into a date"
        )
    else:
        problem = f"holds “{cell.value}”, which is no figure"
    return Figure(cell, problem=problem)


def _read_number(cell: Cell, number: Decimal) -> Figure:
    shown = understand(cell.number_format)
    if number >= _TOO_MUCH or number <= -_TOO_MUCH:
        return Figure(cell, problem=f"holds {number}, more than any figure of a board")
    if shown.is_percent:
        per_cent = number * _HUNDRED
        return Figure(
            cell, plain(per_cent) if shown.decimals is None else per_cent, shown.decimals, Written.PERCENT
        )
    return Figure(cell, number, shown.decimals, Written.MONEY if shown.is_money else Written.PLAIN)


def _read_text(cell: Cell, text: str) -> Figure:
    folded = text.casefold()
    if folded in WITHHELD_MARKS or _SMALL_COUNT.fullmatch(text):
        return Figure(cell, withheld=text)
    if fraction := parse_fraction(text):
        return Figure(cell, fraction=fraction)
    if found := _FIGURE.fullmatch(text):
        return _read_written_figure(cell, found)
    if found := _NOTE_AFTER.fullmatch(text):
        before = found["before"]
        if fraction := parse_fraction(before):
            return Figure(cell, fraction=fraction, note=found["note"].strip())
        if before.casefold() in WITHHELD_MARKS:
            return Figure(cell, withheld=before, note=found["note"].strip())
    shown = text if len(text) <= 60 else text[:57] + "…"
    return Figure(cell, problem=f"holds “{shown}”, which is no figure")


def _read_written_figure(cell: Cell, found: re.Match[str]) -> Figure:
    fractional = found["decimals"] or ""
    number = clean_number(found["digits"].replace(",", "") + fractional)
    assert isinstance(number, Decimal)
    unit = (found["unit"] or "").casefold()
    is_money = bool(found["currency"])
    if unit in _SCALES:
        if not is_money:
            return Figure(cell, problem=f"holds “{cell.text}”, which is no figure")
        number *= _SCALES[unit]
    if found["sign"] in {"-", "−"}:
        number = -number
    is_percent = unit == "%" or unit.startswith("per")
    written = Written.PERCENT if is_percent else Written.MONEY if is_money else Written.PLAIN
    note = " ".join(filter(None, ((found["note"] or "").strip(), found["mark"])))
    decimals = None if unit in _SCALES else max(len(fractional) - 1, 0)
    return Figure(cell, number, decimals, written, note=note)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, a fraction or a withheld mark rather than words."""
    if cell.content is Content.NUMBER:
        return True
    if cell.content is not Content.TEXT:
        return cell.content in {Content.FORMULA_WITHOUT_VALUE, Content.ERROR}
    text = cell.text
    return len(text) <= 100 and _reads_as_figure(text)


@lru_cache(maxsize=32_768)
def _reads_as_figure(text: str) -> bool:
    return not _read_text(_SOMEWHERE, text).problem
