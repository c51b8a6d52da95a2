"""A minute book on paper: title leaf, list of meetings, the minutes as they are bound, correction slips, and the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from boardkeeper.boards import BoardView
from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Cover,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Row,
    RowKind,
    Rule,
    Section,
    SectionKind,
    Signature,
    Table,
    Text,
)
from boardkeeper.documents.correction_slip import compose_correction_slips
from boardkeeper.documents.minutes import compose_minutes, compose_part_two
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import MinutesView
from boardkeeper.minutes.slips import SlipView
from boardkeeper.people import MemberView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.municipal_year import municipal_year_title

_STATES = {
    MeetingState.APPROVED: "approved",
    MeetingState.APPROVED_AS_AMENDED: "approved as amended",
    MeetingState.HELD: "not written yet",
    MeetingState.MINUTES_DRAFT: "draft, not yet bound",
    MeetingState.CIRCULATED: "circulated, not yet bound",
}

_PUBLIC = "Public edition: what is exempt or confidential is left out, and the minutes say so where it stood."
_WITH_PART_TWO = "Restricted edition: the leaves of Part II, which are not for publication, stand behind the public leaves."
_WITHOUT_PART_TWO = (
    "Restricted edition: nothing in these minutes is kept from the public, so there is no Part II."
)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A line of the list of meetings.

    Attributes:
        leaves: “1–9, 7a”; blank while the minutes are not bound.
        place: Where its first leaf is, for the link.
    """

    held_on: date
    leaves: str
    place: str
    state: MeetingState
    approved_on: date | None = None
    signed_by: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class YearLines:
    """The meetings of one municipal year."""

    year: int
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class IndexRef:
    """A leaf, or a run of them, as an index prints it, and the place the first is found at."""

    label: str
    place: str


@dataclass(frozen=True, slots=True)
class IndexPart:
    """Leaves under one heading of a line: “moved” 17, 20; a blank heading is said of the line itself."""

    lead: str
    refs: tuple[IndexRef, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index with what stands below it."""

    words: str
    parts: tuple[IndexPart, ...] = ()
    below: tuple[IndexEntry, ...] = ()


def book_title(years: Sequence[int]) -> str:
    """“Minute book 2019/20”, or “Minute book 1995/96 to 2019/20”."""
    first, last = municipal_year_title(years[0]), municipal_year_title(years[-1])
    return f"Minute book {first}" if first == last else f"Minute book {first} to {last}"


def compose_title_leaf(
    board: BoardView, years: Sequence[int], words: str, has_part_two: bool | None
) -> Section:
    """Compose the title leaf.

    Args:
        board: Whose book.
        years: Its municipal years.
        words: What is inside.
        has_part_two: Of the restricted edition, whether there are leaves of Part II; None for the public edition.
    """
    first, last = municipal_year_title(years[0]), municipal_year_title(years[-1])
    cover = Cover(
        council=board.council,
        board=board.name,
        day=f"Municipal year {first}" if first == last else f"Municipal years {first} to {last}",
        kind="Minute book",
    )
    edition = _PUBLIC if has_part_two is None else _WITH_PART_TWO if has_part_two else _WITHOUT_PART_TWO
    blocks: tuple[Block, ...] = (
        cover,
        Paragraph(words),
        Paragraph(
            "The leaves of minutes are numbered consecutively through each municipal year. Each has a box for the initials of "
            "whoever presides when the minutes are signed; the signature stands behind the minutes of each meeting."
        ),
        Callout(edition),
    )
    return Section("book-title", book_title(years), blocks, SectionKind.OTHER)


def compose_meetings(years: Sequence[YearLines]) -> Section:
    """Compose the list of meetings: day, leaves, state, who signed; what is not bound is said to be so."""
    blocks: list[Block] = [Heading(1, "Meetings", anchor="book-meetings")]
    rows: list[Row] = []
    for year in years:
        if len(years) > 1:
            rows.append(Row((Cell(municipal_year_title(year.year)),), RowKind.GROUP))
        rows += [_meeting_row(each) for each in year.meetings]
    columns = (Column("Meeting", 26), Column("Leaves", 18), Column("State", 28), Column("Signed by", 28))
    if rows:
        blocks.append(Table(columns, tuple(rows)))
    else:
        blocks.append(Paragraph("No meeting was held."))
    return Section("book-meetings", "Meetings", tuple(blocks), SectionKind.OTHER)


def _meeting_row(line: MeetingLine) -> Row:
    leaves: Inline = (Text(line.leaves, link=f"#{line.place}"),) if line.leaves else "–"
    state = _STATES.get(line.state, "approved")
    if line.approved_on is not None and line.leaves:
        state = f"{state} on {full_date(line.approved_on)}"
    signed = line.signed_by or ("not signed yet" if line.leaves else "–")
    if line.signed_by and line.signed_on is not None:
        signed = f"{line.signed_by}, {full_date(line.signed_on)}"
    return Row(
        (Cell(full_date(line.held_on)), Cell(leaves), Cell(state[:1].upper() + state[1:]), Cell(signed))
    )


def compose_bound_minutes(
    board: BoardView,
    minutes: MinutesView,
    members: tuple[MemberView, ...],
    slips: Sequence[SlipView],
    key: str,
    *,
    is_part_two: bool = False,
) -> Section:
    """Compose the minutes of one meeting as they are bound, with lines for the signature.

    They say the same before and after somebody signs: the signature is put there by hand, and the list of meetings names
    who signed. Otherwise every signature would ask for a leaf to be printed anew.

    Args:
        board: Whose minutes they are.
        minutes: In the edition that is wanted, as they were approved.
        members: Who held a seat on the day.
        slips: Amendments made when the minutes were approved; they are printed in place.
        key: Of the section.
        is_part_two: Whether these are the separate minutes of Part II.
    """
    bound = replace(minutes, state=MeetingState.APPROVED, signed_by="", signed_on=None)
    if is_part_two:
        section = compose_part_two(board, bound, key, slips)
    else:
        section = compose_minutes(board, bound, members, key, slips)
    blocks: list[Block] = [block for block in section.blocks if not isinstance(block, Signature)]
    while blocks and isinstance(blocks[-1], Rule):
        blocks.pop()
    approved = f" at the meeting of {full_date(minutes.approved_on)}" if minutes.approved_on else ""
    blocks += [
        Rule(),
        Paragraph(f"Approved as a correct record{approved} and signed:", ParagraphKind.BODY),
        Signature(("Chair of that meeting", "Date")),
    ]
    return replace(section, blocks=tuple(blocks))


def compose_slip_leaf(board: BoardView, minutes: MinutesView, slip: SlipView, key: str) -> Section:
    """Compose the leaf that is put behind the one it corrects."""
    section = compose_correction_slips(board, minutes, (slip,), key)
    return replace(section, blocks=(*section.blocks, Signature(("Chair", "Date"))))
