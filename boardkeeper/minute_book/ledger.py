"""The ledger of leaves: which was printed when in which revision, and who initialled it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.minute_book.views import BookLeaf, PrintedLeaf
from boardkeeper.rules.leaves import LeafNumber, chosen, in_words, read_leaves
from boardkeeper.rules.municipal_year import municipal_year_title
from boardkeeper.written_lines import one_line
from db.tables.meetings import Meeting
from db.tables.packs import Leaf, MinuteBook

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a printing put into the ledger: leaves that were new, leaves in a new revision, and how many were the same."""

    new: tuple[LeafNumber, ...]
    revised: tuple[LeafNumber, ...]
    same: int


def read_ledger(store: Store, board_id: str, year: int) -> tuple[PrintedLeaf, ...]:
    """Every leaf that was ever printed of a year, each revision, in the book's order."""
    with store.read() as session:
        return ledger_in(session, board_id, year)


def ledger_in(session: Session, board_id: str, year: int) -> tuple[PrintedLeaf, ...]:
    """The same inside a session that is already open."""
    rows = session.scalars(
        select(Leaf)
        .join(MinuteBook, Leaf.minute_book_id == MinuteBook.id)
        .where(MinuteBook.board_id == board_id, MinuteBook.municipal_year == year)
    ).all()
    return tuple(sorted((_view(row) for row in rows), key=lambda each: (each.number.order, each.revision)))


def newest(ledger: Iterable[PrintedLeaf], until: date | None = None) -> dict[LeafNumber, PrintedLeaf]:
    """The newest revision of every leaf; with a day, of those printed on it or before."""
    found: dict[LeafNumber, PrintedLeaf] = {}
    for each in sorted(ledger, key=lambda leaf: leaf.revision):
        if until is None or (each.printed_on is not None and each.printed_on <= until):
            found[each.number] = each
    return found


def changed_leaves(
    leaves: Iterable[BookLeaf], ledger: Iterable[PrintedLeaf], since: date | None = None
) -> tuple[BookLeaf, ...]:
    """The leaves of a year that say something else than what was printed, or were never printed.

    Args:
        leaves: As they would be printed now, of one year.
        ledger: Of that year.
        since: Compare with what was printed on this day or before; None compares with the last printing.
    """
    printed = newest(ledger, since)
    return tuple(
        leaf
        for leaf in leaves
        if leaf.number not in printed or printed[leaf.number].content_hash != leaf.content_hash
    )


def record_printed(
    store: Store,
    who: str,
    board_id: str,
    year: int,
    leaves: Sequence[BookLeaf],
    on: date,
    only: str = "",
) -> Recorded:
    """Write down that leaves were printed. A leaf that says what it said when it was last printed stays as it is there:
    the one in the book, initialled as it may be, is still good.

    Args:
        store: The file.
        who: Who does it.
        board_id: Whose book.
        year: Its municipal year.
        leaves: The leaves as the book has them now; those of other years are passed over.
        on: The day of the printing.
        only: “1-24, 26”: not all of them; blank for all.

    Raises:
        UserError: The year has no leaf, there is no such leaf, or only some leaves of minutes that were never printed are named.
    """
    of_year = [leaf for leaf in leaves if leaf.year == year]
    if not of_year:
        raise UserError(
            f"The minute book {municipal_year_title(year)} has no leaf that could be printed.",
            "Minutes are bound when a later meeting has approved them.",
        )
    with store.edit(f"Record the printing of the minute book {municipal_year_title(year)}", who) as session:
        ledger = ledger_in(session, board_id, year)
        wanted = set(_meant([leaf.number for leaf in of_year], only)) if only.strip() else None
        _refuse_parts(of_year, ledger, wanted)
        book_id = _book_into(session, board_id, year).id
        last = newest(ledger)
        new: list[LeafNumber] = []
        revised: list[LeafNumber] = []
        same = 0
        for leaf in of_year:
            if wanted is not None and leaf.number not in wanted:
                continue
            before = last.get(leaf.number)
            if before is not None and before.content_hash == leaf.content_hash:
                same += 1
                continue
            (new if before is None else revised).append(leaf.number)
            revision = 1 if before is None else before.revision + 1
            session.add(_row(session, book_id, leaf, revision, on))
    return Recorded(tuple(new), tuple(revised), same)


def record_initialled(
    store: Store, who: str, board_id: str, year: int, leaves: str, initialled_by: str, on: date
) -> tuple[LeafNumber, ...]:
    """Write down who initialled printed leaves.

    Args:
        store: The file.
        who: Who does it.
        board_id: Whose book.
        year: Its municipal year.
        leaves: “1-24”; slips among them, 17a, are meant too.
        initialled_by: Whoever presided.
        on: The day.

    Returns:
        The leaves, in the book's order.

    Raises:
        UserError: Nobody is named, a leaf was not printed, or it was printed after that day.
    """
    name = one_line(initialled_by, "A name")
    if not name:
        raise UserError("Initials have a name.", "Type who initialled the leaves.")
    with store.edit(f"Record initials in the minute book {municipal_year_title(year)}", who) as session:
        last = newest(ledger_in(session, board_id, year))
        numbers = _meant(last, leaves)
        early = [number for number in numbers if (last[number].printed_on or on) > on]
        if early:
            raise UserError(
                f"Leaf {in_words(early)} was printed after that day."
                if len(early) == 1
                else f"Leaves {in_words(early)} were printed after that day.",
                "Give the day on which they were initialled.",
            )
        for number in numbers:
            row = session.get_one(Leaf, last[number].id)
            row.initialled_by, row.initialled_on = name, on
    return tuple(numbers)


def _meant(numbers: Iterable[LeafNumber], written: str) -> list[LeafNumber]:
    every = list(numbers)
    try:
        pairs = read_leaves(written)
    except ValueError as error:
        raise UserError(f"“{error}” is not a leaf.", "Write leaves like 1-24, 26, 17a.") from error
    missing = [end for pair in pairs for end in pair if end not in every]
    if missing:
        known = f"There are {in_words(every)}." if every else "None was printed yet."
        raise UserError(f"There is no leaf {missing[0].label} here.", known)
    return chosen(every, pairs)


def _refuse_parts(
    leaves: Sequence[BookLeaf], ledger: Sequence[PrintedLeaf], wanted: set[LeafNumber] | None
) -> None:
    """Minutes that are printed for the first time are printed whole: their leaves get their numbers together."""
    if wanted is None:
        return
    printed = {each.meeting_id for each in ledger}
    for leaf in leaves:
        begun = any(each.number in wanted for each in leaves if each.meeting_id == leaf.meeting_id)
        if begun and leaf.number not in wanted and leaf.meeting_id not in printed:
            raise UserError(
                f"{leaf.title} stands on leaf {leaf.number.label} too, and was never printed before.",
                "Record all leaves of a meeting together.",
            )


def _book_into(session: Session, board_id: str, year: int) -> MinuteBook:
    book = session.scalar(
        select(MinuteBook).where(MinuteBook.board_id == board_id, MinuteBook.municipal_year == year)
    )
    if book is None:
        book = MinuteBook(
            board_id=board_id, municipal_year=year, title=f"Minute book {municipal_year_title(year)}"
        )
        session.add(book)
        session.flush()
    return book


def _row(session: Session, book_id: str, leaf: BookLeaf, revision: int, on: date) -> Leaf:
    signed_by = session.get_one(Meeting, leaf.meeting_id).signed_by if leaf.closes else ""
    return Leaf(
        minute_book_id=book_id,
        number=leaf.number.number,
        suffix=leaf.number.suffix,
        revision=revision,
        meeting_id=leaf.meeting_id,
        content_hash=leaf.content_hash,
        printed_on=on,
        title=leaf.title,
        signed_by=signed_by,
    )


def _view(row: Leaf) -> PrintedLeaf:
    return PrintedLeaf(
        id=row.id,
        number=LeafNumber(row.number, row.suffix),
        revision=row.revision,
        meeting_id=row.meeting_id,
        title=row.title,
        content_hash=row.content_hash,
        printed_on=row.printed_on,
        initialled_by=row.initialled_by,
        initialled_on=row.initialled_on,
        signed_by=row.signed_by,
    )
