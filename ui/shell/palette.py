"""Ctrl+K: any command, person, meeting, minute, action or figure, by a few letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.shell.ranking import rank
from ui.shell.shadow import paint_shadow
from ui.theme.theme import Theme

_SHOWN_MOST = 40
_SEARCH_PAUSE_MILLISECONDS = 120
_WIDTH = 600
_MARGIN = 20
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A line of the palette.

    Attributes:
        key: What is handed back when it is chosen.
        title: What it says.
        context: A second thought in grey: the menu, the meeting it belongs to.
        hint: At the right: the shortcut, or what kind of thing it is.
        icon: A drawing of the resources; empty for none.
        words: Other words that should find it.
    """

    key: object
    title: str
    context: str = ""
    hint: str = ""
    icon: str = ""
    words: str = ""


class _Role(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        entry: PaletteEntry = index.data(_Role.ENTRY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), theme.px(6), theme.px(6))
        if entry.icon:
            ink = colours.accent if chosen else colours.muted
            pixmap = theme.pixmap(entry.icon, ink, 18, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + theme.px(10), box.center().y() - theme.px(18) // 2 + 1, pixmap)
        space = box.adjusted(theme.px(40), 0, -theme.px(12), 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(space, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.hint)
        space.setRight(space.right() - painter.fontMetrics().horizontalAdvance(entry.hint) - theme.px(16))
        painter.setFont(theme.font(weight=QFont.Weight.Medium))
        painter.setPen(QColor(colours.on_selection if chosen else colours.text))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, title)
        space.setLeft(space.left() + metrics.horizontalAdvance(title) + theme.px(12))
        if entry.context and space.width() > theme.px(40):
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.muted))
            context = painter.fontMetrics().elidedText(
                entry.context, Qt.TextElideMode.ElideRight, space.width()
            )
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, context)
        painter.restore()


class CommandPalette(QWidget):
    """A field and what fits it, over the whole window.

    Signals:
        chosen: The key of the entry that was chosen.
        search_wanted: Words to look for in the board; answer with `show_found`.
    """

    chosen = Signal(object)
    search_wanted = Signal(str)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._entries: list[PaletteEntry] = []
        self._titles: list[str] = []
        self._found: list[PaletteEntry] = []
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self.field = QLineEdit(self._card)
        self.field.setPlaceholderText("Find a command, person, meeting, minute, action or figure")
        self.field.setAccessibleName("Find anything")
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView(self._card)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_EntryDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("What fits")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._on_clicked)
        self._nothing = QLabel("Nothing fits. Try fewer or other words.", self._card)
        self._nothing.setProperty("rank", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause_ended)
        over.installEventFilter(self)
        self.hide()

    def open(self, entries: Iterable[PaletteEntry]) -> None:
        """Show the palette with these commands, the field empty."""
        self._entries = list(entries)
        self._titles = [f"{entry.title} {entry.words}".casefold() for entry in self._entries]
        self._found = []
        self.field.clear()
        self._fill()
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_found(self, words: str, found: Sequence[PaletteEntry]) -> None:
        """Add what was found in the board, unless something else has been typed since."""
        if words == self.field.text().strip():
            self._found = list(found)
            self._fill()

    def shown(self) -> list[PaletteEntry]:
        """What is listed now."""
        return [self._model.item(row).data(_Role.ENTRY) for row in range(self._model.rowCount())]

    def close_palette(self) -> None:
        """Go away and give the keyboard back."""
        self._pause.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes_key(event)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 70 if self._theme.colours.is_dark else 28))
            around = self._card.geometry().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            paint_shadow(painter, around, _MARGIN, self._theme.px(12), self._theme.colours.is_dark)

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.currentIndex())
        elif key in _MOVES:
            self._move(_MOVES[Qt.Key(key)])
        elif key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return False
        return True

    def _move(self, lines: int) -> None:
        rows = self._model.rowCount()
        if rows:
            row = self.list.currentIndex().row() + lines
            row = row % rows if abs(lines) == 1 else max(0, min(row, rows - 1))
            self.list.setCurrentIndex(self._model.index(row, 0))

    def _fill(self) -> None:
        fitting = [self._entries[place] for place in rank(self.field.text(), self._titles, _SHOWN_MOST)]
        self._model.clear()
        for entry in (*fitting, *self._found):
            line = QStandardItem(entry.title)
            line.setEditable(False)
            line.setData(entry, _Role.ENTRY)
            spoken = ", ".join(part for part in (entry.title, entry.context, entry.hint) if part)
            line.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(line)
        self.list.setVisible(bool(self._model.rowCount()))
        self._nothing.setVisible(not self._model.rowCount())
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._settle()

    def _settle(self) -> None:
        theme = self._theme
        self.setGeometry(self._over.rect())
        width = min(theme.px(_WIDTH), self.width() - 32)
        room = self.height() - theme.px(160)
        lines = max(1, min(self._model.rowCount(), 10, room // theme.px(36)))
        self.list.setFixedHeight(lines * theme.px(36))
        self._nothing.setFixedHeight(theme.px(56))
        self._card.setFixedWidth(width)
        self._card.adjustSize()
        self._card.move((self.width() - width) // 2, theme.px(88))
        self.update()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._found = [] if not text.strip() else self._found
        self._fill()
        self._pause.start()

    @Slot()
    def _on_pause_ended(self) -> None:
        words = self.field.text().strip()
        if len(words) >= 2:
            self.search_wanted.emit(words)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            entry: PaletteEntry = index.data(_Role.ENTRY)
            self.close_palette()
            self.chosen.emit(entry.key)
