"""A list of people that lives on the database thread, as a use case would answer it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from boardkeeper.lists import Page, Wanted
from ui.tables.columns import Column, Kind


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: str
    name: str
    age: int


class Register:
    """Sorts and filters as SQL would, and counts how often it was asked."""

    def __init__(self, count: int) -> None:
        self.rows = [PersonRow(f"p{number}", f"Person {number:04d}", number % 90) for number in range(count)]
        self.asked: list[Wanted] = []

    def __call__(self, _desk: object, wanted: Wanted) -> Page[PersonRow]:
        self.asked.append(wanted)
        rows = [row for row in self.rows if wanted.words.casefold() in row.name.casefold()]
        if "Young" in wanted.chips:
            rows = [row for row in rows if row.age < 10]
        if wanted.sort:
            rows.sort(key=lambda row: getattr(row, wanted.sort), reverse=wanted.descending)
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.limit]), len(rows))


COLUMNS = (
    Column("Name", "name", 2, kind=Kind.STRONG, sort="name"),
    Column("Age", "age", width=80, kind=Kind.NUMBER, sort="age"),
    Column("Note", lambda row: f"note on {row.name}"),
)


@pytest.fixture
def register() -> Register:
    return Register(5)


@pytest.fixture
def columns() -> tuple[Column, ...]:
    return COLUMNS
