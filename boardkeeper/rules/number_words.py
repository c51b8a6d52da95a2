"""Small numbers as they are written out."""

from __future__ import annotations

NUMBER_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
)  # fmt: skip
"""The words for 0 to 15, each at the place of its number; none is “no”, as in “no votes against”."""
