from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from boardkeeper.minutes import get_minutes
from boardkeeper.rules.numbering import Citation

DAY = date(2019, 7, 10)


@pytest.fixture
def cited(writing):
    writing.show("As agreed (Minute 17(2), 10 July 2019) and in Minute 99, 10 July 2019.")
    return writing


def limb_id(writing) -> str:
    minute = writing.desk.ask(get_minutes, writing.desk.made.past).minutes[0]
    return minute.paragraphs[2].id


def links(writing) -> list[str]:
    accent = QColor(writing.page.workplace.theme.colours.accent)
    return writing.painted(lambda form: form.fontUnderline() and form.foreground().color() == accent)


def test_a_citation_becomes_a_link_and_one_that_leads_nowhere_a_hint(cited):
    dots = QTextCharFormat.UnderlineStyle.DotLine
    assert links(cited) == ["Minute 17(2), 10 July 2019"]
    assert cited.painted(lambda form: form.underlineStyle() is dots) == ["Minute 99, 10 July 2019"]


def test_a_citation_becomes_a_link_as_it_is_typed(writing):
    writing.show("See")
    writing.surface.choose("t1", 3, 3)
    QTest.keyClicks(writing.surface, " Minute 17, 10 July 2019")
    writing.settle()
    assert links(writing) == ["Minute 17, 10 July 2019"]
    assert writing.texts()[1] == "See Minute 17, 10 July 2019"


def test_ctrl_and_click_open_what_is_cited(cited):
    cited.surface.choose("t1", 20, 20)
    point = cited.surface.cursorRect().center()
    QTest.mouseClick(
        cited.surface.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point
    )
    assert [(place.page, place.thing_id) for place in cited.desk.places] == [("meetings", limb_id(cited))]


def test_alt_and_return_open_the_citation_at_the_cursor_and_say_where_there_is_none(cited):
    def press(place: int) -> None:
        cited.surface.choose("t1", place, place)
        QTest.keyClick(cited.surface, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)

    press(20)
    assert [place.thing_id for place in cited.desk.places] == [limb_id(cited)]
    press(50)
    press(2)
    assert cited.desk.said == [
        "No minute 99 of 10 July 2019 is kept in this board.",
        "Nothing is cited here. A citation reads: Minute 17(2), 10 July 2019.",
    ]
    assert len(cited.desk.places) == 1


def test_hovering_says_what_is_cited_and_typed_words_are_no_markup(cited):
    cited.surface.choose("t1", 20, 20)
    viewport = cited.surface.viewport()
    point: QPoint = cited.surface.cursorRect().center()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))
    said = QToolTip.text()
    assert "Bullying and Attendance<br>to invite a parent &lt;b>whose child" in said
    QToolTip.hideText()
    assert cited.page.links.words_of(Citation(99, None, DAY)).startswith("No minute 99")


def test_a_link_that_comes_later_is_painted_when_the_minutes_get_their_numbers(cited):
    minute_id = cited.desk.ask(get_minutes, cited.desk.made.past).minutes[0].id
    cited.desk.ask(_number, minute_id, 99)
    cited.settle()
    cited.desk.qtbot.waitUntil(lambda: links(cited) == ["Minute 99, 10 July 2019"], timeout=10_000)


def _number(store, minute_id, number):
    from db.tables.minutes import Minute

    with store.edit("Number it otherwise", "Ann") as session:
        session.get_one(Minute, minute_id).number = number
