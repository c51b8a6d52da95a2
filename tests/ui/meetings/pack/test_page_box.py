"""Going to a page by the number that is printed on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.page_box import no_page_words
from ui.meetings.pack.step import PackStep


def test_a_number_that_is_typed_goes_to_its_page_and_the_keyboard_goes_along(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    assert builder.pack is not None
    desk.page.go_to_page()
    box = step.foot.page_box
    assert box.field.hasFocus()
    assert box.field.selectedText() == box.field.text()
    qtbot.keyClicks(box.field, "2")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert builder.pack.labels[step.pages.page] == "2"
    assert step.pages.hasFocus()
    assert box.field.text() == "2"
    assert box.beside.text() == f"sheet {step.pages.page + 1} of {len(builder.pack.sizes)}"
    desk.settle()


def test_what_is_no_page_is_refused_with_the_pages_there_are_and_nothing_moves(
    qtbot: QtBot, desk: Desk, step: PackStep
) -> None:
    desk.page.go_to_page()
    field = step.foot.page_box.field
    qtbot.keyClicks(field, "999")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.said[-1].startswith("There is no page “999” here; its papers have pages 1 to ")
    assert field.property("wrong")
    assert step.pages.page == 0
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "i"
    assert not field.property("wrong")
    desk.settle()


def test_the_box_follows_the_page_that_is_looked_at(desk: Desk, builder: PackBuilder, step: PackStep) -> None:
    assert builder.pack is not None
    step.pages.go_to(3)
    assert step.foot.page_box.field.text() == builder.pack.labels[3]
    desk.settle()


@pytest.mark.parametrize(
    ("written", "labels", "said"),
    [
        ("5", ("i", "3", "4", "7", "8"), "Page 5 is not in this edition: it leaves that paper out."),
        ("9", ("i", "3", "4"), "There is no page “9” here; its papers have pages 3 to 4."),
        ("2", ("i",), "There is no page “2” here; it has no numbered pages."),
        (" ", ("1",), "Type the number that is printed on a page."),
    ],
)
def test_why_there_is_no_such_page_is_said(written: str, labels: tuple[str, ...], said: str) -> None:
    assert no_page_words(written, labels) == said
