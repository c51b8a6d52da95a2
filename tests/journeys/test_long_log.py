from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from boardkeeper import actions, making
from boardkeeper.boards import list_boards
from boardkeeper.lists import Wanted
from db.tables.actions import Action
from tests.journeys.visitor import WHO, Visitor
from ui.tables.model import STRETCH

MANY = 50_000


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with fifty thousand actions."""
    path = tmp_path_factory.mktemp("long") / "long.board"
    with making.make_store(path, WHO, making.NewBoard("Improvement Board", "Sandbourne")) as store:
        board_id = list_boards(store)[0].id
        rows = [
            {
                "board_id": board_id,
                "reference": str(number),
                "text": f"Task {number:05d}",
                "owner": "Nick Barr" if number % 1000 else "Amina Okafor",
                "due_written": "",
                "due_on": date(2026, 1, 1) + timedelta(days=number // 100),
            }
            for number in range(1, MANY + 1)
        ]
        with store.edit("Import a long log", WHO, undoable=False) as session:
            session.execute(insert(Action), rows)
    return path


def test_of_fifty_thousand_actions_only_what_is_looked_at_is_fetched(
    visitor: Visitor, long_log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Wanted] = []
    real = actions.list_actions

    def listen(store: object, board_id: str, today: date, wanted: Wanted) -> object:
        asked.append(wanted)
        return real(store, board_id, today, wanted)

    monkeypatch.setattr(actions, "list_actions", listen)
    visitor.open(Path(shutil.copy(long_log, tmp_path)))
    visitor.go("Ctrl+3")
    table, view = visitor.page.panel.table, visitor.page.panel.view
    assert table.total == MANY
    assert visitor.page.row.text == "Task 00001"
    assert [(wanted.offset, wanted.limit) for wanted in asked] == [(0, STRETCH)]

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    visitor.until(lambda: table.row(MANY - 1) is not None)
    assert table.row(MANY - 1).text == f"Task {MANY:05d}"

    before = len(asked)
    visitor.keys("Ctrl+F")
    visitor.qtbot.keyClicks(visitor.page.panel.bar.field, "okafor")
    visitor.until(lambda: table.total == MANY // 1000)
    visitor.settle()
    assert len(asked) == before + 1
    assert table.row(0).text == "Task 01000"

    visitor.keys("Esc", visitor.page.panel.bar.field)
    visitor.until(lambda: table.total == MANY)
    view.horizontalHeader().setSortIndicator(1, view.horizontalHeader().sortIndicatorOrder().DescendingOrder)
    visitor.until(lambda: table.row(0) is not None and table.row(0).text == f"Task {MANY:05d}")
    visitor.settle()
    assert {wanted.limit for wanted in asked} == {STRETCH}
    assert len(asked) < 12
