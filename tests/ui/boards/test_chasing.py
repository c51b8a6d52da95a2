"""The days between chasing letters, and what the letters say."""

from __future__ import annotations

from PySide6.QtTest import QTest

from boardkeeper import boards, chase_wording
from boardkeeper.chase_wording import Wording, standard_wording
from db.tables.follow_up import ChaseStep
from tests.ui.real_board import Desk
from ui.boards.chasing import WordingEditor


def editor_of(desk: Desk, step: ChaseStep = ChaseStep.REMINDER) -> WordingEditor:
    return desk.page.chasing.editors[step.value]


def kept(desk: Desk, step: ChaseStep = ChaseStep.REMINDER) -> Wording:
    found = desk.ask(chase_wording.wordings, desk.made.board.id)
    return next(each for each in found if each.step is step)


def write(desk: Desk, editor: WordingEditor, words: str) -> None:
    editor.words.setFocus()
    editor.words.selectAll()
    QTest.keyClicks(editor.words, words)
    editor.words.left.emit()
    desk.settle()


def test_the_days_are_kept_when_they_are_left(desk: Desk) -> None:
    reminder = desk.page.chasing.fields[0]
    reminder.editor.setValue(10)
    reminder.editor.editingFinished.emit()
    desk.settle()
    assert desk.ask(boards.get_board, desk.made.board.id).remind_days_before == 10
    assert desk.said == ["Reminder changed."]


def test_a_letter_is_reworded_undone_and_given_its_standard_words_back(desk: Desk) -> None:
    editor = editor_of(desk)
    assert editor.standing.text() == "standard wording"
    assert not editor.back.isVisibleTo(editor)
    write(desk, editor, "Hello {officer}: {rows}")
    assert kept(desk).words == "Hello {officer}: {rows}\n"
    assert editor.standing.text() == "the board’s own"
    assert desk.said == ["Wording changed: reminder."]
    desk.undo()
    assert kept(desk) == standard_wording(ChaseStep.REMINDER)
    assert editor.words.toPlainText().startswith("Dear {officer},")
    write(desk, editor, "Hello {officer}: {rows}")
    editor.back.click()
    desk.settle()
    assert kept(desk) == standard_wording(ChaseStep.REMINDER)
    assert editor.words.toPlainText().startswith("Dear {officer},")


def test_a_field_that_is_not_known_is_refused_beneath_and_what_was_typed_stays(desk: Desk) -> None:
    editor = editor_of(desk, ChaseStep.NAMED)
    write(desk, editor, "Hello {offcer}: {rows}")
    assert "“{offcer}” is no field of a letter. The fields are {officer}" in editor.said.text()
    assert editor.words.toPlainText() == "Hello {offcer}: {rows}"
    assert kept(desk, ChaseStep.NAMED) == standard_wording(ChaseStep.NAMED)
    desk.page.refresh(None)
    desk.settle()
    assert editor.words.toPlainText() == "Hello {offcer}: {rows}"
    write(desk, editor, "Hello {officer}: {rows}")
    assert not editor.said.isVisibleTo(editor)
    assert kept(desk, ChaseStep.NAMED).is_own
