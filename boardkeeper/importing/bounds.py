"""How much of a workbook is too much."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits inside which a workbook is read.

    Attributes:
        file_bytes: Largest file opened at all.
        unpacked_bytes: Largest sum of what a zipped workbook says it unpacks to.
        entries: Most parts a zipped workbook may have.
        cells: Most cells with something in them, over all sheets.
        spread: Largest area between the first and the last filled cell of a sheet of few cells.
        seconds: How long the reading process may run.
        memory_bytes: How much memory the reading process may address, where the system can enforce it.
    """

    file_bytes: int = 100 * MIB
    unpacked_bytes: int = 1024 * MIB
    entries: int = 5_000
    cells: int = 2_000_000
    spread: int = 20_000_000
    seconds: float = 120.0
    memory_bytes: int = 1024 * MIB


DEFAULT_BOUNDS = Bounds()
