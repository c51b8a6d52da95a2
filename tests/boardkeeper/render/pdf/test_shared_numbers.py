"""One numbering for several editions of a pack: the arithmetic alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.documents.blocks import PageNumbers, Section, SectionKind
from boardkeeper.documents.page_ranges import ranges_of
from boardkeeper.render.pdf.numbering import item_pages, page_labels, placed, shared_numbers

SHEET = Section("agenda", "Agenda", (), SectionKind.AGENDA, starts_odd=False)


def paper(key: str, item: str = "", *, odd: bool = True) -> Section:
    return Section(key, key.title(), (), item_number=item, starts_odd=odd)


@st.composite
def editions(draw: st.DrawFn) -> tuple[list[tuple[Section, int]], list[tuple[Section, int]], int]:
    """A full edition, one that leaves papers out and has more or fewer pages of others, and the first page."""
    counts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=8))
    items = draw(st.lists(st.integers(1, 4), min_size=len(counts), max_size=len(counts)))
    full = [
        (paper(f"p{place}", str(item)), count)
        for place, (count, item) in enumerate(zip(counts, sorted(items), strict=True))
    ]
    less = [(section, draw(st.integers(1, 9))) for section, _ in full if draw(st.booleans())]
    return full, less, draw(st.sampled_from([1, 7, 65, 78]))


@given(editions())
def test_papers_stand_on_odd_pages_one_behind_the_other_with_room_for_every_edition(drawn) -> None:
    full, less, first = drawn
    numbers = shared_numbers((full, less), first)
    assert [each.key for each in numbers] == [section.key for section, _ in full]
    assert numbers[0].first == (first if first % 2 else first + 1)
    for before, after in pairwise(numbers):
        assert after.first == before.last + 1
    room = {each.key: each.last - each.first + 1 for each in numbers}
    for each in numbers:
        assert each.first % 2 == 1
        assert each.last % 2 == 0
    for section, count in (*full, *less):
        assert room[section.key] >= count


@given(editions())
def test_a_page_number_means_the_same_in_each_edition(drawn) -> None:
    full, less, first = drawn
    numbers = shared_numbers((full, less), first)
    stands = {each.key: (str(each.first), str(each.last)) for each in numbers}
    for edition in (full, less):
        sections = [SHEET, *(section for section, _ in edition)]
        places = placed(sections, [2, *(count for _, count in edition)], first, numbers)
        assert {each.key: (each.first_label, each.last_label) for each in places[1:]} == {
            section.key: stands[section.key] for section, _ in edition
        }
        labels = page_labels(places, {section.key: section for section in sections})
        assert len(labels) == sum(each.pages + each.leaves for each in places)
        numbered = [int(label) for label in labels if label.isdigit()]
        assert numbered == sorted(set(numbered))


@given(editions())
def test_an_item_has_the_same_range_whoever_prints_it(drawn) -> None:
    full, less, first = drawn
    numbers = shared_numbers((full, less), first)
    ranges = ranges_of(numbers)
    for edition in (full, less):
        sections = [section for section, _ in edition]
        places = placed(sections, [count for _, count in edition], first, numbers)
        for item in item_pages(places, {section.key: section for section in sections}, numbers):
            heads = [each.key for each in numbers if each.item_number == item.number]
            assert ranges[heads[0]] == (str(item.first_page), str(item.last_page))


def test_a_paper_that_no_edition_numbers_or_that_has_grown_is_refused() -> None:
    with pytest.raises(ValueError, match="extra is not in the fullest edition"):
        shared_numbers(([(paper("one"), 1)], [(paper("extra"), 1)]), 1)
    numbers = (PageNumbers("one", "", 1, 2),)
    with pytest.raises(ValueError, match="other has no pages in the numbering"):
        placed([paper("other")], [1], 1, numbers)
    with pytest.raises(ValueError, match="one has more pages than the numbering gives it"):
        placed([paper("one")], [3], 1, numbers)
