"""Workbooks into a board: read, compare, apply as one step.

Three functions in order: `read_workbook_as` needs no store and may run anywhere, `preview_import` compares, and
`apply_import` compares again inside the edit and writes. Importing the same workbook twice writes nothing. A screen
that must find out first what a workbook is reads it with `open_workbook` and takes it apart with `understand_as`.
"""

from __future__ import annotations

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.kpi_rows import PercentQuestion
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.matching import Matching, Origin, SheetColumns
from boardkeeper.importing.said_layout import (
    AreaQuestion,
    ColumnKind,
    ColumnMeaning,
    PeriodQuestion,
    TableLayout,
)
from boardkeeper.importing.scales import Scale
from boardkeeper.imports.answering import WrittenAnswers, find_plan, only_sheet, say_written
from boardkeeper.imports.applying import (
    KIND_TITLES,
    answer_name,
    apply_import,
    apply_into,
    into_plan,
    kept_workbook,
    preview_import,
)
from boardkeeper.imports.columns import (
    Remembered,
    fields_of,
    proposed_columns,
    read_said_columns,
    remembered_columns,
    say_column,
    say_header,
)
from boardkeeper.imports.layouts import (
    COLUMN_TITLES,
    as_recognised,
    head_of,
    head_titles,
    layout_at,
    layouts_on,
    meaning_of,
    meaning_title,
    proposed_layout,
    proposed_meaning,
    say_headings,
    say_last_row,
    say_meaning,
    say_names,
    say_period,
    say_places,
    say_row_not_read,
)
from boardkeeper.imports.lines import (
    Counts,
    DefinitionProposal,
    FieldChange,
    ImportLine,
    ImportPreview,
    KeptFile,
    LineKind,
    OpenedWorkbook,
    PlanChoice,
    ReadImport,
)
from boardkeeper.imports.memory import (
    Memory,
    known_figures,
    recall,
    remembered_kind,
)
from boardkeeper.imports.names import NameQuestion
from boardkeeper.imports.opening import (
    kept_sheets,
    open_pasted,
    open_workbook,
    open_workbook_as,
    read_period,
    read_workbook_as,
    sheets_of,
    understand_as,
)
from boardkeeper.imports.preview_lines import (
    PreviewKind,
    PreviewLine,
    count_lines,
    list_preview_lines,
    preview_lines,
)
from boardkeeper.imports.said_kpis import (
    LEFT_OUT,
    NEW,
    SaidOfKpis,
    with_area,
    with_name,
    with_percent,
    with_plan,
)
from boardkeeper.imports.sheets import SheetView, column_name, place_of, plain_figure
from db.tables.imports import ImportKind

__all__ = [
    "COLUMN_TITLES",
    "KIND_TITLES",
    "LEFT_OUT",
    "NEW",
    "AreaQuestion",
    "CellRole",
    "ColumnKind",
    "ColumnMeaning",
    "Counts",
    "DefinitionProposal",
    "FieldChange",
    "ImportKind",
    "ImportLine",
    "ImportPreview",
    "KeptFile",
    "LineKind",
    "ListField",
    "Matching",
    "Memory",
    "NameQuestion",
    "OpenedWorkbook",
    "Origin",
    "PercentQuestion",
    "PeriodQuestion",
    "PlanChoice",
    "PreviewKind",
    "PreviewLine",
    "ReadImport",
    "Refusal",
    "Remark",
    "Remembered",
    "SaidOfKpis",
    "Scale",
    "SheetColumns",
    "SheetView",
    "TableLayout",
    "WrittenAnswers",
    "answer_name",
    "apply_import",
    "apply_into",
    "as_recognised",
    "column_name",
    "count_lines",
    "fields_of",
    "find_plan",
    "head_of",
    "head_titles",
    "into_plan",
    "kept_sheets",
    "kept_workbook",
    "known_figures",
    "layout_at",
    "layouts_on",
    "list_preview_lines",
    "meaning_of",
    "meaning_title",
    "only_sheet",
    "open_pasted",
    "open_workbook",
    "open_workbook_as",
    "place_of",
    "plain_figure",
    "preview_import",
    "preview_lines",
    "proposed_columns",
    "proposed_layout",
    "proposed_meaning",
    "read_period",
    "read_said_columns",
    "read_workbook_as",
    "recall",
    "remembered_columns",
    "remembered_kind",
    "say_column",
    "say_header",
    "say_headings",
    "say_last_row",
    "say_meaning",
    "say_names",
    "say_period",
    "say_places",
    "say_row_not_read",
    "say_written",
    "sheets_of",
    "understand_as",
    "with_area",
    "with_name",
    "with_percent",
    "with_plan",
]
