"""Ctrl+Z in a field belongs to the field only while the field has something to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class UndoKeys(QObject):
    """Lets undo and redo reach the board from a field that has no step of its own.

    Without this an update that was just added could not be taken back by keyboard: the empty box would swallow the
    keys. Only the widget with the keyboard is listened to.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            can_undo, can_redo = _own_steps(watched)
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
            is_redo = event.matches(QKeySequence.StandardKey.Redo) and not can_redo
            if is_undo or is_redo:
                event.ignore()
                return True
        return False

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)


def _own_steps(field: QObject) -> tuple[bool, bool]:
    """Whether a field has something of its own to take back, and to do again."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return document.isUndoAvailable(), document.isRedoAvailable()
    return False, False
