"""How a text with live figures is spoken of below the place where it is written."""

from __future__ import annotations

import re

from boardkeeper.checks.typed_numbers import TypedNumber
from boardkeeper.kpis import KpiView
from boardkeeper.live_figures import LiveProblem, Resolved, written_for
from boardkeeper.live_figures.choosing import Choice

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_LONGEST = 400


def reading_words(resolved: Resolved) -> str:
    """The sentences that name figures, as they read now."""
    if not resolved.is_live:
        return ""
    said: list[str] = []
    start = 0
    for end in (*(found.end() for found in _SENTENCE_END.finditer(resolved.text)), len(resolved.text)):
        if any(start <= each.start < end for each in resolved.changes):
            said.append(" ".join(resolved.text[start:end].split()))
        start = end
    words = " … ".join(said)
    return f"Reads: {words if len(words) <= _LONGEST else f'{words[:_LONGEST]} …'}"


def problem_words(problem: LiveProblem) -> str:
    """What is wrong with one figure, and what to do."""
    return f"⚠ {problem.written}: {problem.sentence} {problem.next_step}".strip()


def typed_words(typed: TypedNumber) -> str:
    """What is wrong with a number that was typed, and what would follow the data instead."""
    return f"⚠ {typed.sentence} Or write {typed.instead}."


def source_words(resolved: Resolved) -> str:
    """Which figures were put in, for whoever hovers over the words."""
    return "\n".join(f"{piece.words}: {piece.about}" for piece in resolved.pieces)


def inserted(kpi: KpiView, choice: Choice, every: tuple[KpiView, ...]) -> str:
    """What is written into the text for a figure that was chosen."""
    return written_for(kpi, choice.what, choice.period, every)
