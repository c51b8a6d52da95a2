"""The left rail: which board, and the pages with what waits on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.office import BoardName, Count
from ui.page import PageEntry
from ui.theme.fonts import wrapped
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

RAIL_WIDTH = 216
_LEAST_WIDTH = 184


class RailRole(IntEnum):
    """What a line of the rail knows."""

    PAGE = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


class RailDelegate(QStyledItemDelegate):
    """Draws a page's icon, title and count; the chosen one on a rounded ground with an edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        box: QRect = option.rect.adjusted(theme.px(8), 1, -theme.px(8), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 2) if focused and chosen else Qt.PenStyle.NoPen)
        if chosen or hovered:
            painter.setBrush(QColor(colours.selection if chosen else colours.hover))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if chosen and not focused:
            bar = QRect(box.left(), box.top() + theme.px(8), 3, box.height() - theme.px(16))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        usable = bool(option.state & QStyle.StateFlag.State_Enabled)
        ink = colours.on_selection if chosen else colours.text if usable else colours.outline
        pixmap = theme.pixmap(
            index.data(RailRole.ICON),
            colours.accent if chosen else colours.muted if usable else colours.outline,
            18,
            painter.device().devicePixelRatioF(),
        )
        middle = box.center().y()
        painter.drawPixmap(box.left() + theme.px(12), middle - theme.px(18) // 2 + 1, pixmap)
        space = box.adjusted(theme.px(40), 0, -theme.px(12), 0)
        count: Count | None = index.data(RailRole.COUNT)
        painter.setFont(theme.font())
        title: str = index.data(Qt.ItemDataRole.DisplayRole)
        metrics = painter.fontMetrics()
        needed = metrics.horizontalAdvance(title) + theme.px(16)
        if count is not None and needed + metrics.horizontalAdvance(count.text) <= space.width():
            tone_ink = colours.muted if count.tone is Tone.NEUTRAL else theme.ink(count.tone).text
            painter.setPen(QColor(tone_ink))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(space, right, count.text)
            space.setRight(space.right() - painter.fontMetrics().horizontalAdvance(count.text) - theme.px(8))
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
        painter.setPen(QColor(ink))
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()


class BoardSwitcher(QToolButton):
    """Says which board is shown and lets another be chosen.

    Signals:
        chosen: The id of a board.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board: BoardName | None = None
        self._commands: tuple[QAction, ...] = ()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().triggered.connect(self._on_triggered)
        self.setAccessibleName("Board")
        theme.changed.connect(self.updateGeometry)

    def offer(self, commands: Sequence[QAction]) -> None:
        """Put commands beneath the boards."""
        self._commands = tuple(commands)

    def show_boards(self, boards: Sequence[BoardName], current: BoardName | None) -> None:
        """Offer these boards, `current` being shown."""
        self._board = current
        self.menu().clear()
        for board in boards:
            action = self.menu().addAction(f"{board.name}\t{board.council}")
            action.setData(board.id)
            action.setCheckable(True)
            action.setChecked(board == current)
        self.menu().addSeparator()
        self.menu().addActions(self._commands)
        self.setEnabled(bool(boards))
        self.setAccessibleName(f"Board: {current.name}, {current.council}" if current else "Board: none open")
        self.setToolTip(f"{current.name}\n{current.council}" if current else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(RAIL_WIDTH - 16), self._theme.px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self.rect().adjusted(1, 1, -1, -1)
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(
                QColor(colours.hover) if self.underMouse() or self.isDown() else Qt.BrushStyle.NoBrush
            )
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
            space = box.adjusted(theme.px(11), theme.px(8), -theme.px(12), -theme.px(8))
            if self._board is not None:
                arrow = theme.pixmap("chevron-down", colours.muted, 16, self.devicePixelRatioF())
                painter.drawPixmap(space.right() - theme.px(12), space.top(), arrow)
                space.setRight(space.right() - theme.px(20))
            name = self._board.name if self._board else "Boardkeeper"
            council = self._board.council if self._board else "No board open"
            bold, plain = theme.font(weight=QFont.Weight.DemiBold), theme.font()
            lines = wrapped(name, QFontMetrics(bold), space.width(), 2)
            painter.setFont(bold)
            painter.setPen(QColor(colours.text))
            height = painter.fontMetrics().height()
            for place, line in enumerate(lines):
                painter.drawText(
                    space.left(), space.top() + place * height + painter.fontMetrics().ascent(), line
                )
            painter.setFont(plain)
            painter.setPen(QColor(colours.muted))
            council = painter.fontMetrics().elidedText(council, Qt.TextElideMode.ElideRight, space.width())
            baseline = space.top() + len(lines) * height + painter.fontMetrics().ascent() + theme.px(2)
            painter.drawText(space.left(), baseline, council)

    @Slot(object)
    def _on_triggered(self, action: object) -> None:
        if action not in self._commands:
            self.chosen.emit(str(action.data()))  # type: ignore[attr-defined]


class Rail(QWidget):
    """The rail with its switcher and its list of pages.

    Signals:
        page_chosen: The id of a page.
        board_chosen: The id of a board.
    """

    page_chosen = Signal(str)
    board_chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.switcher = BoardSwitcher(theme, self)
        self.switcher.chosen.connect(self.board_chosen)
        self._model = QStandardItemModel(self)
        self._lines: dict[str, QStandardItem] = {}
        self.show_pages(pages)
        self.list = QListView(self)
        self.list.setObjectName("railList")
        self.list.setModel(self._model)
        self.list.setItemDelegate(RailDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("Pages")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("#railList { background: transparent; border: none; }")
        self.list.viewport().setAutoFillBackground(False)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.addWidget(self.switcher)
        layout.addLayout(top)
        layout.addWidget(self.list)
        self.setMinimumWidth(theme.px(_LEAST_WIDTH))
        theme.changed.connect(self._on_theme_changed)

    def show_pages(self, pages: Sequence[PageEntry]) -> None:
        """List these pages; what waits on them is said anew."""
        self._model.clear()
        self._lines.clear()
        for page in pages:
            line = QStandardItem(page.title)
            line.setEditable(False)
            line.setData(page.id, RailRole.PAGE)
            line.setData(page.icon, RailRole.ICON)
            self._model.appendRow(line)
            self._lines[page.id] = line

    def choose(self, page_id: str) -> None:
        """Mark a page as the one shown."""
        line = self._lines.get(page_id)
        # No line stays marked for a page that has none, else a click on it would lead nowhere.
        self.list.setCurrentIndex(line.index() if line is not None else QModelIndex())

    def show_counts(self, counts: Mapping[str, Count]) -> None:
        """Say beside each page what waits there."""
        for page_id, line in self._lines.items():
            count = counts.get(page_id)
            line.setData(count, RailRole.COUNT)
            spoken = f"{line.text()}, {count.spoken or count.text}" if count else line.text()
            line.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)

    def set_usable(self, usable: bool) -> None:
        """Let pages be chosen, or not while no board is open."""
        self.list.setEnabled(usable)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(str(current.data(RailRole.PAGE)))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setMinimumWidth(self._theme.px(_LEAST_WIDTH))
        self.list.doItemsLayout()
