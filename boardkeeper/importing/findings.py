"""What a reader says about a sheet besides its rows: refusals, remarks, and the part each cell played."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CellRole(StrEnum):
    """The part a cell played, for tinting the sheet in the preview."""

    HEADER = "header"
    PERIOD = "period"
    LABEL = "label"
    VALUE = "value"
    FRACTION = "fraction"
    TARGET = "target"
    BASELINE = "baseline"
    BENCHMARK = "benchmark"
    NOTE = "note"
    IGNORED = "ignored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken: the sheet, the cell ("" for the sheet as a whole) and why, in one sentence."""

    sheet: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know though it was taken, or was left out on purpose; one sentence."""

    sheet: str
    cell: str
    sentence: str


class Findings:
    """Collects refusals, remarks and cell roles while one sheet is read.

    Args:
        sheet: The sheet's title.
    """

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.refusals: list[Refusal] = []
        self.remarks: list[Remark] = []
        self.roles: dict[tuple[int, int], CellRole] = {}

    def refuse(self, cell: str, reason: str) -> None:
        """Note something that was not taken."""
        self.refusals.append(Refusal(self.sheet, cell, reason))

    def remark(self, cell: str, sentence: str) -> None:
        """Note something worth knowing."""
        self.remarks.append(Remark(self.sheet, cell, sentence))
