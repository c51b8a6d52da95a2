"""Reads what an indicator should reach, per financial year: "25%", 0.25 as a percentage, "Monitor only"."""

from __future__ import annotations

import re
from decimal import Decimal

from boardkeeper.importing.figures import Figure, Written, read_figure
from boardkeeper.importing.findings import CellRole, Findings
from boardkeeper.importing.headings import Heading
from boardkeeper.importing.kpi_fractions import Draft
from boardkeeper.importing.kpi_rows import ReadTarget
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.workbook import plain
from boardkeeper.rules.periods import financial_year_of
from boardkeeper.rules.rag import displayed

_QUALIFIED = re.compile(
    r"(?:(?:>=?|≥|<=?|≤|=|at least|at most|above|below|under|over|up to|less than|more than|no more than|maximum|minimum)\s*)?"
    r"(?P<figure>£?[0-9][0-9,.]*\s*%?)\s*(?:\+|or (?:more|less|above|below|over|under|better|fewer|higher|lower))?",
    re.IGNORECASE,
)
_ONE = Decimal(1)
_HUNDRED = Decimal(100)


def read_targets(
    draft: Draft, headings: list[Heading], unit: Unit, latest_period: str, findings: Findings
) -> tuple[ReadTarget, ...]:
    """Read the target cells of a row, by financial year.

    Args:
        draft: The row, its figures at their true size.
        headings: The target columns; one that names no year is of the latest period's year.
        unit: What the row counts.
        latest_period: The latest period of the table.
        findings: Receives remarks and roles.
    """
    found: dict[int, ReadTarget] = {}
    for heading in headings:
        figure = draft.targets.get(heading.position)
        if figure is None:
            continue
        cell = figure.cell
        findings.roles[cell.row, cell.column] = CellRole.TARGET
        if not heading.period:
            findings.remark(
                cell.coordinate,
                f"The target column “{heading.written}” names no year; {financial_year_of(latest_period)} was taken.",
            )
        year = int((heading.period or financial_year_of(latest_period))[:4])
        value = _value(figure, draft, unit)
        written = cell.text or (
            f"{value:f}{' %' if unit is Unit.PERCENT else ''}" if value is not None else ""
        )
        if value is None and not figure.withheld and not _is_known_wording(written):
            findings.remark(
                cell.coordinate,
                f"The target “{written}” of “{draft.label.name}” names no single figure; only its words are kept.",
            )
        if not figure.withheld:
            found[year] = ReadTarget(year, value, written, cell.coordinate)
    return tuple(found[year] for year in sorted(found))


def _is_known_wording(written: str) -> bool:
    return "monitor" in written.casefold() or written.casefold() in {"none", "no target", "not set", "tbc"}


def _value(figure: Figure, draft: Draft, unit: Unit) -> Decimal | None:
    if figure.problem and (found := _QUALIFIED.fullmatch(figure.cell.text)):
        inner = read_figure(figure.cell._replace(value=found["figure"].strip()))
        figure = inner._replace(cell=figure.cell)
    number = figure.number
    if number is None:
        return None
    if unit is Unit.PERCENT and figure.written is Written.PLAIN and number <= _ONE and _are_parts(draft):
        number = plain(number * _HUNDRED)
    elif figure.decimals is not None:
        number = displayed(number, figure.decimals)
    return plain(number)


def _are_parts(draft: Draft) -> bool:
    """Whether the row's own cells hold parts of one, which an unmarked target beside them then does too."""
    raw = [figure.cell.value for figure in draft.figures.values() if isinstance(figure.cell.value, Decimal)]
    return bool(raw) and max(raw) <= Decimal("1.5")
