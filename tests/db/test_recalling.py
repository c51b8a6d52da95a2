"""What was read once is handed out until something it rests on is written to, and never afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from db.errors import NothingToRedo, NothingToUndo
from db.recalling import RECALLED, Recalled, looked_at_by, recall
from db.store import Store
from db.tables.meetings import Meeting
from db.tables.people import Person

WHO = "Ann Smith"
reads: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_read() -> None:
    reads.clear()


def names(session: Session) -> tuple[str, ...]:
    reads.append("names")
    return tuple(session.scalars(select(Person.name).order_by(Person.name)))


def counted(session: Session) -> tuple[str, ...]:
    reads.append("counted")
    return (f"{len(session.scalars(select(Person.name)).all())} people in the file",)


def parties(session: Session, name: str) -> tuple[str, ...]:
    reads.append(f"parties of {name}")
    return tuple(each.party for each in session.scalars(select(Person).where(Person.name == name)))


def meetings(session: Session) -> int:
    reads.append("meetings")
    return session.scalar(select(func.count()).select_from(Meeting)) or 0


def told(store: Store, *read: Callable[..., object]) -> list[object]:
    with store.read() as session:
        return [store.recalled.of(session, each) for each in read]


def add(store: Store, name: str) -> None:
    with store.edit(f"Add {name}", WHO) as session:
        session.add(Person(name=name))


def test_what_has_not_changed_is_not_read_again(store: Store) -> None:
    add(store, "Jo")
    assert told(store, names, meetings) == [("Jo",), 0]
    assert told(store, names, meetings) == [("Jo",), 0]
    assert reads == ["names", "meetings"]


def test_only_what_rests_on_a_written_table_is_read_again(store: Store) -> None:
    told(store, names, meetings)
    add(store, "Jo")
    assert told(store, names, meetings) == [("Jo",), 0]
    assert reads == ["names", "meetings", "names"]


def test_other_arguments_are_another_answer(store: Store) -> None:
    add(store, "Jo")
    with store.read() as session:
        assert store.recalled.of(session, parties, "Jo") == ("",)
        assert store.recalled.of(session, parties, name="Al") == ()
        assert store.recalled.of(session, parties, "Jo") == ("",)
    assert reads == ["parties of Jo", "parties of Al"]


def test_undo_and_redo_are_changes_like_others(store: Store) -> None:
    add(store, "Jo")
    assert told(store, names) == [("Jo",)]
    store.undo(WHO)
    assert told(store, names) == [()]
    store.redo(WHO)
    assert told(store, names) == [("Jo",)]


def test_bulk_and_raw_statements_are_seen_as_well(store: Store) -> None:
    add(store, "Jo")
    with store.read() as session:
        assert store.recalled.of(session, parties, "Jo") == ("",)
    with store.edit("Name the party", WHO) as session:
        session.execute(update(Person).values(party="Independent"))
    with store.read() as session:
        assert store.recalled.of(session, parties, "Jo") == ("Independent",)
    with store.edit("Name another", WHO) as session:
        session.execute(text("UPDATE person SET party = 'Green'"))
    with store.read() as session:
        assert store.recalled.of(session, parties, "Jo") == ("Green",)


def test_what_the_session_holds_already_counts_as_looked_at(store: Store) -> None:
    add(store, "Jo")
    with store.read() as session:
        person = session.scalars(select(Person)).one()
        ident = person.id

        def name_of(session: Session, ident: str) -> str:
            return session.get_one(Person, ident).name

        assert store.recalled.of(session, name_of, ident) == "Jo"
    with store.edit("Rename", WHO) as step:
        step.get_one(Person, ident).name = "Joanna"
    with store.read() as session:
        assert store.recalled.of(session, name_of, ident) == "Joanna"


def test_an_answer_that_came_out_the_same_is_the_same_object(store: Store) -> None:
    add(store, "Jo")
    [before] = told(store, counted)
    with store.edit("Rename", WHO) as session:
        session.execute(update(Person).values(name="Al"))
    [after] = told(store, counted)
    assert reads == ["counted", "counted"]
    assert after is before


def test_what_was_done_and_undone_is_not_read_again(store: Store) -> None:
    add(store, "Jo")
    [before] = told(store, names)
    with store.edit("Rename", WHO) as session:
        session.execute(update(Person).values(name="Joanna"))
    store.undo(WHO)
    [after] = told(store, names)
    assert reads == ["names"]
    assert after is before


def test_what_a_statement_does_not_bring_may_be_written(store: Store) -> None:
    add(store, "Jo")
    add(store, "Al")
    with store.read() as session:
        before = store.recalled.of(session, parties, "Jo")
    with store.edit("Another's party", WHO) as step:
        step.execute(update(Person).where(Person.name == "Al").values(party="Green"))
    with store.read() as session:
        assert store.recalled.of(session, parties, "Jo") is before
    with store.edit("The party", WHO) as step:
        step.execute(update(Person).where(Person.name == "Jo").values(party="Green"))
    with store.read() as session:
        assert store.recalled.of(session, parties, "Jo") == ("Green",)
    assert reads == ["parties of Jo", "parties of Jo"]


def test_changes_nobody_asked_about_are_not_forgotten(store: Store) -> None:
    add(store, "Jo")
    told(store, names)
    with store.edit("Rename", WHO) as session:
        session.execute(update(Person).values(name="Joanna"))
    told(store, meetings)
    add(store, "Al")
    told(store, meetings)
    assert told(store, names) == [("Al", "Joanna")]


def test_a_read_that_failed_leaves_no_answer_that_was_doubted(store: Store) -> None:
    add(store, "Jo")
    told(store, names)

    class Broken(Exception):
        pass

    def names_or_not(session: Session) -> tuple[str, ...]:
        found = names(session)
        if "Al" in found:
            raise Broken
        return found

    assert told(store, names_or_not) == [("Jo",)]
    add(store, "Al")
    for _ in range(2):
        with pytest.raises(Broken):
            told(store, names_or_not)


def test_a_read_inside_a_read_belongs_to_it(store: Store) -> None:
    def both(session: Session) -> tuple[object, object]:
        return names(session), session.info[RECALLED].of(session, meetings)

    assert told(store, both) == [((), 0)]
    with store.edit("Call a meeting", WHO) as session:
        session.add(Meeting(board_id="b" * 32, held_on=date(2019, 9, 11)))
    assert told(store, both) == [((), 1)]


def test_a_read_inside_a_read_asks_for_itself_and_leaves_what_the_other_holds(store: Store) -> None:
    add(store, "Jo")

    def party(session: Session) -> str:
        person = session.scalars(select(Person)).one()
        session.expire(person)
        inner = recall(session, parties, "Jo")
        return f"{person.name} {inner}"

    assert told(store, party, names) == ["Jo ('',)", ("Jo",)]
    with store.edit("Name the party", WHO) as step:
        step.execute(update(Person).values(party="Green"))
    with store.read() as session:
        assert recall(session, parties, "Jo") == ("Green",)
    assert told(store, party) == ["Jo ('Green',)"]


def test_a_column_that_was_not_looked_at_may_be_written(store: Store) -> None:
    def how_many(session: Session) -> int:
        reads.append("how many")
        return session.scalar(select(func.count(Person.name))) or 0

    add(store, "Jo")
    assert told(store, how_many) == [1]
    with store.edit("Name the party", WHO) as step:
        step.execute(update(Person).values(party="Green"))
    assert told(store, how_many) == [1]
    assert reads == ["how many"]
    add(store, "Al")
    assert told(store, how_many) == [2]


@pytest.mark.parametrize(
    ("statement", "rests_on"),
    [
        ("SELECT person.name FROM person", {"person", "person.name"}),
        ("SELECT p.name FROM person AS p", {"person", "person.*"}),
        ("SELECT person_1.name FROM person AS person_1", {"person", "person.name"}),
        ("SELECT name FROM person", {"person", "person.*"}),
        ("SELECT person.* FROM person WHERE person.id = ?", {"person", "person.*"}),
        ('SELECT "person"."name" FROM "person"', {"person", "person.name"}),
        (
            "SELECT anon_1.no FROM (SELECT seat.id AS no FROM seat JOIN person ON 1 = 1) AS anon_1",
            {"seat", "seat.id", "person", "person.*"},
        ),
        ("SELECT action_words.id FROM action_words", {"action", "action.id"}),
        (
            "SELECT tracking_decision_words.id FROM tracking_decision_words WHERE tracking_decision_words.words LIKE ?",
            {"tracking_decision", "tracking_decision.id", "tracking_decision.*", "progress", "progress.*"},
        ),
    ],
)
def test_what_an_answer_rests_on_is_seen_from_its_statement(statement: str, rests_on: set[str]) -> None:
    assert looked_at_by(statement) == rests_on


def test_inside_a_step_nothing_is_taken_from_memory(store: Store) -> None:
    assert told(store, names) == [()]
    with store.edit("Add Jo", WHO) as session:
        session.add(Person(name="Jo"))
        session.flush()
        assert recall(session, names) == ("Jo",)
    assert told(store, names) == [("Jo",)]


def test_only_so_many_answers_are_kept(store: Store) -> None:
    recalled = Recalled(most=2)
    with store.read() as session:
        for name in ("a", "b", "c", "a"):
            recalled.of(session, parties, name)
    assert reads == ["parties of a", "parties of b", "parties of c", "parties of a"]


def test_another_store_under_the_same_memory_is_told_apart(store: Store) -> None:
    recalled = Recalled()
    with store.read() as session:
        assert recalled.of(session, names) == ()
    add(store, "Jo")
    with store.read() as session:
        recalled.of(session, names)
    recalled._head = (1, "of a step this store never made")
    add(store, "Al")
    with store.read() as session:
        assert recalled.of(session, names) == ("Al", "Jo")


_moves = st.lists(st.sampled_from(["add", "rename", "party", "meeting", "undo", "redo"]), max_size=14)


@given(moves=_moves)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_done_the_answers_are_those_of_a_fresh_read(store: Store, moves: list[str]) -> None:
    for number, move in enumerate(moves):
        _make(store, move, number)
        with store.read() as session:
            recalled = [store.recalled.of(session, each) for each in (names, meetings)]
            session.expunge_all()
            assert recalled == [names(session), meetings(session)]


def _make(store: Store, move: str, number: int) -> None:
    if move in {"undo", "redo"}:
        try:
            store.undo(WHO) if move == "undo" else store.redo(WHO)
        except (NothingToUndo, NothingToRedo):
            return
        return
    with store.edit(move, WHO) as session:
        if move == "add":
            session.add(Person(name=f"Person {number}"))
        elif move == "meeting":
            session.add(Meeting(board_id="b" * 32, held_on=date(2019, 9, 1 + number)))
        else:
            change = {"name": f"Renamed {number}"} if move == "rename" else {"party": str(number)}
            session.execute(update(Person).values(change))
