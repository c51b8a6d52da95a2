"""Reminder letters for papers that are owed: copied, or written as e-mail files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from boardkeeper import papers
from boardkeeper.papers import Letter
from ui.operations import Desk
from ui.page import Workplace
from ui.today.words import count

_FOLDER_KEY = "papers/letters"


class Reminders(QObject):
    """Has the letters written and hands them over."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._window = parent

    def copy(self, meeting_id: str, item_ids: Sequence[str], today: date) -> None:
        """Put the letters on the clipboard."""
        self._workplace.operations.run(
            None, _letters, meeting_id, tuple(item_ids), today, on_done=self._on_letters_to_copy
        )

    def save(self, meeting_id: str, item_ids: Sequence[str], today: date) -> None:
        """Write the letters as files that an e-mail program opens, ready to be sent."""
        self._workplace.operations.run(
            None, _letters, meeting_id, tuple(item_ids), today, on_done=self._on_letters_to_save
        )

    def _on_letters_to_copy(self, letters: Sequence[Letter]) -> None:
        QApplication.clipboard().setText("\n\n".join(papers.letter_as_text(each) for each in letters))
        names = ", ".join(dict.fromkeys(each.name for each in letters if each.name))
        copied = "Reminder copied" if len(letters) == 1 else f"{count(len(letters), 'reminder')} copied"
        self._workplace.say(f"{copied}: {names}." if names else f"{copied}.")

    def _on_letters_to_save(self, letters: Sequence[Letter]) -> None:
        folder = str(self._workplace.settings.value(_FOLDER_KEY, str(Path.home())))
        if len(letters) == 1:
            start = str(Path(folder) / _file_name(letters[0]))
            chosen, _ = QFileDialog.getSaveFileName(
                self._window, "Save the reminder", start, "E-mail (*.eml)"
            )
            paths = [Path(chosen if chosen.lower().endswith(".eml") else f"{chosen}.eml")] if chosen else []
        else:
            chosen = QFileDialog.getExistingDirectory(self._window, "Save the reminders into", folder)
            paths = [Path(chosen) / _file_name(each) for each in letters] if chosen else []
        if paths:
            self._workplace.settings.setValue(_FOLDER_KEY, str(paths[0].parent))
            self._workplace.tasks.run(
                "Writing reminders", _write, tuple(letters), tuple(paths), on_done=self._on_written
            )

    def _on_written(self, paths: Sequence[Path]) -> None:
        what = f"“{paths[0].name}”" if len(paths) == 1 else count(len(paths), "reminder")
        self._workplace.say(f"{what} written to {paths[0].parent.name or paths[0].parent}.")


def _letters(desk: Desk, meeting_id: str, item_ids: Sequence[str], today: date) -> tuple[Letter, ...]:
    return tuple(papers.reminder(desk, meeting_id, item_id, today) for item_id in item_ids)


def _write(letters: Sequence[Letter], paths: Sequence[Path], **_watched_by: object) -> Sequence[Path]:
    for letter, path in zip(letters, paths, strict=True):
        papers.write_eml(letter, path)
    return paths


def _file_name(letter: Letter) -> str:
    """A name a disk takes: “Report wanted – Placement sufficiency – Nick Barr.eml”."""
    subject = letter.subject.rpartition(" – ")[0] or letter.subject
    words = f"{subject} – {letter.name}" if letter.name else subject
    return re.sub(r"[^\w\s.,()–&’'-]", "", words).strip()[:120] + ".eml"
