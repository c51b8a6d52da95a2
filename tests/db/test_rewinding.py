"""Rows read back from the journal are what stood there then, for random histories; nothing of the file changes."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db import rewinding
from db.store import Store
from db.tables.boards import Board
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, Resolution

WHO = "Ann Smith"
MEETINGS, MINUTES, PARAGRAPHS = ("m0", "m1"), ("n0", "n1", "n2"), tuple(f"p{number}" for number in range(5))
TABLES = ("meeting", "minute", "minute_paragraph", "resolution")

_move = st.tuples(st.integers(0, 5), st.integers(0, 4), st.integers(0, 4))
_history = st.lists(
    st.tuples(st.integers(0, 9), st.lists(_move, min_size=1, max_size=4)), min_size=6, max_size=14
)


@given(history=_history)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_rewinding_answers_what_was_read_then(history: list[tuple[int, list[tuple[int, int, int]]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "x.board", WHO) as store:
        store._file.driver.execute("PRAGMA synchronous = OFF")
        begin(store)
        seen = {newest(store): rows(store)}
        for choice, moves in history:
            if choice == 0 and store.can_undo():
                store.undo(WHO)
            elif choice == 1 and store.can_redo():
                store.redo(WHO)
            else:
                with store.edit("A step", WHO) as session:
                    for move in moves:
                        make(session, *move)
            seen[newest(store)] = rows(store)
        before = rows(store)
        with store.read() as session:
            connection = session.connection()
            for number, then in seen.items():
                for table in TABLES:
                    assert rewinding.rows_at(connection, number, table) == then[table]
                for minute in MINUTES:
                    mine = rewinding.rows_at(connection, number, "minute_paragraph", "minute_id", [minute])
                    wanted = {
                        key: row
                        for key, row in then["minute_paragraph"].items()
                        if row["minute_id"] == minute
                    }
                    assert mine == wanted
        assert rows(store) == before
        assert newest(store) == max(seen)
        assert store.verify().is_clean


def begin(store: Store) -> None:
    with store.edit("Make the board", WHO, undoable=False) as session:
        session.add(Board(id="b", name="B", council="C"))
        session.flush()
        session.add_all(
            Meeting(id=each, board_id="b", held_on=date(2019, 7, 10 + place))
            for place, each in enumerate(MEETINGS)
        )


def make(session: Any, kind: int, first: int, second: int) -> None:
    """One small move: begin, change, move or delete a minute, a paragraph or a limb."""
    minute_id, paragraph_id = MINUTES[first % 3], PARAGRAPHS[second]
    minute, paragraph = session.get(Minute, minute_id), session.get(MinuteParagraph, paragraph_id)
    if minute is None:
        session.add(
            Minute(
                id=minute_id,
                meeting_id=MEETINGS[second % 2],
                board_id="b",
                position=second,
                municipal_year=2019,
                title=f"T{second}",
            )
        )
    elif kind == 0:
        minute.title = f"Title {first}{second}"
    elif kind == 1 and second == 0:
        session.delete(minute)
    elif paragraph is None:
        session.add(MinuteParagraph(id=paragraph_id, minute_id=minute_id, position=second, text="é “one”"))
    elif kind == 2:
        paragraph.text, paragraph.position = f"{paragraph.text} {first}", first
    elif kind == 3:
        paragraph.minute_id = minute_id
    elif kind == 4:
        session.delete(paragraph)
    elif session.scalar(select(Resolution).where(Resolution.paragraph_id == paragraph_id)) is None:
        session.add(Resolution(paragraph_id=paragraph_id, votes_for=first, is_lost=bool(second % 2)))
    session.flush()


def newest(store: Store) -> int:
    return store.history(limit=1)[0].no


def rows(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {}
    with store.read() as session:
        for table in TABLES:
            answer = session.connection().exec_driver_sql(f"SELECT * FROM {table}").mappings()
            found[table] = {
                row["id"]: {name: value for name, value in row.items() if name != "version"} for row in answer
            }
    return found


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "x.board", WHO) as store:
        begin(store)
        yield store


def test_rows_that_ever_belonged_to_something_are_found_though_they_are_gone(store):
    with store.edit("Write", WHO) as session:
        make(session, 0, 0, 0)
    with store.edit("Take away", WHO) as session:
        session.delete(session.get_one(Minute, "n0"))
    with store.read() as session:
        assert rewinding.ids_ever(session.connection(), "minute", "meeting_id", ["m0"]) == {"n0"}
        assert rewinding.ids_ever(session.connection(), "minute", "meeting_id", ["m1"]) == set()


def test_a_session_over_rows_read_back_reads_them_as_the_file_would(store):
    with store.edit("Write", WHO) as session:
        make(session, 0, 0, 0)
    then = newest(store)
    with store.edit("Change", WHO) as session:
        session.get_one(Minute, "n0").title = "Changed"
    with store.read() as session:
        tables = {name: rewinding.rows_at(session.connection(), then, name) for name in ("board", *TABLES)}
    with rewinding.session_over(tables) as session:
        minute = session.get_one(Minute, "n0")
        assert (minute.title, minute.meeting_id) == ("T0", "m0")
        assert session.get_one(Meeting, "m0").held_on == date(2019, 7, 10)
    with rewinding.session_over({}) as session:
        assert session.scalars(select(Minute)).all() == []


def test_nothing_is_read_back_past_a_change_of_layout(store):
    with store.read() as session:
        assert rewinding.first_step(session.connection()) == 0
    with store.edit("Brought to layout 9", WHO, undoable=False) as session:
        make(session, 0, 0, 0)
    with store.read() as session:
        assert rewinding.first_step(session.connection()) == newest_in(session)


def newest_in(session: Any) -> int:
    return int(session.connection().exec_driver_sql("SELECT max(no) FROM change_txn").scalar_one())
