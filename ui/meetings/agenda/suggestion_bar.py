"""The strip that says what could come onto the agenda, and the list it opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.agenda_sources import Suggestion
from ui.panes import Hairline
from ui.theme.theme import Theme
from ui.today.words import count

_MOST_HEIGHT = 232


class SuggestionRow(QWidget):
    """One suggestion: a button that takes it, its title and why.

    Signals:
        taken: Its id.
    """

    taken = Signal(str)

    def __init__(self, suggestion: Suggestion, parent: QWidget) -> None:
        super().__init__(parent)
        self.suggestion = suggestion
        self.button = QPushButton("Add", self)
        self.button.setAccessibleName(f"Add {suggestion.title}")
        self.button.setAccessibleDescription(suggestion.why)
        self.button.clicked.connect(self._on_clicked)
        title = QLabel(suggestion.title, self)
        title.setProperty("rank", "strong")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        why = QLabel(suggestion.why, self)
        why.setProperty("rank", "muted")
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit(self.suggestion.id)


class SuggestionBar(QWidget):
    """“4 suggestions” with their titles; opened, one row each. Hidden while there is nothing to suggest.

    Signals:
        taken: A tuple of ids.
        left: Escape.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._suggestions: tuple[Suggestion, ...] = ()
        self.rows: list[SuggestionRow] = []
        self.toggle = QToolButton(self)
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._on_toggled)
        self.titles = QLabel(self)
        self.titles.setProperty("rank", "muted")
        self.titles.setTextFormat(Qt.TextFormat.PlainText)
        self.titles.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.take_all = QPushButton("Take all", self)
        self.take_all.setAccessibleName("Take all suggestions")
        self.take_all.clicked.connect(self._on_take_all)
        self._list = QWidget()
        self._list.setProperty("plain", True)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(24, 0, 16, 8)
        self._column.setSpacing(0)
        self._scroll = _ListArea(theme, self._list, self._column, self)
        self._scroll.hide()
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 6)
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addWidget(self.titles, 1)
        head.addWidget(self.take_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self))
        column.addLayout(head)
        column.addWidget(self._scroll)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what could come onto the agenda; the keyboard stays in the list while something is left in it."""
        if tuple(suggestions) == self._suggestions:
            return
        self._suggestions = tuple(suggestions)
        stood = next((place for place, row in enumerate(self.rows) if row.button.hasFocus()), -1)
        had_focus = stood >= 0 or self.take_all.hasFocus() or self.toggle.hasFocus()
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [SuggestionRow(each, self._list) for each in suggestions]
        for row in self.rows:
            row.taken.connect(self._on_row_taken)
            self._column.addWidget(row)
            row.show()
        self.toggle.setText(count(len(self.rows), "suggestion"))
        self.toggle.setAccessibleName(f"{count(len(self.rows), 'suggestion')} for this agenda")
        self.take_all.setVisible(len(self.rows) > 1)
        self._say_titles()
        self.setVisible(bool(self.rows))
        if not self.rows:
            self.toggle.setChecked(False)
            if had_focus:
                self.left.emit()
        elif stood >= 0:
            self.rows[min(stood, len(self.rows) - 1)].button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.updateGeometry()

    def open(self) -> None:
        """Open the list and go to its first row."""
        if self.rows:
            self.toggle.setChecked(True)
            self.rows[0].button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.toggle.setChecked(False)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_titles()

    def _say_titles(self) -> None:
        words = "; ".join(each.title for each in self._suggestions)
        shown = self.titles.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.titles.width())
        self.titles.setText("" if self.toggle.isChecked() else shown)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        self._scroll.setVisible(is_open)
        self._say_titles()
        self._on_theme_changed()

    @Slot(str)
    def _on_row_taken(self, suggestion_id: str) -> None:
        self.taken.emit((suggestion_id,))

    @Slot()
    def _on_take_all(self) -> None:
        self.taken.emit(tuple(each.id for each in self._suggestions))

    @Slot()
    def _on_theme_changed(self) -> None:
        name = "chevron-down" if self.toggle.isChecked() else "chevron-right"
        self.toggle.setIcon(self._theme.icon(name))


class _ListArea(QScrollArea):
    """As high as its rows need, up to a bound; then it scrolls."""

    def __init__(self, theme: Theme, inner: QWidget, column: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = column
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        width = max(self.viewport().width(), 1)
        has_width = self._column.hasHeightForWidth()
        needed = self._column.heightForWidth(width) if has_width else self._column.sizeHint().height()
        return QSize(self._theme.px(320), min(needed, self._theme.px(_MOST_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), self._theme.px(72)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
