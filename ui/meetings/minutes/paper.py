"""Minutes on a page one reads: headings, lettered points, and decisions in boxes of their own."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from boardkeeper.documents.attendance import attendance_fields
from boardkeeper.documents.exempt import cited_paragraphs
from boardkeeper.minutes import MinutesView, MinuteView, ParagraphKind, ParagraphView, ResolutionView
from boardkeeper.people import MemberView
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_TONE = QTextFormat.Property.UserProperty + 1
_INDENT = 34
_BOX_MARGIN = 12
_PAGE_MARGIN = 16
_LEFT = 12
_WIDEST = 800


class _Space(IntEnum):
    """Above a block, at 100 %."""

    LINE = 4
    PARAGRAPH = 8
    BOX = 18
    MINUTE = 24


class MinutesPaper(QTextEdit):
    """Shows minutes read-only; words can be selected and copied. Boxes are painted, since blocks have no padding."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[MinutesView, tuple[MemberView, ...]] | None = None
        self._starts: dict[str, int] = {}
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Minutes")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(_PAGE_MARGIN)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_minutes(self, minutes: MinutesView, members: tuple[MemberView, ...]) -> None:
        """Show the minutes of a meeting; `members` tell chair and co-opted members apart."""
        if self._shown != (minutes, members):
            self._shown = (minutes, members)
            self._write()

    def choose(self, minute_id: str) -> None:
        """Bring a minute to the top."""
        start = self._starts.get(minute_id)
        if start is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(round(self._box_of(cursor.block()).top()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        widest = self._theme.px(_WIDEST)
        room = max(self.width() - widest - _LEFT, _LEFT)
        self.setViewportMargins(_LEFT, 0, room, 0)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(0, -self.verticalScrollBar().value())
        block = self.document().begin()
        while block.isValid():
            tone = block.blockFormat().property(_TONE)
            if tone is None:
                block = block.next()
                continue
            box, block = self._joined_box(block, str(tone))
            ink = self._theme.ink(Tone(str(tone)))
            painter.setBrush(QColor(ink.fill))
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(QColor(ink.mark))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), 3, box.height()), 1.5, 1.5)
        painter.end()
        super().paintEvent(event)

    def _joined_box(self, block: QTextBlock, tone: str) -> tuple[QRectF, QTextBlock]:
        """The box around a run of blocks of one tone, and the block after it."""
        margin = self._theme.px(_BOX_MARGIN)
        box = self._box_of(block)
        block = block.next()
        while block.isValid() and block.blockFormat().property(_TONE) == tone and not _starts_a_box(block):
            box = box.united(self._box_of(block))
            block = block.next()
        left = _PAGE_MARGIN + self._theme.px(_INDENT)
        return QRectF(
            left,
            box.top() - margin * 0.6,
            self.viewport().width() - left - _PAGE_MARGIN,
            box.height() + margin * 1.2,
        ), block

    def _box_of(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)

    def _write(self) -> None:
        if self._shown is None:
            return
        minutes, members = self._shown
        self.clear()
        self._starts = {}
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if minutes.is_draft:
            self._box(
                cursor,
                "DRAFT",
                "These minutes have not been confirmed yet and may still change.",
                Tone.WARNING,
            )
        for label, names in attendance_fields(minutes, members):
            self._start(cursor, _Space.LINE)
            cursor.insertText(f"{label}: ", self._ink(self._theme.colours.muted))
            cursor.insertText(str(names).replace("\n", "; "), self._ink())
        for declared in minutes.declarations:
            self._start(cursor, _Space.LINE)
            cursor.insertText("Declared: ", self._ink(self._theme.colours.muted))
            left = ", and left the room" if declared.left_the_room else ""
            words = (
                f"{declared.member}, {declared.subject}: {declared.reason} ({declared.interest.value}{left})"
            )
            cursor.insertText(words, self._ink())
        for minute in minutes.minutes:
            self._minute(cursor, minute)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _minute(self, cursor: QTextCursor, minute: MinuteView) -> None:
        self._start(cursor, _Space.MINUTE)
        self._starts[minute.id] = cursor.position()
        number = f"{minute.number}.  " if minute.number is not None else ""
        cursor.insertText(f"{number}{minute.title}", self._heading())
        for paragraph in minute.paragraphs:
            self._paragraph(cursor, paragraph)
        for place, limb in enumerate(minute.resolutions):
            self._limb(cursor, limb, len(minute.resolutions), is_first=place == 0)

    def _paragraph(self, cursor: QTextCursor, paragraph: ParagraphView) -> None:
        if paragraph.exempt_paragraphs:
            cited = cited_paragraphs(paragraph.exempt_paragraphs)
            self._box(cursor, f"EXEMPT – Part II, {cited}", paragraph.text, Tone.EXEMPT)
            return
        if paragraph.kind is ParagraphKind.SUBHEADING:
            self._start(cursor, _Space.PARAGRAPH, indent=_INDENT)
            cursor.insertText(paragraph.text, self._bold())
            return
        if paragraph.kind is ParagraphKind.POINT:
            # The letter hangs in front of the text: a negative first-line indent up to a tab.
            depth = _INDENT + 30 + paragraph.level * 24
            self._start(cursor, _Space.LINE, indent=depth, hang=30)
            letter = f"({paragraph.letter})" if paragraph.letter else "–"
            cursor.insertText(f"{letter}\t{paragraph.text}", self._ink())
            return
        self._start(cursor, _Space.PARAGRAPH, indent=_INDENT)
        cursor.insertText(paragraph.text, self._ink())

    def _limb(self, cursor: QTextCursor, limb: ResolutionView, of: int, *, is_first: bool) -> None:
        self._start(
            cursor,
            _Space.BOX if is_first else _Space.LINE,
            indent=_INDENT + 14,
            tone=Tone.GOOD,
            begins=is_first,
        )
        number = f" {limb.limb}." if of > 1 else ""
        receiver = f" to {limb.recommended_to}:" if limb.recommended_to else ""
        verb = f"{limb.verb.value.upper()}{number}{receiver}"
        cursor.insertText(f"{verb}  ", self._bold(self._theme.ink(Tone.GOOD).text))
        cursor.insertText(limb.text, self._ink())

    def _box(self, cursor: QTextCursor, title: str, text: str, tone: Tone) -> None:
        self._start(cursor, _Space.BOX, indent=_INDENT + 14, tone=tone, begins=True)
        cursor.insertText(f"{title}  ", self._bold(self._theme.ink(tone).text))
        cursor.insertText(text, self._ink())

    def _start(
        self,
        cursor: QTextCursor,
        above: _Space,
        *,
        indent: int = 0,
        hang: int = 0,
        tone: Tone | None = None,
        begins: bool = False,
    ) -> None:
        """Begin a block; the document's first block is there already."""
        px = self._theme.px
        form = QTextBlockFormat()
        follows_a_box = cursor.blockFormat().hasProperty(_TONE)
        form.setTopMargin(px(_Space.BOX if follows_a_box and above < _Space.BOX and not tone else above))
        form.setLeftMargin(px(indent))
        form.setRightMargin(px(_BOX_MARGIN) if tone else 0)
        form.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if hang:
            form.setTextIndent(-px(hang))
            form.setTabPositions([QTextOption.Tab(px(hang), QTextOption.TabType.LeftTab)])
        if tone is not None:
            form.setProperty(_TONE, tone.value)
            form.setProperty(_TONE + 1, begins)
        if self.document().isEmpty() and not self._starts and cursor.position() == 0:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)

    def _ink(self, colour: str = "", weight: QFont.Weight = QFont.Weight.Normal) -> QTextCharFormat:
        form = QTextCharFormat()
        font = self._theme.font(weight=weight)
        font.setPixelSize(self._theme.px(Size.BODY + 1))
        form.setFont(font)
        form.setForeground(QColor(colour or self._theme.colours.text))
        return form

    def _bold(self, colour: str = "") -> QTextCharFormat:
        return self._ink(colour, QFont.Weight.DemiBold)

    def _heading(self) -> QTextCharFormat:
        form = self._ink(weight=QFont.Weight.DemiBold)
        form.setFont(self._theme.font(Size.HEADING, QFont.Weight.DemiBold))
        return form

    def _on_theme_changed(self) -> None:
        colours = self._theme.colours
        self.setStyleSheet(
            f"QTextEdit {{ background: {colours.surface}; border: 2px solid transparent; border-radius: 0; }}"
            f"QTextEdit:focus {{ border-color: {colours.accent}; }}"
        )
        self._write()


def _starts_a_box(block: QTextBlock) -> bool:
    return bool(block.blockFormat().property(_TONE + 1))
