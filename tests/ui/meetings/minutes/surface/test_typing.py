from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from boardkeeper.minutes import PieceKind, Verb, WrittenDecision, WrittenPiece
from tests.ui.meetings.minutes.surface.keyboard import BACK, CTRL, ENTER, SHIFT, at_end, marks, press
from ui.meetings.minutes.surface.labels import limb_label
from ui.meetings.minutes.surface.surface import MinutesSurface

Says = Callable[[], list[tuple[str, str]]]
Some = tuple[WrittenPiece, ...]


def labels(surface: MinutesSurface) -> list[str]:
    return [limb_label(line) for line in surface.outline.now() if line.limb or line.box >= 0]


def test_what_is_shown_comes_back_piece_by_piece(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    assert surface.pieces() == some
    assert surface.document().isUndoAvailable() is False


def test_a_meeting_is_typed_by_keys_alone(surface: MinutesSurface, says: Says) -> None:
    type_in = QTest.keyClicks
    type_in(surface, "Bullying and Attendance")
    press(surface, ENTER)
    type_in(surface, "Councillor Jon Taylor presented the report.")
    press(surface, ENTER)
    type_in(surface, "Key points:")
    QTest.keyClick(surface, Qt.Key.Key_6, CTRL | SHIFT)
    press(surface, ENTER)
    type_in(surface, "(a) a sample had been reviewed;")
    press(surface, ENTER)
    type_in(surface, "schools were required to act;")
    press(surface, ENTER)
    press(surface, Qt.Key.Key_Tab)
    type_in(surface, "and to prevent")
    press(surface, ENTER, ENTER, ENTER)
    type_in(surface, "RESOLVED that a head teacher be invited;")
    press(surface, ENTER)
    type_in(surface, "that a parent be invited.")
    press(surface, ENTER, ENTER)
    type_in(surface, "ACTION: provide the figures")
    press(surface, ENTER)
    type_in(surface, "Work Programme")
    QTest.keyClick(surface, Qt.Key.Key_1, CTRL | SHIFT)

    assert says() == [
        ("heading", "Bullying and Attendance"),
        ("text", "Councillor Jon Taylor presented the report."),
        ("sub-heading", "Key points:"),
        ("point", "a sample had been reviewed;"),
        ("point", "schools were required to act;"),
        ("point", "and to prevent"),
        ("resolution", "that a head teacher be invited;"),
        ("resolution", "that a parent be invited."),
        ("action", "provide the figures"),
        ("heading", "Work Programme"),
    ]
    assert [each.level for each in surface.pieces() if each.kind is PieceKind.POINT] == [0, 0, 1]
    assert labels(surface) == ["RESOLVED 1", "RESOLVED 2", ""]


def test_letters_run_through_sub_headings_and_begin_anew_in_the_next_minute(
    surface: MinutesSurface, some: Some
) -> None:
    surface.show_pieces(some)
    surface.show_numbers({"h1": 17}, 18)
    assert marks(surface) == ["17.", "(a)", "(b)", "18."]
    at_end(surface, "p2")
    press(surface, ENTER)
    QTest.keyClicks(surface, "another")
    at_end(surface, "t2")
    press(surface, ENTER)
    QTest.keyClicks(surface, "(a) first of the next")
    assert marks(surface) == ["17.", "(a)", "(b)", "(c)", "18.", "(a)"]


def test_numbers_that_may_change_are_told_from_those_given(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    surface.show_numbers({"h1": 17}, 18)
    headings = [line for line in surface.outline.now() if line.kind is PieceKind.HEADING]
    assert [line.is_provisional for line in headings] == [False, True]
    surface.change(["h2"], is_numbered=False)
    assert [line.mark for line in surface.outline.now() if line.kind is PieceKind.HEADING] == ["17.", ""]


def test_a_single_limb_has_no_number_and_says_to_whom_is_recommended(
    surface: MinutesSurface, some: Some
) -> None:
    surface.show_pieces(some[:5])
    at_end(surface, "p2")
    press(surface, ENTER, ENTER)
    QTest.keyClicks(surface, "RECOMMENDED to Cabinet that the plan be approved")
    assert labels(surface) == ["RECOMMENDED to Cabinet"]
    assert surface.pieces()[-1].text == "that the plan be approved"


def test_words_that_may_be_meant_otherwise_stay_words(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some[:2])
    at_end(surface, "t1")
    press(surface, ENTER)
    QTest.keyClicks(surface, "Resolved issues were noted. Action was taken; see 2. above")
    assert surface.pieces()[-1].kind is PieceKind.TEXT


def test_undo_gives_the_typed_word_back_where_it_was_not_meant(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some[:2])
    at_end(surface, "t1")
    press(surface, ENTER)
    QTest.keyClicks(surface, "RESOLVED ")
    assert surface.kind is PieceKind.RESOLUTION
    surface.undo()
    assert surface.kind is PieceKind.TEXT
    assert surface.textCursor().block().text() == "RESOLVED "


def test_enter_on_an_empty_limb_ends_the_box(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    at_end(surface, "r2")
    press(surface, ENTER)
    assert surface.kind is PieceKind.RESOLUTION
    assert labels(surface)[-1] == "RESOLVED 3"
    press(surface, ENTER)
    assert surface.kind is PieceKind.TEXT


def test_backspace_makes_a_limb_text_and_never_joins_two_minutes(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    surface.choose("r1")
    press(surface, BACK)
    assert surface.kind is PieceKind.TEXT
    before = surface.pieces()
    surface.choose("h2")
    press(surface, BACK)
    at_end(surface, "r2")
    press(surface, Qt.Key.Key_Delete)
    surface.choose("t2")
    press(surface, BACK)
    assert surface.pieces() == before
    assert surface.kind is PieceKind.HEADING


def test_backspace_takes_the_empty_line_above_a_heading_away(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    at_end(surface, "r2")
    press(surface, ENTER, ENTER)
    surface.choose("h2")
    blocks = surface.document().blockCount()
    press(surface, BACK)
    assert surface.document().blockCount() == blocks - 1
    assert surface.pieces() == some


def test_enter_before_a_heading_makes_room_in_the_minute_above(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    surface.choose("h2")
    press(surface, ENTER, Qt.Key.Key_Up)
    QTest.keyClicks(surface, "One more thing.")
    found = surface.pieces()
    assert [each.id for each in found if each.kind is PieceKind.HEADING] == ["h1", "h2"]
    assert found[7].text == "One more thing."


def test_limbs_standing_together_are_one_run(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    assert [each.id for each in surface.run_of("r2")] == ["r1", "r2"]
    assert [each.id for each in surface.run_of("t1")] == ["t1"]


def test_facts_change_in_one_step_that_undo_takes_back(
    qtbot: QtBot, surface: MinutesSurface, some: Some
) -> None:
    surface.show_pieces(some)
    surface.choose("r1")
    moved = WrittenDecision(Verb.AGREED, mover="Councillor James")
    with qtbot.waitSignal(surface.piece_changed) as told:
        surface.change(["r1", "r2"], decision=moved)
    assert told.args is not None
    assert told.args[0].decision == moved
    assert [each.decision for each in surface.run_of("r1")] == [moved, moved]
    surface.undo()
    assert surface.pieces() == some


def test_text_below_the_heading_of_an_exempt_item_is_exempt(surface: MinutesSurface) -> None:
    surface.show_pieces((WrittenPiece("h", PieceKind.HEADING, "A child", agenda_item_id="item"),))
    surface.show_item_marks({"item": WrittenPiece("", PieceKind.TEXT, exempt_paragraphs="2")})
    at_end(surface, "h")
    press(surface, ENTER)
    QTest.keyClicks(surface, "The Board considered it.")
    press(surface, ENTER)
    QTest.keyClicks(surface, "(a) this too")
    assert [each.exempt_paragraphs for each in surface.pieces()[1:]] == ["2", "2"]


def test_nothing_can_be_typed_into_what_is_only_to_be_read(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    surface.set_writable(False)
    at_end(surface, "t1")
    QTest.keyClicks(surface, "x")
    press(surface, ENTER, BACK)
    QTest.keyClick(surface, Qt.Key.Key_7, CTRL | SHIFT)
    assert surface.pieces() == some


def test_a_slash_calls_and_its_words_are_taken(qtbot: QtBot, surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    heard: list[str] = []
    surface.slash_typed.connect(lambda words, _caret: heard.append(words))
    at_end(surface, "t2")
    QTest.keyClicks(surface, " 3/4 and/or")
    assert heard == []
    QTest.keyClicks(surface, " /act")
    assert heard == ["", "a", "ac", "act"]
    with qtbot.waitSignal(surface.slash_ended):
        assert surface.take_slash() == "act"
    assert surface.pieces()[-1].text == "Members discussed the work programme. 3/4 and/or"


def test_escape_lets_a_slash_be_a_stroke(qtbot: QtBot, surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    at_end(surface, "t2")
    QTest.keyClicks(surface, " /")
    with qtbot.waitSignal(surface.slash_ended):
        press(surface, Qt.Key.Key_Escape)
    heard: list[str] = []
    surface.slash_typed.connect(lambda words, _caret: heard.append(words))
    QTest.keyClicks(surface, "x")
    assert heard == []


def test_minutes_with_a_table_are_shown_again_and_again(surface: MinutesSurface, some: Some) -> None:
    table = WrittenPiece(
        "table", PieceKind.TABLE, "Member\tInterest\nMrs Williams\tPersonal", exempt_paragraphs="1"
    )
    whole = (*some[:2], table, *some[2:])
    for pieces in (whole, some, whole):
        surface.show_pieces(pieces)
        assert surface.pieces() == pieces
