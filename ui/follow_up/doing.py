"""What is done with the chosen rows of a log: changed, postponed, closed, taken up again, linked, each in its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot

from boardkeeper.follow_up.choices import LinkChoices, link_choices
from ui.follow_up.cells import today_meaning
from ui.follow_up.links import LinksForm
from ui.follow_up.reason_form import ReasonForm
from ui.follow_up.several import SeveralForm, WantedChange
from ui.follow_up.writer import LogWriter
from ui.list_page import ListPage
from ui.today.words import count

_SUMMED_MOST = 500
_LONGEST = 140


class Doing(QObject):
    """The forms in the place of the detail, and what they ask for.

    Args:
        page: The log; its forms stand in the place of its detail.
        writer: The way to the board.
        owner: What the log calls whoever is to do something.
        due: What it calls the date.
    """

    def __init__(self, page: ListPage, writer: LogWriter, owner: str, due: str) -> None:
        super().__init__(page)
        self._page = page
        self._writer = writer
        self._do: Callable[[str], None] | None = None
        self._row: Any = None
        self.several = SeveralForm(page.ONE, owner, due, today_meaning, page)
        self.reason = ReasonForm(page.workplace.theme, page, needs_words=False)
        self.links = LinksForm(page)
        for form in (self.several, self.reason, self.links):
            form.hide()
            form.cancelled.connect(self._on_cancelled)
        self.several.wanted.connect(self._on_change_wanted)
        self.reason.given.connect(self._on_reason_given)
        self.links.wanted.connect(self._on_links_wanted)
        page.panel.view.choice_changed.connect(self._on_choice_changed)

    def change(self) -> None:
        """Open the form that changes the chosen rows."""
        if self._has_chosen():
            self._open_several()
            self.several.owner.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def postpone(self) -> None:
        """Ask for another date: in its cell for one row, in the form for several."""
        if not self._has_chosen():
            return
        if self._page.panel.view.chosen_count() < 2 and self._page.panel.view.edit_cell("due"):
            return
        self._open_several()
        self.several.due.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Ask for a few words and record that the chosen rows are complete."""
        if not self._has_chosen():
            return
        number = self._number()
        row = self._page.row
        about = _short(row.text) if number == 1 else ""
        self._row, self._do = row, self._close
        heading = f"Close {self._page.ONE} {row.reference}" if number == 1 else f"Close {self._counted()}"
        self._page.open_form(self.reason)
        self.reason.begin(heading, about, "What was done; may be left blank", "Close")

    def reopen(self) -> None:
        """Ask why, and take up again what was finished."""
        row = self._page.row
        if not self._has_chosen():
            return
        if not row.is_closed:
            self._page.workplace.say(f"This {self._page.ONE} is open.")
            return
        self._row, self._do = row, self._reopen
        self._page.open_form(self.reason)
        self.reason.begin(
            f"Reopen {self._page.ONE} {row.reference}", _short(row.text), "Why it is taken up again", "Reopen"
        )

    def edit_links(self) -> None:
        """Say what the row that is shown serves."""
        page = self._page
        if page.row is None or page.board is None or page.workplace.is_review:
            return
        self._row = page.row
        page.open_form(self.links)
        self.links.begin(f"What {page.ONE} {page.row.reference} serves", page.row)
        page.workplace.operations.run(
            None, link_choices, page.board.id, on_done=self._on_choices_read, origin=self
        )

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer these names where somebody is named."""
        self.several.offer_names(names)

    @property
    def are_several_chosen(self) -> bool:
        """Whether what is done concerns several rows."""
        return self._page.panel.view.chosen_count() > 1

    def show_several(self) -> None:
        """Say in the place of the detail how many are chosen, and let them be changed."""
        view = self._page.panel.view
        number = view.chosen_count()
        rows = view.chosen_rows() if number <= _SUMMED_MOST else ()
        self.several.begin(number, rows)
        self._page.open_form(self.several)

    def with_chosen(self, use: Callable[[list[Any]], None]) -> None:
        """Hand over the rows that something is done with."""
        if self.are_several_chosen:
            self._page.panel.view.with_chosen(use)
        else:
            # A form stays open while a filter leaves its row out: it is about that row and no other.
            use([self._row])

    def _has_chosen(self) -> bool:
        if self._page.row is None:
            self._page.workplace.say(f"Choose one or more {self._page.WHAT} first.")
        return self._page.row is not None

    def _number(self) -> int:
        return max(1, self._page.panel.view.chosen_count())

    def _counted(self) -> str:
        return count(self._number(), self._page.ONE)

    def _open_several(self) -> None:
        if self.are_several_chosen:
            self.show_several()
        else:
            self._row = self._page.row
            self.several.begin(1, [self._row])
            self._page.open_form(self.several)

    def _close(self, words: str) -> None:
        self.with_chosen(partial(self._writer.close, words=words, on_done=self._on_done))

    def _reopen(self, words: str) -> None:
        self._writer.reopen(self._row, words, on_done=self._on_done)

    def _change(self, change: WantedChange, rows: list[Any]) -> None:
        wish = {
            "owner": change.owner,
            "due": change.due,
            "status": change.status,
            "importance": change.importance,
        }
        named = {name: value for name, value in wish.items() if value is not None}
        self._writer.change(rows, named, on_done=self._on_changed)

    def _on_done(self, _answer: object) -> None:
        self._page.close_form()

    def _on_changed(self, _number: int) -> None:
        self.several.clear()
        self._page.close_form()

    def _on_choices_read(self, choices: LinkChoices) -> None:
        self.links.offer(choices)

    @Slot(object)
    def _on_change_wanted(self, change: WantedChange) -> None:
        self.with_chosen(partial(self._change, change))

    @Slot(str)
    def _on_reason_given(self, words: str) -> None:
        if self._do is not None:
            self._do(words)

    @Slot(object)
    def _on_links_wanted(self, links: dict[str, str]) -> None:
        if links:
            self._writer.link(self._row, links, on_done=self._on_done)
        else:
            self._page.close_form()

    @Slot()
    def _on_cancelled(self) -> None:
        self._page.leave_form()

    @Slot(int)
    def _on_choice_changed(self, number: int) -> None:
        if number > 1:
            self.show_several()
        elif self._page.side.currentWidget() is self.several:
            self._page.leave_form()


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
