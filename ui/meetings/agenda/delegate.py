"""Draws the rows of the agenda and edits their texts in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from ui.meetings.agenda.model import ItemRole
from ui.meetings.agenda.row_boxes import (
    CHEVRON,
    EDUCATION,
    Field,
    RowBoxes,
    openness_words,
    reason_words,
    row_boxes,
    title_weight,
)
from ui.meetings.states import KIND_TONES, capital, paper_words
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_NAMES = {
    Field.TITLE: "Title of the item",
    Field.PURPOSE: "Purpose of the item",
    Field.URGENT_REASON: "Why the item cannot wait",
}
_FIELD = "field"
_HINTS = {
    Field.TITLE: "What the board is asked to consider",
    Field.PURPOSE: "What it is for, in a line",
    Field.URGENT_REASON: "Why it cannot wait; the minutes will say so",
}


class AgendaDelegate(QStyledItemDelegate):
    """Rows as `row_boxes` lays them out.

    Signals:
        typed: The id of an item, the field and the new text, when an editor is left with another text.
    """

    typed = Signal(str, object, str)

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.field = Field.TITLE
        self.asking_reason_of = ""
        self.dragged_id = ""

    def boxes(self, index: QModelIndex | QPersistentModelIndex) -> RowBoxes:
        """Where the parts of a row lie, counted from the row's corner."""
        item: AgendaItemView = index.data(ItemRole.ITEM)
        return row_boxes(
            self._theme,
            item,
            index.data(ItemRole.PAGES),
            self._view.viewport().width(),
            item.id == self.asking_reason_of,
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(240), self.boxes(index).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, box = self._theme.colours, option.rect
        item: AgendaItemView = index.data(ItemRole.ITEM)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_live = is_chosen or bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(box, QColor(colours.selection))
        elif is_live:
            painter.fillRect(box, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if is_chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        if item.id == self.dragged_id:
            painter.setOpacity(0.45)
        painter.translate(box.topLeft())
        boxes = self.boxes(index)
        self._paint_texts(painter, boxes, item, is_live)
        self._paint_chips(painter, boxes, item, is_live)
        painter.setFont(self._theme.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(boxes.pages, Qt.AlignmentFlag.AlignRight, index.data(ItemRole.PAGES))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty(_FIELD, self.field.value)
        editor.setAccessibleName(_NAMES[self.field])
        editor.setPlaceholderText(_HINTS[self.field])
        # A field of the usual height would cover the lines above and below.
        height = self._theme.px(20)
        editor.setStyleSheet(f"QLineEdit, QLineEdit:focus {{ min-height: {height}px; }}")
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab keeps what was typed and stays on the row, like Enter; the next row has no editor waiting."""
        if (
            isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(watched, event)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        # A refresh beneath the editor must not take away what is being typed.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(getattr(index.data(ItemRole.ITEM), _field_of(editor).value))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = self.boxes(index).box_of(_field_of(editor)).translated(option.rect.topLeft())
        margin, above = self._theme.px(9), self._theme.px(4)
        editor.setGeometry(box.adjusted(-margin, -above, margin, above))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item: AgendaItemView = index.data(ItemRole.ITEM)
        field = _field_of(editor)
        if isinstance(editor, QLineEdit) and editor.text().strip() != getattr(item, field.value):
            self.typed.emit(item.id, field, editor.text().strip())

    def _paint_texts(self, painter: QPainter, boxes: RowBoxes, item: AgendaItemView, is_live: bool) -> None:
        theme, colours = self._theme, self._theme.colours
        grip = theme.pixmap(
            "grip-vertical", colours.outline if is_live else colours.line, 16, _ratio(painter)
        )
        painter.drawPixmap(theme.px(8), boxes.number.top(), grip)
        wrap = Qt.TextFlag.TextWordWrap
        # A number that is published is as firm as the title beside it.
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold if item.is_frozen else QFont.Weight.Normal))
        painter.setPen(QColor(colours.text if item.is_frozen else colours.muted))
        painter.drawText(boxes.number, Qt.AlignmentFlag.AlignLeft, item.number)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.muted))
        if item.purpose:
            painter.drawText(boxes.purpose, wrap, item.purpose)
        elif item.excludes_public:
            painter.drawText(boxes.purpose, wrap, "Nothing behind this item is exempt.")
        elif is_live:
            painter.drawText(boxes.purpose, wrap, "Add a purpose")
        painter.setFont(theme.font(weight=title_weight(item)))
        painter.setPen(QColor(colours.text))
        painter.drawText(boxes.title, wrap, item.title)
        if not boxes.reason.isNull():
            painter.setFont(theme.font())
            painter.setPen(QColor(theme.ink(Tone.BAD).text))
            painter.drawText(boxes.reason, wrap, reason_words(item))

    def _paint_chips(self, painter: QPainter, boxes: RowBoxes, item: AgendaItemView, is_live: bool) -> None:
        self._paint_chip(painter, boxes.kind, capital(item.kind.value), KIND_TONES[item.kind], is_live)
        if item.kind is not ItemKind.HEADING:
            is_none = item.paper is PaperKind.NONE
            # A report whose paper is a report says so once.
            is_said = item.kind is ItemKind.REPORT and item.paper is PaperKind.REPORT
            if is_live or not (is_none or is_said):
                tone = None if is_none else Tone.NEUTRAL
                self._paint_chip(painter, boxes.paper, paper_words(item.paper), tone, is_live)
        if item.is_exempt:
            self._paint_chip(painter, boxes.exempt, openness_words(item), Tone.EXEMPT, is_live, "lock")
        elif is_live and not boxes.exempt.isEmpty():
            self._paint_chip(painter, boxes.exempt, openness_words(item), None, is_live)

        if item.concerns_education:
            self._paint_chip(painter, boxes.education, EDUCATION, Tone.INFO, is_live, "check")

    def _paint_chip(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        tone: Tone | None,
        is_live: bool,
        icon: str = "chevron-down",
    ) -> None:
        """Paint a chip; without a tone only its words. The arrow shows when the row is in use."""
        theme, colours = self._theme, self._theme.colours
        has_icon = is_live or icon != "chevron-down"
        if not has_icon:
            box = box.adjusted(0, 0, -theme.px(CHEVRON), 0)
        ink = colours.muted
        if tone is not None:
            ink = theme.ink(tone).text
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ink(tone).fill))
            painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(weight=QFont.Weight.Medium))
        space = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.drawText(space, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if has_icon:
            pixmap = theme.pixmap(icon, ink, 14, _ratio(painter))
            painter.drawPixmap(space.right() - theme.px(12), box.center().y() - theme.px(7) + 1, pixmap)


def _field_of(editor: QWidget) -> Field:
    return Field(str(editor.property(_FIELD)))


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()
