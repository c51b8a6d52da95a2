"""The agenda's items with the state of their papers, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.meetings.papers.dropping import dropped_files
from ui.meetings.papers.words import PaperState
from ui.theme.fonts import wrapped
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line of the list."""

    item_id: str
    number: str
    title: str
    state: PaperState


class ItemLines(QAbstractListModel):
    """The lines, kept where they stand when only their words change."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[ItemLine, ...] = ()

    def show_lines(self, lines: Sequence[ItemLine]) -> bool:
        """Show these; whether other items stand here now."""
        lines = tuple(lines)
        if [each.item_id for each in lines] == [each.item_id for each in self.lines]:
            for place, (before, after) in enumerate(zip(self.lines, lines, strict=True)):
                if before != after:
                    self.lines = (*self.lines[:place], after, *self.lines[place + 1 :])
                    self.dataChanged.emit(self.index(place), self.index(place))
            return False
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.number}  {line.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Item {line.number} {line.title}: {line.state.words}"
        return line if role == _LINE_ROLE else None


class _Painter(QStyledItemDelegate):
    """Number and title, and beneath them the state with a dot of its tone."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        titles, states = self._words(index.data(_LINE_ROLE))
        height = QFontMetrics(self._theme.font()).height()
        px = self._theme.px
        return QSize(px(160), px(20) + (len(titles) + len(states)) * (height + px(2)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        line: ItemLine = index.data(_LINE_ROLE)
        box = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(box, QColor(colours.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if is_chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        titles, states = self._words(line)
        step = QFontMetrics(theme.font()).height() + px(2)
        baseline = box.top() + px(10) + QFontMetrics(theme.font()).ascent()
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(box.left() + px(16), baseline, line.number)
        painter.setFont(theme.font(weight=QFont.Weight.Medium))
        painter.setPen(QColor(colours.on_selection if is_chosen else colours.text))
        for words in titles:
            painter.drawText(box.left() + px(48), baseline, words)
            baseline += step
        ink = theme.ink(line.state.tone)
        middle = QPointF(box.left() + px(52), baseline - QFontMetrics(theme.font()).ascent() * 0.36)
        painter.setPen(QPen(QColor(ink.mark), 1.5))
        is_filled = line.state.tone is not Tone.NEUTRAL
        painter.setBrush(QColor(ink.mark) if is_filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, px(3.5), px(3.5))
        painter.setFont(theme.font())
        is_calm = line.state.tone in {Tone.NEUTRAL, Tone.GOOD}
        painter.setPen(QColor(colours.muted if is_calm else ink.text))
        for words in states:
            painter.drawText(box.left() + px(62), baseline, words)
            baseline += step
        painter.restore()

    def _words(self, line: ItemLine) -> tuple[list[str], list[str]]:
        px = self._theme.px
        room = self._view.viewport().width() - px(60)
        strong = QFontMetrics(self._theme.font(weight=QFont.Weight.Medium))
        plain = QFontMetrics(self._theme.font())
        return (
            wrapped(line.title, strong, room, _MOST_LINES),
            wrapped(line.state.words, plain, room - px(14), _MOST_LINES),
        )


class ItemList(QListView):
    """The list; ↑↓ go along it, Enter and F2 go into the paper.

    Signals:
        chosen: The id of the item that is current now.
        entered: Enter, F2 or a double click: go into its paper.
        dropped: The id of an item and the paths of the files dropped on it.
    """

    chosen = Signal(str)
    entered = Signal()
    dropped = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = ItemLines()
        self.lines.setParent(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName("Items and their papers")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def current_id(self) -> str:
        """The id of the current item; blank when there is none."""
        index = self.currentIndex()
        return self.lines.lines[index.row()].item_id if index.isValid() else ""

    def show_lines(self, lines: Sequence[ItemLine]) -> None:
        """Show these lines; the current item stays current as long as it is there."""
        before, row = self.current_id, self.currentIndex().row()
        if self.lines.show_lines(lines) and not self.choose(before):
            self.setCurrentIndex(self.lines.index(max(min(row, len(lines) - 1), 0)))
        self.scheduleDelayedItemsLayout()

    def choose(self, item_id: str) -> bool:
        """Make an item current; False when it is not here."""
        place = next((place for place, each in enumerate(self.lines.lines) if each.item_id == item_id), -1)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place))
        return place >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and dropped_files(event.mimeData()):
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        files: list[Path] = dropped_files(event.mimeData())
        if index.isValid() and files:
            event.acceptProposedAction()
            self.dropped.emit(self.lines.lines[index.row()].item_id, files)

    @Slot()
    def _on_double_clicked(self) -> None:
        self.entered.emit()

    @Slot()
    def _on_current_changed(self) -> None:
        self.chosen.emit(self.current_id)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
