"""Rows copied from Excel, Word or a log of this program, brought in through the same preview as a workbook."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from boardkeeper.imports import ImportKind
from boardkeeper.log_sheets import Log
from ui.page import Place

_PASTE = "paste:"


def paste_place(log: Log) -> Place:
    """Where rows on the clipboard are brought into a log."""
    return Place("import", f"{_PASTE}{log.value}")


def kind_to_paste(thing_id: str) -> ImportKind | None:
    """What the rows on the clipboard are to be read as; None for a place that is not for pasting."""
    return ImportKind(thing_id.removeprefix(_PASTE)) if thing_id.startswith(_PASTE) else None


def clipboard_text() -> str:
    """The text on the clipboard."""
    return QGuiApplication.clipboard().text()
