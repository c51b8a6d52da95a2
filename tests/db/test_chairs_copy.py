"""A chair's copy holds nothing that the officer's program would not take back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from db.chairs_copy import NotInAReview
from db.store import Store
from db.tables.actions import Action, ActionUpdate
from db.tables.boards import Board
from db.tables.reviews import Remark, RemarkAbout, Review, ReviewState

WHO = "Amina Okafor"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "chair.board", WHO) as store:
        with store.edit("Send", WHO, undoable=False) as session:
            session.add(Board(id="b" * 32, name="Board", council="Council"))
            session.flush()
            session.add(Action(id="a" * 32, board_id="b" * 32, reference="1", text="Count"))
            session.add(
                Review(
                    id="c" * 32,
                    board_id="b" * 32,
                    number=1,
                    state=ReviewState.WITH_CHAIR,
                    sent_to=WHO,
                    sent_by="Ann Smith",
                    sent_at=datetime.fromisoformat("2019-09-01T09:00"),
                    base_step=1,
                    base_hash="0" * 64,
                )
            )
        yield store


def remark(**facts: object) -> Remark:
    return Remark(
        board_id="b" * 32,
        about=RemarkAbout.ACTION,
        about_id="a" * 32,
        text="Why?",
        said_by=WHO,
        said_on=date(2019, 9, 2),
        **facts,
    )


def test_the_chair_remarks_reports_progress_and_changes_an_owner(store: Store) -> None:
    with store.edit("Work", WHO) as session:
        session.add(remark())
        session.add(ActionUpdate(action_id="a" * 32, text="Done half."))
        session.get_one(Action, "a" * 32).owner = "Nick Barr"
    store.undo(WHO)
    store.redo(WHO)
    with store.read() as session:
        assert session.get_one(Action, "a" * 32).owner == "Nick Barr"


def test_what_the_chair_added_may_be_changed_and_taken_back(store: Store) -> None:
    with store.edit("Remark", WHO) as session:
        session.add(made := remark())
    with store.edit("Mend it", WHO) as session:
        session.get_one(Remark, made.id).text = "Why not?"
    with store.edit("Take it back", WHO) as session:
        session.delete(session.get_one(Remark, made.id))
    assert [step.label for step in store.history()][:2] == ["Take it back", "Mend it"]


def test_what_is_the_officers_is_refused_and_nothing_of_the_step_is_kept(store: Store) -> None:
    with pytest.raises(NotInAReview, match="cannot be changed in a review"):
        _remark_and_renumber(store)
    with pytest.raises(NotInAReview), store.edit("Remove", WHO) as session:
        session.delete(session.get_one(Action, "a" * 32))
    with pytest.raises(NotInAReview), store.edit("Add", WHO) as session:
        session.add(Action(board_id="b" * 32, reference="2", text="Another"))
    assert [step.label for step in store.history()] == ["Send"]
    assert store.can_undo() is None


def _remark_and_renumber(store: Store) -> None:
    with store.edit("Both", WHO) as session:
        session.add(remark())
        session.get_one(Action, "a" * 32).reference = "7"


def test_a_boards_own_file_takes_everything(store: Store) -> None:
    with store.edit("Merge", WHO, undoable=False) as session:
        session.get_one(Review, "c" * 32).state = ReviewState.SENT
    with store.edit("Change", WHO) as session:
        session.get_one(Action, "a" * 32).reference = "7"
    assert store.can_undo() == "Change"
