"""Random histories of up to sixty steps are undone to the floor and redone, exactly, and the journal tells every row."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from db.errors import CannotUndo
from db.store import Store
from db.tables import Base
from db.verifying import stored

WHO = "Ann Smith"
TABLES = (
    "board",
    "person",
    "meeting",
    "agenda_item",
    "attendance",
    "minute",
    "minute_paragraph",
    "resolution",
)

# A step is a few small moves; every move is a kind and two numbers that choose rows and values.
_move = st.tuples(st.integers(0, 11), st.integers(0, 9), st.integers(0, 9))
_step = st.lists(_move, min_size=1, max_size=4)
_histories = st.lists(_step, min_size=40, max_size=60)


@given(histories=_histories)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_random_histories_are_undone_to_the_floor_and_redone_exactly(histories: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "x.board", WHO) as store:
        _hurry(store)
        _make_board(store)
        states = [_rows(store)]
        for number, moves in enumerate(histories):
            with store.edit(f"Step {number}", WHO) as session:
                for move in moves:
                    _make(session.connection(), move)
            if session.changes:
                states.append(_rows(store))
        for state in reversed(states[:-1]):
            store.undo(WHO)
            assert _rows(store) == state
        assert store.can_undo() is None
        for state in states[1:]:
            store.redo(WHO)
            assert _rows(store) == state
        assert store.can_redo() is None
        assert store.verify().is_clean


@given(histories=st.lists(st.tuples(_step, st.integers(0, 9)), min_size=10, max_size=40))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_moves_back_and_forth_between_steps_never_lose_the_way(histories: list[Any]) -> None:
    """A model of two stacks, against undo, redo and the taking back of older steps in any order."""
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "x.board", WHO) as store:
        _hurry(store)
        _make_board(store)
        done, undone = [_rows(store)], []
        for moves, choice in histories:
            if choice < 3 and len(done) > 1:
                undone.append(done.pop())
                store.undo(WHO)
            elif choice < 5 and undone:
                done.append(undone.pop())
                store.redo(WHO)
            elif choice < 7 and _take_back_some_step(store, choice):
                done.append(_rows(store))
                undone.clear()
            else:
                with store.edit("A step", WHO) as session:
                    for move in moves:
                        _make(session.connection(), move)
                if session.changes:
                    done.append(_rows(store))
                    undone.clear()
            assert _rows(store) == done[-1]
            assert (store.can_undo() is not None, store.can_redo() is not None) == (
                len(done) > 1,
                bool(undone),
            )
        assert store.verify().is_clean


def _take_back_some_step(store: Store, choice: int) -> bool:
    steps = store.history()
    try:
        return bool(store.undo_step(steps[choice % len(steps)].id, WHO))
    except CannotUndo:
        return False


def _hurry(store: Store) -> None:
    """The disk is not what is tried here."""
    store._file.driver.execute("PRAGMA synchronous = OFF")
    store._file.driver.execute("PRAGMA journal_mode = MEMORY")


def _make_board(store: Store) -> None:
    with store.edit("Make the board", WHO, undoable=False) as session:
        run = session.connection().exec_driver_sql
        table = Base.metadata.tables["board"]
        values = {column.name: "" for column in table.columns if not column.nullable}
        values |= {
            "id": "b",
            "name": "B",
            "council": "C",
            "kind": "cabinet",
            "nation": "wales",
            "accent": "#000000",
        }
        values |= dict.fromkeys(
            ("sign_off_days", "briefing_days", "key_decision_days", "key_decision_in_working_days"), "1"
        )
        values |= dict.fromkeys(
            (
                "notice_in_working_days",
                "report_deadline_days",
                "quorum_minimum",
                "quorum_share",
                "position",
                "remind_days_before",
                "second_reminder_days",
                "named_days",
            ),
            "1",
        )
        values |= {"notice_days": "5", "version": "1"}
        run(
            f"INSERT INTO board ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
            tuple(values.values()),
        )


def _rows(store: Store) -> Any:
    with store._file.transaction("compare") as connection:
        return stored(connection, list(TABLES))


def _make(connection: Connection, move: tuple[int, int, int]) -> None:
    """Make one move; rows it cannot find and rules it would break leave the store as it is."""
    kind, first, second = move
    day = date(2019, 1, 1) + timedelta(days=first)
    run = connection.exec_driver_sql
    match kind:
        case 0:
            run(
                "INSERT OR IGNORE INTO person (id, name, sort_name, email, telephone, organisation, party, version)"
                " VALUES (?, ?, '', '', '', '', '', 1)",
                (f"p{first}", f"Person {second}"),
            )
        case 1:
            run("UPDATE person SET name = ?, version = version + 1 WHERE id = ?", (f"N{second}", f"p{first}"))
        case 2:
            run(
                "INSERT OR IGNORE INTO meeting (id, board_id, held_on, starts_at, venue, state, is_annual, reason,"
                " note, short_notice_reason, signed_by, version)"
                " VALUES (?, 'b', ?, '14:00', '', 'planned', 0, '', '', '', '', 1)",
                (f"m{first}", day.isoformat()),
            )
        case 3:
            run(
                "UPDATE meeting SET venue = venue || ?, approved_at_id = NULL WHERE id = ?",
                (str(second), f"m{first}"),
            )
        case 4:
            run(
                "UPDATE meeting SET approved_at_id = ? WHERE id = ? AND EXISTS (SELECT 1 FROM meeting WHERE id = ?)",
                (f"m{second}", f"m{first}", f"m{second}"),
            )
        case 5 | 6:
            run(
                "INSERT OR IGNORE INTO agenda_item (id, meeting_id, parent_id, position, frozen_number, title, purpose,"
                " kind, paper, lead, urgent_reason, exempt_paragraphs, public_interest_reason, is_confidential,"
                " excludes_public, concerns_education, version)"
                " SELECT ?, m.id, (SELECT id FROM agenda_item WHERE id = ?), 1, ?, 'Item', '', 'report', 'none', '', '',"
                " '', '', 0, 0, 0, 1 FROM meeting m ORDER BY m.id LIMIT 1 OFFSET ?",
                (f"i{first}", f"i{second}", str(first) if kind == 5 else None, second % 3),
            )
        case 7:
            run(
                "UPDATE agenda_item SET position = position + 1, title = title || ? WHERE position < 3",
                (first,),
            )
        case 8:
            run(
                "INSERT OR IGNORE INTO attendance (id, meeting_id, person_id, presence, acting_as, is_online,"
                " position, version) SELECT ?, m.id, p.id, 'present', '', 0, 0, 1 FROM meeting m, person p ORDER BY m.id, p.id LIMIT 1 OFFSET ?",
                (f"a{first}", second),
            )
        case 9:
            run("DELETE FROM meeting WHERE id = ?", (f"m{first}",))
        case 10:
            run("DELETE FROM agenda_item WHERE id = ?", (f"i{first}",))
        case 11:
            run(
                "DELETE FROM person WHERE id = ? AND id NOT IN (SELECT person_id FROM attendance)",
                (f"p{first}",),
            )
