"""The letter that goes out with a draft: copied, or written as an e-mail file with the draft attached."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from boardkeeper.approvals import letters
from boardkeeper.approvals.letters import CirculationLetter
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import listed
from ui.page import Workplace

_FOLDER_KEY = "minutes/letters"


class CirculationLetters(QObject):
    """Has the letter written and hands it over."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._window = parent

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
        QApplication.clipboard().setText(letters.circulation_as_text(letter))
        self._workplace.say("Letter copied." + _missing(letter))

    def _on_letter_to_save(self, found: tuple[CirculationLetter, letters.DraftPaper]) -> None:
        letter, draft = found
        folder = str(self._workplace.settings.value(_FOLDER_KEY, str(Path.home())))
        name = f"Draft minutes {draft.held_on.isoformat()}.eml"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            f"Save the letter with the draft of {full_date(draft.held_on)}",
            str(Path(folder) / name),
            "E-mail (*.eml)",
        )
        if chosen:
            path = Path(chosen if chosen.lower().endswith(".eml") else f"{chosen}.eml")
            self._workplace.settings.setValue(_FOLDER_KEY, str(path.parent))
            self._workplace.tasks.run(
                "Writing the letter", _write, letter, draft, path, on_done=self._on_written
            )

    def _on_written(self, done: tuple[CirculationLetter, Path]) -> None:
        letter, path = done
        self._workplace.say(f"“{path.name}” written to {path.parent.name or path.parent}.{_missing(letter)}")


def _write(
    letter: CirculationLetter, draft: letters.DraftPaper, path: Path, **_watched_by: object
) -> tuple[CirculationLetter, Path]:
    letters.write_circulation(letter, path, draft.as_pdf())
    return letter, path


def _missing(letter: CirculationLetter) -> str:
    names = letter.without_address
    return f" No e-mail address is known of {listed(names, quoted=False)}." if names else ""
