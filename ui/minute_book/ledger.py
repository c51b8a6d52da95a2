"""The ledger as a table shows it, and the lines that say what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.minute_book import BookStanding, LeafStanding, LeafState
from boardkeeper.rules.due_dates import full_date, long_date
from boardkeeper.rules.leaves import in_words
from ui.operations import Desk
from ui.page import Place
from ui.tables.columns import Column, Kind
from ui.theme.tokens import Tone
from ui.today.line import LineWords
from ui.today.section import SectionWords

LEAF = "leaf"
"""The place of a line that goes to a leaf; its thing is the leaf’s label."""
MEETINGS = "meetings"

STATE_TONES = {
    "Not printed": Tone.WARNING,
    "Changed": Tone.BAD,
    "Not initialled": Tone.WARNING,
    "Initialled": Tone.GOOD,
    "Gone": Tone.NEUTRAL,
}
CHIPS = (("To print", "Not initialled", "Initialled"),)


def _state(row: LeafStanding) -> str:
    return row.state.value.capitalize()


def _printed(row: LeafStanding) -> str:
    return long_date(row.printed_on) if row.printed_on else ""


def _revision(row: LeafStanding) -> str:
    return f"revision {row.revision}" if row.revision > 1 else ""


def _initialled_on(row: LeafStanding) -> str:
    return long_date(row.initialled_on) if row.initialled_on else ""


def _signed(row: LeafStanding) -> str:
    return f"signed by {row.signed_by}" if row.signed_by else ""


COLUMNS = (
    Column("Leaf", lambda row: row.number.label, width=64, kind=Kind.STRONG),
    Column("What it is", "title", share=2, lines=2, note=_signed),
    Column("State", _state, width=116, kind=Kind.CHIP, tones=STATE_TONES),
    Column("Printed", _printed, width=124, note=_revision, spare=1),
    Column("Initialled by", "initialled_by", share=1.4, note=_initialled_on, spare=2),
)

_CHIP_STATES = {
    "To print": {LeafState.NOT_PRINTED, LeafState.CHANGED},
    "Not initialled": {LeafState.NOT_INITIALLED},
    "Initialled": {LeafState.INITIALLED},
}


def fetcher(standing: BookStanding) -> Callable[[Desk, Wanted], Rows[Any]]:
    """Answers stretches of the ledger that was laid out; the board is not asked again."""

    def fetch(_desk: Desk, wanted: Wanted) -> Rows[LeafStanding]:
        rows = [row for row in standing.leaves if _fits(row, wanted)]
        return Rows(tuple(rows[wanted.offset : wanted.offset + wanted.limit]), len(rows))

    return fetch


def _fits(row: LeafStanding, wanted: Wanted) -> bool:
    said = " ".join(
        (row.number.label, row.title, row.initialled_by, row.signed_by, row.state.value)
    ).casefold()
    words = all(word in said for word in wanted.words.casefold().split())
    states = [_CHIP_STATES[chip] for chip in wanted.chips if chip in _CHIP_STATES]
    return words and (not states or any(row.state in each for each in states))


def missing_section(standing: BookStanding) -> SectionWords:
    """What the book still lacks; a click goes to the meeting or to the first leaf meant."""
    lines = [
        LineWords(
            f"Minutes of {full_date(each.held_on)}",
            Place(MEETINGS, each.meeting_id),
            right=f"not bound: {each.state.value}",
            tone=Tone.WARNING,
        )
        for each in standing.unbound
    ]
    lines += [
        LineWords(
            f"Minutes of {full_date(each.held_on)}",
            Place(MEETINGS, each.meeting_id),
            right="not signed",
            tone=Tone.WARNING,
        )
        for each in standing.unsigned
    ]
    for state, words, tone in (
        (LeafState.CHANGED, "changed since printed", Tone.BAD),
        (LeafState.NOT_PRINTED, "not printed", Tone.WARNING),
        (LeafState.NOT_INITIALLED, "not initialled", Tone.WARNING),
        (LeafState.GONE, "no longer in the book", Tone.NEUTRAL),
    ):
        numbers = standing.numbers(state)
        if numbers:
            named = f"{'Leaf' if len(numbers) == 1 else 'Leaves'} {in_words(numbers)}"
            lines.append(LineWords(named, Place(LEAF, numbers[0].label), right=words, tone=tone))
    return SectionWords(
        "Missing", tuple(lines), "Nothing is missing: the book is complete.", str(len(lines) or "")
    )


def summary(standing: BookStanding) -> str:
    """The line below the heading: “21 leaves · 8 initialled · 2 to print”."""
    total = len([leaf for leaf in standing.leaves if leaf.state is not LeafState.GONE])
    if not total:
        return "No leaf yet"
    parts = ["1 leaf" if total == 1 else f"{total:,} leaves"]
    initialled = len(standing.numbers(LeafState.INITIALLED))
    waiting = len(standing.numbers(LeafState.NOT_PRINTED, LeafState.CHANGED))
    if initialled:
        parts.append(f"{initialled:,} initialled")
    if waiting:
        parts.append(f"{waiting:,} to print")
    return "  ·  ".join(parts)
