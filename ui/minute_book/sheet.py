"""A year’s book on the screen: buttons, the form for recording, the ledger, what is missing, and the pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.rules.municipal_year import municipal_year_title
from ui.minute_book.book_builder import BookState, LaidOutBook
from ui.minute_book.leaves_view import LeavesView
from ui.minute_book.ledger import CHIPS, COLUMNS, fetcher, missing_section, summary
from ui.minute_book.record_form import RecordForm
from ui.page import Workplace
from ui.panes import Hairline, PageHeader
from ui.tables.panel import TablePanel
from ui.today.section import Section

_PREVIEW_FROM = 780
"""So wide, in pixels at 100 %, the sheet must be to show the ledger and the pages beside each other."""

_STATE_WORDS = {
    BookState.WORKING: "Being laid out …",
    BookState.STOPPED: "Stopped. What is shown may be out of date.",
    BookState.FAILED: "It could not be laid out.",
}
_NO_LEAF = (
    "book-open",
    "No leaf is bound yet",
    "Minutes come into the book when a later meeting has approved them.",
    (),
)


class BookSheet(QWidget):
    """Everything about one year; the page says what its buttons do."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = workplace.theme
        self.header = PageHeader("Minute book", "", self)
        self.print_button = self._button("Print book…", "Ctrl+P", is_main=True)
        self.changed_button = self._button("Print changed leaves…", "Ctrl+Shift+C")
        self.printing_button = self._button("Record printing…", "Ctrl+Shift+R")
        self.initials_button = self._button("Record initials…", "Ctrl+Shift+N")
        self.again_button = self._button("Lay out again", "")
        self.restricted = self._restricted_chip()
        self.form = RecordForm(theme, self)
        self.form.hide()
        self.missing = Section(theme, self)
        self.panel = TablePanel(
            workplace, "minute-book", "leaves", COLUMNS, CHIPS, _NO_LEAF, self, one="leaf"
        )
        self.pages = LeavesView(workplace, self)
        self.state = QLabel(self)
        self.state.setProperty("rank", "muted")
        self.state.setContentsMargins(24, 0, 24, 8)
        self._lay_out()

    def begin_year(self, year: int) -> None:
        """Another year was chosen; its book is not laid out yet."""
        self.form.hide()
        self.header.say(f"Minute book {municipal_year_title(year)}", " ")

    def show_book(self, book: LaidOutBook) -> None:
        """Show a year’s book."""
        standing = book.standing
        has_part_two = any(each.has_part_two for each in book.gathered.years[0].bound)
        self.restricted.setVisible(has_part_two or self.restricted.isChecked())
        self.header.say(f"Minute book {municipal_year_title(standing.year)}", summary(standing))
        self.missing.show_words(missing_section(standing))
        self.panel.show_from(fetcher(standing))
        self.pages.show_pack(book if book.sizes else None)
        self.pages.setVisible(bool(book.sizes))

    def say_state(self, state: BookState, *, has_leaves: bool) -> None:
        """Say how the book stands; without leaves there is nothing to print or to record."""
        self.again_button.setVisible(state in {BookState.STOPPED, BookState.FAILED})
        self.state.setText(_STATE_WORDS.get(state, ""))
        self.state.setVisible(state in _STATE_WORDS)
        for button in (
            self.print_button,
            self.changed_button,
            self.printing_button,
            self.initials_button,
        ):
            button.setEnabled(has_leaves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_PREVIEW_FROM)
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._panes.orientation() is not orientation:
            self._panes.setOrientation(orientation)
            self._panes.setSizes([600, 420] if wide else [380, 240])

    def _button(self, text: str, keys: str, *, is_main: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("main", is_main)
        if keys:
            button.setToolTip(f"{text.removesuffix('…')} ({keys})")
        return button

    def _restricted_chip(self) -> QToolButton:
        chip = QToolButton(self)
        chip.setText("With Part II")
        chip.setToolTip("Also the leaves that are not for publication, marked on every one")
        chip.setAccessibleName("With the leaves of Part II, which are not for publication")
        chip.setCheckable(True)
        chip.setProperty("chip", True)
        chip.hide()
        return chip

    def _lay_out(self) -> None:
        self.header.add(self.restricted)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 0, 24, 12)
        buttons.setSpacing(8)
        for button in (
            self.print_button,
            self.changed_button,
            self.printing_button,
            self.initials_button,
            self.again_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch()
        ledger = self._splitter(Qt.Orientation.Vertical, self.panel, self._missing_pane())
        ledger.setSizes([420, 220])
        self._panes = self._splitter(Qt.Orientation.Horizontal, ledger, self.pages)
        self._panes.setSizes([600, 420])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(buttons)
        column.addWidget(self.state)
        column.addWidget(Hairline(self))
        column.addWidget(self.form)
        column.addWidget(self._panes, 1)

    def _missing_pane(self) -> QScrollArea:
        pane = QScrollArea(self)
        pane.setWidgetResizable(True)
        pane.setFrameShape(QScrollArea.Shape.NoFrame)
        pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane.setAccessibleName("What is missing")
        inside = QWidget(pane)
        inside.setProperty("plain", True)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(16, 8, 16, 8)
        lines.addWidget(self.missing)
        lines.addStretch()
        pane.setWidget(inside)
        return pane

    def _splitter(self, orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
        splitter = QSplitter(orientation, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for widget in widgets:
            splitter.addWidget(widget)
        return splitter
