from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from boardkeeper.reports import Mark, ReportParagraphView
from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.surface import WritingSurface

Says = Callable[[WritingSurface], list[tuple[str, int, str]]]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def view(row_id: str, text: str, kind: Kind = Kind.TEXT, level: int = 0, *marks: Mark) -> ReportParagraphView:
    return ReportParagraphView(row_id, kind, level, text, marks, None)


def place(surface: WritingSurface, position: int) -> None:
    cursor = surface.textCursor()
    cursor.setPosition(position)
    surface.setTextCursor(cursor)


def choose(surface: WritingSurface, start: int, end: int) -> None:
    cursor = surface.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    surface.setTextCursor(cursor)


def press(qtbot: QtBot, surface: WritingSurface, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(surface, key)


def test_what_is_shown_comes_back_with_its_ids(surface: WritingSurface) -> None:
    views = (
        view("1", "Purpose", Kind.SUBHEADING),
        view("2", "To note the plan.", Kind.TEXT, 0, Mark(8, 12, "bold")),
        view("3", "first", Kind.LETTERED),
        view("4", "below it", Kind.BULLET, 1),
        view("5", "Milestone\tStatus\n1.1\tComplete", Kind.TABLE),
    )
    surface.show_paragraphs(views)

    found = surface.paragraphs()
    assert [each.id for each in found] == ["1", "2", "3", "4", "5"]
    assert [(each.kind, each.level, each.text) for each in found] == [
        (each.kind, each.level, each.text) for each in views
    ]
    assert found[1].marks == (Mark(8, 12, "bold"),)


def test_enter_begins_a_paragraph_of_its_own_and_the_first_keeps_its_id(
    qtbot: QtBot, surface: WritingSurface
) -> None:
    surface.show_paragraphs((view("1", "One. Two."),))
    place(surface, 5)
    press(qtbot, surface, Qt.Key.Key_Return)

    assert [(each.id, each.text) for each in surface.paragraphs()] == [("1", "One."), (None, "Two.")]


def test_enter_before_the_first_word_pushes_the_paragraph_down_with_its_id(
    qtbot: QtBot, surface: WritingSurface
) -> None:
    surface.show_paragraphs((view("1", "Two."),))
    place(surface, 0)
    press(qtbot, surface, Qt.Key.Key_Return, Qt.Key.Key_Up)
    qtbot.keyClicks(surface, "One.")

    assert [(each.id, each.text) for each in surface.paragraphs()] == [(None, "One."), ("1", "Two.")]


def test_undo_brings_a_paragraph_back_under_its_id(qtbot: QtBot, surface: WritingSurface) -> None:
    surface.show_paragraphs((view("1", "One."), view("2", "Two.")))
    choose(surface, 4, 9)
    press(qtbot, surface, Qt.Key.Key_Delete)
    assert [each.id for each in surface.paragraphs()] == ["1"]
    qtbot.keyClick(surface, Qt.Key.Key_Z, CTRL)

    assert [(each.id, each.text) for each in surface.paragraphs()] == [("1", "One."), ("2", "Two.")]


def test_ids_answered_by_the_board_are_kept(qtbot: QtBot, surface: WritingSurface) -> None:
    qtbot.keyClicks(surface, "One.")
    surface.keep_ids(surface.pieces(), ["a1"])
    press(qtbot, surface, Qt.Key.Key_Return)
    qtbot.keyClicks(surface, "Two.")

    assert [each.id for each in surface.paragraphs()] == ["a1", None]


def test_points_are_typed_as_people_type_them(qtbot: QtBot, surface: WritingSurface, says: Says) -> None:
    qtbot.keyClicks(surface, "That the committee:")
    press(qtbot, surface, Qt.Key.Key_Return)
    qtbot.keyClicks(surface, "1. notes the report")
    press(qtbot, surface, Qt.Key.Key_Return)
    qtbot.keyClicks(surface, "asks for")
    press(qtbot, surface, Qt.Key.Key_Return)
    qtbot.keyClick(surface, Qt.Key.Key_Tab)
    qtbot.keyClicks(surface, "a plan")
    press(qtbot, surface, Qt.Key.Key_Return)
    qtbot.keyClick(surface, Qt.Key.Key_Tab, SHIFT)
    qtbot.keyClicks(surface, "thanks officers")
    press(qtbot, surface, Qt.Key.Key_Return, Qt.Key.Key_Return)
    qtbot.keyClicks(surface, "Reasons")

    assert says(surface) == [
        ("text", 0, "That the committee:"),
        ("numbered point", 0, "notes the report"),
        ("numbered point", 0, "asks for"),
        ("numbered point", 1, "a plan"),
        ("numbered point", 0, "thanks officers"),
        ("text", 0, "Reasons"),
    ]


def test_a_point_made_by_itself_is_taken_back_to_what_was_typed(
    qtbot: QtBot, surface: WritingSurface, says: Says
) -> None:
    qtbot.keyClicks(surface, "- ")
    qtbot.keyClicks(surface, "x")
    assert says(surface) == [("bullet", 0, "x")]
    qtbot.keyClick(surface, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(surface, Qt.Key.Key_Z, CTRL)

    assert surface.toPlainText() == "- "
    assert surface.kind is Kind.TEXT


def test_a_year_at_the_beginning_of_a_line_is_no_point(
    qtbot: QtBot, surface: WritingSurface, says: Says
) -> None:
    qtbot.keyClicks(surface, "2019. A good year")

    assert says(surface) == [("text", 0, "2019. A good year")]


def test_backspace_before_a_point_makes_it_text_first(
    qtbot: QtBot, surface: WritingSurface, says: Says
) -> None:
    surface.show_paragraphs((view("1", "One."), view("2", "Two.", Kind.BULLET)))
    place(surface, 5)
    press(qtbot, surface, Qt.Key.Key_Backspace)
    assert says(surface) == [("text", 0, "One."), ("text", 0, "Two.")]
    press(qtbot, surface, Qt.Key.Key_Backspace)

    assert [(each.id, each.text) for each in surface.paragraphs()] == [("1", "One.Two.")]


def test_emphasis_by_keys_and_the_menu_is_not_asked(qtbot: QtBot, surface: WritingSurface) -> None:
    qtbot.keyClicks(surface, "plain ")
    qtbot.keyClick(surface, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(surface, "bold")
    qtbot.keyClick(surface, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(surface, Qt.Key.Key_I, CTRL)
    qtbot.keyClicks(surface, " slanted")

    assert surface.paragraphs()[0].marks == (Mark(6, 10, "bold"), Mark(10, 18, "italic"))


def test_words_typed_behind_a_link_do_not_belong_to_it(qtbot: QtBot, surface: WritingSurface) -> None:
    qtbot.keyClicks(surface, "the survey")
    choose(surface, 4, 10)
    surface.set_link("https://plymouth.gov.uk")
    place(surface, 10)
    qtbot.keyClicks(surface, " is open")

    assert surface.paragraphs()[0].text == "the survey is open"
    assert surface.paragraphs()[0].marks == (Mark(4, 10, "link", "https://plymouth.gov.uk"),)


def test_a_link_is_changed_where_the_cursor_stands_in_it(surface: WritingSurface) -> None:
    surface.show_paragraphs((view("1", "the survey", Kind.TEXT, 0, Mark(4, 10, "link", "https://a.uk")),))
    place(surface, 6)
    assert surface.link == "https://a.uk"
    surface.set_link("")

    assert surface.paragraphs()[0].marks == ()


def test_kinds_have_keys(qtbot: QtBot, surface: WritingSurface, says: Says) -> None:
    qtbot.keyClicks(surface, "Background")
    qtbot.keyClick(surface, Qt.Key.Key_6, CTRL | SHIFT)
    press(qtbot, surface, Qt.Key.Key_Return)
    qtbot.keyClicks(surface, "It began.")

    assert says(surface) == [("sub-heading", 0, "Background"), ("text", 0, "It began.")]


def test_a_table_is_walked_with_tab_and_grows(qtbot: QtBot, surface: WritingSurface, says: Says) -> None:
    qtbot.keyClicks(surface, "As follows:")
    surface.insert_table(1, 2)
    for words in ("Milestone", "Status", "1.1", "Complete"):
        qtbot.keyClicks(surface, words)
        press(qtbot, surface, Qt.Key.Key_Tab)
    press(qtbot, surface, Qt.Key.Key_Return)
    qtbot.keyClicks(surface, "Behind it.")

    assert says(surface) == [
        ("text", 0, "As follows:"),
        ("table", 0, "Milestone\tStatus\n1.1\tComplete\n\t"),
        ("text", 0, "Behind it."),
    ]


def test_word_and_web_structure_is_pasted_without_its_styling(surface: WritingSurface, says: Says) -> None:
    data = QMimeData()
    data.setHtml(
        "<h2 style='color:red'>Risks</h2><p style='font-size:30pt'>Low <b>now</b></p>"
        "<ol type=a><li>one</li><li>two</li></ol><table><tr><td>A</td><td>B</td></tr></table>"
    )
    surface.insertFromMimeData(data)

    assert says(surface) == [
        ("sub-heading", 0, "Risks"),
        ("text", 0, "Low now"),
        ("lettered point", 0, "one"),
        ("lettered point", 0, "two"),
        ("table", 0, "A\tB"),
    ]
    assert surface.paragraphs()[1].marks == (Mark(4, 7, "bold"),)


def test_a_paste_is_taken_back_as_one_step(qtbot: QtBot, surface: WritingSurface, says: Says) -> None:
    qtbot.keyClicks(surface, "Before after")
    place(surface, 6)
    data = QMimeData()
    data.setText("one\ntwo\n")
    surface.insertFromMimeData(data)
    assert says(surface) == [
        ("text", 0, "Before"),
        ("text", 0, "one"),
        ("text", 0, "two"),
        ("text", 0, "after"),
    ]
    qtbot.keyClick(surface, Qt.Key.Key_Z, CTRL)

    assert says(surface) == [("text", 0, "Before after")]


def test_a_few_words_are_pasted_into_the_line(surface: WritingSurface, qtbot: QtBot, says: Says) -> None:
    surface.show_paragraphs((view("1", "That the be noted", Kind.NUMBERED),))
    place(surface, 9)
    data = QMimeData()
    data.setText("report ")
    surface.insertFromMimeData(data)

    assert says(surface)[0][2].startswith("That the report")
    assert surface.paragraphs()[0].id == "1"


def test_what_is_copied_here_is_pasted_whole_and_with_new_ids(surface: WritingSurface) -> None:
    surface.show_paragraphs(
        (view("1", "one", Kind.BULLET), view("2", "two", Kind.BULLET, 1, Mark(0, 3, "italic")))
    )
    choose(surface, 0, 7)
    data = surface.createMimeDataFromSelection()
    place(surface, 7)
    surface.insertFromMimeData(data)

    found = surface.paragraphs()
    assert [(each.id, each.level, each.text) for each in found] == [
        ("1", 0, "one"),
        ("2", 1, "two"),
        (None, 0, "one"),
        (None, 1, "two"),
    ]
    assert found[3].marks == (Mark(0, 3, "italic"),)
    assert data.text() == "• one\n  – two"


def test_a_picture_from_a_file_stands_with_what_it_shows(
    qtbot: QtBot, surface: WritingSurface, says: Says, png: Path, workplace: object
) -> None:
    qtbot.keyClicks(surface, "See below.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(png))])
    assert surface.canInsertFromMimeData(data)
    with qtbot.waitSignal(surface.file_offered) as offered:
        surface.insertFromMimeData(data)
    shelf = surface._shelf
    with qtbot.waitSignal(shelf.arrived, timeout=20_000) as arrived:
        shelf.take(offered.args[0], surface.insert_picture)
    qtbot.waitUntil(lambda: "\ufffc" in surface.toPlainText() or len(surface.paragraphs()) == 2)
    qtbot.keyClicks(surface, "A family hub")

    assert says(surface) == [("text", 0, "See below."), ("picture", 0, "A family hub")]
    picture = surface.paragraphs()[1].picture
    assert picture is not None
    assert picture.media_type == "image/png"
    assert arrived.args[0] in shelf.taken


def test_a_pdf_dropped_on_the_words_is_left_to_the_form(surface: WritingSurface) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/report.pdf")])

    assert not surface.canInsertFromMimeData(data)


def test_it_is_as_high_as_its_words(qtbot: QtBot, surface: WritingSurface) -> None:
    before = surface.height()
    surface.show_paragraphs(tuple(view(str(n), "Words") for n in range(20)))

    assert surface.height() > before * 5
    assert surface.verticalScrollBar().maximum() == 0


def test_marks_are_painted_and_never_typed(surface: WritingSurface) -> None:
    surface.show_paragraphs((view("1", "one", Kind.NUMBERED), view("2", "two", Kind.LETTERED, 1)))

    assert surface.toPlainText() == "one\ntwo"
    assert surface._margin.marks() == ["1.", "(a)"]
