"""The programme by meeting, as a list: keyboard, mouse, menu, and cards moved between meetings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QMenu, QWidget

from boardkeeper.programme import ProgrammeItemView
from boardkeeper.scheduling import ProgrammeGroup
from ui.programme.card_delegate import CardDelegate
from ui.programme.rows import CardRow, HeadingRow, Index, ProgrammeRows, Row, VacantRow
from ui.programme.words import group_title
from ui.theme.theme import Theme

_EDGE = 32
_SCROLL_MILLISECONDS = 30


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a card would be dropped: in which group, before which place, and the line that says so."""

    group: ProgrammeGroup
    place: int
    y: int


class GroupView(QListView):
    """Shows `ProgrammeRows`; asks for changes by signals and makes none itself.

    Signals:
        chosen: The topic the keyboard is on, or None on a heading.
        moved: A topic’s id, the key of the group it goes to, and its place there.
        wanted_on_agenda: The topic that is current shall stand on the agenda.
        removed: The topic that is current shall go.
        opened: Return was pressed on a topic.
        folding_changed: A group was folded or unfolded.
    """

    chosen = Signal(object)
    moved = Signal(str, str, int)
    wanted_on_agenda = Signal()
    removed = Signal()
    opened = Signal()
    folding_changed = Signal()

    def __init__(self, theme: Theme, rows: ProgrammeRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = rows
        self._key = ""
        self._place = -1
        self._scroll = 0
        self._is_laying_out = False
        self._pressed_at: QPoint | None = None
        self._target: _Target | None = None
        rows.about_to_settle.connect(self._on_about_to_lay_out)
        self.setModel(rows)
        rows.settled.connect(self._on_laid_out)
        self.delegate = CardDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Work programme by meeting")
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MILLISECONDS)
        self._scroller.timeout.connect(self._on_scroll_due)
        self._actions = self._make_actions()
        theme.changed.connect(self.doItemsLayout)

    @property
    def current_row(self) -> Row | None:
        """The row the keyboard is on."""
        return self.rows.row(self.currentIndex().row())

    @property
    def current_item(self) -> ProgrammeItemView | None:
        """The topic the keyboard is on."""
        row = self.current_row
        return row.item if isinstance(row, CardRow) else None

    def choose(self, key: str) -> bool:
        """Make a topic or a heading current and bring it into view; False when it is not there."""
        self.rows.unfold_to(key)
        place = self.rows.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
            self.scrollTo(self.currentIndex())
        return place >= 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_laying_out:
            row = self.rows.row(current.row())
            self._key, self._place = (row.key, current.row()) if row is not None else ("", -1)
            self.chosen.emit(row.item if isinstance(row, CardRow) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row
        key = event.key()
        if key == Qt.Key.Key_Escape and self.delegate.dragged_id:
            self._end_drag()
        elif isinstance(row, HeadingRow) and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._fold(row, not row.is_folded)
        elif isinstance(row, HeadingRow) and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._fold(row, key == Qt.Key.Key_Left)
        elif isinstance(row, CardRow) and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif isinstance(row, CardRow) and key == Qt.Key.Key_Left:
            self.choose(row.group.key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.current_row
        if not isinstance(row, CardRow):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._actions["agenda"])
        where = menu.addMenu("Bring it to")
        for group in self.rows.groups:
            if group.is_past or group.key == row.group.key:
                continue
            where.addAction(group_title(group)).setData(group.key)
        where.triggered.connect(self._on_group_triggered)
        menu.addSeparator()
        for name in ("up", "down", "earlier", "later", "remove"):
            menu.addAction(self._actions[name])
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        box = self.visualRect(self.currentIndex())
        below = self.viewport().mapToGlobal(QPoint(box.left() + _EDGE, box.bottom()))
        menu.popup(event.globalPos() if by_mouse else below)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = point if is_left and self.indexAt(point).isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        pressed = self.rows.row(self.indexAt(self._pressed_at).row())
        if far and not self.delegate.dragged_id and isinstance(pressed, CardRow):
            self.delegate.dragged_id = pressed.item.id
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroller.start()
        if self.delegate.dragged_id:
            self._aim(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        target, item_id = self._target, self.delegate.dragged_id
        pressed, self._pressed_at = self._pressed_at, None
        if item_id:
            self._end_drag()
            if target is not None:
                self._ask_to_move(item_id, target.group, target.place)
        elif pressed is not None:
            row = self.rows.row(self.indexAt(event.position().toPoint()).row())
            if isinstance(row, HeadingRow):
                self._fold(row, not row.is_folded)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is not None:
            with QPainter(self.viewport()) as painter:
                painter.setPen(QPen(QColor(self._theme.colours.accent), 3))
                margin = self._theme.px(16)
                painter.drawLine(margin, self._target.y, self.viewport().width() - margin, self._target.y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().unsetCursor()

    def _make_actions(self) -> dict[str, QAction]:
        made = {}
        for name, title, keys, slot in (
            ("agenda", "Put on the agenda", "Ctrl+Return", self._on_agenda),
            ("up", "Move up", "Alt+Up", self._on_up),
            ("down", "Move down", "Alt+Down", self._on_down),
            ("earlier", "To the meeting before", "Alt+Left", self._on_earlier),
            ("later", "To the next meeting or list", "Alt+Right", self._on_later),
            ("remove", "Remove from the programme", "Del", self._on_remove),
        ):
            action = QAction(title, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.addAction(action)
            made[name] = action
        return made

    def _fold(self, row: HeadingRow, is_folded: bool) -> None:
        if is_folded != row.is_folded:
            self.rows.fold(row.key, is_folded)
            self.folding_changed.emit()

    def _aim(self, point: QPoint) -> None:
        self._target = self._target_at(point)
        self.delegate.lit_key = self._target.group.key if self._target else ""
        self.viewport().update()

    def _target_at(self, point: QPoint) -> _Target | None:
        index = self.indexAt(QPoint(self.viewport().width() // 2, point.y()))
        if not index.isValid():
            index = self.rows.index(self.rows.rowCount() - 1)
        row, box = self.rows.row(index.row()), self.visualRect(index)
        if isinstance(row, CardRow):
            is_below = point.y() > box.center().y()
            return _Target(row.group, row.place + is_below, box.bottom() if is_below else box.top())
        if isinstance(row, VacantRow):
            return _Target(row.group, 0, box.bottom())
        if isinstance(row, HeadingRow) and row.group is not None:
            return _Target(row.group, len(row.group.items) if row.is_folded else 0, box.bottom())
        return None

    def _ask_to_move(self, item_id: str, group: ProgrammeGroup, before: int) -> None:
        """Ask for a move to before a place of a group as it stands now, the topic itself counted."""
        stands = next((place for place, item in enumerate(group.items) if item.id == item_id), -1)
        place = before - 1 if 0 <= stands < before else before
        if place != stands:
            self.moved.emit(item_id, group.key, place)

    def _step(self, by: int) -> None:
        """One place up or down; beyond the end of its group into the neighbour."""
        row = self.current_row
        if not isinstance(row, CardRow):
            return
        place = row.place + by
        if 0 <= place < len(row.group.items):
            self.moved.emit(row.item.id, row.group.key, place)
        else:
            self._leap(by, at_end=by < 0)

    def _leap(self, by: int, *, at_end: bool = True) -> None:
        """To the meeting or list before or after."""
        row = self.current_row
        if not isinstance(row, CardRow):
            return
        keys = [group.key for group in self.rows.groups]
        place = keys.index(row.group.key) + by
        if not 0 <= place < len(keys):
            return
        group = self.rows.groups[place]
        if group.is_past and not row.group.is_past:
            return
        self.moved.emit(row.item.id, group.key, len(group.items) if at_end else 0)

    def _end_drag(self) -> None:
        self._scroller.stop()
        self.delegate.dragged_id = ""
        self.delegate.lit_key = ""
        self._target = None
        self._pressed_at = None
        self.viewport().unsetCursor()
        self.viewport().update()

    @Slot()
    def _on_about_to_lay_out(self) -> None:
        self._is_laying_out = True
        self._scroll = self.verticalScrollBar().value()

    @Slot()
    def _on_laid_out(self) -> None:
        place = self.rows.place_of(self._key)
        if place < 0 and self._key:
            # What was chosen has gone: the keyboard goes on from where it stood.
            place = min(self._place, self.rows.rowCount() - 1)
            row = self.rows.row(place)
            self._key = row.key if row is not None else ""
        self._place = place
        self.doItemsLayout()
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
        self.verticalScrollBar().setValue(self._scroll)
        self._is_laying_out = False
        if place >= 0:
            self.scrollTo(self.currentIndex())
        self.chosen.emit(self.current_item)

    @Slot()
    def _on_scroll_due(self) -> None:
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        bar = self.verticalScrollBar()
        if point.y() < _EDGE:
            bar.setValue(bar.value() - _EDGE // 4)
        elif point.y() > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _EDGE // 4)
        else:
            return
        self._aim(point)

    @Slot(QAction)
    def _on_group_triggered(self, action: QAction) -> None:
        item = self.current_item
        group = next((each for each in self.rows.groups if each.key == action.data()), None)
        if item is not None and group is not None:
            self.moved.emit(item.id, group.key, len(group.items))

    @Slot()
    def _on_agenda(self) -> None:
        if self.current_item is not None:
            self.wanted_on_agenda.emit()

    @Slot()
    def _on_up(self) -> None:
        self._step(-1)

    @Slot()
    def _on_down(self) -> None:
        self._step(1)

    @Slot()
    def _on_earlier(self) -> None:
        self._leap(-1)

    @Slot()
    def _on_later(self) -> None:
        self._leap(1)

    @Slot()
    def _on_remove(self) -> None:
        if self.current_item is not None:
            self.removed.emit()
