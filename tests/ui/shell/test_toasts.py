from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.toasts import Toast
from ui.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


@pytest.fixture
def toast(page: QWidget, theme: Theme) -> Toast:
    return Toast(theme, page)


def undo_button(toast: Toast) -> QPushButton:
    [button] = toast.findChildren(QPushButton)
    return button


def test_it_stands_at_the_foot_of_the_page_in_the_middle(toast: Toast, page: QWidget) -> None:
    toast.say("Action 118 added.", can_undo=True)
    assert abs(toast.geometry().center().x() - page.rect().center().x()) <= 1
    assert page.height() - toast.geometry().bottom() < 16
    page.resize(1000, 500)
    QApplication.sendPostedEvents(page, 0)
    assert abs(toast.geometry().center().x() - 500) <= 1


def test_undo_is_asked_for_once_and_the_toast_goes(qtbot: QtBot, toast: Toast) -> None:
    toast.say("Action 118 added.", can_undo=True)
    with qtbot.waitSignal(toast.undo_asked):
        undo_button(toast).click()
    assert not toast.isVisible()


def test_what_cannot_be_undone_offers_no_undo(toast: Toast) -> None:
    toast.say("Backed up.", can_undo=False)
    assert not undo_button(toast).isVisible()


def test_it_goes_by_itself(qtbot: QtBot, toast: Toast) -> None:
    toast._timer.setInterval(10)
    toast.say("Saved.", can_undo=False)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_stays_while_the_keyboard_is_on_it(qtbot: QtBot, toast: Toast) -> None:
    toast.say("Action 118 added.", can_undo=True)
    undo_button(toast).setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    undo_button(toast).clearFocus()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_a_second_sentence_takes_the_place_of_the_first(toast: Toast, page: QWidget) -> None:
    toast.say("Saved.", can_undo=False)
    narrow = toast.width()
    toast.say("The agenda of Wednesday 11 September 2019 was published.", can_undo=True)
    assert toast.sentence.startswith("The agenda")
    assert toast.width() > narrow


def test_a_longer_sentence_widens_a_toast_that_is_still_shown(toast: Toast) -> None:
    toast.say("Saved.", can_undo=True)
    QApplication.processEvents()
    toast.say("“Children missing from home” comes to the meeting of Wed 9 Dec 2026.", can_undo=True)
    [label] = toast.findChildren(QLabel)
    QApplication.processEvents()
    assert label.width() >= label.sizeHint().width()


def test_it_keeps_clear_of_a_foot_where_people_type(page: QWidget, theme: Theme) -> None:
    toast = Toast(theme, page, lambda: 52)
    toast.say("“Fostering update” added.", can_undo=True)
    frame = toast.layout().itemAt(0).widget().geometry().translated(toast.pos())
    assert frame.bottom() < page.height() - 52
    assert frame.bottom() > page.height() - 80
