from __future__ import annotations

import pytest

from boardkeeper.minute_book.finding_names import NameFinder

PEOPLE = (
    ("johnson", "Councillor Mrs Johnson"),
    ("ann", "Councillor Ann Murphy"),
    ("bob", "Councillor Bob Murphy"),
    ("kelly", "Jean Kelly"),
    ("berg", "Mrs Anke van der Berg"),
    ("may", "Theresa May"),
)


@pytest.fixture
def finder() -> NameFinder:
    return NameFinder(PEOPLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Councillor Johnson asked.", ["johnson"]),
        ("Cllr Mrs Johnson asked.", ["johnson"]),
        ("Mrs Johnson asked.", []),
        ("Jean Kelly and Ms Kelly replied.", ["kelly", "kelly"]),
        ("Kelly green was chosen.", []),
        ("Councillor Ann Murphy spoke.", ["ann"]),
        ("Councillors Bob Murphy, Johnson and Allen spoke.", ["bob", "johnson"]),
        ("Councillor Murphy spoke.", ["ann", "bob"]),
        ("Anke van der Berg and Mrs van der Berg", ["berg", "berg"]),
        ("The report of May 2019 came in May.", []),
        ("Councillor Kelly spoke.", []),
        ("John Kelly spoke.", []),
        ("Councillor Johnson’s question", ["johnson"]),
    ],
)
def test_people_are_known_by_name_title_and_list(finder: NameFinder, text: str, found: list[str]) -> None:
    assert [mention.person_id for mention in finder.mentions(text)] == found


def test_of_two_of_one_name_the_one_who_was_there_is_meant(finder: NameFinder) -> None:
    assert [each.person_id for each in finder.mentions("Councillor Murphy spoke.", ["bob"])] == ["bob"]


def test_a_name_stands_for_one_person_or_for_none(finder: NameFinder) -> None:
    assert finder.person_called("Cllr Johnson") == "johnson"
    assert finder.person_called("Kelly") == "kelly"
    assert finder.person_called("Councillor Murphy") is None
    assert finder.person_called("Nobody Known") is None
