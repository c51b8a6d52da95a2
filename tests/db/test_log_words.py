"""The words of the logs, kept beside each other while rows and threads change."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.log_words import LOGS, WordedLog, log_words
from db.store import Store
from db.tables import Base
from db.tables.actions import Action, ActionUpdate
from db.tables.decisions import Progress, TrackingDecision

WHO = "Ann Smith"
BOARD = "b" * 32


def _words(store: Store) -> dict[str, str]:
    with store.read() as session:
        return {row.row_id: row.words for row in session.execute(select(log_words))}


def _truth(store: Store) -> dict[str, list[str]]:
    """What every row says, put together by Python."""
    with store.read() as session:
        said: dict[str, list[str]] = {}
        for action in session.scalars(select(Action)):
            said[action.id] = [action.reference, action.text, action.owner]
        for update in session.scalars(select(ActionUpdate)):
            said[update.action_id].append(update.text)
        return {row_id: sorted(words) for row_id, words in said.items()}


@pytest.fixture
def log(store: Store) -> Store:
    """An action with an entry, and a decision with one."""
    with store.edit("Two matters", WHO) as session:
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
    words = _words(log)
    assert words["a1"].split("\n") == ["1", "Report on placements", "Zoë Kelly", "Sent to members"]
    assert "Children in care" in words["d1"]
    assert "E-mailed" in words["d1"]


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
        session.connection().exec_driver_sql("DELETE FROM log_words")
        session.connection().exec_driver_sql("DROP TRIGGER search_log_action_update")
    log.close()
    with Store.open(log.path, WHO) as again:
        assert _words(again) == before


@pytest.mark.parametrize("each", LOGS, ids=lambda each: each.log)
def test_every_column_that_is_read_is_there(each: WordedLog) -> None:
    table = Base.metadata.tables[each.table]
    assert set(each.columns) <= set(table.columns.keys())
    (index,) = [index for index in table.indexes if index.name == each.index]
    assert tuple(column.name for column in index.columns) == each.listed
    assert each.parent in Base.metadata.tables[each.entry].columns


_DEEDS = st.lists(
    st.tuples(st.sampled_from(["add", "say", "rewrite", "move", "drop", "undo"]), st.integers(0, 5)),
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
                if deed != "undo":
                    with store.edit(f"Step {number}", WHO) as session:
                        _do(session, deed, which, number)
                elif store.can_undo() is not None:
                    store.undo(WHO)
            kept = {
                row_id: sorted(filter(None, words.split("\n"))) for row_id, words in _words(store).items()
            }
            assert kept == _truth(store)


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
    elif deed == "say" and row is not None:
        session.add(ActionUpdate(action_id=row.id, position=number, text=f"said {number}"))
    elif deed == "rewrite" and entry is not None:
        entry.text = f"rewritten {number}"
    elif deed == "move" and entry is not None and row is not None:
        entry.action_id = row.id
    elif deed == "drop" and row is not None:
        session.delete(row)
