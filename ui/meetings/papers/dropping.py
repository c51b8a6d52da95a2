"""Files dropped on the papers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from boardkeeper.attaching import FILE_ENDINGS

FILE_FILTER = f"Papers ({' '.join(f'*{ending}' for ending in FILE_ENDINGS)})"
"""For a dialog that asks for papers."""


def dropped_files(data: QMimeData) -> list[Path]:
    """The papers among what is dragged, in their order."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return [path for path in paths if path.suffix.casefold() in FILE_ENDINGS]
