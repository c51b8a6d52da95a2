"""The list of meetings at the left: day, state, venue, filtered as one types."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import meetings
from boardkeeper.lists import Page, Wanted
from boardkeeper.meetings import MeetingState, MeetingView
from boardkeeper.rules.due_dates import clock, long_date
from ui.meetings.states import STATE_TONES, capital
from ui.operations import Desk, Operations
from ui.tables.columns import Column
from ui.tables.filter_bar import FilterField
from ui.tables.model import RowTable
from ui.tables.painting import draw_chip
from ui.tables.roles import CellRole
from ui.theme.theme import Theme
from ui.today.words import count

_ROW_HEIGHT = 58
_PAUSE_MILLISECONDS = 150
_WORDS_FROM = 290
_NARROWEST = 264
_WIDEST = 420


class MeetingDelegate(QStyledItemDelegate):
    """Draws a meeting in two lines: the day with its state, then time, place and what there is."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        meeting: MeetingView | None = index.data(CellRole.ROW)
        if meeting is None:
            return
        theme, colours = self._theme, self._theme.colours
        box: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(box, QColor(colours.selection))
            painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._paint_words(
            painter, box.adjusted(theme.px(16), theme.px(8), -theme.px(12), -theme.px(8)), meeting
        )
        if is_chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_words(self, painter: QPainter, space: QRect, meeting: MeetingView) -> None:
        theme, colours = self._theme, self._theme.colours
        bold = theme.font(weight=QFont.Weight.DemiBold)
        height = QFontMetrics(bold).height()
        upper = QRect(space.left(), space.top(), space.width(), height)
        day = long_date(meeting.held_on)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, day)
        beside = upper.adjusted(QFontMetrics(bold).horizontalAdvance(day) + theme.px(8), 0, 0, 0)
        state = capital(meeting.state.value)
        draw_chip(painter, theme, beside, state, STATE_TONES[meeting.state], to_right=True)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.muted))
        lower = QRect(space.left(), space.bottom() - height + 1, space.width(), height)
        facts = painter.fontMetrics().elidedText(_facts(meeting), Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, facts)


class MeetingList(QWidget):
    """Filter, list, and the button for a new meeting.

    Signals:
        chosen: The id of the meeting that is current now; blank when there is none.
        counted: How many meetings the filter left.
    """

    chosen = Signal(str)
    counted = Signal(int)

    def __init__(
        self, theme: Theme, operations: Operations, new: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted_id = ""
        self.field = FilterField(theme, "meetings", self)
        self.new_button = QPushButton("New", self)
        self.new_button.setAccessibleName("New meeting")
        self.new_button.setToolTip(new.toolTip())
        self.new_button.clicked.connect(new.trigger)
        self.table = RowTable((Column("Meeting", "held_on", says=_spoken),), operations, self)
        self.view = QListView(self)
        self.view.setModel(self.table)
        self.view.setItemDelegate(MeetingDelegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName("Meetings, latest first")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing_fits())
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 12)
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause_ended)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.left_down.connect(self._on_left_down)
        self.table.arrived.connect(self._on_arrived)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() >= self._theme.px(_WORDS_FROM)
        self.new_button.setText("New" if is_wide else "")
        super().resizeEvent(event)

    def take_away_new(self) -> None:
        """Where no meeting can be added there is no button for it."""
        self.new_button.hide()

    @property
    def current_id(self) -> str:
        """The id of the current meeting; blank when there is none."""
        index = self.view.currentIndex()
        return str(index.data(CellRole.ID) or "") if index.isValid() else ""

    def show_board(self, board_id: str) -> None:
        """List a board's meetings from the beginning."""
        self._wanted_id = ""
        self.table.show_from(partial(_list_meetings, board_id))

    def refresh(self) -> None:
        """Read the list anew, keeping what is chosen."""
        self.table.refresh()

    def choose(self, meeting_id: str) -> None:
        """Make a meeting current, now or as soon as it has been read; a filter that hides it is emptied."""
        place = self.table.place_of(meeting_id)
        if place >= 0:
            self._wanted_id = ""
            self.view.setCurrentIndex(self.table.index(place, 0))
            return
        self._wanted_id = meeting_id
        if self.table.is_narrowed:
            self.field.clear()
        self.table.refresh()

    def _nothing_fits(self) -> QWidget:
        """Narrower than an empty state of a page: the list must not need more room than its lines."""
        panel = QWidget(self)
        words = QLabel("No meeting has these words in its day, venue or state.", panel)
        words.setProperty("rank", "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        clear = QPushButton("Show all", panel)
        clear.clicked.connect(self.field.clear)
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 48, 24, 24)
        column.setSpacing(16)
        column.addWidget(words)
        column.addWidget(clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return panel

    @Slot()
    def _on_text_changed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_ended(self) -> None:
        self.table.narrow(self.field.text(), ())

    @Slot()
    def _on_left_down(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_arrived(self, total: int) -> None:
        self._stack.setCurrentIndex(1 if not total and self.table.is_narrowed else 0)
        if self._wanted_id and self.table.place_of(self._wanted_id) >= 0:
            self.choose(self._wanted_id)
        elif not self.view.currentIndex().isValid() and total:
            self.view.setCurrentIndex(self.table.index(self._next_to_come(), 0))
        self.counted.emit(total)
        if not total and not self.table.is_narrowed:
            self.chosen.emit("")

    def _next_to_come(self) -> int:
        """The place of the meeting people most likely want: the first that is still to come, else the latest."""
        place = 0
        while (row := self.table.row(place)) is not None and row.state in _OPEN:
            place += 1
        return max(place - 1, 0)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.current_id)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.new_button.setIcon(self._theme.icon("plus"))
        # Day and state must stand whole beside each other; beyond the widest there is nothing more to show.
        self.setMinimumWidth(self._theme.px(_NARROWEST))
        self.setMaximumWidth(self._theme.px(_WIDEST))
        self.view.doItemsLayout()


_OPEN = frozenset(
    {MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED, MeetingState.CANCELLED}
)


def _list_meetings(board_id: str, desk: Desk, wanted: Wanted) -> Page[MeetingView]:
    return meetings.list_meetings(desk, board_id, wanted)


def _facts(meeting: MeetingView) -> str:
    """“2.00 pm · 8 items · Council House”; what there is beats where it is when room is short."""
    there_is = (
        count(meeting.minutes, "minute")
        if meeting.minutes
        else (count(meeting.items, "item") if meeting.items else "no agenda")
    )
    if meeting.state is MeetingState.CANCELLED:
        there_is = meeting.reason or there_is
    elif meeting.postponed_from:
        there_is = f"postponed · {there_is}"
    at = clock(meeting.starts_at) if meeting.starts_at else ""
    return " · ".join(part for part in (at, there_is, meeting.venue) if part)


def _spoken(row: Any) -> str:
    return f"{long_date(row.held_on)}, {row.state.value}, {_facts(row)}"
