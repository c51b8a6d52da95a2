"""The improvement plan: how many milestones stand where, on both bases, then each priority with its milestones."""

from __future__ import annotations

from decimal import Decimal

from boardkeeper.documents.attendance import listed
from boardkeeper.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    Orientation,
    Paragraph,
    ParagraphKind,
    Row,
    RowKind,
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)
from boardkeeper.plan import MilestoneStatus, MilestoneView, PlanView, PriorityView
from boardkeeper.rules.milestones import MilestoneStatus as Status
from boardkeeper.rules.milestones import MilestoneSummary
from boardkeeper.rules.periods import MONTH_NAMES, PeriodKind, period_kind, period_title
from boardkeeper.rules.rag import displayed

STATUS_TONES = {
    MilestoneStatus.COMPLETE: Tone.GOOD,
    MilestoneStatus.ON_TRACK: Tone.GOOD,
    MilestoneStatus.SLIGHT_SLIPPAGE: Tone.CAUTION,
    MilestoneStatus.OFF_TRACK: Tone.BAD,
    MilestoneStatus.NOT_YET_DUE: Tone.WAITING,
}
_REACHED = (Status.COMPLETE, Status.ON_TRACK)


def compose_plan(plan: PlanView, key: str = "plan") -> Section:
    """Compose the improvement plan as at its latest period."""
    blocks: list[Block] = [
        Heading(1, plan.title, anchor=f"{key}-top"),
        Paragraph(_opening(plan), ParagraphKind.LEAD),
        _counts(plan),
    ]
    for priority in plan.priorities:
        blocks += _priority(priority, plan.period, key)
    return Section(
        key=key,
        title=plan.title,
        blocks=tuple(blocks),
        kind=SectionKind.PLAN,
        orientation=Orientation.LANDSCAPE,
    )


def _opening(plan: PlanView) -> str:
    summary = plan.summary
    as_at = f"As at {_period_words(plan.period)}, " if plan.period else ""
    if not summary.total:
        return f"{as_at}no milestone has a status yet." if as_at else "No milestone has a status yet."
    reached = summary.number(*_REACHED)
    words = "complete or on track" if summary.counts[Status.COMPLETE] else "on track"
    shares = f"{_percent(summary.percent_of_all(*_REACHED))} of all"
    if summary.due != summary.total and summary.due:
        shares += f", {_percent(summary.percent_of_due(*_REACHED))} of the {summary.due} that are due"
    verb = "is" if reached == 1 else "are"
    return f"{as_at}{reached} of {summary.total} milestones {verb} {words}: {shares}. {_rest(summary)}"


def _rest(summary: MilestoneSummary) -> str:
    parts = [
        f"{summary.counts[status]} {'is' if summary.counts[status] == 1 else 'are'} {words}"
        for status, words in (
            (Status.SLIGHT_SLIPPAGE, "slipping slightly"),
            (Status.OFF_TRACK, "off track"),
            (Status.NOT_YET_DUE, "not yet due"),
        )
        if summary.counts[status]
    ]
    return f"{listed(parts)}." if parts else ""


def _percent(share: Decimal | None) -> str:
    return "–" if share is None else f"{displayed(share, 1)}%"


def _period_words(period: str) -> str:
    if period_kind(period) is PeriodKind.MONTH:
        return f"{MONTH_NAMES[int(period[5:]) - 1]} {period[:4]}"
    return period_title(period)


def _counts(plan: PlanView) -> Table:
    """A row for each priority and one for all, a column for each status and both bases."""
    columns = (
        Column("Priority", 30),
        Column("Milestones", 9, Align.RIGHT),
        *(Column(status.value.capitalize(), 9, Align.RIGHT) for status in Status),
        Column("On track, of all", 9, Align.RIGHT),
        Column("On track, of those due", 10, Align.RIGHT),
    )
    rows = [
        Row(
            _count_cells(
                f"{priority.number} {_bare_title(priority)}", len(priority.milestones), priority.summary
            )
        )
        for priority in plan.priorities
    ]
    every = sum(len(priority.milestones) for priority in plan.priorities)
    rows.append(Row(_count_cells("All priorities", every, plan.summary), RowKind.TOTAL))
    unknown = every - plan.summary.total
    note = "“On track” counts milestones that are complete or on track. Those not yet due are no part of the second base."
    if unknown:
        note += f" {unknown} without a status {'is' if unknown == 1 else 'are'} in neither base."
    return Table(columns, tuple(rows), caption="Milestones by priority and status", note=note)


def _count_cells(label: str, milestones: int, summary: MilestoneSummary) -> tuple[Cell, ...]:
    return (
        Cell(label),
        Cell(str(milestones)),
        *(Cell(str(summary.counts[status] or "–")) for status in Status),
        Cell(_percent(summary.percent_of_all(*_REACHED))),
        Cell(_percent(summary.percent_of_due(*_REACHED))),
    )


def _bare_title(priority: PriorityView) -> str:
    """The title without the number that workbooks write before it."""
    return priority.title.removeprefix(str(priority.number)).lstrip(" .:–-") or priority.title


def _priority(priority: PriorityView, period: str, key: str) -> list[Block]:
    title = _bare_title(priority)
    blocks: list[Block] = [
        Heading(2, title, number=str(priority.number), anchor=f"{key}-priority-{priority.number}")
    ]
    if priority.aim:
        blocks.append(Paragraph(priority.aim))
    if priority.milestones:
        blocks.append(_milestones(priority, period))
    questions = (
        ("What’s working well", priority.working_well),
        ("What are we worried about", priority.worried_about),
        ("What needs to happen", priority.needs_to_happen),
    )
    for question, answer in questions:
        if answer.strip():
            blocks.append(Heading(3, question))
            blocks += [Paragraph(part.strip()) for part in answer.split("\n\n") if part.strip()]
    return blocks


def _milestones(priority: PriorityView, period: str) -> Table:
    moved = any(milestone.status_before for milestone in priority.milestones)
    led = any(milestone.lead for milestone in priority.milestones)
    columns = [
        Column("Ref", 4),
        Column("Milestone", 27 if moved else 30),
        Column("Impact and evidence", 20 if moved else 24),
        Column("Assurance", 15 if moved else 17),
        Column("Key dates and lead" if led else "Key dates", 13),
        Column("Status", 12),
    ]
    if moved:
        columns.append(Column("Before", 9))
    rows = tuple(_milestone_row(milestone, period, moved=moved) for milestone in priority.milestones)
    return Table(tuple(columns), rows, caption=f"Milestones of priority {priority.number}")


def _milestone_row(milestone: MilestoneView, period: str, *, moved: bool) -> Row:
    dates: Inline = milestone.key_dates
    if milestone.lead:
        dates = (
            Text(f"{milestone.key_dates}\n" if milestone.key_dates else ""),
            Text(milestone.lead, italic=True),
        )
    cells = [
        Cell(milestone.reference),
        Cell(milestone.text),
        Cell(milestone.impact),
        Cell(milestone.assurance),
        Cell(dates),
        _status(milestone, period),
    ]
    if moved:
        cells.append(_before(milestone))
    return Row(tuple(cells))


def _status(milestone: MilestoneView, period: str) -> Cell:
    if milestone.status is None:
        return Cell("No status", tone=Tone.CAUTION)
    words = milestone.status.value.capitalize()
    if milestone.period != period:
        words += f"\nas at {_period_words(milestone.period)}"
    return Cell(words, tone=STATUS_TONES[milestone.status])


def _before(milestone: MilestoneView) -> Cell:
    if milestone.status_before is None:
        return Cell("New")
    if milestone.status_before is milestone.status:
        return Cell("No change")
    return Cell(f"Was {milestone.status_before.value}")
