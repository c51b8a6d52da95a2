"""Where a table of indicators over periods stands on a sheet, and what is known of it before its rows are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from boardkeeper.importing.headings import Heading


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """A table of indicators over periods.

    Attributes:
        headings: The columns with figures, and the columns beside them that are none of ours.
        header_lines: The lines its headings stand in.
        lines: The lines beneath, down to the next table.
        label_position: The column of the names.
        problem: Why the table cannot be read; "" when it can.
        problem_cell: Where the problem is.
        title: What a heading over the whole table says it counts.
        name: What stands before every name, as a person said, or because the names alone say too little.
        group_position: A column of words that completes the names; 0 for none.
        area_position: The column of the places, where its lines are places; 0 where they are not.
        area: The place that is ours.
        places: The place of each line, or in a list of one row for each place and period of each column.
        period: The one period of its figures, where the headings name none.
        not_read: Names of lines that are left out, casefolded.
        is_said: A person had a say in it.
        are_places_columns: `places` are of columns.
        periods_of_columns: In such a list the period of each column, those of other places included.
    """

    headings: tuple[Heading, ...]
    header_lines: tuple[int, ...]
    lines: tuple[int, ...]
    label_position: int
    problem: str = ""
    problem_cell: str = ""
    title: str = ""
    name: str = ""
    group_position: int = 0
    area_position: int = 0
    area: str = ""
    period: str = ""
    not_read: frozenset[str] = frozenset()
    is_said: bool = False
    places: Mapping[int, str] = field(default_factory=dict)
    are_places_columns: bool = False
    periods_of_columns: Mapping[int, str] = field(default_factory=dict)
