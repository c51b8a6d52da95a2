from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boardkeeper.minutes import PieceKind, Verb, WrittenPiece
from tests.ui.meetings.minutes.surface.keyboard import BACK, ENTER, at_end, press, select_pieces
from ui.meetings.minutes.surface.surface import MinutesSurface

Says = Callable[[], list[tuple[str, str]]]
Some = tuple[WrittenPiece, ...]

WORD = """
<html><body><h2 style='color:red'>In response to questions</h2>
<p class=MsoNormal style='font-family:Arial'>Members <b>discussed</b> it.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>(a)</span>the first;</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>(i)</span>below it;</p>
<p>RESOLVED that it be noted.</p>
<table><tr><td>Member</td><td>Interest</td></tr><tr><td>Mrs Williams</td><td>Personal</td></tr></table>
</body></html>
"""


def paste_html(surface: MinutesSurface, html: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    surface.insertFromMimeData(data)


def test_paste_from_word_keeps_structure_and_drops_styling(
    surface: MinutesSurface, some: Some, says: Says
) -> None:
    surface.show_pieces(some[:2])
    at_end(surface, "t1")
    press(surface, ENTER)
    paste_html(surface, WORD)
    assert says()[2:] == [
        ("sub-heading", "In response to questions"),
        ("text", "Members discussed it."),
        ("point", "the first;"),
        ("point", "below it;"),
        ("resolution", "that it be noted."),
        ("table", "Member\tInterest\nMrs Williams\tPersonal"),
    ]
    bold, limb = surface.pieces()[3], surface.pieces()[6]
    assert [mark.style for mark in bold.marks] == ["bold"]
    assert limb.decision is not None
    assert limb.decision.verb is Verb.RESOLVED
    assert [each.level for each in surface.pieces() if each.kind is PieceKind.POINT] == [0, 1]


def test_a_line_pasted_into_a_sentence_is_part_of_it(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    surface.choose("t1", len("The "))
    data = QMimeData()
    data.setText("Deputy ")
    surface.insertFromMimeData(data)
    assert surface.pieces()[1].text == "The Deputy Cabinet Member presented the report."
    assert surface.pieces()[1].id == "t1"


def test_copies_are_new_pieces_with_all_their_facts(surface: MinutesSurface, some: Some) -> None:
    surface.origin = "meeting"
    surface.show_pieces(some)
    select_pieces(surface, "r1", "r2")
    surface.copy()
    at_end(surface, "t2")
    surface.paste()
    found = surface.pieces()
    assert [each.text for each in found[-2:]] == [each.text for each in some[5:7]]
    assert [each.decision for each in found[-2:]] == [each.decision for each in some[5:7]]
    assert len({each.id for each in found}) == len(found)
    QApplication.clipboard().clear()


def test_a_limb_that_is_cut_and_put_elsewhere_stays_the_same_one(surface: MinutesSurface, some: Some) -> None:
    surface.origin = "meeting"
    surface.show_pieces(some)
    select_pieces(surface, "r1", "r2")
    surface.cut()
    press(surface, BACK, BACK)
    at_end(surface, "t2")
    surface.paste()
    assert [each.id for each in surface.pieces()][-2:] == ["r1", "r2"]
    QApplication.clipboard().clear()


def test_what_comes_from_another_meeting_is_new(surface: MinutesSurface, some: Some) -> None:
    surface.origin = "one meeting"
    surface.show_pieces(some)
    surface.selectAll()
    surface.copy()
    surface.origin = "another meeting"
    surface.show_pieces(())
    surface.paste()
    found = surface.pieces()
    assert [each.text for each in found if each.text] == [each.text for each in some]
    assert {each.id for each in found}.isdisjoint({each.id for each in some})
    QApplication.clipboard().clear()


def test_what_is_copied_out_has_letters_and_lists(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some)
    surface.selectAll()
    surface.copy()
    data = QApplication.clipboard().mimeData()
    assert "(a) a sample had been reviewed;" in data.text()
    assert "<li>a sample had been reviewed;</li>" in data.html()
    QApplication.clipboard().clear()


def test_a_table_is_made_and_walked_through(surface: MinutesSurface, some: Some) -> None:
    surface.show_pieces(some[:2])
    at_end(surface, "t1")
    surface.insert_table(2, 2)
    QTest.keyClicks(surface, "Member")
    press(surface, Qt.Key.Key_Tab)
    QTest.keyClicks(surface, "Interest")
    table = surface.pieces()[-1]
    assert (table.kind, table.text) == (PieceKind.TABLE, "Member\tInterest\n\t")
    surface.change([table.id], exempt_paragraphs="1")
    assert surface.pieces()[-1].exempt_paragraphs == "1"
    surface.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(surface, "behind it")
    assert surface.pieces()[-1].text == "behind it"
