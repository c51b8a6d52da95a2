"""Items as people write them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.editions import NoSuchItem, chosen_items


@dataclass(frozen=True)
class Item:
    id: str
    number: str


AGENDA = tuple(
    Item(f"id-{number}" if number else "heading", number)
    for number in ("1", "2", "3", "4", "5", "", "6", "7", "8", "9", "9a", "10")
)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("5", "5"),
        ("5-7", "5 6 7"),
        ("5–7", "5 6 7"),
        ("5 to 7", "5 6 7"),
        ("2, 5 - 7 and 9A", "2 5 6 7 9a"),
        ("9-10", "9 9a 10"),
        ("7,5,5", "5 7"),
        ("5.; 6.", "5 6"),
        (" 1 3 ", "1 3"),
    ],
)
def test_numbers_and_runs_are_read_in_the_order_of_the_agenda(written, numbers):
    assert chosen_items(AGENDA, written) == tuple(f"id-{number}" for number in numbers.split())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("11", "There is no item 11 on this agenda. It has items 1 to 10."),
        ("7-5", "“7 to 5” goes backwards: item 5 stands before item 7. Write the earlier item first."),
        ("", "No item is named. Write their numbers, like 5-7 or 2, 9a."),
        (" , ", "No item is named. Write their numbers, like 5-7 or 2, 9a."),
        ("5-", "“5-” is no run of items. Write it like 5-7."),
        ("1-2-3", "“1-2-3” is no run of items. Write it like 5-7."),
    ],
)
def test_what_is_on_no_agenda_is_refused_with_what_to_write(written, said):
    with pytest.raises(NoSuchItem) as refused:
        chosen_items(AGENDA, written)
    assert f"{refused.value.sentence} {refused.value.next_step}" == said


def test_an_agenda_without_items_says_so():
    with pytest.raises(NoSuchItem, match="no item 1"):
        chosen_items((), "1")


def tried(written: str) -> tuple[tuple[str, ...], str]:
    """The items that are found, or what to write instead."""
    try:
        return chosen_items(AGENDA, written), ""
    except NoSuchItem as refused:
        return (), refused.next_step


@given(st.text(alphabet="0123456789a-–,;. and to", max_size=30))
def test_whatever_is_written_gives_items_of_the_agenda_or_says_what_to_write(written):
    found, next_step = tried(written)
    assert bool(found) is not bool(next_step)
    order = [item.id for item in AGENDA]
    assert list(found) == sorted(set(found), key=order.index)
    assert "heading" not in found
