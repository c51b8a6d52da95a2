"""The sheet under the surface: pieces shown as one document, counted, painted, and put right after each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from ui.meetings.minutes.surface import forms
from ui.meetings.minutes.surface.content import insert_pieces, piece_of, read_pieces
from ui.meetings.minutes.surface.inks import Layer, MinutesInks
from ui.meetings.minutes.surface.outline import Line, Outline
from ui.meetings.minutes.surface.painting import MARGIN, Paint
from ui.meetings.minutes.surface.settling import settle
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.writing.block_words import units

_WIDEST = 860
_LEFT = 8


class PieceSheet(QTextEdit):
    """Shows pieces as one document and paints numbers, letters and boxes; what is written on it stays in order.

    Signals:
        edited: Somebody changed something.
        piece_changed: The `WrittenPiece` the cursor came into, or whose facts changed; None when there is none.
    """

    edited = Signal()
    piece_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_quiet = True
        self._is_unsettled = False
        self._revision = -1
        self._blocks = 0
        self._shown_piece: WrittenPiece | None = None
        self._read: tuple[WrittenPiece, ...] = ()
        self._read_at = -1
        self.outline = Outline(self.document())
        self._paint = Paint(theme, self.outline, {})
        self._zoom = theme.zoom
        self.setProperty("writing", True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName("Minutes")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)
        self._inks = MinutesInks(theme, self.document())
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        theme.changed.connect(self._on_theme_changed)
        self._dress()
        self.show_pieces(())

    def show_pieces(self, pieces: Sequence[WrittenPiece]) -> None:
        """Show what is kept; cursor and scroll stay where they were as well as they can, and undo begins anew."""
        here, within = self._where()
        scrolled = self.verticalScrollBar().value()
        self._is_quiet = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(forms.piece_form(WrittenPiece(new_id(), PieceKind.HEADING), self._theme.zoom))
        insert_pieces(cursor, pieces, self._theme.zoom)
        # Qt knows the tables only when the edit has ended, so their room is set after it.
        cursor.endEditBlock()
        self.outline.forget()
        self._read_at = -1
        self._settle(joins=False)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self._is_quiet = False
        self._revision, self._blocks = document.revision(), document.blockCount()
        self._go_back(here, within)
        self.verticalScrollBar().setValue(scrolled)
        self._say_piece()

    def pieces(self) -> tuple[WrittenPiece, ...]:
        """What stands here, to be kept: all headings, and every other piece that says something."""
        revision = self.document().revision()
        if self._read_at != revision:
            self._read, self._read_at = read_pieces(self.outline), revision
        return self._read

    def piece(self) -> WrittenPiece | None:
        """The piece at the cursor, also one that says nothing yet."""
        return self._piece_at(self.textCursor().block())

    def piece_with(self, piece_id: str) -> WrittenPiece | None:
        """The piece with this id; None when it is not there."""
        place = self.outline.place_of(piece_id)
        return None if place < 0 else self._piece_at(self.document().findBlockByNumber(place))

    def heading(self) -> WrittenPiece | None:
        """The heading of the minute the cursor is in; None before the first."""
        line = self.outline.line_of(self.textCursor().block())
        if line is None or line.heading < 0:
            return None
        return self._piece_at(self.document().findBlockByNumber(line.heading))

    def run_of(self, piece_id: str) -> tuple[WrittenPiece, ...]:
        """The limbs that stand together with this one, itself among them; only itself for any other piece."""
        place = self.outline.place_of(piece_id)
        if place < 0:
            return ()
        places = self.outline.run_of(place) if self.outline.now()[place].box >= 0 else range(place, place + 1)
        found = (self._piece_at(self.document().findBlockByNumber(each)) for each in places)
        return tuple(each for each in found if each is not None)

    def show_numbers(self, allotted: Mapping[str, int], next_number: int | None) -> None:
        """Number the minutes: those of these ids for good, the others as they would be numbered now."""
        self.outline.allotted, self.outline.next_number = dict(allotted), next_number
        self.outline.now()
        self.outline.count()
        self.viewport().update()

    def show_references(self, references: Mapping[str, str]) -> None:
        """The numbers the actions have in the log, by the ids of their pieces."""
        self._paint.references = dict(references)
        self.viewport().update()

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """What headings say quietly behind their titles, by the ids of the headings."""
        self._paint.notes = dict(notes)
        self.viewport().update()

    def choose(self, piece_id: str, start: int = 0, end: int = 0) -> None:
        """Put the cursor into a piece, or select its words from `start` to `end`, and bring it into view."""
        place = self.outline.place_of(piece_id)
        if place < 0:
            return
        block = self.document().findBlockByNumber(place)
        cursor, text = QTextCursor(block), block.text()
        cursor.setPosition(block.position() + units(text, start))
        if end > start:
            cursor.setPosition(block.position() + units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.bring_up(block)

    def bring_up(self, block: QTextBlock) -> None:
        """Scroll a block into the upper third, unless it is seen already."""
        top = self.document().documentLayout().blockBoundingRect(block).top()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() + 8 <= top <= bar.value() + height * 0.8:
            bar.setValue(round(top - height / 4))

    @property
    def layers(self) -> dict[str, Layer]:
        """What others say about how words look, by name; `repaint_layer` shows a change."""
        return self._inks.layers

    def repaint_layer(self, name: str, blocks: Iterable[QTextBlock] | None = None) -> None:
        """Ask a layer anew about these blocks, or about all of them."""
        if name not in self._inks.layers:
            return
        was_quiet, self._is_quiet = self._is_quiet, True
        if blocks is None:
            self._inks.rehighlight()
        else:
            for block in blocks:
                self._inks.rehighlightBlock(block)
        self._is_quiet = was_quiet

    @property
    def theme(self) -> Theme:
        """The look, for whoever paints on it or stands beside it."""
        return self._theme

    @property
    def zoom(self) -> float:
        """Of the window."""
        return self._theme.zoom

    @property
    def kind(self) -> PieceKind:
        """The kind of the piece at the cursor."""
        line = self.outline.line_of(self.textCursor().block())
        return PieceKind.TEXT if line is None else line.kind

    def href_at(self, point: QPoint) -> str:
        """Where the words at a point of the surface lead to: by a link of their own, or one a layer shows."""
        cursor = self.cursorForPosition(point)
        if not self.cursorRect(cursor).adjusted(-12, 0, 12, 0).contains(point):
            return ""
        block, place = cursor.block(), cursor.positionInBlock()
        shown = (
            span.format.anchorHref()
            for span in block.layout().formats()
            if span.start <= place <= span.start + span.length
        )
        return self.anchorAt(point) or next((href for href in shown if href), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = max(self.width() - self._theme.px(_WIDEST) - _LEFT, 0)
        self.setViewportMargins(_LEFT, 0, room, 0)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        first = self.cursorForPosition(QPoint(0, event.rect().top())).block()
        scrolled, width = self.verticalScrollBar().value(), self.viewport().width()
        bottom = scrolled + event.rect().bottom()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -scrolled)
            self._paint.boxes(painter, first, bottom, width)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -scrolled)
            self._paint.words(painter, first, bottom, width)

    def _settle(self, *, joins: bool) -> None:
        """Put right what an edit left behind, as part of it."""
        was_quiet, self._is_quiet = self._is_quiet, True
        settle(self.outline, self._paint.label_width, self._theme.zoom, joins=joins)
        self._is_quiet = was_quiet

    @Slot(int, int, int)
    def _on_contents_change(self, _at: int, removed: int, added: int) -> None:
        document = self.document()
        if self._is_quiet or document.revision() == self._revision:
            return
        if document.blockCount() != self._blocks or (removed and added):
            self._blocks = document.blockCount()
            self.outline.is_stale = self._is_unsettled = True

    @Slot()
    def _on_contents_changed(self) -> None:
        document = self.document()
        if self._is_quiet or document.revision() == self._revision:
            return
        was_unsettled, self._is_unsettled = self._is_unsettled, False
        if was_unsettled:
            # What was undone stands as it stood: it has been put right already, and nothing may be joined to it.
            if not document.isRedoAvailable():
                self._settle(joins=True)
            self.viewport().update()
        self._revision, self._blocks = document.revision(), document.blockCount()
        self.edited.emit()
        if was_unsettled:
            self._say_piece()

    @Slot()
    def _on_cursor_moved(self) -> None:
        if not self._is_quiet:
            self._say_piece()

    def _say_piece(self) -> None:
        """Tell when the cursor is in another piece, or its piece has other facts."""
        line = self.outline.line_of(self.textCursor().block())
        facts = None if line is None else line.facts
        if facts != self._shown_piece:
            self._shown_piece = facts
            self.piece_changed.emit(self.piece())

    def _piece_at(self, block: QTextBlock) -> WrittenPiece | None:
        line: Line | None = self.outline.line_of(block)
        return None if line is None else piece_of(block, line)

    def _where(self) -> tuple[str, int]:
        """The piece the cursor is in, and how far."""
        cursor = self.textCursor()
        line = self.outline.line_of(cursor.block())
        return ("" if line is None else line.id), cursor.positionInBlock()

    def _go_back(self, piece_id: str, within: int) -> None:
        place = max(self.outline.place_of(piece_id), 0)
        block = self.document().findBlockByNumber(place)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(within, block.length() - 1))
        self.setTextCursor(cursor)

    def _dress(self) -> None:
        font = self._theme.font()
        font.setPixelSize(self._theme.px(Size.BODY + 1))
        font.setWeight(QFont.Weight.Normal)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setIndentWidth(self._theme.px(forms.INDENT))
        colours = self._theme.colours
        self.setStyleSheet(
            f"QTextEdit {{ background: {colours.surface}; border: 2px solid transparent; border-radius: 0; }}"
        )

    @Slot()
    def _on_theme_changed(self) -> None:
        self._is_quiet = True
        self._dress()
        self._inks.renew()
        self._paint.renew()
        self._inks.rehighlight()
        self._is_quiet = False
        if self._zoom != self._theme.zoom:
            # Room is part of the document, so it is made anew at another size.
            self._zoom = self._theme.zoom
            self.show_pieces(self.pieces())
