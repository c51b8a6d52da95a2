from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.real_board import Desk


@pytest.mark.parametrize(("with_deadlines", "events"), [(False, 3), (True, 3 + 2 * 4)])
def test_the_calendar_is_saved_where_one_says(
    monkeypatch: pytest.MonkeyPatch, desk: Desk, tmp_path: Path, with_deadlines: bool, events: int
) -> None:
    asked: list[str] = []

    def chosen(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "Board"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    save = desk.page.save_calendar_with_deadlines if with_deadlines else desk.page.save_calendar
    save()
    desk.settle()
    found = icalendar.Calendar.from_ical((tmp_path / "Board.ics").read_bytes()).walk("VEVENT")

    assert asked[0].endswith("Improvement Board.ics")
    assert len(found) == events
    assert desk.said == ["3 meetings saved in Board.ics. Open it with Outlook or your calendar."]


def test_a_file_that_is_no_calendar_is_left_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.ics"
    letter.write_text("Dear all")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(letter), ""))
    with qtbot.waitSignal(desk.workplace.tasks.refused) as refused:
        desk.page.save_calendar()
    desk.settle()

    assert "is there already and is not a calendar" in refused.args[0].sentence
    assert letter.read_text() == "Dear all"
