from __future__ import annotations

import pytest

from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.pasted_text import paragraphs_of_text
from ui.writing.runs import typed_link


def said(text: str) -> list[tuple[Kind, str]]:
    return [(each.kind, each.text) for each in paragraphs_of_text(text)]


def test_lines_are_paragraphs_and_blank_lines_only_part_them() -> None:
    assert said("One\r\n\r\n  Two  \n") == [(Kind.TEXT, "One"), (Kind.TEXT, "Two")]


def test_marked_lines_are_points() -> None:
    text = "•\tfirst\n- second\n2. third\n(b) fourth\n- \n2019 was good"

    assert said(text) == [
        (Kind.BULLET, "first"),
        (Kind.BULLET, "second"),
        (Kind.NUMBERED, "third"),
        (Kind.LETTERED, "fourth"),
        (Kind.TEXT, "-"),
        (Kind.TEXT, "2019 was good"),
    ]


def test_cells_copied_from_a_workbook_are_a_table() -> None:
    assert said("Month\tVisits\nMay\t7\n\nAfter") == [
        (Kind.TABLE, "Month\tVisits\nMay\t7"),
        (Kind.TEXT, "After"),
    ]


def test_one_line_with_tabs_is_a_line() -> None:
    assert said("Date:\t\t11 September 2019") == [(Kind.TEXT, "Date: 11 September 2019")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plymouth.gov.uk/hubs", "https://plymouth.gov.uk/hubs"),
        ("jean@plymouth.gov.uk", "mailto:jean@plymouth.gov.uk"),
        ("http://a.uk", "http://a.uk"),
        ("javascript:alert(1)", ""),
        ("no address", ""),
    ],
)
def test_an_address_is_completed_or_refused(typed: str, meant: str) -> None:
    assert typed_link(typed) == meant
