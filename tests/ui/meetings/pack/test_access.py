"""Whoever uses the pack without a mouse or without seeing it: every control has a name, and Tab comes to them in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.meetings.pack.conftest import ready
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.giving_out.panel import GivingOutPanel
from ui.meetings.pack.giving_out.wants import What
from ui.meetings.pack.step import PackStep
from ui.theme.theme import Mode

PANELS = ("print", "export", "compare", "check", "publish", "items", "search", "nothing")


def begin(step: PackStep, name: str) -> None:
    """Open something beside or above the pages."""
    opened = {
        "print": step.print_pack,
        "export": step.export,
        "compare": step.further.compare,
        "check": step.further.check_file,
        "publish": step.publish,
        "items": step.head.edition.items_wanted.emit,
        "search": step.find_words,
    }
    if name in opened:
        opened[name]()


def stops(step: PackStep) -> Iterator[QWidget]:
    """What the keyboard comes to, in order, from the edition to the last thing of the step."""
    step.head.edition.setFocus()
    seen: set[QWidget] = set()
    while True:
        used = QApplication.focusWidget()
        if used is None or used in seen or not step.isAncestorOf(used):
            return
        seen.add(used)
        yield used
        step.window().focusNextPrevChild(True)


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("name", PANELS)
def test_every_control_has_a_name_and_no_two_neighbours_the_same(
    desk: Desk, checked: PackStep, name: str
) -> None:
    begin(checked, name)
    desk.settle()
    names = [(spoken(each), type(each).__name__) for each in stops(checked)]
    assert [kind for said, kind in names if not said.strip()] == []
    assert [one for one, other in pairwise(names) if one == other] == []


def test_tab_goes_from_the_head_through_the_pages_to_what_stands_beside_them(
    desk: Desk, builder: PackBuilder, checked: PackStep
) -> None:
    ready(desk, builder)
    order = list(stops(checked))
    wanted: list[QWidget] = [
        checked.head.edition,
        checked.head.print_button,
        checked.head.export_button,
        checked.thumbnails,
        checked.pages,
        checked.foot.page_box.field,
        checked.foot.larger,
        checked.checks.cards[0].go,
        checked.remarks.box.open_button,
        checked.contents.lines[0],
    ]
    assert [each for each in order if each in wanted] == wanted


def test_the_panel_that_prints_is_walked_from_the_top_and_says_what_is_wrong_beside_the_field(
    desk: Desk, panel: GivingOutPanel
) -> None:
    panel.what.what.setCurrentIndex(panel.what.what.findText(What.PAGES.value))
    panel.what.what.activated.emit(panel.what.what.currentIndex())
    desk.settle()
    panel.what.pages.line.setText("900")
    said = panel.what.pages.said
    assert said.isVisible()
    assert said.mapTo(panel, said.rect().topLeft()).y() > panel.what.pages.line.y()
    assert panel.what.pages.line.accessibleDescription() == said.text()
    panel.what.readers.setFocus()
    order = []
    while (used := QApplication.focusWidget()) is not None and panel.isAncestorOf(used) and used not in order:
        order.append(used)
        panel.window().focusNextPrevChild(True)
    heights = [each.mapTo(panel, each.rect().center()).y() for each in order]
    buttons = [each for each in order if isinstance(each, QAbstractButton)]
    assert heights == sorted(heights), "from the top to the foot"
    assert buttons[-1] is panel.close_button


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_where_the_keyboard_is_can_be_seen(desk: Desk, checked: PackStep, mode: Mode) -> None:
    desk.workplace.theme.set_mode(mode)
    desk.settle()
    for each in stops(checked):
        if not each.isVisible():
            continue
        with_focus = each.grab().toImage()
        checked.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        checked.setFocus()
        without = each.grab().toImage()
        each.setFocus()
        checked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        assert with_focus != without, spoken(each)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
