from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.documents.blocks import Section, SectionKind
from boardkeeper.render.pdf.entries import letters, roman
from boardkeeper.render.pdf.numbering import item_pages, page_labels, placed, ranges


def section(key: str, item: str = "", kind: SectionKind = SectionKind.REPORT, *, odd: bool = True) -> Section:
    return Section(key, key.title(), (), kind, item_number=item, starts_odd=odd)


def test_the_ranges_of_the_pack_of_september_2019() -> None:
    counts = {
        "minutes": 7,
        "map": 2,
        "pledges": 8,
        "early": 14,
        "plan": 31,
        "challenge": 3,
        "programme": 6,
        "tracking": 4,
    }
    sections = [section("agenda", kind=SectionKind.AGENDA), *[section(key, key) for key in counts]]
    places = placed(sections, [3, *counts.values()], 1)
    by_key = {s.key: s for s in sections}
    assert [(i.first_page, i.last_page) for i in item_pages(places, by_key)] == [
        (1, 8), (9, 10), (11, 18), (19, 32), (33, 64), (65, 68), (69, 74), (75, 78),
    ]  # fmt: skip
    assert page_labels(places, by_key)[:5] == ("i", "ii", "iii", "iv", "1")


def test_an_agenda_sheet_alone_gets_no_blank_leaf() -> None:
    (place,) = placed([section("agenda", kind=SectionKind.AGENDA)], [3], 1)
    assert (place.leaves, place.last_label) == (0, "iii")


def test_a_section_that_may_start_anywhere_follows_at_once() -> None:
    first, second, third = placed(
        [section("a", "1"), section("b", "1", odd=False), section("c", "2")], [3, 2, 1], 1
    )
    assert (first.last_label, second.first_label, second.last_label) == ("3", "4", "6")
    assert third.first_label == "7"


def test_the_first_section_of_an_item_stands_for_the_whole_item() -> None:
    sections = [section("report", "6"), section("appendix", "6"), section("other", "7")]
    places = placed(sections, [3, 2, 2], 1)
    found = ranges(places, {s.key: s for s in sections})
    assert found == {"report": ("1", "6"), "appendix": ("5", "6"), "other": ("7", "8")}


@given(
    st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=12),
    st.integers(0, 5),
    st.integers(1, 200),
)
def test_numbers_run_on_and_odd_starts_are_odd(
    papers: list[tuple[int, bool]], front: int, first: int
) -> None:
    sections = [section(f"s{n}", str(n), odd=odd) for n, (_count, odd) in enumerate(papers)]
    counts = [count for count, _odd in papers]
    if front:
        sections.insert(0, section("agenda", kind=SectionKind.AGENDA))
        counts.insert(0, front)
    places = placed(sections, counts, first)
    by_key = {s.key: s for s in sections}
    labels = page_labels(places, by_key)
    assert len(labels) == sum(place.pages + place.leaves for place in places)
    decimals = [int(label) for label in labels if label.isdigit()]
    assert decimals == list(range(decimals[0], decimals[0] + len(decimals)))
    for place in places:
        assert labels[place.first_index] == place.first_label
        assert labels[place.first_index + place.pages + place.leaves - 1] == place.last_label
        if by_key[place.key].starts_odd and place.first_label.isdigit():
            assert int(place.first_label) % 2 == 1


def test_points_are_lettered_past_z() -> None:
    assert [letters(n) for n in (1, 26, 27, 28, 52, 53, 702, 703)] == [
        "a",
        "z",
        "aa",
        "ab",
        "az",
        "ba",
        "zz",
        "aaa",
    ]


def test_roman_numbers() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]
