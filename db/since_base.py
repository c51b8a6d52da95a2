"""What was done to a file since its base step: the change of each row from then to now, whatever was undone in between."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from db.journal import Image, StepKind


@dataclass(frozen=True, slots=True)
class NetChange:
    """One row that is not as it was at the base step.

    Args:
        before: The columns that changed, as they were; all of them of a row that went; None of a row that was made.
        after: The same columns as they are; all of them of a row that was made; None of a row that went.
    """

    table: str
    row_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def images_since_base(connection: Connection) -> list[Image]:
    """Every image made since the last base step, in order; also those no step of the program made."""
    rows = connection.exec_driver_sql(
        "SELECT no, table_name, row_id, op, old, new FROM change_row WHERE txn_no IS NULL OR txn_no > "
        "(SELECT coalesce(max(no), 0) FROM change_txn WHERE kind = ?) ORDER BY no",
        (StepKind.BASE.value,),
    )
    return [Image(*row) for row in rows]


def net_changes(images: list[Image]) -> list[NetChange]:
    """What is left of images when those that cancel each other out are taken away; in the order rows were first met."""
    rows: dict[tuple[str, str], NetChange] = {}
    for image in images:
        key = (image.table, image.row_id)
        rows[key] = _then(rows.get(key), image)
    return [left for change in rows.values() if (left := _told(change)) is not None]


def _then(sofar: NetChange | None, image: Image) -> NetChange:
    old, new = _columns(image.old), _columns(image.new)
    if sofar is None:
        return NetChange(image.table, image.row_id, old, new)
    before = sofar.before
    if before is not None and old is not None:
        before = old | before
    after = new if image.op != "U" or new is None else (sofar.after or {}) | new
    return NetChange(image.table, image.row_id, before, after)


def _told(change: NetChange) -> NetChange | None:
    before, after = change.before, change.after
    if before is None or after is None:
        return None if before is after else change
    names = [name for name in after if before.get(name) != after[name]]
    if not names:
        return None
    return NetChange(
        change.table,
        change.row_id,
        {name: before.get(name) for name in names},
        {name: after[name] for name in names},
    )


def _columns(image: str | None) -> dict[str, Any] | None:
    if image is None:
        return None
    values = dict(json.loads(image))
    values.pop("version", None)
    return values
