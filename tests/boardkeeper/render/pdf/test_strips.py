from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.render.pdf.strips import PageEnd, RoomBelow, Strip, fill_pages


def heights(pages: list) -> list[list[float]]:
    return [[strip.height for _top, strip in page.placed] for page in pages]


def test_what_is_kept_together_moves_together() -> None:
    strips = [Strip(60.0), Strip(20.0, keep=True), Strip(21.0), Strip(5.0)]
    assert heights(fill_pages(strips, 100.0)) == [[60.0], [20.0, 21.0, 5.0]]


def test_room_above_is_given_up_at_the_head_of_a_page() -> None:
    pages = fill_pages([Strip(90.0, gap=12.0), Strip(30.0, gap=12.0)], 100.0)
    assert [page.placed[0][0] for page in pages] == [0.0, 0.0]


def test_a_group_taller_than_a_page_is_parted_at_its_end() -> None:
    pages = fill_pages([Strip(30.0, keep=True) for _ in range(7)], 100.0)
    assert heights(pages) == [[30.0] * 3, [30.0] * 3, [30.0]]


def test_what_repeats_heads_every_further_page() -> None:
    header = Strip(10.0)
    rows = [Strip(40.0, repeat=(header,)) for _ in range(4)]
    assert heights(fill_pages([Strip(10.0, keep=True), *rows], 100.0)) == [
        [10.0, 40.0, 40.0],
        [10.0, 40.0, 40.0],
    ]


def test_a_page_break_at_the_start_or_the_end_makes_no_empty_page() -> None:
    pages = fill_pages(
        [PageEnd(0.0), Strip(1.0), PageEnd(0.0), PageEnd(0.0), Strip(2.0), PageEnd(0.0)], 100.0
    )
    assert heights(pages) == [[1.0], [2.0]]


def test_a_leaf_is_a_page_of_its_own() -> None:
    pages = fill_pages([Strip(1.0), PageEnd(0.0, leaf=True), Strip(2.0)], 100.0)
    assert [page.leaf for page in pages] == [False, True, False]
    assert [page.leaf for page in fill_pages([PageEnd(0.0, leaf=True)], 100.0)] == [True]


@given(st.lists(st.tuples(st.floats(0, 120), st.floats(0, 30), st.booleans()), max_size=60))
def test_every_strip_is_placed_once_in_order_and_inside_the_page(
    parts: list[tuple[float, float, bool]],
) -> None:
    strips = [Strip(height, gap=gap, keep=keep) for height, gap, keep in parts]
    pages = fill_pages(strips, 100.0)
    placed = [strip for page in pages for _top, strip in page.placed]
    assert [id(strip) for strip in placed] == [id(strip) for strip in strips]
    for page in pages:
        foot = 0.0
        for top, strip in page.placed:
            assert top >= foot - 0.001
            foot = top + strip.height
            assert foot <= 100.02 or (strip.height > 100 and len(page.placed) == 1)


def test_room_below_a_block_that_ends_with_its_page_makes_no_empty_page() -> None:
    pages = fill_pages([Strip(98.0), RoomBelow(6.0)], 100.0)
    assert heights(pages) == [[98.0]]


def test_room_below_a_block_does_not_push_down_what_begins_the_next_page() -> None:
    assert heights(fill_pages([Strip(98.0), RoomBelow(6.0), Strip(50.0)], 100.0)) == [[98.0], [50.0]]
    assert heights(fill_pages([Strip(30.0), RoomBelow(6.0), Strip(50.0)], 100.0)) == [[30.0, 6.0, 50.0]]
