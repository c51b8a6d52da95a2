from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.papers import OwedPaper
from ui.meetings.papers.words import breakable, owed_words


def owed(days_left: int, whom: str = "Andrew Loton") -> OwedPaper:
    return OwedPaper("i", "4", "Hubs", "No paper yet.", whom, "", date(2019, 8, 30), days_left)


def test_who_owes_it_and_when_is_said_in_a_few_words() -> None:
    assert owed_words(owed(3)) == "owed by Andrew Loton in 3 days"
    assert owed_words(owed(0)) == "owed by Andrew Loton today"
    assert owed_words(owed(-2)) == "owed by Andrew Loton, 2 days overdue"
    assert owed_words(owed(3, "")) == "owed in 3 days"


def test_the_name_of_a_file_may_end_a_line_where_a_reader_would_end_it() -> None:
    shown = breakable("Paper_1_-_Terms of Reference.pdf").split("\u200b")
    assert shown == ["Paper_", "1_", "-", "_", "Terms ", "of ", "Reference.", "pdf"]
    assert max(map(len, breakable("x" * 90).split("\u200b"))) == 20


@given(st.text())
def test_nothing_but_places_to_break_is_added_to_a_name(name: str) -> None:
    assert breakable(name).replace("\u200b", "") == name.replace("\u200b", "")
