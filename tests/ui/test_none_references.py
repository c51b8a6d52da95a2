"""Guards against PySide6 releases that give away references to None (docs/decisions/0002-pyside6-below-6-12.md).

Under Python 3.11 such a release kills the program after some thousand calls, without a message.
"""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 3000
# The interpreter itself takes and gives a few references to None meanwhile.
SLACK = 300


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_give_away_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    texts = [f"Paper {number}" for number in range(CALLS)]
    before = sys.getrefcount(None)

    for text in texts:
        label.setText(text)

    assert abs(sys.getrefcount(None) - before) < SLACK
