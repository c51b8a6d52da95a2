"""Limbs and actions on paper: what was decided, how the vote went, and who does what by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from boardkeeper.documents.attendance import councillors
from boardkeeper.documents.blocks import Action, Inline, Resolution, Text
from boardkeeper.documents.sources import source_of
from boardkeeper.documents.written import inline
from boardkeeper.minutes import AskView, ParagraphView, ResolutionView, Verb, VoteCast, VoteView
from boardkeeper.rules.due_dates import full_date, parse_due

_CAST = {VoteCast.FOR: "For", VoteCast.AGAINST: "Against", VoteCast.ABSTAINED: "Abstained"}
_OWN = {
    VoteCast.FOR: "voted for",
    VoteCast.AGAINST: "voted against",
    VoteCast.ABSTAINED: "abstained",
}


def compose_limbs(limbs: Sequence[ParagraphView], *, counted: bool, led_by: Inline = "") -> list[Resolution]:
    """Set limbs that stand together: one box, so that what is printed as 2 is what “Minute 17(2)” cites.

    A motion that was lost stands in a box of its own.

    Args:
        limbs: Neighbouring paragraphs, each a limb.
        counted: Whether the minute decides more than one thing, so that also a limb alone has its number.
        led_by: Words that lead up to them and say how it was decided (`leads`): they open the box instead of the verb.
    """
    runs = [(lost, list(run)) for lost, run in groupby(limbs, key=lambda each: _limb(each).is_lost)]
    boxes = [_box(run, is_lost=is_lost, counted=counted) for is_lost, run in runs]
    if led_by:
        lead = _with_bold(led_by, _limb(limbs[0]).verb.value)
        boxes[0] = replace(boxes[0], verb="", lead=lead)
    return boxes


def _with_bold(words: Inline, verb: str) -> Inline:
    """The words with their verb bold, where nobody has marked anything in them."""
    if not isinstance(words, str):
        return words
    at = words.casefold().find(verb)
    parts = (Text(words[:at]), Text(words[at : at + len(verb)], bold=True), Text(words[at + len(verb) :]))
    return tuple(part for part in parts if part.text)


def leads(text: str, limbs: Sequence[ParagraphView]) -> bool:
    """Whether words already say how all these limbs were decided: “It was agreed that the Committee:”."""
    ways = {_limb(each).verb for each in limbs}
    named = {_limb(each).recommended_to for each in limbs} | {""}
    says_it = any(way.value in text.casefold() for way in ways)
    return (
        text.rstrip().endswith((":", "–", "-"))
        and len(ways) == 1
        and says_it
        and all(receiver.casefold() in text.casefold() for receiver in named)
        and not any(_limb(each).is_lost for each in limbs)
    )


def _limb(paragraph: ParagraphView) -> ResolutionView:
    assert paragraph.resolution is not None
    return paragraph.resolution


def _box(run: Sequence[ParagraphView], *, is_lost: bool, counted: bool) -> Resolution:
    limbs = [_limb(each) for each in run]
    start = limbs[0].limb if counted else None
    ways = {(limb.verb, limb.recommended_to) for limb in limbs}
    if is_lost:
        opening, lead = "Motion lost:", ""
        texts = tuple(inline(each.text, each.marks) for each in run)
    elif len(ways) == 1:
        opening, lead = _opening(limbs[0], run[0].text, is_alone=len(limbs) == 1 and not counted)
        texts = tuple(inline(each.text, each.marks) for each in run)
    else:
        opening, lead = "Decided:", ""
        texts = tuple(_said_how(limb, each) for limb, each in zip(limbs, run, strict=True))
    return Resolution(
        opening,
        texts,
        lead=lead,
        note=_notes(limbs, counted=counted),
        start=start,
        source=source_of("minute_paragraph", run[0]),
    )


def _opening(limb: ResolutionView, text: str, *, is_alone: bool) -> tuple[str, str]:
    """The verb and what follows it: “Recommended” and “to Cabinet:”; words that follow on take no colon."""
    colon = "" if is_alone and follows_on(limb.verb, text) else ":"
    if limb.recommended_to:
        return _verb(limb.verb), f"to {limb.recommended_to}{colon}"
    return f"{_verb(limb.verb)}{colon}", ""


def follows_on(verb: Verb, text: str) -> bool:
    """Whether a limb’s words go on from the verb: “Agreed that …”, “Agreed to …”, “Noted the update”."""
    return text.startswith(("that ", "to ")) or (verb is Verb.NOTED and text[:1].islower())


def how_decided(limb: ResolutionView, text: str) -> str:
    """The way a limb was decided as words before it: “Recommended to Cabinet:”, “Agreed”, “Motion lost:”."""
    if limb.is_lost:
        return "Motion lost:"
    return " ".join(part for part in _opening(limb, text, is_alone=True) if part)


def _said_how(limb: ResolutionView, paragraph: ParagraphView) -> Inline:
    opening, lead = _opening(limb, paragraph.text, is_alone=True)
    words = inline(paragraph.text, paragraph.marks)
    after = f" {lead} " if lead else " "
    return (Text(opening, bold=True), Text(after), *((Text(words),) if isinstance(words, str) else words))


def _verb(verb: Verb) -> str:
    return verb.value.capitalize()


def _notes(limbs: Sequence[ResolutionView], *, counted: bool) -> str:
    """How each was moved and voted on, a line for each way; where the ways differ, the limbs they are about."""
    by_note: dict[str, list[int]] = {}
    for limb in limbs:
        by_note.setdefault(_vote(limb), []).append(limb.limb)
    said = [(note, numbers) for note, numbers in by_note.items() if note]
    if len(by_note) == 1 or not counted:
        return "\n".join(note for note, _ in said)
    return "\n".join(f"Limb{'s' if len(of) > 1 else ''} {_numbers(of)}: {note}" for note, of in said)


def _numbers(numbers: Sequence[int]) -> str:
    *others, last = map(str, numbers)
    return f"{', '.join(others)} and {last}" if others else last


def _vote(limb: ResolutionView) -> str:
    """Mover, seconder and the show of hands as one sentence; the names of a recorded vote as others."""
    parts = []
    if limb.mover:
        parts.append(f"proposed by {limb.mover}")
    if limb.seconder:
        parts.append(f"seconded by {limb.seconder}")
    counts = ((limb.votes_for, "for"), (limb.votes_against, "against"), (limb.abstentions, "abstained"))
    parts += [f"{count} {side}" for count, side in counts if count is not None]
    words = ", ".join(parts)
    sentences = [f"{words[:1].upper()}{words[1:]}."] if words else []
    recorded = [vote for vote in limb.votes if not vote.at_own_request]
    if recorded:
        sides = (f"{_CAST[cast]}: {names}" for cast in VoteCast if (names := _names(recorded, cast)))
        sentences.append(f"Recorded vote. {'; '.join(sides)}.")
    own = [vote for vote in limb.votes if vote.at_own_request]
    sentences += [
        f"At their own request it is recorded that {names} {_OWN[cast]}."
        for cast in VoteCast
        if (names := _names(own, cast))
    ]
    return " ".join(sentences)


def _names(votes: Sequence[VoteView], cast: VoteCast) -> str:
    return councillors(vote.name for vote in votes if vote.cast is cast)


def compose_action(paragraph: ParagraphView) -> Action:
    """One action, with its number in the log, and who does it by when."""
    ask = paragraph.action
    label = f"Action {ask.reference}:" if ask is not None and ask.reference else "Action:"
    who = "" if ask is None else who_by_when(ask)
    return Action(
        label, inline(paragraph.text, paragraph.marks), who, source=source_of("minute_paragraph", paragraph)
    )


def who_by_when(ask: AskView) -> str:
    """Who is asked, and by when as it was written, with the day that means: “Jean Kelly · by end of July (31 July 2019)”."""
    due = due_words(ask)
    lead = (
        "" if not due or due.casefold().startswith(("by ", "before ", "within ", "to be ", "asap")) else "by "
    )
    return " · ".join(part for part in (ask.officer, f"{lead}{due}" if due else "") if part)


def due_words(ask: AskView) -> str:
    """The day as it was written; what it means beside it unless the words name that very day."""
    written = ask.due_written.strip()
    if ask.due_on is None or not written:
        return written or (full_date(ask.due_on) if ask.due_on else "")
    if parse_due(written) == ask.due_on and any(character.isdigit() for character in written[:3]):
        return written
    return f"{written} ({full_date(ask.due_on)})"
