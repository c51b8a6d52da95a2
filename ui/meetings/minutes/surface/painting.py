"""What is painted beside and behind the words: numbers, letters, and the boxes of limbs, actions and exempt passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextBlock

from boardkeeper.minutes import PieceKind
from ui.meetings.minutes.surface.forms import BOX_PADDING, INDENT
from ui.meetings.minutes.surface.labels import (
    SUMMARY_WANTED,
    action_label,
    limb_foot,
    limb_label,
    passage_label,
)
from ui.meetings.minutes.surface.outline import Line, Outline
from ui.meetings.minutes.surface.settling import LABEL, PAD
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

MARGIN = 16
"""Around the words, in pixels."""

_GAP = 8
_EDGE = 3
_ROUND = 6


@dataclass(slots=True)
class Paint:
    """Paints one document as it is seen.

    Attributes:
        references: The numbers actions have in the log, by the ids of their pieces.
        notes: What a heading says quietly at its right, by its id.
    """

    theme: Theme
    outline: Outline
    references: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)

    _fonts: dict[tuple[QFont.Weight, float], QFont] = field(default_factory=dict)
    _widths: dict[str, int] = field(default_factory=dict)

    def renew(self) -> None:
        """Take fonts anew: the theme has changed."""
        self._fonts.clear()
        self._widths.clear()

    def font(self, weight: QFont.Weight = QFont.Weight.Normal, size: float = Size.BODY + 1) -> QFont:
        """The font of what is painted."""
        if (weight, size) not in self._fonts:
            font = self.theme.font(weight=weight)
            font.setPixelSize(self.theme.px(size))
            self._fonts[weight, size] = font
        return self._fonts[weight, size]

    def label_width(self, label: str) -> int:
        """How wide the label of a limb is."""
        if label not in self._widths:
            metrics = QFontMetrics(self.font(QFont.Weight.DemiBold))
            self._widths[label] = metrics.horizontalAdvance(label)
        return self._widths[label]

    def boxes(self, painter: QPainter, first: QTextBlock, bottom: float, width: float) -> None:
        """Paint the boxes from the block `first` down to `bottom`; the words come over them."""
        painter.setPen(Qt.PenStyle.NoPen)
        lines = self.outline.now()
        place = self._whole_from(first)
        done: set[int] = set()
        while place < len(lines):
            line = lines[place]
            if line.passage >= 0 or line.box >= 0:
                rect = self._words(place)
                if rect.top() - LABEL * 4 > bottom:
                    break
            elif self._words(place).top() > bottom:
                break
            if line.passage == place:
                self._box(painter, self._passage(place, width), Tone.EXEMPT)
            if line.box >= 0 and line.box not in done:
                done.add(line.box)
                tone = Tone.GOOD if line.kind is PieceKind.RESOLUTION else Tone.WARNING
                self._box(painter, self._box_of(line.box, width), tone)
            place += 1

    def words(self, painter: QPainter, first: QTextBlock, bottom: float, width: float) -> None:
        """Paint numbers, letters and labels from the block `first` down to `bottom`."""
        lines = self.outline.now()
        for place in range(self._whole_from(first), len(lines)):
            line = lines[place]
            if not line.begins:
                continue
            rect = self._words(place)
            if rect.top() - LABEL * 4 > bottom:
                break
            if line.passage == place:
                self._passage_label(painter, place, width)
            if line.mark:
                self._mark(painter, place, line)
            if line.kind is PieceKind.HEADING and line.id in self.notes:
                self._note(painter, place, self.notes[line.id], width)
            if line.kind is PieceKind.RESOLUTION:
                self._limb(painter, place, line, width)
            elif line.kind is PieceKind.ACTION:
                self._action(painter, place, line, width)

    def _whole_from(self, block: QTextBlock) -> int:
        """The first place of the box or passage the block belongs to, and one more for what hangs above it."""
        lines = self.outline.now()
        place = min(max(block.blockNumber() - 1, 0), len(lines) - 1)
        line = lines[place]
        return min(each for each in (place, line.box, line.passage) if each >= 0)

    def _words(self, place: int) -> QRectF:
        """Where the words of a block lie, or the table it is in."""
        layout = self.outline.document.documentLayout()
        table = self.outline.lines[place].table
        if table is not None:
            return layout.frameBoundingRect(table)
        return layout.blockBoundingRect(self.outline.document.findBlockByNumber(place))

    def _left(self, line: Line) -> float:
        """The left edge of the box at a line."""
        inset = BOX_PADDING if line.passage >= 0 and line.box >= 0 else 0
        return MARGIN + self.theme.px(INDENT + inset)

    def _box_of(self, place: int, width: float) -> QRectF:
        """The box of the limbs, or of the action, that begins at a place."""
        px, lines = self.theme.px, self.outline.lines
        run = self.outline.run_of(place)
        top = self._words(place).top() - px(PAD)
        bottom = self._words(run[-1]).bottom() + px(PAD)
        if lines[place].kind is PieceKind.ACTION:
            top -= px(LABEL)
        elif limb_foot(lines, run[-1]):
            bottom += px(LABEL)
        left = self._left(lines[place])
        return QRectF(left, top, width - MARGIN - (left - MARGIN - px(INDENT)) - left, bottom - top)

    def _passage(self, place: int, width: float) -> QRectF:
        """The box of the exempt passage that begins at a place."""
        px, lines = self.theme.px, self.outline.lines
        last = place
        while last + 1 < len(lines) and lines[last + 1].passage == place:
            last += 1
        top, bottom = self._words(place).top(), self._words(last).bottom()
        if lines[place].box >= 0:
            top = self._box_of(lines[place].box, width).top()
        if lines[last].box >= 0:
            bottom = self._box_of(lines[last].box, width).bottom()
        top -= px(PAD + LABEL)
        left = MARGIN + px(INDENT)
        return QRectF(left, top, width - MARGIN - left, bottom + px(PAD) - top)

    def _box(self, painter: QPainter, rect: QRectF, tone: Tone) -> None:
        ink = self.theme.ink(tone)
        painter.setBrush(QColor(ink.fill))
        painter.drawRoundedRect(rect, _ROUND, _ROUND)
        painter.setBrush(QColor(ink.mark))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), _EDGE, rect.height()), _EDGE / 2, _EDGE / 2)

    def _mark(self, painter: QPainter, place: int, line: Line) -> None:
        """A number in the margin, a letter before its point."""
        block = self.outline.document.findBlockByNumber(place)
        colours = self.theme.colours
        is_heading = line.kind is PieceKind.HEADING
        size = Size.HEADING if is_heading else Size.BODY + 1
        painter.setFont(self.font(QFont.Weight.DemiBold if is_heading else QFont.Weight.Normal, size))
        painter.setPen(QColor(colours.muted if line.is_provisional else colours.text))
        if is_heading:
            painter.drawText(MARGIN, round(_baseline(block)), line.mark)
            return
        left = block.layout().lineAt(0).x() + block.layout().position().x() - self.theme.px(_GAP)
        width = QFontMetrics(painter.font()).horizontalAdvance(line.mark)
        painter.drawText(round(left - width), round(_baseline(block)), line.mark)

    def _note(self, painter: QPainter, place: int, note: str, width: float) -> None:
        """Words behind a title that stand elsewhere and print here; where there is no room for them, none."""
        block = self.outline.document.findBlockByNumber(place)
        layout = block.layout()
        title = layout.lineAt(layout.lineCount() - 1)
        left = layout.position().x() + title.x() + title.naturalTextWidth() + self.theme.px(BOX_PADDING)
        painter.setFont(self.font(size=Size.BODY))
        if left + painter.fontMetrics().horizontalAdvance(note) > width - MARGIN:
            return
        painter.setPen(QColor(self.theme.colours.muted))
        painter.drawText(round(left), round(layout.position().y() + title.y() + title.ascent()), note)

    def _limb(self, painter: QPainter, place: int, line: Line, width: float) -> None:
        block = self.outline.document.findBlockByNumber(place)
        left = self._left(line) + self.theme.px(BOX_PADDING)
        painter.setFont(self.font(QFont.Weight.DemiBold))
        painter.setPen(QColor(self.theme.ink(Tone.GOOD).text))
        painter.drawText(round(left), round(_baseline(block)), limb_label(line))
        foot = limb_foot(self.outline.lines, place)
        if foot:
            room = QRectF(left, self._words(place).bottom(), width - MARGIN - left, self.theme.px(LABEL))
            self._line(painter, room, foot, Tone.GOOD)

    def _action(self, painter: QPainter, place: int, line: Line, width: float) -> None:
        name, asked = action_label(line.facts, self.references.get(line.id, ""))
        room = self._row(line, self._words(place).top() - self.theme.px(LABEL), width)
        self._labelled(painter, room, name, asked, Tone.WARNING)

    def _passage_label(self, painter: QPainter, place: int, width: float) -> None:
        box = self._passage(place, width)
        name, summary = passage_label(self.outline.lines, place)
        room = QRectF(
            box.left() + self.theme.px(BOX_PADDING),
            box.top() + self.theme.px(PAD) / 2,
            box.width() - 2 * self.theme.px(BOX_PADDING),
            self.theme.px(LABEL),
        )
        self._labelled(
            painter, room, name, summary, Tone.EXEMPT, Tone.WARNING if summary == SUMMARY_WANTED else None
        )

    def _row(self, line: Line, top: float, width: float) -> QRectF:
        left = self._left(line) + self.theme.px(BOX_PADDING)
        return QRectF(left, top, width - MARGIN - self.theme.px(BOX_PADDING) - left, self.theme.px(LABEL))

    def _labelled(
        self,
        painter: QPainter,
        room: QRectF,
        name: str,
        words: str,
        tone: Tone,
        words_tone: Tone | None = None,
    ) -> None:
        """A name in strong ink and quieter words behind it, in one line."""
        painter.setFont(self.font(QFont.Weight.DemiBold))
        painter.setPen(QColor(self.theme.ink(tone).text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        beside = painter.fontMetrics().horizontalAdvance(name) + self.theme.px(10)
        self._line(painter, room.adjusted(beside, 0, 0, 0), words, words_tone or tone)

    def _line(self, painter: QPainter, room: QRectF, words: str, tone: Tone) -> None:
        """Words in one line, cut where they do not fit."""
        painter.setFont(self.font(size=Size.BODY))
        painter.setPen(QColor(self.theme.ink(tone).text))
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _baseline(block: QTextBlock) -> float:
    line = block.layout().lineAt(0)
    return block.layout().position().y() + line.y() + line.ascent()
