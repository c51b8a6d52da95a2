from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt

from tests.ui.meetings.minutes.table import Table
from ui.meetings.minutes.commands.table import SLASH_COMMANDS

BEHIND = {
    "action": ("Jean Kelly by July do it", ""),
    "recommended": ("Cabinet that one be done", ""),
    "track": ("Jean Kelly by July", "all Judith Harwood by August", ""),
    "untrack": ("", "all"),
    "moved": ("Allen seconded Buchan",),
    "vote": ("3-1", "unanimous", "nonsense"),
    "exempt": ("1, 3", "9"),
    "agreed": ("that officers provide it", ""),
    "resolved": ("That it be so", ""),
    "noted": ("the report", ""),
    "point": ("a point", ""),
    "item": ("Another minute",),
}
STEPS = 45


@pytest.mark.parametrize("seed", [1, 5])
def test_whatever_commands_are_given_undo_and_redo_give_back_the_same_minutes(
    table: Table, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(STEPS):
        _do_something(table, chance)
    table.surface.textCursor().clearSelection()
    end = table.surface.pieces()
    steps = 0
    while table.surface.document().isUndoAvailable():
        table.surface.undo()
        steps += 1
    assert [each.text for each in table.surface.pieces()] == ["Bullying"]
    for _ in range(steps):
        table.surface.redo()
    assert not table.surface.document().isRedoAvailable()
    assert table.surface.pieces() == end


def _do_something(table: Table, chance: random.Random) -> None:
    what = chance.random()
    if what < 0.65:
        word = chance.choice(SLASH_COMMANDS).word
        table.command(f"{word} {chance.choice(BEHIND.get(word, ('',)))}".strip())
        if table.menu.isVisible():
            table.key(Qt.Key.Key_Escape)
        table.type(" ")
    elif what < 0.8:
        table.key(chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down)))
    elif what < 0.9:
        table.type("some words by July ")
    else:
        table.menu.toggle_tracking()
    table.surface.setFocus()
