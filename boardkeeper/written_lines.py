"""Titles and names as they were typed, made fit for one line of a paper, and listed in a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from boardkeeper.errors import UserError

MOST_OF_A_LINE = 500
"""Characters of a title or name; the longest in printed agendas have about 200."""
_MOST_NAMED = 12
_MOST_OF_A_NAME = 60
# They join letters and pictures into one; everything else that cannot be seen goes.
_JOINERS = {"\u200c", "\u200d"}


def one_line(written: str, what: str = "A title") -> str:
    """What was written on one line: no control characters or direction marks, white space counts once.

    Raises:
        UserError: It is longer than a line of a paper can be; the sentence calls it by `what`.
    """
    line = " ".join("".join(each for each in written if _is_for_a_line(each)).split())
    if len(line) > MOST_OF_A_LINE:
        raise UserError(
            f"{what} of {len(line):,} characters is too long.", f"Shorten it to {MOST_OF_A_LINE} or fewer."
        )
    return line


def listed(names: Sequence[str], *, quoted: bool = True) -> str:
    """Names for a sentence: long ones cut short, and of many only the first."""
    short = [f"{name[: _MOST_OF_A_NAME - 1]}…" if len(name) > _MOST_OF_A_NAME else name for name in names]
    said = ", ".join(f"“{name}”" if quoted else name for name in short[:_MOST_NAMED])
    left = len(short) - _MOST_NAMED
    return f"{said} and {left:,} more" if left > 0 else said


def _is_for_a_line(character: str) -> bool:
    return (
        character.isspace()
        or character in _JOINERS
        or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
