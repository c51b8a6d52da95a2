"""Minutes of former meetings in: read safely, understood line by line, corrected by whoever knows better."""

from boardkeeper.importing.old_minutes.lines import (
    KEPT_AS_WORDS,
    Came,
    Corrections,
    Decided,
    Doubt,
    LineKind,
    OldAttendee,
    OldDecision,
    OldDeclaration,
    OldLine,
    OldMinutes,
    PaperState,
)
from boardkeeper.importing.old_minutes.reading import old_minutes_of_text, read_old_minutes
from boardkeeper.importing.old_minutes.understanding import understand

__all__ = [
    "KEPT_AS_WORDS",
    "Came",
    "Corrections",
    "Decided",
    "Doubt",
    "LineKind",
    "OldAttendee",
    "OldDecision",
    "OldDeclaration",
    "OldLine",
    "OldMinutes",
    "PaperState",
    "old_minutes_of_text",
    "read_old_minutes",
    "understand",
]
