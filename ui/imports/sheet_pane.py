"""A workbook as it was understood: its tabs, the grid of one sheet, and what the tints mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.imports import CellRole, SheetView, place_of
from ui.imports.roles import ROLE_LOOKS, paint_ground
from ui.imports.sheet_grid import SheetGrid
from ui.theme.theme import Theme

_LEGEND_FROM_HEIGHT = 240


class Legend(QWidget):
    """The roles that occur, each with its ground, its sign and its word; runs on to a second line when it must."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._roles: tuple[CellRole, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_roles(self, roles: Sequence[CellRole]) -> None:
        """Explain these roles."""
        self._roles = tuple(role for role in CellRole if role in roles)
        self.setAccessibleName("Tints: " + ", ".join(ROLE_LOOKS[role].name for role in self._roles))
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_in(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.font())
            for role, swatch, words in self._places(self.width()):
                paint_ground(painter, self._theme, QRectF(swatch), role)
                painter.setPen(QColor(self._theme.colours.muted))
                if ROLE_LOOKS[role].tone is None:
                    painter.drawText(swatch, Qt.AlignmentFlag.AlignCenter, "abc")
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, ROLE_LOOKS[role].name)

    def _places(self, width: int) -> list[tuple[CellRole, QRect, QRect]]:
        px = self._theme.px
        metrics = self.fontMetrics()
        places = []
        left, top = 0, 0
        for role in self._roles:
            words = metrics.horizontalAdvance(ROLE_LOOKS[role].name)
            if left and left + px(34) + words > width:
                left, top = 0, top + px(22)
            places.append(
                (role, QRect(left, top + px(3), px(26), px(16)), QRect(left + px(34), top, words + 4, px(22)))
            )
            left += px(34) + words + px(16)
        return places

    def height_in(self, width: int) -> int:
        """How high it is in this width."""
        places = self._places(width)
        return places[-1][2].bottom() + 1 if places else 0

    def _settle(self) -> None:
        self.setFixedHeight(self.height_in(max(self.width(), 200)))
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._settle()


class TabStrip(QScrollArea):
    """One line of tabs; the wheel moves along it, and so does the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        turned = event.angleDelta()
        bar.setValue(bar.value() - (turned.y() or turned.x()))
        event.accept()


class SheetPane(QWidget):
    """Tabs as chips, the grid, a line that says what a cell was taken for, and the legend.

    Signals:
        shown: Another sheet is in front; its title.
    """

    shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheets: tuple[SheetView, ...] = ()
        self.tabs: list[QToolButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_tab_clicked)
        self._tab_row = QHBoxLayout()
        self._tab_row.setContentsMargins(0, 0, 0, 0)
        self._tab_row.setSpacing(8)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(self._tab_row)
        line.addStretch()
        self._tab_area = TabStrip(self)
        self._tab_area.setWidget(inside)
        self.grid = SheetGrid(theme, self)
        self.cell_words = QLabel(self)
        self.cell_words.setProperty("rank", "muted")
        self.cell_words.setTextFormat(Qt.TextFormat.PlainText)
        self.cell_words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.legend = Legend(theme, self)
        self.grid.said.connect(self._on_said)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 8)
        column.setSpacing(6)
        self._first_line = QHBoxLayout()
        self._first_line.setSpacing(16)
        self._first_line.addWidget(self._tab_area, 1)
        column.addLayout(self._first_line)
        column.addWidget(self.grid, 1)
        column.addWidget(self.cell_words)
        column.addWidget(self.legend)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def put_before_tabs(self, widget: QWidget) -> None:
        """Put something at the left of the tabs."""
        self._first_line.insertWidget(0, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the sheet has it: the line beneath says the same of the current cell."""
        super().resizeEvent(event)
        has_room = self.height() >= self._theme.px(_LEGEND_FROM_HEIGHT)
        self.legend.setVisible(has_room and self.legend.height_in(self.width()) * 6 <= self.height())

    def show_sheets(self, sheets: Sequence[SheetView]) -> None:
        """Show a workbook; the sheet that was in front stays there if it has one of that name."""
        before = self.current_title
        self._sheets = tuple(sheets)
        for tab in self.tabs:
            self._group.removeButton(tab)
            self._tab_row.removeWidget(tab)
            tab.deleteLater()
        self.tabs = [self._tab(number, sheet) for number, sheet in enumerate(self._sheets)]
        self.legend.show_roles([role for sheet in self._sheets for role in set(sheet.roles.values())])
        titles = [sheet.title for sheet in self._sheets]
        seen = next((n for n, sheet in enumerate(self._sheets) if not sheet.is_hidden), 0)
        self._show(titles.index(before) if before in titles else seen)

    @property
    def current_sheet(self) -> SheetView | None:
        """The sheet in front."""
        return self.grid.cells.sheet

    @property
    def current_title(self) -> str:
        """The title of the sheet in front; blank without one."""
        sheet = self.grid.cells.sheet
        return sheet.title if sheet is not None else ""

    def show_cell(self, title: str, cell: str) -> None:
        """Bring a cell into view; without one, the sheet."""
        number = next((n for n, sheet in enumerate(self._sheets) if sheet.title == title), -1)
        if number < 0:
            return
        if title != self.current_title:
            self._show(number)
        place = place_of(cell)
        if place is not None:
            self.grid.show_cell(*place)

    def _tab(self, number: int, sheet: SheetView) -> QToolButton:
        tab = QToolButton(self)
        tab.setText(f"{sheet.title} (hidden)" if sheet.is_hidden else sheet.title)
        tab.setAccessibleName(f"Sheet {tab.text()}")
        tab.setCheckable(True)
        tab.setProperty("chip", True)
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(tab, number)
        self._tab_row.addWidget(tab)
        return tab

    def _show(self, number: int) -> None:
        if not self._sheets:
            self.grid.show_sheet(None)
            return
        self.grid.show_sheet(self._sheets[number])
        self.tabs[number].setChecked(True)
        self._tab_area.ensureWidgetVisible(self.tabs[number])
        self.shown.emit(self.current_title)
        self.cell_words.setText("Point at a cell, or go to it with the arrows, to see what it was taken for.")

    @Slot(int)
    def _on_tab_clicked(self, number: int) -> None:
        self._show(number)

    @Slot(str)
    def _on_said(self, words: str) -> None:
        if words:
            self.cell_words.setText(words)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._tab_area.setFixedHeight(self._theme.px(36))
