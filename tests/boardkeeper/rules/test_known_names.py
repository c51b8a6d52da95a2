from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.known_names import KnownPerson, who_is_meant

NEAR = [
    KnownPerson("johnson", "Councillor Mrs Johnson", True),
    KnownPerson("allen", "Councillor Jane Allen", True),
    KnownPerson("tom", "Councillor Tom Allen", True),
    KnownPerson("williams", "Mrs Nicky Williams", True),
]
FAR = [KnownPerson("harwood", "Judith Harwood", False), KnownPerson("bird", "Jo Bird, OBE", False)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Councillor Mrs Johnson", ["johnson"]),
        ("councillor  mrs johnson", ["johnson"]),
        ("Cllr Johnson", ["johnson"]),
        ("Johnson", ["johnson"]),
        ("Councillor J. Allen", ["allen"]),
        ("Allen", ["allen", "tom"]),
        ("Mrs Williams", ["williams"]),
        ("Ms Judith Harwood", ["harwood"]),
        ("Jo Bird", ["bird"]),
        ("Harwood", []),
        ("Councillor", []),
        ("", []),
    ],
)
def test_titles_initials_and_surnames_of_members_will_do(name: str, meant: list[str]) -> None:
    assert [each.id for each in who_is_meant(name, NEAR + FAR)] == meant


@given(st.text(max_size=40))
def test_any_words_mean_nobody_or_somebody_known(name: str) -> None:
    assert set(who_is_meant(name, NEAR + FAR)) <= set(NEAR + FAR)
