from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.crash import FaultCatcher, FaultDesk, fault_report, start_log


def fault() -> Exception:
    try:
        {}["months"]
    except KeyError as error:
        return error
    raise AssertionError


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield start_log(tmp_path)
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def desk(qtbot: QtBot, log: Path) -> FaultDesk:
    window = QWidget()
    qtbot.addWidget(window)
    return FaultDesk(window, log)


def button(desk: FaultDesk, title: str) -> QPushButton:
    assert desk.dialog is not None
    return next(b for b in desk.dialog.findChildren(QPushButton) if b.text() == title)


def test_a_fault_is_logged_and_said(desk: FaultDesk, log: Path) -> None:
    desk.report(fault())
    assert desk.dialog is not None
    assert "KeyError: 'months'" in log.read_text(encoding="utf-8")


def test_the_report_is_folded_until_it_is_wanted(desk: FaultDesk) -> None:
    desk.report(fault())
    [details] = desk.dialog.findChildren(QPlainTextEdit)
    assert not details.isVisible()
    button(desk, "Show the report").click()
    assert details.isVisible()
    assert "test_crash.py" in details.toPlainText()


def test_the_report_can_be_copied(desk: FaultDesk) -> None:
    desk.report(fault())
    button(desk, "Copy the report").click()
    assert QGuiApplication.clipboard().text() == desk.dialog.report


def test_one_dialog_at_a_time_and_none_after_going_on(qtbot: QtBot, desk: FaultDesk, log: Path) -> None:
    desk.report(fault())
    first = desk.dialog
    desk.report(ValueError("second"))
    assert desk.dialog is first
    assert "second" in log.read_text(encoding="utf-8")
    button(desk, "Go on working").click()
    assert desk.dialog is None


def test_the_report_names_the_versions() -> None:
    report = fault_report(fault())
    assert report.startswith("Boardkeeper ")
    assert "Qt 6." in report.splitlines()[0]


def test_faults_on_any_thread_reach_the_window(qtbot: QtBot) -> None:
    catcher = FaultCatcher()
    hooks = sys.excepthook, threading.excepthook
    catcher.install()
    try:
        with qtbot.waitSignal(catcher.caught) as told:
            worker = threading.Thread(target=lambda: 1 / 0)
            worker.start()
            worker.join()
        assert isinstance(told.args[0], ZeroDivisionError)
        with qtbot.waitSignal(catcher.caught) as told:
            sys.excepthook(ValueError, ValueError("here"), None)
        assert str(told.args[0]) == "here"
    finally:
        sys.excepthook, threading.excepthook = hooks
