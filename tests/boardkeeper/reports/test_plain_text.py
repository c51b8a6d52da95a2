"""Sections as plain lines: what is read is what was meant, and what is written reads back."""

from __future__ import annotations

from boardkeeper import reports
from boardkeeper.reports import Mark
from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports.plain_text import as_plain, read_plain, with_ids

WHO = "Ann Smith"
WRITTEN = """That the **Committee**:

1. notes [the plan](https://www.plymouth.gov.uk/plan);
2. asks that
  - costs and
  - dates are *named*.

## Reasons

(a) Demand rises.
(b) Budgets do not.

| Year | Cost |
|------|:----:|
| 2019 | £1.2m |
Plain words * with stars * and snake*case*.
"""


def test_each_line_is_what_it_begins_with():
    read = read_plain(WRITTEN)
    assert [(each.kind, each.level, each.text) for each in read] == [
        (Kind.TEXT, 0, "That the Committee:"),
        (Kind.NUMBERED, 0, "notes the plan;"),
        (Kind.NUMBERED, 0, "asks that"),
        (Kind.BULLET, 1, "costs and"),
        (Kind.BULLET, 1, "dates are named."),
        (Kind.SUBHEADING, 0, "Reasons"),
        (Kind.LETTERED, 0, "Demand rises."),
        (Kind.LETTERED, 0, "Budgets do not."),
        (Kind.TABLE, 0, "Year\tCost\n2019\t£1.2m"),
        (Kind.TEXT, 0, "Plain words * with stars * and snake*case*."),
    ]
    assert read[0].marks == (Mark(9, 18, "bold"),)
    assert read[1].marks == (Mark(6, 14, "link", "https://www.plymouth.gov.uk/plan"),)
    assert read[4].marks == (Mark(10, 15, "italic"),)


def test_a_table_at_the_end_is_read_too():
    assert [each.text for each in read_plain("| a | b |")] == ["a\tb"]


def test_what_is_kept_is_written_as_lines_that_read_back_as_the_same(writing):
    reports.write_section(writing.store, WHO, writing.section().id, read_plain(WRITTEN))
    kept = writing.section().paragraphs
    again = read_plain(as_plain(kept))
    assert [(each.kind, each.level, each.text, each.marks) for each in again] == [
        (each.kind, each.level, each.text, each.marks) for each in kept
    ]


def test_points_are_counted_where_they_are_written(writing):
    reports.write_section(
        writing.store, WHO, writing.section().id, read_plain("7. a\n  - x\n7. b\n\nText\n\n3. c")
    )
    assert as_plain(writing.section().paragraphs) == "1. a\n  - x\n2. b\n\nText\n\n1. c"


def test_written_anew_each_paragraph_takes_the_id_of_the_one_it_stands_for(writing):
    one, two, three = writing.write("One.", "Two.", "Three.")
    read = with_ids(read_plain("One.\nTwo, changed.\nThree.\nFour."), writing.section().paragraphs)
    assert [each.id for each in read] == [one, two, three, None]
