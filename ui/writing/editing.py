"""What the keys and the toolbar do to the paragraphs at a cursor; each is one step of the document's own undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.block_words import OBJECT
from ui.writing.content import Shown, insert_paragraphs, new_key
from ui.writing.formats import (
    DEEPEST,
    block_format,
    char_format,
    is_bold,
    is_cell,
    key_of,
    kind_of,
    level_of,
)
from ui.writing.numbering import POINTS
from ui.writing.runs import Run, runs_of
from ui.writing.table_words import insert_runs
from ui.writing.typing_rules import kind_typed


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Whatever happens inside is taken back together."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def blocks_of(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks a selection touches, or the one the cursor stands in."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if cursor.hasSelection() and last.position() == cursor.selectionEnd() and last != block:
        last = last.previous()
    found = [block]
    while block != last and block.next().isValid():
        block = block.next()
        found.append(block)
    return found


def set_kind(cursor: QTextCursor, kind: Kind, zoom: float = 1.0) -> None:
    """Make the paragraphs at the cursor this kind; those that are it already become text again."""
    blocks = [block for block in blocks_of(cursor) if not is_cell(block) and not holds_picture(block)]
    if blocks and all(kind_of(block) is kind for block in blocks):
        kind = Kind.TEXT
    with one_step(cursor):
        for block in blocks:
            level = level_of(block) if kind in POINTS and kind_of(block) in POINTS else 0
            _format(block, kind, level, zoom)


def shift_level(cursor: QTextCursor, by: int, zoom: float = 1.0) -> None:
    """Put points deeper or higher; never more than one level below the point before them."""
    with one_step(cursor):
        for block in blocks_of(cursor):
            if kind_of(block) not in POINTS or is_cell(block):
                continue
            before = block.previous()
            deepest = level_of(before) + 1 if before.isValid() and kind_of(before) in POINTS else 0
            level = max(min(level_of(block) + by, DEEPEST, deepest), 0)
            _format(block, kind_of(block), level, zoom)


def toggle_bold(cursor: QTextCursor) -> QTextCharFormat:
    """The format that makes what is selected bold, or plain when it is bold; for a cursor, what is typed next."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Normal if _all(cursor, is_bold) else QFont.Weight.Bold)
    return form


def toggle_italic(cursor: QTextCursor) -> QTextCharFormat:
    """The same for italic."""
    form = QTextCharFormat()
    form.setFontItalic(not _all(cursor, QTextCharFormat.fontItalic))
    return form


def split_paragraph(cursor: QTextCursor, zoom: float = 1.0) -> None:
    """Begin a new paragraph, as Enter does; on an empty point it ends the list instead."""
    with one_step(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        kind, level, key = kind_of(block), level_of(block), key_of(block.blockFormat())
        is_empty = not block.text()
        if is_empty and kind in POINTS:
            _format(block, kind if level else Kind.TEXT, max(level - 1, 0), zoom)
            return
        if is_empty and kind is Kind.SUBHEADING:
            _format(block, Kind.TEXT, 0, zoom)
            return
        is_start = cursor.atBlockStart() and not is_empty
        ends_kind = holds_picture(block) or (kind is Kind.SUBHEADING and cursor.atBlockEnd())
        following = Kind.TEXT if ends_kind and not is_start else kind
        form = cursor.charFormat()
        cursor.insertBlock(
            block_format(following, level, new_key(), zoom),
            char_format(bold=is_bold(form) and not ends_kind, italic=form.fontItalic() and not ends_kind),
        )
        if is_start:
            # The words went down, and their id goes with them.
            _format(cursor.block(), kind, level, zoom, key)
            before = Kind.TEXT if holds_picture(cursor.block()) else kind
            _format(cursor.block().previous(), before, level, zoom, new_key())


def begin_point_if_typed(cursor: QTextCursor, zoom: float = 1.0) -> bool:
    """After a blank was typed: “- ”, “1. ” and “(a) ” at the beginning of a line become points; whether it did."""
    block = cursor.block()
    place = cursor.positionInBlock()
    if kind_of(block) is not Kind.TEXT or is_cell(block):
        return False
    kind = kind_typed(block.text()[: max(place - 1, 0)])
    if kind is None:
        return False
    with one_step(cursor):
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        _format(cursor.block(), kind, 0, zoom)
    return True


def take_back_start(cursor: QTextCursor, zoom: float = 1.0) -> bool:
    """Backspace at the beginning of a point or a sub-heading: it becomes text first; whether it did."""
    block = cursor.block()
    kind = kind_of(block)
    if cursor.hasSelection() or not cursor.atBlockStart() or is_cell(block):
        return False
    if kind in POINTS or kind is Kind.SUBHEADING:
        with one_step(cursor):
            _format(block, Kind.TEXT, 0, zoom)
        return True
    return False


def insert_at(cursor: QTextCursor, paragraphs: Sequence[Shown], zoom: float = 1.0) -> None:
    """Paste paragraphs: a single line of text goes into the paragraph at the cursor, more stand by themselves."""
    if not paragraphs:
        return
    with one_step(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        is_words = len(paragraphs) == 1 and paragraphs[0].kind is Kind.TEXT
        if is_cell(block):
            insert_runs(cursor, _words_of(paragraphs))
            return
        if is_words:
            insert_runs(cursor, runs_of(paragraphs[0].text, paragraphs[0].marks))
            return
        if block.text():
            _make_room(cursor, zoom)
        insert_paragraphs(cursor, paragraphs, zoom)


def set_link(cursor: QTextCursor, target: str) -> None:
    """Make the selected words, or the link at the cursor, lead to an address; a blank one takes the link away."""
    if not cursor.hasSelection():
        _select_link(cursor)
    with one_step(cursor):
        if not cursor.hasSelection() and target:
            cursor.insertText(target.removeprefix("mailto:"), char_format(link=target))
        elif cursor.hasSelection():
            form = QTextCharFormat()
            form.setAnchor(bool(target))
            form.setAnchorHref(target)
            cursor.mergeCharFormat(form)


def link_at(cursor: QTextCursor) -> str:
    """The address the words at the cursor lead to."""
    return cursor.charFormat().anchorHref()


def is_behind_link(cursor: QTextCursor) -> bool:
    """Whether a link ends at the cursor."""
    if not cursor.charFormat().isAnchor():
        return False
    after = QTextCursor(cursor)
    moved = after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return not moved or after.atBlockStart() or not after.charFormat().isAnchor()


def holds_picture(block: QTextBlock) -> bool:
    """Whether a picture stands in the block."""
    return OBJECT in block.text()


def _format(block: QTextBlock, kind: Kind, level: int, zoom: float, key: str = "") -> None:
    form = block_format(kind, level, key or key_of(block.blockFormat()) or new_key(), zoom)
    if form != block.blockFormat():
        QTextCursor(block).setBlockFormat(form)


def _all(cursor: QTextCursor, holds: object) -> bool:
    assert callable(holds)
    if not cursor.hasSelection():
        return bool(holds(cursor.charFormat()))
    place = QTextCursor(cursor.document())
    for position in range(cursor.selectionStart() + 1, cursor.selectionEnd() + 1):
        place.setPosition(position)
        if not place.atBlockStart() and not holds(place.charFormat()):
            return False
    return True


def _words_of(paragraphs: Sequence[Shown]) -> list[Run]:
    """Everything in one line, for a cell."""
    found: list[Run] = []
    for each in paragraphs:
        if found:
            found.append(Run(" "))
        for run in runs_of(each.text, each.marks):
            words = run.text.replace("\n", " ").replace("\t", " ")
            found.append(Run(words, run.bold, run.italic, run.link))
    return found


def _make_room(cursor: QTextCursor, zoom: float) -> None:
    """An empty paragraph at the cursor, what stood behind it following as its own."""
    is_start, is_end = cursor.atBlockStart(), cursor.atBlockEnd()
    kind, level, key = kind_of(cursor.block()), level_of(cursor.block()), key_of(cursor.block().blockFormat())
    if not is_end:
        cursor.insertBlock(block_format(kind, level, key if is_start else new_key(), zoom), char_format())
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if not is_start:
        cursor.insertBlock(block_format(Kind.TEXT, 0, new_key(), zoom), char_format())
    cursor.setCharFormat(char_format())


def _select_link(cursor: QTextCursor) -> None:
    target = link_at(cursor)
    if not target:
        return
    place = cursor.block().begin()
    while not place.atEnd():
        fragment = place.fragment()
        place += 1
        is_here = fragment.position() <= cursor.position() <= fragment.position() + fragment.length()
        if is_here and fragment.charFormat().anchorHref() == target:
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            return
