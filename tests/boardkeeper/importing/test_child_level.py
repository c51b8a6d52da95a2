from __future__ import annotations

import datetime as dt

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.child_level import refuse_child_level
from boardkeeper.importing.milestone_list import read_milestones

BORN = dt.date(2010, 5, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [["Child Unique ID", "Gender", "Age"], [1, "F", 9]],
        [["Report of June"], ["Allocated worker", "Child's name"], ["A. Worker", "A Child"]],
        [["Ref", "DOB", "Status"], ["1", BORN, "open"]],
        [["UPN", "Ethnicity"], ["A123", "x"]],
    ],
)
def test_lists_of_single_children_are_recognised_by_their_headings(sheet, workbook, rows) -> None:
    with pytest.raises(errors.ChildLevelData, match=r"“made\.xlsx” lists single children"):
        refuse_child_level(workbook(sheet([["Summary"], ["Contacts", 4]]), sheet(rows, title="Data")))


@pytest.mark.parametrize(
    "rows",
    [
        [["Ref", "Indicator", "Age"], ["1", "Contacts", 3]],
        [["Child ID", "Gender", "Age"]],
        [["Number of children by age", "Gender", "Ethnicity"], [4, "F", "x"]],
        [["Minute number", "Action", "Owner"], [4, "Report", "Jean"]],
        [["Children with a date of birth recorded", "Apr-19"], ["all", 4]],
    ],
)
def test_tables_about_groups_pass(sheet, workbook, rows) -> None:
    refuse_child_level(workbook(sheet(rows)))


def test_a_hidden_list_of_children_is_refused_for_every_kind_of_import(sheet, workbook) -> None:
    plan = sheet([["Ref", "Milestone", "Status"], ["1.1", "Do it", "on track"]])
    children = sheet([["Child ID", "DOB"], [1, BORN]], title="Lookup", is_hidden=True)
    with pytest.raises(errors.ChildLevelData, match="sheet “Lookup” has “Child ID” in A1"):
        read_milestones(workbook(plan, children))
