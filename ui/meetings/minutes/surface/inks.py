"""How words look that mean something. Painted from the palette, never stored; others add layers of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from boardkeeper.minutes import PieceKind
from ui.meetings.minutes.surface.forms import is_cell, kind_of
from ui.theme.fonts import Size
from ui.theme.theme import Theme

Layer = Callable[[QTextBlock], Iterable[tuple[int, int, QTextCharFormat]]]
"""Answers for a block where its words look otherwise: first place, length (both as Qt counts), and how."""


class MinutesInks(QSyntaxHighlighter):
    """Colours a document: headings, links, and whatever the layers say of a block."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self.layers: dict[str, Layer] = {}
        self.renew()

    def renew(self) -> None:
        """Take the colours of the palette in force; what is shown already is painted anew by `rehighlight`."""
        self._heading = QTextCharFormat()
        self._heading.setFontWeight(QFont.Weight.DemiBold)
        self._heading.setProperty(QTextCharFormat.Property.FontPixelSize, self._theme.px(Size.HEADING))
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._link = QTextCharFormat()
        self._link.setForeground(QColor(self._theme.colours.accent))
        self._link.setFontUnderline(True)

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        if is_cell(block):
            cursor = QTextCursor(block)
            if cursor.currentTable().cellAt(cursor).row() == 0:
                self.setFormat(0, len(text), self._strong)
        else:
            kind = kind_of(block)
            if kind is PieceKind.HEADING:
                self.setFormat(0, len(text), self._heading)
            elif kind is PieceKind.SUBHEADING:
                self.setFormat(0, len(text), self._strong)
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            place += 1
            if fragment.charFormat().isAnchor():
                self.setFormat(fragment.position() - block.position(), fragment.length(), self._link)
        for layer in self.layers.values():
            for start, length, form in layer(block):
                self._add(start, length, form)

    def _add(self, start: int, length: int, form: QTextCharFormat) -> None:
        """Put a look over what is there already."""
        for place in range(start, start + length):
            merged = QTextCharFormat(self.format(place))
            merged.merge(form)
            self.setFormat(place, 1, merged)
