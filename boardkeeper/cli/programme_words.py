"""How a topic of the work programme is said: in a column, and under the stable keys of docs/cli.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from boardkeeper.rules.due_dates import long_date

if TYPE_CHECKING:
    from boardkeeper.programme import ProgrammeItemView


def when_of(row: ProgrammeItemView) -> str:
    """The day of its meeting, or its list."""
    return long_date(row.scheduled_on) if row.scheduled_on else row.list_kind.value


def score_of(row: ProgrammeItemView) -> str:
    """“5 High”, or that it is unscored."""
    return "unscored" if row.score is None else f"{row.score} {row.band}".strip()


def yes_or_no(is_yes: bool | None) -> str:
    """An answer in a column."""
    return "?" if is_yes is None else "yes" if is_yes else "no"


def remark_of(row: ProgrammeItemView) -> str:
    """The one thing worth knowing in a list: heard, on an agenda, or placed too early."""
    if row.heard_on and row.is_done:
        return f"heard {long_date(row.heard_on)}"
    if row.agenda is not None:
        return row.agenda.words
    return f"low, before “{row.passed_over}”" if row.passed_over else ""


def data_of(row: ProgrammeItemView) -> dict[str, Any]:
    """A topic under the stable keys of docs/cli.md."""
    return {
        "topic": row.topic,
        "list": row.list_kind.value,
        "scheduled": row.scheduled_on,
        "score": row.score,
        "band": row.band or None,
        "reason": row.reason,
        "responsible": row.responsible or None,
        "agenda": {"meeting": row.agenda.held_on, "number": row.agenda.number or None}
        if row.agenda
        else None,
        "heard": row.heard_on,
        "outcome": {"minute": row.outcome.reference, "decided": list(row.outcome.decided)}
        if row.outcome
        else None,
        "decision": row.asked_for.reference if row.asked_for else None,
        "passes_over": row.passed_over or None,
        "answers": [
            {"question": each.question, "weight": each.weight, "yes": each.is_yes} for each in row.answers
        ],
    }
