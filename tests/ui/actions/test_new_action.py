from __future__ import annotations

from datetime import date

import pytest

from ui.follow_up.cells import due_meaning

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("", "Without a date it is never late."),
        ("next Wed", "Wed 25 Nov 2026: in 3 days."),
        ("tomorrow", "Mon 23 Nov 2026: tomorrow."),
        ("today", "Sun 22 Nov 2026: today."),
        ("end of July", "Sat 31 Jul 2027: in 251 days."),
        ("11/9/26", "Fri 11 Sep 2026: that day has passed."),
        ("in due course", "No day can be read from this: it is kept as written and is never late."),
    ],
)
def test_a_due_date_says_what_it_means(written: str, meaning: str) -> None:
    assert due_meaning(written, TODAY) == meaning
