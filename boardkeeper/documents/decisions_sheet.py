"""The decisions sheet of the day after: every limb and action in the order of the minutes, who is asked, and by when."""

from __future__ import annotations

from boardkeeper.boards import BoardView
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
    RowKind,
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)
from boardkeeper.documents.decided import due_words, how_decided
from boardkeeper.documents.written import inline
from boardkeeper.minutes import AskView, MinutesView, MinuteView, ParagraphView, ResolutionView
from boardkeeper.minutes.editions import Edition, short_marking
from boardkeeper.rules.due_dates import full_date, weekday_date

_COLUMNS = (Column("Minute", 13), Column("Decision", 49), Column("Who", 20), Column("By when", 18))
_DRAFT = "The minutes are not confirmed yet: the words, and numbers not yet given out, may still change."
_NOTHING = {
    Edition.PUBLIC: "Nothing was decided, or nothing that is public.",
    Edition.RESTRICTED: "Nothing was decided.",
    Edition.PART_II: "Nothing was decided that is kept from the public.",
}


def compose_decisions_sheet(
    board: BoardView, minutes: MinutesView, edition: Edition = Edition.PUBLIC, key: str = "decisions"
) -> Section:
    """Compose the sheet.

    Args:
        board: Whose board it is.
        minutes: In the edition that is wanted.
        edition: Which one that is.
        key: Of the section; anchors inside begin with it.
    """
    rows: list[Row] = []
    for minute in minutes.minutes:
        found = _rows(minute)
        if found:
            rows += [Row((Cell(_title(minute)),), RowKind.GROUP), *found]
    decided = [row for row in rows if row.kind is RowKind.BODY]
    title = f"Decisions of {full_date(minutes.held_on)}"
    blocks: list[Block] = [
        Heading(1, title, anchor=f"{key}-top"),
        Paragraph(f"{board.name} · {weekday_date(minutes.held_on)}", ParagraphKind.LEAD),
    ]
    if minutes.is_draft:
        blocks.append(Callout(_DRAFT, title="Draft", tone=Tone.CAUTION))
    if decided:
        blocks.append(Table(_COLUMNS, tuple(rows), caption=_counted(len(decided))))
    else:
        blocks.append(Paragraph(_NOTHING[edition]))
    return Section(key=key, title=title, blocks=tuple(blocks), kind=SectionKind.TRACKING)


def _counted(number: int) -> str:
    return "1 decision or action" if number == 1 else f"{number} decisions and actions"


def _title(minute: MinuteView) -> str:
    number = _number(minute)
    return f"{number}. {minute.title}" if number else minute.title


def _number(minute: MinuteView) -> str:
    number = minute.number if minute.number is not None else minute.next_number
    return "" if number is None else str(number)


def _rows(minute: MinuteView) -> list[Row]:
    rows = []
    for each in minute.paragraphs:
        if each.resolution is not None:
            limb = each.resolution
            place = f"{_number(minute)}({limb.limb})" if minute.counts_limbs else _number(minute)
            rows.append(_row(place, _decided(limb, each), limb.ask))
        elif each.action is not None:
            place = f"Action {each.action.reference}".strip()
            rows.append(_row(place, inline(each.text, each.marks), each.action, short_marking(each)))
    return rows


def _decided(limb: ResolutionView, paragraph: ParagraphView) -> Inline:
    words = inline(paragraph.text, paragraph.marks)
    marking = short_marking(paragraph)
    return (
        *((Text(f"{marking}\n", bold=True),) if marking else ()),
        Text(f"{how_decided(limb, paragraph.text)} ", bold=True),
        *((Text(words),) if isinstance(words, str) else words),
    )


def _row(place: str, said: Inline, ask: AskView | None, marking: str = "") -> Row:
    if marking:
        said = (Text(f"{marking}\n", bold=True), *((Text(said),) if isinstance(said, str) else said))
    if ask is None:
        return Row((Cell(place), Cell(said), Cell("–", tone=Tone.MUTED), Cell("–", tone=Tone.MUTED)))
    who = Cell(ask.officer) if ask.officer else Cell("Nobody named", tone=Tone.CAUTION)
    due = due_words(ask)
    when = Cell(due) if due else Cell("No day set", tone=Tone.CAUTION)
    return Row((Cell(place), Cell(said), who, when))
