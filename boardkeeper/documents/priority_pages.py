"""A page for each priority: what it wants, how its milestones stand, its figures month by month, their course, its words."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.documents.attendance import listed
from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
)
from boardkeeper.documents.kpi_charts import chart_blocks, most_telling
from boardkeeper.documents.kpi_series import series_tables
from boardkeeper.documents.kpis import colour_key, kpi_notes
from boardkeeper.documents.plan import narrative_blocks
from boardkeeper.documents.plan_milestones import status_cell
from boardkeeper.documents.sources import source_of
from boardkeeper.documents.text_shares import text_shares
from boardkeeper.kpis import KpiView
from boardkeeper.plan import MilestoneStatus, MilestoneView, PlanView, PriorityView
from boardkeeper.rules.milestones import MilestoneStatus as Status
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.rag import displayed

_NOT_WELL = (MilestoneStatus.SLIGHT_SLIPPAGE, MilestoneStatus.OFF_TRACK)
_REACHED = (Status.COMPLETE, Status.ON_TRACK)


def compose_priority_pages(
    plan: PlanView, kpis: Sequence[KpiView], number: int | None = None, key: str = "priorities"
) -> Section:
    """Compose the pages of a plan's priorities, or of one alone.

    Args:
        plan: With its figures put in.
        kpis: Of the board; a priority takes those that name it, and those its milestones are linked to.
        number: Of the one priority that is wanted.
        key: Of the section.
    """
    words = plan.words
    wanted = [each for each in plan.priorities if number is None or each.number == number]
    as_at = f" as at {period_words(plan.period)}" if plan.period else ""
    if number is not None and wanted:
        title = f"{words.priority.capitalize()} {number}: {wanted[0].bare_title}"
        blocks: list[Block] = [
            Heading(1, title, anchor=f"{key}-top"),
            Paragraph(f"{plan.title}{as_at}", ParagraphKind.LEAD),
        ]
    else:
        title = f"{plan.title}: the {words.priorities} one by one"
        blocks = [
            Heading(1, title, anchor=f"{key}-top"),
            Paragraph(
                f"How each of the {words.counted_priorities(len(wanted))} stands{as_at}.", ParagraphKind.LEAD
            ),
        ]
    before: tuple[KpiView, ...] = ()
    for place, priority in enumerate(wanted):
        own = kpis_of(plan, priority, kpis)
        if place and (_fills_a_page(priority, own) or _fills_a_page(wanted[place - 1], before)):
            blocks.append(PageBreak())
        before = own
        if number is None:
            anchor = f"{key}-{priority.number}"
            blocks.append(
                Heading(
                    2,
                    priority.bare_title,
                    number=str(priority.number),
                    anchor=anchor,
                    source=source_of("priority", priority),
                )
            )
        blocks += _priority(plan, priority, own, level=2 if number is not None else 3)
    return Section(
        key=key,
        title=title,
        blocks=tuple(blocks),
        kind=SectionKind.PLAN,
        orientation=Orientation.LANDSCAPE,
    )


def kpis_of(plan: PlanView, priority: PriorityView, kpis: Sequence[KpiView]) -> tuple[KpiView, ...]:
    """The indicators of a priority: those that name it, then those that show whether its milestones work."""
    linked = {kpi.id for milestone in priority.milestones for kpi in milestone.kpis}
    named = [kpi for kpi in kpis if kpi.priority_number == priority.number and kpi.plan_id in {None, plan.id}]
    ids = {kpi.id for kpi in named}
    return (*named, *(kpi for kpi in kpis if kpi.id in linked - ids))


def _fills_a_page(priority: PriorityView, kpis: Sequence[KpiView]) -> bool:
    """Whether there is more to say than how the milestones stand."""
    return bool(kpis or narrative_blocks(priority))


def _priority(plan: PlanView, priority: PriorityView, kpis: Sequence[KpiView], level: int) -> list[Block]:
    blocks: list[Block] = []
    if priority.aim:
        blocks.append(Paragraph((Text(f"{plan.words.aim}: ", bold=True), Text(priority.aim))))
    blocks.append(Paragraph((Text("How are we doing? ", bold=True), Text(_standing(plan, priority)))))
    if kpis:
        blocks += [*series_tables(kpis), colour_key(kpis, with_travel=False)]
        blocks += [Paragraph(note, ParagraphKind.NOTE) for note in kpi_notes(kpis)]
        telling = most_telling(kpis)
        blocks += chart_blocks(telling, is_low=True) if telling else []
    attention = [each for each in priority.milestones if each.slow or each.status in _NOT_WELL]
    if attention:
        blocks.append(_attention_table(attention, plan))
    blocks += narrative_blocks(priority, plan.period, level)
    return blocks


def _standing(plan: PlanView, priority: PriorityView) -> str:
    """How many milestones are on track on both bases, where the others stand, and which are slow."""
    summary, words = priority.summary, plan.words
    if not summary.total:
        return f"No {words.milestone} has a status yet."
    reached = summary.number(*_REACHED)
    told = "complete or on track" if summary.counts[Status.COMPLETE] else "on track"
    of_all = summary.percent_of_all(*_REACHED)
    shares = f"{displayed(of_all, 1)}% of all" if of_all is not None else ""
    of_due = summary.percent_of_due(*_REACHED)
    if summary.due != summary.total and of_due is not None:
        shares += f", {displayed(of_due, 1)}% of the {summary.due} that are due"
    milestones = words.counted(summary.total)
    said = f"{reached} of {milestones} {'is' if reached == 1 else 'are'} {told}: {shares}."
    rest = [
        f"{words.milestone if len(references) == 1 else words.milestones} {', '.join(references)} {verb}"
        for status, verb in (
            (Status.SLIGHT_SLIPPAGE, "slipping slightly"),
            (Status.OFF_TRACK, "off track"),
            (Status.NOT_YET_DUE, "not yet due"),
        )
        if (references := _references(priority.milestones, status))
    ]
    if rest:
        said += f" Of the others: {listed(rest)}."
    return said


def _attention_table(milestones: Sequence[MilestoneView], plan: PlanView) -> Table:
    """The milestones that are slow, slip or are off track, and why."""
    told = [
        (
            each.text,
            "\n".join(part for part in (each.key_dates, each.lead) if part),
            "\n".join(part for part in (_sentence(each.slow), each.note) if part),
        )
        for each in milestones
    ]
    text, dates, why = text_shares(tuple(zip(*told, strict=True)), 83)
    columns = (
        Column("Ref", 5),
        Column(plan.words.milestone.capitalize(), text),
        Column(plan.words.key_dates, dates),
        Column("Status", 12),
        Column("Why it stands out", why),
    )
    rows = tuple(
        Row(
            (Cell(each.reference), Cell(said), Cell(when), status_cell(each.status), Cell(because)),
            source=source_of("milestone", each),
        )
        for each, (said, when, because) in zip(milestones, told, strict=True)
    )
    return Table(columns, rows, caption=f"{plan.words.milestones.capitalize()} that need attention")


def _sentence(reasons: Sequence[str]) -> str:
    words = "; ".join(reasons)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _references(milestones: Sequence[MilestoneView], status: Status) -> list[str]:
    return [each.reference for each in milestones if each.status and each.status.value == status.value]
