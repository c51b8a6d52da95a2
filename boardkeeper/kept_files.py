"""Files kept in the board file: written once, found by the hash of their bytes, never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from db.tables.imports import Blob

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["TakenFile", "content_in", "keep_into", "kept_content"]


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that was taken in and found fit to be kept.

    Attributes:
        name: As it was called on the disk, ending included.
        media_type: “application/pdf”, “image/png” …
        content: Its bytes as they will be kept, made safe where that was needed.
        pages: Of a PDF; None for anything else.
        notes: Sentences on what was repaired or left out, for whoever took it in.
    """

    name: str
    media_type: str
    content: bytes
    pages: int | None = None
    notes: tuple[str, ...] = ()


def keep_into(session: Session, content: bytes, media_type: str) -> str:
    """Keep a file inside an edit that is already open; the same bytes are kept once. Answers their SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    if session.get(Blob, digest) is None:
        session.add(Blob(hash=digest, size=len(content), media_type=media_type, content=content))
        session.flush()
    return digest


def content_in(session: Session, digest: str) -> bytes:
    """The bytes of a kept file.

    Raises:
        UserError: The board file does not hold it.
    """
    blob = session.get(Blob, digest)
    if blob is None:
        raise UserError("The file is not kept in this board file any more.", "Attach it again.")
    return blob.content


def kept_content(store: Store, digest: str) -> bytes:
    """The same as `content_in`, in a reading of its own."""
    with store.read() as session:
        return content_in(session, digest)
