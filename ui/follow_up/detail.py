"""One matter of a log: what it says, where it stands, what it serves, and everything said about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from boardkeeper.follow_up import EvidenceView, ProgressView
from boardkeeper.remarks import RemarkAbout
from ui.follow_up.links import LinkRows
from ui.follow_up.thread import ProgressThread
from ui.link_row import LinkRow
from ui.list_page import detail_column
from ui.page import Place, Workplace
from ui.panes import PropertyRows, words_label
from ui.remarks.thread import RemarksBox
from ui.writing.aids.cited_labels import CitedLabels


class MatterDetail(QWidget):
    """Heading, what can be done, facts, links, thread, remarks.

    Signals:
        closing_wanted, reopening_wanted, postponing_wanted, links_wanted: A button for it was pressed.

    Args:
        workplace: What the page works with.
        facts: The title and the words of each fact; what has no words takes no room.
        about: What remarks on its rows are about.
        parent: Who owns it.
    """

    closing_wanted = Signal()
    reopening_wanted = Signal()
    postponing_wanted = Signal()
    links_wanted = Signal()

    def __init__(
        self,
        workplace: Workplace,
        facts: Sequence[tuple[str, Callable[[Any], str]]],
        about: RemarkAbout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._fact_words = facts
        self._about = about
        self._board_id = ""
        self._shown_id = ""
        self._heading = words_label("heading", self)
        self._text = words_label("", self)
        self._facts = PropertyRows(self)
        self._cited = CitedLabels(workplace, self)
        self._labels = {name: self._facts.add_text(name) for name, _ in facts}
        self.origin = LinkRow("In the minutes", self)
        self.origin.followed.connect(workplace.go)
        self.link_rows = LinkRows(workplace.go, self)
        self.thread_pane = ProgressThread(
            workplace.theme, self._say_cited, self, can_remove=not workplace.is_review
        )
        self.remarks = RemarksBox(workplace, self)
        self.close_button = self._button("Close…", "Ctrl+Shift+D", self.closing_wanted)
        self.reopen_button = self._button("Reopen…", "Ctrl+Shift+R", self.reopening_wanted)
        self.postpone_button = self._button("Postpone…", "Shift+F4", self.postponing_wanted)
        self.links_button = self._button("Links…", "Ctrl+Shift+K", self.links_wanted)
        doing = QHBoxLayout()
        doing.setSpacing(0)
        # The words of a link begin a little to the right of its edge: so they stand beneath the others.
        doing.setContentsMargins(-6, 0, 0, 0)
        for button in (self.close_button, self.reopen_button, self.postpone_button, self.links_button):
            doing.addWidget(button)
        doing.addStretch()
        self.column = detail_column(self)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)
        self.column.addLayout(doing)
        for widget in (self._facts, self.origin, self.link_rows, self.thread_pane, self.remarks):
            self.column.addWidget(widget)
        self.column.addStretch()

    @property
    def shown_id(self) -> str:
        """The id of the row that is shown."""
        return self._shown_id

    def show_row(self, row: Any, heading: str, board_id: str) -> None:
        """Show a row; the thread of another is emptied until its own has been read."""
        self._board_id = board_id
        self._heading.setText(heading)
        self._say_cited(self._text, row.text)
        for name, words_for in self._fact_words:
            self._facts.say_if_known(name, words_for(row))
            self._say_cited(self._labels[name], words_for(row))
        if row.paragraph_id:
            words = "Its words belong to the minutes; who does it by when is followed up here."
            self.origin.say(words, "Open the minutes", Place("meetings", row.paragraph_id))
        else:
            self.origin.say("")
        self.link_rows.show_row(row)
        self.close_button.setVisible(not row.is_closed)
        self.postpone_button.setVisible(not row.is_closed)
        self.reopen_button.setVisible(row.is_closed)
        self.links_button.setVisible(not self._workplace.is_review)
        if row.id != self._shown_id:
            self._shown_id = row.id
            self.thread_pane.show_entries(())
            self.remarks.show(self._about, row.id)

    def show_thread(
        self, row_id: str, entries: Sequence[ProgressView], evidence: Sequence[EvidenceView]
    ) -> None:
        """Show the history of a row, if it is still the one that is shown."""
        # Somebody running down the rows is answered late: only the row that is still shown counts.
        if row_id == self._shown_id:
            self.thread_pane.show_entries(entries, evidence)

    def _say_cited(self, label: QLabel, words: str) -> None:
        """Show words that lead to the minutes they cite."""
        self._cited.say(label, words, self._board_id)

    def _button(self, title: str, keys: str, wanted: Any) -> QPushButton:
        button = QPushButton(title, self)
        button.setProperty("link", True)
        button.setToolTip(f"{title.rstrip('…')} ({keys})")
        button.clicked.connect(wanted)
        return button
