"""Pages drawn where they are looked at, fitted, enlarged, and laid open like a book."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from boardkeeper.render.page_words import PageWords
from boardkeeper.render.pages import PagePicture
from tests.ui.meetings.pack.conftest import changed
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.laid_out import PageSize
from ui.meetings.pack.page_layout import Fit
from ui.meetings.pack.pages_view import PagesView
from ui.meetings.pack.step import PackStep


def test_only_the_pages_in_view_are_drawn(desk: Desk, builder: PackBuilder, step: PackStep) -> None:
    assert builder.pack is not None
    assert 0 in step.pages.drawn_pages
    assert len(step.pages.drawn_pages) < len(builder.pack.sizes)
    last = len(builder.pack.sizes) - 1
    step.pages.go_to(last)
    desk.qtbot.waitUntil(lambda: last in step.pages.drawn_pages, timeout=10_000)
    assert step.pages.page == last


def test_the_keyboard_turns_pages_and_zooms(qtbot: QtBot, desk: Desk, step: PackStep) -> None:
    pages = step.pages
    pages.setFocus()
    fitting = pages.scale
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.page == 1
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.scale > fitting
    assert pages.page == 1
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages.scale == fitting
    assert step.foot.scale.text() == f"{round(fitting * 100)} %"
    qtbot.keyClick(pages, Qt.Key.Key_9)
    assert pages.fitted is Fit.PAGE
    assert pages._layout.place(0).height <= pages.viewport().height()
    desk.settle()


def test_end_goes_to_the_last_page_and_home_to_the_first(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    assert builder.pack is not None
    last = len(builder.pack.sizes) - 1
    step.pages.setFocus()
    step.pages.fit(Fit.PAGE)
    step.pages.zoom_by(-1)
    step.pages.zoom_by(-1)
    qtbot.keyClick(step.pages, Qt.Key.Key_End)
    assert step.pages.page == last, "also where more than one page is in view"
    assert step.foot.page_box.field.text() == builder.pack.labels[last]
    assert step.pages.verticalScrollBar().value() == step.pages.verticalScrollBar().maximum()
    qtbot.keyClick(step.pages, Qt.Key.Key_Home)
    assert step.pages.page == 0
    desk.settle()


def test_two_pages_lie_side_by_side_with_the_even_one_at_the_left(
    qtbot: QtBot, desk: Desk, step: PackStep
) -> None:
    pages = step.pages
    pages.setFocus()
    qtbot.keyClick(pages, Qt.Key.Key_2)
    assert step.foot.spread.isChecked()
    places = [pages._layout.place(page) for page in range(3)]
    assert places[1].top == places[2].top
    assert places[1].left < places[2].left
    assert places[0].left == places[2].left, "the first page is a right-hand one"
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.page == 1
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.page == 3
    step.foot.spread.setChecked(False)
    assert not pages.is_spread
    assert pages.page == 3
    desk.settle()


def test_while_something_is_changed_the_page_one_reads_stays_and_pages_that_look_alike_stay_drawn(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    step.pages.go_to(1)
    desk.settle()
    height = step.pages.verticalScrollBar().value()
    drawn = step.pages.drawn_pages
    before = builder.pack
    items = desk.ask(agenda.list_items, desk.made.coming)
    desk.workplace.operations.run("Changed.", agenda.update_item, "Jean Kelly", items[-1].id, lead="Ann Reed")
    changed(desk, builder, before)
    assert step.pages.page == 1
    assert step.pages.verticalScrollBar().value() == height
    assert drawn <= step.pages.drawn_pages | {0, 1}


def test_a_size_that_is_chosen_from_the_menu_is_ticked(desk: Desk, step: PackStep) -> None:
    assert step.foot.fit_width.isChecked()
    step.foot.per_cents[150].trigger()
    assert step.pages.scale == 1.5
    assert step.foot.per_cents[150].isChecked()
    assert step.foot.scale.text() == "150 %"
    step.foot.fit_page.trigger()
    assert step.foot.fit_page.isChecked()
    desk.settle()


@dataclass(frozen=True)
class BlankPage:
    """A page that has nothing on it."""

    meeting_id: str = "m"
    labels: tuple[str, ...] = ("1",)
    sizes: tuple[PageSize, ...] = (PageSize(595, 842),)

    def looks(self, index: int) -> object:
        return index

    def picture(self, _index: int, _dpi: float) -> PagePicture:
        return PagePicture(4, 4, b"\xff" * 48)

    def words(self, _index: int) -> PageWords:
        return PageWords("", (), (), ())

    def text(self, _index: int) -> str:
        return ""


def test_a_page_about_as_high_as_the_view_does_not_make_the_scroll_bar_come_and_go(
    qtbot: QtBot, desk: Desk
) -> None:
    view = PagesView(desk.workplace)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    view.show_pack(BlankPage())
    for height in range(560, 760, 8):
        view.resize(500, height)
        scale = view.scale
        qtbot.waitUntil(lambda: 0 in view.drawn_pages, timeout=5_000)
        desk.settle()
        assert view.scale == scale
