"""Spares Python's collector what is loaded for good: going through all of it holds every thread, the window's too."""

from __future__ import annotations

import gc
from functools import cache

_SELDOM = (10_000, 20, 10)
"""New things until Python's collector goes through the newest, in multiples of that through older ones, and through all."""


@cache
def settle(_moment: str) -> None:
    """Let the collector pass over what is loaded by now, which stays as long as the program runs; once at each moment.

    Going through all of it stops every thread for a tenth of a second; and pages that are imported, or a pack that is laid out
    for the first time, make so many things that it happens again and again. What is made later is gone through seldom: nearly
    all of it is let go without the collector.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM)
