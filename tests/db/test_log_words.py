"""What the logs are looked through in, kept while rows and threads change."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.log_words import LOGS, WordedLog
from db.recalling import recall
from db.store import Store
from db.tables import Base
from db.tables.actions import Action, ActionUpdate
from db.tables.boards import Board
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import FollowUpStatus, Importance
from db.tables.programme import ProgrammeItem, ProgrammeList

WHO = "Ann Smith"
BOARD = "b" * 32
MADE = {Action: LOGS[0], TrackingDecision: LOGS[1]}
ENTRIES: dict[Any, Any] = {Action: ActionUpdate, TrackingDecision: Progress}

Kept = dict[str, dict[str, Any]]


def _kept(store: Store, each: WordedLog) -> Kept:
    """What is kept of the rows of a log, by their ids; the words as they are listed, in any order."""
    with store.read() as session:
        rows = session.execute(select(Base.metadata.tables[each.words])).mappings()
        return {row["id"]: {**row, "words": sorted(row["words"].split("\n"))} for row in rows}


def _truth(store: Store, row: Any) -> Kept:
    """The same, put together by Python from the rows and their entries."""
    each, entry = MADE[row], ENTRIES[row]
    with store.read() as session:
        found: Kept = {}
        for one in session.scalars(select(row)):
            told = session.scalars(select(entry.text).where(getattr(entry, each.parent) == one.id)).all()
            said = [getattr(one, name) for name in each.said]
            found[one.id] = {name: getattr(one, name) for name in each.kept}
            found[one.id]["words"] = sorted([*said, *(told or [""])])
        return found


def _words(store: Store) -> dict[str, str]:
    return {row_id: "\n".join(row["words"]) for each in LOGS for row_id, row in _kept(store, each).items()}


@pytest.fixture
def log(store: Store) -> Store:
    """An action with an entry, and a decision with one."""
    with store.edit("Two matters", WHO) as session:
        session.add(
            ProgrammeItem(
                id="t1", board_id=BOARD, list_kind=ProgrammeList.TO_BE_SCHEDULED, topic="Placements"
            )
        )
        session.add(Board(id="c" * 32, name="Another board", council="Anyborough"))
        session.add(
            Action(id="a1", board_id=BOARD, reference="1", text="Report on placements", owner="Zoë Kelly")
        )
        session.add(
            TrackingDecision(
                id="d1",
                board_id=BOARD,
                reference="1",
                text="Ask for the trend",
                minute_title="Children in care",
            )
        )
        session.flush()
        session.add(ActionUpdate(id="u1", action_id="a1", text="Sent to members"))
        session.add(Progress(id="p1", tracking_decision_id="d1", text="E-mailed"))
    return store


def test_a_row_and_its_thread_stand_in_one_text(log: Store) -> None:
    with log.read() as session:
        words = session.scalar(select(Base.metadata.tables["action_words"].c.words))
    assert words == "1\nReport on placements\nZoë Kelly\nSent to members"
    assert "Children in care" in _words(log)["d1"]
    assert "E-mailed" in _words(log)["d1"]


OTHERS: dict[str, object] = {
    "board_id": "c" * 32,
    "status": FollowUpStatus.COMPLETE,
    "importance": Importance.HIGH,
    "programme_item_id": "t1",
    "position": 7,
}


@pytest.mark.parametrize(
    ("row", "column"),
    [(row, column) for row, each in MADE.items() for column in each.watched if column != "id"],
    ids=lambda each: getattr(each, "__tablename__", each),
)
def test_every_column_that_changes_is_kept_undone_and_redone(log: Store, row: Any, column: str) -> None:
    each = MADE[row]
    before = _kept(log, each)
    assert before == _truth(log, row)
    other = OTHERS.get(column, date(2020, 2, 29) if column.endswith("_on") else "Something else")
    with log.edit("Change it", WHO) as session:
        for one in session.scalars(select(row)):
            setattr(one, column, other)
    after = _kept(log, each)
    assert after == _truth(log, row) != before
    log.undo(WHO)
    assert _kept(log, each) == before
    log.redo(WHO)
    assert _kept(log, each) == after


@pytest.mark.parametrize("column", OTHERS)
def test_no_column_is_tried_with_what_it_holds_already(log: Store, column: str) -> None:
    with log.read() as session:
        made = [*session.scalars(select(Action)), *session.scalars(select(TrackingDecision))]
        assert all(getattr(one, column, None) != OTHERS[column] for one in made)


def test_what_is_undone_is_out_of_the_words_again(log: Store) -> None:
    before = _words(log)
    with log.edit("Say more", WHO) as session:
        session.get_one(Action, "a1").owner = "Ruth Woodhouse"
        session.add(ActionUpdate(action_id="a1", position=1, text="Reminded"))
    assert "Ruth Woodhouse" in _words(log)["a1"]
    assert "Reminded" in _words(log)["a1"]
    log.undo(WHO)
    assert _words(log) == before


def test_a_row_that_goes_takes_its_words_along(log: Store) -> None:
    with log.edit("Take it out", WHO) as session:
        session.delete(session.get_one(Action, "a1"))
    assert "a1" not in _words(log)
    log.undo(WHO)
    assert "Sent to members" in _words(log)["a1"]


def test_an_entry_that_is_rewritten_leaves_no_old_words(log: Store) -> None:
    with log.edit("Rewrite", WHO) as session:
        session.get_one(ActionUpdate, "u1").text = "Given to the chair"
    assert "Sent to members" not in _words(log)["a1"]
    assert "Given to the chair" in _words(log)["a1"]


def test_lost_words_are_made_anew_at_opening(log: Store) -> None:
    before = _words(log)
    with log.edit("Lose them", WHO, undoable=False) as session:
        session.connection().exec_driver_sql("DELETE FROM action_words")
        session.connection().exec_driver_sql("DROP TRIGGER search_log_action_update")
    log.close()
    with Store.open(log.path, WHO) as again:
        assert _words(again) == before


def test_what_was_read_from_the_words_is_read_again_once_a_thread_says_more(log: Store) -> None:
    table = Base.metadata.tables["action_words"]

    def found(session: Session) -> tuple[str, ...]:
        return tuple(session.scalars(select(table.c.id).where(table.c.words.contains("reminded"))))

    def recalled() -> object:
        with log.read() as session:
            return recall(session, found)

    assert recalled() == ()
    with log.edit("Say more", WHO) as session:
        session.add(ActionUpdate(action_id="a1", position=1, text="Reminded"))
    assert recalled() == ("a1",)
    log.undo(WHO)
    assert recalled() == ()


@pytest.mark.parametrize("each", LOGS, ids=lambda each: each.log)
def test_every_column_that_is_read_is_there_and_all_but_long_texts_are_in_the_index(each: WordedLog) -> None:
    row, words = Base.metadata.tables[each.table], Base.metadata.tables[each.words]
    assert set(each.watched) <= set(row.columns.keys())
    assert set(words.columns.keys()) == {*each.kept, "words"}
    (index,) = words.indexes
    assert (index.name, tuple(column.name for column in index.columns)) == (each.index, each.listed)
    assert each.parent in Base.metadata.tables[each.entry].columns


_DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["add", "say", "rewrite", "move", "close", "hand over", "drop", "undo", "redo"]),
        st.integers(0, 5),
    ),
    max_size=14,
)


@given(deeds=_DEEDS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_done_the_words_are_those_of_the_rows(
    made_once: Path, deeds: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "x.board"
        shutil.copy(made_once, copy)
        with Store.open(copy, WHO) as store:
            for number, (deed, which) in enumerate(deeds):
                if deed == "undo" and store.can_undo() is not None:
                    store.undo(WHO)
                elif deed == "redo" and store.can_redo() is not None:
                    store.redo(WHO)
                elif deed not in {"undo", "redo"}:
                    with store.edit(f"Step {number}", WHO) as session:
                        _do(session, deed, which, number)
            assert _kept(store, MADE[Action]) == _truth(store, Action)


def _do(session: Session, deed: str, which: int, number: int) -> None:
    """One deed on the action or the entry that the number chooses, if there is one."""
    rows = session.scalars(select(Action).order_by(Action.id)).all()
    entries = session.scalars(select(ActionUpdate).order_by(ActionUpdate.id)).all()
    row = rows[which % len(rows)] if rows else None
    entry = entries[which % len(entries)] if entries else None
    if deed == "add":
        session.add(
            Action(board_id=BOARD, reference=f"{number}", text=f"text {number}", owner=f"owner {which}")
        )
    elif deed == "rewrite" and entry is not None:
        entry.text = f"rewritten {number}"
    elif row is None:
        return
    elif deed == "say":
        session.add(ActionUpdate(action_id=row.id, position=number, text=f"said {number}"))
    elif deed == "move" and entry is not None:
        entry.action_id = row.id
    elif deed == "close":
        row.status, row.completed_on = FollowUpStatus.COMPLETE, date(2019, 9, 1 + number)
    elif deed == "hand over":
        row.owner = f"owner {number}"
    elif deed == "drop":
        session.delete(row)
