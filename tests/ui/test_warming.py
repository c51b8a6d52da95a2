from __future__ import annotations

from importlib.util import find_spec

from pytestqt.qtbot import QtBot

from ui import warming
from ui.pages import PAGES
from ui.shell.window import MainWindow
from ui.warming import WarmingUp, load


def test_what_is_imported_ahead_is_there_to_be_imported() -> None:
    assert all(find_spec(name) is not None for name in warming._PANELS)


def test_pages_are_imported_once_the_window_has_nothing_else_to_do(
    qtbot: QtBot, open_window: MainWindow, monkeypatch
) -> None:
    imported: list[str] = []
    monkeypatch.setattr(warming, "import_module", imported.append)
    WarmingUp(open_window, PAGES[:2])
    assert not imported
    for _time in range(2):
        open_window.operations.run(None, lambda _desk: None)
        qtbot.waitUntil(lambda: open_window.operations.is_idle and open_window.tasks.is_idle)

    assert imported == ["ui.today.page", "ui.meetings.page", *warming._PANELS]


def test_whoever_closes_the_window_meanwhile_does_not_wait_for_the_rest(monkeypatch) -> None:
    imported: list[str] = []
    monkeypatch.setattr(warming, "import_module", imported.append)
    load(
        ["one", "two", "three"],
        progress=lambda *_far: None,
        cancelled=lambda: len(imported) == 1,
    )
    assert imported == ["one"]
