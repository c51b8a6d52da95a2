"""The milestones of a priority on paper: what each is to reach, what shows it, how it stands and how it stood."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.documents.attendance import listed
from boardkeeper.documents.blocks import Cell, Column, Inline, Row, Table, Text, Tone
from boardkeeper.documents.sources import source_of
from boardkeeper.plan import LinkedKpi, MilestoneStatus, MilestoneView, PlanWords, PriorityView
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.periods import period_key, period_title
from boardkeeper.rules.rag import Rag

STATUS_TONES = {
    MilestoneStatus.COMPLETE: Tone.GOOD,
    MilestoneStatus.ON_TRACK: Tone.GOOD,
    MilestoneStatus.SLIGHT_SLIPPAGE: Tone.CAUTION,
    MilestoneStatus.OFF_TRACK: Tone.BAD,
    MilestoneStatus.NOT_YET_DUE: Tone.WAITING,
}
_SHORT = {
    MilestoneStatus.COMPLETE: "Complete",
    MilestoneStatus.ON_TRACK: "On track",
    MilestoneStatus.SLIGHT_SLIPPAGE: "Slipping",
    MilestoneStatus.OFF_TRACK: "Off track",
    MilestoneStatus.NOT_YET_DUE: "Not due",
}
_COLOURS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}
_MOST_PERIODS = 6
_MOST_LETTERS = 160


def milestone_table(priority: PriorityView, period: str, words: PlanWords) -> Table:
    """What the milestones of a priority say, each with its status; what it was before where there was a before."""
    moved = any(milestone.status_before for milestone in priority.milestones)
    led = any(milestone.lead for milestone in priority.milestones)
    columns = [
        Column("Ref", 4),
        Column(words.milestone.capitalize(), 27 if moved else 30),
        Column(words.impact, 20 if moved else 24),
        Column(words.assurance, 15 if moved else 17),
        Column(f"{words.key_dates} and lead" if led else words.key_dates, 13),
        Column("Status", 12),
    ]
    if moved:
        columns.append(Column("Before", 9))
    rows = tuple(_row(milestone, period, moved=moved) for milestone in priority.milestones)
    caption = f"{words.milestones.capitalize()} of {words.priority} {priority.number}"
    return Table(tuple(columns), rows, caption=caption)


def history_table(priority: PriorityView, words: PlanWords) -> Table | None:
    """How the milestones stood in the latest periods, side by side; None while there is no more than one."""
    told = {entry.period for milestone in priority.milestones for entry in milestone.history}
    periods = sorted(told, key=period_key)[-_MOST_PERIODS:]
    if len(periods) < 2:
        return None
    columns = (
        Column("Ref", 6),
        Column(words.milestone.capitalize(), 94 - 10 * len(periods)),
        *(Column(period_title(period), 10) for period in periods),
    )
    rows = tuple(_history_row(milestone, periods) for milestone in priority.milestones)
    caption = f"How the {words.milestones} of {words.priority} {priority.number} stood"
    return Table(columns, rows, caption=caption, row_heads=1)


def status_cell(status: MilestoneStatus | None, note: str = "") -> Cell:
    """A status in words with its tone, and what is said about it below."""
    words = status.value.capitalize() if status is not None else "No status"
    tone = STATUS_TONES[status] if status is not None else Tone.CAUTION
    return Cell(f"{words}\n{note}" if note else words, tone=tone)


def begun(text: str) -> str:
    """How a milestone begins; it stands whole under its priority."""
    if len(text) <= _MOST_LETTERS:
        return text
    return f"{text[:_MOST_LETTERS].rpartition(' ')[0].rstrip(' ,;:')} …"


def kpi_words(kpi: LinkedKpi) -> str:
    """“Re-referrals, 31.4% in June 2019, red”."""
    if not kpi.shown:
        return f"{kpi.name}, no figure yet"
    as_at = f" in {period_words(kpi.period)}" if kpi.period else ""
    colour = f", {_COLOURS[kpi.rag]}" if kpi.rag is not None else ""
    return f"{kpi.name}, {kpi.shown}{as_at}{colour}"


def _row(milestone: MilestoneView, period: str, *, moved: bool) -> Row:
    shown_by = "\n".join(f"Shown by: {kpi_words(kpi)}." for kpi in milestone.kpis)
    cells = [
        Cell(milestone.reference),
        Cell(milestone.text),
        Cell(_with_note(milestone.impact, shown_by)),
        Cell(_with_note(milestone.assurance, _links(milestone))),
        Cell(_dates(milestone)),
        _status(milestone, period),
    ]
    if moved:
        cells.append(_before(milestone))
    return Row(tuple(cells), source=source_of("milestone", milestone))


def _dates(milestone: MilestoneView) -> Inline:
    return _with_note(milestone.key_dates, milestone.lead)


def _with_note(text: str, note: str) -> Inline:
    """A text with what belongs to it below, slanted."""
    if not note:
        return text
    return (Text(f"{text}\n" if text else ""), Text(note, italic=True))


def _links(milestone: MilestoneView) -> str:
    """“Actions 4 and 7 (7 late); Minute 17, 10 July 2019; 2 files as evidence.”; what is exempt is not named."""
    parts = []
    actions = [each for each in milestone.actions if not each.is_exempt]
    if actions:
        noun = "Action" if len(actions) == 1 else "Actions"
        late = [each.reference for each in actions if each.is_late]
        closed = sum(each.is_closed for each in actions)
        is_one = len(actions) == 1
        state = [("closed" if is_one else f"{closed} closed")] if closed else []
        state += [("late" if is_one else f"{listed(late)} late")] if late else []
        said = f" ({', '.join(state)})" if state else ""
        parts.append(f"{noun} {listed([each.reference for each in actions])}{said}")
    parts += [each.words for each in milestone.minutes[:2]]
    if milestone.evidence_count:
        files = "file" if milestone.evidence_count == 1 else "files"
        parts.append(f"{milestone.evidence_count} {files} as evidence")
    return f"{'; '.join(parts)}." if parts else ""


def _status(milestone: MilestoneView, period: str) -> Cell:
    said = []
    if milestone.status is not None and milestone.period != period:
        said.append(f"as at {period_words(milestone.period)}")
    if milestone.slow:
        said.append("Slow")
    return status_cell(milestone.status, "\n".join(said))


def _before(milestone: MilestoneView) -> Cell:
    if milestone.status is None:
        return Cell("–")
    if milestone.status_before is None:
        return Cell("New")
    if milestone.status_before is milestone.status:
        return Cell("No change")
    return Cell(f"Was {milestone.status_before.value}")


def _history_row(milestone: MilestoneView, periods: Sequence[str]) -> Row:
    by_period = {entry.period: entry.status for entry in milestone.history}
    cells = [Cell(milestone.reference), Cell(begun(milestone.text))]
    for period in periods:
        status = by_period.get(period)
        if status is None:
            cells.append(Cell("–"))
        else:
            cells.append(Cell(_SHORT[status], tone=STATUS_TONES[status]))
    return Row(tuple(cells), source=source_of("milestone", milestone))
