"""What only a person can say is asked beneath the sheet, answered by mouse or keyboard, and not asked again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from boardkeeper import kpis
from boardkeeper.imports import ImportKind, Scale
from tests.ui.real_board import Desk
from tests.ui.workbooks import MONTHS, REFERRALS, save, save_kpis
from ui.imports.asking import About
from ui.imports.questions_pane import QuestionRow
from ui.imports.views import View
from ui.page import Place

OTHER_NAME = "Re-referral rate % within 12 months"


def plain(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """A workbook whose figures carry no format at all."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Schools"
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def read(desk: Desk, path: Path) -> None:
    desk.page.take_file(path)
    desk.settle()


def apply(desk: Desk) -> None:
    desk.page.apply()
    desk.settle()


def rows(desk: Desk) -> list[QuestionRow]:
    return list(desk.page.understood.questions.rows)


def press(desk: Desk, row: QuestionRow, words: str) -> None:
    button = next(each for each in row.buttons.values() if each.text() == words)
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()


def stored(desk: Desk) -> dict[str, kpis.KpiView]:
    return {kpi.name: kpi for kpi in desk.ask(kpis.list_kpis, desk.made.board.id).rows}


def summary(desk: Desk) -> str:
    return " ".join(label.text() for label in desk.page.header.findChildren(QLabel))


def renamed(path: Path) -> Path:
    head = ["Indicator", *MONTHS, "Jul-19"]
    return save(path, {"2 Written plans": [head, [OTHER_NAME, 0.378, 0.322, 0.315, 0.3]]})


def test_a_name_that_may_be_ours_is_asked_about_before_anything_of_it_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    read(desk, save_kpis(tmp_path / "june.xlsx"))
    apply(desk)
    read(desk, renamed(tmp_path / "july.xlsx"))
    pane = desk.page.understood
    assert pane.view is View.ANSWERS
    assert pane.views[View.ANSWERS].text() == "To answer: 1"
    (row,) = rows(desk)
    assert row.ask.title == f"Is “{OTHER_NAME}” your “{REFERRALS}”?"
    assert [button.text() for button in row.buttons.values()] == ["Same", "New", "Leave out"]
    assert row.buttons[row.ask.choices[0][1]].hasFocus()
    assert "1 question to answer." in summary(desk)
    assert desk.page.preview.counts.new == 0
    press(desk, row, "Same")
    assert pane.views[View.ANSWERS].text() == "Answered"
    assert desk.page.header.apply.text() == "Write 1 new"
    apply(desk)
    assert stored(desk)[REFERRALS].latest.shown == "30.0%"
    assert OTHER_NAME not in stored(desk)
    read(desk, renamed(tmp_path / "july-again.xlsx"))
    assert (rows(desk), desk.page.understood.view) == ([], View.LINES)


def test_an_answer_can_be_changed_and_new_is_a_kpi_of_its_own(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "june.xlsx"))
    apply(desk)
    read(desk, renamed(tmp_path / "july.xlsx"))
    press(desk, rows(desk)[0], "Leave out")
    assert desk.page.preview.counts.new == 0
    press(desk, rows(desk)[0], "New")
    assert desk.page.preview.counts.new == 5
    apply(desk)
    assert OTHER_NAME in stored(desk)
    desk.undo()
    assert OTHER_NAME not in stored(desk)


def test_percentages_are_explained_by_keyboard_and_remembered(desk: Desk, tmp_path: Path) -> None:
    june = plain(tmp_path / "june.xlsx", [["Indicator", *MONTHS], ["Attendance", 0.931, 0.935, 0.94]])
    read(desk, june)
    (row,) = rows(desk)
    assert "0.931 stands in B2 without a percent sign" in row.ask.text
    assert [button.text() for button in row.buttons.values()] == ["93.1 %", "0.931 %", "0.931, no percentage"]
    first = row.buttons[Scale.PARTS_OF_ONE.value]
    assert first.hasFocus()
    desk.qtbot.keyClick(first, Qt.Key.Key_Space)
    desk.settle()
    assert desk.page.understood.sheet.grid.current_cell() == "B2"
    assert rows(desk)[0] is row, "the row stays, and with it the keyboard"
    assert first.isChecked()
    apply(desk)
    assert stored(desk)["Attendance"].latest.shown.startswith("94")
    head = ["Indicator", *MONTHS, "Jul-19"]
    read(desk, plain(tmp_path / "july.xlsx", [head, ["Attendance", 0.931, 0.935, 0.94, 0.95]]))
    assert desk.page.preview.open_questions == 0
    assert "Read as you said the last time." in summary(desk)
    assert desk.page.header.apply.hasFocus()
    desk.qtbot.keyClick(desk.page.header.apply, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk)["Attendance"].latest.period == "2019-07"
    assert desk.places[-1] == Place("kpis")


def test_a_question_keeps_its_place_when_it_is_answered_and_stands_on_the_sheet(
    desk: Desk, tmp_path: Path
) -> None:
    lines = [["Attendance", 0.931, 0.935, 0.94], ["Exclusions", 0.511942669502383, 0.52, 0.53]]
    read(desk, plain(tmp_path / "june.xlsx", [["Indicator", *MONTHS], *lines]))
    pane = desk.page.understood
    first, second = rows(desk)
    assert [button.text() for button in second.buttons.values()] == [
        "51.194 %",
        "0.512 %",
        "0.512, no percentage",
    ]
    assert pane.sheet.grid.current_cell() == "B2"
    press(desk, first, "93.1 %")
    assert [row.ask.key for row in rows(desk)] == ["Attendance", "Exclusions"]
    assert rows(desk)[0] is first


def test_the_place_that_is_ours_is_chosen_from_the_sheet(desk: Desk, tmp_path: Path) -> None:
    names = ["England", "Torbay", "Devon", "Cornwall", "Exeter"]
    places = [[name, 0.2 + place / 100, 0.25] for place, name in enumerate(names)]
    table = [["Re-referrals within 12 months, %"], ["Local authority", "Apr-19", "May-19"], *places]
    read(desk, save(tmp_path / "places.xlsx", {"All": table}))
    (row,) = rows(desk)
    assert (row.ask.about, row.ask.title) == (About.AREA, "Which place is ours?")
    row.box.setFocus()
    row.box.setCurrentIndex(row.box.findData("Devon"))
    row.box.activated.emit(row.box.currentIndex())
    desk.settle()
    assert desk.page.preview.counts.new > 0
    apply(desk)
    (kpi,) = stored(desk).values()
    assert {figure.period: figure.shown for figure in kpi.figures} == {"2019-04": "22.0%", "2019-05": "25.0%"}


def test_figures_no_heading_dates_are_given_their_month(desk: Desk, tmp_path: Path) -> None:
    table = [["What we count", "Now", "Goal"], ["Re-referrals %", 0.31, 0.25], ["In work %", 0.5, 0.6]]
    read(desk, save(tmp_path / "odd.xlsx", {"Scores": [["Scorecard"], *table]}))
    desk.page.understood.kind_chosen.emit(ImportKind.KPIS)
    desk.settle()
    (row,) = rows(desk)
    assert row.ask.about is About.PERIOD
    desk.qtbot.keyClicks(row.edit, "the other day")
    desk.qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert row.edit.property("wrong") is True
    row.edit.selectAll()
    desk.qtbot.keyClicks(row.edit, "June 2019")
    desk.qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    desk.settle()
    apply(desk)
    assert {kpi.latest.period for kpi in stored(desk).values()} == {"2019-06"}


def test_the_whole_definition_is_taken_only_when_it_is_accepted(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "june.xlsx"))
    first, second, _ = desk.page.understood.directions.rows
    text = "".join(label.text() for label in first.findChildren(QLabel))
    assert "out of referrals in the period." in text
    assert "Source: DfE, Children in need census guide." in text
    first.accept_proposal()
    desk.qtbot.mouseClick(second.buttons[kpis.Polarity.HIGHER], Qt.MouseButton.LeftButton)
    assert (first.accept.text(), second.accept.text()) == ("Accepted", "Accept")
    apply(desk)
    found = stored(desk)
    assert found[REFERRALS].denominator_name == "referrals in the period"
    assert found[REFERRALS].definition == "Counted as in: DfE, Children in need census guide."
    assert found[second.name].polarity is kpis.Polarity.HIGHER
    assert found[second.name].denominator_name == ""


def test_a_restated_past_is_said_above_the_sheet(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "june.xlsx"))
    apply(desk)
    read(desk, save_kpis(tmp_path / "again.xlsx", june=0.322, numbers="46/143"))
    assert "1 figure of the past is restated; what stood there before is kept." in summary(desk)
