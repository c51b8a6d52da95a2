"""What the keys and the toolbar do to the pieces at a cursor; each is one step of the document’s own undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from ui.meetings.minutes.surface import forms
from ui.meetings.minutes.surface.content import insert_pieces, piece_of, set_words
from ui.meetings.minutes.surface.outline import Line, Outline
from ui.meetings.minutes.surface.typed_starts import begun_by, receiver_in
from ui.writing.editing import blocks_of, one_step
from ui.writing.formats import char_format, is_bold
from ui.writing.runs import runs_of
from ui.writing.table_words import insert_runs

_GOES_ON = frozenset({PieceKind.TEXT, PieceKind.POINT, PieceKind.RESOLUTION})
"""Enter at the end of one begins another of its kind; behind any other piece it begins text."""


def put(block: QTextBlock, piece: WrittenPiece, zoom: float) -> None:
    """Make a block this piece; its words stay."""
    form = forms.piece_form(piece, zoom)
    now = block.blockFormat()
    form.setTopMargin(now.topMargin())
    form.setTextIndent(now.textIndent())
    if form != now:
        QTextCursor(block).setBlockFormat(form)


def as_kind(
    piece: WrittenPiece, kind: PieceKind, decision: WrittenDecision | None = None, level: int = 0
) -> WrittenPiece:
    """The piece as one of another kind, with the facts that kind has; what keeps it from the public stays."""
    is_heading = kind is PieceKind.HEADING
    asked = piece.ask or WrittenAsk()
    return replace(
        WrittenPiece(piece.id, kind) if is_heading else piece,
        kind=kind,
        level=level,
        decision=(piece.decision or decision or WrittenDecision(Verb.RESOLVED))
        if kind is PieceKind.RESOLUTION
        else None,
        ask=asked if kind is PieceKind.ACTION else None,
        is_numbered=piece.is_numbered if is_heading else True,
        agenda_item_id=piece.agenda_item_id if is_heading else None,
    )


def set_kind(
    outline: Outline, cursor: QTextCursor, kind: PieceKind, zoom: float, verb: Verb | None = None
) -> None:
    """Make the pieces at the cursor this kind, those that are it already text again; the first stays a heading."""
    lines = outline.now()
    blocks = [each for each in blocks_of(cursor) if each.blockNumber() and not forms.is_cell(each)]
    known = [(block, lines[block.blockNumber()]) for block in blocks]
    if known and verb is None and all(line.kind is kind for _block, line in known):
        kind = PieceKind.TEXT
    with one_step(cursor):
        decision: WrittenDecision | None = None
        for block, line in known:
            if kind is PieceKind.RESOLUTION:
                decision = decision or _neighbouring(lines, block.blockNumber(), verb)
            level = line.facts.level if line.kind is kind is PieceKind.POINT else 0
            put(block, as_kind(line.facts, kind, decision, level), zoom)


def _neighbouring(lines: Sequence[Line], place: int, verb: Verb | None) -> WrittenDecision:
    """How a new limb was decided: as the limb right above it, or with the verb used last."""
    above = lines[place - 1].facts.decision if place else None
    if above is not None and (verb is None or verb is above.verb):
        return above
    used = (line.facts.decision.verb for line in reversed(lines[:place]) if line.facts.decision is not None)
    return WrittenDecision(verb or next(used, Verb.RESOLVED))


def shift_level(outline: Outline, cursor: QTextCursor, by: int, zoom: float) -> None:
    """Put points deeper or higher; never more than one level below the point before them."""
    lines = outline.now()
    with one_step(cursor):
        before = -1
        for block in blocks_of(cursor):
            place = block.blockNumber()
            line = lines[place]
            if line.kind is not PieceKind.POINT:
                continue
            if before < 0:
                before = _level_above(lines, place)
            level = max(min(line.facts.level + by, forms.DEEPEST, before + 1), 0)
            put(block, replace(line.facts, level=level), zoom)
            before = level


def _level_above(lines: Sequence[Line], place: int) -> int:
    above = lines[place - 1] if place else None
    return above.facts.level if above is not None and above.kind is PieceKind.POINT else -1


def split_piece(cursor: QTextCursor, zoom: float, exempt: WrittenPiece | None) -> None:
    """Begin a new piece, as Enter does; on an empty point, limb or action it ends the run of them instead.

    Args:
        cursor: Where Enter was pressed.
        zoom: Of the window.
        exempt: How text begun below a heading at the cursor is kept from the public; None when it is not.
    """
    with one_step(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        piece = forms.piece_in(block.blockFormat())
        is_empty = not block.text()
        is_first = block.blockNumber() == 0
        if is_empty and piece.kind is not PieceKind.TEXT and not is_first:
            higher = piece.kind is PieceKind.POINT and piece.level > 0
            put(
                block,
                replace(piece, level=piece.level - 1) if higher else as_kind(piece, PieceKind.TEXT),
                zoom,
            )
            return
        if cursor.atBlockStart() and not is_empty:
            _push_down(cursor, piece, zoom)
            return
        goes_on = piece.kind in _GOES_ON or (piece.kind is PieceKind.ACTION and not cursor.atBlockEnd())
        following = replace(
            piece if goes_on else as_kind(piece, PieceKind.TEXT), id=new_id(), public_summary=""
        )
        if piece.kind is PieceKind.HEADING:
            following = replace(exempt or WrittenPiece("", PieceKind.TEXT), id=new_id())
        form = cursor.charFormat()
        keeps_look = goes_on
        cursor.insertBlock(
            forms.piece_form(following, zoom),
            char_format(bold=is_bold(form) and keeps_look, italic=form.fontItalic() and keeps_look),
        )


def _push_down(cursor: QTextCursor, piece: WrittenPiece, zoom: float) -> None:
    """An empty piece above the words at the cursor, which take their id along; text above a heading."""
    above = replace(piece, id=new_id(), public_summary="")
    if piece.kind in {PieceKind.SUBHEADING, PieceKind.ACTION}:
        above = as_kind(above, PieceKind.TEXT)
    elif piece.kind is PieceKind.HEADING:
        is_first = cursor.block().blockNumber() == 0
        above = WrittenPiece(above.id, PieceKind.HEADING if is_first else PieceKind.TEXT)
    cursor.insertBlock(forms.piece_form(piece, zoom), char_format())
    put(cursor.block().previous(), above, zoom)


def begin_if_typed(outline: Outline, cursor: QTextCursor, zoom: float) -> bool:
    """After a blank was typed: “(a) ”, “- ”, “RESOLVED ”, “ACTION: ” begin what they say; whether they did."""
    block = cursor.block()
    line = outline.line_of(block)
    start = block.text()[: max(cursor.positionInBlock() - 1, 0)]
    if line is None or line.table is not None or not start:
        return False
    if line.kind is PieceKind.TEXT:
        begun = begun_by(start)
        if begun is None:
            return False
        with one_step(cursor):
            _cut_start(cursor)
            set_kind(outline, cursor, begun[0], zoom, begun[1])
        return True
    decision = line.facts.decision
    if decision is None or decision.verb is not Verb.RECOMMENDED or decision.recommended_to:
        return False
    receiver = receiver_in(start)
    if not receiver:
        return False
    with one_step(cursor):
        _cut_start(cursor, keeps="that " if start.endswith(" that") else "")
        put(block, replace(line.facts, decision=replace(decision, recommended_to=receiver)), zoom)
    return True


def _cut_start(cursor: QTextCursor, keeps: str = "") -> None:
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    if keeps:
        cursor.insertText(keeps)


def take_back_start(outline: Outline, cursor: QTextCursor, zoom: float) -> bool:
    """Backspace at the beginning of a piece: what is not text becomes it first, text joins the piece above.

    A heading holds on to its words, and words of a minute never run into its title by a key pressed once too often.

    Returns:
        Whether that was all Backspace had to do here.
    """
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    block, line = cursor.block(), outline.line_of(cursor.block())
    if line is None or line.table is not None:
        return False
    above = block.previous()
    above_line = outline.line_of(above) if above.isValid() else None
    if line.kind is PieceKind.HEADING and block.text():
        if above_line is not None and above_line.table is None and not above.text():
            _remove_block(cursor, above, zoom)
        return True
    if line.kind is not PieceKind.TEXT and block.blockNumber():
        with one_step(cursor):
            put(block, as_kind(line.facts, PieceKind.TEXT), zoom)
        return True
    if above_line is None or above_line.table is not None:
        return False
    if above_line.kind is PieceKind.HEADING and block.text():
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return True
    # Qt would rather take the indent of the paragraph away.
    stays = above_line.facts if above.text() or not block.text() else line.facts
    with one_step(cursor):
        cursor.deletePreviousChar()
        put(cursor.block(), stays, zoom)
    return True


def take_back_end(outline: Outline, cursor: QTextCursor, zoom: float) -> bool:
    """Delete at the end of a piece: it does not draw a heading into it, nor the text below a heading into that."""
    if cursor.hasSelection() or not cursor.atBlockEnd():
        return False
    block, below = cursor.block(), cursor.block().next()
    line, below_line = outline.line_of(block), outline.line_of(below) if below.isValid() else None
    if line is None or below_line is None or line.table is not None or below_line.table is not None:
        return False
    if below_line.kind is PieceKind.HEADING and below.text():
        if not block.text() and line.kind is not PieceKind.HEADING:
            _remove_block(cursor, block, zoom)
        return True
    return line.kind is PieceKind.HEADING and bool(below.text())


def _remove_block(cursor: QTextCursor, block: QTextBlock, zoom: float) -> None:
    """Take an empty block away; the one below it keeps what it is."""
    below = forms.piece_in(block.next().blockFormat())
    with one_step(cursor):
        cursor.setPosition(block.position())
        cursor.deleteChar()
        put(cursor.block(), below, zoom)


def insert_at(cursor: QTextCursor, pieces: Sequence[WrittenPiece], zoom: float) -> None:
    """Paste pieces: a single line of text goes into the piece at the cursor, more stand by themselves."""
    if not pieces:
        return
    with one_step(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        is_words = len(pieces) == 1 and pieces[0].kind is PieceKind.TEXT
        if forms.is_cell(block) or (is_words and block.text()):
            gap = " " if forms.is_cell(block) else "\n"
            insert_runs(cursor, runs_of(gap.join(each.text for each in pieces), pieces[0].marks))
            return
        insert_behind(cursor, pieces, zoom, splits=True)


def insert_behind(
    cursor: QTextCursor,
    pieces: Sequence[WrittenPiece],
    zoom: float,
    *,
    splits: bool = False,
) -> None:
    """Put pieces into the empty piece at the cursor or behind it; the cursor ends behind the last of them.

    Args:
        cursor: Where to.
        pieces: What to put there.
        zoom: Of the window.
        splits: Whether words behind the cursor go below what is put in; otherwise it stands below all of them.
    """
    with one_step(cursor):
        if cursor.currentTable() is not None:
            cursor.setPosition(cursor.currentTable().lastPosition() + 1)
        block = cursor.block()
        here = forms.piece_in(block.blockFormat())
        marks = here.exempt_paragraphs, here.public_interest_reason, here.is_confidential
        if here.is_exempt and here.kind is not PieceKind.HEADING:
            pieces = [
                each if each.is_exempt or each.kind is PieceKind.HEADING else _kept_back(each, *marks)
                for each in pieces
            ]
        if block.text() or here.kind is PieceKind.HEADING:
            if not splits:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            _make_room(cursor, here, zoom)
        insert_pieces(cursor, pieces, zoom)


def _kept_back(piece: WrittenPiece, paragraphs: str, reason: str, is_confidential: bool) -> WrittenPiece:
    return replace(
        piece, exempt_paragraphs=paragraphs, public_interest_reason=reason, is_confidential=is_confidential
    )


def _make_room(cursor: QTextCursor, here: WrittenPiece, zoom: float) -> None:
    """An empty block at the cursor, what stood behind it following as its own."""
    is_start, is_end = cursor.atBlockStart(), cursor.atBlockEnd()
    if not is_end:
        rest = here if is_start else replace(here, id=new_id(), agenda_item_id=None)
        cursor.insertBlock(forms.piece_form(rest, zoom), char_format())
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    blank = WrittenPiece(new_id(), PieceKind.TEXT)
    if is_start and not is_end:
        put(cursor.block(), blank, zoom)
    else:
        cursor.insertBlock(forms.piece_form(blank, zoom), char_format())
    cursor.setCharFormat(char_format())


def change_pieces(
    outline: Outline, cursor: QTextCursor, changed: Sequence[tuple[int, WrittenPiece]], zoom: float
) -> None:
    """Give the pieces at these places other facts, and other words where those differ, as one step."""
    lines = outline.now()
    with one_step(cursor):
        for place, piece in reversed(changed):
            block = outline.document.findBlockByNumber(place)
            line = lines[place]
            if line.table is not None:
                line.table.setFormat(forms.table_form(piece, zoom))
                continue
            now = piece_of(block, line)
            if (now.text, now.marks) != (piece.text, piece.marks):
                set_words(QTextCursor(block), piece.text, piece.marks)
            put(block, piece, zoom)
