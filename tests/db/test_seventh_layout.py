"""A file whose logs were looked through in one table for both is brought to one table for each, nothing lost."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from sqlalchemy import inspect
from sqlcipher3 import dbapi2

from db.store import Store
from db.tables.actions import ActionUpdate
from db.tables.decisions import TrackingDecision

SIXTH = Path(__file__).with_name("schemas") / "0006.board"
WHO = "Ann Smith"


def _words(store: Store, table: str) -> list[tuple[str, ...]]:
    with store.read() as session:
        rows = session.connection().exec_driver_sql(f"SELECT id, board_id, reference, words FROM {table}")
        return [tuple(row) for row in rows]


def test_what_both_logs_say_is_found_after_the_change_as_it_was_before(path: Path) -> None:
    with contextlib.closing(dbapi2.connect(str(SIXTH))) as before:
        old = dict(before.execute("SELECT row_id, words FROM log_words").fetchall())
    assert old.keys() == {"action", "decision"}
    shutil.copy(SIXTH, path)
    with Store.open(path, WHO) as store:
        assert _words(store, "action_words") == [("action", "board", "1", old["action"])]
        assert _words(store, "tracking_decision_words") == [("decision", "board", "1", old["decision"])]
        with store.read() as session:
            there = inspect(session.connection())
            assert "log_words" not in there.get_table_names()
            assert "ix_action_listed" not in {each["name"] for each in there.get_indexes("action")}
        assert store.verify().is_clean


def test_what_is_written_undone_and_redone_after_the_change_is_in_the_words(path: Path) -> None:
    shutil.copy(SIXTH, path)
    with Store.open(path, WHO) as store:
        before = _words(store, "action_words"), _words(store, "tracking_decision_words")
        with store.edit("Follow up", WHO) as session:
            session.add(ActionUpdate(action_id="action", text="Written to."))
            session.get_one(TrackingDecision, "decision").reference = "2"
        after = _words(store, "action_words"), _words(store, "tracking_decision_words")
        assert after[0][0][3].endswith("Written to.")
        assert after[1][0][2] == "2"
        assert after[1][0][3].startswith("2\n")
        store.undo(WHO)
        assert (_words(store, "action_words"), _words(store, "tracking_decision_words")) == before
        store.redo(WHO)
        assert (_words(store, "action_words"), _words(store, "tracking_decision_words")) == after
        assert store.verify().is_clean
