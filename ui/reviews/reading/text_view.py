"""A text that is read paragraph by paragraph: the one at the caret is chosen, words can be marked, remarks show at the edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from boardkeeper.remarks import Anchor, anchor_in
from boardkeeper.reviews.passages import Passage, PassageKind
from ui.remarks.bubble import draw_bubble
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_EDGE = 56
_WIDEST = 780


@dataclass(frozen=True, slots=True)
class Chosen:
    """The passage at the caret, and the words marked in it; a blank anchor stands for the whole passage."""

    passage: Passage
    anchor: Anchor


class PassageView(QTextEdit):
    """Shows passages as one text to read; the caret walks through it with the keys of any text.

    Signals:
        chosen: The `Chosen` at the caret, or None where there is nothing to remark on.
        remark_wanted: Return was pressed on a passage.
    """

    chosen = Signal(object)
    remark_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passages: tuple[Passage, ...] = ()
        self._starts: list[int] = []
        self._last: Chosen | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        # While the mouse is drawn over words every letter would be a choice of its own.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(60)
        self._settled.timeout.connect(self._tell)
        self.cursorPositionChanged.connect(self._settled.start)
        self.selectionChanged.connect(self._settled.start)
        theme.changed.connect(self._on_theme_changed)
        self._dress()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is shown."""
        return self._passages

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show a text, staying at the passage one was reading."""
        if tuple(passages) == self._passages:
            return
        kept = self._current_id()
        scrolled = self.verticalScrollBar().value()
        is_same_text = [each.id for each in passages] == [each.id for each in self._passages]
        self._passages = tuple(passages)
        self._write()
        if kept:
            self._put_caret(kept, keeps_scroll=is_same_text)
        if is_same_text:
            self.verticalScrollBar().setValue(scrolled)
        self._last = None
        self._tell()

    def choose(self, passage_id: str) -> bool:
        """Put the caret into a passage and bring it into view; False when it is not here."""
        return self._put_caret(passage_id)

    def tell_now(self) -> None:
        """Tell what is at the caret at once: somebody is about to write about it."""
        self._settled.stop()
        self._tell()

    def choose_first(self) -> None:
        """Put the caret into the first passage that can be remarked on."""
        first = next((each.id for each in self._passages if each.id), "")
        if first:
            self._put_caret(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.tell_now()
            self.remark_wanted.emit()
        elif is_alt and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_chosen()
        super().paintEvent(event)
        self._paint_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _walk(self, by: int) -> None:
        places = [place for place, each in enumerate(self._passages) if each.id]
        here = self.textCursor().blockNumber()
        later = [place for place in places if (place > here if by > 0 else place < here)]
        if later:
            self._put_caret(self._passages[later[0] if by > 0 else later[-1]].id)
            self.tell_now()

    def _set_margins(self) -> None:
        px = self._theme.px
        frame = self.document().rootFrame().frameFormat()
        spare = max(0, self.viewport().width() - px(_WIDEST))
        left, right = px(_EDGE) + spare // 3, px(28)
        if frame.leftMargin() != left or frame.rightMargin() != right:
            frame.setLeftMargin(left)
            frame.setRightMargin(right + spare - spare // 3)
            frame.setTopMargin(px(16))
            frame.setBottomMargin(px(32))
            self.document().rootFrame().setFrameFormat(frame)

    def _write(self) -> None:
        self.document().clear()
        self._starts = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for place, passage in enumerate(self._passages):
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block_format(passage, is_first=not place))
            mark = f"{passage.mark}\u2003" if passage.mark else ""
            if mark:
                cursor.insertText(mark, self._char_format(passage, is_mark=True))
            self._starts.append(len(mark))
            lines = passage.text.replace("\n", "\u2028").replace("\t", " \u00b7 ")
            cursor.insertText(lines, self._char_format(passage))
        cursor.endEditBlock()
        self._set_margins()

    def _block_format(self, passage: Passage, *, is_first: bool) -> QTextBlockFormat:
        px = self._theme.px
        made = QTextBlockFormat()
        is_heading = passage.kind in {PassageKind.HEADING, PassageKind.SUBHEADING}
        above = 24 if passage.kind is PassageKind.HEADING else 14 if is_heading else 8
        made.setTopMargin(0 if is_first else px(above))
        made.setLineHeight(125.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setLeftMargin(px(24) * passage.level + (px(14) if passage.kind is PassageKind.DECISION else 0))
        return made

    def _char_format(self, passage: Passage, *, is_mark: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        colours = self._theme.colours
        match passage.kind:
            case PassageKind.HEADING:
                made.setFont(self._theme.font(Size.HEADING, QFont.Weight.DemiBold))
            case PassageKind.SUBHEADING:
                made.setFont(self._theme.font(weight=QFont.Weight.DemiBold))
            case PassageKind.NOTE:
                made.setFont(self._theme.font())
                made.setForeground(QColor(colours.muted))
                return made
            case _:
                made.setFont(
                    self._theme.font(weight=QFont.Weight.DemiBold if is_mark else QFont.Weight.Normal)
                )
        made.setForeground(QColor(colours.muted if is_mark and passage.mark == "•" else colours.text))
        return made

    def _current_id(self) -> str:
        place = self.textCursor().blockNumber()
        return self._passages[place].id if place < len(self._passages) else ""

    def _put_caret(self, passage_id: str, *, keeps_scroll: bool = False) -> bool:
        place = next((place for place, each in enumerate(self._passages) if each.id == passage_id), -1)
        if place < 0:
            return False
        block = self.document().findBlockByNumber(place)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + self._starts[place])
        self.setTextCursor(cursor)
        if not keeps_scroll:
            self.ensureCursorVisible()
        return True

    @Slot()
    def _tell(self) -> None:
        now = self._now()
        if now != self._last:
            self._last = now
            self.setAccessibleDescription(now.passage.text if now else "")
            self.chosen.emit(now)
        self.viewport().update()

    def _now(self) -> Chosen | None:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        place = block.blockNumber()
        if place >= len(self._passages) or not self._passages[place].id:
            return None
        passage = self._passages[place]
        if not cursor.hasSelection():
            return Chosen(passage, Anchor(""))
        begins = block.position() + self._starts[place]
        start = max(0, cursor.selectionStart() - begins)
        end = min(len(passage.text), cursor.selectionEnd() - begins)
        if end <= start or "\t" in passage.text:
            return Chosen(passage, Anchor(""))
        return Chosen(passage, anchor_in(passage.text, start, end))

    def _paint_chosen(self) -> None:
        place = self.textCursor().blockNumber()
        if place >= len(self._passages) or not self._passages[place].id:
            return
        box = self._box_of(self.document().findBlockByNumber(place))
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours, px = self._theme.colours, self._theme.px
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if self.hasFocus() else colours.sunken))
            painter.drawRoundedRect(box, px(4), px(4))
            painter.setBrush(QColor(colours.accent))
            painter.drawRect(QRectF(box.left(), box.top() + 2, 3, box.height() - 4))

    def _paint_marks(self) -> None:
        """Bubbles with the number of remarks, and a bar beside words that were proposed."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            px = self._theme.px
            painter.setFont(self._theme.font(weight=QFont.Weight.DemiBold))
            for place, passage in enumerate(self._passages):
                if not (passage.remarks or passage.was):
                    continue
                box = self._box_of(self.document().findBlockByNumber(place))
                if box.bottom() < 0 or box.top() > self.viewport().height():
                    continue
                right = box.left() - px(6)
                if passage.remarks:
                    draw_bubble(
                        painter,
                        self._theme,
                        QPointF(right, box.top() + px(2)),
                        passage.remarks,
                        passage.challenges,
                    )
                if passage.was:
                    ink = self._theme.ink(Tone.EXEMPT)
                    painter.setPen(QPen(QColor(ink.mark), 3))
                    painter.drawLine(
                        QPointF(box.right() + 4, box.top() + 3), QPointF(box.right() + 4, box.bottom() - 3)
                    )

    def _box_of(self, block: QTextBlock) -> QRectF:
        px = self._theme.px
        box = self.document().documentLayout().blockBoundingRect(block)
        top = box.top() - self.verticalScrollBar().value()
        left = self.document().rootFrame().frameFormat().leftMargin() - px(12)
        right = self.viewport().width() - self.document().rootFrame().frameFormat().rightMargin() + px(10)
        return QRectF(left, top - px(3), right - left, box.height() + px(4))

    def _dress(self) -> None:
        """A sheet to read from, not a field to type in."""
        ground = self._theme.colours.surface
        self.setStyleSheet(f"PassageView {{ background: {ground}; border: none; padding: 0; }}")

    @Slot()
    def _on_theme_changed(self) -> None:
        self._dress()
        kept = self._current_id()
        self._write()
        if kept:
            self._put_caret(kept)
