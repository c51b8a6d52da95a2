"""The forms about a whole notice: set up and change it, end it, record a review. They stand in the place of the detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper import notices
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.notices import NoticeKind, NoticeView, ReviewView
from boardkeeper.rules.due_dates import long_date
from ui.notice.paragraphs import ParagraphsPane
from ui.notice.words import KINDS, needed_day
from ui.page import Workplace
from ui.plan.entry_form import EntryForm, day_typed

_STARTER = (("usual", "With the usual paragraphs"), ("empty", "Empty"))


class NoticeForms(QObject):
    """Opens the forms in a pane and writes what they say.

    Signals:
        review_closed: The form about a review that was held is done with.

    Args:
        workplace: What they work with.
        pane: Where they stand.
        notice: Answers the notice that is looked at.
        shown: Called with the id of a notice that was set up.
    """

    review_closed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        pane: ParagraphsPane,
        notice: Callable[[], NoticeView | None],
        shown: Callable[[str], None],
    ) -> None:
        super().__init__(pane)
        self._workplace = workplace
        self._pane = pane
        self._notice = notice
        self._shown = shown
        self.facts: EntryForm | None = None
        self.ending: EntryForm | None = None
        self.review: EntryForm | None = None
        self._edited = ""

    def set_up(self) -> None:
        """Open the form for another notice."""
        self._open_facts("", "Set up a notice", {"review_every_months": 6, "begin": "usual"}, "Set up")

    def edit(self, notice: NoticeView) -> None:
        """Open the form for the facts of a notice."""
        values = {
            "kind": notice.kind,
            "title": notice.title,
            "issued_on": notice.issued_on,
            "target_end_on": notice.target_end_on,
            "first_review_on": notice.first_review_on,
            "review_every_months": notice.review_every_months,
        }
        self._open_facts(notice.id, "Edit the notice", values, "Save")

    def end(self) -> None:
        """Ask when and how the notice ended."""
        form = self.ending
        if form is None:
            form = self.ending = EntryForm(self._workplace.theme, self._pane)
            form.add_date("ended_on", "Ended on")
            form.add_text("words", "How it ended", "the letter, its date, what it says")
            form.wanted.connect(self._on_ending_wanted)
            form.cancelled.connect(self._pane.close_form)
        form.begin("End the notice", {"ended_on": current_day()}, "End the notice")
        self._pane.open_form(form)
        form.fields["ended_on"].setFocus()

    def record_review(self, coming: ReviewView) -> None:
        """Ask when the review to come was held."""
        form = self.review
        if form is None:
            form = self.review = EntryForm(self._workplace.theme, self._pane)
            form.add_date("held_on", "Held on")
            form.add_text("outcome", "What came of it", "the Department’s letter; it can be added later", 96)
            form.wanted.connect(self._on_review_wanted)
            form.cancelled.connect(self._on_review_cancelled)
        form.begin(f"Review {coming.number} was held", {"held_on": current_day()}, "Record review")
        self._pane.open_form(form)
        form.fields["held_on"].setFocus()

    def _open_facts(self, notice_id: str, heading: str, values: Mapping[str, Any], saves: str) -> None:
        if self.facts is None:
            self.facts = self._make_facts()
        self._edited = notice_id
        self.facts.begin(heading, values, saves, "Remove notice" if notice_id else "")
        self.facts.fields["begin"].setEnabled(not notice_id)
        self._pane.open_form(self.facts)
        self.facts.fields["title"].setFocus()

    def _make_facts(self) -> EntryForm:
        form = EntryForm(self._workplace.theme, self._pane)
        form.add_line("title", "Title", "as the Department calls it")
        form.add_choice("kind", "Kind", KINDS)
        form.add_date("issued_on", "Issued on")
        form.add_date("target_end_on", "Aims to be done by")
        form.add_line("review_every_months", "Reviewed at least every … months")
        form.add_date("first_review_on", "First review by, where the notice names a day")
        form.add_choice("begin", "Begin", _STARTER)
        form.wanted.connect(self._on_facts_wanted)
        form.removal_wanted.connect(self._on_removal)
        form.cancelled.connect(self._pane.close_form)
        return form

    @Slot(object)
    def _on_facts_wanted(self, typed: Mapping[str, str]) -> None:
        form = self.facts
        board = self._pane.board
        if form is None or board is None:
            return
        try:
            facts = _facts(typed)
        except UserError as error:
            form.complain(error)
            return
        operations = self._workplace.operations
        if self._edited:
            operations.run(
                "Notice changed.",
                notices.update_notice,
                operations.who,
                self._edited,
                on_done=self._on_done,
                on_error=form.complain,
                origin=self,
                **facts,
            )
            return
        paragraphs = notices.starter_paragraphs() if typed["begin"] == "usual" else ()
        operations.run(
            f"“{typed['title']}” set up.",
            notices.add_notice,
            operations.who,
            board.id,
            facts.pop("title"),
            facts.pop("issued_on"),
            paragraphs=paragraphs,
            on_done=self._on_set_up,
            on_error=form.complain,
            origin=self,
            **facts,
        )

    def _on_set_up(self, notice_id: str) -> None:
        self._pane.leave_form()
        self._shown(notice_id)

    def _on_done(self, _nothing: object) -> None:
        self._pane.leave_form()

    @Slot()
    def _on_review_cancelled(self) -> None:
        self._pane.leave_form()
        self.review_closed.emit()

    def _on_review_closed(self, _coming: ReviewView) -> None:
        self._pane.leave_form()
        self.review_closed.emit()

    @Slot()
    def _on_removal(self) -> None:
        operations = self._workplace.operations
        operations.run(
            "Notice removed.",
            notices.remove_notice,
            operations.who,
            self._edited,
            on_done=self._on_done,
            origin=self,
        )

    @Slot(object)
    def _on_ending_wanted(self, typed: Mapping[str, str]) -> None:
        notice, form = self._notice(), self.ending
        if notice is None or form is None:
            return
        try:
            day = needed_day(typed["ended_on"], "Ended on", "A notice ends on a day.")
        except UserError as error:
            form.complain(error)
            return
        operations = self._workplace.operations
        operations.run(
            f"The notice ended on {long_date(day)}. Nothing more is due.",
            notices.end_notice,
            operations.who,
            notice.id,
            day,
            typed["words"],
            on_done=self._on_done,
            on_error=form.complain,
            origin=self,
        )

    @Slot(object)
    def _on_review_wanted(self, typed: Mapping[str, str]) -> None:
        notice, form = self._notice(), self.review
        if notice is None or form is None:
            return
        try:
            day = needed_day(typed["held_on"], "Held on", "A review is held on a day.")
        except UserError as error:
            form.complain(error)
            return
        operations = self._workplace.operations
        operations.run(
            _next_words,
            notices.record_review,
            operations.who,
            notice.id,
            day,
            typed["outcome"],
            current_day(),
            on_done=self._on_review_closed,
            on_error=form.complain,
            origin=self,
        )


def _next_words(coming: ReviewView) -> str:
    return f"Review {coming.number - 1} recorded. The next is due by {long_date(coming.due_on)}."


def _facts(typed: Mapping[str, str]) -> dict[str, Any]:
    months = typed["review_every_months"]
    if not months.isdecimal():
        raise UserError(f"“{months}” is no number of months.", "Type a number: most notices say 6.")
    return {
        "title": typed["title"],
        "kind": NoticeKind(typed["kind"]),
        "issued_on": needed_day(typed["issued_on"], "Issued on", "A notice was issued on a day."),
        "target_end_on": day_typed(typed["target_end_on"], "Aims to be done by"),
        "review_every_months": int(months),
        "first_review_on": day_typed(typed["first_review_on"], "First review by"),
    }
