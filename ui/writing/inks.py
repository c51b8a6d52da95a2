"""How words look that mean something: sub-headings, links, the head of a table. Painted, never stored."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument

from boardkeeper.reports import ReportParagraphKind as Kind
from ui.theme.theme import Theme
from ui.writing.editing import holds_picture
from ui.writing.formats import is_cell, kind_of


class Inks(QSyntaxHighlighter):
    """Colours a document from the palette in force."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme

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
