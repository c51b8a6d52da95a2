"""Every change to a topic on its way to the board, with what the toast says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper import programme, scheduling
from boardkeeper.errors import UserError
from boardkeeper.programme import ProgrammeList
from boardkeeper.rules.due_dates import long_date
from ui.page import Workplace
from ui.programme.words import place_words

_CHANGED = {"topic": "Topic changed.", "reason": "Reason changed.", "responsible": "Responsible changed."}


class TopicDesk(QObject):
    """Asks the board for changes, one step each.

    Signals:
        added: The id of a new topic.
        settled: Nothing is on its way any more, so what is read now is how it stands.
        disagreed: A change was refused; what is shown has to be read anew.
    """

    added = Signal(str)
    settled = Signal()
    disagreed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._on_the_way = 0

    @property
    def is_busy(self) -> bool:
        """Whether a change is on its way, so that what is read just now may be older than what is shown."""
        return self._on_the_way > 0

    def add(self, board_id: str, topic: str, day: date | None) -> None:
        """Put a topic on the programme."""
        where = f"for {long_date(day)}" if day else "to be scheduled"
        add = partial(programme.add_programme_item, scheduled_on=day)
        self._ask(f"“{topic}” added, {where}.", add, board_id, topic, on_done=self._on_added)

    @Slot(str, object)
    def change(self, item_id: str, facts: dict[str, Any]) -> None:
        """Change words of a topic."""
        self._ask(_CHANGED[next(iter(facts))], partial(programme.update_programme_item, **facts), item_id)

    @Slot(str, object)
    def answer(self, item_id: str, answers: dict[str, bool]) -> None:
        """Answer the questions of the scheme for a topic."""
        self._ask(_scored_words, programme.set_answers, item_id, answers)

    def order(self, item_id: str, place: int) -> None:
        """Give a topic another place at its meeting."""
        self._ask("Topic moved.", programme.move_programme_item, item_id, place)

    def reschedule(
        self, item_id: str, topic: str, kind: ProgrammeList, day: date | None, place: int | None = None
    ) -> None:
        """Bring a topic to another meeting or list."""
        is_review = kind is ProgrammeList.SELECT_REVIEW
        bring = partial(programme.reschedule, select_review=is_review, place=place)
        self._ask(f"“{topic}” {place_words(kind, day)}.", bring, item_id, day)

    def put_on_agenda(self, item_id: str, topic: str) -> None:
        """Put a topic on the agenda of its meeting."""
        self._ask(f"“{topic}” is on the agenda.", scheduling.put_on_agenda, item_id)

    @Slot(str, object)
    def record_heard(self, item_id: str, day: date | None) -> None:
        """Record that a topic was heard, or was not after all."""
        said = f"Heard on {long_date(day)}." if day else "Recorded: it was not heard."
        self._ask(said, programme.record_heard, item_id, day)

    def remove(self, item_id: str, topic: str) -> None:
        """Take a topic off the programme."""
        self._ask(f"“{topic}” removed.", programme.remove_programme_item, item_id)

    def _ask(
        self,
        said: str | Callable[[Any], str],
        function: Callable[..., Any],
        *args: object,
        on_done: Callable[[Any], None] | None = None,
    ) -> None:
        operations = self._workplace.operations
        self._on_the_way += 1
        operations.run(
            said,
            function,
            operations.who,
            *args,
            on_done=on_done or self._on_kept,
            on_error=self._on_refused,
            origin=self,
        )

    def _on_kept(self, _answer: object) -> None:
        self._on_the_way = max(self._on_the_way - 1, 0)
        if not self._on_the_way:
            self.settled.emit()

    def _on_added(self, item_id: str) -> None:
        self.added.emit(item_id)
        self._on_kept(item_id)

    def _on_refused(self, error: UserError) -> None:
        self._on_the_way = max(self._on_the_way - 1, 0)
        self._workplace.complain(error)
        self.disagreed.emit()


def _scored_words(score: int | None) -> str:
    return "Answer kept; the topic is scored once all are." if score is None else f"The topic scores {score}."
