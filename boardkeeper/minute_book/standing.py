"""How a year's book stands: every leaf with what the ledger says of it, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boardkeeper.minute_book.ledger import newest
from boardkeeper.minute_book.views import BookLeaf, BookYear, BoundMeeting, PrintedLeaf, UnboundMeeting
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.leaves import LeafNumber, in_words


class LeafState(StrEnum):
    """Where a leaf stands between the minutes and the bound book."""

    NOT_PRINTED = "not printed"
    CHANGED = "changed"
    NOT_INITIALLED = "not initialled"
    INITIALLED = "initialled"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LeafStanding:
    """A leaf with what the ledger says of its newest printing.

    Attributes:
        id: Unique in the year's book, and the same as long as the leaf is the same: its label.
        state: `GONE` when it was printed and the book no longer has it.
        page: Its page in the file that was built, from 0; -1 when it has none.
    """

    id: str
    number: LeafNumber
    meeting_id: str | None
    title: str
    state: LeafState
    revision: int
    printed_on: date | None
    initialled_by: str
    initialled_on: date | None
    signed_by: str
    closes: bool
    page: int


@dataclass(frozen=True, slots=True)
class BookStanding:
    """A year's leaves, and what is missing.

    Attributes:
        unbound: Meetings whose minutes are not approved.
        unsigned: Meetings whose minutes are approved and not signed.
    """

    year: int
    leaves: tuple[LeafStanding, ...]
    unbound: tuple[UnboundMeeting, ...]
    unsigned: tuple[BoundMeeting, ...]

    def numbers(self, *states: LeafState) -> tuple[LeafNumber, ...]:
        """The leaves in any of these states, in the book's order."""
        return tuple(leaf.number for leaf in self.leaves if leaf.state in states)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        done = len(self.numbers(LeafState.INITIALLED)) == len(self.leaves)
        return done and not self.unbound and not self.unsigned


def book_standing(year: BookYear, leaves: Iterable[BookLeaf]) -> BookStanding:
    """Hold a year's leaves against its ledger.

    Args:
        year: As it was gathered.
        leaves: As they would be printed now; those of other years are passed over.
    """
    printed = newest(year.ledger)
    present = [leaf for leaf in leaves if leaf.year == year.year]
    signed = {meeting.meeting_id: meeting.signed_by for meeting in year.bound}
    rows = [_row(leaf, signed.get(leaf.meeting_id, ""), printed.get(leaf.number)) for leaf in present]
    there = {leaf.number for leaf in present}
    rows += [
        LeafStanding(
            each.number.label,
            each.number,
            each.meeting_id,
            each.title,
            LeafState.GONE,
            each.revision,
            each.printed_on,
            each.initialled_by,
            each.initialled_on,
            each.signed_by,
            closes=False,
            page=-1,
        )
        for number, each in printed.items()
        if number not in there and _is_shown(number, there)
    ]
    rows.sort(key=lambda row: row.number.order)
    unsigned = tuple(meeting for meeting in year.bound if not meeting.signed_by)
    return BookStanding(year.year, tuple(rows), year.unbound, unsigned)


def _is_shown(number: LeafNumber, there: Iterable[LeafNumber]) -> bool:
    """Leaves of Part II are passed over where the book has none: the public edition says nothing of them."""
    return not number.is_part_two or any(each.is_part_two for each in there)


def _row(leaf: BookLeaf, signed_by: str, before: PrintedLeaf | None) -> LeafStanding:
    if before is None:
        state = LeafState.NOT_PRINTED
    elif before.content_hash != leaf.content_hash:
        state = LeafState.CHANGED
    else:
        state = LeafState.INITIALLED if before.initialled_by else LeafState.NOT_INITIALLED
    return LeafStanding(
        id=leaf.number.label,
        number=leaf.number,
        meeting_id=leaf.meeting_id,
        title=leaf.title,
        state=state,
        revision=before.revision if before else 0,
        printed_on=before.printed_on if before else None,
        initialled_by=before.initialled_by if before else "",
        initialled_on=before.initialled_on if before else None,
        signed_by=signed_by if leaf.closes else "",
        closes=leaf.closes,
        page=leaf.page,
    )


def missing_sentences(standing: BookStanding) -> tuple[str, ...]:
    """What is still missing, a sentence each; nothing when the book is complete."""
    said = [
        f"The minutes of {full_date(each.held_on)} are not approved yet ({each.state.value})."
        for each in standing.unbound
    ]
    said += [f"The minutes of {full_date(each.held_on)} are not signed." for each in standing.unsigned]
    for state, words in (
        (LeafState.NOT_PRINTED, "not printed yet"),
        (LeafState.CHANGED, "printed with other words; print again"),
        (LeafState.NOT_INITIALLED, "not initialled"),
        (LeafState.GONE, "in the ledger and no longer in the book"),
    ):
        numbers = standing.numbers(state)
        if numbers:
            one = len(numbers) == 1
            said.append(f"{'Leaf' if one else 'Leaves'} {in_words(numbers)}: {words}.")
    return tuple(said)
