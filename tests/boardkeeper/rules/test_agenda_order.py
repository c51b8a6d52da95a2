from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.agenda_order import (
    Order,
    PlacedItem,
    family,
    moved,
    place_of,
    settled,
    under,
    why_not_under,
)

#: 5 has two sub-items; H is a heading.
AGENDA = settled(
    (
        PlacedItem("4"),
        PlacedItem("5"),
        PlacedItem("5.1", "5"),
        PlacedItem("5.2", "5"),
        PlacedItem("H", is_heading=True),
        PlacedItem("6"),
    )
)


def words(order: Order) -> str:
    """The agenda on a line; a sub-item behind its item: 5>5.1."""
    return " ".join(f"{item.parent_id}>{item.id}" if item.parent_id else item.id for item in order)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Any settled agenda of up to nine items."""
    items: list[PlacedItem] = []
    for number in range(draw(st.integers(1, 9))):
        heads = [item.id for item in items if item.parent_id is None and not item.is_heading]
        kind = draw(st.sampled_from(("item", "item", "heading", "sub" if heads else "item")))
        parent = draw(st.sampled_from(heads)) if kind == "sub" else None
        items.append(PlacedItem(str(number), parent, kind == "heading"))
    return settled(items)


def is_settled(order: Order) -> bool:
    """Every sub-item stands below its own item, and headings have none."""
    head: PlacedItem | None = None
    for item in order:
        if item.parent_id is None:
            head = item
        elif item.is_heading or head is None or head.is_heading or head.id != item.parent_id:
            return False
    return True


@pytest.mark.parametrize(
    ("item", "to", "expected"),
    [
        ("5", 0, "5 5>5.1 5>5.2 4 H 6"),
        ("5", 2, "4 H 5 5>5.1 5>5.2 6"),
        ("5", 99, "4 H 6 5 5>5.1 5>5.2"),
        ("6", -3, "6 4 5 5>5.1 5>5.2 H"),
        ("4", 5, "5 5>5.1 5>5.2 H 6 4"),
    ],
)
def test_an_item_takes_its_sub_items_along(item: str, to: int, expected: str) -> None:
    assert words(moved(AGENDA, item, to)) == expected


@pytest.mark.parametrize(
    ("item", "to", "expected"),
    [
        ("4", 1, "5 5>5.1 5>5.2 4 H 6"),
        ("6", 3, "4 6 5 5>5.1 5>5.2 H"),
        ("H", 2, "4 H 5 5>5.1 5>5.2 6"),
    ],
)
def test_an_item_never_parts_another_from_its_sub_items(item: str, to: int, expected: str) -> None:
    assert words(moved(AGENDA, item, to)) == expected


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (3, "4 5 5>5.2 5>5.1 H 6"),
        (1, "4 4>5.1 5 5>5.2 H 6"),
        (0, "5.1 4 5 5>5.2 H 6"),
        (4, "4 5 5>5.2 H 5.1 6"),
        (9, "4 5 5>5.2 H 6 6>5.1"),
    ],
)
def test_a_sub_item_belongs_to_the_item_it_follows(to: int, expected: str) -> None:
    assert words(moved(AGENDA, "5.1", to)) == expected


def test_an_item_put_under_another_is_its_last_sub_item() -> None:
    assert words(under(AGENDA, "4", "5")) == "5 5>5.1 5>5.2 5>4 H 6"
    assert words(under(AGENDA, "6", "4")) == "4 4>6 5 5>5.1 5>5.2 H"
    assert words(under(AGENDA, "5.1", "4")) == "4 4>5.1 5 5>5.2 H 6"


def test_a_sub_item_taken_out_follows_the_item_it_was_under() -> None:
    assert words(under(AGENDA, "5.1", None)) == "4 5 5>5.2 5.1 H 6"
    assert words(under(AGENDA, "5.2", None)) == "4 5 5>5.1 5.2 H 6"


def test_what_stands_there_already_stays() -> None:
    assert under(AGENDA, "5.1", "5") == AGENDA
    assert under(AGENDA, "4", None) == AGENDA


@pytest.mark.parametrize(
    ("item", "parent", "sentence"),
    [
        ("4", "4", "An item is no sub-item of itself."),
        ("H", "4", "A heading stands by itself."),
        ("6", "H", "A heading heads items but has no sub-items."),
        ("6", "5.1", "A sub-item has no sub-items of its own."),
        ("5", "4", "An item that has sub-items is not itself a sub-item."),
    ],
)
def test_there_is_one_level_only(item: str, parent: str, sentence: str) -> None:
    assert why_not_under(AGENDA, item, parent) == sentence
    with pytest.raises(ValueError, match=sentence):
        under(AGENDA, item, parent)


def test_an_item_that_is_not_there_is_not_found() -> None:
    with pytest.raises(ValueError, match="There is no item 9 on this agenda"):
        place_of(AGENDA, "9")


def test_sub_items_of_what_is_gone_or_became_a_heading_stand_by_themselves() -> None:
    written = (
        PlacedItem("a", "gone"),
        PlacedItem("h", is_heading=True),
        PlacedItem("b", "h"),
        PlacedItem("c"),
        PlacedItem("d", "c"),
        PlacedItem("e", "d"),
    )
    assert words(settled(written)) == "a h b c c>d e"


@given(orders(), st.data())
def test_every_move_loses_nothing_and_leaves_sub_items_below_their_items(
    order: Order, data: st.DataObject
) -> None:
    item = data.draw(st.sampled_from(order))
    after = moved(order, item.id, data.draw(st.integers(-1, 10)))

    assert sorted(each.id for each in after) == sorted(each.id for each in order)
    assert is_settled(after)
    assert settled(after) == after
    if item.parent_id is None:
        assert family(after, item.id) == family(order, item.id)


@given(orders(), st.data())
def test_whatever_is_put_under_or_taken_out_leaves_sub_items_below_their_items(
    order: Order, data: st.DataObject
) -> None:
    item = data.draw(st.sampled_from(order)).id
    parent = data.draw(st.sampled_from([None, *(each.id for each in order)]))
    if parent is not None and why_not_under(order, item, parent):
        return
    after = under(order, item, parent)

    assert sorted(each.id for each in after) == sorted(each.id for each in order)
    assert is_settled(after)
    assert after[place_of(after, item)].parent_id == parent


@given(orders(), st.data())
def test_an_item_moved_back_stands_where_it_stood(order: Order, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from([each for each in order if each.parent_id is None]))
    there = moved(order, item.id, data.draw(st.integers(0, 10)))

    assert moved(there, item.id, place_of(order, item.id)) == order
