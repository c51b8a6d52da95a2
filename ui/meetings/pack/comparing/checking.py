"""The panel that checks a finished pack: a file is chosen, and what was found is told check by check."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.editions.reading import PackLocked
from boardkeeper.editions.verifying import VerifiedPack
from boardkeeper.errors import UserError
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.comparing.changed_papers import told_checks
from ui.meetings.pack.comparing.sources import CheckedAgainst, check, checked_against
from ui.meetings.pack.comparing.told import ToldText
from ui.page import Workplace
from ui.panes import words_label
from ui.theme.tokens import Tone
from ui.today.words import count

_FOLDER = "pack/folder"
_ASK = (
    "Choose a pack that was printed, published or sent: its page numbers, ranges, links, markings and hidden parts are"
    " looked at, and a public one is searched for what this board marks as exempt."
)


class CheckingPanel(QWidget):
    """Checks one file after the other against the meeting that is shown.

    Signals:
        closed: Not wanted any more.
        page_wanted: The label of a page.
    """

    closed = Signal()
    page_wanted = Signal(str)

    def __init__(self, workplace: Workplace, builder: PackBuilder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._builder = builder
        self._path: Path | None = None
        self._meeting_id = ""
        self._asked = 0
        self.verified: VerifiedPack | None = None
        self.setAccessibleName("Check a finished pack")
        self.choose_button = QPushButton("Choose a file…", self)
        self.choose_button.setProperty("main", True)
        self.again_button = QPushButton("Check again", self)
        self.close_button = QPushButton("Close", self)
        self.close_button.setToolTip("Back to the checks and contents (Esc)")
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Password of the file")
        self.password.setPlaceholderText("Its password, then Enter")
        self.asked = words_label("muted", self)
        self.asked.setText(_ASK)
        self.said = words_label("strong", self)
        self.text = ToldText(workplace.theme, self)
        self.text.setAccessibleName("What was found in the pack")
        self._lay_out()
        self.choose_button.clicked.connect(self._on_choose)
        self.again_button.clicked.connect(self._on_again)
        self.close_button.clicked.connect(self.closed)
        self.password.returnPressed.connect(self._on_password)
        self.text.page_wanted.connect(self.page_wanted)
        self._show(None, "")

    @Slot()
    def begin(self) -> None:
        """Wait for a file to be chosen; what was found in one for another meeting is not kept."""
        if self._path is not None and self._meeting_id != self._shown_meeting:
            self._path = None
            self._show(None, "")
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _shown_meeting(self) -> str:
        return self._builder.pack.meeting_id if self._builder.pack is not None else ""

    def check_file(self, path: Path, password: str = "") -> None:
        """Check a file."""
        meeting = self._shown_meeting
        if not meeting:
            self._show(
                None, "The pack of this meeting is not laid out yet. Try again when its pages are counted."
            )
            return
        self._path, self._password, self._meeting_id = path, password, meeting
        self._asked += 1
        self._show(None, f"Looking at “{path.name}” …")
        self._workplace.operations.run(None, checked_against, meeting, on_done=self._on_gathered, origin=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F3:
            self.text.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _on_gathered(self, against: CheckedAgainst) -> None:
        if self._path is not None:
            self._workplace.tasks.run(
                f"Checking {self._path.name}",
                check,
                self._path,
                self._password,
                against,
                on_done=self._on_checked,
                on_error=self._on_refused,
            )

    def _on_checked(self, verified: VerifiedPack) -> None:
        if self._path is None or verified.read.name != self._path.name:
            return
        number = len(verified.faults) + sum(each.more for each in verified.checks)
        words = (
            f"“{verified.read.name}” is right."
            if verified.is_right
            else (
                f"“{verified.read.name}”: {count(number, 'fault')}. Enter or a double click goes to the page."
            )
        )
        self._show(verified, words, Tone.GOOD if verified.is_right else Tone.BAD)

    def _on_refused(self, error: UserError) -> None:
        self._show(None, str(error), Tone.BAD)
        if isinstance(error, PackLocked):
            self.password.show()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, verified: VerifiedPack | None, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        self.verified = verified
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.asked.setVisible(not words)
        self.said.setStyleSheet(
            "" if tone is Tone.NEUTRAL else f"color: {self._workplace.theme.ink(tone).text};"
        )
        self.password.clear()
        self.password.hide()
        self.again_button.setVisible(self._path is not None)
        self.text.setVisible(verified is not None)
        self.text.tell(told_checks(verified) if verified is not None else ())
        if verified is not None:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_choose(self) -> None:
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a pack to check", folder, "PDF (*.pdf)")
        if chosen:
            self._workplace.settings.setValue(_FOLDER, str(Path(chosen).parent))
            self.check_file(Path(chosen))

    @Slot()
    def _on_again(self) -> None:
        if self._path is not None:
            self.check_file(self._path, self._password)

    @Slot()
    def _on_password(self) -> None:
        if self._path is not None:
            self.check_file(self._path, self.password.text())

    def _lay_out(self) -> None:
        title = QLabel("Check a finished pack", self)
        title.setProperty("rank", "heading")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self.asked)
        column.addWidget(self.said)
        column.addWidget(self.password)
        column.addWidget(self.text, 1)
        column.addStretch()
