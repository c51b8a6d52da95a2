"""The owners of one matter, as real trackers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.owners import owners_of


@pytest.mark.parametrize(
    ("written", "owners"),
    [
        ("", ()),
        ("Jean Kelly", ("Jean Kelly",)),
        ("Jean Kelly and Alison Botham", ("Jean Kelly", "Alison Botham")),
        ("Jean Kelly, Alison Botham and Nick Barr", ("Jean Kelly", "Alison Botham", "Nick Barr")),
        ("Jean Kelly/Alison Botham; Nick Barr", ("Jean Kelly", "Alison Botham", "Nick Barr")),
        ("Alison Botham\nSiân O'Neill", ("Alison Botham", "Siân O'Neill")),
        ("Élodie van Dyke & J. Smith", ("Élodie van Dyke", "J. Smith")),
        ("Jean Kelly, Jean Kelly", ("Jean Kelly",)),
        ("Head of Legal and Audit", ("Head of Legal and Audit",)),
        ("HR & Finance", ("HR & Finance",)),
        ("Directors of Place and People", ("Directors of Place and People",)),
        ("Director of People and Alison Botham", ("Director of People", "Alison Botham")),
        ("Chief Executive and Head of Audit", ("Chief Executive", "Head of Audit")),
        ("Jean Kelly, Head of Quality and Performance", ("Jean Kelly",)),
        ("Jean Kelly (Head of Quality), Nick Barr", ("Jean Kelly", "Nick Barr")),
        ("Councillors Mavin and Johnson", ("Councillor Mavin", "Councillor Johnson")),
        (
            "Councillors Mavin, Johnson and Head of Legal and Audit",
            ("Councillor Mavin", "Councillor Johnson", "Head of Legal and Audit"),
        ),
        ("Cllr Mavin; Democratic Support", ("Cllr Mavin", "Democratic Support")),
        ("(to be agreed)", ("(to be agreed)",)),
        ("and", ("and",)),
    ],
)
def test_owners_are_told_apart(written, owners):
    assert owners_of(written) == owners


def test_what_is_in_the_file_is_not_taken_apart():
    known = {"Head of HR and Payroll", "Bell, Book and Candle Trust"}
    assert owners_of("Head of HR and Payroll and Jean Kelly", known) == (
        "Head of HR and Payroll",
        "Jean Kelly",
    )
    assert owners_of("bell, book and candle trust", known) == ("bell, book and candle trust",)


def test_a_post_that_is_in_the_file_ends_where_it_ends():
    assert owners_of("Audit and Payroll", {"Audit", "Payroll"}) == ("Audit", "Payroll")


names = st.text("ABCdefgh ,;/&'-()\nand", max_size=60)


@given(names)
def test_whatever_is_written_has_owners_unless_it_is_blank(written):
    owners = owners_of(written)
    assert len(set(owners)) == len(owners)
    assert all(owner.strip() == owner for owner in owners)
    assert bool(owners) <= bool(written.strip())


@given(
    st.lists(st.sampled_from(["Jean Kelly", "Alison Botham", "Nick Barr"]), min_size=1, unique=True),
    st.sampled_from([", ", "; ", " and ", " & ", "/", "\n"]),
)
def test_names_are_found_again_whatever_stands_between_them(people, joint):
    assert owners_of(joint.join(people)) == tuple(people)
