"""Minutes as they are written: one row of pieces from the first heading to the last limb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from boardkeeper.minutes.views import AskView, MinutesView, ParagraphView, ResolutionView
from boardkeeper.reports import Mark
from db.tables.base import new_id
from db.tables.minutes import Verb, VoteCast

__all__ = [
    "PieceKind",
    "WrittenAsk",
    "WrittenDecision",
    "WrittenPiece",
    "WrittenVote",
    "new_id",
    "pieces_of",
    "with_new_ids",
]


class PieceKind(StrEnum):
    """What stands in the one document of a meeting’s minutes: a minute’s heading, or a paragraph below it."""

    HEADING = "heading"
    TEXT = "text"
    SUBHEADING = "sub-heading"
    POINT = "point"
    TABLE = "table"
    RESOLUTION = "resolution"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class WrittenAsk:
    """Who is asked, and by when as it was typed; both may be blank: somebody is asked, nobody has said whom."""

    officer: str = ""
    due_written: str = ""


@dataclass(frozen=True, slots=True)
class WrittenVote:
    """How one member voted."""

    person_id: str
    cast: VoteCast
    at_own_request: bool = False


@dataclass(frozen=True, slots=True)
class WrittenDecision:
    """How a limb was decided. Limbs next to each other with the same `ask` share one tracking decision."""

    verb: Verb = Verb.AGREED
    recommended_to: str = ""
    mover: str = ""
    seconder: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    is_lost: bool = False
    votes: tuple[WrittenVote, ...] = ()
    ask: WrittenAsk | None = None


@dataclass(frozen=True, slots=True)
class WrittenPiece:
    """One heading, paragraph, limb or action as it stands in the editor.

    Attributes:
        id: 32 hexadecimal digits, given by whoever begins the piece (`new_id`) and kept through every edit: a heading’s is
            the id of its minute, any other piece’s that of its paragraph.
        level: Of a point, 0 to 3.
        text: Plain words; of a table its rows as lines and its cells between tabs.
        exempt_paragraphs: Of Part 1 of Schedule 12A, as “1, 3”; blank means public.
        public_summary: What the public edition says in its place.
        decision: Of a limb.
        ask: Of an action: who does it, by when.
        is_numbered: Of a heading: whether the minute takes a number.
        agenda_item_id: Of a heading: the item it records.
    """

    id: str
    kind: PieceKind
    text: str = ""
    level: int = 0
    marks: tuple[Mark, ...] = ()
    exempt_paragraphs: str = ""
    public_interest_reason: str = ""
    is_confidential: bool = False
    public_summary: str = ""
    decision: WrittenDecision | None = None
    ask: WrittenAsk | None = None
    is_numbered: bool = True
    agenda_item_id: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing; what is blank is not kept."""
        return not self.text.strip()

    @property
    def is_exempt(self) -> bool:
        """Whether the public edition leaves it out."""
        return bool(self.exempt_paragraphs) or self.is_confidential


def pieces_of(minutes: MinutesView) -> tuple[WrittenPiece, ...]:
    """The minutes as the pieces that would write them: what an editor begins with."""
    pieces: list[WrittenPiece] = []
    for minute in minutes.minutes:
        pieces.append(
            WrittenPiece(
                id=minute.id,
                kind=PieceKind.HEADING,
                text=minute.title,
                is_numbered=minute.is_numbered,
                agenda_item_id=minute.agenda_item_id,
            )
        )
        pieces += (_paragraph(each) for each in minute.paragraphs)
    return tuple(pieces)


def _paragraph(paragraph: ParagraphView) -> WrittenPiece:
    return WrittenPiece(
        id=paragraph.id,
        kind=PieceKind(paragraph.kind.value),
        text=paragraph.text,
        level=paragraph.level,
        marks=paragraph.marks,
        exempt_paragraphs=paragraph.exempt_paragraphs,
        public_interest_reason=paragraph.public_interest_reason,
        is_confidential=paragraph.is_confidential,
        public_summary=paragraph.public_summary,
        decision=None if paragraph.resolution is None else _decision(paragraph.resolution),
        ask=_ask(paragraph.action),
    )


def _decision(limb: ResolutionView) -> WrittenDecision:
    return WrittenDecision(
        verb=limb.verb,
        recommended_to=limb.recommended_to,
        mover=limb.mover,
        seconder=limb.seconder,
        votes_for=limb.votes_for,
        votes_against=limb.votes_against,
        abstentions=limb.abstentions,
        is_lost=limb.is_lost,
        votes=tuple(WrittenVote(each.person_id, each.cast, each.at_own_request) for each in limb.votes),
        ask=_ask(limb.ask),
    )


def _ask(ask: AskView | None) -> WrittenAsk | None:
    return None if ask is None else WrittenAsk(ask.officer, ask.due_written)


def with_new_ids(pieces: Iterable[WrittenPiece]) -> tuple[WrittenPiece, ...]:
    """The same pieces as new ones: copies have ids of their own."""
    return tuple(replace(each, id=new_id()) for each in pieces)
