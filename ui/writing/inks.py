"""How words look that mean something: sub-headings, links, the head of a table. Painted, never stored."""

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

from boardkeeper.reports import ReportParagraphKind as Kind
from ui.theme.theme import Theme
from ui.writing.editing import holds_picture
from ui.writing.formats import is_cell, kind_of

Layer = Callable[[QTextBlock], Iterable[tuple[int, int, QTextCharFormat]]]
"""Answers for a block where its words look otherwise: first place, length (both as Qt counts), and how."""


class Inks(QSyntaxHighlighter):
    """Colours a document from the palette in force, and as others say who add layers.

    Attributes:
        layers: What others say about how words look, by name; `repaint_layer` shows a change.
        is_painting: While a layer is painted, nothing in the document changes, whatever Qt says.
    """

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self.layers: dict[str, Layer] = {}
        self.is_painting = False

    def repaint_layer(self, name: str, blocks: Iterable[QTextBlock] | None = None) -> None:
        """Ask a layer anew about these blocks, or about all of them."""
        if name not in self.layers:
            return
        self.is_painting = True
        if blocks is None:
            self.rehighlight()
        else:
            for block in blocks:
                self.rehighlightBlock(block)
        self.is_painting = False

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        if is_cell(block):
            cursor = QTextCursor(block)
            if cursor.currentTable().cellAt(cursor).row() == 0:
                self.setFormat(0, len(text), self._strong())
        elif kind_of(block) is Kind.SUBHEADING:
            self.setFormat(0, len(text), self._strong())
        elif holds_picture(block):
            self.setFormat(0, len(text), self._quiet())
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            place += 1
            if fragment.charFormat().isAnchor():
                self.setFormat(fragment.position() - block.position(), fragment.length(), self._link())
        for layer in self.layers.values():
            for start, length, form in layer(block):
                self._add(start, length, form)

    def _add(self, start: int, length: int, form: QTextCharFormat) -> None:
        """Put a look over what is there already."""
        for place in range(start, start + length):
            merged = QTextCharFormat(self.format(place))
            merged.merge(form)
            self.setFormat(place, 1, merged)

    def _strong(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        return form

    def _quiet(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.colours.muted))
        return form

    def _link(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.colours.accent))
        form.setFontUnderline(True)
        return form
