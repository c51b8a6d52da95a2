"""The letter that goes out with a draft: copied, or written as an e-mail file with the draft attached."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from boardkeeper.approvals import letters
from boardkeeper.approvals.letters import CirculationLetter, DraftPaper
from boardkeeper.e_mail import Mail
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import listed
from ui.mail_files import MailFile, MailFiles
from ui.page import Workplace

_FOLDER_KEY = "minutes/letters"


class CirculationLetters(QObject):
    """Has the letter written and hands it over."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._files = MailFiles(workplace, _FOLDER_KEY, "letter", parent)

    def copy(self, meeting_id: str) -> None:
        """Put the letter on the clipboard."""
        self._workplace.operations.run(
            None, letters.circulation_letter, meeting_id, on_done=self._on_letter_to_copy
        )

    def save(self, meeting_id: str) -> None:
        """Write the letter as a file that an e-mail program opens, ready to be sent."""
        self._workplace.operations.run(
            None, letters.letter_with_draft, meeting_id, on_done=self._on_letter_to_save
        )

    def _on_letter_to_copy(self, letter: CirculationLetter) -> None:
        self._files.copy([letters.circulation_mail(letter)])
        self._workplace.say("Letter copied." + _missing(letter))

    def _on_letter_to_save(self, found: tuple[CirculationLetter, DraftPaper]) -> None:
        letter, draft = found
        file = MailFile(f"Draft minutes {draft.held_on.isoformat()}", partial(_with_draft, letter, draft))
        title = f"Save the letter with the draft of {full_date(draft.held_on)}"
        self._files.save([file], title, partial(self._on_written, letter))

    def _on_written(self, letter: CirculationLetter, paths: Sequence[Path]) -> None:
        self._workplace.say(f"{self._files.written_words(paths)}.{_missing(letter)}")


def _with_draft(letter: CirculationLetter, draft: DraftPaper) -> Mail:
    return letters.circulation_mail(letter, draft.as_pdf())


def _missing(letter: CirculationLetter) -> str:
    names = letter.without_address
    return f" No e-mail address is known of {listed(names, quoted=False)}." if names else ""
