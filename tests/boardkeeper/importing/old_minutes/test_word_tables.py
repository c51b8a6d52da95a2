from __future__ import annotations

from pathlib import Path

import pytest

from boardkeeper.importing.old_minutes import LineKind, read_old_minutes
from boardkeeper.importing.old_minutes.word_tables import minutes_columns
from tests.boardkeeper.importing.old_minutes.word_papers import WordPaper


@pytest.mark.parametrize(
    "head",
    [("Item", "Discussion", "Action"), ("No.", "Minutes", "Action / Owner", "By when"), ("Notes", "Owner")],
)
def test_the_head_of_minutes_set_as_a_table_is_known(head: tuple[str, ...]) -> None:
    assert minutes_columns(head) is not None


@pytest.mark.parametrize(
    "head", [("Member", "Subject", "Reason", "Interest"), ("Year", "Figure"), ("Action",)]
)
def test_other_tables_are_none(head: tuple[str, ...]) -> None:
    assert minutes_columns(head) is None


def test_a_row_becomes_heading_text_and_actions(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.line("Improvement Board")
    paper.line("3 March 2015")
    paper.table(
        [
            ["No.", "Discussion", "Action", "By when"],
            ["1", "Welcome\nThe Chair welcomed everybody.", "None", ""],
            [
                "2",
                "Audit\nThe audit was discussed.\nIt was agreed that the plan be published.",
                "Anna Lee to publish it",
                "end of April",
            ],
        ]
    )
    old = read_old_minutes(paper.save(tmp_path / "board.docx"))
    kept = [(line.understood_as, line.number, line.text) for line in old.lines if line.index > 1]
    assert kept == [
        (LineKind.HEADING, 1, "Welcome"),
        (LineKind.TEXT, None, "The Chair welcomed everybody."),
        (LineKind.HEADING, 2, "Audit"),
        (LineKind.TEXT, None, "The audit was discussed."),
        (LineKind.LIMB, None, "that the plan be published."),
        (LineKind.ACTION, None, "to publish it"),
    ]
    assert (old.lines[-1].officer, old.lines[-1].due_written) == ("Anna Lee", "end of April")


def test_items_without_numbers_are_headings_too(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.table(
        [
            ["Item", "Notes", "Action"],
            ["Audit", "It went well.", "-"],
            ["Staff", "Two posts are vacant.", "Tom Fry to advertise"],
        ]
    )
    old = read_old_minutes(paper.save(tmp_path / "3 March 2015.docx"))
    assert [line.text for line in old.of_kind(LineKind.HEADING)] == ["Audit", "Staff"]
    assert str(old.held_on) == "2015-03-03"
