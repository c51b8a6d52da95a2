"""What a command says of a workbook with figures, in words: percentages, places, names, columns and the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.importing.errors import NothingToImport
from boardkeeper.importing.kpi_rows import PercentQuestion
from boardkeeper.importing.matching import Matching
from boardkeeper.importing.said_layout import ColumnKind, ColumnMeaning, TableLayout
from boardkeeper.importing.scales import Scale
from boardkeeper.imports.columns import column_called, sheet_called
from boardkeeper.imports.layouts import (
    head_of,
    proposed_layout,
    say_headings,
    say_meaning,
    say_names,
    say_places,
)
from boardkeeper.imports.lines import OpenedWorkbook
from boardkeeper.imports.opening import understand_as
from boardkeeper.imports.said_kpis import (
    LEFT_OUT,
    NEW,
    SaidOfKpis,
    with_area,
    with_name,
    with_percent,
    with_plan,
)
from boardkeeper.imports.sheets import sheet_views
from boardkeeper.rules.periods import parse_period
from db.tables.imports import ImportKind
from db.tables.kpis import Kpi
from db.tables.plan import Plan

if TYPE_CHECKING:
    from db.store import Store

_SCALES = {
    "parts": Scale.PARTS_OF_ONE,
    "parts of one": Scale.PARTS_OF_ONE,
    "percent": Scale.PER_CENT,
    "per cent": Scale.PER_CENT,
    "%": Scale.PER_CENT,
    "plain": Scale.PLAIN_FIGURES,
}
_KINDS = {
    "target": ColumnKind.TARGET,
    "stretch": ColumnKind.STRETCH,
    "outturn": ColumnKind.BASELINE,
    "numbers": ColumnKind.FRACTION,
}


@dataclass(frozen=True, slots=True)
class WrittenAnswers:
    """What was written on the command line.

    Attributes:
        percent: “Attendance=parts”, or “parts” for every one that is asked about.
        area: Which place is ours.
        same: “Re-referral rate=Re-referrals within 12 months”.
        new: Names that are new indicators.
        left_out: Names that are not wanted.
        columns: “Target 2019/20=R”, “Jun-19=C”, “Names=A”, “Not read=G”.
        header_row: The row of the headings.
        sheet: Only this sheet is read.
    """

    percent: Sequence[str] = ()
    area: str | None = None
    same: Sequence[str] = ()
    new: Sequence[str] = ()
    left_out: Sequence[str] = ()
    columns: Sequence[str] = ()
    header_row: int | None = None
    sheet: str | None = None


def find_plan(store: Store, board_id: str, title: str | None) -> str:
    """The plan of a title or a part of it; blank when none is named.

    Raises:
        UserError: No plan, or more than one, is called that.
    """
    if not title:
        return ""
    with store.read() as session:
        plans = [
            (row.id, row.title)
            for row in session.scalars(select(Plan).where(Plan.board_id == board_id).order_by(Plan.position))
        ]
    wanted = title.strip().casefold()
    found = [plan for plan in plans if plan[1].casefold() == wanted] or [
        plan for plan in plans if wanted in plan[1].casefold()
    ]
    if len(found) != 1:
        there = ", ".join(f"“{name}”" for _, name in plans) or "none"
        raise UserError(f"No single plan is called “{title}”.", f"The board has {there}.")
    return found[0][0]


def only_sheet(opened: OpenedWorkbook, title: str | None) -> OpenedWorkbook:
    """The workbook with one sheet alone; all of them when none is named.

    Raises:
        UserError: It has no sheet of that title.
    """
    if title is None:
        return opened
    sheet = sheet_called(opened, title)
    return replace(opened, workbook=replace(opened.workbook, sheets=(sheet,)))


def say_written(
    store: Store,
    board_id: str,
    opened: OpenedWorkbook,
    said: SaidOfKpis,
    written: WrittenAnswers,
    plan_id: str,
) -> SaidOfKpis:
    """What is known of a workbook together with what a command says of it.

    Raises:
        UserError: Something is said that cannot be understood or names nothing there is.
    """
    if plan_id:
        said = with_plan(said, plan_id)
    if written.area:
        said = with_area(said, written.area.strip())
    said = _names(store, board_id, said, written)
    if written.columns or written.header_row is not None:
        said = _columns(opened, said, written)
    for answer in written.percent:
        said = _percent(opened, said, answer)
    return said


def _names(store: Store, board_id: str, said: SaidOfKpis, written: WrittenAnswers) -> SaidOfKpis:
    for answer in written.same:
        name, _, ours = answer.rpartition("=")
        if not name.strip():
            raise UserError(
                f"“{answer}” does not say which names are the same.",
                'Write it like --same "Re-referral rate=Re-referrals within 12 months".',
            )
        said = with_name(said, name.strip(), _kpi_called(store, board_id, ours.strip()))
    for name in written.new:
        said = with_name(said, name.strip(), NEW)
    for name in written.left_out:
        said = with_name(said, name.strip(), LEFT_OUT)
    return said


def _kpi_called(store: Store, board_id: str, name: str) -> str:
    with store.read() as session:
        rows = session.execute(select(Kpi.id, Kpi.name).where(Kpi.board_id == board_id)).all()
    for kpi_id, known in rows:
        if known.casefold() == name.casefold():
            return str(kpi_id)
    raise UserError(f"The board has no KPI called “{name}”.", "Write its name as the list of KPIs has it.")


def _percent(opened: OpenedWorkbook, said: SaidOfKpis, answer: str) -> SaidOfKpis:
    name, _, how = answer.rpartition("=")
    scale = _SCALES.get(how.strip().casefold())
    if scale is None:
        raise UserError(
            f"“{answer}” does not say how percentages are written.",
            'Write --percent "Attendance=parts" when 0.694 means 69.4 %, “percent” when it means 0.694 %, or “plain” when'
            " it is no percentage.",
        )
    if name.strip():
        return with_percent(said, name.strip(), scale)
    read = understand_as(opened, ImportKind.KPIS, None, None, said)
    for question in read.questions:
        if isinstance(question, PercentQuestion):
            said = with_percent(said, question.name, scale)
    return said


def _columns(opened: OpenedWorkbook, said: SaidOfKpis, written: WrittenAnswers) -> SaidOfKpis:
    """Tell every table of the sheets that are read what its columns hold."""
    for place, answer in enumerate(["", *written.columns]):
        if place == 0 and written.header_row is None:
            continue
        for layout in _layouts(opened, said):
            if place == 0:
                said = say_headings(said, layout, (written.header_row or 1,))
            else:
                said = _column(opened, said, layout, answer)
    return said


def _layouts(opened: OpenedWorkbook, said: SaidOfKpis) -> tuple[TableLayout, ...]:
    """The tables there are; where none is found, each sheet as one."""
    try:
        found = understand_as(opened, ImportKind.KPIS, None, Matching(), said).layouts
    except NothingToImport:
        found = said.layouts
    if found:
        return found
    return tuple(proposed_layout(sheet) for sheet in sheet_views(opened.workbook, {}) if not sheet.is_hidden)


def _column(opened: OpenedWorkbook, said: SaidOfKpis, layout: TableLayout, answer: str) -> SaidOfKpis:
    words, _, where = answer.rpartition("=")
    meaning = words.strip()
    if not meaning:
        raise UserError(
            f"“{answer}” does not say what a column holds.",
            'Write it like --column "Target 2019/20=R", --column "Jun-19=C" or --column "Names=A".',
        )
    sheet = sheet_called(opened, layout.sheet)
    column = column_called(sheet, max(layout.header_rows, default=0), where.strip())
    folded = meaning.casefold()
    if folded == "names":
        return say_names(said, layout, column)
    if folded == "places":
        return say_places(said, layout, column)
    view = next(each for each in sheet_views(opened.workbook, {}) if each.title == layout.sheet)
    return say_meaning(said, layout, column, _meaning(meaning, head_of(view, layout, column)))


def _meaning(words: str, heading: str) -> ColumnMeaning:
    """“Target 2019/20”, “outturn 2017/18”, “Jun-19”, “not read”; anything else is whom a benchmark is of."""
    if words.casefold() in {"not read", "nothing", "none", "-"}:
        return ColumnMeaning(ColumnKind.NOT_READ, heading=heading)
    period = parse_period(words)
    if period:
        return ColumnMeaning(ColumnKind.PERIOD, period, heading=heading)
    first, _, rest = words.partition(" ")
    kind = _KINDS.get(first.casefold())
    if kind is not None:
        return ColumnMeaning(kind, _period(rest) if rest else parse_period(heading) or "", heading=heading)
    who, _, last = words.rpartition(" ")
    year = parse_period(last) if who else None
    return ColumnMeaning(
        ColumnKind.BENCHMARK, year or parse_period(heading) or "", who if year else words, heading
    )


def _period(written: str) -> str:
    period = parse_period(written)
    if period is None:
        raise UserError(f"“{written}” is not a period.", "Write it like 2019/20 or Jun-19.")
    return period
