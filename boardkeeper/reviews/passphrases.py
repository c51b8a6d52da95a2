"""Passphrases that can be said on the telephone: easy words in a row, drawn by lot."""

from __future__ import annotations

import secrets
from functools import cache
from importlib import resources

__all__ = ["WORDS", "known_words", "propose_passphrase"]

WORDS = 5
"""How many. Of four thousand words that is 59 bits, and every guess costs what opening the file costs."""


def propose_passphrase() -> str:
    """A fresh passphrase, such as “maple-otter-window-upgrade-candle”; no word comes twice."""
    return "-".join(secrets.SystemRandom().sample(known_words(), WORDS))


@cache
def known_words() -> tuple[str, ...]:
    """The words a passphrase is drawn from."""
    listed = resources.files("resources").joinpath("passphrases", "words.txt")
    return tuple(listed.read_text(encoding="utf-8").split())
