from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from boardkeeper import imports, kpis
from boardkeeper.kpis import FigureView, KpiView, Polarity, Unit
from tests.ui.real_board import WHO, Desk
from tests.ui.workbooks import CONFERENCES, OTHER, REFERRALS


def names(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).name for place in range(table.total)]


def choose(desk: Desk, name: str) -> None:
    desk.page.panel.view.selectRow(names(desk).index(name))
    desk.settle()


def stored(desk: Desk, name: str) -> KpiView:
    found: KpiView = desk.ask(kpis.find_kpi, desk.made.board.id, name)
    return found


def latest(desk: Desk, name: str) -> FigureView:
    figure = stored(desk, name).latest
    assert figure is not None
    return figure


def define(desk: Desk, name: str) -> Any:
    choose(desk, name)
    desk.page.define()
    desk.settle()
    return desk.page.definition


def write(desk: Desk, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    desk.qtbot.keyClicks(line, text)


def leave(desk: Desk, line: QLineEdit, text: str) -> None:
    """Type into a line of the definition and leave it."""
    write(desk, line, text)
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)
    desk.settle()


def add(desk: Desk, editor: Any, *texts: str) -> None:
    """Fill in the line for a new row and press Return."""
    for line, text in zip(editor.new, texts, strict=False):
        write(desk, line, text)
    desk.qtbot.keyClick(editor.new[-1], Qt.Key.Key_Return)
    desk.settle()


def shown(editor: Any) -> list[list[str]]:
    """The words of the rows, as they stand."""
    return [[widget.text() for widget in widgets[:-1]] for widgets in editor.lines.values()]


def remove(desk: Desk, editor: Any, row_id: str) -> None:
    button = editor.lines[row_id][-1]
    assert isinstance(button, QToolButton)
    button.click()
    desk.settle()


def test_a_definition_is_kept_line_by_line_and_undone(desk: Desk) -> None:
    pane = define(desk, REFERRALS)
    assert pane.fields.name.editor.hasFocus()
    leave(desk, pane.fields.owner.editor, "Head of Front Door")
    leave(desk, pane.fields.code.editor, "FD 4")
    assert (stored(desk, REFERRALS).owner, stored(desk, REFERRALS).code) == ("Head of Front Door", "FD 4")
    assert desk.said[-1] == f"{REFERRALS}: code set."
    assert desk.page.side.currentWidget() is pane
    desk.undo()
    assert pane.fields.code.editor.text() == ""


def test_a_new_name_keeps_the_old_one_for_the_next_workbook(desk: Desk) -> None:
    pane = define(desk, OTHER)
    leave(desk, pane.fields.name.editor, "Marbles lost")
    assert stored(desk, "Marbles lost").other_names == (OTHER,)
    assert shown(pane.held_against.names) == [[OTHER]]


def test_a_name_another_kpi_has_is_refused_beside_its_line_and_stays_typed(desk: Desk) -> None:
    pane = define(desk, OTHER)
    leave(desk, pane.fields.name.editor, REFERRALS)
    assert pane.fields.name.is_wrong
    assert pane.fields.name.editor.text() == REFERRALS
    assert "already" in pane.fields.name.said.text()
    assert desk.complaints == []


def test_targets_of_every_kind_are_written_by_year(desk: Desk) -> None:
    pane = define(desk, REFERRALS)
    targets = pane.held_against.targets
    add(desk, targets, "2020/21", "30 to 35", "28", "5")
    target = stored(desk, REFERRALS).target_in(2020)
    assert target is not None
    assert (target.value, target.upper, target.stretch, target.tolerance) == (30, 35, 28, 5)
    assert shown(targets)[-1] == ["2020/21", "30% to 35%", "28%", "5"]
    assert [line.text() for line in targets.new] == ["", "", "", ""]
    edit = targets.lines["2019"][1]
    leave(desk, edit, "Monitor only")
    target = stored(desk, REFERRALS).target_in(2019)
    assert target is not None
    assert target.value is None
    remove(desk, targets, "2020")
    assert stored(desk, REFERRALS).target_in(2020) is None
    desk.undo()
    assert len(shown(targets)) == 2


def test_a_range_and_a_tolerance_of_the_years_own_are_said_where_it_is_judged(desk: Desk) -> None:
    choose(desk, REFERRALS)
    leave(desk, desk.page.judging.target, "30 to 35")
    assert latest(desk, REFERRALS).target_shown == "30.0% to 35.0%"
    assert desk.said[-1] == f"{REFERRALS}: target 30.0% to 35.0%."
    assert desk.page.judging.target.text() == "30.0% to 35.0%"
    pane = define(desk, REFERRALS)
    leave(desk, pane.held_against.targets.lines["2019"][3], "5")
    said = [label.text() for label in desk.page.judging.findChildren(QLabel)]
    assert "% of target; 5% in 2019/20" in said
    target = stored(desk, REFERRALS).target_in(2019)
    assert target is not None
    assert (target.value, target.upper, target.tolerance) == (30, 35, 5)


def test_a_target_that_cannot_be_read_stays_to_be_mended(desk: Desk) -> None:
    pane = define(desk, REFERRALS)
    targets = pane.held_against.targets
    add(desk, targets, "2020/21", "about a third")
    assert "is not a target that can be read" in targets.said.text()
    assert [line.text() for line in targets.new[:2]] == ["2020/21", "about a third"]
    add(desk, targets, "June", "30")
    assert "“June” is not a year" in targets.said.text()
    assert stored(desk, REFERRALS).target_in(2020) is None


def test_benchmarks_are_written_changed_and_removed(desk: Desk) -> None:
    pane = define(desk, REFERRALS)
    benchmarks = pane.held_against.benchmarks
    add(desk, benchmarks, "England", "2018/19", "22.6", "LAIT")
    (benchmark,) = stored(desk, REFERRALS).benchmarks
    assert (benchmark.comparator, benchmark.year, benchmark.shown) == ("England", 2018, "22.6%")
    leave(desk, benchmarks.lines[benchmark.id][2], "22.9")
    assert stored(desk, REFERRALS).benchmarks[0].value == Decimal("22.9")
    remove(desk, benchmarks, benchmark.id)
    assert stored(desk, REFERRALS).benchmarks == ()


def test_an_event_of_the_board_splits_every_indicator_and_one_of_its_own_only_this(desk: Desk) -> None:
    pane = define(desk, REFERRALS)
    add(desk, pane.held_against.events, "Jun-19", "Before the move", "After the move")
    add(desk, pane.held_against.board_events, "7 April 2019", "Ofsted inspection")
    assert [each.first_period_after for each in stored(desk, REFERRALS).events] == ["2019-05", "2019-06"]
    assert [each.label_after for each in stored(desk, CONFERENCES).events] == ["After Ofsted inspection"]
    (event,) = desk.ask(kpis.list_board_events, desk.made.board.id)
    leave(desk, pane.held_against.board_events.lines[event.id][3], "Since the visit")
    assert [each.label_after for each in stored(desk, CONFERENCES).events] == ["Since the visit"]
    add(desk, pane.held_against.board_events, "someday", "Move")
    assert "“someday” is not a date" in pane.held_against.board_events.said.text()


def test_escape_leaves_the_definition_for_the_figures(desk: Desk) -> None:
    pane = define(desk, REFERRALS)
    desk.qtbot.keyClick(pane.fields.owner.editor, Qt.Key.Key_Escape)
    assert desk.page.side.currentWidget() is not pane
    assert desk.page.figures.view.hasFocus()


def test_a_figure_typed_by_hand_shows_what_it_was_and_who_wrote_it(desk: Desk) -> None:
    choose(desk, REFERRALS)
    desk.page.open_figure(desk.page.row.figures[-1])
    desk.settle()
    desk.page.source.correct.click()
    form = desk.page.figure_form
    assert (form.period.text(), form.numerator.text(), form.value.text()) == ("Jun-19", "45", "")
    write(desk, form.numerator, "44")
    assert form.meaning.text() == "44 of 143 is 30.8%. Jun-19 is 31.5% now; that is kept as what it was."
    desk.qtbot.keyClick(form.numerator, Qt.Key.Key_Return)
    desk.settle()
    figure = stored(desk, REFERRALS).figures[-1]
    assert (figure.shown, figure.written_by, figure.was[0].shown) == ("30.8%", WHO, "31.5%")
    row = desk.page.figures.table.row(0)
    assert (row.fraction, row.note) == ("was 31.5% · 44 of 143", f"typed in by {WHO}")
    desk.page.open_figure(desk.page.row.figures[-1])
    said = " ".join(label.text() for label in desk.page.source.facts.findChildren(QLabel))
    assert "31.5% (45 of 143) from kpis.xlsx, 2 Written plans, D3, imported" in said
    desk.undo()
    assert stored(desk, REFERRALS).figures[-1].was == ()


def test_the_next_months_figure_is_asked_for_and_what_is_wrong_is_said_there(desk: Desk) -> None:
    choose(desk, REFERRALS)
    desk.page.write_figure()
    form = desk.page.figure_form
    assert form.period.text() == "Jul-19"
    desk.qtbot.keyClick(form.value, Qt.Key.Key_Return)
    desk.settle()
    assert "There is no figure for Jul-19" in form.said.text()
    write(desk, form.value, "nearly a third")
    desk.qtbot.keyClick(form.value, Qt.Key.Key_Return)
    assert "is not a figure" in form.said.text()
    write(desk, form.value, "29.5%")
    desk.qtbot.keyClick(form.value, Qt.Key.Key_Return)
    desk.settle()
    assert latest(desk, REFERRALS).shown == "29.5%"
    assert desk.page.side.currentWidget() is not form


def test_a_new_indicator_is_added_chosen_and_refused_twice(desk: Desk) -> None:
    desk.page.add_kpi()
    form = desk.page.new_form
    desk.qtbot.keyClicks(form.name, "Visits in time")
    form.unit.setCurrentIndex(list(Unit).index(Unit.PERCENT))
    form.polarity.setCurrentIndex(1)
    desk.qtbot.keyClick(form.name, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk, "Visits in time").polarity is Polarity.HIGHER
    assert desk.page.row.name == "Visits in time"
    desk.page.add_kpi()
    desk.qtbot.keyClicks(form.name, "visits in time")
    desk.qtbot.keyClick(form.name, Qt.Key.Key_Return)
    desk.settle()
    assert "already" in form.said.text()


def test_two_indicators_are_merged_by_typing_the_name_of_the_other(desk: Desk) -> None:
    choose(desk, REFERRALS)
    desk.page.merge()
    desk.settle()
    form = desk.page.merge_form
    form.act.click()
    assert "There is no other KPI" in form.said.text()
    form.other.setEditText(CONFERENCES)
    form.act.click()
    desk.settle()
    assert CONFERENCES not in names(desk)
    assert stored(desk, REFERRALS).other_names == (CONFERENCES,)
    desk.undo()
    assert CONFERENCES in names(desk)


def test_indicators_are_moved_and_removed_with_undo(desk: Desk) -> None:
    before = names(desk)
    choose(desk, before[0])
    desk.page.move_down()
    desk.settle()
    assert names(desk)[:2] == [before[1], before[0]]
    assert desk.page.row.name == before[0]
    desk.page.move_up()
    desk.settle()
    assert names(desk) == before
    desk.page.remove()
    desk.settle()
    assert before[0] not in names(desk)
    desk.undo()
    assert names(desk) == before


def test_the_workbook_behind_a_figure_is_saved_as_it_was_imported(desk: Desk, tmp_path: Path) -> None:
    choose(desk, REFERRALS)
    figure = desk.page.row.figures[0]
    desk.page.open_figure(figure)
    desk.settle()
    desk.page.source.save_to(tmp_path / "back.xlsx")
    desk.settle()
    kept = desk.ask(imports.kept_workbook, figure.source.blob_hash)
    assert (tmp_path / "back.xlsx").read_bytes() == kept.content
    assert desk.said[-1] == "“back.xlsx” written as it was imported."


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_every_figure_is_taken_away(desk: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"figures{ending}"
    desk.page._figure_export.write_to(path)
    desk.settle()
    assert desk.said[-1] == f"9 figures written to figures{ending}."
    if ending == ".xlsx":
        assert openpyxl.load_workbook(path)["Figures"].max_row == 10
    else:
        assert REFERRALS in path.read_text(encoding="utf-8-sig")
