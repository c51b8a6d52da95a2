"""What Today's sections say, made from a `TodayView`; no widgets here."""

from __future__ import annotations

from datetime import date

from boardkeeper.approvals import ApprovalStep, MinutesWaiting
from boardkeeper.papers import OwedPaper
from boardkeeper.rules.due_dates import full_date, long_date
from boardkeeper.today import ColourChangeView, NextMeetingView, TodayView
from ui.page import Place
from ui.theme.tokens import Tone
from ui.today.line import LineWords
from ui.today.section import SectionWords, all_of
from ui.today.words import (
    CHANGES_VIEW,
    CHIP_MARK,
    STEP_MARK,
    VIEW_MARK,
    count,
    far_off,
    overdue,
    travel_words,
    urgency,
)

_REQUIREMENTS_SHOWN = 5
_UNSIGNED_SHOWN = 3
_MINUTES_STEPS = {
    ApprovalStep.WRITE: ("Write", "held"),
    ApprovalStep.CIRCULATE: ("Circulate", "held"),
    ApprovalStep.APPROVE: ("Approve", "circulated"),
    ApprovalStep.SIGN: ("Sign", "approved"),
}


def left_sections(today: TodayView) -> tuple[SectionWords, ...]:
    """What the next meeting waits for, what moved, and what the notice waits for."""
    return (
        _papers(today.next_meeting),
        _minutes(today),
        _changes(today),
        _polarity(today),
        _requirements(today),
    )


def right_sections(today: TodayView) -> tuple[SectionWords, ...]:
    """What is late, what is followed up, and what is slow."""
    return (_actions(today), _decisions(today), _follow_up(today), _plans(today))


def _papers(coming: NextMeetingView | None) -> SectionWords:
    owed = coming.outstanding if coming else ()
    lines = tuple(
        LineWords(
            f"{paper.number}  {paper.title}".strip(),
            Place("meetings", f"{paper.item_id}{STEP_MARK}Papers"),
            note=f"{f'from {paper.whom}' if paper.whom else 'nobody is named for it'} · {_lacks(paper)}",
            right=f"due {far_off(paper.days_left)}" if paper.days_left >= 0 else far_off(paper.days_left),
            tone=urgency(paper.days_left),
        )
        for paper in owed
    )
    calm = "Every item on the next agenda that needs a paper has one." if coming else "No meeting is planned."
    return SectionWords("Papers outstanding", lines, calm, str(len(lines)) if lines else "")


def _lacks(paper: OwedPaper) -> str:
    """The first thing a report lacks stands for the others; the paper itself says them all."""
    if len(paper.lacks) < 2:
        return paper.why
    return f"{paper.lacks[0].rstrip('.')}, and {len(paper.lacks) - 1} more."


def _minutes(today: TodayView) -> SectionWords:
    shown = _shown(today.minutes)
    lines = tuple(_minutes_line(each, today.on) for each in shown)
    left = len(today.minutes) - len(shown)
    more = all_of(f"{count(left, 'earlier meeting')} to be signed", Place("meetings")) if left else None
    total = str(len(today.minutes)) if today.minutes else ""
    return SectionWords("Minutes", lines, "All minutes are approved and signed.", total, more)


def _shown(waiting: tuple[MinutesWaiting, ...]) -> tuple[MinutesWaiting, ...]:
    """All but a long row of old minutes that only lack a signature: of those the latest."""
    unsigned = [each for each in waiting if each.step is ApprovalStep.SIGN]
    hidden = {each.meeting.id for each in unsigned[:-_UNSIGNED_SHOWN]}
    return tuple(each for each in waiting if each.meeting.id not in hidden)


def _minutes_line(waiting: MinutesWaiting, on: date) -> LineWords:
    title, past = _MINUTES_STEPS[waiting.step]
    note = f"{past} {long_date(waiting.since)} · {count(waiting.meeting.minutes, 'minute')}"
    if waiting.open_comments:
        note += f" · {count(waiting.open_comments, 'comment')} not answered"
    days = (on - waiting.since).days
    right = f"{count(days, 'day')} ago" if days else "today"
    if waiting.step is ApprovalStep.APPROVE and waiting.comments_due_on and waiting.comments_due_on >= on:
        right = f"comments by {long_date(waiting.comments_due_on)}"
    return LineWords(
        f"{title} the minutes of {full_date(waiting.meeting.held_on)}",
        Place("meetings", f"{waiting.meeting.id}{STEP_MARK}Minutes"),
        note=note,
        right=right,
    )


def _actions(today: TodayView) -> SectionWords:
    lines = tuple(
        LineWords(
            f"{action.reference}  {action.text}".strip(),
            Place("actions", action.id),
            note=action.owner or "no owner",
            right=overdue(action.overdue_days),
            tone=Tone.BAD,
        )
        for action in today.overdue_actions
    )
    total = today.overdue_actions_total
    more = (
        all_of(f"All {total} overdue actions", Place("actions", f"{CHIP_MARK}Overdue"))
        if total > len(lines)
        else None
    )
    return SectionWords("Actions overdue", lines, "No action is overdue.", str(total) if total else "", more)


def _decisions(today: TodayView) -> SectionWords:
    lines = tuple(
        LineWords(
            decision.text,
            Place("decisions", decision.id),
            note=" · ".join(part for part in (decision.minute_reference, decision.officer) if part),
            right=overdue(decision.overdue_days),
            tone=Tone.BAD,
        )
        for decision in today.overdue_decisions
    )
    total = today.overdue_decisions_total
    more = (
        all_of(f"All {total} overdue decisions", Place("decisions", f"{CHIP_MARK}Overdue"))
        if total > len(lines)
        else None
    )
    return SectionWords(
        "Decisions overdue", lines, "No decision is overdue.", str(total) if total else "", more
    )


def _follow_up(today: TodayView) -> SectionWords:
    kept = today.follow_up
    due = [
        count(number, one)
        for number, one in ((kept.actions_due, "action"), (kept.decisions_due, "decision"))
        if number
    ]
    coming = today.next_meeting
    lines = []
    if due and coming is not None:
        lines.append(
            LineWords(
                f"{' and '.join(due)} due before the meeting",
                Place("chasing"),
                note="those that are late among them; the letters are drafted here",
                right=long_date(coming.meeting.held_on),
                tone=urgency(coming.days_left),
            )
        )
    if kept.awaiting_hearing:
        waits = count(kept.awaiting_hearing, "row waits", "rows wait")
        lines.append(LineWords(f"{waits} for a hearing", Place("programme"), note="complete once heard"))
    if kept.closed:
        lines.append(
            LineWords(
                f"{count(kept.closed, 'row was', 'rows were')} finished since the last meeting",
                Place("actions", f"{CHIP_MARK}Closed since last meeting"),
                note="shown once more, then archived",
            )
        )
    if kept.with_chair is not None:
        sent = kept.with_chair
        days = (today.on - sent.sent_at.date()).days
        right = f"{count(days, 'day')} ago" if days > 0 else "today"
        lines.append(
            LineWords("The review is with the chair", Place("review"), f"sent to {sent.sent_to}", right)
        )
    if kept.remarks:
        lines.append(LineWords(f"{count(kept.remarks, 'remark')} to be answered", Place("review")))
    return SectionWords("Follow-up", tuple(lines), "Nothing is due before the next meeting.")


def _changes(today: TodayView) -> SectionWords:
    lines = tuple(line for line in (_change(change) for change in today.colour_changes) if line)
    red = f"{count(today.kpis_red, 'KPI is', 'KPIs are')} red" if today.kpis_red else ""
    return SectionWords("KPIs that changed colour", lines, "No KPI changed colour in its latest period.", red)


def _change(change: ColourChangeView) -> LineWords | None:
    if change.before.rag is None or change.now.rag is None:
        return None
    return LineWords(
        change.kpi.name,
        Place("kpis", change.kpi.id),
        note=travel_words(change.now),
        right=change.now.shown,
        rags=(change.before.rag, change.now.rag),
    )


def _plans(today: TodayView) -> SectionWords:
    """Slow objectives, which a notice asks to be highlighted, and that something moved."""
    plans = today.plans
    lines = [
        LineWords(
            f"{row.reference}  {' '.join(row.text.split())}".strip(),
            Place("plan", row.id),
            note="; ".join(row.slow),
            right=row.status.value if row.status is not None else "no status",
            tone=Tone.BAD,
        )
        for row in plans.slow
    ]
    if plans.moved:
        moved = f"{count(plans.moved, 'milestone')} moved {plans.since_words}"
        lines.append(LineWords(moved, Place("plan", f"{VIEW_MARK}{CHANGES_VIEW}")))
    total = plans.slow_total
    all_slow = all_of(f"All {total} that are slow", Place("plan", f"{CHIP_MARK}Slow"))
    return SectionWords(
        "Slow in the plan",
        tuple(lines),
        "Nothing in the plan is slow.",
        str(total) if total else "",
        all_slow if total > len(plans.slow) else None,
        can_hide=not plans.has_plans,
    )


def _polarity(today: TodayView) -> SectionWords:
    number = today.kpis_without_polarity
    line = LineWords(
        f"{count(number, 'KPI has', 'KPIs have')} no direction yet",
        Place("kpis"),
        note="Say whether higher or lower is better; until then they have no colour.",
        tone=Tone.WARNING,
    )
    return SectionWords(
        "KPIs without a direction",
        (line,) if number else (),
        "Every KPI knows which way is good.",
        str(number) if number else "",
        can_hide=True,
    )


def _requirements(today: TodayView) -> SectionWords:
    lines = tuple(
        LineWords(
            f"{each.reference}  {each.requirement}".strip(),
            Place("notice-tracker", each.id),
            note=f"{each.notice}, due {long_date(each.next_due_on)}",
            right=far_off(each.days_left),
            tone=urgency(each.days_left),
        )
        for each in today.requirements[:_REQUIREMENTS_SHOWN]
    )
    total = len(today.requirements)
    more = all_of("All paragraphs of the notice", Place("notice-tracker")) if total > len(lines) else None
    return SectionWords(
        "What the notice asks for next",
        lines,
        "No notice asks for anything with a date.",
        "" if more else str(total or ""),
        more,
        can_hide=True,
    )
