"""The words painted with boxes: verb and number of a limb, who does an action by when, what an exempt passage cites."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.documents.exempt import cited_paragraphs
from boardkeeper.minutes import PieceKind, WrittenAsk, WrittenDecision, WrittenPiece
from ui.meetings.minutes.surface.outline import Line

SUMMARY_WANTED = "public summary still wanted"


def limb_label(line: Line) -> str:
    """“RESOLVED 2”, “RECOMMENDED to Cabinet”; nothing for what is no limb."""
    decision = line.facts.decision
    if line.kind is not PieceKind.RESOLUTION:
        return ""
    decision = decision or WrittenDecision()
    receiver = f" to {decision.recommended_to}" if decision.recommended_to else ""
    number = f" {line.limb}" if line.limb else ""
    return f"{decision.verb.value.upper()}{receiver}{number}"


def limb_foot(lines: Sequence[Line], place: int) -> str:
    """What stands below a limb, and is said once for limbs standing together of which it is equally true."""
    words = _foot(lines[place].facts)
    if not words or place + 1 >= len(lines) or lines[place + 1].box != lines[place].box:
        return words
    return "" if _foot(lines[place + 1].facts) == words else words


def action_label(facts: WrittenPiece, reference: str) -> tuple[str, str]:
    """“ACTION 118” and “Jean Kelly · end of July”."""
    return f"ACTION {reference}".strip(), ask_words(facts.ask or WrittenAsk())


def ask_words(ask: WrittenAsk) -> str:
    """Who does it by when; says what is still open."""
    officer = ask.officer or "nobody named yet"
    return f"{officer} · {ask.due_written}" if ask.due_written else officer


def passage_label(lines: Sequence[Line], place: int) -> tuple[str, str]:
    """“EXEMPT – paragraph 2” and what the public edition says instead, of the passage beginning at `place`."""
    first = lines[place].facts
    cited = cited_paragraphs(first.exempt_paragraphs)
    name = "CONFIDENTIAL" if first.is_confidential else f"EXEMPT – {cited}"
    inside = (line.facts for line in lines[place:] if line.passage == place)
    summary = next((each.public_summary for each in inside if each.public_summary), "")
    return name, f"in public: “{summary}”" if summary else SUMMARY_WANTED


def _foot(facts: WrittenPiece) -> str:
    decision = facts.decision
    if decision is None:
        return ""
    words = [_moved(decision), _voted(decision), "lost" if decision.is_lost else ""]
    if decision.ask is not None:
        words.append(f"→ {ask_words(decision.ask)}")
    return " · ".join(each for each in words if each)


def _moved(decision: WrittenDecision) -> str:
    moved = f"moved by {decision.mover}" if decision.mover else ""
    seconded = f"seconded by {decision.seconder}" if decision.seconder else ""
    return ", ".join(each for each in (moved, seconded) if each)


def _voted(decision: WrittenDecision) -> str:
    counted = (
        (decision.votes_for, "for"),
        (decision.votes_against, "against"),
        (decision.abstentions, "abstaining"),
    )
    shown = ", ".join(f"{number} {word}" for number, word in counted if number is not None)
    return f"{shown}, recorded by name" if shown and len(decision.votes) > 1 else shown
