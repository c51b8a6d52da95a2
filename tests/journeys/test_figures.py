from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from boardkeeper.kpis import KpiView, Polarity
from tests.journeys.visitor import Visitor
from tests.ui.workbooks import CONFERENCES, REFERRALS, save_kpis
from ui.shell.file_dialogs import NewBoardDialog

PLYMOUTH = {
    "kpis-2019-06.xlsx": "kpis",
    "milestones-2019-06.xlsx": "plan",
    "tracking-decisions.xlsx": "decisions",
    "work-programme-2019-20.xlsx": "programme",
}


def make_board(visitor: Visitor, path: Path) -> None:
    """A new board, made by keyboard in the dialog."""
    visitor.keys("Ctrl+N")
    [dialog] = visitor.window.findChildren(NewBoardDialog)
    visitor.write(dialog.name, "Education Scrutiny")
    visitor.write(dialog.council, "Sandbourne")
    dialog.path.selectAll()
    visitor.write(dialog.path, str(path))
    visitor.keys("Return", dialog.path)
    visitor.until(lambda: visitor.window.open_file.board is not None)
    visitor.settle()


def bring_in(visitor: Visitor, workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose a workbook on the page for imports and look at what was understood."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(workbook), ""))
    visitor.keys("Ctrl+I")
    visitor.settle()
    visitor.window.commands.perform("import.choose")
    visitor.until(lambda: visitor.page.preview is not None)
    visitor.settle()


def apply(visitor: Visitor, home: str) -> None:
    """Write what was understood; the window goes to the page where it stands now."""
    visitor.keys("Ctrl+Return")
    visitor.until(lambda: visitor.window.pages.current_id == home)
    visitor.settle()


def kpis_shown(visitor: Visitor) -> dict[str, KpiView]:
    table = visitor.page.panel.table
    return {table.row(place).name: table.row(place) for place in range(table.total)}


def rag_of(visitor: Visitor, name: str) -> str | None:
    latest = kpis_shown(visitor)[name].latest
    return latest.rag.value if latest is not None and latest.rag is not None else None


def test_from_a_new_board_and_a_workbook_to_colours(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_board(visitor, tmp_path / "scrutiny.board")
    assert visitor.window.windowTitle() == "Education Scrutiny – Boardkeeper"
    bring_in(visitor, save_kpis(tmp_path / "Indicators 2019-06.xlsx"), monkeypatch)
    apply(visitor, "kpis")
    assert {name: rag_of(visitor, name) for name in (REFERRALS, CONFERENCES)} == {
        REFERRALS: None,
        CONFERENCES: None,
    }

    visitor.page.reveal(kpis_shown(visitor)[REFERRALS].id)
    visitor.settle()
    polarity = visitor.page.judging.polarity
    polarity.setFocus()
    visitor.qtbot.keyClick(polarity, Qt.Key.Key_L)
    visitor.until(lambda: visitor.page.row.polarity is Polarity.LOWER)
    visitor.settle()
    assert rag_of(visitor, REFERRALS) == "R"
    assert visitor.page.row.name == REFERRALS

    visitor.keys("Ctrl+Z")
    visitor.until(lambda: visitor.page.row.polarity is None)
    visitor.settle()
    assert rag_of(visitor, REFERRALS) is None
    visitor.keys("Ctrl+Shift+Z")
    visitor.until(lambda: rag_of(visitor, REFERRALS) == "R")
    visitor.settle()


def test_importing_the_same_workbook_twice_has_nothing_to_write(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_board(visitor, tmp_path / "scrutiny.board")
    workbook = save_kpis(tmp_path / "Indicators 2019-06.xlsx")
    bring_in(visitor, workbook, monkeypatch)
    apply(visitor, "kpis")
    bring_in(visitor, workbook, monkeypatch)
    counts = visitor.page.preview.counts
    assert (counts.new, counts.changed) == (0, 0)
    assert not visitor.page.header.apply.isEnabled()
    visitor.keys("Alt+Left")
    visitor.settle()
    assert visitor.window.pages.current_id == "kpis"


def test_four_real_workbooks_come_in_and_four_undos_empty_the_board(
    visitor: Visitor, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_board(visitor, tmp_path / "scrutiny.board")
    totals = {}
    for name, home in PLYMOUTH.items():
        bring_in(visitor, shared / "data" / "plymouth-2019" / name, monkeypatch)
        apply(visitor, home)
        visitor.until(lambda: visitor.page.panel.table.total > 0)
        totals[home] = visitor.page.panel.table.total
    assert totals == {"kpis": 12, "plan": 22, "decisions": 9, "programme": 37}
    for _ in PLYMOUTH:
        visitor.keys("Ctrl+Z")
        visitor.settle()
    assert not visitor.window.commands.action("edit.undo").isEnabled()
    for home in PLYMOUTH.values():
        visitor.window.go_to_page(home)
        visitor.settle()
        assert visitor.page.panel.table.total == 0
    for _ in PLYMOUTH:
        visitor.keys("Ctrl+Shift+Z")
        visitor.settle()
    visitor.window.go_to_page("plan")
    visitor.settle()
    assert visitor.page.panel.table.total == 22
