"""Cuts text into lines of a width, fast enough for thousands of lines at once: each word is measured once."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from ui.theme.theme import Theme


class Wrapping:
    """Wraps text in one weight of the theme's font."""

    def __init__(self, theme: Theme, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        self._theme = theme
        self._weight = weight
        self._widths: dict[str, float] = {}
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget what was measured: type or zoom has changed."""
        self.font = self._theme.font(weight=self._weight)
        self._metrics = QFontMetricsF(self.font)
        self._widths.clear()
        self.height = round(self._metrics.height())
        self.ascent = round(self._metrics.ascent())
        self._blank = self._metrics.horizontalAdvance(" ")

    def wrapped(self, text: str, width: int) -> list[str]:
        """The lines of a text; a word wider than the width is cut."""
        lines: list[str] = []
        for written in text.split("\n"):
            current: list[str] = []
            used = 0.0
            for word in written.split(" "):
                size = self._width(word)
                if current and used + self._blank + size > width:
                    lines.append(" ".join(current))
                    current, used = [], 0.0
                rest = word
                while size > width:
                    fits = max(int(len(rest) * width / size), 1)
                    lines.append(rest[:fits])
                    rest = rest[fits:]
                    size = self._width(rest)
                used += size + (self._blank if current else 0.0)
                current.append(rest)
            lines.append(" ".join(current))
        return lines

    def _width(self, word: str) -> float:
        width = self._widths.get(word)
        if width is None:
            width = self._metrics.horizontalAdvance(word)
            self._widths[word] = width
        return width
