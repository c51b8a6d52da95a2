"""The exception report: the indicators that need the board's eye, why, and the course of the worst."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from boardkeeper.documents.attendance import listed
from boardkeeper.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Orientation,
    Paragraph,
    ParagraphKind,
    Rag,
    Row,
    RowKind,
    Section,
    SectionKind,
    Table,
)
from boardkeeper.documents.kpi_charts import chart_blocks
from boardkeeper.documents.kpi_latest import change_cell, gap_words, indicator_name, target_words
from boardkeeper.documents.kpis import colour_key
from boardkeeper.documents.sources import source_of
from boardkeeper.kpi_exceptions import KpiException, KpiExceptions, Why
from boardkeeper.rules.periods import period_title

TITLE = "Performance by exception"
_HEADINGS = {
    Why.RED: "Red",
    Why.WORSENED: "A worse colour than the figure before",
    Why.OUTSIDE: "Out of the ordinary",
    Why.RESTATED: "Restated",
    Why.MISSING: "No figure",
    Why.IMPROVED: "A better colour than the figure before",
}
_MOST_CHARTS = 8


def compose_exceptions(exceptions: KpiExceptions, key: str = "exceptions") -> Section:
    """Compose the exception report of a board."""
    blocks: list[Block] = [
        Heading(1, TITLE, anchor=f"{key}-top"),
        Paragraph(opening_words(exceptions), ParagraphKind.LEAD),
    ]
    blocks += exception_blocks(exceptions)
    worth_drawing = [each for each in exceptions.found if {Why.RED, Why.OUTSIDE} & _whys(each)]
    drawn = worth_drawing[:_MOST_CHARTS]
    pictures = [(each, chart_blocks(each.kpi, with_limits=Why.OUTSIDE in _whys(each))) for each in drawn]
    if any(picture for _, picture in pictures):
        blocks.append(Heading(2, "Their course", anchor=f"{key}-course"))
        for _, picture in pictures:
            blocks += picture
        if left := worth_drawing[_MOST_CHARTS:]:
            names = listed([f"“{each.kpi.name}”" for each in left])
            blocks.append(Paragraph(f"The course of {names} is in the data set.", ParagraphKind.NOTE))
    return Section(
        key=key,
        title=TITLE,
        blocks=tuple(blocks),
        kind=SectionKind.KPIS,
        orientation=Orientation.LANDSCAPE,
    )


def with_exceptions(section: Section, exceptions: KpiExceptions) -> Section:
    """A data set that begins with what stands out; as it is where nothing does."""
    if not exceptions.found:
        return section
    place = next((at for at, block in enumerate(section.blocks) if isinstance(block, Table)), None)
    if place is None:
        return section
    told = (Paragraph(opening_words(exceptions)), _table(exceptions))
    return replace(section, blocks=(*section.blocks[:place], *told, *section.blocks[place:]))


def exception_blocks(exceptions: KpiExceptions) -> list[Block]:
    """The table with its key, and who is not in it; nothing where there are no indicators."""
    blocks: list[Block] = []
    if exceptions.found:
        kpis = tuple(each.kpi for each in exceptions.found)
        blocks += [colour_key(kpis), _table(exceptions)]
    if exceptions.others and exceptions.found:
        names = listed([f"“{kpi.name}”" for kpi in exceptions.others])
        blocks.append(
            Paragraph(
                f"There is nothing to report of {names}: not red, of the same colour as before, within the control limits, "
                "not restated, and with a figure.",
                ParagraphKind.NOTE,
            )
        )
    return blocks


def opening_words(exceptions: KpiExceptions) -> str:
    """How many stand out, and by which reason: “Of 12 indicators to Jun-19, 5 need the board’s eye: 1 is red …”."""
    every = len(exceptions.found) + len(exceptions.others)
    if not every or not exceptions.period:
        return "No figures have been brought in yet."
    indicators = "1 indicator" if every == 1 else f"{every} indicators"
    if not exceptions.found:
        return f"None of {indicators} to {period_title(exceptions.period)} stands out."
    counts = [(len(exceptions.of(why)), words) for why, words in _COUNTED.items()]
    parts = [f"{count} {words[0] if count == 1 else words[1]}" for count, words in counts if count]
    need = "needs" if len(exceptions.found) == 1 else "need"
    return (
        f"Of {indicators} to {period_title(exceptions.period)}, {len(exceptions.found)} {need} the board’s eye: "
        f"{listed(parts)}."
    )


_COUNTED = {
    Why.RED: ("is red", "are red"),
    Why.WORSENED: ("has a worse colour than before", "have a worse colour than before"),
    Why.OUTSIDE: ("is out of the ordinary", "are out of the ordinary"),
    Why.RESTATED: ("was restated", "were restated"),
    Why.MISSING: ("has no figure", "have no figure"),
    Why.IMPROVED: ("has a better colour than before", "have a better colour than before"),
}


def _whys(exception: KpiException) -> set[Why]:
    return {reason.why for reason in exception.reasons}


def _table(exceptions: KpiExceptions) -> Table:
    columns = (
        Column("Indicator", 27),
        Column("Latest", 9, Align.DECIMAL),
        Column("Target", 9),
        Column("Against target", 12),
        Column("Change", 18),
        Column("Why it is here", 25),
    )
    rows: list[Row] = []
    for why, group in groupby(exceptions.found, key=lambda each: each.why):
        rows.append(Row((Cell(_HEADINGS[why], span=len(columns)),), RowKind.GROUP))
        rows += [_row(each, exceptions.period) for each in group]
    return Table(columns, tuple(rows), caption="What needs the board’s eye")


def _row(exception: KpiException, newest: str) -> Row:
    kpi, figure = exception.kpi, exception.figure
    reasons = "\n".join(reason.words for reason in exception.reasons)
    if figure is None:
        return Row(
            (Cell(indicator_name(kpi)), Cell("No figure", span=4), Cell(reasons)),
            source=source_of("kpi", kpi),
        )
    value = figure.shown or "–"
    if figure.period != newest:
        value = f"{value}\n{period_title(figure.period)}"
    return Row(
        (
            Cell(indicator_name(kpi)),
            Cell(value, rag=Rag(figure.rag.value) if figure.rag else None),
            Cell(target_words(kpi, figure)),
            Cell(gap_words(kpi, figure)),
            change_cell(kpi, figure),
            Cell(reasons),
        ),
        source=source_of("kpi", kpi),
    )
