"""Pages of a pack on which passages can be marked: by the mouse, or paragraph by paragraph with the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from boardkeeper.remarks import Anchor, RemarkKind, RemarkView, anchor_in, find_anchor
from ui.meetings.pack.laid_out import LaidOutPages
from ui.meetings.pack.pages_view import PagesView
from ui.page import Workplace
from ui.remarks.bubble import draw_bubble
from ui.theme.tokens import Tone

if TYPE_CHECKING:
    from boardkeeper.render.page_words import Box, PageWords

_START = 160
_DRAG = 4


@dataclass(frozen=True, slots=True)
class Picked:
    """A page, counted from 0, and the passage marked on it; of a whole page how it begins."""

    index: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class ReadWords:
    """The words of a page, as they come back from a thread of the pool."""

    pack: LaidOutPages
    index: int
    words: PageWords


@dataclass(slots=True)
class _Marking:
    """What is being marked: a stretch of one page."""

    index: int
    start: int
    end: int
    anchor: Anchor = field(default_factory=lambda: Anchor(""))


def _read_words(pack: LaidOutPages, index: int, **_watched_by: object) -> ReadWords:
    return ReadWords(pack, index, pack.words(index))


class MarkedPages(PagesView):
    """Shows pages with the remarks on them; a click marks a paragraph, drawing over words marks those.

    Signals:
        picked: The `Picked` passage, or the whole page, that is meant now.
        remark_wanted: Return was pressed: write about what is marked.
        turned: Another pack is shown, or none.
    """

    picked = Signal(object)
    remark_wanted = Signal()
    turned = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._words: dict[int, PageWords] = {}
        self._asked: set[int] = set()
        self._remarks: Mapping[int, Sequence[RemarkView]] = {}
        self._spots: dict[str, tuple[Box, ...]] = {}
        self._marking: _Marking | None = None
        self._pressed: tuple[QPoint, int, int | None] | None = None
        self.viewport().setMouseTracking(True)
        self.setToolTip("")
        self.moved.connect(self._on_moved)

    @property
    def marked(self) -> Picked | None:
        """What is meant now: the passage that is marked, else the page that is looked at."""
        if self._pack is None:
            return None
        if self._marking is not None:
            return Picked(self._marking.index, self._marking.anchor)
        return Picked(self.page, self._beginning_of(self.page))

    def words_on(self, index: int) -> PageWords | None:
        """The words of a page, once they have been read."""
        return self._words.get(index)

    def show_pack(self, pack: LaidOutPages | None) -> None:
        if pack is not self._pack:
            self._keep_words(self._pack, pack)
        super().show_pack(pack)
        self.turned.emit(pack)
        self._ask_for_words()

    def _keep_words(self, old: LaidOutPages | None, new: LaidOutPages | None) -> None:
        """Keep what was read and marked on pages that look as before: while somebody types that is all but one."""
        is_same = old is not None and new is not None and old.meeting_id == new.meeting_id
        alike = {
            index: words
            for index, words in self._words.items()
            if is_same and old and new and index < len(new.sizes) and old.looks(index) == new.looks(index)
        }
        self._words = alike
        self._asked = set(alike)
        self._spots.clear()
        if self._marking is not None and self._marking.index not in alike:
            self._marking = None

    def show_remarks(self, remarks: Mapping[int, Sequence[RemarkView]]) -> None:
        """Show the remarks, by the pages they stand on now."""
        self._remarks = remarks
        self._spots.clear()
        self.viewport().update()

    def mark_whole_page(self) -> None:
        """Let go of the passage that is marked: the page as a whole is meant."""
        if self._marking is not None:
            self._marking = None
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not modifiers:
            self._tell()
            self.remark_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self._marking is not None:
            self.mark_whole_page()
        elif modifiers & Qt.KeyboardModifier.AltModifier and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        if event.button() is Qt.MouseButton.LeftButton and hit is not None:
            self._pressed = (event.position().toPoint(), *hit)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        over = hit is not None and hit[1] is not None
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)
        if self._pressed is not None and hit is not None:
            at, index, first = self._pressed
            is_drawn = (event.position().toPoint() - at).manhattanLength() >= _DRAG
            if is_drawn and first is not None and hit[0] == index and hit[1] is not None:
                self._mark(index, *sorted((first, hit[1])))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            at, index, place = pressed
            is_click = (event.position().toPoint() - at).manhattanLength() < _DRAG
            if is_click:
                words = self._words.get(index)
                self._marking = None
                if words is not None and place is not None:
                    self._mark_stretch(index, *words.block_at(place))
                elif index != self.page:
                    self.go_to(index)
            self._tell()
        super().mouseReleaseEvent(event)

    def _walk(self, by: int) -> None:
        """Mark the next paragraph of the page, or the one before."""
        index = self._marking.index if self._marking is not None else self.page
        words = self._words.get(index)
        stretches = words.block_stretches() if words is not None else ()
        if not stretches:
            return
        now = self._marking.start if self._marking is not None else -1
        places = [place for place, (start, end) in enumerate(stretches) if start <= now < end]
        place = places[0] + by if places else (0 if by > 0 else len(stretches) - 1)
        if 0 <= place < len(stretches):
            self._mark_stretch(index, *stretches[place])
            self._show_marking()
            self._tell()

    def _show_marking(self) -> None:
        """Bring the marked passage into view."""
        boxes = self._marked_boxes()
        if self._marking is not None and boxes:
            self.bring_into_view(self._marking.index, boxes[0][1])

    def _mark(self, index: int, first: int, last: int) -> None:
        words = self._words[index]
        self._mark_stretch(index, *words.whole_words(first, last + 1))

    def _mark_stretch(self, index: int, start: int, end: int) -> None:
        words = self._words[index]
        self._marking = _Marking(index, start, end, anchor_in(words.text, start, end))
        self.viewport().update()

    def _beginning_of(self, index: int) -> Anchor:
        words = self._words.get(index)
        return Anchor("", "", " ".join(words.text.split())[:_START] if words is not None else "")

    def _hit(self, at: QPointF) -> tuple[int, int | None] | None:
        """The page at a point of the view and the letter there; None beside the pages."""
        if self._pack is None:
            return None
        for index in self._visible():
            box = self._box(self._pack, index)
            if box.contains(at):
                words = self._words.get(index)
                scale = self._scale_at(index)
                place = (
                    words.letter_at((at.x() - box.left()) / scale, (at.y() - box.top()) / scale)
                    if words is not None
                    else None
                )
                return index, place
        return None

    def _tell(self) -> None:
        self.viewport().update()
        self.picked.emit(self.marked)

    def _on_moved(self, page: int) -> None:
        if self._marking is not None and abs(self._marking.index - page) > 1:
            self._marking = None
        self._tell()

    def _on_scrolled(self) -> None:
        super()._on_scrolled()
        self._ask_for_words()

    def _ask_for_words(self) -> None:
        pack = self._pack
        if pack is None:
            return
        for index in self._visible():
            if index not in self._asked:
                self._asked.add(index)
                self._workplace.tasks.run(
                    f"Reading page {index + 1}",
                    _read_words,
                    pack,
                    index,
                    on_done=self._on_words_read,
                    is_quiet=True,
                )

    def _on_words_read(self, read: ReadWords) -> None:
        if read.pack is self._pack:
            self._words[read.index] = read.words
            if read.index == self.page and self._marking is None:
                self._tell()
            self.viewport().update()

    def _paint_page(self, painter: QPainter, pack: LaidOutPages, index: int) -> None:
        super()._paint_page(painter, pack, index)
        box = self._box(pack, index)
        scale = self._scale_at(index)
        remarks = self._remarks.get(index, ())
        for remark in remarks:
            ink = self._workplace.theme.ink(
                Tone.WARNING if remark.kind is RemarkKind.CHALLENGE and not remark.is_settled else Tone.INFO
            )
            colour = QColor(ink.mark)
            colour.setAlpha(56)
            for place in self._boxes_of(remark, index):
                painter.fillRect(_on_view(place, box, scale), colour)
        if self._marking is not None and self._marking.index == index and index in self._words:
            colour = QColor(self._workplace.theme.colours.accent)
            colour.setAlpha(64)
            for place in self._words[index].boxes_of(self._marking.start, self._marking.end):
                painter.fillRect(_on_view(place, box, scale), colour)
        self._paint_bubbles(painter, index, box, scale)

    def _paint_bubbles(self, painter: QPainter, index: int, box: QRectF, scale: float) -> None:
        """A bubble at the page's right edge beside each passage; those of one height are one."""
        heights: dict[int, list[RemarkView]] = {}
        for remark in self._remarks.get(index, ()):
            boxes = self._boxes_of(remark, index)
            top = boxes[0][1] * scale if boxes else 8.0
            near = next((each for each in heights if abs(each - top) < self._workplace.theme.px(22)), None)
            heights.setdefault(round(top) if near is None else near, []).append(remark)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for top, there in heights.items():
            waiting = sum(1 for each in there if each.kind is RemarkKind.CHALLENGE and not each.is_settled)
            right = QPointF(box.right() - self._workplace.theme.px(6), box.top() + top)
            draw_bubble(painter, self._workplace.theme, right, len(there), waiting)

    def _marked_boxes(self) -> tuple[Box, ...]:
        """Where the marked passage stands on its page; nothing while none is marked."""
        marking = self._marking
        words = self._words.get(marking.index) if marking is not None else None
        return words.boxes_of(marking.start, marking.end) if marking is not None and words is not None else ()

    def _boxes_of(self, remark: RemarkView, index: int) -> tuple[Box, ...]:
        if remark.id not in self._spots:
            words = self._words.get(index)
            if words is None:
                return ()
            spot = find_anchor(remark.anchor, (words.text,)) if remark.quote else None
            self._spots[remark.id] = words.boxes_of(spot.start, spot.end) if spot else ()
        return self._spots[remark.id]


def _on_view(place: Box, page: QRectF, scale: float) -> QRectF:
    left, top, right, bottom = place
    return QRectF(
        page.left() + left * scale, page.top() + top * scale, (right - left) * scale, (bottom - top) * scale
    )
