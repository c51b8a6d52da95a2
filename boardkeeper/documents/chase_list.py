"""What each officer owes before the next meeting, a sheet for each of them, and what was named to the chair."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from boardkeeper.boards import BoardView
from boardkeeper.chasing import ChaseRow, ChaseStep, NamedMatter, OfficerLetters
from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)
from boardkeeper.documents.follow_up import days
from boardkeeper.rules.due_dates import full_date, long_date, parse_date

_COLUMNS = (
    Column("Matter", 20),
    Column("What is asked for", 41),
    Column("Due", 19),
    Column("Written to", 20),
)
_NAMED_COLUMNS = (
    Column("Matter", 19),
    Column("What is asked for", 31),
    Column("Officer", 15),
    Column("Due", 18),
    Column("Written to", 17),
)
_NOBODY = "Nobody named"
_SENT = {
    ChaseStep.REMINDER: "Reminded",
    ChaseStep.SECOND_REMINDER: "Reminded again",
    ChaseStep.NAMED: "Named to the chair",
}


def compose_chase_list(
    board: BoardView,
    officers: Sequence[OfficerLetters],
    as_at: date,
    meeting_on: date | None,
    key: str = "chase",
) -> Section:
    """Compose a sheet for each officer, each on a page of its own so that it can be handed over.

    Args:
        board: Whose board it is.
        officers: With what is due of them.
        as_at: The day lateness is counted to.
        meeting_on: The day of the next meeting, when there is one.
        key: Of the section; anchors inside begin with it.
    """
    until = f"before the meeting on {full_date(meeting_on)}" if meeting_on else "now and soon"
    # Every sheet goes to somebody else, so every one says which board asks.
    lead = Paragraph(f"{board.name} · due {until} · as at {full_date(as_at)}", ParagraphKind.LEAD)
    blocks: list[Block] = [Heading(1, "What is due", anchor=f"{key}-top")]
    if not officers:
        blocks += [lead, Paragraph("Nothing is due of anybody.")]
    named = sorted(officers, key=lambda each: (not each.officer, each.officer.casefold()))
    for place, officer in enumerate(named):
        if place:
            blocks.append(PageBreak())
        blocks += [Heading(2, officer.officer or _NOBODY), lead]
        if officer.post:
            blocks.append(Paragraph(officer.post))
        blocks.append(_table(officer))
    return Section(key=key, title="What is due", blocks=tuple(blocks), kind=SectionKind.TRACKING)


def compose_named_list(
    board: BoardView, named: Sequence[NamedMatter], as_at: date, key: str = "named"
) -> Section:
    """Compose what was named to the chair and is still open, the longest overdue first."""
    blocks: list[Block] = [
        Heading(1, "Named to the chair", anchor=f"{key}-top"),
        Paragraph(f"{board.name} · as at {full_date(as_at)}", ParagraphKind.LEAD),
    ]
    if named:
        rows = tuple(_named_row(each) for each in named)
        blocks.append(Table(_NAMED_COLUMNS, rows, caption=_counted(len(rows))))
    else:
        blocks.append(Paragraph("Nothing is named to the chair."))
    return Section(key=key, title="Named to the chair", blocks=tuple(blocks), kind=SectionKind.TRACKING)


def _table(officer: OfficerLetters) -> Table:
    return Table(_COLUMNS, tuple(_row(row) for row in officer.rows), caption=_counted(len(officer.rows)))


def _counted(count: int) -> str:
    return f"{count} matter{'' if count == 1 else 's'}"


def _row(row: ChaseRow) -> Row:
    return Row((_matter(row), Cell(row.text), _due(row), Cell(_written_to(row) or "–")))


def _named_row(named: NamedMatter) -> Row:
    row = named.row
    officers = "\n".join(named.officers) or _NOBODY
    return Row((_matter(row), Cell(row.text), Cell(officers), _due(row), Cell(_written_to(row))))


def _matter(row: ChaseRow) -> Cell:
    return Cell((Text(row.reference, bold=True), *((Text(f"\n{row.place}"),) if row.place else ())))


def _due(row: ChaseRow) -> Cell:
    meant = _short(row.due_on) if row.due_on else ""
    written = row.due if row.due and parse_date(row.due) != row.due_on else ""
    lines = [
        part for part in (meant or "No day set", f"({written})" if written and meant else written) if part
    ]
    if row.waits:
        return Cell("\n".join((*lines, row.waits[:1].upper() + row.waits[1:])), tone=Tone.WAITING)
    if row.overdue_days:
        return Cell("\n".join((f"{days(row.overdue_days)} overdue", *lines)), tone=Tone.BAD)
    return Cell("\n".join(lines))


def _written_to(row: ChaseRow) -> str:
    return "\n".join(f"{_SENT[step]}{f' {_short(on)}' if on else ''}" for step, on in row.sent)


def _short(day: date) -> str:
    """A date for a narrow column: “11 Sep 2019”, never broken."""
    return long_date(day).partition(" ")[2].replace(" ", "\u00a0")
