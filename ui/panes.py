"""The parts pages are built of: list beside detail, headings, rows of facts, lines edited in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import long_date, parse_due

_KEEP_AFTER_MILLISECONDS = 400


class ListDetail(QSplitter):
    """A list at the left and what is chosen in it at the right; where the line between them lies is remembered.

    Args:
        list_widget: The left pane.
        detail: The right pane.
        settings: Where the line is kept.
        name: Under which key.
        sizes: How wide the two are the first time, in proportion.
        parent: Who owns it.
    """

    def __init__(
        self,
        list_widget: QWidget,
        detail: QWidget,
        settings: QSettings,
        name: str,
        sizes: tuple[int, int] = (420, 720),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self._key = f"panes/{name}"
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(list_widget)
        self.addWidget(detail)
        self.setStretchFactor(0, sizes[0])
        self.setStretchFactor(1, sizes[1])
        self.setSizes(list(sizes))
        kept = settings.value(self._key)
        self.is_remembered = isinstance(kept, QByteArray) and self.restoreState(kept)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_AFTER_MILLISECONDS)
        self._keeper.timeout.connect(self._on_keeper_timeout)
        self.splitterMoved.connect(self._on_splitter_moved)

    @Slot()
    def _on_splitter_moved(self) -> None:
        self._keeper.start()

    @Slot()
    def _on_keeper_timeout(self) -> None:
        self._settings.setValue(self._key, self.saveState())


class PageHeader(QWidget):
    """The head of a page or of a detail: title, a line beneath it, and buttons at the right."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _label(self, "title")
        self._subtitle = _label(self, "muted")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 20, 24, 12)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self.say(title, subtitle)

    def say(self, title: str, subtitle: str = "") -> None:
        """Change both lines; an empty second line takes no room."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget) -> None:
        """Put a button or a chip at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)


class SectionHeader(QWidget):
    """A heading within a pane, with room for a button at the right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = _label(self, "heading")
        self._label.setText(text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 16, 0, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._label, 1)

    def say(self, text: str) -> None:
        """Change the heading."""
        self._label.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a button at the right."""
        self._row.addWidget(widget)


class PropertyRows(QWidget):
    """Facts in two columns: what it is, and what it says or the line in which it is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}

    def add_text(self, name: str, text: str = "") -> QLabel:
        """Add a fact to read; its words can be selected and copied."""
        value = _label(self, "")
        value.setText(text)
        value.setContentsMargins(0, 6, 0, 6)
        value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values[name] = value
        self._names[name] = self._place(name, value, 6)
        return value

    def add_editor(self, name: str, editor: QWidget) -> None:
        """Add a fact to edit; the editor is announced by the fact's name."""
        if not editor.accessibleName():
            editor.setAccessibleName(name)
        self._place(name, editor, 8)

    def say(self, name: str, text: str) -> None:
        """Change what a fact says."""
        self._values[name].setText(text)

    def say_if_known(self, name: str, text: str) -> None:
        """Change what a fact says; without words it takes no room."""
        self._values[name].setText(text)
        self._values[name].setVisible(bool(text))
        self._names[name].setVisible(bool(text))

    def _place(self, name: str, widget: QWidget, lowered: int) -> QLabel:
        row = self._grid.rowCount()
        label = QLabel(name, self)
        label.setProperty("rank", "muted")
        label.setContentsMargins(0, lowered, 0, lowered)
        label.setBuddy(widget)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)
        return label


class InlineEdit(QLineEdit):
    """A line that looks like text until it is used. Return or leaving it keeps the change, Escape takes it back.

    Signals:
        committed: The new text, when it differs from what was shown.
    """

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setProperty("inline", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.returnPressed.connect(self._commit)

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody is typing here just now."""
        if not (self.hasFocus() and self.text() != self._shown):
            self.setText(text)
            self.setCursorPosition(0)
        self._shown = text

    def mark_wrong(self, why: str) -> None:
        """Say why what stands here cannot be taken; nothing takes the mark away."""
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        if bool(why) != bool(self.property("wrong")):
            self.setProperty("wrong", bool(why))
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._commit()

    @Slot()
    def _commit(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)


class DateEdit(InlineEdit):
    """A line that takes dates as people type them: “11/9/19”, “next Wed”, “end of July”.

    Signals:
        date_committed: The date that was meant; what cannot be read stays to be mended, with a word beside it.
    """

    date_committed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "for example 11/9/19 or next Wed", parent)

    @property
    def day(self) -> date | None:
        """The date that stands here; None when there is none or it cannot be read."""
        return parse_due(self.text(), current_day()) if self.text().strip() else None

    def show_date(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.mark_wrong("")
        self.show_text(long_date(day) if day else "")

    def _commit(self) -> None:
        text = self.text().strip()
        if text == self._shown:
            self.mark_wrong("")
            return
        day = parse_due(text, current_day()) if text else None
        if text and day is None:
            self.mark_wrong(f"“{text}” is not a date that can be read. Try 11/9/2019 or “end of July”.")
            return
        self._shown = long_date(day) if day else ""
        self.setText(self._shown)
        self.mark_wrong("")
        self.date_committed.emit(day)


class Hairline(QFrame):
    """A line between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("hairline", True)
        self.setFixedHeight(1)


def _label(parent: QWidget, rank: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("rank", rank)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def words_label(rank: str, parent: QWidget) -> QLabel:
    """A label for words of people: never read as markup, wrapped, to be selected and copied."""
    label = _label(parent, rank)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
