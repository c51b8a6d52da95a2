"""What comes back is what the chair did; everything else is refused with a sentence of its own."""

from __future__ import annotations

import contextlib
import json
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from boardkeeper import actions, boards
from boardkeeper.errors import UserError, WrongPassphrase
from boardkeeper.reviews import reading, receiving, returning, sending
from boardkeeper.reviews.receiving import NotAReview, NotToBeMerged, Tampered
from boardkeeper.reviews.returned import ChangeKind
from db import journal, sealing
from db.errors import BoardDamaged, ForeignFile
from db.store import Store
from db.tables.actions import Action, ActionUpdate
from db.tables.reviews import Remark, RemarkAbout, Review, ReviewState

WHO, CHAIR = "Ann Smith", "Cllr Carter"
WORDS = "maple-otter-window-upgrade-candle"


def first_action(store: Store) -> Action:
    with store.read() as session:
        return session.scalars(select(Action).order_by(Action.reference)).first()


def remark_on(store: Store, action_id: str, text: str) -> str:
    with store.edit("Remark", CHAIR) as session:
        board_id = session.get_one(Action, action_id).board_id
        remark = Remark(
            board_id=board_id, about=RemarkAbout.ACTION, about_id=action_id, text=text, said_by=CHAIR,
            said_on=date(2026, 12, 1),
        )  # fmt: skip
        session.add(remark)
        session.flush()
        return remark.id


def rename_owner(store: Store, action_id: str, owner: str) -> None:
    with store.edit("Owner", CHAIR) as session:
        session.get_one(Action, action_id).owner = owner


@pytest.fixture
def worked(officer, chair, tmp_path):
    """A review that came back with one remark and one change; answers its path."""
    copy = chair(officer.send())
    action = first_action(copy)
    remark_on(copy, action.id, "Why so late?")
    rename_owner(copy, action.id, "Jean Kelly")
    path = returning.send_back(copy, CHAIR, tmp_path / "back.review")
    copy.close()
    return path


def test_what_the_chair_did_comes_back_as_plain_values(officer, worked):
    back = receiving.receive(officer.store, worked, WORDS)
    (review,) = reading.list_reviews(officer.store, officer.board_id)
    assert (back.review_id, back.board_id, back.chair) == (review.id, officer.board_id, CHAIR)
    made, changed = back.changes
    assert (changed.table, changed.kind, dict(changed.after)) == (
        "action",
        ChangeKind.CHANGED,
        {"owner": "Jean Kelly"},
    )
    assert dict(changed.before) == {"owner": first_action(officer.store).owner}
    assert (made.table, made.kind, made.after["text"]) == ("remark", ChangeKind.MADE, "Why so late?")
    assert made.after["id"] == made.row_id
    assert isinstance(back.returned_at, datetime)


def test_receiving_changes_nothing_anywhere(officer, worked):
    before = worked.read_bytes(), officer.store.history()
    receiving.receive(officer.store, worked, WORDS)
    assert (worked.read_bytes(), officer.store.history()) == before
    assert sorted(path.name for path in worked.parent.glob("*back*")) == ["back.review"]


def test_a_file_that_may_not_be_written_is_read_all_the_same(officer, worked):
    worked.chmod(0o444)
    assert receiving.receive(officer.store, worked, WORDS).changes


def test_what_was_undone_did_not_happen(officer, chair, tmp_path):
    copy = chair(officer.send())
    action = first_action(copy)
    rename_owner(copy, action.id, "A")
    copy.undo(CHAIR)
    remark_on(copy, action.id, "Gone again")
    copy.undo(CHAIR)
    remark_on(copy, action.id, "Stays")
    rename_owner(copy, action.id, "B")
    rename_owner(copy, action.id, action.owner)
    copy.undo(CHAIR)
    copy.redo(CHAIR)
    back = receiving.receive(officer.store, returning.send_back(copy, CHAIR, tmp_path / "back.review"), WORDS)
    assert [(each.table, each.after.get("text")) for each in back.changes] == [("remark", "Stays")]


def test_the_chair_goes_on_and_sends_back_again(officer, chair, tmp_path):
    copy = chair(officer.send())
    action = first_action(copy)
    assert returning.proposed_name(copy) == f"{copy.path.stem} - back.review"
    first = returning.send_back(copy, CHAIR, copy.path.with_name(returning.proposed_name(copy)))
    remark_on(copy, action.id, "One more thing")
    assert returning.proposed_name(copy) == f"{copy.path.stem} - back 2.review"
    second = returning.send_back(copy, CHAIR, copy.path.with_name(returning.proposed_name(copy)))
    assert receiving.receive(officer.store, first, WORDS).changes == ()
    assert len(receiving.receive(officer.store, second, WORDS).changes) == 1
    here = reading.review_here(copy)
    assert here is not None
    assert here.state is ReviewState.RETURNED


def test_evidence_the_chair_added_comes_with_its_file(officer, chair, tmp_path):
    from boardkeeper.kept_files import keep_into
    from db.tables.actions import Evidence

    copy = chair(officer.send())
    action = first_action(copy)
    with copy.edit("Evidence", CHAIR) as session:
        update = ActionUpdate(action_id=action.id, text="Seen", said_by=CHAIR)
        session.add(update)
        session.flush()
        digest = keep_into(session, b"a letter", "text/plain")
        session.add(
            Evidence(
                action_id=action.id,
                action_update_id=update.id,
                title="Letter",
                blob_hash=digest,
                file_name="a.txt",
            )
        )
    back = receiving.receive(officer.store, returning.send_back(copy, CHAIR, tmp_path / "back.review"), WORDS)
    assert [each.table for each in back.changes] == ["action_update", "evidence"]
    assert [(file.hash, file.content) for file in back.files] == [(digest, b"a letter")]


def test_a_copy_that_cannot_be_written_was_not_sent_back(officer, chair, tmp_path, monkeypatch):
    copy = chair(officer.send())
    monkeypatch.setattr(
        "db.backups.copy_checked", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space"))
    )
    with pytest.raises(UserError, match="could not be written"):
        returning.send_back(copy, CHAIR, tmp_path / "back.review")
    here = reading.review_here(copy)
    assert here is not None
    assert here.state is ReviewState.WITH_CHAIR
    assert not (tmp_path / "back.review").exists()


def test_the_open_file_is_not_sent_back_over_itself(officer, chair):
    copy = chair(officer.send())
    with pytest.raises(UserError, match="is the file that is open"):
        returning.send_back(copy, CHAIR, copy.path)


def test_a_boards_own_file_is_not_sent_back(officer, tmp_path):
    with pytest.raises(UserError, match="a board’s own"):
        returning.send_back(officer.store, WHO, tmp_path / "back.review")


# Refusals ---------------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_is_refused(officer, worked):
    with pytest.raises(WrongPassphrase):
        receiving.receive(officer.store, worked, "no such words at all")


def test_a_damaged_file_is_refused(officer, worked):
    whole = worked.read_bytes()
    worked.write_bytes(whole[:70_000] + b"\x00\x01" + whole[70_002:])
    with pytest.raises(BoardDamaged, match="seal"):
        receiving.receive(officer.store, worked, WORDS)


def test_a_letter_is_no_review(officer, tmp_path):
    (tmp_path / "letter.review").write_text("Dear officer, …")
    with pytest.raises(ForeignFile):
        receiving.receive(officer.store, tmp_path / "letter.review", WORDS)


def test_a_board_is_no_review(officer, sample_board):
    with pytest.raises(NotAReview, match="is a board, not a review"):
        receiving.receive(officer.store, sample_board, WORDS)


def test_the_open_file_is_no_review_that_came_back(officer, chair):
    path = officer.send()
    chair(path)
    with pytest.raises(UserError, match="is open in this program"):
        receiving.receive(officer.store, path, WORDS)


def test_a_sealed_file_without_a_review_in_it_is_refused(officer, tmp_path):
    Store.create(tmp_path / "empty.review", WHO, WORDS).close()
    with pytest.raises(NotAReview, match="no review that was with a chair"):
        receiving.receive(officer.store, tmp_path / "empty.review", WORDS)


def test_a_review_of_another_board_names_that_board(worked, tmp_path):
    with Store.create(tmp_path / "other.board", WHO) as store:
        boards.create_board(store, WHO, "Audit Committee", "Plymouth")
        with pytest.raises(
            NotToBeMerged, match="“Sandbourne Children’s Improvement Board”, which is no board"
        ):
            receiving.receive(store, worked, WORDS)


def test_a_file_restored_from_before_the_sending_does_not_know_the_review(worked, sample_board, tmp_path):
    shutil.copy(sample_board, tmp_path / "restored.board")
    with (
        Store.open(tmp_path / "restored.board", WHO) as store,
        pytest.raises(NotToBeMerged, match="restored from an older backup"),
    ):
        receiving.receive(store, worked, WORDS)


def test_a_file_whose_history_went_another_way_is_refused(officer, worked):
    """Restored from a backup, and a review with the same row then put in by hand: the step it began from is another."""
    with officer.store.edit("Other history", WHO) as session:
        row = session.scalars(select(Review)).one()
        row.base_hash = "f" * 64
    with pytest.raises(Tampered):
        receiving.receive(officer.store, worked, WORDS)


def test_what_was_merged_is_not_merged_again(officer, worked):
    with officer.store.edit("Merged", WHO) as session:
        row = session.scalars(select(Review)).one()
        row.state, row.merged_by, row.merged_at = (
            ReviewState.MERGED,
            WHO,
            datetime.fromisoformat("2026-12-03T10:00"),
        )
    with pytest.raises(NotToBeMerged, match="was brought in already on 3 December 2026 by Ann Smith"):
        receiving.receive(officer.store, worked, WORDS)
    officer.store.undo(WHO)
    assert receiving.receive(officer.store, worked, WORDS).changes


def test_what_was_withdrawn_is_not_merged(officer, worked):
    (review,) = reading.list_reviews(officer.store, officer.board_id)
    sending.withdraw(officer.store, WHO, review.id)
    with pytest.raises(NotToBeMerged, match="was withdrawn"):
        receiving.receive(officer.store, worked, WORDS)


def test_what_was_merged_is_not_withdrawn(officer):
    officer.send()
    with officer.store.edit("Merged", WHO) as session:
        session.scalars(select(Review)).one().state = ReviewState.MERGED
    (review,) = reading.list_reviews(officer.store, officer.board_id)
    with pytest.raises(UserError, match="was merged"):
        sending.withdraw(officer.store, WHO, review.id)


def test_a_chairs_copy_takes_nothing_in(officer, chair, worked):
    copy = chair(officer.send())
    with pytest.raises(NotToBeMerged, match="itself a review"):
        receiving.receive(copy, worked, WORDS)


def behind(path: Path, *statements: str) -> None:
    """Change a sealed file as another program would that knows the passphrase."""
    with contextlib.closing(dbapi2.connect(str(path), isolation_level=None)) as other:
        sealing.Seal.of(path, path.read_bytes()[:16], WORDS).put_on(other)
        for name in ("casefold", "sort_key"):
            other.create_function(name, 1, str, deterministic=True)
        for statement in statements:
            other.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE action SET owner = 'Nobody'",
        "DELETE FROM remark",
        "UPDATE change_row SET new = replace(new, 'Why so late?', 'Well done!')",
        "UPDATE change_txn SET who = 'Somebody else' WHERE no = 2",
        "UPDATE meeting SET venue = 'Elsewhere'",
    ],
)
def test_what_was_changed_with_another_program_is_refused(officer, worked, statement):
    behind(worked, statement)
    with pytest.raises(Tampered, match="changed outside the program"):
        receiving.receive(officer.store, worked, WORDS)


def test_a_forged_history_does_not_help_where_the_chair_may_not_write(officer, chair, tmp_path, monkeypatch):
    """As the program itself would journal it, with every hash right: still no change a chair can make."""
    monkeypatch.setattr("db.chairs_copy.refuse_other_changes", lambda *_: None)
    copy = chair(officer.send())
    with copy.edit("Move the meeting", CHAIR) as session:
        from db.tables.meetings import Meeting

        session.get_one(Meeting, officer.meeting_id).venue = "The chair’s kitchen"
    path = returning.send_back(copy, CHAIR, tmp_path / "back.review")
    with pytest.raises(Tampered):
        receiving.receive(officer.store, path, WORDS)


def test_a_forged_beginning_is_found_against_the_boards_own_history(officer, worked):
    """Every hash of the file is made anew over another base: the board remembers what it sent."""
    action = first_action(officer.store)
    forged = f"{action.owner} (forged)"
    with contextlib.closing(dbapi2.connect(str(worked), isolation_level=None)) as other:
        sealing.Seal.of(worked, worked.read_bytes()[:16], WORDS).put_on(other)
        rows = other.execute(
            "SELECT no, old, new, op FROM change_row WHERE table_name = 'action' AND row_id = ?", (action.id,)
        ).fetchall()
        for number, old, new, op in rows:
            told = json.loads(new if op == "I" else old)
            told["owner"] = forged
            column = "new" if op == "I" else "old"
            other.execute(f"UPDATE change_row SET {column} = ? WHERE no = ?", (json.dumps(told), number))
        _rehash(other)
    with pytest.raises(Tampered):
        receiving.receive(officer.store, worked, WORDS)


def _rehash(other: object) -> None:
    previous = journal.FIRST_HASH
    steps = other.execute(
        "SELECT no, id, at, who, label, kind, undo_of FROM change_txn ORDER BY no"
    ).fetchall()
    for step in steps:
        images = [
            journal.Image(*row)
            for row in other.execute(
                "SELECT no, table_name, row_id, op, old, new FROM change_row WHERE txn_no = ? ORDER BY no",
                (step[0],),
            )
        ]
        digest = journal.step_hash(previous, tuple(step), images)
        other.execute(
            "UPDATE change_txn SET prev_hash = ?, hash = ? WHERE no = ?", (previous, digest, step[0])
        )
        previous = digest
    other.execute("UPDATE change_context SET head_hash = ?", (previous,))


def test_what_was_changed_at_the_office_meanwhile_is_no_tampering(officer, worked):
    action = first_action(officer.store)
    with officer.store.edit("Meanwhile", WHO) as session:
        row = session.get_one(Action, action.id)
        row.owner, row.text = "Somebody new", "Other words"
    actions.add_action(officer.store, WHO, officer.board_id, "New", "X", "", raised_on=None)
    changed = receiving.receive(officer.store, worked, WORDS).changes[1]
    assert dict(changed.before) == {"owner": action.owner}


def test_reading_can_be_stopped(worked):
    with pytest.raises(UserError, match="stopped"):
        receiving.unseal(worked, WORDS, cancelled=lambda: True)


def test_nothing_is_left_in_the_temporary_folder(officer, worked, tmp_path, monkeypatch):
    import tempfile

    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    receiving.receive(officer.store, worked, WORDS)
    assert list(place.iterdir()) == []
