"""Pulling the plug: a second process types into the real window and is killed without warning."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from boardkeeper import minutes
from boardkeeper.bootstrap import BoardOffice
from tests.ui.real_board import WHO, RealBoard
from ui.meetings.minutes.keeper import AFTER_A_PAUSE_MILLISECONDS, WHILE_TYPING_MILLISECONDS

TYPIST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from boardkeeper.bootstrap import BoardOffice
from ui.application import make_application, make_window
from ui.meetings.stepper import Step
from ui.page import Place

board, meeting_id, folder = sys.argv[1:]
app = make_application()
window, theme = make_window(app, BoardOffice(), QSettings(folder + "/window.ini", QSettings.Format.IniFormat))
window.show()

def wait(is_so):
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        app.processEvents()
        time.sleep(0.005)

window.open_file.open(Path(board))
wait(lambda: window.operations.is_idle)
window.pages.go(Place("meetings", meeting_id))
wait(lambda: window.operations.is_idle and window.pages.current_page is not None)
place = window.pages.current_page.place
wait(lambda: place.reading is not None and window.operations.is_idle)
place.stepper.choose(Step.MINUTES)
step = place.minutes
wait(lambda: step.surface.is_writable and window.operations.is_idle)
step.surface.setFocus()
wait(step.surface.hasFocus)
step.surface.choose(step.surface.pieces()[1].id)
step.surface.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
QTest.keyClicks(step.surface, " Before the pause.")
wait(lambda: not step.keeper.is_waiting)
kept = lambda: next(each.text for each in step.keeper._before if "Before the pause." in each.text)
before, word = kept(), 0
while True:
    word += 1
    QTest.keyClicks(step.surface, f" word{word}.")
    app.processEvents()
    if kept() != before:
        before = kept()
        print(before.rpartition(" ")[2], flush=True)
"""


@pytest.fixture
def copied(pattern: RealBoard, tmp_path: Path) -> Path:
    return Path(shutil.copy(pattern.path, tmp_path))


@pytest.fixture
def typist(copied: Path, pattern: RealBoard, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    script = tmp_path / "typist.py"
    script.write_text(TYPIST, encoding="utf-8")
    root = str(Path(__file__).parents[4])
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    command = [sys.executable, str(script), str(copied), pattern.past, str(tmp_path)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield process
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed without warning there")
def test_what_was_typed_is_in_the_file_when_the_plug_is_pulled_though_nobody_paused(
    typist: subprocess.Popen[str], copied: Path, pattern: RealBoard
) -> None:
    assert AFTER_A_PAUSE_MILLISECONDS < WHILE_TYPING_MILLISECONDS <= 1_000
    assert typist.stdout is not None
    # Twice something came into the file while letter followed letter.
    told = [typist.stdout.readline().strip() for _ in range(2)][-1]
    assert told.startswith("word")
    os.kill(typist.pid, signal.SIGKILL)
    typist.wait()

    store = BoardOffice().open(copied, WHO)
    with store:
        (minute,) = minutes.get_minutes(store, pattern.past).minutes
    assert "Before the pause. word1." in minute.paragraphs[0].text
    assert told in minute.paragraphs[0].text
    assert minute.resolutions[0].text == "That the report be noted."
