"""What the pages of decisions and of actions share: a log beside the thread of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from boardkeeper import follow_up, people
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.follow_up import EvidenceView, FollowUpStatus, Log, ProgressView
from boardkeeper.follow_up.finding import number_in_log
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.remarks import RemarkAbout
from ui.follow_up.adding import Adding, Adds
from ui.follow_up.detail import MatterDetail
from ui.follow_up.doing import Doing
from ui.follow_up.evidence_files import EvidenceFiles
from ui.follow_up.looking import Looking
from ui.follow_up.pasting import are_new_rows, changes_pasted
from ui.follow_up.taking_out import LogTakingOut
from ui.follow_up.update_form import UpdateForm
from ui.follow_up.ways import GROUPINGS
from ui.follow_up.writer import LogWriter, wish_of
from ui.imports.pasting import paste_place
from ui.imports.taking_out import LogExport
from ui.list_page import ListPage
from ui.operations import Changes, Desk
from ui.page import Place, Workplace
from ui.tables.filter_bar import Chips
from ui.tables.pasting import clipboard_block
from ui.today.words import CHIP_MARK

_NAMES_MOST = 2_000


class FollowUpPage(ListPage):
    """A log whose rows have a dated history.

    Class attributes:
        LOG: Which log.
        ABOUT: What remarks on its rows are about.
        OWNER: What is called who must do it, and the attribute that holds it.
        DUE: What the date is called.
        LIST: The use case that answers a stretch of rows.
        FACTS: The facts of the detail: the title and the words for a row; what has no words takes no room.
        ADDS: The use case that adds what was typed in by hand.
        HISTORY: The use case that answers everything said about a row.
        RECORDED: What the toast says when something was added to it.
    """

    CHIPS: ClassVar[Chips] = (
        "Overdue",
        "Due before next meeting",
        "Mine",
        ("Open", "Requested", "Closed since last meeting", "Archived"),
    )
    FOOT_IN_REVIEW = True
    LOG: ClassVar[Log]
    ABOUT: ClassVar[RemarkAbout]
    OWNER: ClassVar[tuple[str, str]] = ("Owner", "owner")
    DUE: ClassVar[str] = "Due"
    LIST: ClassVar[Callable[..., Rows[Any]]]
    ADDS: ClassVar[Adds]
    HAS_MATTERS = True
    FACTS: ClassVar[Sequence[tuple[str, Callable[[Any], str]]]]
    HISTORY: ClassVar[Callable[..., tuple[ProgressView, ...]]]
    RECORDED: ClassVar[str]

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.adding = Adding(self, self.LOG, self.OWNER[0], self.DUE, type(self).ADDS)
        self.writer = LogWriter(workplace, self.LOG, self.ONE, self)
        self.doing = Doing(self, self.writer, self.OWNER[0], self.DUE)
        self.evidence = EvidenceFiles(workplace, self)
        self.taking_out = LogTakingOut(workplace, self.panel.table, self.LOG, self)
        self._export = LogExport(self.panel, self.TITLE, workplace, self, self.LOG)
        self.looking = Looking(workplace, self.panel, self.LOG, GROUPINGS)
        self.panel.table.greys = _is_closed
        self.panel.view.make_editable()
        self.panel.table.edited.connect(self._on_edited)
        self.panel.view.paste_wanted.connect(self._on_paste_wanted)
        self.thread_pane.opened.connect(self.evidence.open)
        self.thread_pane.removal_wanted.connect(self.writer.remove_evidence)
        self.matter.closing_wanted.connect(self.close_chosen)
        self.matter.reopening_wanted.connect(self.reopen_chosen)
        self.matter.postponing_wanted.connect(self.postpone_chosen)
        self.matter.links_wanted.connect(self.edit_links)

    def make_detail(self, parent: QWidget) -> QWidget:
        """Heading, what can be done, facts, links, thread, remarks."""
        self.matter = MatterDetail(self.workplace, self.FACTS, self.ABOUT, parent)
        self.thread_pane, self.origin = self.matter.thread_pane, self.matter.origin
        return self.matter

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """The box for the next update, always in view."""
        self.form = UpdateForm(self.workplace.theme, parent)
        self.form.written.connect(self._on_update_written)
        self.form.choosing_wanted.connect(self.choose_evidence)
        self.workplace.operations.became_idle.connect(self.form.be_ready)
        return self.form

    def heading_of(self, row: Any) -> str:
        """What the detail is headed with."""
        raise NotImplementedError

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The rows as at today; what has left the log only when it is asked for."""
        return partial(_fetch, type(self).LIST, board_id, self.workplace.operations.who)

    def refresh(self, changes: Changes | None) -> None:
        """Read the rows; from the beginning also their groups, the saved views, and the names to offer."""
        if self.board is None:
            return
        if changes is not None:
            self.panel.refresh()
            if changes.touches("saved_view"):
                self.looking.read(self.board.id)
            return
        board_id, who = self.board.id, self.workplace.operations.who
        self.panel.table.show_from(
            self.fetcher(board_id),
            partial(_groups, self.LOG, board_id, who),
            partial(_number, self.LOG, board_id, who),
        )
        self.looking.read(board_id)
        self.workplace.operations.run(
            None, _known_names, self.LOG, board_id, on_done=self._on_names_read, origin=self
        )

    def show_row(self, row: Any) -> None:
        """Show a row; its history is fetched."""
        self.matter.show_row(row, self.heading_of(row), self.board.id if self.board else "")
        self.form.begin(row.id, row.status)
        self.workplace.operations.run(
            None,
            _thread,
            type(self).HISTORY,
            self.writer.matter(row),
            on_done=partial(self._show_history, row.id),
            origin=self,
        )

    @Slot()
    def start_new(self) -> None:
        """Open the form for a row that is typed in."""
        self.adding.start()

    def first_steps(self) -> tuple[QAction, ...]:
        """A row that is typed in, or a log that is kept elsewhere."""
        new = QAction(f"New {self.ONE}…", self)
        new.triggered.connect(self.start_new)
        return (new, *super().first_steps())

    def open_chasing(self) -> None:
        """Go to the letters to officers, to whoever is to do what is chosen."""
        self.workplace.go(Place("chasing", self.row.id if self.row is not None else ""))

    def open_minutes(self) -> None:
        """Go to the paragraph of the minutes that the chosen row came from."""
        if self.row is None:
            return
        if self.row.paragraph_id:
            self.workplace.go(Place("meetings", self.row.paragraph_id))
        else:
            self.workplace.say(f"This {self.ONE} was not written in minutes kept here.")

    def write_update(self) -> None:
        """Put the cursor into the box for the next update."""
        if self.row is not None:
            self.leave_form()
            self.form.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def choose_evidence(self) -> None:
        """Ask for files that go with the next update."""
        if self.row is not None:
            self.leave_form()
            self.form.add_files(self.evidence.choose())
            self.form.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_cell(self) -> None:
        """Change the cell that has the keyboard, or the first that can be changed."""
        self.panel.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.view.edit_cell()

    def change_chosen(self) -> None:
        """Change owner, date, status and priority of the chosen rows."""
        self.doing.change()

    @Slot()
    def postpone_chosen(self) -> None:
        """Give the chosen rows another date."""
        self.panel.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.doing.postpone()

    @Slot()
    def close_chosen(self) -> None:
        """Record that the chosen rows are complete."""
        self.doing.close()

    @Slot()
    def reopen_chosen(self) -> None:
        """Take up again what was finished."""
        self.doing.reopen()

    @Slot()
    def edit_links(self) -> None:
        """Say what the row serves."""
        self.doing.edit_links()

    def remark(self) -> None:
        """Say something about the row that is shown."""
        if self.row is not None:
            self.leave_form()
            self.matter.remarks.begin()

    def paste_rows(self) -> None:
        """Bring in the rows on the clipboard, through the same preview as a workbook."""
        if not QGuiApplication.clipboard().text().strip():
            self.workplace.say("There is nothing on the clipboard. Copy rows in Excel first.")
        elif not self.workplace.is_review:
            self.workplace.go(paste_place(self.LOG))

    def choose_grouping(self) -> None:
        """Open the menu of groupings."""
        self.looking.group.open_menu()

    def choose_view(self) -> None:
        """Open the menu of saved views."""
        self.looking.views.open_menu()

    def save_view(self) -> None:
        """Keep how the log is looked at under a name."""
        self.looking.ask_for_name()

    def print_log(self) -> None:
        """Print the log as it is filtered and grouped."""
        if self.board is not None:
            self.taking_out.print(self.board.id)

    def save_pdf(self) -> None:
        """Save the log as it is filtered and grouped as PDF."""
        if self.board is not None:
            self.taking_out.save(self.board.id)

    def reveal(self, thing_id: str) -> None:
        """Select a row; what begins with the mark of a chip presses that chip alone."""
        chip = thing_id.removeprefix(CHIP_MARK)
        if chip != thing_id:
            self.looking.show_everything()
            self.panel.bar.press(chip)
        else:
            super().reveal(thing_id)

    def _show_side(self) -> None:
        super()._show_side()
        if self.doing.are_several_chosen:
            self.doing.show_several()

    def _show_history(
        self, row_id: str, found: tuple[Sequence[ProgressView], Sequence[EvidenceView]]
    ) -> None:
        self.matter.show_thread(row_id, *found)

    def _on_names_read(self, names: Sequence[str]) -> None:
        self.panel.view.offer("owner", names)
        self.doing.offer_names(names)
        self.adding.form.offer_names(names)

    @Slot(object, str, str)
    def _on_edited(self, row: Any, name: str, value: str) -> None:
        self.writer.change(
            [row], wish_of(name, value), on_error=partial(self._on_cell_refused, row.id, name, value)
        )

    def _on_cell_refused(self, row_id: str, name: str, typed: str, error: UserError) -> None:
        if not self.panel.view.say_refused(row_id, name, typed, str(error.sentence)):
            self.workplace.complain(error)

    @Slot(str)
    def _on_paste_wanted(self, text: str) -> None:
        block = clipboard_block(text)
        if not block:
            return
        columns = self.panel.table.columns
        if are_new_rows(columns, block):
            self.paste_rows()
            return
        view = self.panel.view
        rows = view.chosen_rows() or ([self.row] if self.row is not None else [])
        if len(rows) == 1 and len(block) > 1:
            rows = view.rows_from_current(len(block))
        try:
            begin = max(0, view.currentIndex().column())
            changes = changes_pasted(columns, begin, rows, block, self.writer.matter)
        except UserError as error:
            self.workplace.complain(error)
            return
        if changes:
            self.writer.change_each(changes)
        else:
            self.workplace.say("Nothing pasted was different.")

    @Slot(str, object, object)
    def _on_update_written(self, text: str, status: FollowUpStatus, files: tuple[Any, ...]) -> None:
        if self.row is not None:
            self.writer.record(
                self.row,
                self.RECORDED,
                text,
                status,
                files,
                on_done=partial(self._on_recorded, self.row.id, text),
            )

    def _on_recorded(self, row_id: str, text: str, _entry_id: str) -> None:
        self.form.forget(row_id, text)


def _is_closed(row: Any) -> bool:
    return bool(row.is_closed)


def _meant(wanted: Wanted, who: str) -> Wanted:
    return replace(wanted, who=who, hides_archived=True)


def _fetch(
    list_rows: Callable[..., Rows[Any]], board_id: str, who: str, desk: Desk, wanted: Wanted
) -> Rows[Any]:
    return list_rows(desk, board_id, current_day(), _meant(wanted, who))


def _groups(log: Log, board_id: str, who: str, desk: Desk, wanted: Wanted) -> tuple[follow_up.Group, ...]:
    return follow_up.groups(desk, board_id, log, current_day(), _meant(wanted, who), wanted.group)


def _number(log: Log, board_id: str, who: str, desk: Desk, wanted: Wanted, row_id: str) -> int:
    return number_in_log(desk, board_id, log, current_day(), _meant(wanted, who), row_id)


def _thread(
    desk: Desk, history: Callable[..., tuple[ProgressView, ...]], matter: follow_up.Matter
) -> tuple[tuple[ProgressView, ...], tuple[EvidenceView, ...]]:
    return history(desk, matter.id), follow_up.evidence_of(desk, matter)


def _known_names(desk: Desk, log: Log, board_id: str) -> list[str]:
    """Everybody on the board, and everybody who is named in the log already."""
    known = people.list_people(desk, board_id, current_day(), Wanted(limit=_NAMES_MOST)).rows
    named = follow_up.groups(desk, board_id, log, current_day(), Wanted(), "owner")
    names = {person.name for person in known} | {group.key for group in named[:_NAMES_MOST]}
    return sorted((name for name in names if name.strip()), key=str.casefold)
