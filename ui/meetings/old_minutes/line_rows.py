"""The lines of the paper as rows: what each says, and how it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardkeeper.importing.old_minutes import LineKind, OldLine
from ui.meetings.old_minutes.line_looks import chip_tone, chip_words, shown_words, spoken
from ui.meetings.old_minutes.wrapping import Wrapping
from ui.tables.painting import draw_chip
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_CHIP, _LEFT, _RIGHT = 120, 16, 24
_WIDEST_WORDS = 860
_INDENT = 24
_ABOVE, _BELOW, _ABOVE_HEADING = 5, 5, 14
_QUIET = frozenset({LineKind.LEFT_OUT, LineKind.TITLE, LineKind.DATE, LineKind.MOVER, LineKind.VOTE})
_STRONG = frozenset({LineKind.HEADING, LineKind.SUBHEADING})
LINE = Qt.ItemDataRole.UserRole + 1


class LineModel(QAbstractListModel):
    """The lines of the paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[OldLine, ...] = ()

    def show_lines(self, lines: tuple[OldLine, ...]) -> None:
        """Show lines; of the same paper only what was understood anew changes, so that place and choice stay."""
        if len(lines) != len(self.lines) or not lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        # A line that is as it was stays the same object: its height is known.
        kept = tuple(old if old == new else new for old, new in zip(self.lines, lines, strict=True))
        changed = [place for place, line in enumerate(kept) if line is not self.lines[place]]
        self.lines = kept
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(line)
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws a line of the paper."""

    def __init__(self, theme: Theme, table: LineModel, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._table = table
        self._view = view
        self._plain = Wrapping(theme)
        self._strong = Wrapping(theme, QFont.Weight.DemiBold)
        self._sizes: dict[int, tuple[OldLine, int, QSize]] = {}

    def forget(self) -> None:
        """Measure anew: type or zoom has changed."""
        self._sizes.clear()
        for wrapping in (self._plain, self._strong):
            wrapping.begin_anew()

    def chip_box(self, row: QRect) -> QRect:
        """Where the chip of a row can be clicked."""
        return QRect(row.left(), row.top(), self._theme.px(_LEFT + _CHIP), row.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.row()
        line: OldLine = self._table.lines[row]
        width = self._words_width(line)
        known = self._sizes.get(row)
        if known is None or known[0] is not line or known[1] != width:
            height = self._measured(line, width)
            known = (line, width, QSize(self._theme.px(200), height))
            self._sizes[row] = known
        return known[2]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: OldLine = index.data(LINE)
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        row: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(row, QColor(colours.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(colours.hover))
        if line.doubt:
            painter.fillRect(
                QRect(row.left(), row.top(), px(4), row.height()), QColor(theme.ink(Tone.WARNING).mark)
            )
        top = row.top() + px(_above(line))
        chip = QRect(row.left() + px(_LEFT), top, px(_CHIP - 8), self._plain.height)
        draw_chip(painter, theme, chip, chip_words(line), chip_tone(line), is_chosen=is_chosen)
        self._paint_words(painter, line, row, top, is_chosen=is_chosen)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, line: OldLine, row: QRect, top: int, *, is_chosen: bool
    ) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        left = row.left() + px(_LEFT + _CHIP + _indent(line))
        width = self._words_width(line)
        quiet = colours.muted if line.understood_as in _QUIET else colours.text
        painter.setPen(QColor(colours.on_selection if is_chosen else quiet))
        top = _paint_lines(painter, self._wrapping(line), shown_words(line), left, top, width)
        if line.doubt:
            painter.setPen(QColor(colours.on_selection if is_chosen else theme.ink(Tone.WARNING).text))
            _paint_lines(painter, self._plain, f"? {line.doubt}", left, top + px(2), width)

    def _measured(self, line: OldLine, width: int) -> int:
        wrapping, px = self._wrapping(line), self._theme.px
        height = len(wrapping.wrapped(shown_words(line), width)) * wrapping.height
        if line.doubt:
            height += px(2) + len(self._plain.wrapped(f"? {line.doubt}", width)) * self._plain.height
        return height + px(_above(line) + _BELOW)

    def _words_width(self, line: OldLine) -> int:
        px = self._theme.px
        room = self._view.viewport().width() - px(_LEFT + _CHIP + _indent(line) + _RIGHT)
        return max(px(120), min(room, px(_WIDEST_WORDS)))

    def _wrapping(self, line: OldLine) -> Wrapping:
        return self._strong if line.understood_as in _STRONG else self._plain


def _paint_lines(painter: QPainter, wrapping: Wrapping, text: str, left: int, top: int, width: int) -> int:
    """Paint wrapped text; answers where it ends."""
    painter.setFont(wrapping.font)
    for place, words in enumerate(wrapping.wrapped(text, width)):
        painter.drawText(left, top + place * wrapping.height + wrapping.ascent, words)
        bottom = top + (place + 1) * wrapping.height
    return bottom


def _above(line: OldLine) -> int:
    return _ABOVE_HEADING if line.understood_as is LineKind.HEADING else _ABOVE


def _indent(line: OldLine) -> int:
    if line.understood_as in {LineKind.POINT, LineKind.LIMB, LineKind.ACTION, LineKind.CONTINUED}:
        return _INDENT * (1 + line.level)
    return 0
