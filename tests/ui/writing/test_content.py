from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports.cleaning import cleaned
from ui.writing.content import insert_paragraphs, read_pieces
from ui.writing.numbering import POINTS, marks_of

LETTERS = st.text(st.sampled_from("abc é漢😀.,"), min_size=1, max_size=20)


@st.composite
def paragraphs(draw: st.DrawFn) -> WrittenParagraph:
    kind = draw(st.sampled_from([*Kind]))
    if kind is Kind.TABLE:
        width = draw(st.integers(1, 4))
        rows = draw(st.lists(st.lists(LETTERS, min_size=width, max_size=width), min_size=1, max_size=4))
        text = "\n".join("\t".join(row) for row in rows)
    else:
        text = draw(LETTERS)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    style, target = draw(st.sampled_from([("bold", ""), ("italic", ""), ("link", "https://a.uk")]))
    marks = (Mark(start, end, style, target),) if kind is not Kind.SUBHEADING or style != "bold" else ()
    digest = "a" * 64 if kind is Kind.PICTURE else None
    return WrittenParagraph(None, kind, draw(st.integers(0, 8)), text, marks, None, digest)


@given(st.lists(paragraphs(), max_size=5))
@settings(deadline=None, max_examples=80)
def test_a_document_gives_back_what_was_put_into_it(
    qapp: QApplication, written: list[WrittenParagraph]
) -> None:
    document = QTextDocument()
    insert_paragraphs(QTextCursor(document), written)
    found = [cleaned(piece.paragraph) for piece in read_pieces(document)]
    wanted = [each for each in map(cleaned, written) if not each.is_blank]

    # An emphasis over a tab or a line end of a table has no cell to stand in; every other one comes back.
    assert [(each.kind, each.level, each.text) for each in found] == [
        (each.kind, each.level, each.text) for each in wanted
    ]
    for read, kept in zip(found, wanted, strict=True):
        if kept.kind is not Kind.TABLE:
            assert read.marks == kept.marks


def test_a_table_keeps_the_emphasis_of_its_cells(qapp: QApplication) -> None:
    document = QTextDocument()
    table = WrittenParagraph(None, Kind.TABLE, 0, "A\tB\nC\t😀 D", (Mark(2, 3, "bold"), Mark(8, 9, "italic")))
    insert_paragraphs(QTextCursor(document), [table])

    (piece,) = read_pieces(document)
    assert (piece.paragraph.text, piece.paragraph.marks) == (table.text, table.marks)


def test_keys_that_qt_doubles_count_once(qapp: QApplication) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    insert_paragraphs(cursor, [WrittenParagraph("row", Kind.TEXT, text="one two")], keeps_keys=True)
    cursor.setPosition(3)
    cursor.insertBlock()

    assert [piece.key for piece in read_pieces(document)] == ["row", ""]


def test_points_are_counted_by_level_and_begin_anew_after_text() -> None:
    kinds = [
        (Kind.NUMBERED, 0),
        (Kind.LETTERED, 1),
        (Kind.LETTERED, 1),
        (Kind.NUMBERED, 0),
        (Kind.LETTERED, 1),
        (Kind.TEXT, 0),
        (Kind.NUMBERED, 0),
        (Kind.BULLET, 0),
        (Kind.BULLET, 1),
    ]

    assert marks_of(kinds) == ["1.", "(a)", "(b)", "2.", "(a)", "", "1.", "•", "–"]
    assert Kind.TEXT not in POINTS
