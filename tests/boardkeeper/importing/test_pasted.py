"""A block from the clipboard, as Excel, Word and others put it there."""

from __future__ import annotations

import pytest

from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.errors import EmptyFile, WorkbookTooLarge
from boardkeeper.importing.matching import Matching
from boardkeeper.importing.pasted import as_csv, pasted_cells, pasted_workbook


def rows_of(text: str):
    return read_actions(pasted_workbook(text), Matching(is_pasted=True)).rows


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('a\t"two\nlines"\tb\n', [["a", "two\nlines", "b"]]),
        ('"He said ""no"""\tb', [['He said "no"', "b"]]),
        ('"Staying put" report\tb', [['"Staying put" report', "b"]]),
        ('"quoted"\tb', [['"quoted"', "b"]]),
        ('"never closed\tb\nc', [['"never closed', "b"], ["c"]]),
        ("a\t\tb", [["a", "", "b"]]),
        ("a\rb", [["a"], ["b"]]),
        ("\n\n", []),
    ],
)
def test_cells_come_out_as_they_stood_in_the_sheet(text: str, cells: list[list[str]]) -> None:
    assert pasted_cells(text) == cells


def test_a_block_with_headings_is_read_by_them() -> None:
    (row,) = rows_of("Owner\tAction\tDue\nAnn\tWrite to schools\tJuly 2019\n")
    assert (row.text, row.owner, row.due_written) == ("Write to schools", "Ann", "July 2019")


def test_a_block_without_headings_is_judged_by_what_stands_in_it() -> None:
    first, second = rows_of(
        "7\tWrite to every school in the city\tJean Kelly\tJuly 2019\tOpen\n"
        "8\tArrange a visit to the college\tAnn Smith\tto be scheduled\tComplete\n"
    )
    assert (first.reference, first.owner, first.due_written) == ("7", "Jean Kelly", "July 2019")
    assert second.status.value == "complete"


def test_lines_alone_are_what_is_to_be_done() -> None:
    assert [row.text for row in rows_of("Write to schools\nArrange a visit\n")] == [
        "Write to schools",
        "Arrange a visit",
    ]


def test_references_with_what_changes_need_no_words() -> None:
    (row,) = rows_of("Ref\tDue\n7\tSeptember 2019\n")
    assert (row.reference, row.text, row.due_written) == ("7", "", "September 2019")


def test_an_empty_clipboard_and_an_endless_one_are_refused() -> None:
    with pytest.raises(EmptyFile):
        pasted_workbook(" \n\t\n")
    with pytest.raises(WorkbookTooLarge):
        pasted_workbook("a\n" * 20, Bounds(cells=10))


def test_what_is_kept_of_a_block_is_a_file_that_can_be_read_again() -> None:
    assert as_csv('a\t"x\ny"\n') == b'a,"x\ny"\r\n'
