from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boardkeeper.minutes import PieceKind, WrittenPiece
from boardkeeper.reports import Mark
from ui.writing.aids.finding import pattern_for

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def here(writing) -> tuple[str, int]:
    cursor = writing.surface.textCursor()
    return cursor.selectedText(), cursor.block().blockNumber()


def find(writing, words: str) -> None:
    QTest.keyClick(writing.surface, Qt.Key.Key_F, CTRL)
    writing.page.bar.words.clear()
    QTest.keyClicks(writing.page.bar.words, words)


@pytest.fixture
def three(writing):
    writing.show("The Panel noted the panel.", "A panelled room.", "The panel’s report.")
    return writing


def test_ctrl_f_opens_the_bar_and_says_how_many_places_there_are(three):
    bar = three.page.bar
    assert bar.isHidden()
    find(three, "panel")
    assert bar.isVisible()
    assert bar.words.hasFocus()
    assert bar.said == "1 of 4"
    assert here(three) == ("Panel", 1)


def test_every_place_is_painted_and_the_one_here_is_selected(three):
    find(three, "panel")
    assert three.found() == ["Panel", "panel", "panel", "panel"]
    assert here(three) == ("Panel", 1)
    three.page.bar.close_bar()
    assert three.found() == []


def test_enter_and_f3_go_on_round_the_end_and_with_shift_back(three):
    find(three, "panel")
    bar = three.page.bar
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert (here(three), bar.said) == (("panel", 1), "2 of 4")
    QTest.keyClick(bar.words, Qt.Key.Key_F3)
    QTest.keyClick(bar.words, Qt.Key.Key_F3)
    assert (here(three), bar.said) == (("panel", 3), "4 of 4")
    QTest.keyClick(bar.words, Qt.Key.Key_F3)
    assert bar.said == "1 of 4"
    QTest.keyClick(bar.words, Qt.Key.Key_F3, SHIFT)
    assert bar.said == "4 of 4"
    QTest.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    assert bar.said == "3 of 4"


def test_escape_closes_the_bar_and_keeps_the_place_and_f3_goes_on_from_there(three):
    find(three, "panel")
    QTest.keyClick(three.page.bar.words, Qt.Key.Key_Return)
    QTest.keyClick(three.page.bar.words, Qt.Key.Key_Escape)
    assert three.page.bar.isHidden()
    assert three.surface.hasFocus()
    assert here(three) == ("panel", 1)
    QTest.keyClick(three.surface, Qt.Key.Key_F3)
    assert here(three) == ("panel", 2)


def test_what_is_selected_is_what_is_looked_for(three):
    three.surface.choose("t2", 2, 7)
    QTest.keyClick(three.surface, Qt.Key.Key_F, CTRL)
    assert three.page.bar.words.text() == "panel"
    assert three.page.bar.said == "3 of 4"


def test_case_and_whole_words_narrow_what_is_found(three):
    find(three, "panel")
    bar = three.page.bar
    bar.case.click()
    assert bar.said == "1 of 3"
    bar.whole.click()
    assert bar.said == "1 of 2"
    bar.case.click()
    assert bar.said.endswith("of 3")


def test_what_is_nowhere_is_said_and_nothing_can_be_replaced(three):
    find(three, "cabinet")
    bar = three.page.bar
    assert bar.said == "Not found"
    assert not bar.down.isEnabled()
    bar.words.clear()
    assert bar.said == ""


def test_straight_and_curly_apostrophes_find_each_other(three):
    find(three, "panel's")
    assert three.page.bar.said == "1 of 1"


def test_ctrl_h_replaces_one_place_after_the_other(three):
    QTest.keyClick(three.surface, Qt.Key.Key_H, CTRL)
    bar = three.page.bar
    QTest.keyClicks(bar.words, "panel")
    QTest.keyClicks(bar.other, "committee")
    bar.case.click()
    bar.other.setFocus()
    QTest.keyClick(bar.other, Qt.Key.Key_Return)
    assert three.texts()[1] == "The Panel noted the committee."
    assert bar.said == "1 of 2"
    assert here(three) == ("panel", 2)


def test_replace_all_is_one_step_of_undo_and_keeps_every_emphasis(writing):
    writing.surface.show_pieces(
        (
            WrittenPiece("h1", PieceKind.HEADING, "The panel"),
            WrittenPiece("t1", PieceKind.TEXT, "A panel and a panel.", marks=(Mark(14, 19, "bold"),)),
            WrittenPiece("p1", PieceKind.POINT, "panel;"),
        )
    )
    before = writing.surface.pieces()
    QTest.keyClick(writing.surface, Qt.Key.Key_H, CTRL)
    bar = writing.page.bar
    QTest.keyClicks(bar.words, "panel")
    QTest.keyClicks(bar.other, "board")
    bar.all.click()
    assert writing.texts() == ["The board", "A board and a board.", "board;"]
    assert writing.surface.pieces()[1].marks == (Mark(14, 19, "bold"),)
    assert bar.said == "4 replaced"
    writing.surface.undo()
    assert writing.surface.pieces() == before


def test_what_is_typed_meanwhile_is_counted_too(three):
    find(three, "panel")
    three.surface.choose("t3")
    QTest.keyClicks(three.surface, "Panel ")
    three.desk.qtbot.waitUntil(lambda: three.page.bar.said.endswith("of 5"), timeout=5_000)


def test_minutes_that_can_only_be_read_are_searched_but_not_replaced_in(three):
    three.surface.set_writable(False)
    QTest.keyClick(three.surface, Qt.Key.Key_H, CTRL)
    bar = three.page.bar
    QTest.keyClicks(bar.words, "panel")
    assert bar.said == "1 of 4"
    assert not bar.all.isVisible()
    bar.replace_all()
    assert three.texts()[2] == "A panelled room."


@pytest.mark.parametrize("words", ["", "  "])
def test_nothing_to_look_for_finds_nothing(words):
    assert pattern_for(words) is None


def test_marks_of_patterns_are_plain_words():
    pattern = pattern_for("(a) 17.")
    assert pattern is not None
    assert pattern.search("see (A)\u00a017.")
    assert not pattern.search("a 171")
