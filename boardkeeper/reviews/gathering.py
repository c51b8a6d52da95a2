"""The rows of one board, copied as SQLite holds them, so that a file of its own can be made of them.

Every table is either copied or stays (a test sees to it that a new one is decided upon). Rows are found from the board
downwards; what a copied row refers to and did not go along is let go of at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from sqlalchemy import Connection, ForeignKey

from boardkeeper.rules.prioritisation import PAPER
from db.copying import rows_among
from db.tables import Base

Rows: TypeAlias = dict[str, dict[str, Any]]
"""Row by id, column by name."""
Gathered: TypeAlias = dict[str, Rows]

#: By which columns a row hangs on what is copied: on any of them.
OWNERS: dict[str, tuple[str, ...]] = {
    "closure": ("board_id",),
    "standing_item": ("board_id",),
    "seat": ("board_id",),
    "substitute": ("seat_id",),
    "template_section": ("board_id",),
    "template_sign_off": ("board_id",),
    "abbreviation": ("board_id",),
    "plan": ("board_id",),
    "priority": ("plan_id",),
    "milestone": ("priority_id",),
    "milestone_progress": ("milestone_id",),
    "kpi": ("board_id",),
    "kpi_target": ("kpi_id",),
    "kpi_benchmark": ("kpi_id",),
    "kpi_event": ("kpi_id",),
    "kpi_other_name": ("kpi_id",),
    "event": ("board_id",),
    "observation": ("kpi_id",),
    "restatement": ("observation_id",),
    "milestone_kpi": ("milestone_id",),
    "narrative": ("priority_id",),
    "pledge": ("board_id",),
    "notice": ("board_id",),
    "notice_paragraph": ("notice_id",),
    "notice_showing": ("notice_paragraph_id",),
    "notice_review": ("notice_id",),
    "voice": ("board_id",),
    "scheme_question": ("scheme_id",),
    "programme_item": ("board_id",),
    "scheme_answer": ("programme_item_id",),
    "meeting": ("board_id",),
    "accepted_finding": ("meeting_id",),
    "agenda_item": ("meeting_id",),
    "milestone_item": ("agenda_item_id",),
    "attendance": ("meeting_id",),
    "movement": ("attendance_id",),
    "declaration": ("meeting_id",),
    "report": ("agenda_item_id",),
    "report_section": ("report_id",),
    "report_paragraph": ("report_section_id",),
    "appendix": ("report_id",),
    "background_paper": ("report_id",),
    "sign_off": ("report_id",),
    "publication": ("meeting_id",),
    "published_paper": ("publication_id",),
    "published_item": ("publication_id",),
    "minute": ("board_id",),
    "minute_paragraph": ("minute_id",),
    "resolution": ("paragraph_id",),
    "vote": ("resolution_id",),
    "correction": ("meeting_id",),
    "tracking_decision": ("board_id",),
    "taken_up": ("agenda_item_id",),
    "progress": ("tracking_decision_id",),
    "action": ("board_id",),
    "action_update": ("action_id",),
    "evidence": ("action_id", "tracking_decision_id", "milestone_id", "notice_paragraph_id"),
    "remark": ("board_id",),
}
#: Copied too, but found by what names them.
NAMED = frozenset({"board", "prioritisation_scheme", "person", "post"})
#: What stays: the officer's own working, what only the office allots or binds, and what the store keeps by itself.
STAYS = frozenset(
    {
        "action_words", "allotted_number", "blob", "change_context", "change_row", "change_txn", "chase_letter", "import", "leaf",
        "minute_book", "minute_comment", "own_word", "recipient", "review", "saved_view", "search_entry", "snippet",
        "tracking_decision_words", "workbook_mapping",
    }
)  # fmt: skip


def gather(connection: Connection, board_id: str) -> Gathered:
    """Every row of a board that a chair may need, with the people it names.

    Args:
        connection: In a transaction that reads.
        board_id: The board; no other board of the file leaves a trace.
    """
    found: Gathered = {"board": rows_among(connection, "board", "id", (board_id,))}
    schemes = [row["scheme_id"] for row in found["board"].values() if row["scheme_id"]]
    found["prioritisation_scheme"] = (
        rows_among(connection, "prioritisation_scheme", "id", schemes)
        if schemes
        else rows_among(connection, "prioritisation_scheme", "name", [PAPER.name])
    )
    for name, owners in OWNERS.items():
        rows: Rows = {}
        for column in owners:
            rows |= rows_among(connection, name, column, found[_parent(name, column)])
        found[name] = rows
    return found


def add_people(connection: Connection, found: Gathered) -> None:
    """Add the people that the rows name, and their posts; others stay where they are."""
    wanted = _people_named(found)
    found["person"] = rows_among(connection, "person", "id", wanted)
    found["post"] = rows_among(connection, "post", "person_id", wanted)


def _people_named(found: Gathered) -> set[str]:
    return {
        row[column.name]
        for name, rows in found.items()
        for column in _references(name, "person")
        for row in rows.values()
        if name != "post" and row[column.name]
    }


def let_go(found: Gathered, keeps_file: Callable[[str, dict[str, Any]], bool]) -> None:
    """Let go of what did not go along: a row goes with what it belongs to, a mere reference becomes blank.

    Args:
        found: Changed in place.
        keeps_file: Whether the kept files of a row, given with the name of its table, go along.
    """
    for rows in found.values():
        for row in rows.values():
            if row.get("import_id"):
                row.update(import_id=None, source_sheet="", source_cell="")
    is_whole = False
    while not is_whole:
        is_whole = True
        for name, key in _foreign_keys(found):
            column, target = key.parent, key.column.table.name
            for row_id, row in list(found[name].items()):
                value = row[column.name]
                if value is None or _is_there(found, target, value, keeps_file(name, row)):
                    continue
                if column.nullable and not _is_last_owner(name, column.name, row):
                    row[column.name] = None
                else:
                    del found[name][row_id]
                    is_whole = False

    named = _people_named(found)
    found["person"] = {row_id: row for row_id, row in found["person"].items() if row_id in named}
    found["post"] = {row_id: row for row_id, row in found["post"].items() if row["person_id"] in named}


def files_named(found: Gathered) -> set[str]:
    """The hashes of the kept files that the rows name."""
    return {
        row[column.name]
        for name, rows in found.items()
        for column in _references(name, "blob")
        for row in rows.values()
        if row[column.name]
    }


def in_order(found: Gathered) -> Iterator[tuple[str, Rows]]:
    """The tables that hold something, those first that others refer to."""
    for table in Base.metadata.sorted_tables:
        if found.get(table.name):
            yield table.name, found[table.name]


def _parent(name: str, column: str) -> str:
    (key,) = Base.metadata.tables[name].columns[column].foreign_keys
    return key.column.table.name


def _references(name: str, target: str) -> list[Any]:
    keys = Base.metadata.tables[name].foreign_keys
    return [key.parent for key in keys if key.column.table.name == target]


def _foreign_keys(found: Gathered) -> list[tuple[str, ForeignKey]]:
    return [(name, key) for name, _ in in_order(found) for key in Base.metadata.tables[name].foreign_keys]


def _is_there(found: Gathered, target: str, value: str, keeps_file: bool) -> bool:
    if target == "blob":
        return keeps_file
    return value in found.get(target, {})


def _is_last_owner(name: str, column: str, row: dict[str, Any]) -> bool:
    owners = OWNERS.get(name, ())
    return column in owners and not any(row[other] for other in owners if other != column)
