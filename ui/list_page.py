"""A page that is one table beside the detail of what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.operations import Changes, Desk
from ui.page import Page, Place, Workplace
from ui.panes import ListDetail, PageHeader
from ui.tables.columns import Column
from ui.tables.panel import TablePanel
from ui.today.day import current_day

if TYPE_CHECKING:
    from boardkeeper.lists import Page as Rows
    from boardkeeper.lists import Wanted


class ListPage(Page):
    """Title, filter, table; at the right the detail.

    Class attributes:
        NAME: The key widths and panes are remembered under.
        TITLE: The page’s heading.
        WHAT: What the rows are, in the plural.
        COLUMNS: The table’s columns.
        CHIPS: The filter chips, as the use case names them.
        EMPTY: Icon, heading and text when there is nothing at all.
        IMPORTS: What the first step on an empty page is called that brings its rows in: “Import actions…”.
        CHOOSE: What the detail says while nothing is chosen.
        SIZES: How wide table and detail are the first time.
    """

    NAME: ClassVar[str]
    TITLE: ClassVar[str]
    WHAT: ClassVar[str]
    COLUMNS: ClassVar[Sequence[Column]]
    CHIPS: ClassVar[Sequence[str]] = ()
    EMPTY: ClassVar[tuple[str, str, str]]
    IMPORTS: ClassVar[str] = ""
    CHOOSE: ClassVar[str] = ""
    SIZES: ClassVar[tuple[int, int]] = (760, 400)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.row: Any = None
        self._wanted_row = ""
        self.header = PageHeader(self.TITLE, "", self)
        icon, heading, text = self.EMPTY
        self.panel = TablePanel(
            workplace,
            self.NAME,
            self.WHAT,
            self.COLUMNS,
            self.CHIPS,
            (icon, heading, text, self.first_steps()),
            self,
        )
        self._detail = QStackedWidget(self)
        self._detail.setObjectName("detail")
        nothing = QLabel(self.CHOOSE, self._detail)
        nothing.setProperty("rank", "muted")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        nothing.setContentsMargins(32, 32, 32, 32)
        self._detail.addWidget(nothing)
        scroll = QScrollArea(self._detail)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Detail")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.detail = self.make_detail(scroll)
        self.detail.setProperty("plain", True)
        scroll.setWidget(self.detail)
        self._detail.addWidget(scroll)
        panes = ListDetail(self.panel, self._detail, workplace.settings, self.NAME, self.SIZES, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(panes, 1)
        self.panel.row_chosen.connect(self._on_row_chosen)
        self.panel.table.arrived.connect(self._on_arrived)
        self._today = current_day()
        self._new_day = QTimer(self)
        self._new_day.setInterval(60_000)
        self._new_day.timeout.connect(self._on_minute_passed)
        self._new_day.start()

    def first_steps(self) -> tuple[QAction, ...]:
        """What can be done first on an empty page; the main one first."""
        if not self.IMPORTS:
            return ()
        bring_in = QAction(self.IMPORTS, self)
        bring_in.triggered.connect(self._on_import)
        return (bring_in,)

    def make_detail(self, parent: QWidget) -> QWidget:
        """The widget that shows a row."""
        raise NotImplementedError

    def show_row(self, row: Any) -> None:
        """Show a row in the detail."""
        raise NotImplementedError

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The use case that answers a stretch of rows of a board."""
        raise NotImplementedError

    def summarise(self, total: int) -> None:
        """Say something about all rows beneath the title; nothing by default."""

    def refresh(self, changes: Changes | None) -> None:
        if self.board is None:
            return
        if changes is None:
            self.row = None
            self._detail.setCurrentIndex(0)
            self.panel.show_from(self.fetcher(self.board.id))
        else:
            self.panel.refresh()

    def reveal(self, thing_id: str) -> None:
        self.panel.reveal(thing_id)

    def focus_filter(self) -> bool:
        return self.panel.focus_filter()

    @Slot()
    def _on_import(self) -> None:
        self.workplace.go(Place("import", self.NAME))

    @Slot(object)
    def _on_row_chosen(self, row: Any) -> None:
        self.row = row
        self._detail.setCurrentIndex(0 if row is None else 1)
        if row is not None:
            self.show_row(row)

    @Slot(int)
    def _on_arrived(self, total: int) -> None:
        self.summarise(total)

    @Slot()
    def _on_minute_passed(self) -> None:
        if current_day() != self._today:
            self._today = current_day()
            self.refresh(None)
