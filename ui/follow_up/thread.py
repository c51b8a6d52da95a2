"""The history of a decision or an action with the files that were shown: nothing said is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper.follow_up import EntryKind, EvidenceView, ProgressView
from boardkeeper.rules.due_dates import long_date
from ui.panes import Hairline, SectionHeader, words_label
from ui.tables.columns import as_text
from ui.theme.theme import Theme


class ProgressThread(QWidget):
    """What was said, the latest first, with who and when, and what was shown with it.

    Signals:
        opened: The `EvidenceView` whose file is to be read.
        removal_wanted: The `EvidenceView` that is to be taken away.

    Args:
        theme: Its look.
        say_words: Puts words of people into a label, and may make links of what they cite.
        can_remove: Whether evidence may be taken away here.
        parent: Who owns it.
    """

    opened = Signal(object)
    removal_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        say_words: Callable[[QLabel, str], None],
        parent: QWidget | None = None,
        *,
        can_remove: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._say_words = say_words
        self._can_remove = can_remove
        self._words: list[str] = []
        self.files: list[QPushButton] = []
        self.removers: list[QToolButton] = []
        self._entries = QWidget(self)
        self._list = QVBoxLayout(self._entries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader("Progress", self))
        column.addWidget(self._entries)

    def show_entries(self, entries: Sequence[ProgressView], evidence: Sequence[EvidenceView] = ()) -> None:
        """Show the history, given oldest first, each entry with its files; an empty one says so."""
        self._words, self.files, self.removers = [], [], []
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not entries and not evidence:
            self._say("Nothing has been said about it yet.", "muted")
        known = {entry.id for entry in entries}
        alone = [each for each in evidence if each.entry_id not in known]
        if alone:
            self._say("Evidence", "muted")
            self._show_files(alone)
        for place, entry in enumerate(reversed(entries)):
            if place or alone:
                self._list.addSpacing(4)
                self._list.addWidget(Hairline(self._entries))
                self._list.addSpacing(4)
            self._say(_heading(entry), "muted")
            self._say(entry.text, "")
            self._show_files([each for each in evidence if each.entry_id == entry.id])

    def words(self) -> list[str]:
        """Everything that is shown, from top to bottom."""
        return list(self._words)

    def _say(self, text: str, rank: str) -> None:
        label = words_label(rank, self._entries)
        self._say_words(label, text)
        self._list.addWidget(label)
        self._words.append(text)

    def _show_files(self, evidence: Sequence[EvidenceView]) -> None:
        for each in evidence:
            line = QWidget(self._entries)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            name = QPushButton(_short(each.title), line)
            name.setProperty("link", True)
            name.setIcon(self._theme.icon("paperclip"))
            name.setEnabled(bool(each.file_name))
            name.setToolTip(_tip(each))
            name.setAccessibleName(f"Open the evidence {each.title}")
            name.clicked.connect(partial(self.opened.emit, each))
            row.addWidget(name)
            self.files.append(name)
            if self._can_remove:
                remove = QToolButton(line)
                remove.setIcon(self._theme.icon("x"))
                remove.setIconSize(QSize(14, 14))
                remove.setToolTip("Take this evidence away")
                remove.setAccessibleName(f"Take away the evidence {each.title}")
                remove.clicked.connect(partial(self.removal_wanted.emit, each))
                row.addWidget(remove)
                self.removers.append(remove)
            row.addStretch()
            self._list.addWidget(line)
            self._words.append(each.title)


def _heading(entry: ProgressView) -> str:
    day = long_date(entry.said_on) if entry.said_on else "As imported"
    who = f" · {entry.said_by}" if entry.said_by else ""
    kind = f" · {as_text(entry.kind)}" if entry.kind is not EntryKind.UPDATE else ""
    return f"{day}{who}{kind} · {as_text(entry.status)}"


def _short(title: str) -> str:
    return title if len(title) <= 40 else f"{title[:24]}…{title[-14:]}"


def _tip(evidence: EvidenceView) -> str:
    if not evidence.file_name:
        return f"{evidence.title}: its file is not kept here"
    size = evidence.size / 1024
    amount = f"{size:,.0f} KB" if size < 1024 else f"{size / 1024:,.1f} MB"
    return f"Open {evidence.file_name} ({amount})"
