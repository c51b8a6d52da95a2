"""Sends the chair's review back: where the file goes, and what to do with it then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from boardkeeper.errors import UserError
from boardkeeper.reviews.views import SUFFIX, ReviewView
from ui.page import Workplace
from ui.reviews.bringing_back import REVIEW_FILTER
from ui.reviews.dialog_parts import (
    buttons_of,
    column_of,
    fit,
    label,
    last_folder,
    remember_folder,
    say,
)


class SendBackForm(QDialog):
    """Asks where the file is written; says afterwards that it has still to be sent.

    Signals:
        wanted: The path it shall be written to.

    Args:
        review: The review that is open.
        proposed: Where the file may go.
        parent: Over what it stands.
    """

    wanted = Signal(object)

    def __init__(self, review: ReviewView, proposed: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(560)
        self._written: Path | None = None
        column = column_of(self, "Send the review back")
        self.about = label(
            f"Everything you remarked, answered and changed goes back to {review.sent_by} in one file. "
            "It opens with the passphrase this review opens with.",
            "",
            self,
        )
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.path = QLineEdit(str(proposed), self)
        self.path.setAccessibleName("File")
        self.choose = QPushButton("Choose…", self)
        self.choose.clicked.connect(self._on_choose_clicked)
        where = QHBoxLayout()
        where.setSpacing(8)
        name = label("&File", "", self)
        name.setWordWrap(False)
        name.setBuddy(self.path)
        where.addWidget(name)
        where.addWidget(self.path, 1)
        where.addWidget(self.choose)
        self.wrong = label("", "bad", self)
        self.hint = label(
            "You may go on working afterwards and send it back once more; the last one that arrives before it is "
            "brought in counts.",
            "muted",
            self,
        )
        self.box, self.button = buttons_of(self, "Write the file")
        self.show_folder = QPushButton("Show in its folder", self)
        self.show_folder.clicked.connect(self._on_show_folder_clicked)
        self.show_folder.hide()
        column.addWidget(self.about)
        column.addLayout(where)
        for widget in (self.wrong, self.hint, self.show_folder, self.box):
            column.addWidget(widget)
        column.setAlignment(self.show_folder, Qt.AlignmentFlag.AlignLeft)
        column.insertStretch(column.count() - 1)
        say(self.wrong, "")
        self.path.textChanged.connect(self._on_changed)
        self.box.accepted.connect(self._on_accepted)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the fonts are known."""
        super().showEvent(event)
        fit(self)

    def complain(self, error: UserError) -> None:
        """Say what was wrong, with everything as it was typed."""
        say(self.wrong, str(error))
        fit(self)
        self.button.setEnabled(True)

    def show_written(self, path: Path, sent_by: str) -> None:
        """Say where the file is and what is left to do."""
        self._written = path
        self.about.setText(f"“{path.name}” is written. Attach it to an e-mail to {sent_by}.")
        say(self.hint, "Your review stays open, and nothing is lost when you go on.")
        self.path.setReadOnly(True)
        self.choose.hide()
        self.show_folder.show()
        self.button.setText("Done")
        self.button.setEnabled(True)
        self.box.button(self.box.StandardButton.Cancel).hide()
        fit(self)
        self.button.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        say(self.wrong, "")
        self.button.setEnabled(bool(self.path.text().strip()))

    @Slot()
    def _on_choose_clicked(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Where the file goes", self.path.text(), REVIEW_FILTER)
        if chosen:
            self.path.setText(chosen if chosen.casefold().endswith(SUFFIX) else f"{chosen}{SUFFIX}")

    @Slot()
    def _on_accepted(self) -> None:
        if self._written is not None:
            self.accept()
            return
        self.button.setEnabled(False)
        self.wanted.emit(Path(self.path.text().strip()).expanduser())

    @Slot()
    def _on_show_folder_clicked(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


class SendingBack(QObject):
    """Reads what the form needs, shows it, writes the file.

    Signals:
        sent_back: The path of the file.
    """

    sent_back = Signal(object)

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self.form: SendBackForm | None = None
        self._sent_by = ""

    @Slot()
    def ask(self) -> None:
        """Show the form for the review that is open."""
        from boardkeeper.reviews import reading

        self._workplace.operations.run(None, reading.review_here, on_done=self._on_review_read)

    def _on_review_read(self, review: ReviewView | None) -> None:
        from boardkeeper.reviews import returning

        if review is not None:
            self._sent_by = review.sent_by
            self._workplace.operations.run(
                None,
                returning.proposed_name,
                on_done=lambda name: self._show(review, name),
            )

    def _show(self, review: ReviewView, name: str) -> None:
        folder = last_folder(self._workplace.settings)
        self.form = SendBackForm(review, folder / name, self._window)
        self.form.wanted.connect(self._on_wanted)
        self.form.finished.connect(self.form.deleteLater)
        self.form.finished.connect(self._on_finished)
        self.form.open()

    @Slot(object)
    def _on_wanted(self, path: Path) -> None:
        from boardkeeper.reviews import returning

        self._workplace.operations.run(
            None,
            returning.send_back,
            self._workplace.operations.who,
            path,
            on_done=self._on_written,
            on_error=self._on_refused,
        )

    def _on_written(self, path: Path) -> None:
        remember_folder(self._workplace.settings, path.parent)
        if self.form is not None:
            self.form.show_written(path, self._sent_by)
        else:
            self._workplace.say(f"“{path.name}” is written. Attach it to an e-mail to {self._sent_by}.")
        self.sent_back.emit(path)

    def _on_refused(self, error: UserError) -> None:
        if self.form is not None:
            self.form.complain(error)
        else:
            self._workplace.complain(error)

    @Slot()
    def _on_finished(self) -> None:
        self.form = None  # what is still being written is said without it
