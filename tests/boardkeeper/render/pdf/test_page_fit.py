"""A page from elsewhere is seen as it was, upright, with room for its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.render.pdf.page_fit import (
    FOOT_BAND,
    HEAD_BAND,
    LEAST_HEIGHT,
    LEAST_WIDTH,
    fitted,
    stamp_scale,
)

A4 = (0.0, 0.0, 595.0, 842.0)
ROOMY = (60.0, 60.0)


@pytest.mark.parametrize(
    ("rotation", "size", "lower_left", "upper_right"),
    [
        (0, (400, 600), (0, 0), (400, 600)),
        (90, (600, 400), (0, 400), (600, 0)),
        (180, (400, 600), (400, 600), (0, 0)),
        (270, (600, 400), (600, 0), (0, 400)),
    ],
)
def test_a_turned_and_cropped_page_is_seen_upright_from_the_origin(
    rotation, size, lower_left, upper_right
) -> None:
    fit = fitted((50, 100, 450, 700), rotation, 1.0, ROOMY, needs_head=True)
    assert (fit.width, fit.height) == size
    assert fit.at(50, 100) == pytest.approx(lower_left)
    assert fit.at(450, 700) == pytest.approx(upper_right)


def test_a_page_with_room_is_neither_moved_nor_made_smaller() -> None:
    assert fitted(A4, 0, 1.0, (FOOT_BAND, 0.0), needs_head=False).matrix == pytest.approx((1, 0, 0, 1, 0, 0))


def test_ink_in_the_number_s_band_is_moved_off_it_where_the_head_has_room() -> None:
    fit = fitted(A4, 0, 1.0, (10.0, 100.0), needs_head=True)
    assert fit.matrix == pytest.approx((1, 0, 0, 1, 0, FOOT_BAND - 10.0), abs=0.1)


def test_ink_at_the_head_of_a_page_that_is_not_public_is_moved_down() -> None:
    fit = fitted(A4, 0, 1.0, (100.0, 10.0), needs_head=True)
    assert fit.matrix == pytest.approx((1, 0, 0, 1, 0, 10.0 - HEAD_BAND), abs=0.1)
    assert fitted(A4, 0, 1.0, (100.0, 10.0), needs_head=False).matrix[5] == 0


def test_a_page_printed_to_its_edges_is_made_smaller_by_no_more_than_it_must() -> None:
    fit = fitted(A4, 0, 1.0, (0.0, 0.0), needs_head=False)
    assert fit.matrix[0] == pytest.approx((842 - FOOT_BAND) / 842, abs=0.001)
    assert fit.at(0, 0)[1] == pytest.approx(FOOT_BAND, abs=0.1)
    assert fit.at(595, 842)[1] == pytest.approx(842)
    assert fit.at(297.5, 0)[0] == pytest.approx(297.5)


def test_a_tiny_page_is_put_on_paper_where_a_number_can_be_read() -> None:
    fit = fitted((0, 0, 10, 10), 0, 1.0, (0.0, 0.0), needs_head=False)
    assert (fit.width, fit.height) == (LEAST_WIDTH, LEAST_HEIGHT)
    assert fit.matrix[0] == 1


def test_a_number_on_a_poster_can_be_read_when_it_is_printed_on_a4() -> None:
    assert stamp_scale(595.276, 842) == stamp_scale(842, 595.276) == 1
    assert stamp_scale(1684, 2384) == pytest.approx(2.83, abs=0.01)
    assert stamp_scale(100, 100) == 0.75


edge = st.floats(1, 3000)
free = st.floats(0, 4000)


@given(
    st.tuples(edge, edge),
    st.sampled_from((0, 90, 180, 270)),
    free,
    free,
    st.booleans(),
    st.sampled_from((1.0, 2.5)),
)
def test_ink_never_stands_in_the_bands_and_never_leaves_the_page(
    size, rotation, foot, head, needs_head, unit
) -> None:
    seen = size[::-1] if rotation in {90, 270} else size
    height, width = seen[1] * unit, seen[0] * unit
    foot, head = min(foot, height), min(head, height)
    if foot + head > height:
        foot, head = height / 2, height / 2
    fit = fitted((0, 0, *size), rotation, unit, (foot, head), needs_head=needs_head)
    scale = stamp_scale(fit.width, fit.height)
    corners = [fit.at(x, y) for x in (0.0, size[0]) for y in (0.0, size[1])]
    low, high = min(y for _x, y in corners), max(y for _x, y in corners)
    grown = (high - low) / height
    assert 0 < grown <= 1.0001
    ink_low, ink_high = low + foot * grown, high - head * grown
    assert ink_low >= FOOT_BAND * scale - 1.01
    assert ink_high <= fit.height - (HEAD_BAND * scale if needs_head else 0) + 1.01
    assert min(x for x, _y in corners) >= -0.01
    assert max(x for x, _y in corners) <= max(fit.width, width) + 0.01
