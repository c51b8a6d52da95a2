"""What an import will do, line by line, and the mechanism every kind of workbook shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.kpi_rows import PercentQuestion
from boardkeeper.importing.matching import SheetColumns
from boardkeeper.importing.said_layout import AreaQuestion, PeriodQuestion, TableLayout
from boardkeeper.imports.said_kpis import SaidOfKpis
from db.tables.imports import Import, ImportKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.importing.workbook import Workbook
    from boardkeeper.imports.names import NameQuestion
    from boardkeeper.imports.sheets import SheetView

#: What only a person can say of a workbook with figures before its rows are read.
SheetQuestion = PercentQuestion | AreaQuestion | PeriodQuestion


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
        shape: By which the board remembers what was said of its figures; blank where it holds none.
    """

    file_name: str
    content: bytes = field(repr=False)
    workbook: Workbook = field(repr=False)
    kinds: tuple[ImportKind, ...]
    month_in_name: str
    is_pasted: bool = False
    shape: str = ""

    @property
    def proposed_kind(self) -> ImportKind | None:
        """The kind it obviously is; None when it may be several or none."""
        return self.kinds[0] if len(self.kinds) == 1 else None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A workbook as it was imported, from the board's own file, and what the board remembers of figures by shape."""

    file_name: str
    kind: ImportKind
    content: bytes = field(repr=False)
    remembered: Mapping[str, SaidOfKpis] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ReadImport:
    """A workbook that has been read and understood, with its own bytes, before anything is compared or written.

    Attributes:
        period: The month that milestone statuses are of; blank for the other kinds.
        sheets: For looking at.
        columns: How the columns of each sheet that is read were matched; none for figures.
        shapes: The same by the shape of the sheet.
        is_pasted: It is no file but a block from the clipboard.
        layouts: How each table of figures lies; none for lists.
        questions: What must be said before some of its figures can be taken.
        said: What was said of its figures, now or of an earlier workbook of its shape.
        shape: Under which that is remembered.
        plan_id: The plan it goes into; blank is the one it fits.
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
    layouts: tuple[TableLayout, ...] = ()
    questions: tuple[SheetQuestion, ...] = ()
    said: SaidOfKpis = field(default_factory=SaidOfKpis)
    shape: str = ""
    plan_id: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines are new, changed and the same."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class DefinitionProposal:
    """What the catalogue thinks of an indicator nobody has judged yet; nothing of it is taken until somebody agrees.

    Attributes:
        name: What the board calls it.
        polarity: Which way is good: "higher", "lower" or "none".
        reason: Why, in one sentence.
        unit: What it counts, where the workbook was read otherwise; blank where both agree.
        numerator: What is counted; blank where the units differ too much to be the same indicator.
        denominator: What it is divided by.
        is_year_to_date: Whether it counts up from April.
        source: Where the definition is laid down.
    """

    name: str
    polarity: str
    reason: str
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    is_year_to_date: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan an import may go into."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What applying would do, compared with the board as it is now.

    Attributes:
        unjudged: Every indicator of which nobody has said which way is good; the catalogue knows some of them.
        refused: What was not taken, for what stands there or for what the board holds.
        remarks: What should be known.
        keeps_columns: Whether applying remembers which column is which.
        names: The names that are or were asked about, with their answers.
        plans: The plans it may go into; none for what is no part of a plan.
        plan_id: The plan it goes into; blank when the board has none.
        restated: How many figures of the past are written otherwise than they stood; what they were is kept.
    """

    board_id: str
    read: ReadImport
    lines: tuple[ImportLine, ...]
    proposals: tuple[DefinitionProposal, ...] = ()
    unjudged: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    keeps_columns: bool = False
    names: tuple[NameQuestion, ...] = ()
    plans: tuple[PlanChoice, ...] = ()
    plan_id: str = ""
    restated: int = 0

    @property
    def open_questions(self) -> int:
        """How many answers are missing: names, percentages, places and periods."""
        return sum(not each.answer for each in self.names) + len(self.read.questions)

    @property
    def refused_for_good(self) -> int:
        """How much is refused for what stands there; what only waits for an answer is refused until then."""
        return max(len(self.refused) - self.open_questions, 0)

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
        plan_id: The plan a milestone goes into; blank is the board’s first.
        name: What the board calls the KPI it belongs to.
        question: What is or was asked of its name.
        is_left_out: A person said that it is not wanted.
        is_confirmed: A person said that its name is another name of the KPI.
        is_restated: It is a figure of the past that stood otherwise.
    """

    line: ImportLine
    read: Any
    stored: Any = None
    values: Mapping[str, Any] = field(default_factory=dict)
    period: str = ""
    is_said: bool = False
    refused: str = ""
    remark: str = ""
    plan_id: str = ""
    name: str = ""
    question: NameQuestion | None = None
    is_left_out: bool = False
    is_confirmed: bool = False
    is_restated: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether it is written when it says something new."""
        return not self.refused and not self.is_left_out


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
