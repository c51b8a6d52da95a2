"""What an import will do, line by line, and the mechanism every kind of workbook shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.matching import SheetColumns
from db.tables.imports import Import, ImportKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.importing.workbook import Workbook
    from boardkeeper.imports.sheets import SheetView


class LineKind(StrEnum):
    """What becomes of one row or figure of a workbook."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs from what is stored, both as words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One row or figure, the cell it stands in, and what differs; of a new one, `facts` says what was read."""

    kind: LineKind
    what: str
    title: str
    sheet: str
    cell: str
    changes: tuple[FieldChange, ...] = ()
    facts: str = ""


@dataclass(frozen=True, slots=True)
class OpenedWorkbook:
    """A workbook that has been read and not yet been taken apart as one kind.

    Attributes:
        file_name: Without its folder.
        content: The file's own bytes.
        workbook: Its sheets.
        kinds: The kinds whose tables it holds: one when it is obvious what it is, none when nobody understands it.
        month_in_name: The month the file is named by, "2019-06"; blank without one.
        is_pasted: It is no file but a block from the clipboard.
    """

    file_name: str
    content: bytes = field(repr=False)
    workbook: Workbook = field(repr=False)
    kinds: tuple[ImportKind, ...]
    month_in_name: str
    is_pasted: bool = False

    @property
    def proposed_kind(self) -> ImportKind | None:
        """The kind it obviously is; None when it may be several or none."""
        return self.kinds[0] if len(self.kinds) == 1 else None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A workbook as it was imported, from the board's own file."""

    file_name: str
    kind: ImportKind
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadImport:
    """A workbook that has been read and understood, with its own bytes, before anything is compared or written.

    Attributes:
        period: The month that milestone statuses are of; blank for the other kinds.
        sheets: For looking at.
        columns: How the columns of each sheet that is read were matched; none for figures.
        shapes: The same by the shape of the sheet.
        is_pasted: It is no file but a block from the clipboard.
    """

    kind: ImportKind
    file_name: str
    content: bytes
    media_type: str
    period: str
    rows: tuple[Any, ...]
    refused: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]] = field(default_factory=dict)
    sheets: tuple[SheetView, ...] = ()
    columns: tuple[SheetColumns, ...] = ()
    shapes: Mapping[str, SheetColumns] = field(default_factory=dict)
    is_pasted: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines are new, changed and the same."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class PolarityProposal:
    """Which way the catalogue thinks is good for an indicator nobody has judged yet."""

    name: str
    polarity: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What applying would do, compared with the board as it is now.

    Attributes:
        unjudged: Every indicator of which nobody has said which way is good; the catalogue knows some of them.
        refused: What was not taken, for what stands there or for what the board holds.
        remarks: What should be known.
        keeps_columns: Whether applying remembers which column is which.
    """

    board_id: str
    read: ReadImport
    lines: tuple[ImportLine, ...]
    polarity_proposals: tuple[PolarityProposal, ...] = ()
    unjudged: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    keeps_columns: bool = False

    @property
    def counts(self) -> Counts:
        """The lines by kind."""
        kinds = [line.kind for line in self.lines]
        return Counts(*(kinds.count(kind) for kind in LineKind))


@dataclass(slots=True)
class Step:
    """A line together with what is needed to write it.

    Attributes:
        line: What the preview shows.
        read: The row as it was read.
        stored: The stored row it meets; None when it is new.
        values: What the row’s columns become.
        period: The month a milestone’s status is of.
        is_said: Whether the progress note stands in the history already.
        refused: Why the board cannot take the row; blank when it can.
        remark: What should be known of it.
    """

    line: ImportLine
    read: Any
    stored: Any = None
    values: Mapping[str, Any] = field(default_factory=dict)
    period: str = ""
    is_said: bool = False
    refused: str = ""
    remark: str = ""


class Register(Protocol):
    """How one kind of workbook meets the store."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every row with what is stored; changes nothing."""

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the new and the changed ones; `steps` comes from `plan` in the same session."""


def compared(
    what: str, title: str, sheet: str, cell: str, read: Any, stored: Any | None, values: Mapping[str, Any]
) -> Step:
    """A step for one row: new without a stored one, changed when a value differs, else the same."""
    if stored is None:
        return Step(ImportLine(LineKind.NEW, what, title, sheet, cell), read, None, values)
    changes = tuple(
        FieldChange(name.replace("_", " "), in_words(getattr(stored, name)), in_words(value))
        for name, value in values.items()
        if getattr(stored, name) != value
    )
    kind = LineKind.CHANGED if changes else LineKind.SAME
    return Step(ImportLine(kind, what, title, sheet, cell, changes), read, stored, values)


def assign(row: Any, step: Step, origin: Import) -> None:
    """Give a stored or new row the values of a step, and the cell they came from."""
    for name, value in step.values.items():
        setattr(row, name, value)
    row.import_id = origin.id
    row.source_sheet = step.line.sheet
    row.source_cell = step.line.cell


def in_words(value: object) -> str:
    """A stored value as the preview shows it."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:f}" if type(value).__name__ == "Decimal" else str(value)
