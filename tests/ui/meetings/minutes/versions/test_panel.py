"""The versions panel: any two moments are chosen, read with their changes marked, walked through and saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from boardkeeper import minutes
from tests.ui.meetings.minutes.out_desk import out_desk
from ui.meetings.minutes.reading import read_minutes
from ui.meetings.minutes.versions.panel import VersionsPanel


def reading(desk, meeting_id):
    return desk.ask(read_minutes, meeting_id, desk.made.today)


def rewrite(desk, who, change):
    pieces = list(minutes.pieces_of(desk.ask(minutes.get_minutes, desk.made.past)))
    desk.ask(minutes.write_pieces, who, desk.made.past, change(pieces))


@pytest.fixture
def meetings_desk(qtbot, theme, settings, pattern, tmp_path):
    with out_desk(qtbot, theme, settings, pattern, tmp_path) as desk:
        yield desk


@pytest.fixture
def panel(qtbot, meetings_desk):
    """The minutes were written by Jean Kelly; then Ann Smith changed a point and took another one out."""
    desk = meetings_desk
    rewrite(
        desk,
        "Ann Smith",
        lambda pieces: [
            replace(each, text=each.text.replace("fallen", "risen"))
            for each in pieces
            if "above" not in each.text
        ],
    )
    made = VersionsPanel(desk.workplace, None)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show_reading(reading(desk, desk.made.past))
    made.show()
    desk.settle()
    return made


def test_the_last_draft_but_one_is_held_against_what_there_is_now(panel):
    assert [panel.earlier.itemText(place).split(" · ")[0] for place in range(panel.earlier.count())] == [
        "Draft 1",
        "Draft 2",
        "Now",
    ]
    assert (panel.earlier.currentIndex(), panel.later.currentIndex()) == (0, 2)
    words = panel.text.toPlainText()
    assert "fallen; risen;" in words
    assert "Taken out\n(b)  re-referrals remained above neighbours." in words
    assert panel.summary.text().startswith("2 places changed.")


def test_what_came_and_what_went_is_told_by_more_than_colour(panel):
    found = {}
    for at in ("risen", "fallen"):
        cursor = panel.text.document().find(at)
        found[at] = cursor.charFormat().font()
    assert (found["risen"].underline(), found["fallen"].strikeOut()) == (True, True)
    assert not found["risen"].strikeOut()


def test_only_what_changed_is_shown_until_the_whole_is_wanted_and_that_is_remembered(
    panel, qtbot, meetings_desk
):
    assert panel.only_changed.isChecked()
    assert "The Director introduced" not in panel.text.toPlainText()
    assert "1. Performance report" in panel.text.toPlainText()
    panel.only_changed.setChecked(False)
    assert "The Director introduced" in panel.text.toPlainText()
    other = VersionsPanel(meetings_desk.workplace, None)
    qtbot.addWidget(other)
    assert not other.only_changed.isChecked()


def test_f3_walks_from_change_to_change_and_enter_goes_to_the_place(panel, qtbot, meetings_desk):
    first = panel.text.textCursor().position()
    QTest.keyClick(panel.text, Qt.Key.Key_F3)
    second = panel.text.textCursor().position()
    assert second > first
    QTest.keyClick(panel.text, Qt.Key.Key_F3)
    assert panel.text.textCursor().position() == first
    QTest.keyClick(panel.text, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert panel.text.textCursor().position() == second
    panel.text.go_to_next()
    changed = meetings_desk.ask(minutes.get_minutes, meetings_desk.made.past).minutes[0].paragraphs[1].id
    with qtbot.waitSignal(panel.piece_wanted) as wanted:
        QTest.keyClick(panel.text, Qt.Key.Key_Return)
    assert wanted.args == [changed]


def test_two_other_moments_can_be_chosen(panel, meetings_desk):
    panel.earlier.setCurrentIndex(1)
    panel.earlier.activated.emit(1)
    meetings_desk.settle()
    assert panel.summary.text() == "Nothing differs between the two."
    assert not panel.next_button.isEnabled()


def test_minutes_written_on_are_read_again_and_the_choice_stays(panel, meetings_desk):
    rewrite(meetings_desk, "Jean Kelly", lambda pieces: [replace(pieces[0], text="Results"), *pieces[1:]])
    panel.show_reading(reading(meetings_desk, meetings_desk.made.past))
    meetings_desk.settle()
    assert panel.earlier.count() == 4
    assert panel.earlier.currentText().startswith("Draft 1")
    assert panel.later.currentText().startswith("Now")
    assert "Results" in panel.text.toPlainText()


def test_minutes_nobody_wrote_say_so(panel, meetings_desk):
    panel.show_reading(reading(meetings_desk, meetings_desk.made.planned))
    meetings_desk.settle()
    assert panel.summary.text().startswith("Nothing was written yet.")
    assert panel.text.toPlainText() == ""
    assert not panel.save_button.isEnabled()


def test_the_comparison_is_saved_as_a_paper(panel, meetings_desk, monkeypatch, tmp_path):
    path = tmp_path / "changes.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    said = []
    panel.said.connect(said.append)
    panel.save_button.click()
    meetings_desk.settle()
    assert "[-fallen;-] [+risen;+]" in path.read_text("utf-8")
    assert said == [f"“changes.txt” written to {tmp_path.name}."]
