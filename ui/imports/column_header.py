"""The heads of a sheet's columns: the letter, and beneath it the field that is read from it, to be chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from boardkeeper.imports import column_name
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_NOT_READ = "not read"


class ColumnHeader(QHeaderView):
    """Shows what each column is taken for; a click on one asks for another field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._titles: Mapping[int, str] = {}
        self._is_matched = False
        self.setHighlightSections(True)
        self.setMinimumSectionSize(24)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def is_matched(self) -> bool:
        """Whether the columns of the sheet hold fields at all; those of figures do not."""
        return self._is_matched

    def show_fields(self, titles: Mapping[int, str] | None) -> None:
        """Show the field of each column, by its number from 1; None for a sheet whose columns hold none."""
        self._is_matched = titles is not None
        self._titles = titles or {}
        self.setSectionsClickable(self._is_matched)
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._is_matched else Qt.CursorShape.ArrowCursor)
        self._on_theme_changed()
        self.viewport().update()

    def title_of(self, column: int) -> str:
        """What stands beneath the letter of a column: its field, or that it is not read; blank for figures."""
        return self._titles.get(column, _NOT_READ) if self._is_matched else ""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(46 if self._is_matched else 26))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Draw the letter and the field; a field that is read is set off by colour, by weight and by its mark."""
        if not self._is_matched:
            super().paintSection(painter, rect, logical_index)
            return
        theme, colours = self._theme, self._theme.colours
        column = logical_index + 1
        is_read = column in self._titles
        ink = theme.ink(Tone.INFO)
        painter.save()
        painter.fillRect(rect, QColor(ink.fill if is_read else colours.sunken))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(theme.px(6), theme.px(3), -theme.px(6), -theme.px(3))
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        lower = QRect(inside.left(), upper.bottom() + 1, inside.width(), inside.height() - upper.height())
        painter.setPen(QColor(colours.muted))
        painter.setFont(self.font())
        painter.drawText(
            upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, column_name(column)
        )
        font = QFont(self.font())
        font.setBold(is_read)
        painter.setFont(font)
        painter.setPen(QColor(ink.text if is_read else colours.muted))
        words = f"{self.title_of(column)} ▾"
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
