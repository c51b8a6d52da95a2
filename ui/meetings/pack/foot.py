"""The foot of the pages: where one is, how large they are, how they lie."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.meetings.pack.page_box import PageBox
from ui.meetings.pack.page_layout import Fit
from ui.meetings.pack.pages_view import PagesView
from ui.page import Workplace

_PER_CENTS = (50, 75, 100, 150, 200)


class PagesFoot(QWidget):
    """Belongs to some pages and follows them."""

    def __init__(self, workplace: Workplace, pages: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = workplace.theme
        self._pages = pages
        self._icons: dict[QToolButton, str] = {}
        self.thumbnails_button = self._tool("panel-left", "Small pictures of the pages")
        self.thumbnails_button.setCheckable(True)
        self.page_box = PageBox(workplace.theme, self)
        self.search_button = self._tool("search", "Find in the pack (Ctrl+F)")
        self.smaller = self._tool("zoom-out", "Smaller pages (−)")
        self.scale = QToolButton(self)
        self.larger = self._tool("zoom-in", "Larger pages (+)")
        self.scale.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scale.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scale.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.scale.setMenu(self._menu())
        self._lay_out()
        self.smaller.clicked.connect(partial(pages.zoom_by, -1))
        self.larger.clicked.connect(partial(pages.zoom_by, 1))
        self.page_box.wanted.connect(pages.go_to)
        self.page_box.left.connect(self._on_left)
        self.page_box.refused.connect(workplace.say)
        pages.moved.connect(self.page_box.show_page)
        pages.zoomed.connect(self._on_zoomed)
        workplace.theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(4)
        row.addWidget(self.thumbnails_button)
        row.addSpacing(8)
        row.addWidget(self.page_box)
        row.addStretch(1)
        for widget in (self.search_button, self.smaller, self.scale, self.larger):
            row.addWidget(widget)

    def _menu(self) -> QMenu:
        menu = QMenu(self.scale)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.setAccessibleName("Size of the pages")
        self._sizes = QActionGroup(menu)
        self.fit_width = self._size(menu, "As &wide as the view\t0", partial(self._pages.fit, Fit.WIDTH))
        self.fit_page = self._size(menu, "The whole &page\t9", partial(self._pages.fit, Fit.PAGE))
        menu.addSeparator()
        self.per_cents = {
            each: self._size(menu, f"{each} %", partial(self._pages.set_scale, each / 100))
            for each in _PER_CENTS
        }
        menu.addSeparator()
        self.spread = QAction("&Two pages side by side\t2", menu)
        self.spread.setCheckable(True)
        self.spread.setToolTip("As they lie open when they are printed on both sides")
        self.spread.toggled.connect(self._pages.set_spread)
        self._pages.spread_changed.connect(self.spread.setChecked)
        menu.addAction(self.spread)
        return menu

    def _size(self, menu: QMenu, title: str, slot: Callable[[], None]) -> QAction:
        action = QAction(title, menu)
        action.setCheckable(True)
        action.triggered.connect(slot)
        self._sizes.addAction(action)
        menu.addAction(action)
        return action

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name.partition(" (")[0])
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icons[button] = icon
        return button

    @Slot()
    def _on_left(self) -> None:
        self._pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_zoomed(self, percent: int) -> None:
        self.scale.setText(f"{percent} %")
        self.scale.setAccessibleName(f"Size of the pages: {percent} %")
        self.scale.setToolTip("Size of the pages")
        fit = self._pages.fitted
        for action, is_so in (
            (self.fit_width, fit is Fit.WIDTH),
            (self.fit_page, fit is Fit.PAGE),
            *((action, fit is None and each == percent) for each, action in self.per_cents.items()),
        ):
            action.setChecked(is_so)

    @Slot()
    def _dress(self) -> None:
        for button, icon in self._icons.items():
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        self.scale.setIcon(self._theme.icon("chevron-down"))
        self.scale.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
