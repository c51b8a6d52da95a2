"""How long a key takes in minutes of 300 paragraphs, against a bare text field holding the same words.

Each figure is the median and the worst of many keys: the work of the window's thread from the key to the painted field.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from boardkeeper.minutes import PieceKind, Verb, WrittenDecision, WrittenPiece, new_id
from ui.application import make_application
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.theme.theme import Theme

KEYS = 200
WORDS = "the Elective Home Education support service was delivered by the trust who held the register; "


def long_minutes(paragraphs: int = 300) -> tuple[WrittenPiece, ...]:
    """A long meeting: every tenth piece a heading, then text, points and a run of limbs."""
    pieces = []
    for number in range(paragraphs):
        place = number % 10
        kind = {0: PieceKind.HEADING, 1: PieceKind.TEXT, 5: PieceKind.SUBHEADING}.get(place, PieceKind.POINT)
        kind = PieceKind.RESOLUTION if place > 7 else kind
        words = f"Item {number}" if kind is PieceKind.HEADING else WORDS * (1 + number % 3)
        decision = WrittenDecision(Verb.RESOLVED) if kind is PieceKind.RESOLUTION else None
        pieces.append(WrittenPiece(new_id(), kind, words.strip(), decision=decision))
    return tuple(pieces)


def times(app: QApplication, press: Callable[[int], None]) -> tuple[float, float]:
    """The median and the worst of some keys, in milliseconds."""
    taken = []
    for number in range(KEYS):
        start = time.thread_time()
        press(number)
        app.processEvents()
        taken.append(1000 * (time.thread_time() - start))
    return statistics.median(taken), max(taken)


def middle(field: QTextEdit) -> None:
    """Put the cursor into the middle of the document."""
    block = field.document().findBlockByNumber(field.document().blockCount() // 2 + 2)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()


def main() -> int:
    """Measure letters and paragraphs on both."""
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
        pieces = long_minutes()
        ours, bare = MinutesSurface(Theme(app, settings)), QTextEdit()
        ours.show_pieces(pieces)
        bare.setPlainText("\n".join(each.text for each in pieces))
        for field in (ours, bare):
            field.resize(800, 700)
            field.show()
        app.processEvents()
        for name, keys in (("a letter", "abcd efgh "), ("Enter and a letter", "\ra")):
            shown = []
            for field in (ours, bare):
                middle(field)

                def press(number: int, field: QTextEdit = field, keys: str = keys) -> None:
                    key = keys[number % len(keys)]
                    if key == "\r":
                        QTest.keyClick(field, Qt.Key.Key_Return)
                    else:
                        QTest.keyClick(field, key)

                shown.append(times(app, press))
            (mine, mine_worst), (other, other_worst) = shown
            print(
                f"{name:20} {mine:5.1f} ms (worst {mine_worst:5.1f})   bare field {other:5.1f} ms "
                f"(worst {other_worst:5.1f})   ratio {mine / other:.2f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
