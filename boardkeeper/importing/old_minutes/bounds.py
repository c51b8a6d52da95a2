"""How much of a file of minutes is too much."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits inside which old minutes are read.

    Attributes:
        file_bytes: Largest file opened at all; pictures count here and are never unpacked.
        part_bytes: Largest part of a Word file that is parsed.
        unpacked_bytes: Largest sum of what a Word file says it unpacks to.
        entries: Most parts a Word file may have.
        lines: Most lines that are understood; the minutes of a long council meeting have some 500.
        characters: Most characters in all of them.
        line_characters: Most characters of one paragraph; tables may have more.
        seconds: How long the reading process may run.
        memory_bytes: How much memory the reading process may address, where the system can enforce it.
    """

    file_bytes: int = 100 * MIB
    part_bytes: int = 32 * MIB
    unpacked_bytes: int = 512 * MIB
    entries: int = 5_000
    lines: int = 5_000
    characters: int = 1_500_000
    line_characters: int = 30_000
    seconds: float = 60.0
    memory_bytes: int = 1024 * MIB


DEFAULT_BOUNDS = Bounds()
