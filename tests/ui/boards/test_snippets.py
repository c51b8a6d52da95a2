"""Snippets and own words, as the page shows and changes them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from boardkeeper import own_words, snippets
from boardkeeper.snippets import STANDARD_SNIPPETS
from tests.ui.real_board import Desk
from ui.meetings.minutes.commands.table import SLASH_COMMANDS

RETURN, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier


def kept(desk: Desk) -> list[tuple[str, str]]:
    found = desk.ask(snippets.list_snippets, desk.made.board.id)
    return [(each.abbreviation, each.text) for each in found]


def words(desk: Desk) -> list[str]:
    return [each.word for each in desk.ask(own_words.own_words, desk.made.board.id)]


def test_the_standard_snippets_stand_there_and_one_is_changed_where_it_stands(desk: Desk) -> None:
    rows = desk.page.snippets.rows.rows
    assert [(row.letters.text(), row.text.text()) for row in rows] == list(STANDARD_SNIPPETS)
    rows[0].text.setFocus()
    rows[0].text.setText("Apologies were received from {names}.")
    desk.qtbot.keyClick(rows[0].text, RETURN)
    desk.settle()
    assert kept(desk)[0] == ("apologies", "Apologies were received from {names}.")
    assert desk.said[-1] == "Text of the snippet changed."
    desk.undo()
    assert rows[0].text.text() == STANDARD_SNIPPETS[0][1]


def test_a_snippet_is_added_moved_and_removed_by_keyboard(desk: Desk) -> None:
    section = desk.page.snippets
    desk.qtbot.keyClicks(section.letters, "silence")
    assert not section.add_button.isEnabled()
    desk.qtbot.keyClicks(section.text, "Members stood in silence.")
    desk.qtbot.keyClick(section.text, RETURN)
    desk.settle()
    assert kept(desk)[-1] == ("silence", "Members stood in silence.")
    row = section.rows.rows[-1]
    row.letters.setFocus()
    desk.qtbot.keyClick(row.letters, Qt.Key.Key_Up, ALT)
    desk.settle()
    assert kept(desk)[-2][0] == "silence"
    row.remove_button.click()
    desk.settle()
    assert len(kept(desk)) == len(STANDARD_SNIPPETS)


def test_letters_that_are_taken_are_said_at_once_and_refused(desk: Desk) -> None:
    section = desk.page.snippets
    desk.qtbot.keyClicks(section.letters, "Noted-Update")
    desk.qtbot.keyClicks(section.text, "Members noted it.")
    assert section.said.isVisible()
    desk.qtbot.keyClick(section.text, RETURN)
    assert section.text.text() == "Members noted it."
    row = section.rows.rows[0]
    row.letters.setFocus()
    row.letters.setText("noted-update")
    desk.qtbot.keyClick(row.letters, RETURN)
    desk.settle()
    assert "called “noted-update” already" in desk.complaints[-1].sentence
    assert row.letters.text() == "apologies"


def test_words_are_added_several_at_once_respelt_and_removed(desk: Desk) -> None:
    section = desk.page.own_words
    desk.qtbot.keyClicks(section.add_line, "oracy Warspite CPOMS Livewell")
    desk.qtbot.keyClick(section.add_line, RETURN)
    desk.settle()
    assert words(desk) == ["CPOMS", "Livewell", "oracy", "Warspite"]
    assert desk.said[-1] == "4 words added."
    row = next(row for row in section.rows.values() if row.field.text() == "Warspite")
    row.field.setFocus()
    row.field.setText("Eggbuckland")
    desk.qtbot.keyClick(row.field, RETURN)
    desk.settle()
    assert words(desk) == ["CPOMS", "Eggbuckland", "Livewell", "oracy"]
    row.remove_button.click()
    desk.settle()
    assert words(desk) == ["CPOMS", "Livewell", "oracy"]
    desk.undo()
    assert "Eggbuckland" in [each.field.text() for each in section.rows.values()]


def test_what_is_not_a_word_is_refused_with_a_sentence(desk: Desk) -> None:
    section = desk.page.own_words
    desk.qtbot.keyClicks(section.add_line, "a,b")
    desk.qtbot.keyClick(section.add_line, RETURN)
    desk.settle()
    assert "is not one word" in desk.complaints[-1].sentence
    assert words(desk) == []


def test_no_standard_snippet_is_called_like_a_command_of_the_minutes() -> None:
    assert not {letters for letters, _ in STANDARD_SNIPPETS} & {command.word for command in SLASH_COMMANDS}
