"""Minutes on paper: who was there, what they declared, and each minute with its points and decisions."""

from __future__ import annotations

from boardkeeper.boards import BoardView
from boardkeeper.documents.attendance import attendance_fields
from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Column,
    FieldList,
    Heading,
    Inline,
    ListStyle,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Resolution,
    Row,
    Rule,
    Section,
    SectionKind,
    Signature,
    Table,
    Text,
    Tone,
)
from boardkeeper.documents.blocks import Cell as TableCell
from boardkeeper.minutes import DeclarationView, MinutesView, MinuteView, ParagraphView, ResolutionView, Verb
from boardkeeper.minutes import ParagraphKind as Kind
from boardkeeper.people import MemberView
from boardkeeper.rules.due_dates import full_date, weekday_date

_DRAFT = (
    "These minutes have not been confirmed yet and may still change. The minutes of the meeting that confirms them "
    "say whether they were amended."
)
_DECLARED = "Members declared these interests under the code of conduct:"


def compose_minutes(
    board: BoardView, minutes: MinutesView, members: tuple[MemberView, ...], key: str = "minutes"
) -> Section:
    """Compose the minutes of one meeting.

    Args:
        board: Whose minutes they are.
        minutes: The whole record.
        members: Who held a seat on the day of the meeting, so that chair and co-opted members are told apart.
        key: Of the section; anchors inside begin with it.
    """
    blocks: list[Block] = [
        Heading(1, f"Minutes of {full_date(minutes.held_on)}", anchor=f"{key}-top"),
        Paragraph(_where(board, minutes), ParagraphKind.LEAD),
    ]
    if minutes.is_draft:
        blocks.append(Callout(_DRAFT, title="Draft", tone=Tone.CAUTION))
    blocks.append(FieldList(attendance_fields(minutes, members)))
    declared = _declarations(minutes.declarations)
    host = next(
        (each.id for each in minutes.minutes if each.title.casefold().startswith("declaration")), None
    )
    if declared and host is None:
        blocks += [Heading(2, "Declarations of interest"), *declared]
    for minute in minutes.minutes:
        blocks += _minute(minute, key, declared if minute.id == host else [])
    if not minutes.is_draft:
        blocks += _signature(minutes)
    return Section(
        key=key,
        title=f"Minutes of {full_date(minutes.held_on)}",
        blocks=tuple(blocks),
        kind=SectionKind.MINUTES,
    )


def _where(board: BoardView, minutes: MinutesView) -> str:
    facts = (board.name, weekday_date(minutes.held_on), minutes.venue)
    return " · ".join(fact for fact in facts if fact)


def _declarations(declarations: tuple[DeclarationView, ...]) -> list[Block]:
    if not declarations:
        return []
    some_left = any(each.left_the_room for each in declarations)
    columns = [Column("Member", 20), Column("Item", 22), Column("Reason", 38), Column("Interest", 20)]
    rows = []
    for each in declarations:
        interest = each.interest.value.capitalize()
        if some_left:
            interest += "\nLeft the room" if each.left_the_room else "\nStayed"
        cells = (each.member, each.subject, each.reason, interest)
        rows.append(Row(tuple(TableCell(cell) for cell in cells)))
    return [Paragraph(_DECLARED), Table(tuple(columns), tuple(rows))]


def _minute(minute: MinuteView, key: str, declared: list[Block]) -> list[Block]:
    number = f"{minute.number}." if minute.number is not None else ""
    blocks: list[Block] = [Heading(2, minute.title, number=number, anchor=f"{key}-minute-{minute.id}")]
    blocks += _paragraphs(minute.paragraphs)
    blocks += declared
    blocks += _decisions(minute.resolutions)
    return blocks


def _paragraphs(paragraphs: tuple[ParagraphView, ...]) -> list[Block]:
    """Set paragraphs in order; the letters of points run on through text and sub-headings between them."""
    blocks: list[Block] = []
    run: list[ParagraphView] = []
    lettered = 0
    for paragraph in paragraphs:
        if paragraph.kind is Kind.POINT:
            run.append(paragraph)
            continue
        lettered = _put_points(blocks, run, lettered)
        run = []
        if paragraph.kind is Kind.SUBHEADING:
            blocks.append(Heading(3, paragraph.text))
        elif paragraph.kind is Kind.TABLE:
            blocks.append(_typed_table(paragraph.text))
        else:
            blocks.append(Paragraph(paragraph.text))
    _put_points(blocks, run, lettered)
    return blocks


def _put_points(blocks: list[Block], run: list[ParagraphView], lettered: int) -> int:
    """Set a run of points and answer how many letters are used by then."""
    if not run:
        return lettered
    top = sum(1 for each in run if each.level == 0)
    if run[0].level:
        # Deeper points with no point above them in this run: they stand by themselves, under no letter.
        deeper = next((index for index, each in enumerate(run) if each.level == 0), len(run))
        blocks.append(_nested(run[:deeper], run[0].level))
        run = run[deeper:]
    if run:
        points = _nested(run, 0)
        blocks.append(Points(points.points, ListStyle.LETTERS, start=lettered + 1))
    return lettered + top


def _nested(run: list[ParagraphView], level: int) -> Points:
    style = {0: ListStyle.LETTERS, 1: ListStyle.ROMAN}.get(level, ListStyle.BULLETS)
    points: list[Point] = []
    index = 0
    while index < len(run):
        end = index + 1
        while end < len(run) and run[end].level > level:
            end += 1
        below = run[index + 1 : end]
        deepest = _nested(below, below[0].level) if below else None
        points.append(Point(run[index].text, deepest))
        index = end
    return Points(tuple(points), style)


def _typed_table(text: str) -> Table:
    """A table as it was typed: a row a line, cells parted by tabs, the first line the titles."""
    lines = [line.split("\t") for line in text.splitlines() if line.strip()] or [[""]]
    width = max(len(line) for line in lines)
    filled = [line + [""] * (width - len(line)) for line in lines]
    columns = tuple(Column(title.strip()) for title in filled[0])
    rows = tuple(Row(tuple(TableCell(cell.strip()) for cell in line)) for line in filled[1:])
    return Table(columns, rows)


def _decisions(limbs: tuple[ResolutionView, ...]) -> list[Block]:
    """One resolution of all limbs, so that what is printed as 2 is what “Minute 17(2)” cites."""
    if not limbs:
        return []
    note = "; ".join(dict.fromkeys(filter(None, (_vote(limb) for limb in limbs))))
    verbs = {limb.verb for limb in limbs}
    receivers = {limb.recommended_to for limb in limbs}
    if len(verbs) == 1 and len(receivers) == 1:
        colon = ":" if len(limbs) > 1 else ""
        verb, receiver = _verb(limbs[0].verb), limbs[0].recommended_to
        texts: tuple[Inline, ...] = tuple(limb.text for limb in limbs)
        if receiver:
            follows_on = len(limbs) == 1 and limbs[0].text.startswith("that ")
            return [Resolution(verb, texts, lead=f"to {receiver}{'' if follows_on else ':'}", note=note)]
        return [Resolution(f"{verb}{colon}", texts, note=note)]
    mixed = tuple((Text(_verb(limb.verb), bold=True), Text(_receiver(limb) + limb.text)) for limb in limbs)
    return [Resolution("Decided:", mixed, note=note)]


def _verb(verb: Verb) -> str:
    return verb.value.capitalize()


def _receiver(limb: ResolutionView) -> str:
    if not limb.recommended_to:
        return " "
    return f" to {limb.recommended_to}{' ' if limb.text.startswith('that ') else ': '}"


def _vote(limb: ResolutionView) -> str:
    parts = []
    if limb.mover:
        parts.append(f"proposed by {limb.mover}")
    if limb.seconder:
        parts.append(f"seconded by {limb.seconder}")
    counts = ((limb.votes_for, "for"), (limb.votes_against, "against"), (limb.abstentions, "abstained"))
    parts += [f"{count} {side}" for count, side in counts if count is not None]
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def _signature(minutes: MinutesView) -> list[Block]:
    if minutes.signed_by:
        day = f" on {full_date(minutes.signed_on)}" if minutes.signed_on else ""
        return [Rule(), Paragraph(f"Signed as a correct record by {minutes.signed_by}{day}.")]
    return [Rule(), Signature(("Chair", "Date"))]
