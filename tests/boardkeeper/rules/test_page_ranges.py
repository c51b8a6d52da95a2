from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.page_ranges import chosen_pages, page_words

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
#: An agenda sheet of four pages, and papers of which 9 to 32 are left out.
PUBLIC = (*ROMANS[:4], *map(str, range(1, 9)), *map(str, range(33, 65)))


def named(written: str, labels=PUBLIC) -> list[str]:
    return [labels[page] for page in chosen_pages(written, labels).pages]


@st.composite
def packs(draw) -> tuple[str, ...]:
    """The labels of a pack: some front pages, then numbers that only rise."""
    numbers = sorted(draw(st.sets(st.integers(1, 900), max_size=40)))
    return (*ROMANS[: draw(st.integers(0, 10))], *map(str, numbers))


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("33-35", ["33", "34", "35"]),
        ("pages 33 – 35", ["33", "34", "35"]),
        ("33 to 34, 1", ["1", "33", "34"]),
        ("i-iii", ["i", "ii", "iii"]),
        ("IV", ["iv"]),
        ("63-", ["63", "64"]),
        ("-ii", ["i", "ii"]),
        ("35-33", ["33", "34", "35"]),
        ("7-33", ["7", "8", "33"]),
        ("iv-2", ["iv", "1", "2"]),
        ("2, 2-3; 3 and 1", ["1", "2", "3"]),
        (" 5 , ", ["5"]),
    ],
)
def test_pages_are_named_as_they_are_printed(written, pages):
    assert named(written) == pages


def test_nothing_written_is_the_whole_pack():
    assert named("  ") == list(PUBLIC)


@pytest.mark.parametrize(
    ("written", "unknown"),
    [
        ("99", "99"),
        ("20", "20"),
        ("1, 10-30", "10-30"),
        ("0-3", "0"),
        ("-0", "0"),
        ("62-900", "900"),
        ("900-62", "900"),
        ("iii-x", "x"),
        ("i-nine", "i-nine"),
        ("v", "v"),
        ("front page", "front page"),
        ("1, ???", "???"),
        ("-", "-"),
        (",", ","),
        ("1--3", "1--3"),
        ("page", "page"),
    ],
)
def test_a_piece_that_names_no_page_is_given_back_as_written(written, unknown):
    chosen = chosen_pages(written, PUBLIC)
    assert (chosen.pages, chosen.unknown) == ((), unknown)


@given(packs(), st.data())
def test_what_is_said_of_pages_names_exactly_those_pages(labels, data):
    wanted = sorted(data.draw(st.sets(st.sampled_from(range(len(labels)))))) if labels else []
    if wanted:
        assert list(chosen_pages(page_words(wanted, labels), labels).pages) == wanted


@given(packs(), st.text(alphabet="0123456789ivx-–, ;to", max_size=24))
def test_whatever_is_typed_names_pages_of_the_pack_once_and_in_order_or_says_what_it_did_not_know(
    labels, written
):
    chosen = chosen_pages(written, labels)
    assert list(chosen.pages) == sorted(set(chosen.pages))
    assert all(0 <= page < len(labels) for page in chosen.pages)
    assert not (chosen.pages and chosen.unknown)
    if chosen.unknown:
        assert chosen.unknown in written


def test_pages_are_said_in_runs_that_break_where_numbers_are_left_out():
    assert page_words(range(len(PUBLIC)), PUBLIC) == "i–iv, 1–8, 33–64"
    assert page_words([0, 2, 3], PUBLIC) == "i, iii–iv"
