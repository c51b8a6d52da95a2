from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.documents.text_shares import text_shares

WORDS = st.text("ab \n", max_size=300)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=5), st.integers(50, 90))
def test_columns_share_the_whole_room_and_none_is_starved(columns: list[list[str]], total: int) -> None:
    shares = text_shares(columns, total)
    assert sum(shares) == total
    assert min(shares) >= 9


def test_the_column_with_the_longest_text_is_the_widest() -> None:
    short, long = (
        ["Weekly count."] * 3,
        ["No referral waits over a night unread, and partners are told. " * 3] * 3,
    )
    first, second, third = text_shares((short, long, short), 80)
    assert second > 2 * first
    assert abs(first - third) <= 1


def test_columns_that_say_the_same_are_equally_wide() -> None:
    shares = text_shares((["Some words that are said."],) * 4, 84)
    assert set(shares) == {21}
