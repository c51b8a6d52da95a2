from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boardkeeper import own_words
from ui.writing.aids.word_menu import WordMenu


def open_menu() -> WordMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, WordMenu)
    return menu


def offered(writing) -> list[str]:
    menu = open_menu()
    writing.desk.qtbot.waitUntil(lambda: menu.waiting not in menu.actions(), timeout=20_000)
    return [action.text() for action in menu.actions()]


def test_doubtful_words_are_underlined_and_names_and_known_abbreviations_are_not(writing):
    writing.show(
        "Councillor Loveridge of Plymouth recieved the DfE’s report on the outturn, see www.exampel.org.",
        "The MTFP and Jemima’s co-opted collegues.",
    )
    assert writing.waves() == ["recieved"]
    assert writing.waves(2) == ["collegues"]
    assert writing.page.speller.doubtful() == ("recieved", "collegues")


def test_an_abbreviation_is_no_doubtful_word_once_the_text_says_what_it_stands_for(writing):
    writing.show("The XQP met.", "Minutes of the Xylophone Quarterly Panel.")
    assert writing.waves() == ["XQP"]
    writing.surface.choose("t2", 42, 42)
    QTest.keyClicks(writing.surface, " (XQP)")
    writing.desk.qtbot.waitUntil(lambda: writing.waves() == [], timeout=5_000)


def test_the_word_being_typed_is_let_be_until_the_cursor_leaves_it(writing):
    writing.show("Members")
    writing.surface.choose("t1", 7, 7)
    QTest.keyClicks(writing.surface, " recieved")
    writing.settle()
    assert writing.waves() == []
    QTest.keyClicks(writing.surface, " it")
    writing.settle()
    writing.desk.qtbot.waitUntil(lambda: writing.waves() == ["recieved"], timeout=5_000)


def test_only_new_words_are_asked_for_and_only_once(writing):
    writing.show("The report was recieved.", "The report was good.")
    asked = []
    writing.desk.workplace.tasks.started.connect(asked.append)
    writing.page.speller.check.checked.connect(asked.append)
    writing.surface.choose("t2", 20, 20)
    QTest.keyClicks(writing.surface, " The report was recieved ")
    writing.settle()
    assert asked == []


def test_f7_goes_to_the_next_doubtful_word_and_the_menu_mends_it_as_one_step(writing):
    writing.show("Members recieved it.", "They were welcome to tommorrow’s event.")
    QTest.keyClick(writing.surface, Qt.Key.Key_F7)
    assert writing.surface.textCursor().selectedText() == "recieved"
    assert offered(writing)[0] == "received"
    QTest.keyClick(open_menu(), Qt.Key.Key_Return)
    assert writing.texts()[1] == "Members received it."
    QTest.keyClick(writing.surface, Qt.Key.Key_F7)
    assert writing.surface.textCursor().selectedText() == "tommorrow’s"
    assert offered(writing)[0] == "tomorrow’s"
    open_menu().close()
    writing.surface.undo()
    assert writing.texts()[1] == "Members recieved it."


def test_f7_goes_round_the_end_and_shift_f7_back(writing):
    writing.show("Members recieved it.", "It was definately so.")
    writing.surface.moveCursor(QTextCursor.MoveOperation.End)
    for keys, word in (
        (Qt.KeyboardModifier.NoModifier, "recieved"),
        (Qt.KeyboardModifier.ShiftModifier, "definately"),
    ):
        QTest.keyClick(writing.surface, Qt.Key.Key_F7, keys)
        assert writing.surface.textCursor().selectedText() == word
        open_menu().close()


def test_without_a_doubtful_word_f7_says_so(writing):
    writing.show("Members received it.")
    QTest.keyClick(writing.surface, Qt.Key.Key_F7)
    assert writing.desk.said == ["No doubtful word is left."]


def test_a_word_added_to_the_boards_words_is_doubted_nowhere_and_undo_brings_the_doubt_back(writing):
    writing.show("The Livewellness team met.", "Livewellness’s offer.")
    assert (writing.waves(), writing.waves(2)) == (["Livewellness"], ["Livewellness’s"])
    writing.surface.choose("t2")
    QTest.keyClick(writing.surface, Qt.Key.Key_F7)
    add = next(action for action in open_menu().actions() if action.text().startswith("Add"))
    add.trigger()
    open_menu().close()
    writing.settle()
    writing.desk.qtbot.waitUntil(lambda: writing.waves() == writing.waves(2) == [], timeout=20_000)
    kept = writing.desk.ask(own_words.own_words, writing.desk.made.board.id)
    assert [each.word for each in kept] == ["Livewellness"]
    assert writing.desk.said[-1] == "“Livewellness” added to the board’s words."
    writing.desk.undo()
    writing.desk.qtbot.waitUntil(lambda: writing.waves() == ["Livewellness"], timeout=20_000)


def test_an_ignored_word_is_let_be_in_these_minutes_also_tomorrow(writing):
    writing.show("The Livewellness team met.")
    writing.page.speller.ignore("Livewellness")
    assert writing.waves() == []
    for document, doubtful in (("m2", ["Livewellness"]), ("m1", [])):
        writing.page.speller.show_document(writing.desk.made.board.id, document)
        writing.desk.qtbot.waitUntil(lambda doubtful=doubtful: writing.waves() == doubtful, timeout=5_000)


def test_the_menu_of_a_doubtful_word_has_everything_else_too_and_that_of_others_has_no_proposals(writing):
    writing.show("Members recieved it.")
    surface = writing.surface
    surface.choose("t1", 10, 10)
    point = surface.cursorRect().center()

    def ask_for_menu() -> None:
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, point, surface.viewport().mapToGlobal(point)
        )
        QApplication.sendEvent(surface.viewport(), event)

    ask_for_menu()
    assert offered(writing)[0] == "received"
    assert "Next doubtful word" in offered(writing)
    open_menu().close()
    surface.choose("t1", 3, 3)
    point = surface.cursorRect().center()
    ask_for_menu()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert not isinstance(menu, WordMenu)
    menu.close()


def test_minutes_that_can_only_be_read_are_not_underlined(writing):
    writing.show("Members recieved it.")
    writing.surface.set_writable(False)
    writing.page.speller.show_document(writing.desk.made.board.id, "m1")
    writing.desk.qtbot.waitUntil(lambda: writing.waves() == [], timeout=5_000)


def test_words_after_a_character_beyond_the_basic_plane_are_underlined_in_their_place(writing):
    writing.show("😀 recieved")
    (form,) = [
        each for each in writing.block().layout().formats() if each.format.fontUnderline() or each.length == 8
    ]
    assert (form.start, form.length) == (3, 8)
