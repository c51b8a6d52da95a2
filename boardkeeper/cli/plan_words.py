"""How the plan commands say what they found: lines for people, and data under the keys of docs/cli.md."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.milestones import MilestoneStatus, MilestoneSummary
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.rag import displayed

if TYPE_CHECKING:
    from boardkeeper.plan import (
        EvidenceView,
        MilestoneView,
        NarrativeView,
        PlanChanges,
        PlanLine,
        PlanView,
        PriorityView,
    )
    from boardkeeper.pledges import PledgeView

_MOST_LETTERS = 90
_REACHED = (MilestoneStatus.COMPLETE, MilestoneStatus.ON_TRACK)


def plan_line_data(line: PlanLine) -> dict[str, Any]:
    """A plan of a list under its stable keys."""
    return {
        "title": line.title,
        "kind": line.kind.value,
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "priorities": line.priorities,
        "milestones": line.milestones,
        "slow": line.slow,
    }


def plan_line(line: PlanLine) -> tuple[str, ...]:
    """A plan as one line of a list."""
    from boardkeeper.plan import words_of

    words = words_of(line.kind)
    span = " – ".join(full_date(day) for day in (line.starts_on, line.ends_on) if day)
    slow = f"{line.slow} slow" if line.slow else "none slow"
    counted = f"{words.counted_priorities(line.priorities)}, {words.counted(line.milestones)}"
    return line.title, line.kind.value, counted, slow, span


def plan_data(plan: PlanView) -> dict[str, Any]:
    """A plan, whole, under its stable keys."""
    return {
        "title": plan.title,
        "kind": plan.kind.value,
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "as_at": plan.period or None,
        "summary": _summary_data(plan.summary),
        "slow": [each.reference for each in plan.slow],
        "priorities": [_priority_data(each) for each in plan.priorities],
    }


def plan_lines(plan: PlanView) -> list[str]:
    """A plan for people: both bases, then each priority with its milestones."""
    from boardkeeper.documents.plan import plan_words

    words = plan.words
    lines = [plan.title, plan_words(plan)]
    for priority in plan.priorities:
        lines += ["", f"{priority.number} {priority.bare_title}"]
        lines += [f"  {line}" for line in _aligned(priority.milestones)]
        if not priority.milestones:
            lines.append(f"  No {words.milestone} yet.")
    return lines


def milestone_data(row: MilestoneView) -> dict[str, Any]:
    """A milestone under its stable keys."""
    return {
        "reference": row.reference,
        "text": row.text,
        "priority": row.priority_number,
        "impact": row.impact or None,
        "assurance": row.assurance or None,
        "lead": row.lead or None,
        "key_dates": row.key_dates or None,
        "starts_on": row.starts_on,
        "due_on": row.due_on,
        "status": row.status.value if row.status else None,
        "as_at": row.period or None,
        "before": row.status_before.value if row.status_before else None,
        "note": row.note or None,
        "said_on": row.said_on,
        "said_by": row.said_by or None,
        "slow": list(row.slow),
        "kpis": [
            {
                "name": kpi.name,
                "shown": kpi.shown or None,
                "period": kpi.period or None,
                "rag": kpi.rag.value if kpi.rag else None,
                "travel": kpi.travel.value if kpi.travel else None,
            }
            for kpi in row.kpis
        ],
        "actions": [each.reference for each in row.actions],
        "minutes": [each.words for each in row.minutes],
        "evidence": row.evidence_count,
    }


def milestone_history_data(row: MilestoneView) -> list[dict[str, Any]]:
    """Every status a milestone had, oldest first."""
    return [
        {
            "period": entry.period,
            "status": entry.status.value,
            "note": entry.note or None,
            "said_on": entry.said_on,
            "said_by": entry.said_by or None,
        }
        for entry in row.history
    ]


def milestone_lines(row: MilestoneView, evidence: Sequence[EvidenceView] = ()) -> list[str]:
    """A milestone for people, with everything that is known of it."""
    from boardkeeper.documents.plan_milestones import kpi_words

    due = full_date(row.due_on) if row.due_on else ""
    facts = (
        ("Status", status_words(row)),
        ("Why", row.note),
        ("Impact", row.impact),
        ("Assurance", row.assurance),
        ("Lead", row.lead),
        ("Key dates", row.key_dates),
        ("Starts", full_date(row.starts_on) if row.starts_on else ""),
        ("Due", due if due != row.key_dates else ""),
    )
    lines = [f"{row.reference} {row.text}", *(f"{name}: {said}" for name, said in facts if said)]
    lines += [f"Slow: {reason}." for reason in row.slow]
    lines += [f"Shown by: {kpi_words(kpi)}." for kpi in row.kpis]
    lines += [
        f"Action {each.reference}: {each.text} ({each.owner or 'nobody named'})" for each in row.actions
    ]
    lines += [f"Dealt with: {each.words}" for each in row.minutes]
    lines += [f"Evidence: {each.title}" for each in evidence]
    if len(row.history) > 1:
        lines.append("Before:")
        for entry in reversed(row.history[:-1]):
            lines.append(f"  {period_words(entry.period)}: {entry.status.value}{_note(entry.note)}")
    return lines


def status_words(row: MilestoneView) -> str:
    """“On track as at June 2019”."""
    if row.status is None:
        return "no status yet"
    return f"{row.status.value} as at {period_words(row.period)}"


def slow_lines(rows: Sequence[MilestoneView]) -> list[str]:
    """The slow ones, each with its reasons."""
    lines = []
    for row in rows:
        lines.append(f"{row.reference} {short(row.text)} ({status_words(row)})")
        lines += [f"  {reason}" for reason in row.slow]
    return lines


def changes_data(changes: PlanChanges) -> dict[str, Any]:
    """What changed, under its stable keys."""
    return {
        "since": changes.since,
        "moved": [
            {
                "reference": each.milestone.reference,
                "before": each.before.value,
                "now": each.milestone.status.value if each.milestone.status else None,
                "note": each.milestone.note or None,
            }
            for each in changes.moved
        ],
        "new": [
            {"reference": each.reference, "now": each.status.value if each.status else None}
            for each in changes.new
        ],
        "written": [
            {"priority": each.priority.number, "period": each.narrative.period} for each in changes.written
        ],
        "evidence": [
            {"reference": each.milestone.reference, "title": each.title, "on": each.shown_on}
            for each in changes.shown
        ],
        "slow": [
            {
                "reference": each.reference,
                "because": list(each.slow),
                "newly": each.id in changes.newly_slow,
            }
            for each in changes.slow_now
        ],
    }


def changes_lines(changes: PlanChanges) -> list[str]:
    """What changed, for people."""
    lines = [f"What changed {changes.since_words}:"]
    for moved in changes.moved:
        row = moved.milestone
        now = row.status.value if row.status else "no status"
        lines.append(f"  {row.reference} {short(row.text)}: {moved.before.value} → {now}{_note(row.note)}")
    lines += [
        f"  {row.reference} {short(row.text)}: {status_words(row)}, the first status" for row in changes.new
    ]
    lines += [
        f"  {told.priority.number} {told.priority.bare_title}: narrative for {period_words(told.narrative.period)}"
        for told in changes.written
    ]
    lines += [
        f"  {shown.milestone.reference}: evidence “{shown.title}”, {full_date(shown.shown_on)}"
        for shown in changes.shown
    ]
    if len(lines) == 1:
        lines = [f"Nothing has changed {changes.since_words}."]
    if changes.slow_now:
        lines.append("Slow:")
        for row in changes.slow_now:
            new = ", new" if row.id in changes.newly_slow and changes.since else ""
            lines.append(f"  {row.reference} {short(row.text)}{new}: {'; '.join(row.slow)}")
    return lines


def narrative_data(told: NarrativeView) -> dict[str, Any]:
    """What a priority says for a period."""
    return {
        "period": told.period,
        "working_well": told.working_well or None,
        "worried_about": told.worried_about or None,
        "needs_to_happen": told.needs_to_happen or None,
    }


def narrative_lines(told: NarrativeView) -> list[str]:
    """The same for people."""
    questions = (
        ("What’s working well", told.working_well),
        ("What are we worried about", told.worried_about),
        ("What needs to happen", told.needs_to_happen),
    )
    return [
        period_words(told.period),
        *(f"  {question}: {said}" for question, said in questions if said),
    ]


def pledge_data(row: PledgeView) -> dict[str, Any]:
    """A pledge under its stable keys."""
    return {
        "number": row.number,
        "text": row.text,
        "portfolio_holder": row.portfolio_holder or None,
        "lead_director": row.lead_director or None,
        "end_state": row.end_state or None,
        "status": row.status.value,
        "note": row.note or None,
        "ended_on": row.ended_on,
    }


def pledge_line(row: PledgeView) -> tuple[str, ...]:
    """A pledge as one line of a list."""
    ended = f", ended {full_date(row.ended_on)}" if row.ended_on else ""
    return row.number, f"{row.status.value}{ended}", row.text, row.end_state


def _priority_data(priority: PriorityView) -> dict[str, Any]:
    return {
        "number": priority.number,
        "title": priority.bare_title,
        "aim": priority.aim or None,
        "summary": _summary_data(priority.summary),
        "narrative": {
            "period": priority.said_period,
            "working_well": priority.working_well or None,
            "worried_about": priority.worried_about or None,
            "needs_to_happen": priority.needs_to_happen or None,
        }
        if priority.said_period
        else None,
        "milestones": [milestone_data(each) for each in priority.milestones],
    }


def _summary_data(summary: MilestoneSummary) -> dict[str, Any]:
    return {
        "counts": {status.value: summary.counts[status] for status in MilestoneStatus},
        "total": summary.total,
        "due": summary.due,
        "on_track": summary.number(*_REACHED),
        "percent_of_all": _share(summary.percent_of_all(*_REACHED)),
        "percent_of_due": _share(summary.percent_of_due(*_REACHED)),
    }


def _share(share: Decimal | None) -> str | None:
    return None if share is None else f"{displayed(share, 1)}"


def _aligned(rows: Sequence[MilestoneView]) -> list[str]:
    from boardkeeper.cli.answers import columns

    return list(
        columns(
            [
                (
                    row.reference,
                    row.status.value if row.status else "no status",
                    "slow" if row.slow else "",
                    short(row.text),
                )
                for row in rows
            ]
        )
    )


def short(text: str) -> str:
    """The beginning of a long text, for one line of a list."""
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"


def _note(note: str) -> str:
    return f" – {note}" if note else ""
