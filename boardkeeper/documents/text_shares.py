"""How much of a table's width each column of long text takes, by what stands in it."""

from __future__ import annotations

from collections.abc import Sequence

_LETTERS, _LOST = 1.75, 3.0
"""About as many stand on a line in a hundredth of a landscape page; some are lost where a word does not fit any more."""
_LEAST = 9


def text_shares(columns: Sequence[Sequence[str]], total: int) -> tuple[int, ...]:
    """Shares of columns that make their rows as low as they can be; `total` is what they have together.

    Every column begins with the least, and each further hundredth goes where it makes the rows lowest; where it makes none
    lower, to the narrowest.

    Args:
        columns: The texts of each column, one for each row; newlines begin new lines.
        total: In hundredths of the table's width.
    """
    shares = [_LEAST] * len(columns)
    gains = [_gain(texts, _LEAST) for texts in columns]
    for _ in range(total - sum(shares)):
        widened = max(range(len(shares)), key=lambda place: (gains[place], -shares[place]))
        shares[widened] += 1
        gains[widened] = _gain(columns[widened], shares[widened])
    return tuple(shares)


def _gain(texts: Sequence[str], share: int) -> float:
    """How much lower one more hundredth makes the rows."""
    return _height(texts, share) - _height(texts, share + 1)


def _height(texts: Sequence[str], share: int) -> float:
    """How high a column makes its rows; tall cells count for more, because a row is as high as its tallest."""
    return sum(
        sum(max(1.0, len(line) / (share * _LETTERS - _LOST)) for line in text.split("\n")) ** 3
        for text in texts
    )
