"""The performance data set: where every indicator stands now, then theme by theme its months side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from boardkeeper.documents.blocks import (
    Block,
    Heading,
    KeyItem,
    KeyLine,
    Orientation,
    Paragraph,
    ParagraphKind,
    Rag,
    Section,
    SectionKind,
    Travel,
)
from boardkeeper.documents.kpi_latest import latest_table
from boardkeeper.documents.kpi_series import RESTATED_MARK, series_tables
from boardkeeper.kpis import KpiView, Polarity
from boardkeeper.rules.periods import period_key, period_title

_MOST_RESTATED = 6
_COLOURS = ((Rag.GREEN, "green"), (Rag.AMBER, "amber"), (Rag.RED, "red"))


def compose_kpis(kpis: tuple[KpiView, ...], key: str = "kpis") -> Section:
    """Compose the data set of a board; themes follow each other in the order the KPIs come in."""
    blocks: list[Block] = [
        Heading(1, "Performance data set", anchor=f"{key}-top"),
        Paragraph(_opening(kpis), ParagraphKind.LEAD),
        colour_key(kpis),
        Paragraph(_explanation(kpis), ParagraphKind.NOTE),
    ]
    if kpis:
        blocks.append(latest_table(kpis, _theme))
    for place, (title, group) in enumerate(groupby(kpis, key=_theme), start=1):
        members = tuple(group)
        blocks.append(Heading(2, title, anchor=f"{key}-theme-{place}"))
        blocks += series_tables(members)
        blocks += [Paragraph(note, ParagraphKind.NOTE) for note in kpi_notes(members)]
    return Section(
        key=key,
        title="Performance data set",
        blocks=tuple(blocks),
        kind=SectionKind.KPIS,
        orientation=Orientation.LANDSCAPE,
    )


def _theme(kpi: KpiView) -> str:
    if kpi.priority_number is None or kpi.theme.startswith(str(kpi.priority_number)):
        return kpi.theme or "Other indicators"
    return f"{kpi.priority_number} {kpi.theme}".strip()


def _opening(kpis: Sequence[KpiView]) -> str:
    latest = [kpi.latest for kpi in kpis if kpi.latest is not None]
    if not latest:
        return "No figures have been brought in yet."
    newest = period_title(max((figure.period for figure in latest), key=period_key))
    counts = [
        (sum(1 for figure in latest if figure.rag == colour.value), words) for colour, words in _COLOURS
    ]
    coloured = sum(count for count, _ in counts)
    words = ", ".join(f"{count} {colour}" for count, colour in counts)
    indicators = "1 indicator" if len(kpis) == 1 else f"{len(kpis)} indicators"
    rest = len(kpis) - coloured
    without = f", {rest} without a colour" if rest else ""
    return f"Figures to {newest}. Of {indicators}, {words}{without}."


def colour_key(kpis: Sequence[KpiView], *, with_travel: bool = True) -> KeyLine:
    """What the colours and marks of these indicators mean, with the width of amber where all share it."""
    tolerances = {_tolerance(kpi) for kpi in kpis}
    within = (
        f"within {_plain(tolerances.pop())}% of the target"
        if len(tolerances) == 1
        else "within the tolerance named"
    )
    colours = (
        KeyItem("at or better than target", rag=Rag.GREEN),
        KeyItem(within, rag=Rag.AMBER),
        KeyItem("further from target", rag=Rag.RED),
    )
    travels = (
        KeyItem("better than the period before", travel=Travel.BETTER),
        KeyItem("worse", travel=Travel.WORSE),
        KeyItem("no change", travel=Travel.SAME),
    )
    return KeyLine((*colours, *(travels if with_travel else ())))


def _tolerance(kpi: KpiView) -> Decimal:
    """How wide amber is in the year of the latest figure."""
    return kpi.latest.tolerance if kpi.latest and kpi.latest.tolerance is not None else kpi.tolerance


def _plain(figure: Decimal) -> str:
    return f"{figure.normalize():f}"


def _explanation(kpis: Sequence[KpiView]) -> str:
    sentences = [
        "Months of a year without a target carry no colour, nor do indicators that are only monitored."
    ]
    unknown = sum(1 for kpi in kpis if kpi.polarity is None)
    if unknown:
        are = "indicator it is" if unknown == 1 else "indicators it is"
        sentences.append(
            f"For {unknown} {are} not known yet which way is good; until it is, there is no colour."
        )
    if len({_tolerance(kpi) for kpi in kpis}) > 1:
        named = "; ".join(
            f"{kpi.name}: {_plain(_tolerance(kpi))}%"
            for kpi in kpis
            if kpi.polarity not in {None, Polarity.NONE}
        )
        sentences.append(f"Amber reaches this far from the target: {named}.")
    if any(figure.target_upper is not None for kpi in kpis for figure in kpi.figures):
        sentences.append(
            "Within a range that is the target, a figure is green; amber is counted from its nearer end."
        )
    if any(figure.withheld for kpi in kpis for figure in kpi.figures):
        sentences.append("A letter or mark in place of a figure is how its source withholds it.")
    return " ".join(sentences)


def kpi_notes(kpis: Sequence[KpiView]) -> list[str]:
    """What must be known to read a theme: proxies, remarks, and the workbook sheets its figures were read from."""
    notes = []
    if any(kpi.is_proxy for kpi in kpis):
        notes.append(
            "* Proxy measure: its numerator and denominator are not the same children followed through."
        )
    notes += [f"{kpi.name}: {kpi.note}" for kpi in kpis if kpi.note and not _says_only_proxy(kpi)]
    notes += _restated(kpis)
    sources = dict.fromkeys(
        (figure.source.file, figure.source.sheet) for kpi in kpis for figure in kpi.figures if figure.source
    )
    if sources:
        named = "; ".join(f"{file}, sheet “{sheet}”" for file, sheet in sources)
        notes.append(f"Source: {named}.")
    return notes


def _restated(kpis: Sequence[KpiView]) -> list[str]:
    """What figures were before they were restated, a line for each indicator."""
    lines = []
    for kpi in kpis:
        told = [
            f"{period_title(figure.period)} was {figure.was[0].shown or 'withheld'}"
            for figure in kpi.figures
            if figure.was
        ]
        if told:
            more = f" and {len(told) - _MOST_RESTATED} more" if len(told) > _MOST_RESTATED else ""
            lines.append(f"{RESTATED_MARK} Restated: {kpi.name}: {', '.join(told[-_MOST_RESTATED:])}{more}.")
    return lines


def _says_only_proxy(kpi: KpiView) -> bool:
    """Whether a remark repeats what the star says already: workbooks write it beside every such indicator."""
    return kpi.is_proxy and len(kpi.note) < 60 and "proxy measure" in kpi.note.casefold()
