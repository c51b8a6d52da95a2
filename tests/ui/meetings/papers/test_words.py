from __future__ import annotations

from datetime import date

from boardkeeper.papers import OwedPaper
from ui.meetings.papers.words import owed_words


def owed(days_left: int, whom: str = "Andrew Loton") -> OwedPaper:
    return OwedPaper("i", "4", "Hubs", "No paper yet.", whom, "", date(2019, 8, 30), days_left)


def test_who_owes_it_and_when_is_said_in_a_few_words() -> None:
    assert owed_words(owed(3)) == "owed by Andrew Loton in 3 days"
    assert owed_words(owed(0)) == "owed by Andrew Loton today"
    assert owed_words(owed(-2)) == "owed by Andrew Loton, 2 days overdue"
    assert owed_words(owed(3, "")) == "owed in 3 days"
