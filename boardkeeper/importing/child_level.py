"""Tells a list of single children from a table of figures, and refuses it.

A board's file is read by many people; a list with a line for each child has no business in it. Such lists carry
identifiers and dates of birth in their headings (Ofsted's Annex A, the statutory returns, case-system exports).
"""

from __future__ import annotations

import re

from boardkeeper.importing.errors import ChildLevelData
from boardkeeper.importing.workbook import Cell, Sheet, Workbook

_HEADING_LINES = 30
_IDENTIFIER = re.compile(
    r"(child|pupil|person|young person|client|case|student|learner|service user|individual|la child|mosaic|swift|"
    r"liquidlogic|lcs|ics|eclipse)('?s)?\s*(unique\s*)?(id|identifier|identity|reference|ref|number|no\.?|code)"
    r"|unique pupil number|upn|nhs number|uln|unique child id(entifier)?",
    re.IGNORECASE,
)
_NAME_OF_A_CHILD = re.compile(
    r"(child|pupil|young person|client|student)('?s)?\s*(full\s*)?name|surname|forenames?|first name|last name|family name",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"(child'?s\s*)?(date of birth|dob|d\.o\.b\.?|birth date)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"gender|sex|ethnicity|ethnic (group|origin)|age|age \(years\)|legal status|allocated (worker|social worker|team)|"
    r"(home )?address|post ?code|disability|placement type|category of (need|abuse)|.*child have a disability",
    re.IGNORECASE,
)


def refuse_child_level(workbook: Workbook) -> None:
    """Refuse a workbook that lists single children on any sheet, hidden ones included.

    Raises:
        ChildLevelData: Naming the sheet, the cell and the heading that gives it away.
    """
    for sheet in workbook.sheets:
        found = _tell_tale(sheet)
        if found is not None:
            raise ChildLevelData(
                f"“{workbook.name}” lists single children: sheet “{sheet.title}” has “{found.text}” in {found.coordinate}"
                " with a line for each child, so nothing was taken from it.",
                "Import figures about children as a group, such as counts and percentages by month.",
            )


def _tell_tale(sheet: Sheet) -> Cell | None:
    for row in sheet.filled_rows()[:_HEADING_LINES]:
        cells = [cell for cell in sheet.row(row) if cell.text and len(cell.text) <= 80]
        by_child = [
            cell
            for cell in cells
            if any(pattern.fullmatch(cell.text) for pattern in (_IDENTIFIER, _NAME_OF_A_CHILD, _BIRTH))
        ]
        if not by_child:
            continue
        attributes = [cell for cell in cells if _ATTRIBUTE.fullmatch(cell.text)]
        is_a_list = len(by_child) + len(attributes) > 1 or _BIRTH.fullmatch(by_child[0].text) is not None
        if is_a_list and any(_stands_below(sheet, row, cell.column) for cell in by_child):
            return by_child[0]
    return None


def _stands_below(sheet: Sheet, row: int, column: int) -> bool:
    return any(sheet.cell(below, column) is not None for below in range(row + 1, row + 6))
