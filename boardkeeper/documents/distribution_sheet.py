"""The sheet that stays in the office: what of a meeting's papers was made for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)
from boardkeeper.rules.due_dates import full_date, weekday_date

_COLUMNS = (
    Column("Who", 22),
    Column("Edition", 14),
    Column("Copies", 8, Align.RIGHT),
    Column("E-mail", 22),
    Column("File", 30),
    # Filled in by hand.
    Column("Given on", 12),
)


@dataclass(frozen=True, slots=True)
class CopyGiven:
    """What was made for one person.

    Attributes:
        edition: “Restricted, large print”.
        email: Where the letter to be sent is addressed to; blank without one.
        file_name: The file that is theirs, which others may share.
        is_locked: Whether it asks for a password.
    """

    name: str
    edition: str
    copies: int
    email: str
    file_name: str
    pages: int
    is_locked: bool = False
    note: str = ""


def compose_distribution(
    board: str, held_on: date, given: Sequence[CopyGiven], made_on: date, key: str = "distribution"
) -> Section:
    """Compose the sheet.

    Args:
        board: Whose board it is.
        held_on: The day of the meeting.
        given: In the order of the distribution list.
        made_on: The day the files were made.
        key: Of the section.
    """
    copies = sum(each.copies for each in given)
    lead = (
        f"{board} · meeting of {weekday_date(held_on)} · {_count(len(given), 'recipient')}, "
        f"{_count(copies, 'copy', 'copies')} on paper · made on {full_date(made_on)}"
    )
    blocks: list[Block] = [
        Heading(1, "Who gets the papers", anchor=f"{key}-top"),
        Paragraph(lead, ParagraphKind.LEAD),
        Table(_COLUMNS, tuple(_row(each) for each in given)),
    ]
    if any(each.is_locked for each in given):
        blocks.append(
            Paragraph("Locked files ask for the password, which goes to their readers by another way.")
        )
    return Section(
        key=key,
        title="Who gets the papers",
        blocks=tuple(blocks),
        kind=SectionKind.TRACKING,
        starts_odd=False,
        orientation=Orientation.LANDSCAPE,
    )


def _row(given: CopyGiven) -> Row:
    file = f"{given.file_name}\n{_count(given.pages, 'page')}{', locked' if given.is_locked else ''}"
    nothing = not given.copies and not given.email
    who = (Text(given.name, bold=True), *((Text(f"\n{given.note}"),) if given.note else ()))
    return Row(
        (
            Cell(who),
            Cell(given.edition),
            Cell(str(given.copies) if given.copies else "–"),
            Cell("Neither paper nor address", tone=Tone.BAD) if nothing else Cell(given.email or "–"),
            Cell(file),
            Cell(),
        )
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
