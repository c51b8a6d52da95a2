"""Limbs that ask somebody for something are followed up by themselves, as soon as the caret leaves them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece
from boardkeeper.rules.asks import asks_somebody, read_limb
from boardkeeper.rules.due_dates import parse_due
from ui.meetings.minutes.decisions.deciding import Deciding, DecidingFacts, read_deciding
from ui.meetings.minutes.decisions.pen import Pen
from ui.page import Workplace

if TYPE_CHECKING:
    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface


class LimbTracker(QObject):
    """Watches the caret. A limb is looked at once for each wording; whoever stopped following it up is not asked again.

    There is one for each surface (`tracker_of`), which also holds what is known of the meeting and the pen.

    Signals:
        facts_known: What the board knows besides the minutes has been read.
    """

    facts_known = Signal()

    def __init__(self, workplace: Workplace, surface: MinutesSurface) -> None:
        super().__init__(surface)
        self._workplace = workplace
        self._surface = surface
        self.pen = Pen(surface)
        self.deciding = Deciding()
        self._meeting_id = ""
        self._left = ""
        self._entered: WrittenPiece | None = None
        self._looked_at: dict[str, str] = {}
        self._recognised: dict[str, WrittenAsk] = {}
        self._refused: set[str] = set()
        surface.piece_changed.connect(self._on_piece_changed)
        surface.left.connect(self._on_left)

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read. What was written before and is not followed up is so on purpose."""
        if reading is self.deciding.reading:
            return
        self.deciding.reading = reading
        self._workplace.operations.run(
            None, read_deciding, reading.meeting.id, on_done=self._on_facts_read, origin=self
        )
        if reading.meeting.id == self._meeting_id:
            return
        self._meeting_id = reading.meeting.id
        self._entered = self._surface.piece()
        self._left = self._entered.id if self._entered is not None else ""
        self._recognised, self._refused = {}, set()
        self._looked_at = {each.id: each.text for each in reading.pieces if _is_limb(each)}

    def refuse(self, limbs: Iterable[WrittenPiece]) -> None:
        """Never follow these up by themselves again."""
        self._refused |= {each.id for each in limbs}

    def ask_of(self, limb: WrittenPiece) -> WrittenAsk:
        """What a limb asks of whom by when, as far as its words say so."""
        decision = limb.decision or WrittenDecision()
        read = read_limb(limb.text, self.deciding.officers())
        day = parse_due(read.due_written, self.deciding.held_on) if read.due_written else None
        held_on = self.deciding.held_on
        # A day before the meeting is one the limb tells of, not one by which it wants something.
        due = "" if day is not None and held_on is not None and day < held_on else read.due_written
        return WrittenAsk(read.officer or decision.recommended_to, due)

    def recognise(self, limb: WrittenPiece) -> WrittenAsk | None:
        """What a limb asks; None when it asks nobody for anything."""
        return self.ask_of(limb) if self._asks(limb) else None

    def look_at(self, piece_id: str) -> None:
        """Follow a limb up if it asks for something and nobody has said anything else."""
        limb = next((each for each in self._run(piece_id) if each.id == piece_id), None)
        if limb is None or not _is_limb(limb) or limb.is_blank or self._looked_at.get(limb.id) == limb.text:
            return
        was = self._entered
        if was is not None and (was.id, was.kind, was.text) == (limb.id, limb.kind, limb.text):
            # The caret only passed by.
            return
        self._looked_at[limb.id] = limb.text
        decision = limb.decision or WrittenDecision()
        by_itself = self._recognised.get(limb.id)
        if limb.id in self._refused or decision.is_lost or decision.ask != by_itself:
            return
        ask = self.recognise(limb)
        if ask == decision.ask:
            return
        if ask is None:
            self._recognised.pop(limb.id, None)
        else:
            self._recognised[limb.id] = ask
        with self.pen.same_step():
            self.pen.ask((limb,), ask)

    def _on_facts_read(self, facts: DecidingFacts) -> None:
        if facts != self.deciding.facts:
            self.deciding.facts = facts
            self.facts_known.emit()

    def _asks(self, limb: WrittenPiece) -> bool:
        """Whether a limb asks for something: by its words, of somebody known, or of the body it recommends to."""
        decision = limb.decision or WrittenDecision()
        is_sent = decision.verb is Verb.RECOMMENDED and bool(decision.recommended_to)
        return (
            is_sent
            or asks_somebody(limb.text)
            or bool(read_limb(limb.text, self.deciding.officers()).officer)
        )

    def _run(self, piece_id: str) -> tuple[WrittenPiece, ...]:
        return self._surface.run_of(piece_id) if piece_id else ()

    @Slot(object)
    def _on_piece_changed(self, piece: WrittenPiece | None) -> None:
        now = piece.id if piece is not None else ""
        if now == self._left:
            return
        before, self._left = self._left, now
        # While something can be redone, the caret moves because of undo; a change now would throw the rest away.
        is_undoing = self._surface.document().isRedoAvailable()
        if before and not is_undoing:
            self.look_at(before)
        self._entered = piece
        if piece is not None and piece.is_blank and not is_undoing:
            self._begin_unasked(piece)

    def _begin_unasked(self, piece: WrittenPiece) -> None:
        """A limb begun below another is decided as that one, but asks nobody for anything yet."""
        if _is_limb(piece) and piece.decision is not None and piece.decision.ask is not None:
            with self.pen.same_step():
                self.pen.ask((piece,), None)

    @Slot()
    def _on_left(self) -> None:
        if not self._surface.document().isRedoAvailable():
            self.look_at(self._left)


def _is_limb(piece: WrittenPiece) -> bool:
    return piece.kind is PieceKind.RESOLUTION


def tracker_of(workplace: Workplace, surface: MinutesSurface) -> LimbTracker:
    """The tracker of a surface, made when it is first asked for: the commands and the panel share it."""
    found = surface.findChild(LimbTracker)
    return found if isinstance(found, LimbTracker) else LimbTracker(workplace, surface)
