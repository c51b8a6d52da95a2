"""The work programme: what comes to which meeting, then what still needs a date, then select committee reviews."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
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
from boardkeeper.programme import ProgrammeItemView, ProgrammeList
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.prioritisation import PAPER

_COLUMNS = (
    Column("Topic", 28),
    Column("Score", 16),
    Column("Why it comes", 36),
    Column("Responsible", 20),
)
_TITLES = {
    ProgrammeList.MEETING: "By meeting",
    ProgrammeList.TO_BE_SCHEDULED: "To be scheduled",
    ProgrammeList.SELECT_REVIEW: "Select committee reviews",
}


def compose_programme(items: tuple[ProgrammeItemView, ...], as_at: date, key: str = "programme") -> Section:
    """Compose the work programme as it stands for the meeting on `as_at`."""
    blocks: list[Block] = [
        Heading(1, "Work programme", anchor=f"{key}-top"),
        Paragraph(_opening(items), ParagraphKind.LEAD),
    ]
    for kind, title in _TITLES.items():
        found = [item for item in items if item.list_kind is kind]
        if found:
            blocks.append(Heading(2, title))
            blocks.append(Table(_COLUMNS, _rows(found, as_at)))
    blocks.append(Paragraph(_scores(), ParagraphKind.NOTE))
    return Section(key=key, title="Work programme", blocks=tuple(blocks), kind=SectionKind.PROGRAMME)


def _opening(items: tuple[ProgrammeItemView, ...]) -> str:
    parts = [
        f"{sum(1 for item in items if item.list_kind is kind)} {words}"
        for kind, words in (
            (ProgrammeList.MEETING, "for a meeting"),
            (ProgrammeList.TO_BE_SCHEDULED, "to be scheduled"),
            (ProgrammeList.SELECT_REVIEW, "for select committee review"),
        )
    ]
    unscored = sum(1 for item in items if item.score is None)
    nobody = sum(1 for item in items if not item.responsible)
    topics = "1 topic" if len(items) == 1 else f"{len(items)} topics"
    return f"{topics}: {', '.join(parts)}. {unscored} not scored; {nobody} with nobody responsible."


def _rows(items: list[ProgrammeItemView], as_at: date) -> tuple[Row, ...]:
    rows: list[Row] = []
    for day, group in groupby(items, key=lambda item: item.scheduled_on):
        if day is not None:
            words = f"{full_date(day)} – this meeting" if day == as_at else full_date(day)
            rows.append(Row((Cell(words, span=len(_COLUMNS)),), RowKind.GROUP))
        rows += [_row(item, as_at) for item in group]
    return tuple(rows)


def _row(item: ProgrammeItemView, as_at: date) -> Row:
    past = item.scheduled_on is not None and item.scheduled_on < as_at
    # A gap in what is still to come can be filled; in what is over it is only on record.
    gap = Tone.MUTED if past or item.heard_on else Tone.CAUTION
    score = Cell("Not scored", tone=gap) if item.score is None else Cell(_score(item))
    responsible = Cell(item.responsible) if item.responsible else Cell("Nobody named", tone=gap)
    topic: Inline = item.topic
    if item.heard_on:
        topic = (Text(item.topic, bold=True), Text(f"\nHeard {full_date(item.heard_on)}"))
    return Row((Cell(topic), score, Cell(item.reason), responsible))


def _score(item: ProgrammeItemView) -> str:
    return f"{item.score} {item.band}" if item.band else f"{item.score}"


def _scores() -> str:
    """Explain the scores from the scheme itself."""
    bands = sorted(PAPER.bands, key=lambda band: band.lowest, reverse=True)
    words = []
    above = PAPER.highest_score
    for band in bands:
        words.append(
            f"{band.lowest}–{above} {band.label}" if band.lowest < above else f"{above} {band.label}"
        )
        above = band.lowest - 1
    return f"A topic scores one point for each yes to the {len(PAPER.questions)} {PAPER.name} questions: {', '.join(words)}."
