from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.meetings.minutes.words import time_stamp

KEYS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def five_past_two(monkeypatch):
    monkeypatch.setattr(time_stamp, "current_time", lambda: time(14, 5))


def test_the_time_is_written_as_papers_write_it_where_the_cursor_is(writing):
    writing.show("Councillor Loveridge left at", "Adjourned: ")
    for piece, place in (("t1", 28), ("t2", 11)):
        writing.surface.choose(piece, place, place)
        QTest.keyClick(writing.surface, Qt.Key.Key_T, KEYS)
    assert writing.texts()[1:] == ["Councillor Loveridge left at 2.05 pm", "Adjourned: 2.05 pm"]


def test_no_time_is_written_on_minutes_that_can_only_be_read(writing):
    writing.show("Left at")
    writing.surface.set_writable(False)
    writing.page.stamp.write()
    assert writing.texts()[1] == "Left at"
