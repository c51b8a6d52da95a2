from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ui.shell.progress import ProgressStrip
from ui.tasks import Task


@pytest.fixture
def strip(qtbot: QtBot) -> ProgressStrip:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip._patience.setInterval(0)
    return strip


def test_it_says_what_is_done_and_how_far(qtbot: QtBot, strip: ProgressStrip) -> None:
    task = Task("Reading Indicators.xlsx")
    strip.watch(task)
    qtbot.waitUntil(strip.isVisible)
    assert strip._title.text() == "Reading Indicators.xlsx …"
    task.report("sheets", 3, 12)
    [bar] = strip.findChildren(QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 12)
    assert strip._detail.text() == "sheets: 3 of 12"
    task.ended.emit()
    assert not strip.isVisible()


def test_work_that_ends_at_once_shows_nothing(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    task = Task("Reading")
    strip.watch(task)
    task.ended.emit()
    assert not strip._patience.isActive()
    assert strip.isHidden()


def test_cancel_asks_the_work_to_stop_once(qtbot: QtBot, strip: ProgressStrip) -> None:
    task = Task("Reading")
    strip.watch(task)
    [cancel] = strip.findChildren(QPushButton)
    assert cancel.accessibleName() == "Cancel: Reading"
    cancel.click()
    assert task.is_cancelled()
    assert not cancel.isEnabled()


def test_the_newest_of_several_is_shown(qtbot: QtBot, strip: ProgressStrip) -> None:
    first, second = Task("Reading"), Task("Drawing pages")
    strip.watch(first)
    strip.watch(second)
    first.report("sheets", 1, 2)
    assert strip._detail.text() == ""
    second.ended.emit()
    assert strip._title.text() == "Reading …"
