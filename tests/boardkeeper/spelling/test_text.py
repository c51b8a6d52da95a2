from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.spelling import abbreviations_defined_in, words_in


def words(text: str) -> list[str]:
    return [each.word for each in words_in(text)]


def test_words_are_found_with_their_hyphens_and_apostrophes() -> None:
    assert words("The co-opted member’s well-being, and Members' views.") == [
        "The",
        "co-opted",
        "member’s",
        "well-being",
        "and",
        "Members",
        "views",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2018/19",
        "CYP17/2b",
        "£149.550m",
        "18-25",
        "24th",
        "democratic.suport@plymouth.gov.uk",
        "www.gov.uk/government/publications/preventing-and-tackling-bulying",
        "https://exampel.org/a",
        "plymouth.gov.uk",
        "Minuts.docx",
        "(iv)",
        "(aa)",
        "a",
    ],
)
def test_figures_references_addresses_and_marks_of_points_are_no_words(text: str) -> None:
    assert words(text) == []


def test_a_word_is_found_beside_a_figure_that_only_a_bracket_or_a_dash_parts_from_it() -> None:
    assert words("417 children(417) in 2019–the year") == ["children", "in", "the", "year"]


def test_what_is_longer_than_any_word_is_no_word() -> None:
    long = "a" * 200_000

    assert words(
        f"The {long} and {'-'.join(['child'] * 40)}, then Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    ) == [
        "The",
        "and",
        "then",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    ]


@given(st.text(max_size=200))
def test_every_word_stands_where_it_is_said_to_stand(text: str) -> None:
    found = words_in(text)

    assert all(text[each.start : each.end] == each.word for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_an_abbreviation_is_defined_by_the_words_before_its_bracket() -> None:
    text = (
        "The National Funding Formula (NFF), the Department for Education (DfE), Electively Home Educated (EHE) pupils and "
        "Multi Academy Trusts (MATs)"
    )

    assert abbreviations_defined_in(text) == {"NFF", "DfE", "EHE", "MATs"}


@pytest.mark.parametrize(
    "text",
    ["Councillor Jones (LAB) said", "(NFF)", "a formula (NFF)", "The Trust (T) met", "Members (see below)"],
)
def test_letters_in_brackets_that_the_words_before_do_not_begin_with_define_nothing(text: str) -> None:
    assert abbreviations_defined_in(text) == frozenset()
