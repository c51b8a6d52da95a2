"""Import: choose a workbook, see on its own sheet what was understood, apply it as one step that can be undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import imports
from boardkeeper.errors import UserError
from boardkeeper.imports import Counts, ImportKind, ImportPreview, Memory, OpenedWorkbook, ReadImport
from ui.commands import Command, Menu
from ui.imports.choosing import ChoosingPane
from ui.imports.header import ImportHeader
from ui.imports.outcome import Compared, apply_words, compare, done_words, recall, summary
from ui.imports.pasting import clipboard_text, kind_to_paste
from ui.imports.said import SaidOfWorkbook
from ui.imports.understood import UnderstoodPane
from ui.operations import Changes
from ui.page import Page, Place, Workplace
from ui.tasks import Task

_FILTER = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv);;All files (*)"
_HOMES = {
    ImportKind.KPIS: "kpis",
    ImportKind.MILESTONES: "plan",
    ImportKind.DECISIONS: "decisions",
    ImportKind.PROGRAMME: "programme",
    ImportKind.ACTIONS: "actions",
}
_FOLDER = "imports/folder"


class ImportPage(Page):
    """A pane of its own, reached from File, Import and left with Back or Escape."""

    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "kpi",
            "kpi_other_name",
            "kpi_target",
            "kpi_benchmark",
            "kpi_event",
            "observation",
            "plan",
            "priority",
            "milestone",
            "milestone_progress",
            "tracking_decision",
            "programme_item",
            "action",
            "workbook_mapping",
        }
    )
    COMMANDS = (
        Command("import.choose", "&Choose a workbook…", "folder-open", Menu.PAGE, method="choose_file"),
        Command("import.apply", "&Apply", "check", Menu.PAGE, "Ctrl+Return", method="apply"),
        Command("import.back", "&Back", "chevron-left", Menu.PAGE, "Alt+Left", method="go_back"),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._came_from = "today"
        self._task: Task | None = None
        self._round = 0
        self._opened: OpenedWorkbook | None = None
        self._kind: ImportKind | None = None
        self._month = ""
        self._said = SaidOfWorkbook(self)
        self.preview: ImportPreview | None = None
        self._is_applying = False
        self.header = ImportHeader(self)
        choose = QAction("Choose a workbook…", self)
        choose.triggered.connect(self.choose_file)
        another = QAction("Choose another file…", self)
        another.triggered.connect(self.choose_file)
        self.header.back.clicked.connect(self.go_back)
        self.header.another.clicked.connect(self.choose_file)
        self.header.apply.clicked.connect(self.apply)
        self.choosing = ChoosingPane(workplace.theme, choose, another, self)
        self.understood = UnderstoodPane(workplace, self._said, another, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.choosing)
        self._stack.addWidget(self.understood)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.understood.kind_chosen.connect(self._on_kind_chosen)
        self.understood.month_chosen.connect(self._on_month_chosen)
        self.understood.answered.connect(self._on_answered)
        self._said.to_understand.connect(self._on_said)
        self._said.to_compare.connect(self._on_said_of_names)
        workplace.tasks.cancelled.connect(self._on_cancelled)
        self._begin()

    @property
    def is_choosing(self) -> bool:
        """Whether no workbook has been read yet."""
        return self._stack.currentWidget() is self.choosing

    def refresh(self, changes: Changes | None) -> None:
        """Compare anew with the board; another board is compared from the beginning."""
        if not self._is_applying and self._opened is not None and self.preview is not None:
            self._compare(self.preview.read)

    def reveal(self, thing_id: str) -> None:
        """Come from a page, to which Back returns; or with rows on the clipboard, to be brought into a log."""
        kind = kind_to_paste(thing_id)
        self._came_from = thing_id if kind is None else _HOMES[kind]
        if kind is not None:
            self.take_pasted(clipboard_text(), kind)

    def take_pasted(self, text: str, kind: ImportKind) -> None:
        """Take rows copied from elsewhere apart in place of the workbook before."""
        self._stop()
        self._opened = self.preview = None
        self.header.say("Pasted rows", "")
        self.choosing.say_reading("pasted rows")
        self._stack.setCurrentWidget(self.choosing)
        self._show_buttons()
        self._task = self.workplace.tasks.run(
            "Reading pasted rows",
            imports.open_pasted,
            text,
            kind,
            on_done=partial(self._on_opened, self._round),
            on_error=partial(self._on_not_opened, self._round),
        )

    def focus_filter(self) -> bool:
        return self.preview is not None and self.understood.written.panel.focus_filter()

    def take_file(self, path: Path) -> bool:
        """Read a workbook in place of the one before."""
        self._stop()
        self._opened = self.preview = None
        self.header.say("Import", path.name)
        self.choosing.say_reading(path.name)
        self._stack.setCurrentWidget(self.choosing)
        self._show_buttons()
        self._task = self.workplace.tasks.run(
            f"Reading {path.name}",
            imports.open_workbook,
            path,
            on_done=partial(self._on_opened, self._round),
            on_error=partial(self._on_not_opened, self._round),
        )
        return True

    @Slot()
    def choose_file(self) -> None:
        """Ask for a workbook, then read it."""
        folder = str(self.workplace.settings.value(_FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a workbook", folder, _FILTER)
        if chosen:
            self.workplace.settings.setValue(_FOLDER, str(Path(chosen).parent))
            self.take_file(Path(chosen))

    @Slot()
    def apply(self) -> None:
        """Write what is new and changed, and the directions that were said, as one step."""
        if self.preview is None or not self.header.apply.isEnabled():
            return
        self._is_applying = True
        self._show_buttons()
        kind = self.preview.read.kind
        self.workplace.operations.run(
            partial(done_words, kind, len(self.understood.answers())),
            imports.apply_import,
            self.workplace.operations.who,
            self.preview,
            dict(self.understood.answers()),
            self.understood.definitions(),
            on_done=self._on_applied,
            on_error=self._on_not_applied,
            origin=self,
        )

    @Slot()
    def go_back(self) -> None:
        """Leave without writing anything."""
        if self._is_applying:
            return
        self._stop()
        self._begin()
        self.workplace.go(Place(self._came_from))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_choosing:
            self.choosing.focus_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self._opened = self.preview = None
        self.header.say("Import", "A workbook is read, shown and compared; then you decide.")
        self.choosing.begin()
        self._stack.setCurrentWidget(self.choosing)
        self._show_buttons()

    def _stop(self) -> None:
        """End what is being read or understood; should it arrive all the same, its round is over."""
        self._round += 1
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _show_buttons(self) -> None:
        counts = self.preview.counts if self.preview is not None else Counts(0, 0, 0)
        answers = len(self.understood.answers())
        keeps = self.preview is not None and self.preview.keeps_columns
        can_apply = bool(counts.new or counts.changed or answers or keeps)
        self.header.show_state(
            is_read=self._opened is not None,
            is_applying=self._is_applying,
            can_apply=self.preview is not None and can_apply,
            words=apply_words(counts, answers, keeps_columns=keeps),
        )

    def _on_opened(self, of_round: int, opened: OpenedWorkbook) -> None:
        if of_round != self._round:
            return
        self._task = None
        self._opened = opened
        if self.board is not None:
            self.workplace.operations.run(
                None,
                recall,
                self.board.id,
                on_done=partial(self._on_remembered, self._round),
                origin=self,
            )

    def _on_remembered(self, of_round: int, memory: Memory) -> None:
        """Begin with what the workbook obviously is, was the last time, or may be on the page it was asked for from."""
        opened = self._opened
        if of_round != self._round or opened is None:
            return
        self._said.memory = memory
        self._said.begin(opened)
        home = next((kind for kind, page in _HOMES.items() if page == self._came_from), None)
        wanted = home if home in opened.kinds else None
        known = imports.remembered_kind(opened, memory.lists, memory.figures)
        self._kind = opened.proposed_kind or known or wanted
        self._month = opened.month_in_name
        self.header.say(self._title(), "")
        self.understood.show_opened(opened, self._kind, self._month)
        self._stack.setCurrentWidget(self.understood)
        self._understand()

    def _title(self) -> str:
        if self._opened is None:
            return "Import"
        return "Pasted rows" if self._opened.is_pasted else self._opened.file_name

    def _on_not_opened(self, of_round: int, error: UserError) -> None:
        if of_round != self._round:
            return
        self._task = None
        self.header.say("Import", "")
        self.choosing.complain(error)

    def _understand(self) -> None:
        """Take the workbook apart as what is chosen, or ask what is missing."""
        assert self._opened is not None
        self.preview = None
        self._said.read_as(self._kind)
        self._show_buttons()
        if self._kind is None:
            self.understood.ask_kind(self._opened)
        elif self._kind is ImportKind.MILESTONES and not self._month:
            self.understood.ask_month()
        else:
            self._stop()
            month = self._month if self._kind is ImportKind.MILESTONES else None
            self._task = self.workplace.tasks.run(
                f"Understanding {self._opened.file_name}",
                imports.understand_as,
                self._opened,
                self._kind,
                month,
                self._said.matching(self._opened, self._kind),
                self._said.figures,
                on_done=partial(self._on_understood, self._round),
                on_error=partial(self._on_not_understood, self._round),
            )

    def _on_understood(self, of_round: int, read: ReadImport) -> None:
        if of_round == self._round:
            self._task = None
            self._compare(read)

    def _on_not_understood(self, of_round: int, error: UserError) -> None:
        if of_round != self._round:
            return
        self._task = None
        self.header.say(self._title(), "Nothing was taken from it.")
        if self._opened is not None and self._kind is ImportKind.KPIS:
            self.understood.ask_layout(error, self._said.figures.layouts)
            return
        if self._opened is not None and self._kind is not None:
            proposed = self._said.proposed(self._opened, self._kind)
            if proposed:
                self.understood.ask_columns(error, self._kind, proposed)
                return
        self.understood.complain(error)

    @Slot()
    def _on_said(self) -> None:
        if self._opened is not None and not self._is_applying:
            self._understand()

    @Slot(object)
    def _on_said_of_names(self, read: ReadImport) -> None:
        if self._opened is not None and not self._is_applying:
            self._compare(read)

    def _compare(self, read: ReadImport) -> None:
        if self.board is not None:
            self.workplace.operations.run(
                None,
                compare,
                self.board.id,
                read,
                on_done=self._on_compared,
                on_error=partial(self._on_not_understood, self._round),
                origin=self,
            )

    def _on_compared(self, compared: Compared) -> None:
        preview = compared.preview
        if self._opened is None or preview.read.kind is not self._kind or self._is_applying:
            return
        is_first = self.preview is None
        self.preview = self._said.preview = preview
        self.understood.show_preview(preview, compared.lines)
        self.header.say(self._title(), summary(preview))
        self._show_buttons()
        if is_first and not self.understood.is_choosing_columns:
            self._focus_next()

    def _focus_next(self) -> None:
        """A workbook of a kind that came before needs one key; of a new one the lines are gone through first."""
        preview = self.preview
        is_known = preview is not None and preview.counts.same > 0 and not preview.open_questions
        if is_known and self.header.apply.isEnabled():
            self.header.apply.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.understood.written.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_applied(self, _counts: Counts) -> None:
        self._is_applying = False
        home = _HOMES[self._kind] if self._kind is not None else self._came_from
        self._begin()
        self.workplace.go(Place(home))

    def _on_not_applied(self, error: UserError) -> None:
        self._is_applying = False
        self._show_buttons()
        self.workplace.complain(error)

    @Slot(object)
    def _on_kind_chosen(self, kind: ImportKind) -> None:
        self._kind = kind
        self._said.begin(self._opened)
        if self._opened is not None:
            self.understood.show_opened(self._opened, kind, self._month)
            self._understand()

    @Slot(str)
    def _on_month_chosen(self, month: str) -> None:
        self._month = month
        if self._opened is not None:
            self._understand()

    @Slot()
    def _on_answered(self) -> None:
        self._show_buttons()

    @Slot(str)
    def _on_cancelled(self, _title: str) -> None:
        if self._task is not None and self._task.is_cancelled():
            self._task = None
            self._begin()
