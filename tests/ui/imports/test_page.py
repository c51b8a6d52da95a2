from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from boardkeeper import kpis, plan
from boardkeeper.imports import CellRole, ImportKind, PreviewKind
from boardkeeper.kpis import Polarity
from tests.ui.real_board import Desk
from tests.ui.workbooks import CONFERENCES, OTHER, REFERRALS, save, save_kpis, save_milestones, save_puzzle
from ui.page import Place


def read(desk: Desk, path: Path) -> None:
    """Choose a workbook and wait until it is shown."""
    desk.page.take_file(path)
    desk.settle()


def words_in(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def stored(desk: Desk) -> dict[str, Any]:
    page = desk.ask(kpis.list_kpis, desk.made.board.id)
    return {kpi.name: kpi for kpi in page.rows}


def test_a_workbook_is_shown_on_its_own_sheet_with_what_will_be_written(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "kpis.xlsx"))
    pane = desk.page.understood
    assert pane.kinds.kind.currentData() == ImportKind.KPIS
    assert [tab.text() for tab in pane.sheet.tabs] == ["2 Written plans", "9 Odds"]
    cells = pane.sheet.grid.cells
    assert cells.data(cells.index(2, 3)) == "31.5%"
    assert cells.role_at(cells.index(2, 3)) is CellRole.VALUE
    assert cells.role_at(cells.index(1, 1)) is CellRole.PERIOD
    assert (
        cells.describe(cells.index(3, 1)) == "B4: 45/119 – taken as the numbers behind a figure, under Apr-19"
    )
    counts = desk.page.preview.counts
    assert (counts.new, counts.changed, counts.same) == (14, 0, 0)
    assert desk.page.header.apply.text() == "Write 14 new"
    assert pane.written.panel.bar.chips["new"].text() == "New 14"
    assert stored(desk) == {}


def test_applying_writes_says_so_with_undo_and_goes_to_the_page(desk: Desk, tmp_path: Path) -> None:
    path = save_kpis(tmp_path / "kpis.xlsx")
    read(desk, path)
    desk.qtbot.mouseClick(desk.page.header.apply, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.said == ["KPIs imported: 14 new."]
    assert desk.places == [Place("kpis")]
    assert stored(desk)[REFERRALS].latest.shown == "31.5%"
    read(desk, path)
    assert "Nothing to write: everything is as it was." in words_in(desk.page.header)
    assert not desk.page.header.apply.isEnabled()
    desk.undo()
    assert stored(desk) == {}
    assert desk.page.header.apply.text() == "Write 14 new"


def test_next_month_only_what_changed_is_written(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "kpis.xlsx"))
    desk.page.apply()
    desk.settle()
    read(desk, save_kpis(tmp_path / "kpis-again.xlsx", june=0.322, numbers="46/143"))
    assert desk.page.header.apply.text() == "Write 1 changed"
    first = desk.page.understood.written.panel.table.row(0)
    assert first.kind is PreviewKind.CHANGED
    assert first.says == "value: 31.5 → 32.2; numerator: 45 → 46"


def test_no_direction_is_taken_that_nobody_accepted(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "kpis.xlsx"))
    rows = desk.page.understood.directions.rows
    assert [row.name for row in rows] == [REFERRALS, CONFERENCES, OTHER]
    assert [row.answer for row in rows] == [None, None, None]
    assert "Proposed: lower is better." in "".join(label.text() for label in rows[0].findChildren(QLabel))
    assert not rows[2].accept.isVisibleTo(rows[2])
    desk.page.apply()
    desk.settle()
    assert {kpi.polarity for kpi in stored(desk).values()} == {None}


def test_accepted_proposals_and_own_answers_are_written_with_the_figures(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "kpis.xlsx"))
    pane = desk.page.understood
    desk.qtbot.mouseClick(pane.views[1], Qt.MouseButton.LeftButton)
    assert pane.is_asking
    desk.qtbot.mouseClick(pane.directions.accept_all, Qt.MouseButton.LeftButton)
    assert pane.views[1].text() == "Which way is good: 1 to say"
    desk.qtbot.keyClick(pane.directions.rows[2].buttons[Polarity.LOWER], Qt.Key.Key_Space)
    assert pane.views[1].text() == "Which way is good"
    assert pane.sheet.current_title == "9 Odds"
    assert pane.sheet.grid.current_cell() == "A2"
    desk.page.apply()
    desk.settle()
    found = stored(desk)
    assert found[REFERRALS].polarity is Polarity.LOWER
    assert found[CONFERENCES].polarity is Polarity.HIGHER
    assert found[OTHER].polarity is Polarity.LOWER
    assert found[REFERRALS].latest.rag == "R"


def test_a_direction_can_be_said_later_without_writing_a_figure(desk: Desk, tmp_path: Path) -> None:
    path = save_kpis(tmp_path / "kpis.xlsx")
    read(desk, path)
    desk.page.apply()
    desk.settle()
    read(desk, path)
    desk.page.understood.directions.rows[0].accept_proposal()
    assert desk.page.header.apply.text() == "Keep 1 answer"
    desk.page.apply()
    desk.settle()
    assert desk.said[-1] == "Which way is good is kept for 1 indicator."
    assert stored(desk)[REFERRALS].polarity is Polarity.LOWER


def test_a_line_leads_to_its_cell_by_key_and_by_mouse(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "kpis.xlsx"))
    pane = desk.page.understood
    view = pane.written.panel.view
    assert view.hasFocus()
    desk.qtbot.keyClick(view, Qt.Key.Key_Down)
    line = view.chosen_row()
    assert pane.sheet.grid.current_cell() == line.cell
    last = pane.written.panel.table.total - 1
    view.selectRow(last)
    line = view.chosen_row()
    assert (pane.sheet.current_title, pane.sheet.grid.current_cell()) == ("9 Odds", line.cell)
    assert line.cell in pane.sheet.cell_words.text()


def test_chips_of_the_preview_add_up(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "kpis.xlsx"))
    panel = desk.page.understood.written.panel
    panel.bar.press("refused", "changed")
    desk.settle()
    assert panel.table.total == 0
    panel.bar.press("new")
    desk.settle()
    assert panel.table.total == 14


def test_a_file_that_is_no_workbook_is_explained_in_place(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "minutes.xlsx"
    path.write_text("Minutes of the meeting\n")
    read(desk, path)
    assert desk.page.is_choosing
    said = words_in(desk.page.choosing)
    assert "This workbook was not taken" in said
    assert "minutes.xlsx" in said
    buttons = [b.text() for b in desk.page.choosing.trouble.findChildren(QPushButton)]
    assert buttons == ["Choose another file…"]
    assert desk.complaints == []


def test_when_it_is_not_obvious_what_it_holds_the_page_asks(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_puzzle(tmp_path / "lunch.xlsx"))
    pane = desk.page.understood
    assert "What does this workbook hold?" in words_in(pane.question)
    assert pane.sheet.current_title == "Lunch"
    assert not desk.page.header.apply.isEnabled()
    (button,) = [b for b in pane.question.kinds.findChildren(QPushButton) if b.text() == "Actions"]
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert pane.kinds.kind.currentData() == ImportKind.ACTIONS
    assert "holds no list of actions" in words_in(pane.columns)
    assert pane.is_choosing_columns


def test_statuses_wait_until_their_month_is_said(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_milestones(tmp_path / "plan.xlsx"))
    pane = desk.page.understood
    assert pane.kinds.kind.currentData() == ImportKind.MILESTONES
    assert "Which month are these statuses of?" in words_in(pane.question)
    assert not desk.page.header.apply.isEnabled()
    month = pane.kinds.month
    desk.qtbot.keyClicks(month, "the other day")
    desk.qtbot.keyClick(month, Qt.Key.Key_Return)
    assert month.property("wrong") is True
    month.selectAll()
    desk.qtbot.keyClicks(month, "June 2019")
    desk.qtbot.keyClick(month, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.header.apply.isEnabled()
    desk.page.apply()
    desk.settle()
    assert desk.places == [Place("plan")]
    rows = desk.ask(plan.list_milestones, desk.made.board.id).rows
    assert {row.period for row in rows} == {"2019-06"}


def test_the_month_in_the_name_is_taken_and_said(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_milestones(tmp_path / "plan-2019-06.xlsx"))
    assert desk.page.understood.kinds.month.text() == "Jun-19"
    assert desk.page.header.apply.isEnabled()


def test_escape_leaves_without_writing_for_the_page_it_came_from(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "kpis.xlsx"))
    desk.qtbot.keyClick(desk.page.understood.written.panel.view, Qt.Key.Key_Escape)
    assert desk.places == [Place("kpis")]
    assert desk.page.is_choosing
    assert desk.page.preview is None
    assert stored(desk) == {}


def test_reading_can_be_cancelled(desk: Desk, tmp_path: Path) -> None:
    path = save(tmp_path / "large.xlsx", {"Large": [list(range(50)) for _ in range(2000)]})
    with desk.qtbot.waitSignal(desk.workplace.tasks.started) as started:
        desk.page.take_file(path)
    with desk.qtbot.waitSignal(desk.workplace.tasks.cancelled, timeout=20_000):
        started.args[0].cancel()
    assert desk.page.is_choosing
    assert "Choose a workbook" in words_in(desk.page.choosing)


def test_a_second_file_takes_the_place_of_one_still_being_read(desk: Desk, tmp_path: Path) -> None:
    desk.page.take_file(save_kpis(tmp_path / "first.xlsx"))
    read(desk, save_milestones(tmp_path / "second-2019-06.xlsx"))
    assert desk.page.preview.read.file_name == "second-2019-06.xlsx"


@pytest.mark.parametrize(
    ("name", "kind", "new"),
    [
        ("kpis-2019-06.xlsx", ImportKind.KPIS, 226),
        ("milestones-2019-06.xlsx", ImportKind.MILESTONES, 22),
        ("tracking-decisions.xlsx", ImportKind.DECISIONS, 9),
        ("work-programme-2019-20.xlsx", ImportKind.PROGRAMME, 37),
    ],
)
def test_the_real_workbooks_are_recognised(
    desk: Desk, shared: Path, name: str, kind: ImportKind, new: int
) -> None:
    read(desk, shared / "data/plymouth-2019" / name)
    assert desk.page.understood.kinds.kind.currentData() == kind
    assert desk.page.preview.counts.new == new
    assert desk.page.preview.read.refused == ()


def test_a_real_workbook_under_a_password_is_refused_with_what_to_do(desk: Desk, shared: Path) -> None:
    read(desk, shared / "data/wild/odd-workbooks/poi_password.xls")
    said = words_in(desk.page.choosing)
    assert "protected with a password" in said
    assert "remove the password" in said
