"""Another scheme is made beside the programme, as a table of questions, weights and bands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import schemes
from tests.ui.real_board import Desk
from ui.page import Page
from ui.programme.counted_rows import read_counted
from ui.programme.page import ProgrammePage


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    desk = show_page(ProgrammePage)
    desk.page.topic.scheme.click()
    return desk


@pytest.fixture
def own(desk: Desk) -> Desk:
    desk.page.scheme.form.another.click()
    desk.settle()
    return desk


def kept(desk: Desk, name: str) -> schemes.SchemeView:
    found: schemes.SchemeView = desk.ask(schemes.find_scheme, name)
    return found


def enter(qtbot: QtBot, field: object, words: str) -> None:
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_paper_is_shown_to_be_read(desk: Desk) -> None:
    form = desk.page.scheme.form
    assert form.isVisible()
    assert form.which.currentText() == "PAPER (this board)"
    assert [line.value.number for line in form.questions.lines] == [1] * 6
    assert [line.value.words for line in form.bands.lines] == ["High", "Medium", "Low", "not supported"]
    assert all(line.words.isReadOnly() and line.number.isHidden() for line in form.questions.lines)
    assert (form.name.isHidden(), form.remove.isHidden(), form.use.isHidden()) == (True, True, True)


def test_another_is_made_from_it_named_and_used(qtbot: QtBot, own: Desk) -> None:
    form = own.page.scheme.form
    assert form.which.currentText() == "Our scheme"
    qtbot.waitUntil(form.name.hasFocus)
    enter(qtbot, form.name, "Sandbourne")
    own.settle()
    form.use.click()
    own.settle()
    assert form.which.currentText() == "Sandbourne (this board)"
    assert own.said == ["Scheme made.", "Scheme renamed.", "This board scores by it now."]
    assert kept(own, "Sandbourne").boards == ("Improvement Board",)
    own.page.scheme.form.close_form.click()
    assert own.page.topic.isVisible()
    for _ in range(3):
        own.undo()
    assert [view.name for view in own.ask(schemes.list_schemes)] == ["PAPER"]


def test_questions_and_bands_are_added_changed_and_removed_in_place(qtbot: QtBot, own: Desk) -> None:
    form = own.page.scheme.form
    enter(qtbot, form.questions.field, "Is it a risk? = 4")
    own.settle()
    enter(qtbot, form.questions.lines[0].number, "3")
    own.settle()
    enter(qtbot, form.questions.lines[1].words, "Can we change it?")
    own.settle()
    form.questions.lines[2].cross.click()
    own.settle()
    enter(qtbot, form.bands.field, "Urgent: 10")
    own.settle()
    enter(qtbot, form.bands.lines[1].words, "Soon")
    own.settle()
    found = kept(own, "Our scheme").scheme
    assert [(each.text, each.weight) for each in found.questions][:2] == [
        ("Do residents care about it?", 3),
        ("Can we change it?", 1),
    ]
    assert (found.questions[-1].text, found.questions[-1].weight) == ("Is it a risk?", 4)
    assert len(found.questions) == 6
    assert [(band.label, band.lowest) for band in found.bands] == [
        ("Urgent", 10),
        ("Soon", 5),
        ("Medium", 3),
        ("Low", 1),
        ("not supported", 0),
    ]
    assert len(own.said) == 7


def test_what_cannot_score_is_refused_and_shown_as_it_was(qtbot: QtBot, own: Desk) -> None:
    form = own.page.scheme.form
    form.bands.lines[-1].cross.click()
    own.settle()
    assert own.complaints[-1].sentence == "No band begins at 0."
    assert [line.value.words for line in form.bands.lines][-1] == "not supported"
    enter(qtbot, form.questions.lines[0].number, "0")
    own.settle()
    assert "counts from 1 to 100, not 0" in own.complaints[-1].sentence
    assert form.questions.lines[0].number.text() == "1"


def test_one_that_no_board_uses_is_removed(own: Desk) -> None:
    form = own.page.scheme.form
    assert not form.remove.isHidden()
    form.remove.click()
    own.settle()
    assert form.which.currentText() == "PAPER (this board)"
    own.undo()
    assert form.which.count() == 2


def test_escape_goes_back_to_the_topic(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.page.scheme.form, Qt.Key.Key_Escape)
    assert desk.page.topic.isVisible()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Is it a risk? = 3", ("Is it a risk?", 3)),
        ("Urgent: 8", ("Urgent", 8)),
        ("Urgent:800", ("Urgent", 100)),
        ("Why now: or later?", ("Why now: or later?", 1)),
        ("= 3", ("= 3", 1)),
        ("  ", ("", 1)),
    ],
)
def test_a_line_names_words_and_a_number(written: str, read: tuple[str, int]) -> None:
    assert read_counted(written) == read
