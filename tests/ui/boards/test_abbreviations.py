from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from boardkeeper import abbreviations
from ui.boards.page import BoardPage


@pytest.fixture
def desk(show_page):
    return show_page(BoardPage)


def kept(desk):
    return [(each.short, each.meaning) for each in desk.ask(abbreviations.abbreviations, desk.made.board.id)]


def add(desk, qtbot, short, meaning):
    section = desk.page.abbreviations
    section.short.setText(short)
    section.meaning.setText(meaning)
    qtbot.keyClick(section.meaning, Qt.Key.Key_Return)
    desk.settle()


def test_a_short_form_is_explained_changed_and_removed(desk, qtbot):
    add(desk, qtbot, "QPRM", "Quality Meeting")
    (row,) = desk.page.abbreviations.rows.values()
    assert row.field.accessibleName() == "What QPRM means"
    row.field.setText("Quality Performance Review Meeting")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    desk.settle()
    assert kept(desk) == [("QPRM", "Quality Performance Review Meeting")]
    row.remove_button.click()
    desk.settle()
    assert kept(desk) == []
    desk.undo()
    assert [each.short for each in desk.page.abbreviations.rows.values()] == ["QPRM"]


def test_half_an_abbreviation_asks_for_the_other_half(desk, qtbot):
    add(desk, qtbot, "QPRM", "")
    assert desk.page.abbreviations.meaning.hasFocus()
    assert kept(desk) == []
