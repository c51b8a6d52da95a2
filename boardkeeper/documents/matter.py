"""The history of a matter on paper: one line of time, a heading for each year."""

from __future__ import annotations

from itertools import groupby

from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)
from boardkeeper.matters.views import Matter, MatterEvent
from boardkeeper.rules.due_dates import long_date

_COLUMNS = (Column("Day", 19), Column("What", 56), Column("Why it is here", 25))
_UNDATED = "Without a day yet"


def compose_matter(matter: Matter, key: str = "matter") -> Section:
    """Compose the line of time; what is private is marked, or has been left out before."""
    blocks: list[Block] = [Heading(1, matter.title, anchor=f"{key}-top")]
    lead = f"History of a matter · {_counted(len(matter.events), 'entry', 'entries')}"
    if len(matter.boards) > 1:
        lead += f" in {_listed(list(matter.boards.values()))}"
    blocks.append(Paragraph(lead, ParagraphKind.LEAD))
    if matter.is_cut:
        blocks.append(
            Callout("More was found than is shown here; more words would narrow it.", tone=Tone.CAUTION)
        )
    if matter.left_out:
        left = _counted(matter.left_out, "entry is", "entries are")
        blocks.append(Callout(f"{left} not for publication and left out.", tone=Tone.WAITING))
    if not matter.events:
        blocks.append(Paragraph("Nothing is known of it."))
    for year, run in groupby(matter.events, key=_year):
        blocks.append(Heading(2, year, anchor=f"{key}-{year.split()[-1]}"))
        blocks.append(Table(_COLUMNS, tuple(_row(event, matter) for event in run), row_heads=1))
    return Section(
        key=key, title=matter.title, blocks=tuple(blocks), kind=SectionKind.OTHER, starts_odd=False
    )


def _year(event: MatterEvent) -> str:
    return str(event.on.year) if event.on else _UNDATED


def _row(event: MatterEvent, matter: Matter) -> Row:
    board = matter.boards.get(event.board_id, "") if len(matter.boards) > 1 else ""
    said: Inline = (
        *((Text("Not for publication. ", bold=True),) if event.is_exempt else ()),
        Text(event.title, bold=True),
        *((Text(f"\n{event.text}"),) if event.text else ()),
        *((Text(f"\n{event.note}", italic=True),) if event.note else ()),
    )
    why = "\n".join(part for part in (_begun(event.why), board) if part)
    return Row((Cell(long_date(event.on) if event.on else "–"), Cell(said), Cell(why)))


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
