"""The programme by meeting: filter, groups of cards, and the line that adds a topic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import programme
from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import long_date
from boardkeeper.scheduling import ProgrammeGroup
from ui.empty import EmptyState
from ui.programme.group_view import GroupView
from ui.programme.rows import PAST, ProgrammeRows
from ui.tables.filter_bar import Chips, FilterBar
from ui.theme.theme import Theme

_PAST_SHOWN = "programme/past_shown"


class TopicLine(QWidget):
    """The line at the foot: a topic, “@” and a day, Enter, and the next one; beneath, what the day means.

    Signals:
        entered: The topic, and its day or None.
        left: Escape on the empty line, or ↑.
    """

    entered = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._meetings: tuple[date, ...] = ()
        self._plus = QLabel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Add a topic, “@ 13 Nov” for its meeting, then Enter  (Ctrl+Shift+N)")
        self.field.setAccessibleName("New topic, with @ and a day for its meeting")
        self.meaning = QLabel(self)
        self.meaning.setProperty("rank", "muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._plus)
        row.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 12)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.meaning)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_return_pressed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_text_changed()

    def offer(self, meetings: Sequence[date]) -> None:
        """Take the days of the meetings to come."""
        self._meetings = tuple(meetings)
        self._on_text_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Up}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_text_changed(self) -> None:
        topic, day = programme.read_topic(self.field.text(), current_day(), self._meetings)
        self.meaning.setVisible(bool(topic))
        if day is None:
            is_meant = "@" in self.field.text()
            self.meaning.setText("No day can be read behind the @." if is_meant else "To be scheduled")
        elif day in self._meetings:
            self.meaning.setText(f"For the meeting of {long_date(day)}")
        else:
            self.meaning.setText(f"For {long_date(day)}; the board has no meeting to come that day")

    @Slot()
    def _on_return_pressed(self) -> None:
        topic, day = programme.read_topic(self.field.text(), current_day(), self._meetings)
        if topic:
            self.field.setText("")
            self.entered.emit(topic, day)

    @Slot()
    def _on_theme_changed(self) -> None:
        colour = self._theme.colours.muted
        self._plus.setPixmap(self._theme.pixmap("plus", colour, 16, self.devicePixelRatioF()))
        indent = self._theme.px(16) + 12
        self.meaning.setContentsMargins(indent, 0, 0, 0)


class ByMeeting(QWidget):
    """Everything of the programme in one column, each card beneath its meeting.

    Signals:
        narrowed: The filter’s words and pressed chips have changed.
        entered: A new topic and its day, or None.
    """

    narrowed = Signal()
    entered = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        settings: QSettings,
        chips: Chips,
        first_steps: tuple[QAction, ...],
        empty: tuple[str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.rows = ProgrammeRows()
        if settings.value(_PAST_SHOWN, False, type=bool):
            self.rows.folded.discard(PAST)
        self.bar = FilterBar(theme, "topics", chips, self)
        self.view = GroupView(theme, self.rows, self)
        icon, heading, text = empty
        self._nothing = EmptyState(theme, icon, heading, text, first_steps, self)
        clear = QAction("Show all", self)
        clear.triggered.connect(self.bar.clear)
        self._no_match = EmptyState(
            theme, "funnel", "Nothing fits the filter", "No topics hold these words.", (clear,), self
        )
        self._stack = QStackedWidget(self)
        for widget in (self.view, self._nothing, self._no_match):
            self._stack.addWidget(widget)
        self.line = TopicLine(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.line)
        self.bar.narrowed.connect(self._on_narrowed)
        self.bar.field.left_down.connect(self._on_line_left)
        self.line.left.connect(self._on_line_left)
        self.line.entered.connect(self.entered)
        self.view.folding_changed.connect(self._on_folding_changed)

    @property
    def words(self) -> str:
        """What the filter looks for."""
        return self.bar.field.text().strip()

    def show_groups(self, groups: Sequence[ProgrammeGroup]) -> None:
        """Show the groups as the filter leaves them."""
        self.rows.is_narrowed = bool(self.words or self.bar.pressed())
        self.rows.show_groups(groups)
        topics = self.rows.topics
        self.bar.count.setText("1 topic" if topics == 1 else f"{topics:,} topics")
        self.bar.setVisible(bool(topics) or self.rows.is_narrowed)
        empty = self._no_match if self.rows.is_narrowed else self._nothing
        self._stack.setCurrentWidget(self.view if topics else empty)
        first = next((item for group in groups if not group.is_past for item in group.items), None)
        if self.view.current_row is None and first is not None:
            self.view.choose(first.id)

    def reveal(self, item_id: str) -> bool:
        """Choose a topic; False when the filter hides it, which is emptied then."""
        found = self.view.choose(item_id)
        if not found and self.rows.is_narrowed:
            self.bar.clear()
        return found

    @Slot()
    def _on_narrowed(self) -> None:
        self.narrowed.emit()

    @Slot()
    def _on_line_left(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_folding_changed(self) -> None:
        self._settings.setValue(_PAST_SHOWN, PAST not in self.rows.folded)
