"""The columns of the table of milestones, and what plans of each kind call them."""

from __future__ import annotations

from collections.abc import Mapping

from boardkeeper.plan import MilestoneView, PlanWords
from ui.plan.strip import STATUS_TONES
from ui.tables.columns import Column, Kind
from ui.theme.tokens import Tone


def priority_words(row: MilestoneView) -> str:
    """“2 Placement sufficiency”."""
    title = row.priority_title
    return title if title.startswith(str(row.priority_number)) else f"{row.priority_number} {title}"


def _change(row: MilestoneView) -> str:
    if row.status is None or row.status_before is None or row.status is row.status_before:
        return ""
    return f"was {row.status_before.value}"


def _slow(row: MilestoneView) -> str:
    return "Slow" if row.slow else ""


_PRIORITY, _MILESTONE, _DATES = "Priority", "Milestone", "Key dates"

COLUMNS = (
    Column(
        _PRIORITY,
        priority_words,
        width=136,
        sort="priority_title",
        kind=Kind.STRONG,
        lines=2,
        groups=True,
        spare=1,
    ),
    Column("Ref", "reference", width=56, sort="reference", kind=Kind.MUTED),
    Column(_MILESTONE, "text", share=2.4, sort="text", lines=2),
    Column("Lead", "lead", width=120, sort="lead", kind=Kind.MUTED, lines=2, spare=3),
    Column(_DATES, "key_dates", width=92, sort="due_on", kind=Kind.MUTED, lines=2, spare=2),
    Column("Slow", _slow, width=64, kind=Kind.CHIP, tones={"Slow": Tone.BAD}),
    Column("Status", "status", width=136, sort="status", kind=Kind.CHIP, tones=STATUS_TONES, note=_change),
)


def titles_of(words: PlanWords) -> Mapping[str, str]:
    """The titles the columns have in a plan with these words."""
    short = words.priority.split(" ")[0]
    return {
        _PRIORITY: short.capitalize(),
        _MILESTONE: words.milestone.capitalize(),
        _DATES: words.key_dates,
    }
