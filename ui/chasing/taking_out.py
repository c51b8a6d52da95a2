"""Letters and lists out of the page: copied, saved, recorded as sent, printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from boardkeeper import chase_papers, chasing
from boardkeeper.chasing import Letter, Recorded
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from ui.chasing.words import STEP_WORDS
from ui.mail_files import MailFiles, ready
from ui.page import Workplace
from ui.paper_out import PaperOut
from ui.today.words import count

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack

_LETTERS_KEY = "chasing/letters"


_PRINTS = (
    ("Print this &officer’s sheet…", "print_officer"),
    ("Print a sheet for &each officer…", "print_all"),
    ("Print what was &named to the chair…", "print_named"),
    ("", ""),
    ("Save this officer’s sheet…", "save_officer"),
    ("Save a sheet for each officer…", "save_sheets"),
    ("Save what was named to the chair…", "save_named"),
)


class TakingOut(QObject):
    """What becomes of letters and lists.

    Signals:
        recorded: The ids of the officers whose letters were recorded as sent.

    Attributes:
        menu: For the button that prints.
    """

    recorded = Signal(object)

    def __init__(self, workplace: Workplace, page: Any) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._window: QWidget = page
        self._files = MailFiles(workplace, _LETTERS_KEY, "letter", page)
        self.menu = QMenu("Print", page)
        self._paper = PaperOut(workplace, "chasing", page)
        for title, method in _PRINTS:
            if not title:
                self.menu.addSeparator()
                continue
            action = QAction(title, self.menu)
            action.triggered.connect(self._on_triggered)
            action.setData(method)
            self.menu.addAction(action)

    def copy(self, letter: Letter | None) -> None:
        """Put a letter on the clipboard."""
        if letter is None:
            self._say_none()
            return
        self._files.copy([letter.as_mail()])
        self._workplace.say(f"Letter to {letter.officer} copied. Record it once it is sent.")

    def save(self, letters: Sequence[Letter]) -> None:
        """Ask for a place and write letters as e-mail files."""
        if not letters:
            self._say_none()
            return
        today = current_day().isoformat()
        files = [
            ready(f"{STEP_WORDS[each.step]} – {each.officer} – {today}", each.as_mail()) for each in letters
        ]
        title = f"Save the letter to {letters[0].officer}" if len(letters) == 1 else "Save the letters into"
        self._files.save(files, title, partial(self._on_written, tuple(letters)))

    def record(self, letters: Sequence[tuple[str, Letter]]) -> None:
        """Write into the threads that these letters, each with the id of its officer, were sent today."""
        if not letters:
            self._say_none()
            return
        operations = self._workplace.operations
        operations.run(
            partial(_recorded_words, tuple(letter for _, letter in letters)),
            chasing.record_letters,
            operations.who,
            tuple(letter for _, letter in letters),
            current_day(),
            on_done=partial(self._on_recorded, [officer_id for officer_id, _ in letters]),
        )

    def print_sheets(self, board_id: str, officer_id: str = "") -> None:
        """Ask for a printer and print what is due, a page for each officer."""
        self._gather_sheets(board_id, officer_id, self._paper.print)

    def save_sheets(self, board_id: str, officer_id: str = "", officer: str = "") -> None:
        """Ask for a place and write what is due there, a page for each officer."""
        name = f"Due – {officer}" if officer else "What is due"
        path = self._paper.ask_path(f"{current_day().isoformat()} {name}", "Save the sheets")
        if path is not None:
            self._gather_sheets(board_id, officer_id, partial(self._paper.save_to, path=path))

    def print_named(self, board_id: str) -> None:
        """Ask for a printer and print what was named to the chair."""
        self._gather_named(board_id, self._paper.print)

    def save_named(self, board_id: str) -> None:
        """Ask for a place and write what was named to the chair there."""
        name = f"{current_day().isoformat()} Named to the chair"
        path = self._paper.ask_path(name, "Save the list")
        if path is not None:
            self._gather_named(board_id, partial(self._paper.save_to, path=path))

    def _gather_sheets(self, board_id: str, officer_id: str, on_done: Callable[[Pack], None]) -> None:
        self._workplace.operations.run(
            None, chase_papers.gather_chase_list, board_id, current_day(), officer_id, on_done=on_done
        )

    def _gather_named(self, board_id: str, on_done: Callable[[Pack], None]) -> None:
        self._workplace.operations.run(
            None, chase_papers.gather_named_list, board_id, current_day(), on_done=on_done
        )

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        getattr(self._window, action.data())()

    def _on_written(self, letters: Sequence[Letter], paths: Sequence[Path]) -> None:
        without = [each.officer for each in letters if not each.to]
        missing = f" {count(len(without), 'letter has', 'letters have')} no address yet." if without else ""
        them = "it" if len(letters) == 1 else "them"
        self._workplace.say(f"{self._files.written_words(paths)}.{missing} Record {them} once sent.")

    def _on_recorded(self, officers: list[str], _done: Recorded) -> None:
        self.recorded.emit(officers)

    def _say_none(self) -> None:
        self._workplace.complain(
            UserError("No letter is due.", "Tick a matter to write about it all the same.")
        )


def _recorded_words(letters: Sequence[Letter], done: Recorded) -> str:
    threads = count(done.matters, "thread")
    if len(letters) == 1:
        return f"Letter to {letters[0].officer} recorded in {threads}."
    return f"{len(letters)} letters recorded in {threads}."
