"""One mechanism for every list a screen shows: words, chips and order become SQL, and only a page comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, SQLColumnExpression, String, func, or_, select
from sqlalchemy.orm import Session

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a list a screen wants.

    Attributes:
        words: What was typed into the filter; every word must occur somewhere in the row, case and accents' case
            aside.
        chips: The filter chips that are pressed, by their names.
        sort: The column to order by, text as a reader looks it up and blanks last; empty for the list's own order.
        descending: Whether that order is turned round.
        offset: How many rows to pass over.
        limit: How many rows to bring at the most.
    """

    words: str = ""
    chips: frozenset[str] = field(default_factory=frozenset)
    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Page(Generic[V]):
    """The rows asked for and how many there are altogether."""

    rows: tuple[V, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Listing:
    """How one list is filtered and ordered.

    Attributes:
        order: The list's own order.
        sortable: What each sort name orders by.
        searched: The columns the filter's words are looked for in.
        chips: The condition each chip stands for.
    """

    order: Sequence[SQLColumnExpression[Any]]
    sortable: Mapping[str, SQLColumnExpression[Any]]
    searched: Sequence[SQLColumnExpression[Any]]
    chips: Mapping[str, SQLColumnExpression[bool]] = field(default_factory=dict)

    def page(
        self, session: Session, statement: Select[*tuple[Any, ...]], wanted: Wanted, view: Callable[[Any], V]
    ) -> Page[V]:
        """Fetch one page of `statement`, each row turned into its view."""
        for word in wanted.words.casefold().split():
            pattern = f"%{_escaped(word)}%"
            folded = [func.casefold(column).like(pattern, escape="\\") for column in self.searched]
            statement = statement.where(or_(*folded))
        pressed = [self.chips[chip] for chip in sorted(wanted.chips) if chip in self.chips]
        for condition in pressed:
            statement = statement.where(condition)
        total = session.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0
        statement = statement.order_by(*self._ordering(wanted)).offset(wanted.offset).limit(wanted.limit)
        return Page(tuple(view(row) for row in session.execute(statement)), total)

    def _ordering(self, wanted: Wanted) -> list[SQLColumnExpression[Any]]:
        column = self.sortable.get(wanted.sort)
        if column is None:
            return list(self.order)
        if isinstance(getattr(column, "type", None), String):
            column = func.sort_key(column)
        first = column.desc() if wanted.descending else column.asc()
        return [first.nulls_last(), *self.order]


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
