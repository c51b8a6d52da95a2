"""Old minutes as the pieces that write them: what was understood of each line becomes a heading, a paragraph, a limb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from boardkeeper.importing.old_minutes import LineKind, OldLine, OldMinutes, PaperState
from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from boardkeeper.reports import Mark
from boardkeeper.rules.agenda_titles import is_same_topic
from boardkeeper.rules.asks import asks_somebody, read_limb

BEFORE_THE_FIRST = "Before the first item"
"""The heading, without a number, of what is kept and stands in no minute of the paper."""

_KINDS = {
    LineKind.HEADING: PieceKind.HEADING,
    LineKind.TEXT: PieceKind.TEXT,
    LineKind.LEAD: PieceKind.TEXT,
    LineKind.SUBHEADING: PieceKind.SUBHEADING,
    LineKind.POINT: PieceKind.POINT,
    LineKind.TABLE: PieceKind.TABLE,
    LineKind.LIMB: PieceKind.RESOLUTION,
    LineKind.ACTION: PieceKind.ACTION,
}

MatchItem = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class NumberedPieces:
    """The pieces, and by the id of a heading the number printed there."""

    pieces: tuple[WrittenPiece, ...]
    numbers: dict[str, int]


def pieces_from(
    old: OldMinutes,
    *,
    kept_words: Sequence[str] = (),
    officers: Iterable[str] | None = None,
    item_of: MatchItem = lambda _title: None,
) -> NumberedPieces:
    """The pieces that old minutes are written with.

    Args:
        old: As understood and corrected.
        kept_words: Lines that are to be kept and stand in no minute: people who are left as words.
        officers: Who may be asked for something, to follow up in the logs what limbs and actions ask for; None follows up
            nothing, and actions become text.
        item_of: The agenda item a title stands for.
    """
    pieces: list[WrittenPiece] = []
    numbers: dict[str, int] = {}
    has_numbers = bool(old.numbers)
    before = [WrittenPiece(new_id(), PieceKind.TEXT, words) for words in kept_words]
    for line in (_in_words(each) if officers is None else each for each in old.lines):
        kind = _KINDS.get(line.understood_as)
        if kind is None or not line.text.strip():
            continue
        piece = _piece(line, kind, follows_up=officers is not None)
        if kind is PieceKind.HEADING:
            is_numbered = line.number is not None if has_numbers else old.state is PaperState.DRAFT
            piece = replace(piece, is_numbered=is_numbered, agenda_item_id=item_of(line.text))
            if line.number is not None:
                numbers[piece.id] = line.number
        (pieces if pieces or kind is PieceKind.HEADING else before).append(piece)
    if before:
        heading = WrittenPiece(new_id(), PieceKind.HEADING, BEFORE_THE_FIRST, is_numbered=False)
        pieces = [heading, *before, *pieces]
    if officers is not None:
        pieces = _followed_up(pieces, tuple(officers))
    return NumberedPieces(tuple(pieces), numbers)


def _in_words(line: OldLine) -> OldLine:
    """Who was asked for the limb above goes into no log, so the line that says it stays as words."""
    if line.understood_as is LineKind.ACTION and not line.text:
        return replace(line, understood_as=LineKind.TEXT, text=line.printed)
    return line


def _piece(line: OldLine, kind: PieceKind, *, follows_up: bool) -> WrittenPiece:
    text, ask = line.text, None
    if kind is PieceKind.ACTION:
        if follows_up:
            ask = WrittenAsk(line.officer, line.due_written)
        else:
            kind, text = PieceKind.TEXT, _action_words(line)
    styles = line.styles if text == line.text else ()
    return WrittenPiece(
        id=new_id(),
        kind=kind,
        text=text,
        level=line.level,
        marks=tuple(Mark(*style) for style in styles if kind is not PieceKind.TABLE),
        exempt_paragraphs=line.exempt_paragraphs,
        decision=_decision(line, follows_up=follows_up) if kind is PieceKind.RESOLUTION else None,
        ask=ask,
    )


def _action_words(line: OldLine) -> str:
    """An action that nobody follows up any more, in words: “ACTION: Jean Kelly – provide the trend, by end of July”."""
    who = f"{line.officer} – " if line.officer else ""
    due = f", by {line.due_written}" if line.due_written else ""
    return f"ACTION: {who}{line.text}{due}"


def _decision(line: OldLine, *, follows_up: bool) -> WrittenDecision:
    decided = line.decision
    ask = WrittenAsk(line.officer, line.due_written) if line.officer and follows_up else None
    if decided is None:
        return WrittenDecision(Verb.RESOLVED, ask=ask)
    return WrittenDecision(
        verb=Verb(decided.verb.value),
        recommended_to=decided.recommended_to,
        mover=decided.mover,
        seconder=decided.seconder,
        votes_for=decided.votes_for,
        votes_against=decided.votes_against,
        abstentions=decided.abstentions,
        is_lost=decided.is_lost,
        ask=ask,
    )


def _followed_up(pieces: Sequence[WrittenPiece], officers: tuple[str, ...]) -> list[WrittenPiece]:
    """What limbs ask for goes into the log; of limbs standing together, one that asks takes the others with it."""
    done: list[WrittenPiece] = []
    run: list[WrittenPiece] = []
    for piece in [*pieces, None]:
        if piece is not None and piece.kind is PieceKind.RESOLUTION:
            run.append(piece)
            continue
        done += _asked(run, officers)
        run = []
        if piece is not None:
            done.append(piece)
    return done


def _asked(run: Sequence[WrittenPiece], officers: tuple[str, ...]) -> list[WrittenPiece]:
    named = next((piece.decision.ask for piece in run if piece.decision and piece.decision.ask), None)
    asking = [
        piece
        for piece in run
        if asks_somebody(piece.text) and not (piece.decision and piece.decision.is_lost)
    ]
    if not asking and named is None:
        return list(run)
    reads = [read_limb(piece.text, officers) for piece in asking]
    officer = next((read.officer for read in reads if read.officer), "")
    due = next((read.due_written for read in reads if read.due_written), "")
    ask = named or WrittenAsk(officer, due)
    return [
        replace(piece, decision=replace(piece.decision, ask=ask)) if piece.decision else piece
        for piece in run
    ]


def matching_item(items: Sequence[tuple[str, str]]) -> MatchItem:
    """Finds the agenda item of a title, each once: the same words first, else the same topic.

    Args:
        items: Id and title, in the order of the agenda.
    """
    left = list(items)

    def item_of(title: str) -> str | None:
        for is_alike in (_is_same_title, is_same_topic):
            for place, (item_id, other) in enumerate(left):
                if is_alike(title, other):
                    del left[place]
                    return item_id
        return None

    return item_of


def _is_same_title(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
