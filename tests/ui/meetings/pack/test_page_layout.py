"""Where pages stand, for any pages in any view."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.meetings.pack.laid_out import PageSize
from ui.meetings.pack.page_layout import MARGIN, Fit, lay_out

UPRIGHT, ON_ITS_SIDE, WIDE = PageSize(595, 842), PageSize(842, 595), PageSize(1191, 842)
SIZES = st.lists(st.sampled_from([UPRIGHT, ON_ITS_SIDE, WIDE]), min_size=1, max_size=30)
VIEWS = st.tuples(st.floats(120, 3000), st.floats(120, 3000))
SCALES = st.one_of(st.sampled_from(list(Fit)), st.floats(0.25, 3.0))


@given(SIZES, VIEWS, SCALES, st.booleans())
def test_no_page_lies_on_another_and_all_keep_their_shape(
    sizes: list[PageSize], view: tuple[float, float], scale: float | Fit, is_spread: bool
) -> None:
    layout = lay_out(sizes, view, scale, is_spread=is_spread)
    places = [layout.place(page) for page in range(len(sizes))]
    for page, (place, size) in enumerate(zip(places, sizes, strict=True)):
        assert place.width / place.height == pytest.approx(size.width / size.height)
        for other in places[page + 1 :]:
            apart = place.bottom <= other.top or place.left + place.width <= other.left
            assert apart
    assert layout.height >= places[-1].bottom


@given(SIZES, VIEWS, SCALES, st.booleans(), st.floats(0, 1))
def test_the_pages_in_view_are_exactly_those_that_reach_into_it(
    sizes: list[PageSize], view: tuple[float, float], scale: float | Fit, is_spread: bool, share: float
) -> None:
    layout = lay_out(sizes, view, scale, is_spread=is_spread)
    top = share * layout.height
    seen = set(layout.between(top, top + view[1]))
    rows = {page: layout.row_of(page) for page in range(len(sizes))}
    for page in range(len(sizes)):
        bottom = max(layout.place(each).bottom for each in rows[page])
        assert (page in seen) == (layout.place(page).top < top + view[1] and bottom > top)


@given(SIZES, st.floats(300, 3000), st.booleans())
def test_pages_as_wide_as_the_view_fit_into_it(sizes: list[PageSize], width: float, is_spread: bool) -> None:
    layout = lay_out(sizes, (width, 800), Fit.WIDTH, is_spread=is_spread)
    for row in {layout.row_of(page) for page in range(len(sizes))}:
        right = max(layout.place(page).left + layout.place(page).width for page in row)
        assert right <= width - MARGIN / 2 + 1


def test_an_open_book_has_its_first_page_at_the_right_and_even_sheets_at_the_left() -> None:
    layout = lay_out([UPRIGHT] * 4, (1300, 900), is_spread=True)
    assert [list(layout.row_of(page)) for page in range(4)] == [[0], [1, 2], [1, 2], [3]]
    assert layout.place(0).left == layout.place(2).left > layout.place(1).left == layout.place(3).left


def test_without_pages_there_is_nothing_to_lay_out() -> None:
    assert list(lay_out([], (800, 600)).between(0, 600)) == []
