from __future__ import annotations

from dataclasses import dataclass

import pytest

from ui.tables.sections import Sections


@dataclass(frozen=True)
class Counted:
    key: str
    words: str
    count: int
    overdue: int = 0


GROUPS = (Counted("a", "Amina", 2, 1), Counted("b", "Barr", 0), Counted("c", "Clay", 3))


def test_without_groups_every_row_stands_at_its_number() -> None:
    sections = Sections(3)
    assert [sections.number_at(place) for place in range(4)] == [0, 1, 2, -1]
    assert sections.heading_at(0) is None
    assert sections.places == 3


def test_each_group_begins_with_its_heading() -> None:
    sections = Sections(5, GROUPS)
    assert sections.places == 8
    assert [sections.number_at(place) for place in range(8)] == [-1, 0, 1, -1, -1, 2, 3, 4]
    assert [sections.place_of(number) for number in range(5)] == [1, 2, 5, 6, 7]
    assert sections.heading_at(4).words == "Clay"


def test_a_folded_group_shows_only_its_heading() -> None:
    sections = Sections(5, GROUPS, {"a"})
    assert sections.places == 6
    assert sections.place_of(1) == -1
    assert sections.place_of(2) == 3
    assert sections.heading_of(1).is_folded


def test_headings_are_not_counted_as_rows() -> None:
    sections = Sections(5, GROUPS)
    assert sections.rows_between(0, 7) == 5
    assert sections.rows_between(3, 5) == 1
    assert Sections(5).rows_between(1, 3) == 3


@pytest.mark.parametrize(
    ("folded", "spoken"),
    [
        (set(), "Group Amina: 2 rows, 1 overdue, unfolded"),
        ({"a"}, "Group Amina: 2 rows, 1 overdue, folded"),
    ],
)
def test_a_heading_is_read_out_with_what_it_holds(folded: set[str], spoken: str) -> None:
    assert Sections(5, GROUPS, folded).heading_at(0).spoken == spoken
