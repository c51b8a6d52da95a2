"""Every step that was ever taken in the file: when, by whom, what; and a way to take one of them back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper import history
from boardkeeper.history import HistoryStep, StepKind, Undone
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.rules.due_dates import long_date
from ui.commands import Command, Menu
from ui.list_page import ListPage, detail_column
from ui.operations import Changes, Desk
from ui.panes import PropertyRows, words_label
from ui.tables.columns import Column, Kind
from ui.theme.tokens import Tone

_TAKEN_BACK, _UNDO, _REDO = "Taken back", "Undo", "Redo"


def _day(row: HistoryStep) -> str:
    return long_date(row.at.astimezone().date())


def _time(row: HistoryStep) -> str:
    return f"{row.at.astimezone():%H:%M}"


def _standing(row: HistoryStep) -> str:
    if row.undone and row.kind is StepKind.DO:
        return _TAKEN_BACK
    return {StepKind.UNDO: _UNDO, StepKind.REDO: _REDO}.get(row.kind, "")


def _why_not(row: HistoryStep) -> str:
    """Why a step cannot be taken back, before anybody tries; empty when it may be."""
    if row.kind is StepKind.BASE:
        return "The file begins here."
    if row.kind is not StepKind.DO:
        return "This step took back another one, or did it again. Undo and Redo in the Edit menu go on from here."
    return "This step is taken back. Redo in the Edit menu does it again." if row.undone else ""


class HistoryPage(ListPage):
    """The steps of the whole file, newest first."""

    NAME = "history"
    TITLE = "History"
    WHAT = "steps"
    ONE = "step"
    COMMANDS = (
        Command(
            "history.take_back",
            "&Take back this step",
            "undo-2",
            Menu.PAGE,
            "Ctrl+Shift+T",
            method="take_back",
            words="undo revert",
        ),
    )
    EMPTY = ("history", "Nothing has been done yet", "Every step is written down here as it is taken.")
    CHOOSE = "Choose a step to see who took it and when."
    COLUMNS = (
        Column("Day", _day, width=152, kind=Kind.STRONG, groups=True),
        Column("Time", _time, width=64, kind=Kind.MUTED),
        Column("What was done", "label", share=3),
        Column("Who", "who", width=144, spare=1),
        Column("", _standing, width=112, kind=Kind.CHIP, tones={_TAKEN_BACK: Tone.WARNING}),
    )

    def make_detail(self, parent: QWidget) -> QWidget:
        """The step and what can be done about it."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._facts = PropertyRows(detail)
        for name in ("When", "Who", "Step", "Entries touched"):
            self._facts.add_text(name)
        column = detail_column(detail)
        column.addWidget(self._heading)
        column.addWidget(self._facts)
        column.addStretch()
        return detail

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """The button, and why it cannot be pressed."""
        foot = QWidget(parent)
        self.take_back_button = QPushButton("Take back this step", foot)
        self.take_back_button.setToolTip("Take back this step (Ctrl+Shift+T)")
        self.take_back_button.clicked.connect(self._on_take_back_clicked)
        self._note = words_label("muted", foot)
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addWidget(self.take_back_button)
        return foot

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the steps: no line of the rail has it here."""
        super().showEvent(event)
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def concerns(self, changes: Changes) -> bool:
        """Every step is one more line here."""
        return bool(changes)

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The steps of the file; a file has one history, whichever board is shown."""
        return history.find_steps

    def show_row(self, row: HistoryStep) -> None:
        """Show a step."""
        self._heading.setText(row.label)
        for name, words in (
            ("When", _moment(row.at)),
            ("Who", row.who),
            ("Step", f"{row.no:,}"),
            ("Entries touched", f"{row.rows:,}"),
        ):
            self._facts.say(name, words)
        why_not = _why_not(row)
        self.take_back_button.setEnabled(not why_not)
        self._note.setText(
            why_not or "Later steps stay. If one of them changed the same thing, it must be taken back first."
        )

    def take_back(self) -> None:
        """Take back the chosen step and leave the later ones; refused in words when they build on it."""
        if self.row is not None:
            self.workplace.operations.run(
                None,
                history.undo_step,
                self.workplace.operations.who,
                self.row.id,
                on_done=self._on_taken_back,
                origin=self,
            )

    def _on_taken_back(self, undone: Undone) -> None:
        self.workplace.say(f"Taken back: {undone.label}. Redo does it again.")

    @Slot()
    def _on_take_back_clicked(self) -> None:
        self.take_back()


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M:%S}"
