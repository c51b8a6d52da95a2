"""The logo that stands at the head of a board's papers: a picture kept in the board file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile, keep_into
from db.tables.boards import Board
from db.tables.imports import Blob

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["logo_in", "logo_of", "remove_logo", "set_logo"]

_PICTURES = frozenset({"image/png", "image/jpeg", "image/svg+xml"})


def set_logo(store: Store, who: str, board_id: str, file: TakenFile) -> None:
    """Print a picture at the head of the board's papers.

    Raises:
        UserError: The file is not a picture.
    """
    if file.media_type not in _PICTURES:
        raise UserError(f"“{file.name}” is not a picture.", "Choose a PNG, JPEG or SVG file.")
    with store.edit("Choose the logo", who) as session:
        digest = keep_into(session, file.content, file.media_type)
        session.get_one(Board, board_id).logo_hash = digest


def remove_logo(store: Store, who: str, board_id: str) -> None:
    """Print the board's papers without a logo; the undo brings it back."""
    with store.edit("Remove the logo", who) as session:
        session.get_one(Board, board_id).logo_hash = None


def logo_of(store: Store, board_id: str) -> TakenFile | None:
    """The board's logo; None without one."""
    with store.read() as session:
        return logo_in(session, board_id)


def logo_in(session: Session, board_id: str) -> TakenFile | None:
    """The same inside a session that is already open."""
    digest = session.get_one(Board, board_id).logo_hash
    if digest is None:
        return None
    blob = session.get_one(Blob, digest)
    ending = blob.media_type.partition("/")[2].partition("+")[0]
    return TakenFile(f"logo.{ending}", blob.media_type, blob.content)
