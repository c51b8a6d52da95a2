"""The officer who shows each month what moved: how a milestone stands, and why, in words that follow the figures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from boardkeeper.notices import Standing
from boardkeeper.plan import MilestoneStatus
from tests.journeys.test_pack import read_pdf
from tests.journeys.visitor import Visitor
from ui.plan.views import View


@pytest.fixture
def sample(sample_board: Path, tmp_path: Path) -> Path:
    """The sample board in a file of its own."""
    return Path(shutil.copy(sample_board, tmp_path / "sample.board"))


def test_a_status_and_a_live_figure_reach_the_paper_and_are_taken_back(
    visitor: Visitor, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.open(sample)
    visitor.go("Ctrl+5")
    page = visitor.page
    assert len(page.shown.priorities) == 6
    before = page.shown.priorities[0].working_well

    chosen = page.row
    assert chosen.status is MilestoneStatus.COMPLETE
    visitor.keys("Ctrl+Shift+W", page.panel.view)
    visitor.settle()
    box = page.narrative.boxes["working_well"]
    box.selectAll()
    visitor.write(box, "We decide {kpi FD 1 latest} of contacts in a day.")
    visitor.keys("Ctrl+Return", box)
    visitor.until(lambda: page.shown.priorities[0].working_well.startswith("We decide"))
    visitor.settle()

    visitor.keys("Alt+4")
    visitor.settle()
    assert page.looks.view is View.CHANGES

    saved = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(saved), ""))
    visitor.keys("Ctrl+Shift+S")
    visitor.until(saved.exists)
    visitor.settle()
    words = " ".join(" ".join(read_pdf(saved)[0]).split())
    assert "We decide 91.4% of contacts in a day." in words
    assert "63.6% of all, 70.0% of the 20 that are due" in words
    assert "{kpi" not in words

    visitor.keys("Alt+1")
    visitor.settle()
    visitor.keys("Ctrl+Z", page.panel.view)
    visitor.until(lambda: page.shown.priorities[0].working_well == before)
    visitor.settle()


def test_what_the_notice_asks_is_a_click_away_and_what_shows_it_is_recorded(
    visitor: Visitor, sample: Path
) -> None:
    visitor.open(sample)
    visitor.go("Ctrl+Alt+N")
    page = visitor.page
    table = page.paragraphs.panel.table
    rows = {table.row(place).reference: table.row(place) for place in range(table.total)}
    assert rows["3(e)"].standing is Standing.LATE
    assert rows["4"].last_shown_on is not None
    page.reveal(rows["7"].id)
    visitor.settle()
    visitor.write(page.paragraphs.showing.box, "Papers sent to the Department on 1 December.")
    visitor.keys("Ctrl+Return", page.paragraphs.showing.box)
    visitor.settle()
    assert "recorded" in visitor.window.toast.sentence.lower()
    visitor.undo_in_toast()
