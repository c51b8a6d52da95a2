"""Small pictures beside the pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.meetings.pack.conftest import ready
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.step import PackStep
from ui.meetings.pack.thumbnail_model import PageMark, spoken
from ui.meetings.stepper import Step


def test_only_small_pictures_in_view_are_drawn(desk: Desk) -> None:
    desk.page.resize(1144, 480)
    desk.page.place.stepper.choose(Step.PACK)
    builder, step = desk.page.place.builder, desk.page.place.pack
    ready(desk, builder)
    desk.qtbot.waitUntil(lambda: 0 in step.thumbnails.drawn_pages, timeout=10_000)
    desk.settle()
    assert step.thumbnails.model().rowCount() == len(builder.pack.sizes)
    assert len(step.thumbnails.drawn_pages) < len(builder.pack.sizes)


def test_the_arrows_turn_the_pages_and_typing_a_number_finds_its_page(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    assert builder.pack is not None
    step.thumbnails.setFocus()
    qtbot.keyClick(step.thumbnails, Qt.Key.Key_Down)
    assert step.pages.page == 1
    qtbot.keyClicks(step.thumbnails, "2")
    assert builder.pack.labels[step.pages.page] == "2"
    qtbot.keyClick(step.thumbnails, Qt.Key.Key_Return)
    assert step.pages.hasFocus()
    desk.settle()


def test_they_follow_the_page_that_is_looked_at(desk: Desk, step: PackStep) -> None:
    step.pages.go_to(3)
    assert step.thumbnails.currentIndex().row() == 3
    assert step.pages.page == 3
    desk.settle()


def test_each_says_its_number_its_item_and_whether_it_is_blank(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    assert builder.pack is not None
    section = next(each for each in builder.pack.sections if each.leaves)
    said = step.thumbnails.spoken(section.first_index)
    assert said.startswith(f"Page {section.first_label}")
    assert section.title in said
    assert "left blank" in step.thumbnails.spoken(section.first_index + section.pages)
    desk.settle()


def test_a_page_in_words_says_what_is_not_public_and_what_was_found() -> None:
    mark = PageMark("11", "Placement sufficiency", "exempt")
    assert spoken("33", 34, mark) == "Page 33, item 11 Placement sufficiency, exempt"
    assert spoken("", 2, PageMark()) == "Unnumbered page, sheet 3"
    assert spoken("4", 5, PageMark(), is_found=True) == "Page 4, has the words that are looked for"


def test_they_are_put_away_and_come_back_and_that_is_remembered(
    qtbot: QtBot, desk: Desk, step: PackStep
) -> None:
    qtbot.mouseClick(step.foot.thumbnails_button, Qt.MouseButton.LeftButton)
    assert not step.thumbnails.isVisible()
    assert desk.workplace.settings.value("pack/thumbnails") in {0, "0"}
    qtbot.mouseClick(step.foot.thumbnails_button, Qt.MouseButton.LeftButton)
    assert step.thumbnails.isVisible()
    desk.settle()
