"""Forgery shows: whatever is done to the file behind the program's back is found, and named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from db.store import Store
from db.tables.people import Person

WHO = "Ann Smith"
_IMAGE = "txn_no, table_name, row_id, op, old, new"


@pytest.fixture
def story(store: Store) -> Store:
    """Steps 2 to 6 over one person: added, renamed, renamed, undone; and a second one added."""
    with store.edit("Add Jo", WHO) as session:
        session.add(jo := Person(id="a" * 32, name="Jo"))
    for name in ("Joanna", "Josephine"):
        with store.edit(f"Rename to {name}", WHO) as session:
            session.get_one(Person, jo.id).name = name
    store.undo(WHO)
    with store.edit("Add Al", WHO) as session:
        session.add(Person(id="c" * 32, name="Al"))
    return store


def _drop_triggers(store: Store) -> list[str]:
    with store.read() as session:
        names = session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return [f'DROP TRIGGER "{name}"' for (name,) in names]


def test_an_honest_board_is_clean(story: Store) -> None:
    found = story.verify()
    assert found.is_clean
    assert found.integrity_messages == []
    assert found.problems == []
    assert found.steps == 6


def test_an_empty_board_is_clean(path: Any) -> None:
    with Store.create(path, WHO) as empty:
        assert empty.verify().is_clean


@pytest.mark.parametrize(
    ("forgery", "finding"),
    [
        ("UPDATE change_txn SET who = 'Bob' WHERE no = 3", "Step 3 (“Rename to Joanna”) was altered"),
        ("UPDATE change_txn SET at = '2019-01-01T00:00:00+00:00' WHERE no = 3", "Step 3"),
        (
            "UPDATE change_txn SET label = 'Nothing at all' WHERE no = 2",
            "Step 2 (“Nothing at all”) was altered",
        ),
        ("UPDATE change_txn SET undo_of = 3 WHERE no = 5", "Step 5"),
        ('UPDATE change_row SET new = \'{"name":"Joan"}\' WHERE txn_no = 3', "Step 3"),
        ("UPDATE change_row SET table_name = 'post' WHERE txn_no = 6", "Step 6"),
        ("UPDATE change_row SET new = 'not json' WHERE txn_no = 6", "cannot be read"),
        ("DELETE FROM change_row WHERE txn_no = 3", "Step 3"),
        (
            f"INSERT INTO change_row ({_IMAGE}) VALUES (3, 'person', 'x', 'D', '{{}}', NULL)",
            "Step 3",
        ),
        (
            f"INSERT INTO change_row ({_IMAGE}) VALUES (77, 'person', 'x', 'D', '{{}}', NULL)",
            "changes of a step 77 that is not there",
        ),
        (
            f"INSERT INTO change_row ({_IMAGE}) SELECT NULL, 'person', row_id, 'U', '{{\"name\":\"Bo\"}}', new FROM change_row",
            "does not fit together",
        ),
        ("DELETE FROM change_txn WHERE no = 3", "Step 3 is missing"),
        ("DELETE FROM change_txn WHERE no = 6", "The end of the journal was cut off"),
        ("UPDATE change_txn SET no = 100 - no WHERE no IN (3, 4)", "missing"),
        ("UPDATE change_context SET head_hash = hex(zeroblob(32))", "The end of the journal"),
    ],
)
def test_a_forged_journal_is_found(
    story: Store, behind: Callable[..., Any], forgery: str, finding: str
) -> None:
    behind(forgery)
    with Store.open(story.path) as again:
        found = again.verify()
    assert not found.journal_intact
    assert any(finding in problem for problem in found.problems), found.problems


@pytest.mark.parametrize(
    ("forgery", "finding"),
    [
        ("UPDATE person SET name = 'Forged' WHERE name = 'Al'", f"Row {'c' * 32} of person was changed past the journal (name)"),
        ("DELETE FROM person WHERE name = 'Al'", f"Row {'c' * 32} of person was removed past the journal"),
        (
            "INSERT INTO person SELECT name, sort_name, email, telephone, organisation, party, 'new', 1 FROM person LIMIT 1",
            "Row new of person is not in the journal",
        ),
        ("UPDATE person SET party = x'00ff' WHERE name = 'Al'", "never writes"),
    ],
)  # fmt: skip
def test_a_row_changed_with_the_triggers_off_is_found(
    story: Store, behind: Callable[..., Any], forgery: str, finding: str
) -> None:
    columns = "name, sort_name, email, telephone, organisation, party, id, version"
    behind(*_drop_triggers(story), forgery.replace("INTO person SELECT", f"INTO person ({columns}) SELECT"))
    with Store.open(story.path) as again:
        found = again.verify()
    assert not found.journal_intact
    assert any(finding in problem for problem in found.problems), found.problems


def test_a_row_changed_by_another_program_is_counted_as_outside(
    story: Store, behind: Callable[..., Any]
) -> None:
    behind("UPDATE person SET name = 'Changed elsewhere'")
    with Store.open(story.path) as again:
        found = again.verify()
    assert found.changed_outside == 2
    assert found.journal_intact
    assert not found.is_clean


def test_a_change_that_poses_as_the_next_step_is_not_signed_with_it(
    story: Store, behind: Callable[..., Any]
) -> None:
    behind("UPDATE change_context SET txn_no = 7", "UPDATE person SET name = 'Forged' WHERE name = 'Al'")
    with Store.open(story.path) as again:
        assert not again.verify().journal_intact
        with again.edit("Add Cyd", WHO) as session:
            session.add(cyd := Person(name="Cyd"))
        assert session.changes.tables == {"person": frozenset({cyd.id})}
        assert again.verify().changed_outside == 1


def test_a_journal_cut_short_with_its_rows_put_back_is_found(
    story: Store, behind: Callable[..., Any]
) -> None:
    behind(
        *_drop_triggers(story),
        "DELETE FROM person WHERE name = 'Al'",
        "DELETE FROM change_row WHERE txn_no = 6",
        "DELETE FROM change_txn WHERE no = 6",
    )
    with Store.open(story.path) as again:
        assert again.verify().problems == ["The end of the journal was cut off or replaced."]


def test_a_step_with_its_own_hash_made_anew_breaks_the_one_after_it(
    story: Store, behind: Callable[..., Any]
) -> None:
    (prev, *step), images = _step_and_images(story, 3)
    step[3] = "Bob"
    digest = hashlib.sha256(prev.encode())
    for values in (step, *images):
        digest.update(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    behind(f"UPDATE change_txn SET who = 'Bob', hash = '{digest.hexdigest()}' WHERE no = 3")
    with Store.open(story.path) as again:
        assert again.verify().problems == ["Step 4 does not follow from the step before it."]


def _step_and_images(store: Store, number: int) -> tuple[list[Any], list[list[Any]]]:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        step = run(
            f"SELECT prev_hash, no, id, at, who, label, kind, undo_of FROM change_txn WHERE no = {number}"
        ).one()
        images = run(
            f"SELECT no, table_name, row_id, op, old, new FROM change_row WHERE txn_no = {number} ORDER BY no"
        ).all()
        return list(step), [list(image) for image in images]


def test_a_reference_to_nothing_is_found(story: Store, behind: Callable[..., Any]) -> None:
    behind(
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO seat (board_id, person_id, role, voting, position, id, version)"
        " VALUES ('nowhere', 'nobody', 'member', 'all items', 0, 's', 1)",
    )
    with Store.open(story.path) as again:
        found = again.verify()
    assert not found.integrity_ok
    assert any(
        "refers to a row of board that is not there" in message for message in found.integrity_messages
    )


def test_many_findings_are_cut_to_a_readable_number(store: Store, behind: Callable[..., Any]) -> None:
    with store.edit("Add many", WHO) as session:
        session.add_all([Person(name=f"Person {number}") for number in range(50)])
    behind(*_drop_triggers(store), "UPDATE person SET party = 'Forged'")
    with Store.open(store.path) as again:
        found = again.verify()
    assert len(found.problems) == 21
    assert found.problems[-1] == "And 30 more."


def test_progress_is_told_to_the_end(story: Store) -> None:
    told: list[tuple[str, int, int]] = []
    story.verify(lambda *step: told.append(step))
    assert told[-1][1:] == (3, 3)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
