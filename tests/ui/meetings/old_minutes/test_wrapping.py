from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from ui.meetings.old_minutes.wrapping import Wrapping
from ui.theme.theme import Theme


def test_every_line_fits_and_no_word_is_lost(theme: Theme) -> None:
    wrapping = Wrapping(theme)
    text = "Members discussed the work programme and agreed the following:\n" + "x" * 90 + " and more"
    lines = wrapping.wrapped(text, 160)
    metrics = QFontMetricsF(wrapping.font)
    assert all(metrics.horizontalAdvance(line) <= 170 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert len(lines) > 4
    assert wrapping.wrapped("one line", 500) == ["one line"]
