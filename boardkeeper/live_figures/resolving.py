"""Putting figures into a text that names them."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.kpis import KpiView
from boardkeeper.live_figures.views import LiveProblem, Piece, Resolved
from boardkeeper.live_figures.wording import NothingToSay, figure_for, words_for
from boardkeeper.rules.live_figures import LiveFigure, Named, What, answering, live_figures, nearest
from boardkeeper.rules.periods import period_title

_ABOUT = {
    What.PREVIOUS: "",
    What.LATEST: "",
    What.TARGET: "target",
    What.GAP: "gap to target",
    What.CHANGE: "change",
    What.FRACTION: "numbers behind it",
    What.RAG: "colour",
}
_MOST_NAMES = 4


def resolve(text: str, kpis: Sequence[KpiView]) -> Resolved:
    """Put the figures of some KPIs into a text.

    What cannot be put in stands in the text as “[figure not known: re-referrals latest]”, and is a problem.
    """
    found = live_figures(text)
    if not found:
        return Resolved(text)
    parts: list[str] = []
    pieces: list[Piece] = []
    problems: list[LiveProblem] = []
    read_to = length = 0
    for figure in found:
        between = text[read_to : figure.start]
        at = length + len(between)
        written = text[figure.start : figure.end]
        try:
            kpi = _kpi(figure, kpis)
            meant = figure_for(kpi, figure.what, figure.period)
            words = words_for(kpi, figure.what, meant)
        except NothingToSay as why:
            words = _in_its_place(figure, written)
            problems.append(LiveProblem(at, at + len(words), words, written, figure.start, *why.args))
        else:
            about = f"{kpi.name}, {period_title(meant.period)}"
            if said := _ABOUT[figure.what]:
                about = f"{about}, {said}"
            pieces.append(
                Piece(
                    at,
                    at + len(words),
                    kpi.id,
                    meant.period,
                    words,
                    written,
                    figure.start,
                    figure.what,
                    about,
                )
            )
        parts += [between, words]
        length = at + len(words)
        read_to = figure.end
    return Resolved("".join((*parts, text[read_to:])), tuple(pieces), tuple(problems))


def names_of(kpis: Sequence[KpiView]) -> tuple[Named, ...]:
    """What some KPIs may be called."""
    return tuple(Named(kpi.id, kpi.name, kpi.code, kpi.other_names) for kpi in kpis)


def _kpi(figure: LiveFigure, kpis: Sequence[KpiView]) -> KpiView:
    if not figure.is_closed:
        raise NothingToSay("A figure is begun and never ends.", "Close it with “}”.")
    if not figure.name:
        raise NothingToSay(
            "A figure is wanted, but not which.", "Write the indicator: {kpi re-referrals latest}."
        )
    named = names_of(kpis)
    close = answering(figure.name, named)
    if len(close) == 1:
        return next(kpi for kpi in kpis if kpi.id == close[0])
    if close:
        names = [f"“{kpi.name}”" for kpi in kpis if kpi.id in close]
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        raise NothingToSay(
            f"“{figure.name}” could be {', '.join(names[:_MOST_NAMES])}{more}.",
            "Write more of the name, or its code.",
        )
    if not kpis:
        raise NothingToSay("The board has no KPIs yet.", "Import their workbook first.")
    perhaps = nearest(figure.name, named)
    raise NothingToSay(
        f"The board has no KPI called “{figure.name}”.",
        f"Was “{perhaps}” meant?" if perhaps else "“Insert a figure…” lists their names.",
    )


def _in_its_place(figure: LiveFigure, written: str) -> str:
    """What stands on paper for a figure that is not known; a brace that is never closed is left for all to see."""
    if not figure.is_closed:
        return written
    asked = " ".join(written.strip("{}").split()).removeprefix("kpi").strip(" :")
    return f"[figure not known: {asked}]" if asked else "[figure not known]"
