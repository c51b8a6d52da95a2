"""What the pages of decisions and of actions share: a log beside the thread of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.decisions import FollowUpStatus, ProgressView
from ui.follow_up.thread import ProgressThread
from ui.list_page import ListPage
from ui.panes import PropertyRows, words_label
from ui.theme.tokens import Tone
from ui.today.day import current_day

STATUS_TONES: dict[str, Tone] = {
    FollowUpStatus.OPEN: Tone.NEUTRAL,
    FollowUpStatus.REQUESTED: Tone.INFO,
    FollowUpStatus.IN_PROGRESS: Tone.INFO,
    FollowUpStatus.COMPLETE: Tone.GOOD,
    FollowUpStatus.SUPERSEDED: Tone.NEUTRAL,
    FollowUpStatus.NOT_ACCEPTED: Tone.WARNING,
}


class FollowUpPage(ListPage):
    """A log whose rows have a dated history.

    Class attributes:
        FACTS: The facts of the detail: the title and the words for a row.
        HISTORY: The use case that answers everything said about a row.
        RECORD: The use case that adds to it.
        RECORDED: What the toast says then.
    """

    FACTS: ClassVar[Sequence[tuple[str, Callable[[Any], str]]]]
    HISTORY: ClassVar[Callable[..., tuple[ProgressView, ...]]]
    RECORD: ClassVar[Callable[..., str]]
    RECORDED: ClassVar[str]

    def make_detail(self, parent: QWidget) -> QWidget:
        """Heading, facts, thread."""
        self._shown_id = ""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._text = words_label("", detail)
        self._facts = PropertyRows(detail)
        for name, _ in self.FACTS:
            self._facts.add_text(name)
        self.thread_pane = ProgressThread(self.workplace.theme, detail)
        self.thread_pane.update_written.connect(self._on_update_written)
        column = QVBoxLayout(detail)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addWidget(self._facts)
        column.addWidget(self.thread_pane)
        column.addStretch()
        return detail

    def heading_of(self, row: Any) -> str:
        """What the detail is headed with."""
        raise NotImplementedError

    def show_row(self, row: Any) -> None:
        """Show a row; its history is fetched."""
        self._heading.setText(self.heading_of(row))
        self._text.setText(row.text)
        for name, words in self.FACTS:
            self._facts.say(name, words(row) or "–")
        if row.id != self._shown_id:
            self._shown_id = row.id
            self.thread_pane.begin(row.status)
            self.thread_pane.show_entries(())
        self.workplace.operations.run(
            None, type(self).HISTORY, row.id, on_done=self.thread_pane.show_entries, origin=self
        )

    @Slot(str, object)
    def _on_update_written(self, text: str, status: FollowUpStatus) -> None:
        if self.row is None:
            return
        self.thread_pane.setEnabled(False)
        self.workplace.operations.run(
            self.RECORDED,
            type(self).RECORD,
            self.workplace.operations.who,
            self.row.id,
            text,
            status,
            current_day(),
            on_done=self._on_recorded,
            on_error=self._on_refused,
            origin=self,
        )

    def _on_recorded(self, _entry_id: str) -> None:
        self.thread_pane.setEnabled(True)
        self.thread_pane.box.clear()
        self.thread_pane.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: Any) -> None:
        self.thread_pane.setEnabled(True)
        self.workplace.complain(error)
