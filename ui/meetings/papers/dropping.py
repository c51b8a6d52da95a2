"""Files dropped on the papers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from boardkeeper.attaching import FILE_ENDINGS

FILE_FILTER = f"Papers ({' '.join(f'*{ending}' for ending in FILE_ENDINGS)})"
"""For a dialog that asks for papers."""


def dropped_files(data: QMimeData) -> list[Path]:
    """The files that are dragged, in their order; nothing unless one of them looks like a paper.

    What cannot be a paper comes along with the others: it is refused by its name, not left out in silence.
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return paths if any(path.suffix.casefold() in FILE_ENDINGS for path in paths) else []
