"""The list of items: keyboard, mouse, menus and moving rows about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal, Slot
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

from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.rules.agenda_order import family, moved
from ui.meetings.agenda.delegate import AgendaDelegate
from ui.meetings.agenda.menus import kind_menu, paper_menu
from ui.meetings.agenda.model import AgendaModel, ItemRole
from ui.meetings.agenda.row_boxes import Field
from ui.theme.theme import Theme

_EDGE = 32
_SCROLL_MILLISECONDS = 30
_TEXTS = {"title": Field.TITLE, "purpose": Field.PURPOSE, "reason": Field.URGENT_REASON}


class AgendaView(QListView):
    """Shows an `AgendaModel`; asks for changes by signals and makes none itself.

    Signals:
        typed: An item's id, the `Field` and its new text.
        kind_chosen: An item's id and the `ItemKind`.
        paper_chosen: An item's id and the `PaperKind`.
        moved: An item's id and the place it shall have among the others.
        put_under: An item's id, and the id of the item it shall be under; blank to take it out.
        education_wanted: The id of an item, and whether it concerns education from now on.
        exempt_wanted: The id of an item to be kept from the public, or opened again.
        removed: An item's id.
    """

    typed = Signal(str, object, str)
    kind_chosen = Signal(str, object)
    paper_chosen = Signal(str, object)
    moved = Signal(str, int)
    put_under = Signal(str, str)
    education_wanted = Signal(str, bool)
    exempt_wanted = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = model
        self.setModel(model)
        self.delegate = AgendaDelegate(theme, self)
        self.delegate.typed.connect(self.typed)
        self.delegate.closeEditor.connect(self._on_editor_closed)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Agenda items")
        self._pressed_at: QPoint | None = None
        self._was_current = False
        self._drop_place = -1
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MILLISECONDS)
        self._scroller.timeout.connect(self._on_scroll_due)
        self._actions = self._make_actions()
        theme.changed.connect(self._on_theme_changed)

    @property
    def current_item(self) -> AgendaItemView | None:
        """The item the keyboard is on."""
        index = self.currentIndex()
        return index.data(ItemRole.ITEM) if index.isValid() else None

    def choose(self, item_id: str) -> None:
        """Make an item current and bring it into view."""
        place = self.rows.place_of(item_id)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
            self.scrollTo(self.currentIndex())

    def edit_text(self, index: QModelIndex, field: Field) -> None:
        """Open the editor of one of a row's texts; the wording of a resolution is counted and not typed."""
        if field is Field.PURPOSE and index.data(ItemRole.ITEM).excludes_public:
            return
        self.delegate.field = field
        if field is Field.URGENT_REASON:
            self.delegate.asking_reason_of = index.data(ItemRole.ID)
            self.doItemsLayout()
        self.edit(index)

    def ask_reason(self, item_id: str) -> None:
        """Ask in place why an item cannot wait."""
        self.choose(item_id)
        self.edit_text(self.currentIndex(), Field.URGENT_REASON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drop_place >= 0:
            self._end_drag()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            # A field passes Enter on once it has kept its text: that Enter opens nothing anew.
            if self.state() is not QAbstractItemView.State.EditingState:
                self.edit_text(self.currentIndex(), Field.TITLE)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.current_item
        if item is None:
            return
        menu = QMenu(self)
        for name in ("title", "purpose"):
            menu.addAction(self._actions[name])
        for submenu, slot in (
            (kind_menu(item, menu), self._on_kind_triggered),
            (paper_menu(item, menu), self._on_paper_triggered),
        ):
            submenu.triggered.connect(slot)
            menu.addMenu(submenu)
        menu.addAction(self._actions["exempt"])
        self._actions["education"].setChecked(item.concerns_education)
        menu.addAction(self._actions["education"])
        menu.addSeparator()
        for name in ("up", "down", "under", "out"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        is_published = item.is_frozen
        self._actions["remove"].setText("Mark as withdrawn" if is_published else "Remove from the agenda")
        menu.addAction(self._actions["remove"])
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self._pop_up(
            menu, event.globalPos() if by_mouse else self._below(self.visualRect(self.currentIndex()))
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._was_current = index.isValid() and index == self.currentIndex() and self.hasFocus()
        super().mousePressEvent(event)
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if is_left and index.isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            self._show_cursor(point)
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._drop_place < 0 and far and self.current_item is not None:
            self.delegate.dragged_id = self.current_item.id
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroller.start()
        if self.delegate.dragged_id:
            self._drop_place = self._place_at(point)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.delegate.dragged_id:
            item_id, place = self.delegate.dragged_id, self._drop_place
            self._end_drag()
            self._ask_to_move(item_id, place)
        elif self._pressed_at is not None:
            self._on_click(event.position().toPoint())
        self._pressed_at = None

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().unsetCursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_place < 0 or not self.rows.rowCount():
            return
        last = self._drop_place >= self.rows.rowCount()
        box = self.visualRect(self.rows.index(min(self._drop_place, self.rows.rowCount() - 1)))
        y = box.bottom() if last else box.top()
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(QColor(self._theme.colours.accent), 3))
            painter.drawLine(8, y, box.right() - 8, y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def _make_actions(self) -> dict[str, QAction]:
        rows = (
            ("title", "Change the title", "F2", self._on_title),
            ("purpose", "Change the purpose", "Shift+F2", self._on_purpose),
            ("kind", "Choose the kind", "F4", self._on_kind_menu),
            ("paper", "Choose the paper", "Shift+F4", self._on_paper_menu),
            ("exempt", "Not public…", "Ctrl+Shift+X", self._on_exempt),
            ("education", "Concerns education", "F8", self._on_education),
            ("up", "Move up", "Alt+Up", self._on_up),
            ("down", "Move down", "Alt+Down", self._on_down),
            ("under", "Put under the item above", "Alt+Right", self._on_under),
            ("out", "Take out from under its item", "Alt+Left", self._on_out),
            ("remove", "Remove from the agenda", "Del", self._on_remove),
        )
        made = {}
        for name, title, keys, slot in rows:
            action = QAction(title, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.addAction(action)
            made[name] = action
        made["education"].setCheckable(True)
        made["education"].setToolTip("Members who vote on education only vote on this item")
        return made

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _below(self, box: QRect) -> QPoint:
        return self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 2))

    def _part_box(self, name: str) -> QRect:
        """Where a part of the current row lies in the view."""
        index = self.currentIndex()
        boxes = self.delegate.boxes(index)
        box: QRect = getattr(boxes, name)
        return box.translated(self.visualRect(index).topLeft())

    def _part_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        return self.delegate.boxes(index).part_at(point - self.visualRect(index).topLeft())

    def _on_click(self, point: QPoint) -> None:
        """A chip opens its menu at once; a text is edited when its row was chosen before."""
        part = self._part_at(point)
        if part == "kind":
            self._on_kind_menu()
        elif part == "paper":
            self._on_paper_menu()
        elif part == "exempt":
            self._on_exempt()
        elif part == "education":
            self._on_education()
        elif self._was_current and part in _TEXTS:
            self.edit_text(self.currentIndex(), _TEXTS[part])

    def _show_cursor(self, point: QPoint) -> None:
        part = self._part_at(point)
        shape = Qt.CursorShape.ArrowCursor
        if part == "grip":
            shape = Qt.CursorShape.OpenHandCursor
        elif part in {"kind", "paper", "exempt", "education"}:
            shape = Qt.CursorShape.PointingHandCursor
        elif part in _TEXTS and self.indexAt(point) == self.currentIndex():
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def _place_at(self, point: QPoint) -> int:
        """Before which row something dropped here would come; the number of rows for the end."""
        for place in range(self.rows.rowCount()):
            if point.y() < self.visualRect(self.rows.index(place)).center().y():
                return place
        return self.rows.rowCount()

    def _ask_to_move(self, item_id: str, before: int) -> None:
        """Ask for an item to come before the row that stands at a place now."""
        order = self.rows.order
        group = family(order, item_id)
        place = sum(1 for each in order[:before] if each not in group)
        if moved(order, item_id, place) != order:
            self.moved.emit(item_id, place)

    def _move_by(self, by: int) -> None:
        """Move one item on or back; a sub-item also into the next item's."""
        item = self.current_item
        if item is None:
            return
        place = self.currentIndex().row() + by
        if place >= 0 and moved(self.rows.order, item.id, place) != self.rows.order:
            self.moved.emit(item.id, place)

    def _end_drag(self) -> None:
        self._scroller.stop()
        self.delegate.dragged_id = ""
        self._drop_place = -1
        self._pressed_at = None
        self.viewport().unsetCursor()
        self.viewport().update()

    @Slot()
    def _on_scroll_due(self) -> None:
        y = self.viewport().mapFromGlobal(self.cursor().pos()).y()
        bar = self.verticalScrollBar()
        if y < _EDGE:
            bar.setValue(bar.value() - _EDGE // 4)
        elif y > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _EDGE // 4)

    @Slot()
    def _on_title(self) -> None:
        if self.currentIndex().isValid():
            self.edit_text(self.currentIndex(), Field.TITLE)

    @Slot()
    def _on_purpose(self) -> None:
        if self.currentIndex().isValid():
            self.edit_text(self.currentIndex(), Field.PURPOSE)

    @Slot()
    def _on_kind_menu(self) -> None:
        item = self.current_item
        if item is not None:
            menu = kind_menu(item, self)
            menu.triggered.connect(self._on_kind_triggered)
            self._pop_up(menu, self._below(self._part_box("kind")))

    @Slot()
    def _on_paper_menu(self) -> None:
        item = self.current_item
        if item is not None and item.kind is not ItemKind.HEADING:
            menu = paper_menu(item, self)
            menu.triggered.connect(self._on_paper_triggered)
            self._pop_up(menu, self._below(self._part_box("paper")))

    @Slot(QAction)
    def _on_kind_triggered(self, action: QAction) -> None:
        item = self.current_item
        if item is not None:
            self.kind_chosen.emit(item.id, ItemKind(str(action.data())))

    @Slot(QAction)
    def _on_paper_triggered(self, action: QAction) -> None:
        item = self.current_item
        if item is not None:
            self.paper_chosen.emit(item.id, PaperKind(str(action.data())))

    @Slot()
    def _on_up(self) -> None:
        self._move_by(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move_by(1)

    @Slot()
    def _on_under(self) -> None:
        item = self.current_item
        above = self.rows.order[: self.currentIndex().row()]
        heads = [each for each in above if each.parent_id is None]
        if item is not None and item.parent_id is None and heads:
            self.put_under.emit(item.id, heads[-1].id)

    @Slot()
    def _on_out(self) -> None:
        item = self.current_item
        if item is not None and item.parent_id is not None:
            self.put_under.emit(item.id, "")

    @Slot()
    def _on_exempt(self) -> None:
        item = self.current_item
        if item is not None and not item.excludes_public and item.kind is not ItemKind.HEADING:
            self.exempt_wanted.emit(item.id)

    @Slot()
    def _on_education(self) -> None:
        item = self.current_item
        if item is not None and item.kind is not ItemKind.HEADING:
            self.education_wanted.emit(item.id, not item.concerns_education)

    @Slot()
    def _on_remove(self) -> None:
        item = self.current_item
        if item is not None:
            self.removed.emit(item.id)

    @Slot()
    def _on_editor_closed(self) -> None:
        if self.delegate.asking_reason_of:
            self.delegate.asking_reason_of = ""
            self.doItemsLayout()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.doItemsLayout()
