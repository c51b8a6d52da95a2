from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import MinutesView, MinuteView, ParagraphKind, ParagraphView, ResolutionView, Verb
from ui.meetings.minutes.paper import MinutesPaper
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import Tone


def paragraph(kind: ParagraphKind, text: str, letter: str = "", exempt: str = "") -> ParagraphView:
    return ParagraphView(text, kind, text, letter, 0, exempt, "")


MINUTES = MinutesView(
    meeting_id="m",
    held_on=date(2019, 7, 10),
    starts_at=time(14, 0),
    ended_at=None,
    venue="Council House",
    state=MeetingState.APPROVED,
    attendance=(),
    declarations=(),
    minutes=(
        MinuteView(
            "m10",
            10,
            "Performance",
            (
                paragraph(ParagraphKind.TEXT, "The Director introduced the report."),
                paragraph(ParagraphKind.POINT, "numbers had fallen;", "a"),
                paragraph(ParagraphKind.TEXT, "Three children were discussed.", exempt="1, 2"),
            ),
            (
                ResolutionView("r1", 1, Verb.RESOLVED, "That the report be noted.", ""),
                ResolutionView("r2", 2, Verb.RECOMMENDED, "That funds be found.", "Cabinet"),
            ),
        ),
        MinuteView("m11", None, "Apologies", (), ()),
    ),
)


@pytest.fixture
def paper(qtbot: QtBot, theme: Theme) -> MinutesPaper:
    paper = MinutesPaper(theme)
    qtbot.addWidget(paper)
    paper.resize(800, 700)
    paper.show()
    qtbot.waitExposed(paper)
    paper.show_minutes(MINUTES, ())
    return paper


def test_minutes_read_as_the_record_does(paper: MinutesPaper) -> None:
    lines = paper.toPlainText().split("\n")

    assert "10.  Performance" in lines
    assert "(a)\tnumbers had fallen;" in lines
    assert "EXEMPT – Part II, paragraphs 1 and 2  Three children were discussed." in lines
    assert "RESOLVED 1.  That the report be noted." in lines
    assert "RECOMMENDED 2. to Cabinet:  That funds be found." in lines
    assert lines[-1] == "Apologies"


def test_a_draft_says_that_it_may_still_change(paper: MinutesPaper) -> None:
    assert "DRAFT" not in paper.toPlainText()
    paper.show_minutes(replace(MINUTES, state=MeetingState.MINUTES_DRAFT), ())

    assert paper.toPlainText().startswith("DRAFT")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_decisions_stand_in_painted_boxes_in_both_palettes(
    paper: MinutesPaper, theme: Theme, mode: Mode
) -> None:
    theme.set_mode(mode)
    picture = paper.grab().toImage()
    colours = {
        QColor(picture.pixel(x, y)).name() for x in range(60, 700, 20) for y in range(0, picture.height(), 2)
    }

    assert theme.ink(Tone.GOOD).fill in colours
    assert theme.ink(Tone.EXEMPT).fill in colours


def test_a_minute_is_brought_to_the_top(paper: MinutesPaper) -> None:
    paper.resize(500, 200)
    paper.choose("m11")

    assert paper.verticalScrollBar().value() > 0


def test_the_same_minutes_again_leave_the_scroll_where_it_is(paper: MinutesPaper) -> None:
    paper.resize(500, 200)
    paper.verticalScrollBar().setValue(60)
    paper.show_minutes(replace(MINUTES), ())

    assert paper.verticalScrollBar().value() == 60
