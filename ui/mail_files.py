"""Letters handed over: copied as text, or written as files that a mail program opens, ready to be sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from boardkeeper.e_mail import Mail, mail_as_text, write_mail
from ui.page import Workplace
from ui.today.words import count

_MOST_OF_A_NAME = 120


@dataclass(frozen=True, slots=True)
class MailFile:
    """A letter on its way to a file.

    Attributes:
        name: Of the file, without ending; signs no disk takes are left out.
        make: Makes the letter, in the background.
    """

    name: str
    make: Callable[[], Mail]

    @property
    def file_name(self) -> str:
        """A name a disk takes: “Report wanted – Placement sufficiency – Nick Barr.eml”."""
        return disk_name(self.name, ".eml")


def disk_name(words: str, ending: str) -> str:
    """Words as a name a disk takes."""
    return re.sub(r"[^\w\s.,()–&’'-]", "", words).strip(" .")[:_MOST_OF_A_NAME] + ending


class MailFiles(QObject):
    """Asks for a place and writes letters there.

    Args:
        workplace: What the page works with.
        folder_key: Under which the folder that was used last is remembered.
        what: What one letter is called: “reminder”.
        parent: Whose dialogs they are.
    """

    def __init__(self, workplace: Workplace, folder_key: str, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._folder_key = folder_key
        self._what = what
        self._window = parent

    def copy(self, mails: Sequence[Mail]) -> None:
        """Put letters on the clipboard, one behind the other."""
        QApplication.clipboard().setText("\n\n".join(mail_as_text(each) for each in mails))

    def save(
        self,
        files: Sequence[MailFile],
        title: str,
        on_written: Callable[[Sequence[Path]], None] | None = None,
    ) -> None:
        """Ask for a file, or for a folder when there are several, and write the letters there.

        Args:
            files: The letters.
            title: Of the dialog.
            on_written: Called with the files once they are written; without it a toast says so.
        """
        paths = self._asked(files, title)
        if paths:
            self._workplace.settings.setValue(self._folder_key, str(paths[0].parent))
            self._workplace.tasks.run(
                f"Writing {self._what}s",
                _write,
                tuple(each.make for each in files),
                tuple(paths),
                on_done=on_written or self.say_written,
            )

    def say_written(self, paths: Sequence[Path]) -> None:
        """Say where letters were written."""
        self._workplace.say(f"{self.written_words(paths)}.")

    def written_words(self, paths: Sequence[Path]) -> str:
        """“Reminder.eml” written to Letters; or how many were."""
        what = f"“{paths[0].name}”" if len(paths) == 1 else count(len(paths), self._what)
        return f"{what} written to {paths[0].parent.name or paths[0].parent}"

    def _asked(self, files: Sequence[MailFile], title: str) -> list[Path]:
        folder = str(self._workplace.settings.value(self._folder_key, str(Path.home())))
        if len(files) == 1:
            start = str(Path(folder) / files[0].file_name)
            chosen, _ = QFileDialog.getSaveFileName(self._window, title, start, "E-mail (*.eml)")
            return [Path(chosen if chosen.lower().endswith(".eml") else f"{chosen}.eml")] if chosen else []
        chosen = QFileDialog.getExistingDirectory(self._window, title, folder) if files else ""
        return [Path(chosen) / name for name in _apart(files)] if chosen else []


def _apart(files: Sequence[MailFile]) -> list[str]:
    """The names of files, each another: the second of a name gets a number."""
    names: list[str] = []
    for each in files:
        name, number = each.file_name, 2
        while name.casefold() in {other.casefold() for other in names}:
            name = f"{each.file_name.removesuffix('.eml')} {number}.eml"
            number += 1
        names.append(name)
    return names


def _write(
    makers: Sequence[Callable[[], Mail]], paths: Sequence[Path], **_watched_by: object
) -> Sequence[Path]:
    for make, path in zip(makers, paths, strict=True):
        write_mail(make(), path)
    return paths


def ready(name: str, mail: Mail) -> MailFile:
    """A letter that is made already."""
    return MailFile(name, partial(_same, mail))


def _same(mail: Mail) -> Mail:
    return mail
