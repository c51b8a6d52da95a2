"""Every change to an agenda on its way to the board: shown at once, then asked for, read anew when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper import agenda
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.errors import UserError
from boardkeeper.rules.agenda_order import family, moved, under, why_not_under
from boardkeeper.rules.agenda_titles import read_title, withdrawn_title
from ui.meetings.agenda.model import AgendaModel
from ui.meetings.agenda.row_boxes import Field
from ui.meetings.agenda.view import AgendaView
from ui.operations import Desk
from ui.page import Workplace
from ui.today.words import count

_CHANGED = {
    Field.TITLE: "Title changed.",
    Field.PURPOSE: "Purpose changed.",
    Field.URGENT_REASON: "Reason for urgency changed.",
}


class AgendaChanges(QObject):
    """Takes what the view asks for to the board, for one meeting at a time.

    Signals:
        added: The id of an item that has just been added.
        disagreed: A change was refused; what is shown may be wrong and should be read anew.
    """

    added = Signal(str)
    disagreed = Signal()

    def __init__(self, workplace: Workplace, model: AgendaModel, view: AgendaView, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._meeting_id = ""
        self._on_the_way = 0
        self.model = model
        self.view = view
        view.typed.connect(self._on_typed)
        view.kind_chosen.connect(self._on_kind_chosen)
        view.paper_chosen.connect(self._on_paper_chosen)
        view.education_wanted.connect(self._on_education_wanted)
        view.moved.connect(self._on_moved)
        view.put_under.connect(self._on_put_under)
        view.removed.connect(self._on_removed)

    @property
    def is_on_its_way(self) -> bool:
        """Whether a change has been asked for and not answered, so that what is read now may be older than it."""
        return self._on_the_way > 0

    def show_meeting(self, meeting_id: str) -> None:
        """Change this meeting's agenda from now on."""
        self._meeting_id = meeting_id
        self._on_the_way = 0

    def ask(
        self,
        said: str | Callable[[object], str],
        function: Callable[..., object],
        *args: object,
        on_done: Callable[[object], None] | None = None,
    ) -> None:
        """Ask for a change.

        Args:
            said: What the toast says, or a function of the answer.
            function: A use case, called with the desk, who asks, and `args`.
            on_done: Called with the answer.
        """
        operations = self._workplace.operations
        self._on_the_way += 1
        operations.run(
            said,
            function,
            operations.who,
            *args,
            on_done=partial(self._on_kept, on_done),
            on_error=self._on_refused,
            origin=self.parent(),
        )

    def _on_kept(self, on_done: Callable[[object], None] | None, answer: object) -> None:
        self._on_the_way = max(self._on_the_way - 1, 0)
        if on_done is not None:
            on_done(answer)

    def _on_refused(self, error: UserError) -> None:
        self._on_the_way = max(self._on_the_way - 1, 0)
        self._workplace.complain(error)
        self.disagreed.emit()

    def _on_added(self, item_id: object) -> None:
        self.added.emit(str(item_id))

    @Slot(str, str)
    def add(self, title: str, reason: str) -> None:
        """Add an item; `reason` says why it cannot wait, where that is asked for."""
        self.ask(
            f"“{read_title(title)[0]}” added.",
            _add_item,
            self._meeting_id,
            title,
            reason,
            on_done=self._on_added,
        )

    @Slot(str, object, str)
    def _on_typed(self, item_id: str, field: Field, text: str) -> None:
        facts: dict[str, object] = {field.value: text}
        if field is Field.URGENT_REASON:
            if not text:
                return
            facts["kind"] = ItemKind.URGENT
        if text or field is not Field.TITLE:
            self.model.change(item_id, **facts | self._said_in_title(item_id, field, text))
        self.ask(_CHANGED[field], _change_item, item_id, facts)

    def _said_in_title(self, item_id: str, field: Field, text: str) -> dict[str, object]:
        """What the board will read out of a new title, so that no old words flash up."""
        item = next(item for item in self.model.items if item.id == item_id)
        if field is not Field.TITLE or item.kind in {ItemKind.URGENT, ItemKind.HEADING}:
            return {}
        title, kind = read_title(text)
        return {"title": title, "kind": ItemKind(kind)} if kind else {}

    @Slot(str, object)
    def _on_kind_chosen(self, item_id: str, kind: ItemKind) -> None:
        item = next(item for item in self.model.items if item.id == item_id)
        if kind is item.kind:
            return
        if kind is ItemKind.URGENT and not item.urgent_reason:
            self.view.ask_reason(item_id)
            return
        # A reason belongs to an urgent item only; undo brings it back with the kind.
        facts: dict[str, object] = {"kind": kind}
        if item.urgent_reason and kind is not ItemKind.URGENT:
            facts["urgent_reason"] = ""
        self.model.change(item_id, **facts)
        self.ask(f"Kind is “{kind.value}” now.", _change_item, item_id, facts)

    @Slot(str, object)
    def _on_paper_chosen(self, item_id: str, paper: PaperKind) -> None:
        self.model.change(item_id, paper=paper)
        words = (
            "The item has no paper now."
            if paper is PaperKind.NONE
            else f"Its paper is the {paper.value} now."
        )
        self.ask(words, _change_item, item_id, {"paper": paper})

    @Slot(str, bool)
    def _on_education_wanted(self, item_id: str, concerns_education: bool) -> None:
        self.model.change(item_id, concerns_education=concerns_education)
        words = (
            "Members who vote on education only vote on it now."
            if concerns_education
            else "It does not concern education now."
        )
        self.ask(words, _change_item, item_id, {"concerns_education": concerns_education})

    @Slot(str, int)
    def _on_moved(self, item_id: str, place: int) -> None:
        self.model.rearrange(moved(self.model.order, item_id, place))
        self.view.choose(item_id)
        self.ask("Item moved.", agenda.move_item, item_id, place)

    @Slot(str, str)
    def _on_put_under(self, item_id: str, parent_id: str) -> None:
        order, item = self.model.order, self.view.current_item
        is_allowed = not (parent_id and why_not_under(order, item_id, parent_id))
        if is_allowed and item is not None and not item.is_frozen:
            self.model.rearrange(under(order, item_id, parent_id or None))
            self.view.choose(item_id)
        words = "Item put under the one above." if parent_id else "Item taken out."
        self.ask(words, agenda.put_under, item_id, parent_id or None)

    @Slot(str)
    def _on_removed(self, item_id: str) -> None:
        item = next(item for item in self.model.items if item.id == item_id)
        if item.is_frozen:
            self.model.change(item_id, title=withdrawn_title(item.title))
            self.ask(
                f"Item {item.number} is marked as withdrawn; its number is on the published agenda.",
                agenda.withdraw_item,
                item_id,
            )
            return
        below = len(family(self.model.order, item_id)) - 1
        along = f" with {count(below, 'sub-item')}" if below else ""
        self.ask(f"“{item.title}” removed{along}.", agenda.remove_item, item_id)


def _add_item(desk: Desk, who: str, meeting_id: str, title: str, reason: str) -> str:
    return agenda.add_item(desk, who, meeting_id, title, urgent_reason=reason, is_business=True)


def _change_item(desk: Desk, who: str, item_id: str, facts: dict[str, object]) -> None:
    agenda.update_item(desk, who, item_id, **facts)
