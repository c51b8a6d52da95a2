"""Rows in an order that is changed by dragging or with Alt and the arrows; every row is edited where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.boards.tab_stops import tab_stops
from ui.theme.theme import Theme

_EDGE = 48


class Grip(QLabel):
    """What a row is dragged by.

    Signals:
        dragged: Where the mouse is, on the screen.
        dropped: Where it was let go.
        let_be: The drag was given up.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    let_be = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed: QPoint | None = None
        self._is_dragged = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag to move, or Alt+Up and Alt+Down")
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        point = event.globalPosition().toPoint()
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._is_dragged = self._is_dragged or far
        if self._is_dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed = self._is_dragged, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if was_dragged:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            self.let_be.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.pixmap("grip-vertical", self._theme.colours.outline, 16, ratio))


class OrderedRow(QFrame):
    """Base of a row: grip, what it says, and a button that takes it out.

    Signals:
        moved_by: So many places down; negative for up.
        removed: It shall go.

    Class attributes:
        NEEDS: The width below which what can be chosen stands under the title, at 100 %.
    """

    NEEDS: ClassVar[int] = 0

    moved_by = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, thing_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("orderedRow")
        self._theme = theme
        self.thing_id = thing_id
        self.grip = Grip(theme, self)
        self.middle = QVBoxLayout()
        self.middle.setSpacing(0)
        self.remove_button = QToolButton(self)
        self.remove_button.clicked.connect(self.removed)
        self.right = QHBoxLayout()
        self.right.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 4, 6)
        row.setSpacing(8)
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.setSpacing(4)
        self.top.addLayout(self.right)
        self.middle.addLayout(self.top)
        self.grip.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.middle, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        for keys, slot in (("Alt+Up", self._on_up), ("Alt+Down", self._on_down)):
            # An arrow goes from button to button otherwise.
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        theme.changed.connect(self._dress)
        self._dress()

    def show_thing(self, thing: Any) -> None:
        """Show what the row stands for."""
        raise NotImplementedError

    def call(self, title: str) -> None:
        """Say to a screen reader which row this is."""
        self.setAccessibleName(title)
        self.remove_button.setAccessibleName(f"Remove “{title}”")
        self.remove_button.setToolTip(f"Remove “{title}”")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what can be chosen stands beneath."""
        super().resizeEvent(event)
        across = QBoxLayout.Direction.LeftToRight
        is_wide = self.width() >= self._theme.px(self.NEEDS)
        self.top.setDirection(across if is_wide else QBoxLayout.Direction.TopToBottom)
        self.spread(is_wide)

    def spread(self, is_wide: bool) -> None:
        """Give what can be chosen its room; `is_wide` when it stands beside the title."""

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, the cross last."""
        others = [each for each in tab_stops(self) if each is not self.remove_button]
        return [*others, self.remove_button]

    @Slot()
    def _on_up(self) -> None:
        self.moved_by.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved_by.emit(1)

    @Slot()
    def _dress(self) -> None:
        self.remove_button.setIcon(self._theme.icon("x"))


class OrderedRows(QWidget):
    """The rows of a list, kept by the ids of what they stand for: what is typed in one stays through a refresh.

    Signals:
        moved: The id of a thing and the place it shall have, from 0.
        removed: The id of a thing.

    Args:
        name: What the list is called for a screen reader.
        make_row: Makes an empty row for an id.
        theme: The look.
        parent: Who owns it.
    """

    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(
        self, name: str, make_row: Callable[[str], OrderedRow], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._theme = theme
        self._make_row = make_row
        self.rows: list[OrderedRow] = []
        self._drop_place = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_things(self, things: Sequence[Any]) -> None:
        """Show these things, each with an `id`, in this order."""
        known = {row.thing_id: row for row in self.rows}
        kept = {thing.id for thing in things}
        for thing_id, row in known.items():
            if thing_id not in kept:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self.rows = [known.get(thing.id) or self._new_row(thing.id) for thing in things]
        for row, thing in zip(self.rows, things, strict=True):
            row.show_thing(thing)
        self._arrange()

    def row_of(self, thing_id: str) -> OrderedRow | None:
        """The row of a thing."""
        return next((row for row in self.rows if row.thing_id == thing_id), None)

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, row by row."""
        return [stop for row in self.rows for stop in row.stops()]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QColor(self._theme.colours.line))
            for row in self.rows:
                painter.drawLine(0, row.geometry().bottom() + 1, self.width(), row.geometry().bottom() + 1)
            if self._drop_place >= 0 and self.rows:
                last = self._drop_place >= len(self.rows)
                box = self.rows[min(self._drop_place, len(self.rows) - 1)].geometry()
                y = box.bottom() if last else box.top() + 1
                painter.setPen(QPen(QColor(self._theme.colours.accent), 3))
                painter.drawLine(4, y, self.width() - 4, y)

    def _new_row(self, thing_id: str) -> OrderedRow:
        row = self._make_row(thing_id)
        row.setParent(self)
        row.moved_by.connect(self._on_moved_by)
        row.removed.connect(self._on_removed)
        row.grip.dragged.connect(self._on_dragged)
        row.grip.dropped.connect(self._on_dropped)
        row.grip.let_be.connect(self._on_let_be)
        row.show()
        return row

    def _arrange(self) -> None:
        """Put the rows into their order."""
        for place, row in enumerate(self.rows):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        self.update()

    def _ask_to_move(self, row: OrderedRow, place: int) -> None:
        place = max(0, min(place, len(self.rows) - 1))
        if self.rows.index(row) == place:
            return
        self.rows.remove(row)
        self.rows.insert(place, row)
        self._arrange()
        self.moved.emit(row.thing_id, place)

    def _place_at(self, point: QPoint) -> int:
        """Before which row something dropped here would come; the number of rows for the end."""
        y = self.mapFromGlobal(point).y()
        places = (place for place, row in enumerate(self.rows) if y < row.geometry().center().y())
        return next(places, len(self.rows))

    def _row_of_grip(self, grip: object) -> OrderedRow:
        return next(row for row in self.rows if row.grip is grip)

    @Slot(int)
    def _on_moved_by(self, by: int) -> None:
        row = self.sender()
        if isinstance(row, OrderedRow):
            self._ask_to_move(row, self.rows.index(row) + by)

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, OrderedRow):
            self.removed.emit(row.thing_id)

    @Slot(QPoint)
    def _on_dragged(self, point: QPoint) -> None:
        self._drop_place = self._place_at(point)
        self.update()
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = above.widget() if above is not None else None
        if above is not None and inside is not None:
            above.ensureVisible(0, inside.mapFromGlobal(point).y(), 0, _EDGE)

    @Slot(QPoint)
    def _on_dropped(self, point: QPoint) -> None:
        row = self._row_of_grip(self.sender())
        before, stands = self._place_at(point), self.rows.index(row)
        self._on_let_be()
        self._ask_to_move(row, before - 1 if before > stands else before)

    @Slot()
    def _on_let_be(self) -> None:
        self._drop_place = -1
        self.update()
