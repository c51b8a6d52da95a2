"""A plan: how many milestones stand where, on both bases, which are slow, then each priority with its milestones."""

from __future__ import annotations

from decimal import Decimal

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
    Row,
    RowKind,
    Section,
    SectionKind,
    Table,
)
from boardkeeper.documents.plan_milestones import (
    STATUS_TONES,
    history_table,
    milestone_table,
    milestone_widths,
)
from boardkeeper.documents.plan_progress import change_blocks, slow_blocks
from boardkeeper.documents.sources import source_of
from boardkeeper.plan import PlanChanges, PlanView, PriorityView
from boardkeeper.rules.milestones import MilestoneStatus as Status
from boardkeeper.rules.milestones import MilestoneSummary
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.rag import displayed

__all__ = ["STATUS_TONES", "compose_plan", "narrative_blocks", "plan_words"]

_REACHED = (Status.COMPLETE, Status.ON_TRACK)


def compose_plan(plan: PlanView, key: str = "plan", changes: PlanChanges | None = None) -> Section:
    """Compose a plan as at its latest period.

    Args:
        plan: The plan.
        key: Of the section; its anchors begin with it.
        changes: What changed since the last meeting, to be told before the priorities.
    """
    blocks: list[Block] = [
        Heading(1, plan.title, anchor=f"{key}-top"),
        Paragraph(plan_words(plan), ParagraphKind.LEAD),
    ]
    if plan.priorities:
        blocks.append(_counts(plan))
    if changes is not None:
        blocks += change_blocks(plan, changes, key)
    blocks += slow_blocks(plan, key, changes.newly_slow if changes and changes.since else frozenset())
    widths = milestone_widths(plan.milestones)
    for priority in plan.priorities:
        blocks += _priority(priority, plan, key, widths)
    return Section(
        key=key,
        title=plan.title,
        blocks=tuple(blocks),
        kind=SectionKind.PLAN,
        orientation=Orientation.LANDSCAPE,
    )


def plan_words(plan: PlanView) -> str:
    """How many milestones are on track, in whole sentences and on both bases."""
    summary = plan.summary
    as_at = f"As at {period_words(plan.period)}, " if plan.period else ""
    noun = plan.words
    if not summary.total:
        said = f"no {noun.milestone} has a status yet."
        return f"{as_at}{said}" if as_at else f"{said[:1].upper()}{said[1:]}"
    reached = summary.number(*_REACHED)
    words = "complete or on track" if summary.counts[Status.COMPLETE] else "on track"
    shares = f"{_percent(summary.percent_of_all(*_REACHED))} of all"
    if summary.due != summary.total and summary.due:
        shares += f", {_percent(summary.percent_of_due(*_REACHED))} of the {summary.due} that are due"
    verb = "is" if reached == 1 else "are"
    return f"{as_at}{reached} of {summary.total} {noun.milestones} {verb} {words}: {shares}. {_rest(summary, len(plan.milestones))}".rstrip()


def _rest(summary: MilestoneSummary, milestones: int) -> str:
    parts = [
        f"{summary.counts[status]} {'is' if summary.counts[status] == 1 else 'are'} {words}"
        for status, words in (
            (Status.SLIGHT_SLIPPAGE, "slipping slightly"),
            (Status.OFF_TRACK, "off track"),
            (Status.NOT_YET_DUE, "not yet due"),
        )
        if summary.counts[status]
    ]
    unknown = milestones - summary.total
    if unknown:
        parts.append(f"{unknown} {'has' if unknown == 1 else 'have'} no status yet")
    return f"{listed(parts)}." if parts else ""


def _percent(share: Decimal | None) -> str:
    return "–" if share is None else f"{displayed(share, 1)}%"


def _counts(plan: PlanView) -> Table:
    """A row for each priority and one for all, a column for each status and both bases."""
    columns = (
        Column(plan.words.priority.capitalize(), 30),
        Column(plan.words.milestones.capitalize(), 9, Align.RIGHT),
        *(Column(status.value.capitalize(), 9, Align.RIGHT) for status in Status),
        Column("On track, of all", 9, Align.RIGHT),
        Column("On track, of those due", 10, Align.RIGHT),
    )
    rows = [
        Row(
            _count_cells(
                f"{priority.number} {priority.bare_title}", len(priority.milestones), priority.summary
            )
        )
        for priority in plan.priorities
    ]
    every = sum(len(priority.milestones) for priority in plan.priorities)
    rows.append(Row(_count_cells(f"All {plan.words.priorities}", every, plan.summary), RowKind.TOTAL))
    unknown = every - plan.summary.total
    note = "“On track” counts those that are complete or on track. Those not yet due are no part of the second base."
    if unknown:
        note += f" {unknown} without a status {'is' if unknown == 1 else 'are'} in neither base."
    return Table(
        columns,
        tuple(rows),
        caption=f"{plan.words.milestones.capitalize()} by {plan.words.priority} and status",
        note=note,
    )


def _count_cells(label: str, milestones: int, summary: MilestoneSummary) -> tuple[Cell, ...]:
    return (
        Cell(label),
        Cell(str(milestones)),
        *(Cell(str(summary.counts[status] or "–")) for status in Status),
        Cell(_percent(summary.percent_of_all(*_REACHED))),
        Cell(_percent(summary.percent_of_due(*_REACHED))),
    )


def _priority(priority: PriorityView, plan: PlanView, key: str, widths: tuple[int, ...]) -> list[Block]:
    blocks: list[Block] = [
        Heading(
            2,
            priority.bare_title,
            number=str(priority.number),
            anchor=f"{key}-priority-{priority.number}",
            source=source_of("priority", priority),
        )
    ]
    if priority.aim:
        blocks.append(Paragraph(priority.aim, source=source_of("priority", priority)))
    if priority.milestones:
        blocks.append(milestone_table(priority, plan.period, plan.words, widths))
    blocks += narrative_blocks(priority, plan.period)
    history = history_table(priority, plan.words)
    if history is not None:
        blocks.append(history)
    return blocks


def narrative_blocks(priority: PriorityView, period: str = "", level: int = 3) -> list[Block]:
    """What a priority says under the three questions; one of an earlier period than `period` says of when it is."""
    questions = (
        ("What’s working well", priority.working_well),
        ("What are we worried about", priority.worried_about),
        ("What needs to happen", priority.needs_to_happen),
    )
    blocks: list[Block] = []
    for question, answer in questions:
        if answer.strip():
            source = source_of("priority", priority)
            blocks.append(Heading(level, question, source=source))
            blocks += [
                Paragraph(part.strip(), source=source) for part in answer.split("\n\n") if part.strip()
            ]
    if blocks and priority.said_period and period and priority.said_period != period:
        blocks.append(Paragraph(f"Written for {period_words(priority.said_period)}.", ParagraphKind.NOTE))
    return blocks
