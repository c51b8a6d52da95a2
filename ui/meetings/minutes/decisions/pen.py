"""Changes to the pieces of the minutes, each one step of the document’s own undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextCursor

from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from ui.writing.formats import KEY, is_cell

if TYPE_CHECKING:
    from ui.meetings.minutes.surface.surface import MinutesSurface

LIMB = PieceKind.RESOLUTION


class Pen:
    """Writes on a surface where the caret is."""

    def __init__(self, surface: MinutesSurface) -> None:
        self._surface = surface
        self._motion: tuple[str, str, str] | None = None
        self.typed = ""
        """What stands at the caret and is going to be taken away: “/track Jean Kelly by July”."""

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """Whatever is written within is taken back together."""
        cursor = QTextCursor(self._surface.document())
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    @contextmanager
    def same_step(self) -> Iterator[None]:
        """Whatever is written within is taken back with what was written before."""
        cursor = QTextCursor(self._surface.document())
        cursor.joinPreviousEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    # Where it writes

    def limb(self) -> WrittenPiece | None:
        """The limb at the caret, or the last one above it with nothing but blank lines between."""
        piece = self._surface.piece()
        if piece is None or piece.kind is PieceKind.ACTION:
            return None
        if piece.kind is LIMB and not self._is_blank(piece):
            return piece
        for each in [] if piece.kind is PieceKind.HEADING else self._above(piece.id):
            if each.kind is LIMB and not each.is_blank:
                return each
            if not each.is_blank:
                break
        return piece if piece.kind is LIMB else None

    def action(self) -> WrittenPiece | None:
        """The action at the caret."""
        piece = self._surface.piece()
        return piece if piece is not None and piece.kind is PieceKind.ACTION else None

    def limbs(self) -> tuple[WrittenPiece, ...]:
        """The limbs that stand together with the one at the caret; none when there is none."""
        limb = self.limb()
        return () if limb is None else self._surface.run_of(limb.id)

    def sharing(self, limb: WrittenPiece) -> tuple[WrittenPiece, ...]:
        """The limbs standing together with one that ask the same of the same officer; itself when it asks."""
        ask = limb.decision.ask if limb.decision is not None else None
        if ask is None:
            return ()
        run = self._surface.run_of(limb.id)
        return tuple(each for each in run if each.decision is not None and each.decision.ask == ask)

    def chosen(self) -> tuple[WrittenPiece, ...]:
        """The pieces that are selected, or the one at the caret."""
        cursor = self._surface.textCursor()
        piece = self._surface.piece()
        if not cursor.hasSelection():
            return () if piece is None else (piece,)
        ids = set()
        block = self._surface.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() < cursor.selectionEnd():
            form = QTextCursor(block).currentTable().format() if is_cell(block) else block.blockFormat()
            ids.add(str(form.property(KEY) or ""))
            block = block.next()
        return tuple(each for each in self._surface.pieces() if each.id in ids)

    def minute(self) -> tuple[WrittenPiece, ...]:
        """Everything below the heading the caret stands under."""
        heading = self._surface.heading()
        if heading is None:
            return ()
        pieces = self._surface.pieces()
        start = next((place for place, each in enumerate(pieces) if each.id == heading.id), len(pieces)) + 1
        end = next(
            (place for place in range(start, len(pieces)) if pieces[place].kind is PieceKind.HEADING),
            len(pieces),
        )
        return pieces[start:end]

    # What it writes

    def begin(self, kind: PieceKind, text: str = "", **facts: Any) -> None:
        """Make the paragraph at the caret this kind, or begin one behind it when it has words and others are given."""
        piece = self._surface.piece()
        if piece is None:
            return
        if kind is PieceKind.HEADING:
            facts |= _OPEN
        if kind is LIMB:
            facts["decision"] = self._decision_for(piece, facts.get("decision"))
        with self.one_step():
            keeps = piece.is_blank or not text
            if keeps and piece.kind is not PieceKind.HEADING:
                said = {"text": text, "marks": ()} if text else {}
                self._surface.change((piece.id,), kind=kind, level=0, **(_BARE | facts | said))
                written = replace(piece, text=text or piece.text)
            else:
                written = WrittenPiece(new_id(), kind, text, **facts)
                self._surface.insert((written,), piece.id)
        self._surface.choose(written.id, len(written.text), len(written.text))

    def begin_table(self) -> None:
        """Put an empty table where the caret is."""
        self._surface.insert_table()

    def put_limbs(self, texts: Sequence[str], decide: Callable[[str], WrittenDecision]) -> None:
        """Put limbs where the caret is: in place of a blank line there, else behind it, at the end of a minute whose
        heading it stands on.
        """
        piece = self._surface.piece()
        if piece is None or not texts:
            return
        limbs = tuple(WrittenPiece(new_id(), LIMB, text, decision=decide(text)) for text in texts)
        if piece.kind is PieceKind.HEADING:
            below = self.minute()
            piece = below[-1] if below else piece
        with self.one_step():
            if piece.is_blank and piece.kind is not PieceKind.HEADING:
                first, *rest = limbs
                self._surface.change(
                    (piece.id,),
                    kind=LIMB,
                    level=0,
                    text=first.text,
                    marks=(),
                    **(_BARE | {"decision": first.decision}),
                )
                limbs = (replace(first, id=piece.id), *rest)
                if rest:
                    self._surface.insert(tuple(rest), piece.id)
            else:
                self._surface.insert(limbs, piece.id)
        self._surface.choose(limbs[-1].id, len(limbs[-1].text), len(limbs[-1].text))

    def decide(self, pieces: Sequence[WrittenPiece], **facts: Any) -> None:
        """Change how limbs were decided, each keeping what is not named; a piece that is no limb stays as it is."""
        with self.one_step():
            for piece in pieces:
                if piece.kind is LIMB:
                    decision = replace(piece.decision or WrittenDecision(), **facts)
                    if decision != piece.decision:
                        self._surface.change((piece.id,), decision=decision)

    def mark(self, pieces: Sequence[WrittenPiece], **facts: Any) -> None:
        """Change the facts of pieces; headings stay as they are."""
        ids = tuple(each.id for each in pieces if each.kind is not PieceKind.HEADING)
        if ids:
            self._surface.change(ids, **facts)

    def ask(self, pieces: Sequence[WrittenPiece], ask: WrittenAsk | None) -> None:
        """Say what limbs and actions ask of whom; an action always asks somebody."""
        with self.one_step():
            self.decide(pieces, ask=ask)
            for piece in pieces:
                if piece.kind is PieceKind.ACTION and piece.ask != ask:
                    self._surface.change((piece.id,), ask=ask or WrittenAsk())

    def open_again(self, pieces: Sequence[WrittenPiece]) -> None:
        """Make pieces public, with nothing left of why they were not."""
        self.mark(pieces, **_OPEN)

    def keep_motion(self, mover: str, seconder: str) -> None:
        """Remember who moved what is about to be decided under this heading."""
        heading = self._surface.heading()
        self._motion = (heading.id if heading else "", mover, seconder)

    def _decision_for(self, piece: WrittenPiece, wanted: WrittenDecision | None) -> WrittenDecision:
        """A limb becomes what is wanted; one that follows another keeps the motion it belongs to."""
        wanted = wanted or WrittenDecision()
        if piece.kind is LIMB and piece.decision is not None:
            wanted = replace(piece.decision, verb=wanted.verb, recommended_to=wanted.recommended_to)
        else:
            above = next(iter(self._above(piece.id)), None)
            motion_of = above.decision if above is not None else None
            if motion_of is not None and motion_of.verb is wanted.verb:
                wanted = replace(motion_of, recommended_to=wanted.recommended_to, ask=None)
        heading = self._surface.heading()
        motion, self._motion = self._motion, None
        if motion is not None and heading is not None and motion[0] == heading.id:
            wanted = replace(wanted, mover=motion[1], seconder=motion[2])
        return wanted

    def _is_blank(self, piece: WrittenPiece) -> bool:
        return not (piece.text.replace(self.typed, "", 1) if self.typed else piece.text).strip()

    def _above(self, piece_id: str) -> Iterator[WrittenPiece]:
        """What stands above a piece in its minute, blank lines too, the nearest first."""
        outline = self._surface.outline
        lines, place = outline.now(), outline.place_of(piece_id)
        while place > 0 and lines[place - 1].kind is not PieceKind.HEADING:
            place -= 1
            piece = self._surface.piece_with(lines[place].id) if lines[place].begins else None
            if piece is not None:
                yield piece


_BARE: dict[str, Any] = {"decision": None, "ask": None}
"""What a paragraph that becomes something else no longer has."""


_OPEN: dict[str, Any] = {
    "exempt_paragraphs": "",
    "public_interest_reason": "",
    "is_confidential": False,
    "public_summary": "",
}
"""Of what is public."""


def verb_in_use(pieces: Sequence[WrittenPiece]) -> Verb:
    """The verb these minutes decide with: that of their last limb that was no noting."""
    verbs = [each.decision.verb for each in pieces if each.kind is LIMB and each.decision is not None]
    return next((verb for verb in reversed(verbs) if verb in {Verb.RESOLVED, Verb.AGREED}), Verb.AGREED)
