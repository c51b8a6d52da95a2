"""One thing the checks of a pack found: what it is, its sum, the way there, and the line that says why it may stay."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.publishing import AcceptedView, Finding
from boardkeeper.rules.due_dates import long_date
from ui.panes import words_label
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


class CheckCard(QWidget):
    """A finding that stands.

    Args:
        finding: What was found.
        theme: The look.
        can_accept: Whether it can be accepted as it is.
        parent: Who owns it.

    Signals:
        opened: The `Finding` is to be put right.
        accepted: It may stay as it is; the finding and the reason.
    """

    opened = Signal(object)
    accepted = Signal(object, str)

    def __init__(
        self, finding: Finding, theme: Theme, *, can_accept: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self._theme = theme
        self.mark = QLabel("Must be put right", self)
        self.mark.setVisible(finding.is_blocking)
        self.sentence = words_label("", self)
        self.sentence.setText(finding.sentence)
        self.arithmetic = words_label("muted", self)
        self.arithmetic.setText(finding.arithmetic)
        self.arithmetic.setVisible(bool(finding.arithmetic))
        self.go = _link("Go there", f"Go there: {finding.sentence}", self)
        self.accept = _link("Accept…", f"Accept as it is: {finding.sentence}", self)
        self.accept.setToolTip("Leave it as it is, and say why")
        self.accept.setVisible(can_accept)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Because …")
        self.reason.setAccessibleName(f"Why it may stay as it is: {finding.sentence}")
        self.reason.setToolTip("Return accepts it, Escape leaves it")
        self.reason.setMaxLength(1_000)
        self.reason.hide()
        self.done = QPushButton("Accept", self)
        self.done.setEnabled(False)
        self.done.hide()
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.accept.clicked.connect(self.begin_accepting)
        self.reason.textChanged.connect(self._on_reason_changed)
        self.reason.returnPressed.connect(self._on_done)
        self.done.clicked.connect(self._on_done)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def draft(self) -> str:
        """The reason that is being typed; blank when none is."""
        return self.reason.text() if self.reason.isVisibleTo(self) else ""

    @Slot()
    def begin_accepting(self) -> None:
        """Put the cursor where the reason is typed."""
        self._ask(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.reason.isVisibleTo(self):
            self.reason.clear()
            self._ask(False)
            self.accept.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _ask(self, is_asked: bool) -> None:
        for widget in (self.reason, self.done):
            widget.setVisible(is_asked)
        for widget in (self.go, self.accept):
            widget.setVisible(not is_asked)

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setContentsMargins(2, 0, 8, 0)
        links.setSpacing(8)
        links.addWidget(self.go)
        links.addWidget(self.accept)
        links.addWidget(self.reason, 1)
        links.addWidget(self.done)
        links.addStretch()
        words = QVBoxLayout()
        words.setContentsMargins(8, 0, 8, 0)
        words.setSpacing(2)
        for widget in (self.mark, self.sentence, self.arithmetic):
            words.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        column.addLayout(words)
        column.addLayout(links)

    @Slot()
    def _on_go(self) -> None:
        self.opened.emit(self.finding)

    @Slot()
    def _on_reason_changed(self) -> None:
        self.done.setEnabled(bool(self.reason.text().strip()))

    @Slot()
    def _on_done(self) -> None:
        if self.reason.text().strip():
            self.accepted.emit(self.finding, self.reason.text())

    @Slot()
    def _dress(self) -> None:
        self.mark.setStyleSheet(f"color: {self._theme.ink(Tone.BAD).text}; font-weight: 600;")


class AcceptedCard(QWidget):
    """A finding that somebody accepted.

    Signals:
        taken_back: The sentence of the finding that is to be taken seriously again.
    """

    taken_back = Signal(str)

    def __init__(self, accepted: AcceptedView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accepted = accepted
        sentence = words_label("muted", self)
        sentence.setText(accepted.sentence)
        why = words_label("", self)
        why.setText(accepted.reason)
        who = words_label("muted", self)
        gone = "" if accepted.is_found else "; it is not found any more"
        who.setText(f"{accepted.accepted_by}, {long_date(accepted.accepted_at.date())}{gone}")
        self.take_back = _link("Take back", f"Take back: {accepted.sentence}", self)
        self.take_back.setToolTip("Check this again")
        self.take_back.clicked.connect(self._on_take_back)
        words = QVBoxLayout()
        words.setContentsMargins(8, 0, 8, 0)
        words.setSpacing(2)
        for label in (sentence, why, who):
            words.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        column.addLayout(words)
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 8, 0)
        row.addWidget(self.take_back)
        row.addStretch()
        column.addLayout(row)

    @Slot()
    def _on_take_back(self) -> None:
        self.taken_back.emit(self.accepted.sentence)


class Fold(QPushButton):
    """“2 accepted” with an arrow; what lies below it is seen while it is unfolded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("link", True)
        self.setCheckable(True)
        self.toggled.connect(self._dress)
        theme.changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setIcon(self._theme.icon("chevron-down" if self.isChecked() else "chevron-right"))
        self.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
        self.setAccessibleDescription("unfolded" if self.isChecked() else "folded")


def _link(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("link", True)
    button.setAccessibleName(name)
    return button
