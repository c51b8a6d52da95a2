"""The minute book: years at the left, the ledger and what is missing beside them, and the pages as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import minute_book
from boardkeeper.minute_book import LeafStanding, LeafState, Recorded
from boardkeeper.rules.leaves import LeafNumber, in_words
from ui.commands import Command, Menu
from ui.empty import EmptyState
from ui.minute_book.book_builder import LEDGER_TABLES, TABLES, BookBuilder, BookState, LaidOutBook
from ui.minute_book.ledger import LEAF, MEETINGS
from ui.minute_book.record_form import Recording, RecordWords
from ui.minute_book.sheet import BookSheet
from ui.minute_book.taking_out import BookTakingOut
from ui.minute_book.years import YearList
from ui.office import BoardName
from ui.operations import Changes
from ui.page import Page, Place, Workplace


class MinuteBookPage(Page):
    """The book of one municipal year at a time."""

    TABLES: ClassVar[frozenset[str]] = TABLES
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "book.print",
            "&Print book…",
            "printer",
            shortcut="Ctrl+P",
            method="print_book",
            words="paper leaves",
        ),
        Command(
            "book.changed",
            "Print &changed leaves…",
            "printer",
            shortcut="Ctrl+Shift+C",
            method="print_changed",
            words="only new reprint",
        ),
        Command(
            "book.printed",
            "&Record printing…",
            "pencil",
            shortcut="Ctrl+Shift+R",
            method="record_printing",
            starts_section=True,
            words="ledger printed",
        ),
        Command(
            "book.initials",
            "Record &initials…",
            "pencil",
            shortcut="Ctrl+Shift+N",
            method="record_initials",
            words="ledger signed chair initialled",
        ),
        Command(
            "book.save",
            "&Save book as PDF…",
            "file-down",
            Menu.FILE,
            "Ctrl+Shift+S",
            method="save_book",
            words="export",
        ),
        Command(
            "book.save_all",
            "Save the books of &all years as one PDF…",
            "file-down",
            Menu.FILE,
            method="save_all",
            words="export range of years",
        ),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.builder = BookBuilder(workplace, self)
        self.taking_out = BookTakingOut(workplace, self)
        self.years = YearList(workplace.theme, self)
        self.sheet = BookSheet(workplace, self)
        self._empty = EmptyState(
            workplace.theme,
            "book-open",
            "No minute book yet",
            "Once meetings were held, their municipal years are listed here. "
            "Approved minutes come onto numbered leaves, with an index.",
            (),
            self,
        )
        self._lay_out()
        self._connect()
        self._on_state_changed()

    def show_board(self, board: BoardName) -> None:
        self.sheet.form.hide()
        self.builder.show_nothing()
        super().show_board(board)

    def refresh(self, changes: Changes | None) -> None:
        if self.board is None:
            return
        self.workplace.operations.run(
            None, minute_book.book_years, self.board.id, on_done=self._on_years, origin=self
        )
        if changes is None:
            return
        if changes.touches(*(TABLES - LEDGER_TABLES)):
            self.builder.take_note()
        else:
            self.builder.take_ledger()

    def reveal(self, thing_id: str) -> None:
        """Show a year, named by the calendar year it starts in."""
        if thing_id.isdecimal():
            self.years.choose(int(thing_id))

    def focus_filter(self) -> bool:
        return self.sheet.panel.focus_filter()

    @Slot()
    def print_book(self) -> None:
        """Print the year’s book."""
        book = self._ready()
        if book is not None:
            self.taking_out.print_book(book)

    @Slot()
    def print_changed(self) -> None:
        """Print only leaves that are new or changed since the last printing."""
        book = self._ready()
        if book is None:
            return
        if book.standing.numbers(LeafState.NOT_PRINTED, LeafState.CHANGED):
            self.taking_out.print_changed(book)
        else:
            self.workplace.say("Every leaf is in the book as it was printed; there is nothing to print.")

    @Slot()
    def save_book(self) -> None:
        """Save the year’s book as PDF."""
        book = self._ready()
        if book is not None:
            self.taking_out.save_book(book)

    @Slot()
    def save_all(self) -> None:
        """Save the books of all years as one PDF."""
        years = self.years.years
        if self.board is not None and years:
            self.taking_out.save_all(
                self.board.id, years[-1], years[0], restricted=self.sheet.restricted.isChecked()
            )

    @Slot()
    def record_printing(self) -> None:
        """Ask which leaves were printed and when."""
        if self._ready() is not None:
            self.sheet.form.begin(Recording.PRINTING, "", "", ())

    @Slot()
    def record_initials(self) -> None:
        """Ask who initialled which leaves and when."""
        book = self._ready()
        if book is None:
            return
        waiting = book.standing.numbers(LeafState.NOT_INITIALLED)
        if not waiting:
            self.workplace.say("No printed leaf waits for initials. Record the printing first.")
            return
        chairs = [each.signed_by for each in reversed(book.gathered.years[0].bound) if each.signed_by]
        names = tuple(sorted({name for _, name in book.gathered.people}))
        self.sheet.form.begin(Recording.INITIALS, in_words(waiting), next(iter(chairs), ""), names)

    def _lay_out(self) -> None:
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.setHandleWidth(1)
        whole.setChildrenCollapsible(False)
        whole.addWidget(self.years)
        whole.addWidget(self.sheet)
        whole.setStretchFactor(1, 1)
        whole.setSizes([120, 900])
        self._stack = QStackedWidget(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.years.chosen.connect(self._on_year_chosen)
        self.sheet.print_button.clicked.connect(self.print_book)
        self.sheet.changed_button.clicked.connect(self.print_changed)
        self.sheet.printing_button.clicked.connect(self.record_printing)
        self.sheet.initials_button.clicked.connect(self.record_initials)
        self.sheet.again_button.clicked.connect(self.builder.again)
        self.builder.state_changed.connect(self._on_state_changed)
        self.builder.laid_out.connect(self._on_laid_out)
        self.sheet.restricted.toggled.connect(self.builder.set_restricted)
        self.sheet.panel.row_chosen.connect(self._on_row_chosen)
        self.sheet.missing.opened.connect(self._on_opened)
        self.sheet.form.wanted.connect(self._on_wanted)
        self.sheet.form.closed.connect(self._on_form_closed)
        self.taking_out.printed.connect(self._on_printed)

    def _ready(self) -> LaidOutBook | None:
        """The book as it stands now; None, with a word about it, while there is none to be had."""
        book = self.builder.book
        if self.builder.state is not BookState.READY or book is None:
            self.workplace.say("The book is not laid out yet. Try again in a moment.")
            return None
        if not book.leaves:
            self.workplace.say("No minutes of this year are approved yet, so the book has no leaves.")
            return None
        return book

    def _on_years(self, years: Sequence[int]) -> None:
        self._stack.setCurrentIndex(0 if years else 1)
        self.years.show_years(years)
        if not years:
            self.builder.show_nothing()

    @Slot(int)
    def _on_year_chosen(self, year: int) -> None:
        self.sheet.form.hide()
        self.sheet.begin_year(year)
        if self.board is not None:
            self.builder.show_year(self.board.id, year)

    @Slot()
    def _on_state_changed(self) -> None:
        builder = self.builder
        if builder.state is BookState.FAILED and builder.error is not None:
            self.workplace.complain(builder.error)
        has_leaves = builder.book is not None and bool(builder.book.leaves)
        self.sheet.say_state(builder.state, has_leaves=has_leaves and builder.state is BookState.READY)

    @Slot(object)
    def _on_laid_out(self, book: LaidOutBook) -> None:
        self.sheet.show_book(book)
        self._on_state_changed()

    @Slot(object)
    def _on_row_chosen(self, row: LeafStanding | None) -> None:
        # A refresh tells of the first row again: only what somebody chose moves the pages.
        if row is not None and row.page >= 0 and self.sheet.panel.view.hasFocus():
            self.sheet.pages.go_to(row.page)

    @Slot(object)
    def _on_opened(self, place: Place) -> None:
        if place.page == LEAF:
            self.sheet.panel.reveal(place.thing_id)
            book = self.builder.book
            page = (
                next((leaf.page for leaf in book.standing.leaves if leaf.id == place.thing_id), -1)
                if book
                else -1
            )
            if page >= 0:
                self.sheet.pages.go_to(page)
        elif place.page == MEETINGS:
            self.workplace.go(place)

    @Slot(object)
    def _on_wanted(self, words: RecordWords) -> None:
        book = self._ready()
        if book is None or self.board is None:
            return
        operations, year = self.workplace.operations, book.standing.year
        if words.recording is Recording.PRINTING:
            operations.run(
                _said_printed,
                minute_book.record_printed,
                operations.who,
                self.board.id,
                year,
                book.leaves,
                words.on,
                words.leaves,
                on_done=self._on_recorded,
                origin=self,
            )
        else:
            operations.run(
                _said_initialled,
                minute_book.record_initialled,
                operations.who,
                self.board.id,
                year,
                words.leaves,
                words.by,
                words.on,
                on_done=self._on_recorded,
                origin=self,
            )

    def _on_recorded(self, _answer: object) -> None:
        self._on_form_closed()

    @Slot()
    def _on_form_closed(self) -> None:
        self.sheet.form.hide()
        self.sheet.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_printed(self, _pages: int) -> None:
        # What was sent to the printer is not yet in the book: somebody looks at the paper and says so.
        self.record_printing()


def _said_printed(recorded: Recorded) -> str:
    if not recorded.new and not recorded.revised:
        return "Nothing to record: every leaf says what it said when it was last printed."
    parts = [f"Leaves {in_words(recorded.new)} recorded as printed"] if recorded.new else []
    parts += [f"{in_words(recorded.revised)} in a new revision"] if recorded.revised else []
    return f"{'; '.join(parts)}."


def _said_initialled(leaves: Sequence[LeafNumber]) -> str:
    return f"{'Leaf' if len(leaves) == 1 else 'Leaves'} {in_words(leaves)} recorded as initialled."
