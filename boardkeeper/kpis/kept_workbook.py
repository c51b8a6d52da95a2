"""The workbook a figure came from, taken out of the board as it was imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.saving import save_whole
from db.tables.imports import Blob

if TYPE_CHECKING:
    from db.store import Store


def save_kept_workbook(store: Store, blob_hash: str, path: Path) -> None:
    """Write a kept workbook byte for byte.

    Raises:
        UserError: The board does not hold it, or it cannot be written there.
    """
    with store.read() as session:
        blob = session.get(Blob, blob_hash)
        content = blob.content if blob is not None else None
    if content is None:
        raise UserError(
            "The workbook this figure came from is not kept in this file.", "Import it again to see it."
        )
    save_whole(path, content)
