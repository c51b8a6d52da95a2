"""Undo, redo and the list of steps, all read from the journal.

Undoing is a step of its own that applies the inverse images; nothing is ever taken out of the journal. A step counts
as undone while some later step that names it in `undo_of` is not itself undone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from db.errors import CannotUndo
from db.journal import Changes, Image, StepKind, images_of


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step as the history shows it.

    Args:
        no: Running number from 1.
        at: When, with time zone (UTC).
        undone: Its effect is taken back at present.
        rows: How many row images it holds.
    """

    no: int
    id: str
    who: str
    at: datetime
    label: str
    kind: StepKind
    undone: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo did: the label of the step it took back or made again, and what changed."""

    label: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Target:
    """A step that undo or redo would take: `no` is the step whose images are inverted."""

    no: int
    label: str


def undo_target(connection: Connection) -> Target | None:
    """The newest step that stands and may be undone; None at the floor."""
    undone: set[int] = set()
    for no, kind, label, undo_of in _newest_first(connection):
        if kind == StepKind.BASE:
            return None
        if no not in undone:
            if undo_of is not None:
                undone.add(undo_of)
            if kind == StepKind.DO:
                return Target(no, label)
    return None


def redo_target(connection: Connection) -> Target | None:
    """The newest undo that stands, if nothing else was done after it."""
    undone: set[int] = set()
    for no, kind, label, undo_of in _newest_first(connection):
        if kind in {StepKind.DO, StepKind.BASE}:
            return None
        if no not in undone:
            undone.add(undo_of)
            if kind == StepKind.UNDO:
                return Target(no, label)
    return None


def step_target(connection: Connection, step_id: str) -> Target:
    """An older step by its id, if it stands.

    Raises:
        CannotUndo: No such step, the board's making, a step that is undone already, or an undo.
    """
    undone = undone_steps(connection)
    row = connection.exec_driver_sql(
        "SELECT no, label, kind FROM change_txn WHERE id = ?", (step_id,)
    ).one_or_none()
    if row is None:
        raise CannotUndo(
            "That step is not in the history of this board.", "Refresh the history and try again."
        )
    no, label, kind = row
    if kind == StepKind.BASE:
        raise CannotUndo(f"“{label}” is where the board begins.", "It cannot be undone.")
    if kind != StepKind.DO:
        raise CannotUndo(f"“{label}” was itself an undo or redo.", "Use undo or redo instead.")
    if no in undone:
        raise CannotUndo(f"“{label}” is undone already.", "Use redo to have it back.")
    return Target(no, label)


def _newest_first(connection: Connection) -> Any:
    return connection.exec_driver_sql("SELECT no, kind, label, undo_of FROM change_txn ORDER BY no DESC")


def undone_steps(connection: Connection) -> frozenset[int]:
    """The numbers of the steps whose effect is taken back at present."""
    undone: set[int] = set()
    rows = connection.exec_driver_sql(
        "SELECT no, undo_of FROM change_txn WHERE undo_of IS NOT NULL ORDER BY no DESC"
    )
    for no, undo_of in rows:
        if no not in undone:
            undone.add(undo_of)
    return frozenset(undone)


def list_steps(
    connection: Connection, *, limit: int, offset: int, table: str | None = None, row_id: str | None = None
) -> list[HistoryStep]:
    """Steps, newest first; of one table or one row when named."""
    undone = undone_steps(connection)
    rows = connection.exec_driver_sql(
        "SELECT t.no, t.id, t.who, t.at, t.label, t.kind,"
        " (SELECT count(*) FROM change_row r WHERE r.txn_no = t.no) FROM change_txn t"
        " WHERE (:table IS NULL AND :row_id IS NULL) OR t.no IN (SELECT txn_no FROM change_row"
        " WHERE (:table IS NULL OR table_name = :table) AND (:row_id IS NULL OR row_id = :row_id))"
        " ORDER BY t.no DESC LIMIT :limit OFFSET :offset",
        {"table": table, "row_id": row_id, "limit": limit, "offset": offset},
    )
    return [
        HistoryStep(no, id_, who, datetime.fromisoformat(at), label, StepKind(kind), no in undone, count)
        for no, id_, who, at, label, kind, count in rows
    ]


def take_back(connection: Connection, target: Target, number: int) -> None:
    """Apply the inverse images of a step within the open step `number`, last first.

    Raises:
        CannotUndo: Something the step wrote has changed since; nothing may be kept then.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    images = images_of(connection, target.no)
    versioned = {table for table in {image.table for image in images} if _has_version(connection, table)}
    for image in reversed(images):
        try:
            _invert(connection, image, target, versioned=image.table in versioned)
        except IntegrityError as error:
            raise _refusal(connection, image, target) from error
    made = connection.exec_driver_sql(
        "SELECT count(*) FROM change_row WHERE txn_no = ?", (number,)
    ).scalar_one()
    if made != len(images):
        # More rows fell than the step had made: something was hung on them later and went with them.
        raise _refusal_of_extra(connection, target, number)


def _invert(connection: Connection, image: Image, target: Target, *, versioned: bool) -> None:
    table = f'"{image.table}"'
    old = json.loads(image.old) if image.old is not None else {}
    new = json.loads(image.new) if image.new is not None else {}
    if image.op == "D":
        if _exists(connection, table, image.row_id):
            raise _refusal(connection, image, target)
        row = dict(old)
        if versioned:
            row["version"] += 1
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
        return
    if _current(connection, table, image.row_id, new) != new:
        raise _refusal(connection, image, target)
    if image.op == "I":
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (image.row_id,))
        return
    settings = [f'"{name}" = ?' for name in old]
    if versioned:
        settings.append("version = version + 1")
    connection.exec_driver_sql(
        f"UPDATE {table} SET {', '.join(settings)} WHERE id = ?", (*old.values(), image.row_id)
    )


def _exists(connection: Connection, table: str, row_id: str) -> bool:
    found = connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).first()
    return found is not None


def _current(
    connection: Connection, table: str, row_id: str, columns: dict[str, Any]
) -> dict[str, Any] | None:
    # Read through the same JSON as the images were made with, so that equal values compare equal.
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in columns)
    found = connection.exec_driver_sql(
        f"SELECT json_object({pairs}) FROM {table} WHERE id = ?", (row_id,)
    ).scalar()
    return None if found is None else dict(json.loads(found))


def _has_version(connection: Connection, table: str) -> bool:
    found = connection.exec_driver_sql(
        "SELECT 1 FROM pragma_table_info(?) WHERE name = 'version'", (table,)
    ).first()
    return found is not None


def _refusal(connection: Connection, image: Image, target: Target) -> CannotUndo:
    """Name the later step that changed the same columns of the row, or say that it came from outside."""
    columns = set(json.loads(image.new or image.old or "{}"))
    later = connection.exec_driver_sql(
        "SELECT r.txn_no, r.op, r.old, r.new, t.label FROM change_row r LEFT JOIN change_txn t ON t.no = r.txn_no"
        " WHERE r.table_name = ? AND r.row_id = ? AND r.no > ? AND r.txn_no IS NOT (SELECT txn_no FROM change_context)"
        " ORDER BY r.no DESC",
        (image.table, image.row_id, image.no),
    )
    for txn_no, op, old, new, label in later:
        if op == "U" and columns.isdisjoint(json.loads(old)) and columns.isdisjoint(json.loads(new)):
            continue
        if txn_no is None:
            break
        return _changed_by(target, label)
    return CannotUndo(
        f"“{target.label}” cannot be undone: what it wrote has changed since.",
        "Change it back by hand; the history shows what it was.",
    )


def _refusal_of_extra(connection: Connection, target: Target, number: int) -> CannotUndo:
    label = connection.exec_driver_sql(
        "SELECT t.label FROM change_row fallen JOIN change_row made"
        " ON made.table_name = fallen.table_name AND made.row_id = fallen.row_id AND made.txn_no > ?"
        " JOIN change_txn t ON t.no = made.txn_no WHERE fallen.txn_no = ? AND made.txn_no <> ?"
        " ORDER BY made.no DESC LIMIT 1",
        (target.no, number, number),
    ).scalar()
    if label is not None:
        return _changed_by(target, label)
    return CannotUndo(
        f"“{target.label}” cannot be undone: other entries depend on it by now.",
        "Remove those first, or change it back by hand.",
    )


def _changed_by(target: Target, label: str) -> CannotUndo:
    return CannotUndo(
        f"“{target.label}” cannot be undone: “{label}” changed the same thing later.",
        f"Undo “{label}” first, or change it back by hand.",
    )
