"""Sends a review to the chair: for which meeting, with or without exempt matter, sealed with which passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.errors import UserError
from boardkeeper.reviews.passphrases import propose_passphrase
from boardkeeper.reviews.views import SUFFIX
from ui.reviews.bringing_back import REVIEW_FILTER
from ui.reviews.dialog_parts import buttons_of, column_of, fit, label, say

if TYPE_CHECKING:
    from boardkeeper.reviews.offering import Offer, Sendable

_PUBLIC = "Exempt and confidential matter stays here, and the file says so."
_EXEMPT = "The chair’s laptop will hold matter that is not for publication: exempt papers, passages and log entries."
_TELL = "Tell the chair on the telephone, never in the message the file goes with. It is kept nowhere: without it the file cannot be opened."


class SendForm(QDialog):
    """Everything on one sheet; afterwards the same sheet says what is left to do.

    Signals:
        wanted: The form is filled in and the review shall be made.
        stopped: It was closed while the file was being made.

    Args:
        offer: What can be sent.
        folder: Where the file is proposed to go.
        meeting_id: The meeting it is for at first; else the next one.
        parent: Over what it stands.
    """

    wanted = Signal()
    stopped = Signal()

    def __init__(
        self, offer: Offer, folder: Path, meeting_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(600)
        self._offer = offer
        self._folder = folder
        self._path_is_chosen = self._chair_is_typed = False
        self._written: Path | None = None
        self._is_busy = self._is_recording = False
        column = column_of(self, "Send to the chair")
        self.about = label(
            "The agenda, its papers, both logs, the plan, the KPIs and the minutes of this board go along in one "
            "sealed file. The chair opens it in Boardkeeper, reads, remarks and proposes, and sends it back.",
            "muted",
            self,
        )
        self._make_fields()
        self._lay_out_form(column)
        self.wrong = label("", "bad", self)
        self.box, self.button = buttons_of(self, "Make the file")
        column.addWidget(self.wrong)
        column.addStretch()
        column.addWidget(self.box)
        say(self.wrong, "")
        self._show_meetings(offer.sendable, meeting_id)
        self._connect()
        self._on_meeting_changed()

    def _make_fields(self) -> None:
        self.meeting = QComboBox(self)
        self.meeting.setAccessibleName("Meeting")
        self.chair = _field("Chair", "Who reads it", self)
        self.exempt = QCheckBox("With &exempt and confidential matter", self)
        self.exempt_words = label(_PUBLIC, "muted", self)
        self.passphrase = _field("Passphrase", "", self)
        self.passphrase.setText(propose_passphrase())
        self.passphrase.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.another = QPushButton("Another", self)
        self.another.setToolTip("Propose other words")
        self.copy = QPushButton("Copy", self)
        self.copy.setToolTip("Copy the passphrase to the clipboard")
        self.tell = label(_TELL, "muted", self)
        self.path = _field("File", "", self)
        self.choose = QPushButton("Choose…", self)
        self.show_folder = QPushButton("Show in its folder", self)
        self.show_folder.hide()

    def _lay_out_form(self, column: QVBoxLayout) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows: tuple[tuple[str, QWidget, tuple[QWidget, ...]], ...] = (
            ("&Meeting", self.meeting, ()),
            ("&Chair", self.chair, ()),
            ("", self.exempt, ()),
            ("", self.exempt_words, ()),
            ("&Passphrase", self.passphrase, (self.another, self.copy)),
            ("", self.tell, ()),
            ("&File", self.path, (self.choose, self.show_folder)),
        )
        for text, field, beside in rows:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(field, 1)
            for button in beside:
                line.addWidget(button)
            name = QLabel(text, self)
            name.setBuddy(field)
            form.addRow(name, line)
        column.addWidget(self.about)
        column.addLayout(form)

    def _connect(self) -> None:
        self.meeting.currentIndexChanged.connect(self._on_meeting_changed)
        self.chair.textEdited.connect(self._on_chair_edited)
        self.exempt.toggled.connect(self._on_exempt_toggled)
        self.another.clicked.connect(self._on_another_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.path.textEdited.connect(self._on_path_edited)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.show_folder.clicked.connect(self._on_show_folder_clicked)
        for field in (self.chair, self.passphrase, self.path):
            field.textChanged.connect(self._on_changed)
        self.box.accepted.connect(self._on_accepted)

    @property
    def meeting_id(self) -> str | None:
        """The meeting that was chosen; None for none."""
        return self.meeting.currentData() or None

    @property
    def chosen_path(self) -> Path:
        """Where the file shall go."""
        return Path(self.path.text().strip()).expanduser()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the fonts are known."""
        super().showEvent(event)
        fit(self)

    def complain(self, error: UserError) -> None:
        """Say what was wrong, with everything as it was typed."""
        say(self.wrong, str(error))
        fit(self)
        self._set_busy(is_busy=False)

    def begin(self) -> None:
        """Show that the file is being made."""
        say(self.wrong, "")
        self._set_busy(is_busy=True)

    def hold(self) -> None:
        """The file is there and is being recorded: now nothing can be stopped any more."""
        self._is_recording = True
        self.box.button(self.box.StandardButton.Cancel).setEnabled(False)

    def show_written(self, path: Path, left_out: int) -> None:
        """Say where the file is and what is left to do: two things on two ways."""
        self._written = path
        kept_back = f" {left_out} exempt entries stayed here." if left_out and left_out != 1 else ""
        kept_back = " One exempt entry stayed here." if left_out == 1 else kept_back
        self.about.setText(
            f"The review is made and recorded.{kept_back} Send the file to {self.chair.text().strip()}, and tell the "
            "passphrase on the telephone."
        )
        self._set_busy(is_busy=False)
        for widget in (self.meeting, self.exempt):
            widget.setEnabled(False)
        for field in (self.chair, self.passphrase, self.path):
            field.setReadOnly(True)
        self.another.hide()
        self.choose.hide()
        self.show_folder.show()
        self.button.setText("Done")
        self.box.button(self.box.StandardButton.Cancel).hide()
        fit(self)
        self.copy.setFocus()

    def reject(self) -> None:
        """Closing the sheet after the file was made is no cancelling; while it is being made it is."""
        if self._written is not None:
            self.accept()
        elif not self._is_recording:
            if self._is_busy:
                self.stopped.emit()
            super().reject()

    def _show_meetings(self, meetings: Sequence[Sendable], wanted: str) -> None:
        for each in meetings:
            self.meeting.addItem(each.words, each.meeting_id)
        place = self.meeting.findData(wanted or self._offer.next_id)
        self.meeting.setCurrentIndex(max(place, 0))

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy, self._is_recording = is_busy, False
        # What is typed now would be in the form and not in the file.
        for field in (self.meeting, self.chair, self.exempt, self.passphrase, self.another, self.path):
            field.setEnabled(not is_busy)
        self.choose.setEnabled(not is_busy)
        self.box.button(self.box.StandardButton.Cancel).setEnabled(True)
        self.button.setEnabled(not is_busy)
        self.button.setText("Making the file…" if is_busy else "Make the file")

    @Slot()
    def _on_meeting_changed(self) -> None:
        chosen = self._offer.sendable[max(self.meeting.currentIndex(), 0)]
        if not self._chair_is_typed:
            self.chair.setText(chosen.chair)
        if not self._path_is_chosen:
            self.path.setText(str(self._folder / chosen.file_name))
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        say(self.wrong, "")
        is_whole = all(field.text().strip() for field in (self.chair, self.passphrase, self.path))
        self.button.setEnabled(is_whole)

    @Slot()
    def _on_chair_edited(self) -> None:
        self._chair_is_typed = True

    @Slot()
    def _on_path_edited(self) -> None:
        self._path_is_chosen = True

    @Slot(bool)
    def _on_exempt_toggled(self, with_it: bool) -> None:
        self.exempt_words.setText(_EXEMPT if with_it else _PUBLIC)
        self.exempt_words.setProperty("rank", "warning" if with_it else "muted")
        self.exempt_words.style().polish(self.exempt_words)
        fit(self)

    @Slot()
    def _on_another_clicked(self) -> None:
        self.passphrase.setText(propose_passphrase())

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.passphrase.text())
        self.copy.setText("Copied")

    @Slot()
    def _on_choose_clicked(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Where the file goes", self.path.text(), REVIEW_FILTER)
        if chosen:
            self._path_is_chosen = True
            self.path.setText(chosen if chosen.casefold().endswith(SUFFIX) else f"{chosen}{SUFFIX}")

    @Slot()
    def _on_accepted(self) -> None:
        if self._written is not None:
            self.accept()
        else:
            self.wanted.emit()

    @Slot()
    def _on_show_folder_clicked(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _field(name: str, example: str, parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
