"""Spelling and citations while a report is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.meetings.papers.step_parts import begin, kept, section
from tests.ui.real_board import Desk
from ui.meetings.papers.step import PapersStep

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
DOTS = QTextCharFormat.UnderlineStyle.DotLine


def painted(box: Any, style: QTextCharFormat.UnderlineStyle) -> list[str]:
    block = box.surface.document().begin()
    return [
        block.text()[each.start : each.start + each.length]
        for each in block.layout().formats()
        if each.format.underlineStyle() is style
    ]


def test_doubtful_words_and_citations_of_a_report_are_shown_and_painting_writes_nothing(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "Members recieved it, see Minute 99, 1 May 2019. ")
    qtbot.waitUntil(lambda: painted(box, WAVE) == ["recieved"], timeout=20_000)
    qtbot.waitUntil(lambda: painted(box, DOTS) == ["Minute 99, 1 May 2019"], timeout=20_000)
    box.keep()
    desk.settle()
    before = kept(desk, step)

    edits: list[object] = []
    box.surface.edited.connect(lambda: edits.append(1))
    box.speller.ignore("recieved")
    desk.settle()

    assert painted(box, WAVE) == []
    assert edits == []
    assert kept(desk, step) == before


def test_f7_mends_a_word_of_a_report(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "Members recieved it. ")
    qtbot.waitUntil(lambda: painted(box, WAVE) == ["recieved"], timeout=20_000)
    QTest.keyClick(box.surface, Qt.Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "received", timeout=20_000)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    box.keep()
    desk.settle()
    assert [each.text for each in box.surface.paragraphs()] == ["Members received it."]
