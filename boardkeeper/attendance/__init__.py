"""Attendance and interests: who was at a meeting and how, what members declared, and whether there was a quorum."""

from boardkeeper.attendance.declaring import (
    ALL_ITEMS,
    Preset,
    declaration_into,
    declare_interest,
    presets,
    presets_in,
    remove_declaration,
    update_declaration,
)
from boardkeeper.attendance.naming import (
    TAKES_NEWCOMERS,
    Understood,
    known_in,
    record_named,
    understand,
)
from boardkeeper.attendance.quorum import QuorumAtItem, quorum_in, quorum_of
from boardkeeper.attendance.recording import (
    CHAIR,
    IN_THE_ROOM,
    VICE_CHAIR,
    attendance_into,
    choose_acting,
    mark_all_present,
    movement_into,
    record_attendance,
    record_movement,
    remove_attendance,
    remove_movement,
    set_online,
)
from boardkeeper.rules.known_names import KnownPerson
from db.tables.meetings import Interest, Presence

__all__ = [
    "ALL_ITEMS",
    "CHAIR",
    "IN_THE_ROOM",
    "TAKES_NEWCOMERS",
    "VICE_CHAIR",
    "Interest",
    "KnownPerson",
    "Presence",
    "Preset",
    "QuorumAtItem",
    "Understood",
    "attendance_into",
    "choose_acting",
    "declaration_into",
    "declare_interest",
    "known_in",
    "mark_all_present",
    "movement_into",
    "presets",
    "presets_in",
    "quorum_in",
    "quorum_of",
    "record_attendance",
    "record_movement",
    "record_named",
    "remove_attendance",
    "remove_declaration",
    "remove_movement",
    "set_online",
    "understand",
    "update_declaration",
]
