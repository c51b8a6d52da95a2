"""Writing a review file: an ordinary board file with one base step, sealed with a passphrase; needs no other store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from boardkeeper.errors import UserError
from boardkeeper.reviews.sending import review_row
from boardkeeper.reviews.views import SUFFIX, Sending
from db.copying import insert_rows
from db.sealing import refuse_weak
from db.store import Store
from db.tables.imports import Blob
from db.tables.reviews import ReviewState

__all__ = ["SUFFIX", "Stopped", "seal"]

_ROWS_AT_ONCE = 500


class Stopped(UserError):
    """The sealing was stopped; no file was written."""


def seal(
    sending: Sending,
    path: Path,
    passphrase: str,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Write the review file, whole or not at all; a review file of that name is replaced.

    Args:
        sending: What `prepare` gathered.
        path: Where; it ends in “.review”.
        passphrase: What it opens with.
        progress: Called with what is done, how many rows and files of how many.
        cancelled: Asked after every few hundred rows.

    Raises:
        Stopped: `cancelled` said so.
        UserError: The passphrase is too easy, the folder is missing, or something else has that name.
    """
    refuse_unfit(path, passphrase)
    counted = sum(map(len, sending.tables.values())) + len(sending.files)
    meter = _Meter(counted, progress, cancelled)
    # Beside its place, on the same disk, and hidden there until it is whole.
    with tempfile.TemporaryDirectory(prefix=".sealing-", dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        with Store.create(fresh, sending.sent_by, passphrase) as store:
            _fill(store, sending, meter)
        meter.say(counted)
        try:
            os.replace(fresh, path)
        except OSError as error:
            raise UserError(
                f"“{path.name}” could not be written: {error.strerror}.", "Choose another name or folder."
            ) from error
    return path


def refuse_unfit(path: Path, passphrase: str) -> None:
    """Refuse before any work is done what `seal` would refuse.

    Raises:
        UserError: The passphrase is too easy, or the file cannot go there.
    """
    refuse_weak(passphrase)
    refuse_other(path)


def refuse_other(path: Path) -> None:
    """Refuse a place where a review file cannot be put.

    Raises:
        UserError: Its name ends otherwise, its folder is missing or closed, or something stands there: a review that came
            back holds work that is nowhere else.
    """
    if path.suffix.casefold() != SUFFIX:
        raise UserError(f"“{path.name}” is no name for a review file.", f"End it in {SUFFIX}.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}.", "Make it first, or choose another place.")
    if not os.access(path.parent, os.W_OK):
        raise UserError(f"The folder {path.parent} may not be written.", "Choose another place.")
    if path.exists():
        raise UserError(
            f"“{path.name}” is there already.", "Choose another name: no review is ever written over."
        )


class _Meter:
    """How far the sealing is, and whether it shall go on."""

    def __init__(
        self,
        total: int,
        progress: Callable[[str, int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def add(self, number: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Stopped("Sealing the review was stopped.", "No file was written.")
        self._done += number
        self.say(self._done)

    def say(self, done: int) -> None:
        if self._progress is not None:
            self._progress("Sealing the review", done, max(self._total, 1))


def _fill(store: Store, sending: Sending, meter: _Meter) -> None:
    """One step, which undo stops at: the chair's history begins here."""
    about = (
        f", {sending.meeting_words[0].lower()}{sending.meeting_words[1:]}" if sending.meeting_words else ""
    )
    label = f"Review {sending.number} for {sending.sent_to}{about}"
    with store.edit(label, sending.sent_by, undoable=False) as session:
        for kept in sending.files:
            size = len(kept.content)
            session.add(Blob(hash=kept.hash, size=size, media_type=kept.media_type, content=kept.content))
            session.flush()
            meter.add(1)
        connection = session.connection()
        for name, rows in sending.tables.items():
            for start in range(0, len(rows), _ROWS_AT_ONCE):
                some = rows[start : start + _ROWS_AT_ONCE]
                insert_rows(connection, name, some)
                meter.add(len(some))
        session.add(review_row(sending, ReviewState.WITH_CHAIR, sending.number))
