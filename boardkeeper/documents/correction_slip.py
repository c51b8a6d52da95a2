"""Correction slips: what approved minutes said, what they say now, and where that was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from boardkeeper.boards import BoardView
from boardkeeper.documents.blocks import (
    Block,
    FieldList,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
)
from boardkeeper.minutes import MinutesView
from boardkeeper.rules.due_dates import full_date

_NOTHING = "Nothing"


class Slip(Protocol):
    """One correction of approved minutes.

    Attributes:
        paragraph_id: Blank when it corrects a title or the header.
        minute_id: Of the title it corrects, or of the paragraph; blank for the header.
        place: “Minute 16(e)”, “Minute 12, paragraph 1”, “Title of Minute 17”, “Attendance”.
        change: What changed in words: “for “44” read “40””.
        recorded_as: Where the later minutes say it: “Minute 23(a), 11 September 2019”; blank when nowhere yet.
        is_exempt: Whether it corrects what is not public.
    """

    @property
    def paragraph_id(self) -> str: ...
    @property
    def minute_id(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def change(self) -> str: ...
    @property
    def text_before(self) -> str: ...
    @property
    def text_after(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def made_on(self) -> date: ...
    @property
    def recorded_as(self) -> str: ...
    @property
    def is_exempt(self) -> bool: ...


def slip_line(slip: Slip) -> str:
    """A correction as it stands in place, below what it corrects; one of a title or of the header says which it is."""
    what = "Corrected" if slip.paragraph_id else f"{slip.place}, corrected"
    place = f", recorded in {slip.recorded_as}" if slip.recorded_as else ""
    return f"{what} on {full_date(slip.made_on)}{place}: {slip.change}. Reason: {_closed(slip.reason)}"


def compose_correction_slips(
    board: BoardView, minutes: MinutesView, slips: Sequence[Slip], key: str = "slips"
) -> Section:
    """Compose the slips of one meeting’s minutes as a sheet to be cut and put into the bound book."""
    title = f"Corrections to the minutes of {full_date(minutes.held_on)}"
    blocks: list[Block] = [
        Heading(1, title, anchor=f"{key}-top"),
        Paragraph(board.name, ParagraphKind.LEAD),
    ]
    for slip in slips:
        fields: tuple[tuple[str, Inline], ...] = (
            ("It said", slip.text_before or _NOTHING),
            ("It says now", slip.text_after or _NOTHING),
            ("Reason", slip.reason),
            ("Corrected", f"{full_date(slip.made_on)}{_recorded(slip)}"),
        )
        blocks += [Heading(2, slip.place), FieldList(fields)]
    return Section(key=key, title=title, blocks=tuple(blocks), kind=SectionKind.MINUTES)


def _recorded(slip: Slip) -> str:
    return f", recorded as {slip.recorded_as}" if slip.recorded_as else ""


def _closed(sentence: str) -> str:
    said = sentence.strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."
