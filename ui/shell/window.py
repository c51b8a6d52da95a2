"""The main window. It only assembles: what happens lives in the parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from ui import modes
from ui.commands import Menu
from ui.office import BoardName, Count, FileStanding, Office
from ui.operations import Operations
from ui.page import PageEntry, Place, Workplace
from ui.reviews.strip import SEND_BACK, ReviewStrip
from ui.shell.banner import ErrorBanner
from ui.shell.bringing_in import BringingIn
from ui.shell.command_set import CommandSet
from ui.shell.command_table import shell_commands
from ui.shell.crash import FaultDesk
from ui.shell.file_commands import FileCommands
from ui.shell.finding import Finding
from ui.shell.guide_desk import GuideDesk
from ui.shell.help_commands import HelpCommands
from ui.shell.matter_desk import MatterDesk
from ui.shell.open_file import OpenFile
from ui.shell.page_stack import PageStack
from ui.shell.progress import ProgressStrip
from ui.shell.rail import RAIL_WIDTH, Rail
from ui.shell.status import StatusBar
from ui.shell.toasts import Toast
from ui.shell.undo_keys import UndoKeys
from ui.shell.welcome import WelcomePanel
from ui.tasks import TaskPool
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from boardkeeper.reviews.views import ReviewView

_FIRST_SIZE = (1360, 860)


class MainWindow(QMainWindow):
    """Rail, pages and everything around them.

    Args:
        office: What the floor below lends.
        pages: The lines of the rail and the pages besides; their classes are imported on the first visit.
        theme: The look.
        settings: What the window remembers.
        who: Whose name the audit trail gets.
        log: The log file, for the crash dialog.
    """

    def __init__(
        self,
        office: Office,
        pages: Sequence[PageEntry],
        theme: Theme,
        settings: QSettings,
        who: str,
        log: Path | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._all_pages = self._entries = tuple(pages)
        self._mode = modes.OFFICE
        self.setWindowTitle("Boardkeeper")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.operations = Operations(office.changes_of, who, self)
        self.tasks = TaskPool(self)
        self.commands = CommandSet(shell_commands(pages), theme, self)
        self.open_file = OpenFile(office, self.operations, settings, self)
        self.rail = Rail([entry for entry in pages if entry.is_on_rail], theme, self)
        self.banner = ErrorBanner(theme, self)
        self.strip = ReviewStrip(theme, self)
        self.pages = PageStack(pages, WelcomePanel(theme, self.commands), self.commands, self)
        self.progress = ProgressStrip(self)
        self.status = StatusBar(self)
        self.faults = FaultDesk(self, log)
        self._lay_out()
        self.toast = Toast(theme, self.pages, self.pages.foot_height)
        files = FileCommands(self.commands, self.open_file, settings, self)
        self.bringing_in = BringingIn(self.commands, self.pages, self.open_file, self)
        HelpCommands(self.commands, theme, log, self)
        MatterDesk(self.commands, self.pages)
        self.guide = GuideDesk(self.commands, self.pages, self._entries, theme)
        UndoKeys(self)
        self.finding = Finding(
            office, self.operations, self.open_file, self.commands, self.pages, self._entries, theme, self
        )
        self.commands.bind("go", self.go_to_page)
        self.commands.bind("board", self.go_to_board)
        self.rail.switcher.offer([self.commands.action(key) for key in ("board:settings", "board:new")])
        self.menuBar().setObjectName("menuStrip")
        menus = self.commands.fill_menus(self.menuBar())
        files.offer_recent(menus[Menu.FILE], self.commands.action("file.sample"))
        self.commands.show_page("")
        self._workplace = Workplace(
            theme,
            self.operations,
            self.tasks,
            settings,
            self.pages.go,
            self.say,
            self.banner.complain,
            self.open_file.switch_board,
        )
        self.pages.move_in(self._workplace)
        self._connect()
        self._on_standing_changed(None)
        self.rail.set_usable(usable=False)
        self.rail.switcher.show_boards((), None)
        self._remember_places()

    @property
    def page_ids(self) -> tuple[str, ...]:
        """The pages of the rail, in their order."""
        return tuple(entry.id for entry in self._entries if entry.is_on_rail)

    def go_to_page(self, page_id: str) -> None:
        """Bring a page to the front."""
        if page_id != self.pages.current_id:
            self.pages.go(Place(page_id))

    def go_to_board(self, what: str) -> None:
        """Bring the board's settings to the front, or the form for another board."""
        self.pages.go(Place("board", what))

    def say(self, sentence: str) -> None:
        """Say what happened, where there is nothing to undo."""
        self.toast.say(sentence, can_undo=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes, finish what was asked for, close the file."""
        # Saved means saved: a field keeps what was typed when the keyboard leaves it.
        typed_in = self.focusWidget()
        if typed_in is not None:
            typed_in.clearFocus()
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/splitter", self._splitter.saveState())
        self._settings.sync()
        self.tasks.close()
        self.operations.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        column.addWidget(self.progress)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.rail)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setSizes([RAIL_WIDTH, _FIRST_SIZE[0] - RAIL_WIDTH])
        self.setCentralWidget(self._splitter)
        self.setStatusBar(self.status)
        self.resize(*_FIRST_SIZE)
        self.setMinimumSize(880, 560)

    def _connect(self) -> None:
        self.rail.page_chosen.connect(self.go_to_page)
        self.rail.board_chosen.connect(self.open_file.switch_board)
        self.pages.page_shown.connect(self.rail.choose)
        self.pages.page_shown.connect(self._on_page_shown)
        self.open_file.review_changed.connect(self._on_review_changed)
        self.strip.send_back_wanted.connect(self._on_send_back_wanted)
        self.open_file.boards_changed.connect(self.rail.switcher.show_boards)
        self.open_file.board_switched.connect(self._on_board_switched)
        self.open_file.standing_changed.connect(self._on_standing_changed)
        self.open_file.counts_changed.connect(self._on_counts_changed)
        self.open_file.taken_back.connect(self.say)
        self.operations.said.connect(self._on_said)
        self.operations.started.connect(self.progress.watch)
        self.tasks.started.connect(self.progress.watch)
        for source in (self.operations, self.tasks):
            source.refused.connect(self.banner.complain)
            source.crashed.connect(self.faults.report)
        self.tasks.cancelled.connect(self._on_cancelled)
        self.toast.undo_asked.connect(self.open_file.undo)

    def _remember_places(self) -> None:
        geometry = self._settings.value("window/geometry")
        splitter = self._settings.value("window/splitter")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(splitter, QByteArray):
            self._splitter.restoreState(splitter)

    @Slot(object)
    def _on_review_changed(self, review: ReviewView | None) -> None:
        self.strip.show_review(review)
        mode = modes.OFFICE if review is None else modes.CHAIR
        holds_exempt = review is None or review.has_exempt
        if mode is self._mode and holds_exempt == self._workplace.holds_exempt:
            return
        self._mode = mode
        self._entries = mode.entries(self._all_pages)
        self._workplace = replace(self._workplace, is_review=mode.is_review, holds_exempt=holds_exempt)
        self.pages.enter(self._entries, self._workplace)
        self.rail.show_pages([entry for entry in self._entries if entry.is_on_rail])
        self.commands.admit(mode.admits, mode.shortcuts)

    @Slot()
    def _on_send_back_wanted(self) -> None:
        self.pages.go(Place("review", SEND_BACK))

    @Slot(object)
    def _on_board_switched(self, board: BoardName | None) -> None:
        self.banner.hide()
        self.rail.set_usable(usable=board is not None)
        self.pages.show_board(board)
        if board is not None and self._entries and not self.pages.current_id:
            kept = "" if self._mode.is_review else str(self._settings.value("window/page", ""))
            self.go_to_page(kept if kept in self.page_ids else self.page_ids[0])
            self.rail.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setWindowTitle(f"{board.name} – Boardkeeper" if board else "Boardkeeper")

    @Slot(str)
    def _on_page_shown(self, page_id: str) -> None:
        # A stack raises the page it shows, above what is being said too.
        self.toast.raise_()
        if page_id in self.page_ids and not self._mode.is_review:
            self._settings.setValue("window/page", page_id)

    @Slot(object)
    def _on_standing_changed(self, standing: FileStanding | None) -> None:
        self.status.show_standing(standing, self.operations.who)

    @Slot(object)
    def _on_counts_changed(self, counts: Mapping[str, Count]) -> None:
        self.rail.show_counts(counts)

    @Slot(str)
    def _on_said(self, sentence: str) -> None:
        self.toast.say(sentence, can_undo=True)

    @Slot(str)
    def _on_cancelled(self, title: str) -> None:
        self.say(f"Stopped: {title}.")
