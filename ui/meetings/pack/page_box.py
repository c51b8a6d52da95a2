"""The box that says on which page one is, by the number printed on it, and goes to another that is typed there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from boardkeeper.rules.page_ranges import chosen_pages
from ui.theme.theme import Theme

_FIELD = 52


class PageBox(QWidget):
    """“Page [33] 35 of 78”.

    Signals:
        wanted: Go to this page, counted from 0.
        left: The box was left with Escape, or a page was chosen: the keyboard belongs to the pages.
        refused: Why what was typed is no page here.
    """

    wanted = Signal(int)
    left = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: tuple[str, ...] = ()
        self._page = 0
        self.name = QLabel("Pa&ge", self)
        self.name.setProperty("rank", "muted")
        self.field = _PageField(self)
        self.field.setAccessibleName("Go to page")
        self.field.setToolTip("Type the number printed on a page (Ctrl+G)")
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setBuddy(self.field)
        self.beside = QLabel(self)
        self.beside.setProperty("rank", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.name, self.field, self.beside):
            row.addWidget(widget)
        row.addStretch()
        self.field.returnPressed.connect(self._on_return)
        self.field.left.connect(self._on_left)
        self.field.textEdited.connect(self._on_edited)
        theme.changed.connect(self._dress)
        self._dress()

    def show_labels(self, labels: Sequence[str]) -> None:
        """Show the pages of another pack by what is printed on them."""
        self._labels = tuple(labels)
        self.setEnabled(bool(labels))
        self.show_page(min(self._page, max(len(labels) - 1, 0)))

    @Slot(int)
    def show_page(self, page: int) -> None:
        """Say on which page one is, unless somebody is typing here."""
        self._page = page
        label = self._labels[page] if page < len(self._labels) else ""
        if not (self.field.hasFocus() and self.field.isModified()):
            self._say(label)
        sheet = str(page + 1)
        of = f"of {len(self._labels)}" if self._labels else ""
        self.beside.setText(of if label == sheet or not of else f"sheet {sheet} {of}")

    @Slot()
    def begin(self) -> None:
        """Put the cursor where a page is typed."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _say(self, label: str) -> None:
        self.field.setText(label)
        self.field.setModified(False)
        self._mark_wrong("")
        if self.field.hasFocus():
            self.field.selectAll()

    def _mark_wrong(self, why: str) -> None:
        self.field.setAccessibleDescription(why)
        if bool(why) != bool(self.field.property("wrong")):
            self.field.setProperty("wrong", bool(why))
            self.field.style().polish(self.field)

    @Slot()
    def _on_return(self) -> None:
        found = chosen_pages(self.field.text(), self._labels)
        if self.field.text().strip() and found.pages:
            self.field.setModified(False)
            self.wanted.emit(found.pages[0])
            self.left.emit()
            return
        why = no_page_words(self.field.text(), self._labels)
        self._mark_wrong(why)
        self.field.selectAll()
        self.refused.emit(why)

    @Slot()
    def _on_left(self) -> None:
        self._say(self._labels[self._page] if self._page < len(self._labels) else "")
        self.left.emit()

    @Slot()
    def _on_edited(self) -> None:
        self._mark_wrong("")

    @Slot()
    def _dress(self) -> None:
        self.field.setFixedWidth(self._theme.px(_FIELD))


class _PageField(QLineEdit):
    """A line for a page.

    Signals:
        left: Escape was pressed.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            # Whoever clicks here wants to type another page.
            self.selectAll()


def no_page_words(written: str, labels: Sequence[str]) -> str:
    """Why there is no such page: a gap where this edition leaves papers out, or none at all."""
    written = written.strip()
    if not written:
        return "Type the number that is printed on a page."
    numbers = [int(label) for label in labels if label.isdecimal()]
    if written.isdecimal() and numbers and min(numbers) <= int(written) <= max(numbers):
        return f"Page {written} is not in this edition: it leaves that paper out."
    runs = (
        f"its papers have pages {min(numbers)} to {max(numbers)}" if numbers else "it has no numbered pages"
    )
    return f"There is no page “{written}” here; {runs}."
