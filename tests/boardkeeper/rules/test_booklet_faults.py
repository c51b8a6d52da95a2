"""A booklet whose pages lie where the folded sheets want them passes; every page that does not is named with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.booklet_faults import check_booklet
from boardkeeper.rules.booklets import labels_said, pages_said, saddle_order
from boardkeeper.rules.pack_pages import ReadBooklet, ReadHalf, ReadPack, ReadPage, ReadPaper

LABELS = ("i", "ii", "1", "2", "3", "4", "33")


def page(label: str, **about: object) -> ReadPage:
    return ReadPage(0, label, **{"foot": f"Page {label}" if label else "", **about})


def booklet(
    printed: dict[str, str | None] | None = None, sides: int | None = None, **about: object
) -> ReadPack:
    """A booklet of seven pages; `printed` says what stands where a page belongs, None for nothing."""
    halves = []
    for side, pair in enumerate(saddle_order(len(LABELS))):
        for is_right, place in enumerate(pair):
            label = "" if place is None else LABELS[place]
            said = (printed or {}).get(label, label)
            there = page(said, **about) if said is not None and (label or said) else None
            halves.append(ReadHalf(side, bool(is_right), label, there))
    pages = tuple(half.page for half in halves if half.page is not None)
    found = ReadBooklet(LABELS, sides or len(saddle_order(len(LABELS))), tuple(halves))
    papers = (ReadPaper("", "Pack – booklet", "", 0, pages),)
    return ReadPack("b.pdf", "Pack – booklet", pages, papers, is_ours=True, booklet=found)


def faults(pack: ReadPack) -> list[str]:
    assert pack.booklet is not None
    return [each.sentence for check in check_booklet(pack, pack.booklet) for each in check.faults]


def test_a_right_booklet_says_of_what_it_is_and_how_it_is_folded():
    pack = booklet()
    assert pack.booklet is not None
    first, *others = check_booklet(pack, pack.booklet)
    assert first.said == (
        "It is a booklet of “Pack”: 7 pages on 2 sheets of A4, folded once. Every page is there once, where it is read."
    )
    assert {each.name for each in others} == {"Whole file", "Nothing active", "Markings"}
    assert faults(pack) == []


def test_two_pages_that_changed_places_are_both_named():
    assert sorted(faults(booklet({"1": "2", "2": "1"}))) == [
        "Sheet 2, back, left has page 1, where page 2 belongs.",
        "Sheet 2, front, right has page 2, where page 1 belongs.",
    ]


def test_a_page_that_is_missing_or_there_twice_is_named():
    assert faults(booklet({"33": None})) == [
        "Sheet 1, back, right is blank, where page 33 belongs.",
        "Page 33 is on no sheet.",
    ]
    twice = faults(booklet({"3": "4"}))
    assert any(each.startswith("Page 4 is there 2 times: sheet ") for each in twice)
    assert "Page 3 is on no sheet." in twice
    assert any(each.endswith("prints no page number.") for each in faults(booklet({"3": ""})))


def test_too_few_sides_are_counted():
    assert "It has 2 sides of paper; 7 pages fill 4." in faults(booklet(sides=2))


def test_a_page_without_the_mark_of_the_others_is_named():
    pack = booklet(head="EXEMPT", foot="EXEMPT Page 1")
    assert pack.booklet is not None
    marked = next(each for each in check_booklet(pack, pack.booklet) if each.name == "Markings")
    assert marked.said == "Each of its 7 pages is marked as not public, at its head and its foot."


@given(
    st.lists(st.one_of(st.integers(1, 9999).map(str), st.sampled_from(["i", "ii", "iv", "xii"])), min_size=1)
)
def test_what_a_booklet_says_of_its_pages_reads_back(labels):
    assert labels_said(pages_said(labels)) == tuple(labels)


@pytest.mark.parametrize(
    "words", ["", "Booklet of 3 pages: 1", "Booklet of 2 pages: 1 to 900000000", "Minutes"]
)
def test_other_words_name_no_pages(words):
    assert labels_said(words) == ()
