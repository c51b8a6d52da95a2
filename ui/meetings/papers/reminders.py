"""Reminder letters for papers that are owed: copied, or written as e-mail files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from boardkeeper import papers
from boardkeeper.papers import Letter
from ui.mail_files import MailFiles, ready
from ui.operations import Desk
from ui.page import Workplace
from ui.today.words import count

_FOLDER_KEY = "papers/letters"


class Reminders(QObject):
    """Has the letters written and hands them over."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._files = MailFiles(workplace, _FOLDER_KEY, "reminder", parent)

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
        self._files.copy([papers.as_mail(each) for each in letters])
        names = ", ".join(dict.fromkeys(each.name for each in letters if each.name))
        copied = "Reminder copied" if len(letters) == 1 else f"{count(len(letters), 'reminder')} copied"
        self._workplace.say(f"{copied}: {names}." if names else f"{copied}.")

    def _on_letters_to_save(self, letters: Sequence[Letter]) -> None:
        title = "Save the reminder" if len(letters) == 1 else "Save the reminders into"
        self._files.save([ready(_name(each), papers.as_mail(each)) for each in letters], title)


def _letters(desk: Desk, meeting_id: str, item_ids: Sequence[str], today: date) -> tuple[Letter, ...]:
    return tuple(papers.reminder(desk, meeting_id, item_id, today) for item_id in item_ids)


def _name(letter: Letter) -> str:
    subject = letter.subject.rpartition(" – ")[0] or letter.subject
    return f"{subject} – {letter.name}" if letter.name else subject
