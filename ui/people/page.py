"""People: the board’s members, and the officers with their posts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from boardkeeper import people
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.people import PersonView
from ui.list_page import ListPage, detail_column
from ui.operations import Desk
from ui.panes import PropertyRows, words_label
from ui.tables.columns import Column, Kind
from ui.today.day import current_day


def _capacity(row: PersonView) -> str:
    return row.post or row.organisation


class PeoplePage(ListPage):
    """Everybody the file knows."""

    NAME = "people"
    TITLE = "People"
    WHAT = "people"
    ONE = "person"
    TABLES: ClassVar[frozenset[str]] = frozenset({"person", "seat", "post"})
    CHIPS = ("Members", "Officers")
    SIZES = (800, 344)
    EMPTY = (
        "users",
        "Nobody is known yet",
        "Members with their seats and officers with their posts stand here. The sample board shows how.",
    )
    CHOOSE = "Choose somebody to see what they hold."
    COLUMNS = (
        Column("Name", "name", share=2, sort="name", kind=Kind.STRONG),
        Column("On the board", "role", width=148, sort="role"),
        Column("Post or organisation", _capacity, share=2, sort="post"),
        Column("E-mail", "email", share=1.4, sort="email", kind=Kind.MUTED, spare=1),
    )

    def make_detail(self, parent: QWidget) -> QWidget:
        """The person’s facts."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._nothing = words_label("muted", detail)
        self._nothing.setText("Neither a seat on this board nor a post today.")
        self._facts = PropertyRows(detail)
        for name in ("On the board", "Post", "Organisation", "E-mail"):
            self._facts.add_text(name)
        column = detail_column(detail)
        for widget in (self._heading, self._nothing, self._facts):
            column.addWidget(widget)
        column.addStretch()
        return detail

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Members first, then everybody else."""
        return partial(_fetch, board_id)

    def show_row(self, row: PersonView) -> None:
        """Show a person."""
        self._heading.setText(row.name)
        self._nothing.setVisible(not row.role and not row.post)
        for name, words in (
            ("On the board", row.role),
            ("Post", row.post),
            ("Organisation", row.organisation),
            ("E-mail", row.email),
        ):
            self._facts.say_if_known(name, words)


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[PersonView]:
    return people.list_people(desk, board_id, current_day(), wanted)
