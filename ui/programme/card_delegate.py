"""Draws the headings and cards of the programme."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.programme.card_boxes import CardLayouts, beneath, row_height, topic_font
from ui.programme.rows import CardRow, HeadingRow, Row, RowRole
from ui.tables.painting import draw_chip
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


class CardDelegate(QStyledItemDelegate):
    """Rows as `card_boxes` lays them out; the card that is dragged is pale, the group it would join is lit."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._layouts = CardLayouts(theme)
        self.dragged_id = ""
        self.lit_key = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(RowRole.ROW)
        if isinstance(row, CardRow):
            height = self._layouts.boxes(row.item, self._view.viewport().width()).height
        else:
            height = row_height(self._theme, row)
        return QSize(self._theme.px(240), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(RowRole.ROW)
        colours, box = self._theme.colours, option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_live = is_chosen or bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(box, QColor(colours.selection))
        elif isinstance(row, HeadingRow) and row.key == self.lit_key:
            painter.fillRect(box, QColor(self._theme.ink(Tone.INFO).fill))
        elif is_live and isinstance(row, CardRow):
            painter.fillRect(box, QColor(colours.hover))
        if is_chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, box, row)
        elif isinstance(row, CardRow):
            self._paint_card(painter, box, row, is_chosen, is_live)
        else:
            painter.setFont(self._theme.font())
            painter.setPen(QColor(colours.muted))
            words = box.adjusted(self._theme.px(28), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "No topic yet: drag one here")
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: HeadingRow) -> None:
        theme, colours = self._theme, self._theme.colours
        icon = "chevron-right" if row.is_folded else "chevron-down"
        arrow = theme.pixmap(icon, colours.muted, 16, painter.device().devicePixelRatioF())
        line = box.adjusted(0, theme.px(10), -theme.px(16), -theme.px(2))
        painter.drawPixmap(theme.px(7), line.center().y() - theme.px(8) + 1, arrow)
        left = line.adjusted(theme.px(28), 0, 0, 0)
        painter.setFont(theme.font(Size.HEADING, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.text))
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, row.title)
        used = painter.fontMetrics().horizontalAdvance(row.title) + theme.px(12)
        rest = left.adjusted(used, 1, 0, 1)
        painter.setFont(theme.font())
        lacks_meeting = row.group is not None and row.group.day is not None and row.group.state is None
        warns = lacks_meeting and not (row.group and row.group.is_past)
        painter.setPen(QColor(theme.ink(Tone.WARNING).text if warns else colours.muted))
        note = painter.fontMetrics().elidedText(row.note, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, note)
        painter.setPen(QColor(colours.line))
        painter.drawLine(box.left() + theme.px(28), box.bottom(), box.right() - theme.px(16), box.bottom())

    def _paint_card(
        self, painter: QPainter, box: QRect, row: CardRow, is_chosen: bool, is_live: bool
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        if row.item.id == self.dragged_id:
            painter.setOpacity(0.45)
        painter.translate(box.topLeft())
        boxes = self._layouts.boxes(row.item, box.width())
        if is_live:
            ratio = painter.device().devicePixelRatioF()
            grip = theme.pixmap("grip-vertical", colours.outline, 16, ratio)
            painter.drawPixmap(theme.px(7), boxes.topic.top(), grip)
        painter.setFont(topic_font(theme))
        painter.setPen(QColor(colours.on_selection if is_chosen else colours.text))
        painter.drawText(boxes.topic, Qt.TextFlag.TextWordWrap, row.item.topic)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.muted))
        words = painter.fontMetrics().elidedText(
            beneath(row.item), Qt.TextElideMode.ElideRight, boxes.reason.width()
        )
        painter.drawText(boxes.reason, Qt.AlignmentFlag.AlignVCenter, words)
        for chip, said, tone in boxes.chips:
            draw_chip(painter, theme, chip, said, tone, is_chosen=is_chosen)
