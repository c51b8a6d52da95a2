"""One mechanism for every list a screen shows: words, chips and order become SQL, and only a page comes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from math import prod
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    CTE,
    LargeBinary,
    Select,
    SQLColumnExpression,
    String,
    UnaryExpression,
    and_,
    asc,
    case,
    cast,
    collate,
    desc,
    func,
    not_,
    nulls_first,
    nulls_last,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql import operators

V = TypeVar("V")

# Functions of Python are called for few rows only, those that hold a letter SQLite does not fold by itself: called for
# every row of a long log they cost more than everything else together.
_ASCII_RUNS = re.compile(r"[\x00-\x7f]+")
_SHARP_S, _LIGATURE = b"\xc3\x9f", b"\xef\xac"
#: Nobody looks further into a text than that to see which comes first.
_LOOKED_UP_LETTERS = 48
_FIRST_LETTERS = 12
_MOST_SPELLINGS = 8
_LAST_LATIN = 0x24F


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
        group: What rows are gathered by before anything else, by the list's own names; empty for no groups.
        who: Whose rows a chip such as “Mine” keeps.
        hides_archived: Whether rows that have left a log are hidden while the chip “Archived” is not pressed.
    """

    words: str = ""
    chips: frozenset[str] = field(default_factory=frozenset)
    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int = 200
    group: str = ""
    who: str = ""
    hides_archived: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[V]):
    """The rows asked for and how many there are altogether."""

    rows: tuple[V, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Told:
    """Rows of another table that tell of a row: what is found in one of them is found in the row.

    Attributes:
        key: What names the row in its own table.
        parent: What names it in the other.
        text: Where the words are looked for.
    """

    key: SQLColumnExpression[str]
    parent: SQLColumnExpression[str]
    text: SQLColumnExpression[str]


@dataclass(frozen=True, slots=True)
class Listing:
    """How one list is filtered and ordered.

    Attributes:
        order: The list's own order.
        sortable: What each sort name orders by.
        searched: The columns the filter's words are looked for in.
        chips: The condition each chip stands for.
        told: Other rows the words are looked for in.
        groups: What each grouping gathers by.
        archived: Rows that have left the list; None when none ever does.
    """

    order: Sequence[SQLColumnExpression[Any]]
    sortable: Mapping[str, SQLColumnExpression[Any]]
    searched: Sequence[SQLColumnExpression[Any]]
    chips: Mapping[str, SQLColumnExpression[bool]] = field(default_factory=dict)
    told: Sequence[Told] = ()
    groups: Mapping[str, SQLColumnExpression[Any]] = field(default_factory=dict)
    archived: SQLColumnExpression[bool] | None = None

    def narrowed(self, statement: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
        """The rows that hold every word and are what every pressed chip says."""
        for word in wanted.words.casefold().split():
            found = [_holds(column, word) for column in self.searched]
            found += [each.key.in_(select(each.parent).where(_holds(each.text, word))) for each in self.told]
            statement = statement.where(or_(*found))
        for chip in sorted(wanted.chips):
            if chip in self.chips:
                statement = statement.where(self.chips[chip])
        if wanted.hides_archived and self.archived is not None and "Archived" not in wanted.chips:
            statement = statement.where(not_(self.archived))
        return statement

    def page(
        self, session: Session, statement: Select[*tuple[Any, ...]], wanted: Wanted, view: Callable[[Any], V]
    ) -> Page[V]:
        """Fetch one page of `statement`, each row turned into its view."""
        statement = self.narrowed(statement, wanted)
        total = session.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0
        return Page(tuple(view(row) for row in session.execute(self._stretch(statement, wanted))), total)

    def keys(self, session: Session, statement: Select[*tuple[Any, ...]], wanted: Wanted) -> Page[str]:
        """Only the ids of one page, of a `statement` that selects nothing else.

        What a screen shows beside them is then asked for the few rows of the page, not for all that are passed over.
        """
        if wanted.words.strip():
            rows = session.execute(self._counted(statement, wanted)).all()
            if rows or not wanted.offset:
                return Page(tuple(str(row[0]) for row in rows), rows[0][-1] if rows else 0)
        statement = self.narrowed(statement, wanted)
        total = session.scalar(statement.with_only_columns(func.count())) or 0
        rows = session.execute(self._stretch(statement, wanted)).all() if total else []
        return Page(tuple(str(row[0]) for row in rows), total)

    def found(self, statement: Select[*tuple[Any, ...]], wanted: Wanted) -> CTE:
        """The rows of a statement that are wanted, as a table to select from.

        Words are what costs. They are looked for once, in the order the rows stand in: SQLite would look for them again for
        each thing asked of what is found, and read the rows by an index, in no order, to have them sorted.
        """
        found = self.narrowed(statement, wanted).cte("found")
        return found.prefix_with("MATERIALIZED") if wanted.words.strip() else found

    def _stretch(self, statement: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
        return statement.order_by(*self._ordering(wanted)).offset(wanted.offset).limit(wanted.limit)

    def _counted(self, statement: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
        """The ids of one page with how many there are: every row found is kept aside with what it is ordered by."""
        ordering = [_way(each) for each in self._ordering(wanted)]
        keys: list[Any] = [key.label(f"key_{place}") for place, (key, _) in enumerate(ordering)]
        found = self.found(statement.add_columns(*keys), wanted)
        first, *rest = found.c
        order = []
        for column, (_, ways) in zip(rest, ordering, strict=True):
            ordered: SQLColumnExpression[Any] = column
            for way in ways:
                ordered = way(ordered)
            order.append(ordered)
        counted = select(func.count()).select_from(found).scalar_subquery()
        return select(first, counted).order_by(*order).offset(wanted.offset).limit(wanted.limit)

    def _ordering(self, wanted: Wanted) -> list[SQLColumnExpression[Any]]:
        gathered = grouping(self.groups[wanted.group]) if wanted.group in self.groups else []
        column = self.sortable.get(wanted.sort)
        if column is None:
            return [*gathered, *self.order]
        blank = [column == ""] if _is_text(column) else []
        key = looked_up(column) if blank else column
        first = key.desc() if wanted.descending else key.asc()
        return [*gathered, *blank, first.nulls_last(), *self.order]


_Way = Callable[[Any], Any]
_WAYS: Mapping[Any, _Way] = {
    operators.asc_op: asc,
    operators.desc_op: desc,
    operators.nulls_first_op: nulls_first,
    operators.nulls_last_op: nulls_last,
}


def _way(ordered: SQLColumnExpression[Any]) -> tuple[SQLColumnExpression[Any], list[_Way]]:
    """What rows are ordered by, and the ways to go through it, the inmost first."""
    ways: list[_Way] = []
    while isinstance(ordered, UnaryExpression) and ordered.modifier in _WAYS:
        ways.insert(0, _WAYS[ordered.modifier])
        ordered = ordered.element
    return ordered, ways


def grouping(column: SQLColumnExpression[Any]) -> list[SQLColumnExpression[Any]]:
    """The order in which groups follow each other: text as a reader looks it up, blanks last."""
    if _is_text(column):
        return [column == "", looked_up(column).asc(), column.asc()]
    return [column.asc().nulls_last()]


def looked_up(column: SQLColumnExpression[Any]) -> SQLColumnExpression[Any]:
    """Text as a reader looks it up, whatever its case and accents; blank is nothing, so that it can come last."""
    # Which of two comes first shows in their first letters: only where those are foreign is Python asked.
    start = func.substr(column, 1, _FIRST_LETTERS)
    is_foreign = func.octet_length(start) > func.length(start)
    key = func.sort_key(func.substr(column, 1, _LOOKED_UP_LETTERS))
    return collate(case((is_foreign, key), else_=column), "NOCASE")


def _is_text(column: SQLColumnExpression[Any]) -> bool:
    return isinstance(getattr(column, "type", None), String)


def _holds(column: SQLColumnExpression[Any], word: str) -> SQLColumnExpression[bool]:
    """The condition that a column holds a casefolded word."""
    text = type_coerce(column, String)
    pattern = f"%{_escaped(word)}%"
    folded = func.casefold(text).like(pattern, escape="\\")
    if word.isascii():
        foreign = [func.instr(cast(text, LargeBinary), mark) > 0 for mark in _folding_into(word)]
        plain = text.like(pattern, escape="\\")
        return or_(plain, and_(or_(*foreign), folded)) if foreign else plain
    spellings = _spellings(word)
    if spellings:
        return or_(*(text.like(f"%{_escaped(spelling)}%", escape="\\") for spelling in spellings))
    foreign_text = and_(func.octet_length(text) > func.length(text), folded)
    run = max(_ASCII_RUNS.findall(word), key=len, default="")
    return and_(_holds(text, run), foreign_text) if run else foreign_text


def _spellings(word: str) -> tuple[str, ...]:
    """How a casefolded word may be written, foreign letters in either case; empty where that is too many to ask for."""
    letters = [_cases_of(letter) if not letter.isascii() else (letter,) for letter in word]
    if prod(map(len, letters)) > _MOST_SPELLINGS or not all(map(len, letters)):
        return ()
    return tuple("".join(spelling) for spelling in product(*letters))


@lru_cache(maxsize=512)
def _cases_of(letter: str) -> tuple[str, ...]:
    """The letters that fold into a Latin one, itself the first; none for other scripts, where there may be more."""
    if ord(letter) > _LAST_LATIN:
        return ()
    others = (chr(number) for number in range(0x80, 0x2130) if chr(number).casefold() == letter)
    return tuple(dict.fromkeys((letter, *others)))


def _folding_into(word: str) -> list[bytes]:
    """Letters that fold into several, of which a word may hold one: ß is ss, and a typesetter’s ﬁ is fi."""
    found = [_SHARP_S] if "ss" in word else []
    if any(pair in word for pair in ("ff", "fi", "fl")):
        found.append(_LIGATURE)
    return found


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
