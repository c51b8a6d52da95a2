"""Old minutes: choose or paste them, see on the text what was understood, correct it, write it as one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper.errors import UserError
from boardkeeper.importing.old_minutes import OldMinutes
from boardkeeper.imports.old_minutes import OldMinutesPreview, apply_old_minutes
from boardkeeper.rules.due_dates import full_date
from ui.commands import Command, Menu
from ui.meetings.old_minutes.choosing import ChoosingPane
from ui.meetings.old_minutes.facts import summary
from ui.meetings.old_minutes.preview import PreviewPane
from ui.meetings.old_minutes.reading import paste_text, preview_of, read_file
from ui.meetings.stepper import Step
from ui.operations import Changes
from ui.page import Page, Place, Workplace
from ui.panes import PageHeader
from ui.tasks import Task
from ui.today.words import STEP_MARK

_FILTER = "Minutes (*.docx *.docm *.txt);;All files (*)"
_FOLDER = "old-minutes/folder"


class OldMinutesPage(Page):
    """A pane of its own, reached from the meetings, and left with Back or Escape."""

    TABLES: ClassVar[frozenset[str]] = frozenset({"meeting", "minute", "minute_paragraph", "person", "seat"})
    COMMANDS = (
        Command("old_minutes.choose", "&Choose old minutes…", "folder-open", Menu.PAGE, method="choose_file"),
        Command(
            "old_minutes.paste",
            "&Paste old minutes",
            "copy",
            Menu.PAGE,
            "Ctrl+Shift+V",
            method="paste",
            words="clipboard text",
        ),
        Command("old_minutes.apply", "&Write the minutes", "check", Menu.PAGE, "Ctrl+Return", method="apply"),
        Command(
            "old_minutes.next_doubt",
            "&Next doubt",
            "chevron-down",
            Menu.PAGE,
            "F8",
            method="next_doubt",
            starts_section=True,
        ),
        Command(
            "old_minutes.previous_doubt",
            "P&revious doubt",
            "chevron-up",
            Menu.PAGE,
            "Shift+F8",
            method="previous_doubt",
        ),
        Command(
            "old_minutes.take_back",
            "&Take back the last correction",
            "undo-2",
            Menu.PAGE,
            "Ctrl+Backspace",
            method="take_back",
        ),
        Command("old_minutes.back", "&Back", "chevron-left", Menu.PAGE, "Alt+Left", method="go_back"),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._meeting_id = ""
        self._task: Task | None = None
        self._round = 0
        self._is_applying = False
        self.preview: OldMinutesPreview | None = None
        self.header = PageHeader("Old minutes", "", self)
        choose = QAction("Choose a file…", self)
        choose.triggered.connect(self.choose_file)
        paste = QAction("Paste the text", self)
        paste.setToolTip("Paste copied text (Ctrl+Shift+V)")
        paste.triggered.connect(self.paste)
        self.back_button = self._button("Back", self.go_back, "Leave without writing anything (Esc)")
        self.another_button = self._button("Choose another file…", self.choose_file)
        self.apply_button = self._button(
            "Write the minutes", self.apply, "Write them as one step (Ctrl+Return)"
        )
        self.apply_button.setProperty("main", True)
        self.choosing = ChoosingPane(workplace.theme, choose, paste, self)
        self.shown = PreviewPane(workplace, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.choosing)
        self._stack.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.shown.corrected.connect(self._on_corrected)
        self.shown.facts.changed.connect(self._on_facts_changed)
        workplace.tasks.cancelled.connect(self._on_cancelled)
        self._begin()

    @property
    def is_choosing(self) -> bool:
        """Whether nothing has been read yet."""
        return self._stack.currentWidget() is self.choosing

    def refresh(self, changes: Changes | None) -> None:
        """Compare anew with the board: somebody may have come into the file, or the meeting."""
        if self.preview is not None and not self._is_applying:
            self._preview(self.preview.old)

    def reveal(self, thing_id: str) -> None:
        """Come for a meeting, whose minutes they are and to which Back returns; without one, from the meetings."""
        if thing_id != self._meeting_id:
            self._meeting_id = thing_id
            self.refresh(None)

    def foot_height(self) -> int:
        """The bar of the current line: a number is typed there while the toast tells of something."""
        return 0 if self.is_choosing else self.shown.bar.height()

    def take_file(self, path: Path) -> bool:
        """Read a file in place of the one before."""
        self._stop()
        self.preview = None
        self.header.say("Old minutes", path.name)
        self.choosing.say_reading(path.name)
        self._stack.setCurrentWidget(self.choosing)
        self._show_buttons()
        self._task = self.workplace.tasks.run(
            f"Reading {path.name}",
            read_file,
            path,
            on_done=partial(self._on_read, self._round),
            on_error=partial(self._on_not_read, self._round),
        )
        return True

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file, then read it."""
        folder = str(self.workplace.settings.value(_FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose old minutes", folder, _FILTER)
        if chosen:
            self.workplace.settings.setValue(_FOLDER, str(Path(chosen).parent))
            self.take_file(Path(chosen))

    @Slot()
    def paste(self) -> None:
        """Understand what was copied."""
        self._stop()
        self._task = self.workplace.tasks.run(
            "Understanding what was pasted",
            paste_text,
            QGuiApplication.clipboard().text(),
            on_done=partial(self._on_read, self._round),
            on_error=partial(self._on_not_read, self._round),
        )

    @Slot()
    def apply(self) -> None:
        """Write the minutes, with the meeting if there is none, as one step."""
        if self.preview is None or self.board is None or not self.apply_button.isEnabled():
            return
        self._is_applying = True
        self._show_buttons()
        old = self.preview.old
        day = full_date(old.held_on) if old.held_on else ""
        self.workplace.operations.run(
            f"Minutes of {day} imported.",
            apply_old_minutes,
            self.workplace.operations.who,
            self.board.id,
            old,
            self.preview.meeting_id,
            chosen=self.shown.facts.people.chosen(),
            state=self.shown.facts.chosen_state,
            follow_up=self.shown.facts.follows_up,
            on_done=self._on_applied,
            on_error=self._on_not_applied,
            origin=self,
        )

    def next_doubt(self) -> None:
        """Go to the next line in doubt."""
        self.shown.go_to_doubt(1)

    def previous_doubt(self) -> None:
        """Go to the line in doubt before."""
        self.shown.go_to_doubt(-1)

    def take_back(self) -> None:
        """Take the last correction back."""
        self.shown.take_back()

    @Slot()
    def go_back(self) -> None:
        """Leave without writing anything."""
        if self._is_applying:
            return
        self._stop()
        meeting_id = self._meeting_id
        self._begin()
        self.workplace.go(Place("meetings", f"{meeting_id}{STEP_MARK}{Step.MINUTES}" if meeting_id else ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_choosing:
            self.choosing.focus_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _button(self, words: str, method: object, tip: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        button.clicked.connect(method)
        self.header.add(button)
        return button

    def _begin(self) -> None:
        self.preview = None
        self._meeting_id = ""
        self.header.say(
            "Old minutes", "The minutes of a former meeting are read, shown and corrected; then you decide."
        )
        self.choosing.begin()
        self._stack.setCurrentWidget(self.choosing)
        self._show_buttons()

    def _stop(self) -> None:
        """End what is being read; should it arrive all the same, its round is over."""
        self._round += 1
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _show_buttons(self) -> None:
        is_read = self.preview is not None
        self.another_button.setVisible(is_read)
        self.apply_button.setVisible(is_read)
        self.another_button.setEnabled(not self._is_applying)
        self.back_button.setEnabled(not self._is_applying)
        preview = self.preview
        may_write = preview is not None and preview.old.held_on is not None and preview.existing is None
        self.apply_button.setEnabled(
            may_write and bool(preview and preview.headings) and not self._is_applying
        )

    def _on_read(self, of_round: int, old: OldMinutes) -> None:
        if of_round == self._round:
            self._task = None
            self.shown.begin(old)
            self._preview(old)

    def _on_not_read(self, of_round: int, error: UserError) -> None:
        if of_round != self._round:
            return
        self._task = None
        self.preview = None
        self.header.say("Old minutes", "")
        self._stack.setCurrentWidget(self.choosing)
        self._show_buttons()
        self.choosing.complain(error)

    @Slot(object)
    def _on_corrected(self, old: OldMinutes) -> None:
        self._preview(old)

    def _preview(self, old: OldMinutes) -> None:
        """Understand with all corrections and compare with the board, both on the database thread."""
        if self.board is not None:
            self.workplace.operations.run(
                None,
                preview_of,
                self.board.id,
                old.paper,
                self.shown.correcting.current,
                self._meeting_id or None,
                on_done=self._on_previewed,
                on_error=partial(self._on_not_read, self._round),
                origin=self,
            )

    def _on_previewed(self, preview: OldMinutesPreview) -> None:
        if self._is_applying or preview.old.corrections != self.shown.correcting.current:
            return
        is_new = self.is_choosing
        self.preview = preview
        self.header.say(preview.old.paper.name, summary(preview))
        self._stack.setCurrentWidget(self.shown)
        self.shown.show_preview(preview)
        self._show_buttons()
        if is_new:
            self.shown.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_facts_changed(self) -> None:
        self._show_buttons()

    def _on_applied(self, meeting_id: str) -> None:
        self._is_applying = False
        self._begin()
        self.workplace.go(Place("meetings", f"{meeting_id}{STEP_MARK}{Step.MINUTES}"))

    def _on_not_applied(self, error: UserError) -> None:
        self._is_applying = False
        self._show_buttons()
        self.workplace.complain(error)

    @Slot(str)
    def _on_cancelled(self, _title: str) -> None:
        if self._task is not None and self._task.is_cancelled():
            self._task = None
            self._begin()
