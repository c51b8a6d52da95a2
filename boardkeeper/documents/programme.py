"""The work programme: what comes to which meeting, then what still needs a date, then select committee reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    ListStyle,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Row,
    RowKind,
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)
from boardkeeper.documents.sources import source_of
from boardkeeper.programme import ProgrammeItemView, ProgrammeList
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.prioritisation import PAPER, Scheme, band_ranges

_COLUMNS = (
    Column("Topic", 25),
    Column("Score", 15),
    Column("Why it comes, and what came of it", 41),
    Column("Responsible", 19),
)
_TITLES = {
    ProgrammeList.MEETING: "By meeting",
    ProgrammeList.TO_BE_SCHEDULED: "To be scheduled",
    ProgrammeList.SELECT_REVIEW: "Select committee reviews",
}


def compose_programme(
    items: tuple[ProgrammeItemView, ...], as_at: date, key: str = "programme", scheme: Scheme = PAPER
) -> Section:
    """Compose the work programme as it stands for the meeting on `as_at`, with the key to its scores."""
    blocks: list[Block] = [
        Heading(1, "Work programme", anchor=f"{key}-top"),
        Paragraph(_opening(items), ParagraphKind.LEAD),
    ]
    for kind, title in _TITLES.items():
        found = [item for item in items if item.list_kind is kind]
        if found:
            blocks.append(Heading(2, title))
            blocks.append(Table(_COLUMNS, _rows(found, as_at)))
    blocks += _key(scheme)
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
    gap = Tone.MUTED if past or item.is_done else Tone.CAUTION
    score = Cell("Not scored", tone=gap) if item.score is None else Cell(_score(item))
    responsible = Cell(item.responsible) if item.responsible else Cell("Nobody named", tone=gap)
    return Row(
        (Cell(item.topic), score, Cell(_course(item)), responsible), source=source_of("programme_item", item)
    )


def _course(item: ProgrammeItemView) -> Inline:
    """Why it comes; beneath, once it was heard, when and what was decided."""
    came = " ".join(_came_of(item))
    if not came:
        return item.reason
    return (Text(f"{item.reason}\n" if item.reason else ""), Text(came, italic=True))


def _came_of(item: ProgrammeItemView) -> Iterator[str]:
    if item.heard_on:
        yield f"Heard {full_date(item.heard_on)}."
    if item.outcome is not None:
        yield (
            "Taken with the public excluded."
            if item.outcome.is_exempt
            else f"{item.outcome.words} ({item.outcome.reference})"
        )


def _score(item: ProgrammeItemView) -> str:
    return f"{item.score} {item.band}" if item.band else f"{item.score}"


def _key(scheme: Scheme) -> tuple[Block, ...]:
    """Explain the scores: the questions, what a yes to each counts, and the bands."""
    counts_alike = len({question.weight for question in scheme.questions}) == 1
    points = tuple(
        Point(question.text if counts_alike else f"{question.text} ({question.weight})")
        for question in scheme.questions
    )
    if counts_alike and scheme.questions[0].weight == 1:
        counted = f"A topic scores one point for each yes to the {len(points)} {scheme.name} questions"
    elif counts_alike:
        weight = scheme.questions[0].weight
        counted = f"A topic scores {weight} points for each yes to the {len(points)} {scheme.name} questions"
    else:
        counted = f"A topic scores the points shown for each yes to the {len(points)} {scheme.name} questions"
    bands = ", ".join(f"{scores} {label}" for scores, label in band_ranges(scheme))
    return (
        Heading(2, f"How topics are scored: {scheme.name}"),
        Points(points, ListStyle.NUMBERS),
        Paragraph(f"{counted}: {bands}.", ParagraphKind.NOTE),
    )
