"""KPIs: their definitions, and every figure with its colour, travel and source cell.

`views` is what screens and papers are told, `gathering` makes it from the rows, `listing` finds; `defining`, `targets`,
`benchmarks`, `events`, `recording` and `merging` write; `as_typed` reads what people type.
"""

from boardkeeper.figures import FigureView, Rag, RestatedView, SourceView, TargetView, Travel, shown
from boardkeeper.kpis.as_typed import TargetWords, read_figure, read_period, read_target, read_year
from boardkeeper.kpis.benchmarks import COMPARATORS, record_benchmark, remove_benchmark
from boardkeeper.kpis.choices import DefinitionChoices, PriorityChoice, definition_choices, plans_of
from boardkeeper.kpis.defining import (
    KpiFacts,
    add_kpi,
    add_kpi_into,
    add_other_name,
    add_other_name_into,
    define_kpi,
    move_kpi,
    remove_kpi,
    remove_other_name,
    rename_kpi,
)
from boardkeeper.kpis.events import (
    BoardEventView,
    list_board_events,
    record_board_event,
    record_kpi_event,
    remove_event,
)
from boardkeeper.kpis.gathering import chosen_kpis_in
from boardkeeper.kpis.kept_workbook import save_kept_workbook
from boardkeeper.kpis.listing import (
    RAG_CHIPS,
    KpiNotFound,
    each_kpi_in,
    every_kpi_in,
    find_kpi,
    find_kpi_in,
    get_kpi,
    kpi_in,
    kpis_in,
    list_kpis,
)
from boardkeeper.kpis.merging import merge_kpis
from boardkeeper.kpis.recording import record_figure, record_figure_into, remove_figure, restate_into
from boardkeeper.kpis.targets import record_target, remove_target, set_kpi, set_target
from boardkeeper.kpis.views import BenchmarkView, EventView, KpiView
from db.tables.kpis import Polarity, Unit

__all__ = [
    "COMPARATORS",
    "RAG_CHIPS",
    "BenchmarkView",
    "BoardEventView",
    "DefinitionChoices",
    "EventView",
    "FigureView",
    "KpiFacts",
    "KpiNotFound",
    "KpiView",
    "Polarity",
    "PriorityChoice",
    "Rag",
    "RestatedView",
    "SourceView",
    "TargetView",
    "TargetWords",
    "Travel",
    "Unit",
    "add_kpi",
    "add_kpi_into",
    "add_other_name",
    "add_other_name_into",
    "chosen_kpis_in",
    "define_kpi",
    "definition_choices",
    "each_kpi_in",
    "every_kpi_in",
    "find_kpi",
    "find_kpi_in",
    "get_kpi",
    "kpi_in",
    "kpis_in",
    "list_board_events",
    "list_kpis",
    "merge_kpis",
    "move_kpi",
    "plans_of",
    "read_figure",
    "read_period",
    "read_target",
    "read_year",
    "record_benchmark",
    "record_board_event",
    "record_figure",
    "record_figure_into",
    "record_kpi_event",
    "record_target",
    "remove_benchmark",
    "remove_event",
    "remove_figure",
    "remove_kpi",
    "remove_other_name",
    "remove_target",
    "rename_kpi",
    "restate_into",
    "save_kept_workbook",
    "set_kpi",
    "set_target",
    "shown",
]
