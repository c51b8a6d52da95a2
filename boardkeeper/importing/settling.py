"""Settles what a table leaves open before it is read: which place is ours, which period its figures are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from boardkeeper.importing.findings import Findings
from boardkeeper.importing.headings import OWN
from boardkeeper.importing.labels import read_priority
from boardkeeper.importing.layout import duplicate_heading
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.places import same_place
from boardkeeper.importing.said_layout import AreaQuestion, PeriodQuestion
from boardkeeper.importing.sheet_tables import FoundTable, is_blank
from boardkeeper.rules.periods import period_title

_SHOWN = 3


@dataclass(slots=True)
class Questions:
    """What only a person can say of a workbook's tables."""

    areas: list[AreaQuestion] = field(default_factory=list)
    periods: list[PeriodQuestion] = field(default_factory=list)


def settled(
    found: FoundTable, findings: Findings, areas: Sequence[str], only_period: str | None, questions: Questions
) -> PeriodTable | None:
    """The table ready to be read; None when it cannot be, with the reason noted or the question asked."""
    table = found.table
    if is_blank(found):
        findings.refuse(
            _first_cell(table), "A table was not taken: nothing is filled in beneath its headings."
        )
        return None
    if table.problem:
        findings.refuse(table.problem_cell, f"A table was not taken: {table.problem}.")
        return None
    of_ours = _of_our_place(found, findings, areas, questions)
    if of_ours is None or all(heading.period for heading in of_ours.headings if heading.kind in OWN):
        return of_ours
    return _of_its_period(found, of_ours, findings, only_period, questions)


def _of_our_place(
    found: FoundTable, findings: Findings, areas: Sequence[str], questions: Questions
) -> PeriodTable | None:
    table = found.table
    places = tuple(dict.fromkeys(place for place in table.places.values() if place))
    if not places:
        return _unique(table, findings)
    wanted = [table.area] if table.area else list(areas)
    ours = next((place for name in wanted if (place := _among(name, places))), "")
    if not ours and len(places) == 1:
        ours = places[0]
    if not ours:
        asked = wanted[0] if wanted else ""
        if all(set(each.places) != set(places) for each in questions.areas):
            # One answer holds for every table of the same places.
            name = _counted(found, findings.sheet)
            questions.areas.append(AreaQuestion(findings.sheet, _place_cell(found), name, places, asked))
        findings.refuse(_place_cell(found), _why_area(places, asked))
        return None
    if wanted and ours.casefold() not in {name.strip().casefold() for name in wanted}:
        findings.remark(_place_cell(found), f"“{ours}” was taken as {wanted[0]}.")
    lines = {line for line, place in table.places.items() if place == ours}
    if table.are_places_columns:
        kept = tuple(heading for heading in table.headings if heading.position in lines)
        return _unique(replace(table, headings=kept, area=ours), findings)
    ours_lines = tuple(line for line in table.lines if line in lines)
    is_label = table.area_position == table.label_position
    if is_label and len(ours_lines) > 1:
        findings.refuse(
            _place_cell(found), f"A table was not taken: {len(ours_lines)} of its rows are called “{ours}”."
        )
        return None
    name = table.name or (_name_over(found, findings.sheet) if is_label else "")
    return replace(table, lines=ours_lines, area=ours, name=name)


def _unique(table: PeriodTable, findings: Findings) -> PeriodTable | None:
    """A long list can be read when each period has one row."""
    problem, cell = (
        duplicate_heading(table.headings) if table.are_places_columns and table.header_lines else ("", "")
    )
    if problem:
        of = f" of “{table.area}”" if table.area else ""
        reason = problem.replace("columns are headed", f"rows{of} are of")
        findings.refuse(cell, f"The list was not taken: {reason}; keep one row for each period.")
        return None
    return table


def _among(name: str, places: Sequence[str]) -> str:
    """The place that is meant by a name: written the same, else meaning the same, if only one does."""
    exact = [place for place in places if place.casefold() == name.strip().casefold()]
    alike = exact or [place for place in places if same_place(place, name)]
    return alike[0] if len(alike) == 1 or exact else ""


def _why_area(places: Sequence[str], asked: str) -> str:
    shown = ", ".join(places[:_SHOWN])
    more = f" and {len(places) - _SHOWN:,} more" if len(places) > _SHOWN else ""
    if asked:
        return f"“{asked}” does not stand among the places of this table ({shown}{more}); say which is yours."
    return f"The rows are of places ({shown}{more}); the table waits for an answer which of them is yours."


def _place_cell(found: FoundTable) -> str:
    table, grid = found.table, found.grid
    line = next(iter(table.places), 0)
    where = (table.area_position, line) if table.are_places_columns else (line, table.area_position)
    cell = grid.along(*where)
    return cell.coordinate if cell is not None else _first_cell(table)


def _counted(found: FoundTable, sheet: str) -> str:
    """What a table of places counts: as said, as its title says, as its sheet is called."""
    return _name_over(found, sheet) or sheet


def _name_over(found: FoundTable, sheet: str) -> str:
    """The name its figures need from above: none where the columns have names of their own and nothing is said."""
    table = found.table
    if table.name or table.title:
        return table.name or table.title
    has_measures = any(heading.words for heading in table.headings if heading.kind in OWN)
    return "" if has_measures else read_priority(sheet, "")[1] or sheet


def _of_its_period(
    found: FoundTable, table: PeriodTable, findings: Findings, only_period: str | None, questions: Questions
) -> PeriodTable | None:
    period = table.period or only_period or ""
    first = next(heading for heading in table.headings if heading.kind in OWN and not heading.period)
    if not period:
        name = _counted(found, findings.sheet)
        questions.periods.append(PeriodQuestion(findings.sheet, first.coordinate, name, found.proposed))
        hint = f" (“{found.proposed}” stands nearby)" if found.proposed else ""
        findings.refuse(
            first.coordinate,
            f"No heading says which period these figures are of{hint}; the table waits for an answer.",
        )
        return None
    if not table.is_said:
        findings.remark(first.coordinate, f"The figures of this table were taken as {period_title(period)}.")
    kept = tuple(
        replace(heading, period=period) if heading.kind in OWN and not heading.period else heading
        for heading in table.headings
    )
    return replace(table, headings=kept, period=period)


def _first_cell(table: PeriodTable) -> str:
    return next((heading.coordinate for heading in table.headings if heading.kind in OWN), "")
