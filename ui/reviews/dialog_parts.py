"""What the forms of a review are built of, so that all of them look and behave alike."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from ui.dialog_parts import buttons_of, column_of, fit, label, say

__all__ = ["buttons_of", "column_of", "fit", "label", "last_folder", "remember_folder", "say"]

_FOLDER = "reviews/folder"


def last_folder(settings: QSettings) -> Path:
    """Where the last review was written to or fetched from; at first where people keep their papers."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    usual = Path(QStandardPaths.writableLocation(place))
    kept = Path(str(settings.value(_FOLDER, "") or usual))
    return next((folder for folder in (kept, usual) if folder.is_dir()), Path.home())


def remember_folder(settings: QSettings, folder: Path) -> None:
    """Begin there the next time."""
    settings.setValue(_FOLDER, str(folder))
