"""The surface people write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports import WrittenParagraph
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.writing import editing, tables
from ui.writing.clipboard import from_clipboard, picture_path, to_clipboard
from ui.writing.content import Piece, Shown, insert_paragraphs, new_key, read_pieces
from ui.writing.formats import (
    PICTURE_SCHEME,
    block_format,
    char_format,
    is_bold,
    key_of,
    kind_of,
)
from ui.writing.inks import Inks
from ui.writing.margin import MARGIN, Margin
from ui.writing.numbering import POINTS
from ui.writing.pictures import PictureShelf

_INDENT = 28
_FRAME = 2
_KIND_KEYS = {
    "Ctrl+Shift+0": Kind.TEXT,
    "Ctrl+Shift+6": Kind.SUBHEADING,
    "Ctrl+Shift+7": Kind.NUMBERED,
    "Ctrl+Shift+8": Kind.BULLET,
    "Ctrl+Shift+9": Kind.LETTERED,
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class WritingSurface(QTextEdit):
    """Paragraphs, points, tables and pictures to be written; as high as what stands in it.

    Signals:
        edited: Somebody changed something.
        left: The keyboard has gone elsewhere.
        caret_moved: Where the cursor is, as a rectangle of the surface.
        link_wanted: Ctrl+L: an address is to be typed for the words at the cursor.
        file_offered: A picture was pasted or dropped: a path or a `QImage`.
    """

    edited = Signal()
    left = Signal()
    caret_moved = Signal(QRect)
    link_wanted = Signal()
    file_offered = Signal(object)

    def __init__(self, theme: Theme, shelf: PictureShelf, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shelf = shelf
        self._is_loading = False
        self._ids: dict[str, str] = {}
        self._least_lines = 1
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "Tab and Shift+Tab change the level of a point; Ctrl+Tab goes on to what follows."
        )
        self.setProperty("writing", True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)
        self.inks = Inks(theme, self.document())
        self._margin = Margin(theme, self.document())
        for keys in _KIND_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_kind_key)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        shelf.arrived.connect(self._on_picture_arrived)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_paragraphs(())

    # What it holds

    def show_paragraphs(self, paragraphs: Sequence[Shown]) -> None:
        """Show what is kept; the cursor stays where it was as well as it can, and undo begins anew."""
        place = self.textCursor().position()
        self._is_loading = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        cursor.setBlockFormat(block_format(Kind.TEXT, 0, new_key(), self._theme.zoom))
        insert_paragraphs(cursor, paragraphs, self._theme.zoom, keeps_keys=True)
        document.setUndoRedoEnabled(True)
        self._is_loading = False
        self._ids = {each.id: each.id for each in paragraphs if each.id}
        cursor.setPosition(min(place, document.characterCount() - 1))
        self.setTextCursor(cursor)

    def pieces(self) -> tuple[Piece, ...]:
        """What stands here, every paragraph with its key; those the board holds have their ids."""
        found = read_pieces(self.document(), taken=self._shelf.taken)
        return tuple(
            replace(each, paragraph=replace(each.paragraph, id=self._ids.get(each.key))) for each in found
        )

    def paragraphs(self) -> tuple[WrittenParagraph, ...]:
        """What stands here, to be kept."""
        return tuple(each.paragraph for each in self.pieces())

    def keep_ids(self, pieces: Sequence[Piece], ids: Sequence[str]) -> None:
        """Remember the ids the board answered for what was sent to it."""
        self._ids = {piece.key: row_id for piece, row_id in zip(pieces, ids, strict=True) if piece.key}

    def choose(self, paragraph_id: str) -> None:
        """Put the cursor into a paragraph."""
        key = next((key for key, row_id in self._ids.items() if row_id == paragraph_id), paragraph_id)
        block = self.document().begin()
        while block.isValid():
            if key_of(block.blockFormat()) == key:
                self.setTextCursor(QTextCursor(block))
                return
            block = block.next()

    # What can be done to it, for the toolbar

    @property
    def kind(self) -> Kind:
        """The kind of the paragraph at the cursor."""
        return kind_of(self.textCursor().block())

    @property
    def is_bold(self) -> bool:
        """Whether what is typed next will be bold."""
        return is_bold(self.currentCharFormat())

    @property
    def is_italic(self) -> bool:
        """Whether what is typed next will be italic."""
        return self.currentCharFormat().fontItalic()

    @property
    def link(self) -> str:
        """Where the words at the cursor lead to."""
        return editing.link_at(self.textCursor())

    @property
    def is_in_table(self) -> bool:
        """Whether the cursor stands in a table."""
        return tables.table_at(self.textCursor()) is not None

    def set_kind(self, kind: Kind) -> None:
        """Make the paragraphs at the cursor this kind, or text again."""
        editing.set_kind(self.textCursor(), kind, self._theme.zoom)
        self._on_cursor_moved()

    def toggle_bold(self) -> None:
        """Make what is selected, or what is typed next, bold or plain."""
        self.mergeCurrentCharFormat(editing.toggle_bold(self.textCursor()))

    def toggle_italic(self) -> None:
        """Make what is selected, or what is typed next, italic or plain."""
        self.mergeCurrentCharFormat(editing.toggle_italic(self.textCursor()))

    def set_link(self, target: str) -> None:
        """Make the words at the cursor lead to an address, or to none."""
        editing.set_link(self.textCursor(), target)

    def insert_table(self, rows: int = 3, columns: int = 3) -> None:
        """Put an empty table behind the paragraph at the cursor."""
        cursor = self.textCursor()
        if cursor.currentTable() is None:
            tables.insert_table(cursor, rows, columns, self._theme.zoom)
            self.setTextCursor(cursor)

    def change_table(self, change: str) -> None:
        """Do one of `tables.CHANGES` to the table at the cursor."""
        if self.is_in_table:
            cursor = self.textCursor()
            tables.CHANGES[change](cursor)
            self.setTextCursor(cursor)

    def offer_file(self, path: str) -> None:
        """Ask for a picture to be taken in from a file."""
        self.file_offered.emit(Path(path))

    def insert_picture(self, digest: str) -> None:
        """Put a picture at the cursor; what it shows is typed below it."""
        cursor = self.textCursor()
        if cursor.currentTable() is not None:
            cursor.setPosition(tables.end_of_table(cursor))
        picture = WrittenParagraph(None, Kind.PICTURE, 0, "", (), None, digest)
        editing.insert_at(cursor, (picture,), self._theme.zoom)
        self.setTextCursor(cursor)

    def set_least_lines(self, lines: int) -> None:
        """Be at least so many lines high."""
        self._least_lines = lines
        self._on_size_changed()

    # Keys, paste, pictures

    def event(self, event: QEvent) -> bool:
        # The menu has Ctrl+I and others for itself; while somebody writes, these mean emphasis.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._handled(event):
            event.accept()
            return
        cursor = self.textCursor()
        typed = event.text()
        if typed and typed.isprintable() and not cursor.hasSelection() and editing.is_behind_link(cursor):
            # Words typed behind a link are not part of it.
            form = self.currentCharFormat()
            self.setCurrentCharFormat(char_format(bold=is_bold(form), italic=form.fontItalic()))
        super().keyPressEvent(event)
        if typed == " " and editing.begin_point_if_typed(self.textCursor(), self._theme.zoom):
            self._on_cursor_moved()

    def _handled(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return self._on_tab(-1 if key == Qt.Key.Key_Backtab or modifiers & _SHIFT else 1, modifiers)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not modifiers:
            return self._on_enter()
        if key == Qt.Key.Key_Backspace and not modifiers:
            return editing.take_back_start(self.textCursor(), self._theme.zoom)
        if modifiers == _CTRL and key == Qt.Key.Key_B:
            self.toggle_bold()
        elif modifiers == _CTRL and key == Qt.Key.Key_I:
            self.toggle_italic()
        elif modifiers == _CTRL and key == Qt.Key.Key_L:
            self.link_wanted.emit()
        else:
            return False
        return True

    def _on_tab(self, by: int, modifiers: Qt.KeyboardModifier) -> bool:
        cursor = self.textCursor()
        if modifiers & _CTRL:
            QWidget.focusNextPrevChild(self, by > 0)
        elif cursor.currentTable() is not None:
            tables.step_cell(cursor, by)
            self.setTextCursor(cursor)
        elif any(kind_of(block) in POINTS for block in editing.blocks_of(cursor)):
            editing.shift_level(cursor, by, self._theme.zoom)
        else:
            QWidget.focusNextPrevChild(self, by > 0)
        return True

    def _on_enter(self) -> bool:
        cursor = self.textCursor()
        if cursor.currentTable() is not None:
            tables.step_row(cursor)
        else:
            editing.split_paragraph(cursor, self._theme.zoom)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        # What can be done to the whole: whoever shows the surface has added it with addActions.
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if source.hasUrls():
            # Other files belong to the form around: a dropped PDF is a paper, not text.
            return all(picture_path(url) is not None for url in source.urls())
        return source.hasText() or source.hasHtml() or source.hasImage()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        found = [each.paragraph for each in read_pieces(self.document(), start, end)]
        return to_clipboard(found, [each.blob_hash or "" for each in found])

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [picture_path(url) for url in source.urls()] if source.hasUrls() else []
        if paths and all(paths):
            for path in paths:
                self.file_offered.emit(path)
            return
        known = [
            each
            for each in from_clipboard(source)
            if each.kind is not Kind.PICTURE or self._shelf.knows(each.blob_hash or "")
        ]
        if known:
            cursor = self.textCursor()
            editing.insert_at(cursor, known, self._theme.zoom)
            self.setTextCursor(cursor)
        elif source.hasImage() and isinstance(image := source.imageData(), QImage):
            self.file_offered.emit(image)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = name if isinstance(name, str) else name.toString()
        if not address.startswith(PICTURE_SCHEME):
            return None
        image = self._shelf.image(address.removeprefix(PICTURE_SCHEME))
        if image is not None:
            return image
        waiting = QImage(160, 96, QImage.Format.Format_ARGB32_Premultiplied)
        waiting.fill(QColor(self._theme.colours.line))
        return waiting

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            scrolled = self.verticalScrollBar().value()
            painter.translate(0, -scrolled)
            self._margin.paint(painter, event.rect().translated(0, scrolled), self.font())

    @Slot(int, int, int)
    def _on_contents_change(self, _at: int, removed: int, added: int) -> None:
        if not self._is_loading and not self.inks.is_painting and (removed or added):
            # Points further down may have another number now.
            self.viewport().update()
            self.edited.emit()

    @Slot()
    def _on_size_changed(self) -> None:
        least = QFontMetrics(self.font()).lineSpacing() * 1.3 * self._least_lines + 2 * MARGIN + 6
        height = ceil(max(self.document().size().height(), least)) + 2 * _FRAME
        if height != self.height():
            self.setFixedHeight(height)

    @Slot()
    def _on_cursor_moved(self) -> None:
        self.caret_moved.emit(self.cursorRect())

    @Slot()
    def _on_kind_key(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.set_kind(_KIND_KEYS[shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)])

    @Slot(str)
    def _on_picture_arrived(self, digest: str) -> None:
        name = f"{PICTURE_SCHEME}{digest}"
        image = self._shelf.image(digest)
        if image is not None and self._margin.shows(name):
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
            self.document().markContentsDirty(0, self.document().characterCount())

    @Slot()
    def _on_theme_changed(self) -> None:
        font = self._theme.font()
        font.setPixelSize(self._theme.px(Size.BODY + 1))
        font.setWeight(QFont.Weight.Normal)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setIndentWidth(self._theme.px(_INDENT))
        self._is_loading = True
        self.inks.rehighlight()
        self._is_loading = False
        self._on_size_changed()


def _is_ours(event: QKeyEvent) -> bool:
    return event.modifiers() == _CTRL and event.key() in {Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_L}
