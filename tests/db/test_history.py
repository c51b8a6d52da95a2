"""Undo, redo and the list of steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from db.errors import CannotUndo, NothingToRedo, NothingToUndo
from db.journal import StepKind
from db.store import Store
from db.tables.agenda import AgendaItem
from db.tables.meetings import Attendance, Meeting, Movement
from db.tables.people import Person

WHO = "Ann Smith"


def _add(store: Store, name: str) -> str:
    with store.edit(f"Add {name}", WHO) as session:
        session.add(person := Person(name=name))
    return person.id


def _set(store: Store, person_id: str, label: str, **columns: str) -> str:
    """One step that sets columns of a person; the step's id."""
    with store.edit(label, WHO) as session:
        person = session.get_one(Person, person_id)
        for column, value in columns.items():
            setattr(person, column, value)
    return store.history(1)[0].id


def _people(store: Store) -> dict[str, tuple[str, str]]:
    with store.read() as session:
        return {person.id: (person.name, person.party) for person in session.scalars(select(Person))}


def test_undo_and_redo_walk_the_same_way_back_and_forth(store: Store) -> None:
    names = ["Ann", "Bob", "Cyd"]
    for name in names:
        _add(store, name)
    full = _people(store)
    undone = [store.undo(WHO) for _ in names]
    assert [each.label for each in undone] == ["Add Cyd", "Add Bob", "Add Ann"]
    assert _people(store) == {}
    redone = [store.redo(WHO) for _ in names]
    assert [each.label for each in redone] == ["Add Ann", "Add Bob", "Add Cyd"]
    assert _people(store) == full


def test_undo_tells_what_it_touched(store: Store) -> None:
    person = _add(store, "Ann")
    assert store.undo(WHO).changes.tables == {"person": frozenset({person})}


def test_undo_stops_at_the_making_of_the_board(store: Store) -> None:
    assert store.can_undo() is None
    with pytest.raises(NothingToUndo):
        store.undo(WHO)
    with store.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM board").scalar_one() == 1


def test_undo_goes_on_below_what_was_undone_and_redone(store: Store) -> None:
    _add(store, "Ann")
    _add(store, "Bob")
    for move in (store.undo, store.redo, store.undo, store.undo):
        move(WHO)
    assert (store.can_undo(), store.can_redo()) == (None, "Add Ann")
    store.redo(WHO)
    assert (store.can_undo(), store.can_redo()) == ("Add Ann", "Add Bob")


def test_a_new_step_ends_what_could_be_redone(store: Store) -> None:
    _add(store, "Ann")
    store.undo(WHO)
    _add(store, "Bob")
    assert store.can_redo() is None
    with pytest.raises(NothingToRedo):
        store.redo(WHO)
    assert store.can_undo() == "Add Bob"
    store.undo(WHO)
    assert (store.can_undo(), store.can_redo()) == (None, "Add Bob")


def test_undo_survives_closing_the_board(store: Store) -> None:
    _add(store, "Ann")
    store.close()
    with Store.open(store.path) as again:
        assert again.undo(WHO).label == "Add Ann"


def test_what_fell_with_its_parent_comes_back_with_it(store: Store) -> None:
    with store.edit("Plan a meeting", WHO) as session:
        session.add_all(
            [meeting := Meeting(board_id="b" * 32, held_on=date(2019, 9, 11)), jo := Person(name="Jo")]
        )
        session.flush()
        session.add(item := AgendaItem(meeting_id=meeting.id, position=1, title="KPIs"))
        session.flush()
        session.add(AgendaItem(meeting_id=meeting.id, parent_id=item.id, position=2, title="A heading below"))
        session.add(there := Attendance(meeting_id=meeting.id, person_id=jo.id))
        session.flush()
        session.add(Movement(attendance_id=there.id, agenda_item_id=item.id, is_arrival=True))
    before = _rows(store)
    with store.edit("Delete the meeting", WHO) as session:
        session.connection().exec_driver_sql("DELETE FROM meeting")
    assert len(session.changes.tables["agenda_item"]) == 2
    after = _rows(store)
    for _ in range(2):
        store.undo(WHO)
        assert _rows(store) == before
        store.redo(WHO)
        assert _rows(store) == after
    assert store.verify().is_clean


def _rows(store: Store) -> dict[str, list[Any]]:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        return {
            table: [{**row, "version": 0} for row in run(f"SELECT * FROM {table} ORDER BY id").mappings()]
            for table in ("meeting", "agenda_item", "attendance", "movement", "person")
        }


def test_an_older_step_is_taken_back_and_the_later_ones_stay(store: Store) -> None:
    person = _add(store, "Ann")
    named = _set(store, person, "Rename", name="Anne")
    _set(store, person, "Name the party", party="Independent")
    undone = store.undo_step(named, WHO)
    assert undone.label == "Rename"
    assert _people(store) == {person: ("Ann", "Independent")}
    assert store.can_undo() == "Take back “Rename”"
    assert [step.undone for step in store.history()] == [False, False, True, False, False]
    store.undo(WHO)
    assert _people(store) == {person: ("Anne", "Independent")}
    assert not any(step.undone for step in store.history() if step.id == named)


def test_an_older_step_is_refused_when_a_later_one_changed_the_same_column(store: Store) -> None:
    person = _add(store, "Ann")
    named = _set(store, person, "Rename", name="Anne")
    _set(store, person, "Name the party", party="Independent")
    _set(store, person, "Rename again", name="Anna")
    with pytest.raises(CannotUndo, match="“Rename again” changed the same thing later"):
        store.undo_step(named, WHO)
    assert _people(store) == {person: ("Anna", "Independent")}


def test_adding_a_row_is_not_taken_back_under_what_hangs_on_it(store: Store) -> None:
    with store.edit("Plan a meeting", WHO) as session:
        session.add(meeting := Meeting(board_id="b" * 32, held_on=date(2019, 9, 11)))
    planned = store.history(1)[0].id
    with store.edit("Add an item", WHO) as session:
        session.add(AgendaItem(meeting_id=meeting.id, position=1, title="KPIs"))
    with pytest.raises(CannotUndo, match="“Add an item” changed the same thing later"):
        store.undo_step(planned, WHO)
    assert len(_rows(store)["agenda_item"]) == 1


def test_adding_a_row_is_not_taken_back_when_something_must_keep_it(store: Store) -> None:
    person = _add(store, "Ann")
    added = store.history(1)[0].id
    with store.edit("Plan a meeting", WHO) as session:
        session.add(meeting := Meeting(board_id="b" * 32, held_on=date(2019, 9, 11)))
        session.flush()
        session.add(Attendance(meeting_id=meeting.id, person_id=person))
    with pytest.raises(CannotUndo):
        store.undo_step(added, WHO)
    assert person in _people(store)


def test_a_deletion_is_not_taken_back_into_a_place_that_is_taken(store: Store) -> None:
    with store.edit("Plan a meeting", WHO) as session:
        session.add(meeting := Meeting(board_id="b" * 32, held_on=date(2019, 9, 11)))
        session.flush()
        session.add(first := AgendaItem(meeting_id=meeting.id, position=1, title="KPIs", frozen_number="1"))
    with store.edit("Delete the item", WHO) as session:
        session.delete(session.get_one(AgendaItem, first.id))
    deleted = store.history(1)[0].id
    with store.edit("Add another", WHO) as session:
        session.add(AgendaItem(meeting_id=meeting.id, position=1, title="Plan", frozen_number="1"))
    with pytest.raises(CannotUndo):
        store.undo_step(deleted, WHO)


@pytest.mark.parametrize(("place", "why"), [(-1, "begins"), (0, "itself an undo"), (1, "undone already")])
def test_steps_that_cannot_be_taken_back_say_why(store: Store, place: int, why: str) -> None:
    _add(store, "Ann")
    store.undo(WHO)
    with pytest.raises(CannotUndo, match=why):
        store.undo_step(store.history()[place].id, WHO)


def test_an_unknown_step_is_refused(store: Store) -> None:
    with pytest.raises(CannotUndo, match="not in the history"):
        store.undo_step("0" * 32, WHO)


def test_what_was_changed_from_outside_is_not_overwritten_by_undo(
    store: Store, behind: Callable[..., Any]
) -> None:
    person = _add(store, "Ann")
    _set(store, person, "Rename", name="Anne")
    behind("UPDATE person SET name = 'Forged'")
    with Store.open(store.path) as again:
        with pytest.raises(CannotUndo, match="has changed since"):
            again.undo(WHO)
        assert _people(again)[person][0] == "Forged"


def test_the_history_says_who_when_and_how_much(store: Store) -> None:
    person = _add(store, "Ann")
    store.undo("Bob")
    newest, added, made = store.history()
    assert (newest.who, newest.kind, newest.label, newest.undone) == ("Bob", StepKind.UNDO, "Add Ann", False)
    assert (added.who, added.kind, added.undone, added.rows) == (WHO, StepKind.DO, True, 1)
    assert (made.kind, made.no) == (StepKind.BASE, 1)
    assert datetime.now(UTC) - newest.at < timedelta(minutes=1)
    assert [step.no for step in store.history(limit=1, offset=1)] == [2]
    assert [step.no for step in store.history(table="person", row_id=person)] == [3, 2]
    assert [step.no for step in store.history(table="board")] == [1]
    assert store.history(table="kpi") == []


def test_a_row_that_returns_refuses_what_was_read_before_it_went(store: Store) -> None:
    person = _add(store, "Ann")
    version = _version(store, person)
    with store.edit("Remove her", WHO) as session:
        session.delete(session.get_one(Person, person))
    store.undo(WHO)
    assert _version(store, person) > version


def _version(store: Store, person: str) -> int:
    with store.read() as session:
        return session.get_one(Person, person).version


def test_text_comes_back_letter_for_letter(store: Store) -> None:
    odd = 'Zoë "Z" O’Brien \\ \n\t \U0001f600 {"json": [1]} NULL'
    person = _add(store, odd)
    _set(store, person, "Rename", name="Plain")
    store.undo(WHO)
    assert _people(store)[person][0] == odd
    assert store.verify().is_clean
