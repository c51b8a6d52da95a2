"""The notice of a meeting, for the door and the notice board: when, where, on what, and how to attend.

Source: Local Government Act 1972, s. 100A(6) and Schedule 12, paragraph 4 (notice of time and place, with the business).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from boardkeeper.agenda import AgendaItemView
from boardkeeper.boards import BoardView
from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Contents,
    ContentsItem,
    Cover,
    Paragraph,
    Section,
    SectionKind,
    Text,
)
from boardkeeper.documents.exempt import classification

KEY = "notice"
_OPEN = "open to the public"


def compose_notice(
    board: BoardView,
    items: tuple[AgendaItemView, ...],
    cover: Cover,
    short_notice_reason: str = "",
    *,
    has_exempt: bool = False,
) -> Section:
    """Compose the notice of a meeting whose agenda is published.

    Args:
        board: Whose meeting it is.
        items: The business; each gets one line.
        cover: The head of the agenda sheet with day, time, place and the day of publication; taken over with another title.
        has_exempt: Whether anything is kept from the public, if only an appendix.
        short_notice_reason: Why there are fewer clear days than the board gives; printed when there is one.
    """
    blocks: list[Block] = [
        replace(cover, kind="Notice of meeting"),
        Paragraph("Notice is given of this meeting, to consider the business below."),
    ]
    if short_notice_reason:
        blocks.append(Callout(short_notice_reason, title="Called at short notice"))
    blocks.append(Contents(business(items), title="Business", is_close=True))
    blocks.append(_attending(board, has_exempt=has_exempt))
    blocks += signature(board.signatory)
    return Section(KEY, "Notice of meeting", tuple(blocks), SectionKind.AGENDA, starts_odd=False)


def business(items: Sequence[AgendaItemView], parent_id: str | None = None) -> tuple[ContentsItem, ...]:
    """The items in one line each, what belongs to another below it."""
    known = {item.id for item in items}
    return tuple(
        ContentsItem(
            item.number, item.title, classification=classification(item), items=business(items, item.id)
        )
        for item in items
        if (item.parent_id if item.parent_id in known else None) == parent_id
    )


def _attending(board: BoardView, *, has_exempt: bool) -> Callout:
    """How to attend; that the meeting is open is left to the board's own notice where that says so."""
    own = board.attendance_notice.strip()
    said = [] if _OPEN in own.casefold() else [f"The meeting is {_OPEN}."]
    if has_exempt:
        said.append("The public may be asked to leave while exempt or confidential matter is discussed.")
    if board.website:
        said.append(f"The agenda and the public papers can be read at {board.website}.")
    asked = " or ".join(part for part in (board.contact_telephone, board.contact_email) if part)
    if asked:
        name = board.contact_name or "the Council"
        said.append(f"To ask about the meeting or about access, contact {name}: {asked}.")
    words = "\n".join(part for part in (" ".join(said), own) if part)
    return Callout(words, title="Attending this meeting")


def signature(signatory: str) -> list[Block]:
    """The name and the post under a notice; nothing when the board names nobody."""
    if not signatory.strip():
        return []
    name, _, post = signatory.partition(",")
    return [
        Paragraph((Text(name.strip(), bold=True), *((Text(f"\n{post.strip()}"),) if post.strip() else ())))
    ]
