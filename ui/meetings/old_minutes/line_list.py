"""The paper, line by line: the chip of its kind at the left, the words as printed, and a doubt beneath where there is one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from boardkeeper.importing.old_minutes import LineKind, OldLine
from ui.meetings.old_minutes.line_looks import BY_KEY, CHOICES, LINE_LOOKS
from ui.meetings.old_minutes.line_rows import LINE, LineDelegate, LineModel
from ui.theme.theme import Theme


class LineList(QListView):
    """The paper. Letters say what the chosen lines are; a click on a chip, or Enter, offers all kinds.

    Signals:
        kind_wanted: The chosen lines, and the `LineKind` they are.
        join_wanted: The chosen lines, that go on from those before them.
        shift_wanted: The chosen lines, and by how many levels.
        number_wanted: The keyboard is to go where the number is typed.
        exempt_wanted: The keyboard is to go where the paragraph is typed.
        went: The line that is current now.
    """

    kind_wanted = Signal(object, object)
    join_wanted = Signal(object)
    shift_wanted = Signal(object, int)
    number_wanted = Signal()
    exempt_wanted = Signal()
    went = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = LineModel(self)
        self.setModel(self.table)
        self.delegate = LineDelegate(theme, self.table, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes while heights are measured makes the lines narrower: all would be measured again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName("The old minutes, line by line")
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def current(self) -> OldLine | None:
        """The current line."""
        index = self.currentIndex()
        return index.data(LINE) if index.isValid() else None

    @property
    def chosen(self) -> tuple[OldLine, ...]:
        """The chosen lines in their order; the current one when none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = tuple(self.table.lines[row] for row in rows)
        return lines or ((self.current,) if self.current is not None else ())

    def show_lines(self, lines: tuple[OldLine, ...]) -> None:
        """Show lines, keeping place and choice when they are those of the same paper."""
        self.table.show_lines(lines)
        if self.current is not None:
            self.went.emit(self.current)

    def go_to(self, index: int) -> None:
        """Make a line the current one and bring it to the middle."""
        place = self.table.index(index)
        if place.isValid():
            # Whatever keys are being held down: a letter pressed next is about this line alone.
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)

    def go_to_doubt(self, by: int) -> bool:
        """Go to the next line in doubt, or the one before with -1; False when there is none that way."""
        start = self.currentIndex().row() if self.currentIndex().isValid() else -1
        places = range(start + 1, len(self.table.lines)) if by > 0 else range(start - 1, -1, -1)
        found = next((place for place in places if self.table.lines[place].doubt), None)
        if found is not None:
            self.go_to(found)
        return found is not None

    def kind_menu(self) -> QMenu:
        """The kinds the chosen lines could be, each with its key."""
        menu = QMenu(self)
        for kind in CHOICES:
            action = menu.addAction(f"{LINE_LOOKS[kind].name}\t{LINE_LOOKS[kind].key}")
            action.setData(kind)
        menu.addSeparator()
        join = menu.addAction("Goes on from the line before\tJ")
        join.setData(LineKind.CONTINUED)
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier},
        )
        letter = event.text().upper()
        if plain and letter in BY_KEY and self.chosen:
            self.kind_wanted.emit(self.chosen, BY_KEY[letter])
        elif plain and letter == "J":
            self.join_wanted.emit(self.chosen)
        elif plain and letter == "N":
            self.number_wanted.emit()
        elif plain and letter == "X":
            self.exempt_wanted.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu} and plain:
            self.offer_kinds()
        elif key in {Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft} and plain:
            self.shift_wanted.emit(self.chosen, 1 if key == Qt.Key.Key_BracketRight else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        on_chip = self.delegate.chip_box(self.visualRect(index)).contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.RightButton or (
            on_chip and event.button() == Qt.MouseButton.LeftButton
        ):
            self._offer_at(self.viewport().mapToGlobal(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().upper() in BY_KEY
        ):
            event.accept()
            return True
        return super().event(event)

    @Slot()
    def offer_kinds(self) -> None:
        """Offer the kinds the chosen lines could be, at the current one."""
        box = self.visualRect(self.currentIndex())
        self._offer_at(self.viewport().mapToGlobal(QPoint(box.left() + self._theme.px(16), box.top())))

    def _offer_at(self, at: QPoint) -> None:
        if self.chosen:
            self.kind_menu().popup(at)

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        kind = LineKind(action.data())
        if kind is LineKind.CONTINUED:
            self.join_wanted.emit(self.chosen)
        else:
            self.kind_wanted.emit(self.chosen, kind)

    @Slot(QModelIndex)
    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.went.emit(index.data(LINE))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
