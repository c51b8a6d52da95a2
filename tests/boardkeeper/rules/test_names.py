"""Lists of names as agendas print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.names import name_parts, read_names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            "Councillors Allen, Buchan, Downie, Goslin, James, Loveridge and McDonald.",
            ("Allen", "Buchan", "Downie", "Goslin", "James", "Loveridge", "McDonald"),
        ),
        ("Councillors Mrs Johnson & Murphy", ("Mrs Johnson", "Murphy")),
        ("councillors  Allen,\nBuchan,", ("Allen", "Buchan")),
    ],
)
def test_a_style_in_the_plural_stands_before_each_name(written: str, names: tuple[str, ...]) -> None:
    assert read_names(written) == tuple(f"Councillor {name}" for name in names)


def test_semicolons_and_lines_part_full_names() -> None:
    assert read_names("Mrs Nicky Williams; Dr Abel\nAlison Botham") == (
        "Mrs Nicky Williams",
        "Dr Abel",
        "Alison Botham",
    )


@pytest.mark.parametrize("name", ["Jo Bird, OBE", "Sandy Anderson", "Councillor Mrs Johnson"])
def test_one_name_stays_one_whatever_is_in_it(name: str) -> None:
    assert read_names(f"  {name} ") == (name,)


def test_nothing_is_nobody() -> None:
    assert read_names(" ;\n ") == ()


@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,9}(?:-[A-Z][a-z]{2,9})?", fullmatch=True), min_size=1, unique=True)
)
def test_every_surname_of_a_list_is_read_once_and_in_order(surnames: list[str]) -> None:
    written = f"Councillors {', '.join(surnames)}"
    assert read_names(written) == tuple(f"Councillor {name}" for name in surnames)


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("Councillor Mrs Johnson", "Johnson, Councillor Mrs"),
        ("Jean Kelly", "Kelly, Jean"),
        ("Jo Bird, OBE", "Bird, Jo, OBE"),
        ("Councillor Ann van der Berg", "van der Berg, Councillor Ann"),
        ("Dr John St John", "St John, Dr John"),
        ("Chief Superintendent Niall Fairweather", "Fairweather, Chief Superintendent Niall"),
        ("Murphy", "Murphy"),
        ("Councillor", "Councillor"),
        ("", ""),
    ],
)
def test_an_index_lists_the_surname_first(written: str, listed: str) -> None:
    assert name_parts(written).surname_first == listed


@given(st.text())
def test_no_word_of_a_name_is_lost_in_an_index(text: str) -> None:
    kept = name_parts(text).surname_first.replace(",", " ").split()
    assert sorted(kept) == sorted(text.replace(",", " ").split())
