"""The history of a decision or an action, and the form that adds to it: nothing said is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.decisions import FollowUpStatus, ProgressView
from boardkeeper.rules.due_dates import long_date
from ui.panes import Hairline, SectionHeader, words_label
from ui.tables.columns import as_text
from ui.theme.theme import Theme


class ProgressThread(QWidget):
    """What was said, the latest first, with who and when.

    Args:
        say_words: Puts words of people into a label, and may make links of what they cite.
        parent: Who owns it.
    """

    def __init__(self, say_words: Callable[[QLabel, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say_words = say_words
        self._words: list[str] = []
        self._entries = QWidget(self)
        self._list = QVBoxLayout(self._entries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader("Progress", self))
        column.addWidget(self._entries)

    def show_entries(self, entries: Sequence[ProgressView]) -> None:
        """Show the history, given oldest first; an empty one says so."""
        self._words = []
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not entries:
            self._say("Nothing has been said about it yet.", "muted")
        for place, entry in enumerate(reversed(entries)):
            if place:
                self._list.addSpacing(4)
                self._list.addWidget(Hairline(self._entries))
                self._list.addSpacing(4)
            self._say(_heading(entry), "muted")
            self._say(entry.text, "")

    def words(self) -> list[str]:
        """Everything that is shown, from top to bottom."""
        return list(self._words)

    def _say(self, text: str, rank: str) -> None:
        label = words_label(rank, self._entries)
        self._say_words(label, text)
        self._list.addWidget(label)
        self._words.append(text)


@dataclass(frozen=True, slots=True)
class _Draft:
    text: str
    status: FollowUpStatus


class UpdateForm(QWidget):
    """The box for the next update and the status it leaves the matter in.

    What is typed for one matter and not yet added waits there while another is looked at.

    Signals:
        written: The text and the `FollowUpStatus`.
    """

    written = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter = ""
        self._drafts: dict[str, _Draft] = {}
        self._sent = ""
        self.box = UpdateBox(self)
        self.box.setAccessibleName("Add an update")
        self.box.setPlaceholderText("Add an update: what was done, asked or answered")
        self._theme = theme
        self.box.setTabChangesFocus(True)
        self.status = QComboBox(self)
        self.status.setAccessibleName("Status after this update")
        for status in FollowUpStatus:
            self.status.addItem(as_text(status), status)
        self.status.setToolTip("The status this update leaves it in")
        self.add = QPushButton("Add update", self)
        self.add.setProperty("main", True)
        self.add.setToolTip("Add update (Ctrl+Return)")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.status)
        foot.addStretch()
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.box.sent.connect(self._on_add)
        self.box.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_text_changed()
        self._on_theme_changed()

    def begin(self, matter: str, status: FollowUpStatus) -> None:
        """Turn to a matter that stands at `status`; what was typed for it before comes back."""
        if matter == self._matter:
            if not self._text():
                self._choose(status)
            return
        if self._text():
            self._drafts[self._matter] = _Draft(self._text(), self._status())
        self._matter = matter
        draft = self._drafts.pop(matter, None)
        self.box.setPlainText(draft.text if draft else "")
        self._choose(draft.status if draft else status)

    def forget(self, matter: str, text: str) -> None:
        """The update was added: empty the box, unless something else has been typed since."""
        if matter == self._matter and self._text() == text:
            self.box.clear()
        elif matter in self._drafts and self._drafts[matter].text == text:
            del self._drafts[matter]

    @Slot()
    def be_ready(self) -> None:
        """What was sent has been answered, well or badly: the same words may be sent again."""
        self._sent = ""

    def _text(self) -> str:
        return self.box.toPlainText().strip()

    def _status(self) -> FollowUpStatus:
        # Qt keeps the word of an enumeration, not the enumeration.
        return FollowUpStatus(self.status.currentData())

    def _choose(self, status: FollowUpStatus) -> None:
        self.status.setCurrentIndex(self.status.findData(status))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.box.setFixedHeight(self._theme.px(76))

    @Slot()
    def _on_text_changed(self) -> None:
        self.add.setEnabled(bool(self._text()))

    @Slot()
    def _on_add(self) -> None:
        # Return held down a moment too long would say it twice.
        if self._text() and self._text() != self._sent:
            self._sent = self._text()
            self.written.emit(self._sent, self._status())


class UpdateBox(QPlainTextEdit):
    """A box for a few lines; Ctrl+Return sends them.

    Signals:
        sent: Ctrl+Return was pressed.
    """

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


def _heading(entry: ProgressView) -> str:
    day = long_date(entry.said_on) if entry.said_on else "As imported"
    who = f" · {entry.said_by}" if entry.said_by else ""
    return f"{day}{who} · {as_text(entry.status)}"
