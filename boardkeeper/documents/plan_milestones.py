"""The milestones of a priority on paper: what each is to reach, what shows it, how it stands and how it stood."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.documents.attendance import listed
from boardkeeper.documents.blocks import Cell, Column, Inline, Row, Table, Text, Tone
from boardkeeper.documents.sources import source_of
from boardkeeper.documents.text_shares import text_shares
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
_REFERENCE, _STATUS = 5, 12
"""Shares of the outer columns; those between them share the rest by their words."""
_MOST_PERIODS = 6
_MOST_LETTERS = 160


def milestone_widths(milestones: Sequence[MilestoneView]) -> tuple[int, ...]:
    """Shares of the columns of words, by what all milestones of a plan say: alike in the tables of all its priorities."""
    told = [_told(each) for each in milestones]
    texts = [[_plain(cell.text) for cell in cells] for cells in zip(*told, strict=True)]
    return text_shares(texts, 100 - _REFERENCE - _STATUS)


def milestone_table(priority: PriorityView, period: str, words: PlanWords, widths: Sequence[int]) -> Table:
    """What the milestones of a priority say, each with its status and, where that has changed, what it was before."""
    milestones = priority.milestones
    dates = f"{words.key_dates} and lead" if any(each.lead for each in milestones) else words.key_dates
    titles = (words.milestone.capitalize(), words.impact, words.assurance, dates)
    columns = (
        Column("Ref", _REFERENCE),
        *(Column(title, width) for title, width in zip(titles, widths, strict=True)),
        Column("Status", _STATUS),
    )
    rows = tuple(
        Row((Cell(each.reference), *_told(each), _status(each, period)), source=source_of("milestone", each))
        for each in milestones
    )
    caption = f"{words.milestones.capitalize()} of {words.priority} {priority.number}"
    return Table(columns, rows, caption=caption, note=_unchanged(milestones))


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


def _told(milestone: MilestoneView) -> tuple[Cell, ...]:
    """Its text, impact, assurance and dates."""
    shown_by = "\n".join(f"Shown by: {kpi_words(kpi)}." for kpi in milestone.kpis)
    return (
        Cell(milestone.text),
        Cell(_with_note(milestone.impact, shown_by)),
        Cell(_with_note(milestone.assurance, _links(milestone))),
        Cell(_dates(milestone)),
    )


def _plain(text: Inline) -> str:
    return text if isinstance(text, str) else "".join(each.text for each in text)


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
    if _has_moved(milestone) and milestone.status_before is not None:
        said.append(f"Was {milestone.status_before.value}")
    if milestone.slow:
        said.append("Slow")
    return status_cell(milestone.status, "\n".join(said))


def _has_moved(milestone: MilestoneView) -> bool:
    return milestone.status_before not in {None, milestone.status}


def _unchanged(milestones: Sequence[MilestoneView]) -> str:
    """One sentence in the place of “no change” in every row; blank where nothing was said before."""
    if not any(each.status_before for each in milestones):
        return ""
    if not any(_has_moved(each) for each in milestones):
        return "No status has changed since the report before."
    return "A status that has changed since the report before says what it was; the others are as they were, or new."


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
