from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from boardkeeper import follow_up
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.errors import UserError
from tests.journeys.visitor import Visitor
from tests.ui.real_board import RealBoard

ROOT = Path(__file__).resolve().parents[2]
# By its path: a library that brings a package “tests” of its own stands before a folder of that name.
RECORDING = ROOT / "tests" / "journeys" / "recording.py"


def test_progress_is_recorded_taken_back_in_the_toast_and_done_again(
    visitor: Visitor, logs: RealBoard
) -> None:
    visitor.open(logs.path)
    visitor.go("Ctrl+4")
    form = visitor.page.form
    visitor.write(form.box, "The report came on Tuesday.")
    form.status.setCurrentIndex(form.status.findData(FollowUpStatus.COMPLETE))
    visitor.keys("Ctrl+Return", form.box)
    visitor.settle()
    assert visitor.page.row.status is FollowUpStatus.COMPLETE
    assert visitor.window.toast.sentence == "Progress recorded."
    visitor.undo_in_toast()
    assert visitor.page.row.status is FollowUpStatus.REQUESTED
    assert "The report came on Tuesday." not in visitor.page.thread_pane.words()
    assert visitor.window.toast.sentence == "Undone: Record progress on a tracking decision"
    visitor.keys("Ctrl+Shift+Z")
    visitor.settle()
    assert visitor.page.thread_pane.words()[1] == "The report came on Tuesday."
    visitor.keys("Ctrl+H")
    visitor.settle()
    labels = [visitor.page.panel.table.row(place).label for place in range(3)]
    assert labels[2] == "Record progress on a tracking decision"
    assert visitor.window.status.words.startswith("Saved ")


def test_what_the_window_called_saved_is_there_after_it_was_killed(
    come_in: Callable[[], Visitor], logs: RealBoard, tmp_path: Path
) -> None:
    words = "Rang the director; she answers on Friday."
    command = [sys.executable, str(RECORDING), str(logs.path), str(tmp_path / "other.ini")]
    with subprocess.Popen(
        [*command, words],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as other:
        assert other.stdout is not None
        said = other.stdout.readline().strip()
        other.kill()
    assert said == "kept; Progress recorded."
    visitor = come_in()
    visitor.open(logs.path)
    visitor.go("Ctrl+4")
    visitor.until(lambda: words in visitor.page.thread_pane.words())


def test_a_fault_of_the_program_is_said_and_loses_nothing(
    visitor: Visitor, logs: RealBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.open(logs.path)
    visitor.go("Ctrl+4")

    def fail(*_args: object) -> str:
        raise ZeroDivisionError("a fault nobody foresaw")

    monkeypatch.setattr(follow_up, "record", fail)
    form = visitor.page.form
    visitor.write(form.box, "The report came.")
    visitor.keys("Ctrl+Return", form.box)
    visitor.until(lambda: visitor.window.faults.dialog is not None)
    dialog = visitor.window.faults.dialog
    assert dialog is not None
    assert "a fault nobody foresaw" in dialog.report
    visitor.keys("Return", dialog)
    visitor.until(lambda: visitor.window.faults.dialog is None)
    assert form.box.toPlainText() == "The report came."
    monkeypatch.undo()
    visitor.keys("Ctrl+Return", form.box)
    visitor.settle()
    assert visitor.page.thread_pane.words()[1] == "The report came."


def test_a_refusal_is_said_at_the_top_and_goes_with_escape(
    visitor: Visitor, logs: RealBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.open(logs.path)
    visitor.go("Ctrl+4")

    def refuse(*_args: object) -> str:
        raise UserError("The disk is full.", "Make room, then try again.")

    monkeypatch.setattr(follow_up, "record", refuse)
    visitor.write(visitor.page.form.box, "The report came.")
    visitor.click(visitor.page.form.add)
    visitor.settle()
    assert visitor.window.banner.sentence == "The disk is full."
    visitor.keys("Esc", visitor.window.banner)
    assert visitor.window.banner.sentence == ""
    assert visitor.page.form.box.toPlainText() == "The report came."
