"""A page that is one table beside the detail of what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper.clock import current_day
from ui.commands import Command, Menu
from ui.operations import Changes, Desk
from ui.page import Page, Place, Workplace
from ui.panes import Hairline, ListDetail, PageHeader
from ui.tables.columns import Column
from ui.tables.export import TableExport
from ui.tables.filter_bar import Chips
from ui.tables.panel import TablePanel

if TYPE_CHECKING:
    from boardkeeper.lists import Page as Rows
    from boardkeeper.lists import Wanted

_LEAST_DETAIL = 304


class ListPage(Page):
    """Title, filter, table; at the right the detail.

    Class attributes:
        NAME: The key widths and panes are remembered under.
        TITLE: The page’s heading.
        WHAT: What the rows are, in the plural.
        ONE: What one of them is.
        COLUMNS: The table’s columns.
        CHIPS: The filter chips, as the use case names them.
        EMPTY: Icon, heading and text when there is nothing at all.
        IMPORTS: What the first step on an empty page is called that brings its rows in; blank for none.
        CHOOSE: What the detail says while nothing is chosen.
        SIZES: How wide table and detail are the first time.
        HAS_MATTERS: Whether the history of a row can be told.
        FOOT_IN_REVIEW: Whether what stands beneath the detail is there on the chair’s laptop too.
    """

    NAME: ClassVar[str]
    TITLE: ClassVar[str]
    WHAT: ClassVar[str]
    ONE: ClassVar[str]
    COLUMNS: ClassVar[Sequence[Column]]
    CHIPS: ClassVar[Chips] = ()
    EMPTY: ClassVar[tuple[str, str, str]]
    IMPORTS: ClassVar[str] = ""
    CHOOSE: ClassVar[str] = ""
    SIZES: ClassVar[tuple[int, int]] = (780, 364)
    HAS_MATTERS: ClassVar[bool] = False
    FOOT_IN_REVIEW: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        """Every list can be taken away; its command stands with the page’s own."""
        super().__init_subclass__()
        if "NAME" in cls.__dict__:
            cls.COMMANDS = (*cls.COMMANDS, _export_command(cls.NAME))

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.row: Any = None
        self.header = PageHeader(self.TITLE, "", self)
        icon, heading, text = self.EMPTY
        self.panel = TablePanel(
            workplace,
            self.NAME,
            self.WHAT,
            self.COLUMNS,
            self.CHIPS,
            (icon, heading, text, () if workplace.is_review else self.first_steps()),
            self,
            one=self.ONE,
        )
        self.side = QStackedWidget(self)
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.side.addWidget(_words(self.CHOOSE, self.side))
        self._sheet = self._make_sheet()
        self.side.addWidget(self._sheet)
        panes = ListDetail(self.make_list(), self.side, workplace.settings, self.NAME, self.SIZES, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.header)
        self.column.addWidget(panes, 1)
        self.panel.row_chosen.connect(self._on_row_chosen)
        self.panel.table.arrived.connect(self._on_arrived)
        self._export = TableExport(self.panel, self.TITLE, workplace, self)
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

    def make_list(self) -> QWidget:
        """What stands beside the detail: the table, or something that holds it."""
        return self.panel

    def make_detail(self, parent: QWidget) -> QWidget:
        """The widget that shows a row; what does not fit is scrolled."""
        raise NotImplementedError

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """What always stays in view beneath the detail; nothing by default."""
        return None

    def show_row(self, row: Any) -> None:
        """Show a row in the detail."""
        raise NotImplementedError

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The use case that answers a stretch of rows of a board."""
        raise NotImplementedError

    def export_table(self) -> None:
        """Take the table away into Excel, as it is filtered and ordered."""
        self._export.ask()

    def export_table_to(self, path: Path) -> None:
        """The same without asking for a place."""
        self._export.write_to(path)

    def open_form(self, form: QWidget) -> None:
        """Show a form in the place of the detail, until it is closed or another row is chosen."""
        if self.side.indexOf(form) < 0:
            self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        self.side.show()

    def close_form(self) -> None:
        """Go back to the detail and to the table."""
        self._show_side()
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_form(self) -> None:
        """Put whatever form stands in the place of the detail away."""
        self.side.setCurrentIndex(0 if self.row is None else 1)
        self._on_arrived(self.panel.table.total)
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes | None) -> None:
        if self.board is None:
            return
        if changes is None:
            self.panel.show_from(self.fetcher(self.board.id))
        else:
            self.panel.refresh()

    @property
    def matter_id(self) -> str:
        """The chosen row, where rows have a history to tell."""
        return str(self.row.id) if self.HAS_MATTERS and self.row is not None else ""

    def reveal(self, thing_id: str) -> None:
        self.panel.reveal(thing_id)

    def focus_filter(self) -> bool:
        return self.panel.focus_filter()

    def _make_sheet(self) -> QWidget:
        sheet = QWidget(self.side)
        scroll = QScrollArea(sheet)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Detail")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.detail = self.make_detail(scroll)
        self.detail.setProperty("plain", True)
        scroll.setWidget(self.detail)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        foot = self.make_foot(sheet)
        if foot is not None:
            line = Hairline(sheet)
            column.addWidget(line)
            column.addWidget(foot)
            if self.workplace.is_review and not self.FOOT_IN_REVIEW:
                line.hide()
                foot.hide()
        return sheet

    def _show_side(self) -> None:
        self.side.setCurrentIndex(0 if self.row is None else 1)
        self._on_arrived(self.panel.table.total)

    @Slot()
    def _on_import(self) -> None:
        self.workplace.go(Place("import", self.NAME))

    @Slot(object)
    def _on_row_chosen(self, row: Any) -> None:
        is_same = row is not None and (self.row is None or row.id == self.row.id)
        is_form_open = self.side.currentIndex() > 1
        self.row = row
        if row is not None:
            self.show_row(row)
        # A refresh tells of the same row again or of the first there is, an emptied filter of none: none of these
        # takes a form away.
        if not is_form_open or not (is_same or row is None):
            self._show_side()

    @Slot(int)
    def _on_arrived(self, total: int) -> None:
        # Beside an empty page there is nothing to choose: it has the whole room to say how to begin.
        self.side.setVisible(total > 0 or self.panel.table.is_narrowed or self.side.currentIndex() > 1)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.side.setMinimumWidth(self.workplace.theme.px(_LEAST_DETAIL))

    @Slot()
    def _on_minute_passed(self) -> None:
        if current_day() != self._today:
            self._today = current_day()
            self.refresh(None)


def detail_column(detail: QWidget) -> QVBoxLayout:
    """The column every detail is laid out in."""
    column = QVBoxLayout(detail)
    column.setContentsMargins(24, 16, 24, 24)
    column.setSpacing(12)
    return column


def _words(text: str, parent: QWidget) -> QWidget:
    sheet = QWidget(parent)
    label = QLabel(text, sheet)
    label.setProperty("rank", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(32, 32, 32, 32)
    column.addWidget(label)
    return sheet


def _export_command(name: str) -> Command:
    return Command(
        f"{name}.export",
        "&Export table to Excel…",
        "file-spreadsheet",
        Menu.FILE,
        "Ctrl+Shift+E",
        method="export_table",
        words="xlsx spreadsheet workbook save",
    )
