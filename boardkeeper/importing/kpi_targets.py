"""Reads what an indicator should reach and what others reach, by year: "25%", "80-85 %", "Monitor only"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from boardkeeper.importing.figures import Figure, Written, read_figure
from boardkeeper.importing.findings import CellRole, Findings
from boardkeeper.importing.headings import Heading, HeadingKind
from boardkeeper.importing.kpi_fractions import Draft
from boardkeeper.importing.kpi_rows import ReadBenchmark, ReadTarget
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.workbook import Cell, plain
from boardkeeper.rules.periods import financial_year_of
from boardkeeper.rules.rag import displayed

_QUALIFIED = re.compile(
    r"(?:(?:>=?|≥|<=?|≤|=|at least|at most|above|below|under|over|up to|less than|more than|no more than|maximum|minimum)\s*)?"
    r"(?P<figure>£?[0-9][0-9,.]*\s*%?)\s*(?:\+|or (?:more|less|above|below|over|under|better|fewer|higher|lower))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?:between\s+)?(?P<from>[0-9]+(?:\.[0-9]+)?)\s*(?:%\s*)?(?:-|–|—|to|and)\s*(?P<to>[0-9]+(?:\.[0-9]+)?)\s*(?P<sign>%)?",
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
        if figure is None or heading.kind is HeadingKind.BENCHMARK:
            continue
        cell = figure.cell
        findings.roles[cell.row, cell.column] = CellRole.TARGET
        year = _year_of(heading, cell, latest_period, "target", findings)
        value = _value(figure, draft, unit)
        written = _written(figure, value, unit)
        if heading.kind is HeadingKind.STRETCH:
            before = found.get(year, ReadTarget(year, None, "", cell.coordinate))
            found[year] = replace(before, stretch=value) if value is not None else before
            continue
        upper = None
        if value is None and (span := _range(figure, draft, unit)):
            value, upper = span
        if value is None and not figure.withheld and not _is_known_wording(written):
            findings.remark(
                cell.coordinate,
                f"The target “{written}” of “{draft.label.name}” names no single figure; only its words are kept.",
            )
        if not figure.withheld:
            stretch = found[year].stretch if year in found else None
            found[year] = ReadTarget(year, value, written, cell.coordinate, upper, stretch)
    return tuple(
        found[year] for year in sorted(found) if found[year].written or found[year].stretch is not None
    )


def read_benchmarks(
    draft: Draft, headings: list[Heading], unit: Unit, latest_period: str, findings: Findings
) -> tuple[ReadBenchmark, ...]:
    """Read what others reach, by comparator and year; a withheld one is none.

    Args:
        draft: The row, its figures at their true size.
        headings: The columns beside the periods; a benchmark that names no year is of the latest period's year.
        unit: What the row counts.
        latest_period: The latest period of the table.
        findings: Receives remarks and roles.
    """
    found: dict[tuple[str, int], ReadBenchmark] = {}
    for heading in headings:
        figure = draft.targets.get(heading.position)
        if figure is None or heading.kind is not HeadingKind.BENCHMARK:
            continue
        cell = figure.cell
        findings.roles[cell.row, cell.column] = CellRole.BENCHMARK
        value = _value(figure, draft, unit)
        if value is None:
            if not figure.withheld:
                findings.remark(
                    cell.coordinate,
                    f"What {heading.words} reaches on “{draft.label.name}” is no figure (“{cell.text}”) and was left out.",
                )
            continue
        year = _year_of(heading, cell, latest_period, "benchmark", findings)
        found[heading.words, year] = ReadBenchmark(
            heading.words, year, value, cell.coordinate, findings.sheet
        )
    return tuple(found.values())


def _year_of(heading: Heading, cell: Cell, latest_period: str, what: str, findings: Findings) -> int:
    year = heading.period or financial_year_of(latest_period)
    if not heading.period:
        findings.remark(
            cell.coordinate, f"The {what} column “{heading.written}” names no year; {year} was taken."
        )
    return int(year[:4])


def _written(figure: Figure, value: Decimal | None, unit: Unit) -> str:
    if figure.cell.text or value is None:
        return figure.cell.text
    return f"{value:f}{' %' if unit is Unit.PERCENT else ''}"


def _range(figure: Figure, draft: Draft, unit: Unit) -> tuple[Decimal, Decimal] | None:
    """The two ends of "80-85 %", the lower first."""
    found = _RANGE.fullmatch(figure.cell.text)
    if found is None:
        return None
    sign = found["sign"] or ""
    ends = [
        _value(read_figure(figure.cell._replace(value=end + sign)), draft, unit)
        for end in (found["from"], found["to"])
    ]
    low, high = ends
    return (low, high) if low is not None and high is not None and low < high else None


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
