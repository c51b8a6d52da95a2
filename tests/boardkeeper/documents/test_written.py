"""What somebody wrote comes out as blocks: lists in lists, marks as runs, tables with their titles."""

from __future__ import annotations

import hashlib
from itertools import count

from boardkeeper.documents.blocks import (
    Cell,
    Column,
    Heading,
    ListStyle,
    Paragraph,
    Picture,
    Point,
    Points,
    Table,
    Text,
)
from boardkeeper.documents.written import compose_paragraphs, inline, picture
from boardkeeper.reports import Mark, ReportParagraphView
from boardkeeper.reports import ReportParagraphKind as Kind

_ids = count()
PNG, JPEG = b"\x89PNG dots", b"\xff\xd8 more dots"


def view(kind, text="", level=0, marks=(), blob_hash=None):
    return ReportParagraphView(f"id{next(_ids)}", kind, level, text, tuple(marks), blob_hash)


def compose(*paragraphs, files=None):
    return compose_paragraphs(paragraphs, files or {}, 3)


def test_text_stays_as_it_is_and_marks_become_runs():
    marks = (Mark(0, 4, "bold"), Mark(2, 4, "italic"), Mark(5, 8, "link", "https://a.uk"))
    assert inline("plain", ()) == "plain"
    assert inline("that is all", marks) == (
        Text("th", bold=True),
        Text("at", bold=True, italic=True),
        Text(" "),
        Text("is ", link="https://a.uk"),
        Text("all"),
    )


def test_points_that_follow_one_another_are_one_list_and_text_between_begins_a_new_one():
    blocks = compose(
        view(Kind.NUMBERED, "one"),
        view(Kind.NUMBERED, "two"),
        view(Kind.TEXT, "and"),
        view(Kind.NUMBERED, "one"),
    )
    assert blocks == [
        Points((Point("one"), Point("two")), ListStyle.NUMBERS),
        Paragraph("and"),
        Points((Point("one"),), ListStyle.NUMBERS),
    ]


def test_deeper_points_hang_below_the_one_before_them_in_their_own_style():
    blocks = compose(
        view(Kind.NUMBERED, "one"),
        view(Kind.LETTERED, "a", 1),
        view(Kind.BULLET, "dot", 2),
        view(Kind.LETTERED, "b", 1),
        view(Kind.NUMBERED, "two"),
    )
    deepest = Points((Point("dot"),), ListStyle.BULLETS)
    below = Points((Point("a", deepest), Point("b")), ListStyle.LETTERS)
    assert blocks == [Points((Point("one", below), Point("two")), ListStyle.NUMBERS)]


def test_deeper_points_of_another_kind_are_a_list_of_their_own_below_the_same_point():
    blocks = compose(
        view(Kind.NUMBERED, "one"),
        view(Kind.BULLET, "dot", 1),
        view(Kind.LETTERED, "a", 1),
        view(Kind.LETTERED, "b", 1),
        view(Kind.NUMBERED, "two"),
    )
    letters = Points((Point("a"), Point("b")), ListStyle.LETTERS)
    below = Points((Point("dot"),), ListStyle.BULLETS, then=letters)
    assert blocks == [Points((Point("one", below), Point("two")), ListStyle.NUMBERS)]


def test_another_kind_of_point_at_the_margin_is_another_list():
    blocks = compose(view(Kind.BULLET, "dot"), view(Kind.LETTERED, "a"), view(Kind.LETTERED, "b"))
    assert [block.style for block in blocks] == [ListStyle.BULLETS, ListStyle.LETTERS]


def test_no_point_is_lost_that_begins_deeper_than_the_list():
    (points,) = compose(view(Kind.BULLET, "deep", 2), view(Kind.BULLET, "less deep", 1))
    assert [point.text for point in points.points] == ["deep", "less deep"]


def test_a_sub_heading_is_a_heading_below_the_sections():
    assert compose(view(Kind.SUBHEADING, "Reasons")) == [Heading(3, "Reasons")]


def test_the_first_row_of_a_table_names_its_columns_and_marks_stay_in_their_cell():
    text = "Year\tCost\n2019\t£1.2m"
    (table,) = compose(view(Kind.TABLE, text, marks=[Mark(text.index("£"), len(text), "italic")]))
    assert isinstance(table, Table)
    assert table.columns == (Column("Year"), Column("Cost"))
    assert [row.cells for row in table.rows] == [(Cell("2019"), Cell((Text("£1.2m", italic=True),)))]


def test_a_table_of_one_row_prints_it_and_no_titles():
    (table,) = compose(view(Kind.TABLE, "a\tb"))
    assert not table.show_header
    assert [cell.text for cell in table.rows[0].cells] == ["a", "b"]


def test_a_picture_says_what_it_shows_and_one_whose_file_is_not_here_is_left_out():
    digest = hashlib.sha256(PNG).hexdigest()
    shown = view(Kind.PICTURE, "A family hub", blob_hash=digest)
    assert compose(shown, files={digest: PNG}) == [Picture(PNG, "image/png", digest, "A family hub")]
    assert compose(shown) == []
    assert picture(JPEG, "").media_type == "image/jpeg"


def test_what_a_form_left_behind_is_not_printed():
    assert compose(view(Kind.TEXT, "Click here to enter text."), view(Kind.TEXT, "N/A")) == [Paragraph("N/A")]
