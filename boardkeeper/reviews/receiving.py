"""What came back from the chair is opened, checked and read; the file that came is not touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from boardkeeper.errors import UserError
from boardkeeper.reviews.reading import review_here_in
from boardkeeper.reviews.returned import ChangeKind, Returned, RowChange
from boardkeeper.reviews.views import KeptFile, ReviewView
from boardkeeper.reviews.withholding import is_exempt
from boardkeeper.rules.due_dates import full_date
from db import opening, rewinding
from db.chairs_copy import MAY_BE_ADDED, MAY_CHANGE, is_permitted
from db.errors import StorageFault
from db.journal import Image
from db.since_base import images_since_base, net_changes
from db.store import Store
from db.tables import Base
from db.tables.boards import Board
from db.tables.imports import Blob
from db.tables.reviews import Review, ReviewState

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

__all__ = ["NotAReview", "NotToBeMerged", "Tampered", "Unsealed", "check", "receive", "unseal"]

_STEPS = 3


class NotAReview(UserError):
    """The file is not one that was sent to a chair."""


class Tampered(UserError):
    """The file holds what this program, on the chair's laptop, would not have written."""


class NotToBeMerged(UserError):
    """The file is sound, and does not belong here or not any more."""


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What a review file says of itself, before it is held against the board it came from.

    Attributes:
        name: Of the file.
        board_name: Whose review it says it is.
        base_step: The step of the officer's file it was made after, with its hash.
    """

    name: str
    returned: Returned
    board_name: str
    number: int
    base_step: int
    base_hash: str


def receive(store: Store, path: Path, passphrase: str) -> Returned:
    """Read what came back and hold it against the board.

    Raises:
        UserError: As `unseal` and `check`.
    """
    return check(store, unseal(path, passphrase))


def unseal(
    path: Path,
    passphrase: str,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Unsealed:
    """Open the file that came and read what was done in it; takes a second or two and needs no store.

    Raises:
        WrongPassphrase: It was sealed with another one.
        BoardDamaged: Its seal is broken.
        NotAReview: It is a board, or a review nobody has had.
        Tampered: It was changed outside the program, or holds what a chair cannot change.
        CannotOpen: It is no file of this program at all, or of a newer version.
    """

    def tell(done: int) -> None:
        if cancelled is not None and cancelled():
            raise UserError("Reading the review was stopped.", "Nothing was taken from it.")
        if progress is not None:
            progress(f"Reading {path.name}", done, _STEPS)

    path = path.resolve()
    _refuse_unsealed(path)
    tell(0)
    # A copy is worked on: the file that came may be on a stick, may not be written, and stays as it came.
    with tempfile.TemporaryDirectory(prefix="review-") as folder:
        copy = Path(folder) / path.name
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise StorageFault(
                f"“{path.name}” cannot be read: {error.strerror}.", "Copy it to this computer and try again."
            ) from error
        with Store.open(copy, "Boardkeeper", passphrase) as back:
            tell(1)
            if not back.verify().is_clean:
                raise _changed_outside(path.name)
            tell(2)
            with back.read() as session:
                found = _read(session, path.name)
    tell(_STEPS)
    return found


def _refuse_unsealed(path: Path) -> None:
    if path.is_file() and opening.is_held(path):
        raise UserError(
            f"“{path.name}” is open in this program.", "Close it, or choose the copy the chair sent back."
        )
    if path.is_file() and path.stat().st_size and opening.is_sealed(path):
        return
    opening.examine(path)
    raise NotAReview(
        f"“{path.name}” is a board, not a review that came back.",
        "Choose the file that the chair sent; its name ends in .review.",
    )


def _read(session: Session, name: str) -> Unsealed:
    here = review_here_in(session)
    if here is None:
        raise NotAReview(
            f"“{name}” is sealed, and is no review that was with a chair.", "Choose the file that came back."
        )
    row = session.get_one(Review, here.id)
    images = images_since_base(session.connection())
    made = {image.row_id for image in images if image.op == "I" and image.table in MAY_BE_ADDED}
    if not all(is_permitted(image, made) for image in images):
        raise _changed_outside(name)
    changes = tuple(_changes(images))
    returned = Returned(
        review_id=here.id,
        board_id=here.board_id,
        chair=here.sent_to,
        returned_at=here.returned_at or here.sent_at,
        changes=changes,
        files=tuple(_files(session, changes)),
    )
    return Unsealed(name, returned, here.board_name, here.number, row.base_step, row.base_hash)


def _changes(images: list[Image]) -> Iterator[RowChange]:
    """What was done, in the order of the tables; that the review was sent back is no change to be merged."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    found = [each for each in net_changes(images) if each.table != Review.__tablename__]
    for each in sorted(found, key=lambda change: order.get(change.table, len(order))):
        kind = ChangeKind.CHANGED
        if each.before is None:
            kind = ChangeKind.MADE
        elif each.after is None:
            kind = ChangeKind.REMOVED
        yield RowChange(each.table, each.row_id, kind, each.before or {}, each.after or {})


def _files(session: Session, changes: Iterable[RowChange]) -> Iterator[KeptFile]:
    hashes = {change.after.get("blob_hash") for change in changes if change.kind is not ChangeKind.REMOVED}
    for digest in sorted(str(each) for each in hashes if each):
        blob = session.get(Blob, digest)
        if blob is not None:
            yield KeptFile(blob.hash, blob.media_type, blob.content)


def check(store: Store, unsealed: Unsealed) -> Returned:
    """Hold what came back against this board.

    Raises:
        NotToBeMerged: It is another board's, was merged already, was withdrawn, or was sent from a state this file
            does not have, because a backup was restored.
        Tampered: What it says was sent is not what was sent.
    """
    with store.read() as session:
        review = _sent_from_here(session, unsealed)
        connection = session.connection()
        step = connection.exec_driver_sql(
            "SELECT hash FROM change_txn WHERE no = ?", (unsealed.base_step,)
        ).scalar()
        if (review.base_step, review.base_hash) != (unsealed.base_step, unsealed.base_hash):
            raise _changed_outside(unsealed.name)
        if unsealed.base_step and step != unsealed.base_hash:
            raise _unknown_state(unsealed)
        if not _is_based_on(connection, unsealed, has_exempt=review.has_exempt):
            raise _changed_outside(unsealed.name)
    return unsealed.returned


def _sent_from_here(session: Session, unsealed: Unsealed) -> Review:
    """The sending that came back, as this file recorded it."""
    here: ReviewView | None = review_here_in(session)
    if here is not None:
        raise NotToBeMerged(
            "The open file is itself a review that was sent to a chair.",
            "Open the board’s own file and bring it in there.",
        )
    row = session.get(Review, unsealed.returned.review_id)
    if row is None:
        if session.get(Board, unsealed.returned.board_id) is None:
            raise NotToBeMerged(
                f"“{unsealed.name}” is a review of “{unsealed.board_name}”, which is no board of this file.",
                "Open the board it was sent from and bring it in there.",
            )
        raise _unknown_state(unsealed)
    if row.state is ReviewState.MERGED:
        day = f" on {full_date(row.merged_at.date())}" if row.merged_at else ""
        by = f" by {row.merged_by}" if row.merged_by else ""
        raise NotToBeMerged(
            f"Review {row.number} was brought in already{day}{by}.",
            "Undo that step to bring it in again, or send the chair a new review.",
        )
    if row.state is ReviewState.WITHDRAWN:
        raise NotToBeMerged(
            f"Review {row.number} was withdrawn, so nothing of it is brought in.",
            "If that was a mistake, undo the withdrawing and try again.",
        )
    return row


def _unknown_state(unsealed: Unsealed) -> NotToBeMerged:
    return NotToBeMerged(
        f"This file does not know that review {unsealed.number} of “{unsealed.board_name}” was ever sent: "
        "it may have been restored from an older backup.",
        "Open the file the review was sent from, or go through it by hand.",
    )


def _is_based_on(connection: Connection, unsealed: Unsealed, *, has_exempt: bool) -> bool:
    """Whether every row that was changed stood here, when it was sent, as it says it did."""
    number = unsealed.base_step
    if number < rewinding.first_step(connection):
        return (
            True  # this file has another layout since: what stood there cannot be compared column by column
        )
    for table in MAY_CHANGE.keys() - {Review.__tablename__}:
        changed = {
            change.row_id: change
            for change in unsealed.returned.changes
            if change.table == table and change.kind is not ChangeKind.MADE
        }
        if not changed:
            continue
        stood = rewinding.rows_at(connection, number, table, "id", changed)
        for row_id, change in changed.items():
            row = stood.get(row_id)
            if row is None or not _says_the_same(row, change, has_exempt=has_exempt):
                return False
    return True


def _says_the_same(row: dict[str, Any], change: RowChange, *, has_exempt: bool) -> bool:
    if not has_exempt and "exempt_paragraphs" in row and is_exempt(row):
        return True  # it was sent with other words in its place
    return all(row.get(name) == value for name, value in change.before.items())


def _changed_outside(name: str) -> Tampered:
    return Tampered(
        f"“{name}” was changed outside the program since it was sent.",
        "Nothing is taken from it; ask the chair to send it back once more from Boardkeeper.",
    )
