from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.booklets import MOST_SHEETS, parts_of, saddle_order


def folded(sides, most_sheets=MOST_SHEETS):
    """The pages in the order in which the folded parts are read, by folding the sheets as hands do."""
    read = []
    begun = 0
    for sheets in parts_of(sum(page is not None for side in sides for page in side), most_sheets):
        part = sides[2 * begun : 2 * (begun + sheets)]
        fronts, backs = part[0::2], part[1::2]
        # Through the first half of a part one turns each sheet from front right to back left, through the second the other way.
        first = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
        second = [page for front, back in zip(fronts, backs, strict=True) for page in (front[0], back[1])]
        read += first + second[::-1]
        begun += sheets
    return read


@given(st.integers(0, 700), st.integers(1, 30))
def test_folded_sheets_are_read_from_the_first_page_to_the_last_with_blanks_only_at_the_end(pages, most):
    sides = saddle_order(pages, most)
    read = folded(sides, most)
    assert read[:pages] == list(range(pages))
    assert all(page is None for page in read[pages:])
    assert len(read) - pages < 4 * max(1, len(parts_of(pages, most)))


@given(st.integers(1, 5000))
def test_no_part_of_a_booklet_is_thicker_than_folds(pages):
    parts = parts_of(pages)
    assert max(parts) <= MOST_SHEETS
    assert max(parts) - min(parts) <= 1
    assert 4 * (sum(parts) - 1) < pages <= 4 * sum(parts)
