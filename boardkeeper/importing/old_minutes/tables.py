"""A table in old minutes: declarations, who was there, or a table to keep."""

from __future__ import annotations

from boardkeeper.importing.old_minutes.attendance_names import attendance_of_table, read_label, read_people
from boardkeeper.importing.old_minutes.building import Building, Entry
from boardkeeper.importing.old_minutes.declarations import declarations_of_table
from boardkeeper.importing.old_minutes.lines import LineKind


def table_line(entry: Entry, building: Building) -> None:
    """Take a table as what it is."""
    rows = entry.line.rows
    declared = declarations_of_table(rows, entry.index)
    if declared is not None:
        building.declarations += declared.declarations
        count = len(declared.declarations)
        noun = "declaration" if count == 1 else "declarations"
        building.add(
            entry, LineKind.DECLARATION, f"A table of {count} {noun} of interest.", doubt=declared.doubt
        )
        return
    listed = attendance_of_table(rows) if building.is_head else None
    if listed is not None:
        take_listed(entry, building, listed)
        return
    doubt = "It stands before the first minute and is kept there." if building.is_head else ""
    building.add(entry, LineKind.TABLE, "A table, kept as it stands.", doubt=doubt)


def take_listed(entry: Entry, building: Building, listed: list[str]) -> None:
    """Keep the people of a table with labels in its first column."""
    not_read: list[str] = []
    before = len(building.attendance)
    label = None
    for line in listed:
        label = read_label(line) or label
        if label is None:
            not_read.append(line)
            continue
        read = read_people(label.rest if read_label(line) else line, label, entry.index)
        building.attendance += read.attendees
        not_read += read.not_read
    count = len(building.attendance) - before
    doubt = f"Not understood as names: {'; '.join(not_read)}." if not_read else ""
    building.add(entry, LineKind.ATTENDANCE, f"A table of who was there: {count} people.", doubt=doubt)
