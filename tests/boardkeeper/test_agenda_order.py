from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from boardkeeper import agenda, meetings
from boardkeeper.agenda import ItemKind
from boardkeeper.errors import UserError

WHO = "Ann Smith"
DAYS = count()
#: Each step is a step of a real file, so an example takes as long as the disk does.
UNHURRIED = settings(
    max_examples=10,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture
def meeting_id(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))


@pytest.fixture
def sheet(desk, meeting_id):
    """The agenda as it stands: numbers and titles."""

    def read():
        return [(item.number, item.title) for item in agenda.list_items(desk.store, meeting_id)]

    return read


@pytest.fixture
def add(desk, meeting_id):
    def added(title, **facts):
        return agenda.add_item(desk.store, WHO, meeting_id, title, **facts)

    return added


def test_sub_items_number_below_theirs_and_move_remove_and_return_with_it(desk, sheet, add):
    ids = [add(title) for title in "abcd"]
    agenda.put_under(desk.store, WHO, ids[1], ids[0])
    agenda.put_under(desk.store, WHO, ids[2], ids[0])
    before = [("1", "a"), ("1.1", "b"), ("1.2", "c"), ("2", "d")]
    assert sheet() == before
    agenda.move_item(desk.store, WHO, ids[0], 1)
    assert sheet() == [("1", "d"), ("2", "a"), ("2.1", "b"), ("2.2", "c")]
    desk.store.undo(WHO)
    agenda.remove_item(desk.store, WHO, ids[0])
    assert sheet() == [("1", "d")]
    desk.store.undo(WHO)
    assert sheet() == before
    agenda.put_under(desk.store, WHO, ids[1], None)
    assert sheet() == [("1", "a"), ("1.1", "c"), ("2", "b"), ("3", "d")]


def test_an_item_is_added_under_another_or_behind_its_sub_items(sheet, add):
    first = add("a")
    add("c")
    add("a one", parent_id=first)
    add("a two", parent_id=first)
    add("b", after_id=first)
    assert sheet() == [("1", "a"), ("1.1", "a one"), ("1.2", "a two"), ("2", "b"), ("3", "c")]


def test_there_is_one_level_of_sub_items_and_none_below_a_heading(desk, sheet, add):
    heading = add("Part I", kind=ItemKind.HEADING)
    first = add("a")
    sub = add("a one", parent_id=first)
    last = add("b")
    for parent, sentence in [
        (heading, "A heading heads items but has no sub-items."),
        (sub, "A sub-item has no sub-items of its own."),
    ]:
        with pytest.raises(UserError, match=sentence):
            agenda.put_under(desk.store, WHO, last, parent)
        with pytest.raises(UserError, match=sentence):
            add("c", parent_id=parent)
    assert sheet() == [("", "Part I"), ("1", "a"), ("1.1", "a one"), ("2", "b")]


def test_sub_items_of_an_item_that_becomes_a_heading_stand_by_themselves(desk, sheet, add):
    first = add("a")
    add("a one", parent_id=first)
    sub = add("b", parent_id=add("c"))
    agenda.update_item(desk.store, WHO, first, kind=ItemKind.HEADING)
    agenda.update_item(desk.store, WHO, sub, kind=ItemKind.HEADING)
    assert sheet() == [("", "a"), ("1", "a one"), ("2", "c"), ("", "b")]


class AgendaMachine(RuleBasedStateMachine):
    """Whatever is done to an agenda, its numbers stay unique, its published ones stay, and sub-items stay below."""

    desk: ClassVar

    @initialize()
    def begin(self):
        # Each example has a meeting of its own: the board meets on many days.
        day = date(2019, 9, 11) + timedelta(days=next(DAYS))
        self.meeting_id = meetings.add_meeting(self.desk.store, WHO, self.desk.board_id, day)
        self.frozen = {}

    @property
    def items(self):
        return agenda.list_items(self.desk.store, self.meeting_id)

    @rule(kind=st.sampled_from([ItemKind.REPORT, ItemKind.HEADING, ItemKind.URGENT]), place=st.integers(0, 9))
    def add(self, kind, place):
        items = self.items
        after = items[place % len(items)].id if items else None
        agenda.add_item(
            self.desk.store, WHO, self.meeting_id, "x", kind=kind, urgent_reason="y", after_id=after
        )

    @precondition(lambda self: self.items)
    @rule(which=st.integers(0, 9), to=st.integers(-1, 10))
    def move(self, which, to):
        items = self.items
        agenda.move_item(self.desk.store, WHO, items[which % len(items)].id, to)

    @precondition(lambda self: self.items)
    @rule(which=st.integers(0, 9), parent=st.integers(0, 9) | st.none())
    def under(self, which, parent):
        items = self.items
        with suppress(UserError):
            agenda.put_under(
                self.desk.store,
                WHO,
                items[which % len(items)].id,
                None if parent is None else items[parent % len(items)].id,
            )

    @precondition(lambda self: self.items)
    @rule(which=st.integers(0, 9))
    def remove(self, which):
        with suppress(UserError):
            agenda.remove_item(self.desk.store, WHO, self.items[which % len(self.items)].id)

    @precondition(lambda self: self.items)
    @rule()
    def publish(self):
        agenda.publish_agenda(self.desk.store, WHO, self.meeting_id, date(2019, 9, 3))
        self.frozen = {item.id: item.number for item in self.items if item.number}

    @invariant()
    def numbers_are_unique_and_published_ones_stay(self):
        numbers = [item.number for item in self.items if item.number]
        assert len(numbers) == len(set(numbers))
        now = {item.id: item.number for item in self.items}
        assert {item_id: now.get(item_id) for item_id in self.frozen} == self.frozen

    @invariant()
    def sub_items_stand_below_their_items(self):
        head = None
        for item in self.items:
            if item.parent_id is None:
                head = item
            else:
                assert head is not None
                assert (head.id, head.kind is ItemKind.HEADING) == (item.parent_id, False)


def test_numbers_and_sub_items_hold_through_any_series_of_changes(desk):
    AgendaMachine.desk = desk
    run_state_machine_as_test(AgendaMachine, settings=UNHURRIED)
