from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boardkeeper import kpis
from tests.ui.live_figures.conftest import WritingDesk
from tests.ui.real_board import WHO
from tests.ui.workbooks import REFERRALS
from ui.live_figures.line import INSERT


def test_the_line_says_how_the_sentence_with_a_figure_reads(writing: WritingDesk) -> None:
    writing.write("Nothing new. Re-referrals {kpi re-referrals change} to {kpi re-referrals latest}. More.")
    line = writing.page.line
    assert line.reads.text() == "Reads: Re-referrals fell by 0.7 percentage points to 31.5%."
    assert "Jun-19" in line.reads.toolTip()
    assert line.wrong.isHidden()


def test_a_figure_that_is_not_known_is_said_with_what_to_do(writing: WritingDesk) -> None:
    writing.write("There were {kpi adoptions latest} of them.")
    said = writing.page.line.wrong.text()
    assert said.startswith("⚠ {kpi adoptions latest}: The board has no KPI called “adoptions”.")


def test_a_text_without_figures_has_only_the_button(writing: WritingDesk) -> None:
    writing.write("Nothing to count here.")
    line = writing.page.line
    assert (line.reads.isHidden(), line.wrong.isHidden(), line.button.isHidden()) == (True, True, False)
    assert line.button.text() == INSERT


def test_the_reading_follows_the_data(writing: WritingDesk) -> None:
    writing.write("It is {kpi re-referrals target}.")
    found = writing.desk.ask(kpis.find_kpi, writing.desk.made.board.id, REFERRALS)
    writing.desk.workplace.operations.run(None, kpis.set_kpi, WHO, found.id, target=Decimal(20))
    writing.settle()
    assert writing.page.line.reads.text() == "Reads: It is 20%."


def test_keys_alone_put_a_figure_where_the_cursor_stands(writing: WritingDesk) -> None:
    writing.write("So far .")
    editor, line = writing.page.editor, writing.page.line
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(len("So far "))
    editor.setTextCursor(cursor)
    QTest.keyClick(
        editor, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert line.is_choosing
    assert line.picker is not None
    writing.settle()
    QTest.keyClicks(line.picker.field, "re-ref")
    QTest.keyClick(line.picker.field, Qt.Key.Key_Return)
    assert not line.is_choosing
    assert editor.hasFocus()
    writing.settle()
    assert line.reads.text() == "Reads: So far 31.5%."
    assert writing.page.line.wrong.isHidden()


def test_escape_leaves_the_choice_and_the_text_as_it_was(writing: WritingDesk) -> None:
    writing.write("As it was.")
    line = writing.page.line
    line.begin()
    writing.settle()
    assert line.picker is not None
    QTest.keyClicks(line.picker.field, "zzz")
    assert line.picker.nothing.text() == "No indicator has these words in its name."
    QTest.keyClick(line.picker.field, Qt.Key.Key_Escape)
    QTest.keyClick(line.picker.field, Qt.Key.Key_Escape)
    assert not line.is_choosing
    assert writing.page.editor.toPlainText() == "As it was."


def test_in_a_narrow_pane_what_can_be_said_stands_beneath_the_indicators(writing: WritingDesk) -> None:
    writing.page.line.begin()
    picker = writing.page.line.picker
    assert picker is not None
    for width, is_beneath in ((300, True), (700, False)):
        picker.resize(width, 500)
        picker.layout().activate()
        assert (picker.choices.y() > picker.kpis.y()) is is_beneath
