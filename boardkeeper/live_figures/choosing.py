"""What can be said of a KPI in a sentence, to be chosen from, and how it is written there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.kpis import KpiView
from boardkeeper.live_figures.resolving import names_of
from boardkeeper.live_figures.wording import NothingToSay, figure_for, words_for
from boardkeeper.rules.live_figures import What, answering, live_figures
from boardkeeper.rules.periods import parse_period, period_title

_TITLES = {
    What.LATEST: "Latest figure",
    What.PREVIOUS: "The one before",
    What.CHANGE: "Change",
    What.TARGET: "Target",
    What.GAP: "Gap to target",
    What.FRACTION: "Numbers behind it",
    What.RAG: "Colour",
}
_MOST_PERIODS = 15
_LONG_NAME = 40
_FEWEST_WORDS = 3
_LEADS_ON = re.compile(
    r"\b(an?|and|are|at|by|for|from|in|is|of|on|or|per|subject|that|the|to|two|three|who|with|within)$"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be said of a KPI: what it is, and how it reads now.

    Attributes:
        period: Of a figure that is chosen by its period; blank where it follows the latest.
    """

    what: What
    period: str
    title: str
    words: str


def choices_of(kpi: KpiView) -> tuple[Choice, ...]:
    """Everything that can be said of a KPI now: what follows the latest figure, then the earlier periods, newest first."""
    found: list[Choice] = []
    for what, title in _TITLES.items():
        try:
            figure = figure_for(kpi, what, "")
            words = words_for(kpi, what, figure)
        except NothingToSay:
            continue
        said = f"{title}, {period_title(figure.period)}" if what in {What.LATEST, What.PREVIOUS} else title
        found.append(Choice(what, "", said, words))
    earlier = [figure for figure in reversed(kpi.figures) if figure.value is not None]
    found += [
        Choice(What.LATEST, figure.period, period_title(figure.period), figure.shown)
        for figure in earlier[:_MOST_PERIODS]
    ]
    return tuple(found)


def written_for(kpi: KpiView, what: What, period: str, every: Sequence[KpiView]) -> str:
    """How a figure is named in a text: `{kpi Re-referrals latest}`, by the code or the shortest name that stays clear."""
    when = period_title(period) if period and parse_period(period_title(period)) == period else period
    wanted = " ".join(part for part in ("" if period and what is What.LATEST else what.value, when) if part)
    for name in _short_names(kpi, every):
        for said in (name, f"“{name}”"):
            written = f"{{kpi {said} {wanted}}}"
            read = live_figures(written)
            if len(read) == 1 and (read[0].name, read[0].what, read[0].period) == (name, what, period):
                return written
    return f"{{kpi {kpi.name} {wanted}}}"


def _short_names(kpi: KpiView, every: Sequence[KpiView]) -> list[str]:
    """What a KPI may be called so that no other answers: its code, its name, or the beginning of a long name."""
    known = names_of(every)
    own = next((each for each in known if each.key == kpi.id), None)
    plain = " ".join(kpi.name.replace("{", " ").replace("}", " ").rstrip("* ").split())
    words = plain.split()
    fewest = _FEWEST_WORDS + (words[0] == "%")
    starts = [" ".join(words[:length]) for length in range(fewest, len(words))]
    names = [own.code] if own and own.code else []
    names += [plain] if len(plain) <= _LONG_NAME else [start for start in starts if _ends_well(start)]
    return [name for name in (*names, plain) if answering(name, known) == (kpi.id,)]


def _ends_well(name: str) -> bool:
    """Whether a beginning of a name can be read by itself: it does not break off at “of” or within brackets."""
    return not _LEADS_ON.search(name.casefold()) and name.count("(") == name.count(")")
