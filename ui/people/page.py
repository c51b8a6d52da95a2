"""People: the board’s members with their seats and substitutes, and the officers with their posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from boardkeeper import people, person_card, posts, seats
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.people import PersonView, SeatRole
from boardkeeper.person_card import NewPerson
from ui.commands import Command
from ui.empty import ActionButton
from ui.list_page import ListPage
from ui.operations import Changes, Desk
from ui.page import Workplace
from ui.people.card import CardPane
from ui.people.new_people import NewPeopleForm
from ui.tables.columns import Column, Kind


def _capacity(row: PersonView) -> str:
    return row.post or row.organisation or row.party


class PeoplePage(ListPage):
    """Everybody the file knows."""

    NAME = "people"
    TITLE = "People"
    WHAT = "people"
    ONE = "person"
    TABLES: ClassVar[frozenset[str]] = frozenset({"person", "seat", "post", "substitute"})
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "people.add",
            "&Add people…",
            "plus",
            shortcut="Ctrl+Shift+P",
            method="add_people",
            words="member officer new seat",
        ),
        Command("people.up", "Move the member &up", shortcut="Alt+Up", method="move_up", starts_section=True),
        Command("people.down", "Move the member &down", shortcut="Alt+Down", method="move_down"),
    )
    CHIPS = ("Members", "Officers")
    SIZES = (760, 384)
    EMPTY = (
        "users",
        "Nobody is known yet",
        (
            "Members with their seats and officers with their posts stand here. "
            "Type the members as the agenda lists them, all at once."
        ),
    )
    CHOOSE = "Choose somebody to see and change what they hold."
    COLUMNS = (
        Column("Name", "name", share=2, sort="name", kind=Kind.STRONG),
        Column("On the board", "role", width=148, sort="role"),
        Column("Post, organisation or party", _capacity, share=2, sort="post"),
        Column("E-mail", "email", share=1.4, sort="email", kind=Kind.MUTED, spare=1),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self._new = QAction("Add people…")
        self._new.setToolTip("Add people (Ctrl+Shift+P)")
        super().__init__(workplace, parent)
        self._new.setParent(self)
        self._new.triggered.connect(self.add_people)
        self.header.add(ActionButton(self._new, is_main=True, parent=self.header))
        self.form = NewPeopleForm(self)
        self.form.hide()
        self.form.wanted.connect(self._on_wanted)
        self.form.cancelled.connect(self._on_cancelled)
        self.form.post_typed.connect(self._on_post_typed)

    def first_steps(self) -> tuple[QAction, ...]:
        """The members, typed as an agenda lists them."""
        return (self._new,)

    def make_detail(self, parent: QWidget) -> QWidget:
        """The person’s card."""
        self.card = CardPane(self.workplace, parent)
        self.card.seat_wanted.connect(self._on_seat_wanted)
        self.card.post_wanted.connect(self._on_post_wanted)
        return self.card

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Members first, then everybody else."""
        return partial(_fetch, board_id)

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if changes is not None:
            self.card.read()

    def show_row(self, row: PersonView) -> None:
        """Show a person."""
        self.card.show_person(row.id, row.name, has_seat=bool(row.role))

    @Slot()
    def add_people(self) -> None:
        """Open the form for somebody new."""
        self.open_form(self.form)
        self.form.begin()

    @Slot()
    def move_up(self) -> None:
        """Move the chosen member up among those of the same role."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the chosen member down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self.row is None or self.board is None or not self.row.role:
            return
        operations = self.workplace.operations
        operations.run(
            "Order of members changed.",
            _move_member,
            operations.who,
            self.board.id,
            self.row.id,
            by,
            origin=self,
        )

    @Slot(object)
    def _on_wanted(self, new: NewPerson) -> None:
        if self.board is None:
            return
        self.form.add.setEnabled(False)
        operations = self.workplace.operations
        operations.run(
            _said,
            person_card.add_people,
            operations.who,
            self.board.id,
            new,
            on_done=self._on_added,
            on_error=self._on_refused,
            origin=self,
        )

    def _on_added(self, _ids: Sequence[str]) -> None:
        # The form stays: members are seldom added singly.
        self.form.clear()

    def _on_refused(self, error: UserError) -> None:
        self.form.add.setEnabled(True)
        self.workplace.complain(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self.close_form()

    @Slot(str)
    def _on_post_typed(self, title: str) -> None:
        self.workplace.operations.run(
            None, _holder_of, title, on_done=self.form.offer_succession, origin=self
        )

    @Slot(str)
    def _on_seat_wanted(self, person_id: str) -> None:
        if self.board is None:
            return
        operations = self.workplace.operations
        operations.run("Seat given.", _give_seat, operations.who, self.board.id, person_id, origin=self)

    @Slot(str, str)
    def _on_post_wanted(self, person_id: str, title: str) -> None:
        operations = self.workplace.operations
        operations.run("Post added.", posts.take_post, operations.who, person_id, title, origin=self)


def _said(ids: Sequence[str]) -> str:
    return "Added." if len(ids) == 1 else f"{len(ids)} people added."


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[PersonView]:
    return people.list_people(desk, board_id, current_day(), wanted)


def _holder_of(desk: Desk, title: str) -> str:
    """Who holds a post today; blank for nobody."""
    today = current_day()
    found = posts.holders(desk, title) if title else ()
    return next((each.name for each in found if each.to_date is None or each.to_date >= today), "")


def _give_seat(desk: Desk, who: str, board_id: str, person_id: str) -> None:
    card = person_card.read_card(desk, person_id)
    if card is not None:
        person_card.add_people(desk, who, board_id, NewPerson(card.name, role=SeatRole.MEMBER))


def _move_member(desk: Desk, who: str, board_id: str, person_id: str, by: int) -> None:
    members = people.list_members(desk, board_id, current_day())
    member = next((each for each in members if each.person_id == person_id), None)
    if member is None:
        return
    alike = [each.id for each in members if each.role is member.role]
    place = alike.index(member.id) + by
    if 0 <= place < len(alike):
        seats.move_seat(desk, who, member.id, place)
