"""A painter ends with what it paints: one that outlives a fault would spoil every painting after it, and end the program."""

from __future__ import annotations

import ast
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"


def test_every_painter_on_a_device_is_ended_whatever_happens_while_it_paints() -> None:
    left_open = []
    for module in sorted(UI.rglob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        held = {
            item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items
        }
        left_open += [
            f"{module.relative_to(UI).as_posix()}:{call.lineno}"
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and (call.func.id, bool(call.args)) == ("QPainter", True)
            and call not in held
        ]

    assert not left_open
