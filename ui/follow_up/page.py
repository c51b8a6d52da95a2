"""What the pages of decisions and of actions share: a log beside the thread of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from boardkeeper.clock import current_day
from boardkeeper.decisions import FollowUpStatus, ProgressView
from boardkeeper.rules.due_dates import full_date, long_date, parse_date
from ui.follow_up.thread import ProgressThread, UpdateForm
from ui.link_row import LinkRow
from ui.list_page import ListPage, detail_column
from ui.page import Place
from ui.panes import PropertyRows, words_label
from ui.tables.columns import DueCell
from ui.tables.filter_bar import Chips
from ui.theme.tokens import Tone
from ui.writing.aids.cited_labels import CitedLabels

STATUS_TONES: dict[str, Tone] = {
    FollowUpStatus.OPEN: Tone.NEUTRAL,
    FollowUpStatus.REQUESTED: Tone.INFO,
    FollowUpStatus.IN_PROGRESS: Tone.INFO,
    FollowUpStatus.COMPLETE: Tone.GOOD,
    FollowUpStatus.SUPERSEDED: Tone.NEUTRAL,
    FollowUpStatus.NOT_ACCEPTED: Tone.WARNING,
}


def due_cell(written: str, due_on: date | None, overdue_days: int, *, is_closed: bool) -> DueCell:
    """A due date as the table shows it: as it was written, or in full when nobody wrote it."""
    return DueCell(written or (full_date(due_on) if due_on else ""), overdue_days, is_closed)


def due_in_words(written: str, due_on: date | None, overdue_days: int) -> str:
    """A due date as the detail says it: what was written, the day it means, how late it is."""
    if due_on is None:
        return f"{written} (no day can be read from this)" if written else "No date"
    says_more = bool(written) and parse_date(written) != due_on
    words = f"{written}, that is {long_date(due_on)}" if says_more else long_date(due_on)
    days = "day" if overdue_days == 1 else "days"
    return f"{words}: {overdue_days:,} {days} late" if overdue_days else words


class FollowUpPage(ListPage):
    """A log whose rows have a dated history.

    Class attributes:
        FACTS: The facts of the detail: the title and the words for a row; what has no words takes no room.
        HISTORY: The use case that answers everything said about a row.
        RECORD: The use case that adds to it.
        RECORDED: What the toast says then.
    """

    CHIPS: ClassVar[Chips] = ("Overdue", ("Open", "Requested", "Complete"))
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
        self._cited = CitedLabels(self.workplace, detail)
        self._fact_labels = {name: self._facts.add_text(name) for name, _ in self.FACTS}
        self.origin = LinkRow("In the minutes", detail)
        self.origin.followed.connect(self._on_origin_followed)
        self.thread_pane = ProgressThread(self._say_cited, detail)
        column = detail_column(detail)
        for widget in (self._heading, self._text, self._facts, self.origin, self.thread_pane):
            column.addWidget(widget)
        column.addStretch()
        return detail

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """The box for the next update, always in view."""
        self.form = UpdateForm(self.workplace.theme, parent)
        self.form.written.connect(self._on_update_written)
        self.workplace.operations.became_idle.connect(self.form.be_ready)
        return self.form

    def heading_of(self, row: Any) -> str:
        """What the detail is headed with."""
        raise NotImplementedError

    def show_row(self, row: Any) -> None:
        """Show a row; its history is fetched."""
        self._heading.setText(self.heading_of(row))
        self._say_cited(self._text, row.text)
        for name, words in self.FACTS:
            self._facts.say_if_known(name, words(row))
            self._say_cited(self._fact_labels[name], words(row))
        self._say_origin(row)
        self.form.begin(row.id, row.status)
        if row.id != self._shown_id:
            self._shown_id = row.id
            self.thread_pane.show_entries(())
        self.workplace.operations.run(
            None, type(self).HISTORY, row.id, on_done=partial(self._show_history, row.id), origin=self
        )

    def _say_cited(self, label: QLabel, words: str) -> None:
        """Show words that lead to the minutes they cite."""
        self._cited.say(label, words, self.board.id if self.board else "")

    def open_minutes(self) -> None:
        """Go to the paragraph of the minutes that the chosen row came from."""
        if self.row is None:
            return
        if self.row.paragraph_id:
            self.workplace.go(Place("meetings", self.row.paragraph_id))
        else:
            self.workplace.say(f"This {self.ONE} was not written in minutes kept here.")

    def _say_origin(self, row: Any) -> None:
        """What came from the minutes is changed there; here it is only followed up."""
        if row.paragraph_id:
            words = "Its words, officer and date belong to the minutes; progress is added here."
            self.origin.say(words, "Open the minutes", Place("meetings", row.paragraph_id))
        else:
            self.origin.say("")

    @Slot(object)
    def _on_origin_followed(self, place: Place) -> None:
        self.workplace.go(place)

    def _show_history(self, row_id: str, entries: Sequence[ProgressView]) -> None:
        # Somebody running down the rows is answered late: only the row that is still shown counts.
        if row_id == self._shown_id:
            self.thread_pane.show_entries(entries)

    @Slot(str, object)
    def _on_update_written(self, text: str, status: FollowUpStatus) -> None:
        if self.row is None:
            return
        self.workplace.operations.run(
            self.RECORDED,
            type(self).RECORD,
            self.workplace.operations.who,
            self.row.id,
            text,
            status,
            current_day(),
            on_done=partial(self._on_recorded, self.row.id, text),
            origin=self,
        )

    def _on_recorded(self, row_id: str, text: str, _entry_id: str) -> None:
        self.form.forget(row_id, text)
