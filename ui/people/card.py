"""Somebody's card: facts, seats and posts, all edited where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper import people, posts, seats
from boardkeeper.errors import UserError
from boardkeeper.person_card import PersonCard, read_card
from ui.list_page import detail_column
from ui.operations import Desk
from ui.page import Workplace
from ui.panes import InlineEdit, PropertyRows, SectionHeader, words_label
from ui.people.boxes import PostBox, SeatBox

_FACTS = (
    ("name", "Name"),
    ("organisation", "Organisation"),
    ("party", "Party"),
    ("email", "E-mail"),
    ("telephone", "Telephone"),
)


class CardPane(QWidget):
    """The detail beside the list of people.

    Signals:
        seat_wanted: The person who is to get a seat on this board.
        post_wanted: The person who is to get a post, and its title.
    """

    seat_wanted = Signal(str)
    post_wanted = Signal(str, str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._person_id = ""
        self.card: PersonCard | None = None
        self._heading = words_label("heading", self)
        self._rows = PropertyRows(self)
        self.facts: dict[str, InlineEdit] = {}
        for key, name in _FACTS:
            field = InlineEdit(name, "not known", self)
            field.setProperty("fact", key)
            field.committed.connect(self._on_fact)
            self.facts[key] = field
            self._rows.add_editor(name, field)
        self.seats: dict[str, SeatBox] = {}
        self.posts: dict[str, PostBox] = {}
        self._seat_column, self._post_column = QVBoxLayout(), QVBoxLayout()
        self.give_seat = QPushButton("Give a seat on this board", self)
        self.give_seat.setProperty("link", True)
        self.give_seat.clicked.connect(self._on_give_seat)
        self.new_post = InlineEdit("A further post", "Add a post: type its title, then Enter", self)
        self.new_post.committed.connect(self._on_new_post)
        self.remove = QPushButton("Remove from the file", self)
        self.remove.setProperty("link", True)
        self.remove.setToolTip("Only somebody without a seat and without minutes can be removed")
        self.remove.clicked.connect(self._on_remove)
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._rows)
        column.addWidget(SectionHeader("Seats", self))
        column.addLayout(self._seat_column)
        column.addWidget(self.give_seat, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SectionHeader("Posts", self))
        column.addLayout(self._post_column)
        column.addWidget(self.new_post)
        column.addSpacing(16)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_person(self, person_id: str, name: str, *, has_seat: bool) -> None:
        """Show somebody; what is known of them is read.

        Args:
            person_id: Who it is.
            name: What the list calls them, until the rest has been read.
            has_seat: Whether they hold a seat on this board today, so that none need be given.
        """
        self.give_seat.setVisible(not has_seat)
        if person_id != self._person_id:
            self._person_id = person_id
            self._heading.setText(name)
        self.read()

    def read(self) -> None:
        """Read the card anew."""
        if self._person_id:
            self._workplace.operations.run(
                None, read_card, self._person_id, on_done=self._on_read, origin=self
            )

    def _on_read(self, card: PersonCard | None) -> None:
        if card is None or card.id != self._person_id:
            return
        self.card = card
        self._heading.setText(card.name)
        for key, field in self.facts.items():
            field.show_text(getattr(card, key))
        _fit(self.seats, [seat.id for seat in card.seats], self._seat_column, self._seat_box)
        for seat in card.seats:
            self.seats[seat.id].show_seat(seat)
        _fit(self.posts, [post.id for post in card.posts], self._post_column, self._post_box)
        for post in card.posts:
            self.posts[post.id].show_post(post)
        self.new_post.show_text("")
        self.remove.setVisible(not card.seats)

    def _seat_box(self, seat_id: str) -> SeatBox:
        box = SeatBox(seat_id, self)
        box.changed.connect(self._on_seat_changed)
        box.removed.connect(self._on_seat_removed)
        box.substitute_named.connect(self._on_substitute_named)
        box.substitute_removed.connect(self._on_substitute_removed)
        return box

    def _post_box(self, post_id: str) -> PostBox:
        box = PostBox(post_id, self)
        box.changed.connect(self._on_post_changed)
        box.removed.connect(self._on_post_removed)
        return box

    def _ask(self, said: str, function: Callable[..., object], *args: object) -> None:
        operations = self._workplace.operations
        operations.run(said, function, operations.who, *args, on_error=self._on_refused, origin=self)

    def _on_refused(self, error: UserError) -> None:
        self._workplace.complain(error)
        self.read()

    @Slot(str)
    def _on_fact(self, text: str) -> None:
        key = self.sender().property("fact")
        name = dict(_FACTS)[key]
        self._ask(f"{name} changed.", _change_person, self._person_id, {key: text})

    @Slot(str, str, object)
    def _on_seat_changed(self, seat_id: str, name: str, value: object) -> None:
        self._ask("Seat changed.", _change_seat, seat_id, {name: value})

    @Slot(str)
    def _on_seat_removed(self, seat_id: str) -> None:
        self._ask("Seat removed.", seats.remove_seat, seat_id)

    @Slot(str, str)
    def _on_substitute_named(self, seat_id: str, name: str) -> None:
        self._ask(f"{name} may come instead.", seats.name_substitute, seat_id, name)

    @Slot(str)
    def _on_substitute_removed(self, substitute_id: str) -> None:
        self._ask("Substitute removed.", seats.remove_substitute, substitute_id)

    @Slot(str, str, object)
    def _on_post_changed(self, post_id: str, name: str, value: object) -> None:
        self._ask("Post changed.", _change_post, post_id, {name: value})

    @Slot(str)
    def _on_post_removed(self, post_id: str) -> None:
        self._ask("Post removed.", posts.remove_post, post_id)

    @Slot()
    def _on_give_seat(self) -> None:
        self.seat_wanted.emit(self._person_id)

    @Slot(str)
    def _on_new_post(self, title: str) -> None:
        if title:
            self.post_wanted.emit(self._person_id, title)

    @Slot()
    def _on_remove(self) -> None:
        self._ask(f"{self._heading.text()} removed.", people.remove_person, self._person_id)


def _fit(
    boxes: dict[str, Any], ids: Sequence[str], column: QVBoxLayout, make: Callable[[str], QWidget]
) -> None:
    """Make the boxes that are missing, take away those no longer meant, and put all in order."""
    for gone in boxes.keys() - set(ids):
        boxes.pop(gone).deleteLater()
    for place, each in enumerate(ids):
        if each not in boxes:
            boxes[each] = make(each)
        if column.indexOf(boxes[each]) != place:
            column.insertWidget(place, boxes[each])


def _change_person(desk: Desk, who: str, person_id: str, facts: dict[str, str]) -> None:
    people.update_person(desk, who, person_id, **facts)


def _change_seat(desk: Desk, who: str, seat_id: str, facts: dict[str, object]) -> None:
    seats.change_seat(desk, who, seat_id, **facts)


def _change_post(desk: Desk, who: str, post_id: str, facts: dict[str, object]) -> None:
    posts.change_post(desk, who, post_id, **facts)
