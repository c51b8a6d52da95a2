"""What changed between two states of the minutes, paragraph by paragraph and in each word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from boardkeeper.minutes.views import (
    AskView,
    AttendeeView,
    MinutesView,
    MinuteView,
    ParagraphView,
    ResolutionView,
)
from boardkeeper.minutes.written import PieceKind
from boardkeeper.reports import Mark
from boardkeeper.sign_offs import ADDED, REMOVED, SAME, WordChange
from boardkeeper.sign_offs import compare as compare_words
from db.tables.meetings import Presence
from db.tables.minutes import VoteCast


class LineChange(StrEnum):
    """What became of a heading or paragraph."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FactChange:
    """Something beside the words: who was asked, how the vote went; blank where it was not so."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One heading or paragraph of either state, in the order of the later one; what is gone stands where it was.

    Attributes:
        id: Of the paragraph; a heading’s is that of its minute.
        minute: The title of the minute it is in, with its number.
        place: “(b)” of a point, “2” of a limb, “16.” of a heading, blank otherwise.
        is_moved: Whether it stands somewhere else among the others than before.
        words: Its text in runs that stayed, came or went.
        facts: What else of it changed.
    """

    id: str
    minute_id: str
    minute: str
    place: str
    kind: PieceKind
    change: LineChange
    is_moved: bool
    words: tuple[WordChange, ...]
    facts: tuple[FactChange, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything about it differs."""
        return self.change is not LineChange.SAME or self.is_moved


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    minute_id: str
    minute: str
    place: str
    kind: PieceKind
    text: str
    facts: Mapping[str, str]


def compare(before: MinutesView, after: MinutesView) -> tuple[ParagraphChange, ...]:
    """Hold two states of the same minutes against each other."""
    old, new = list(_lines(before)), list(_lines(after))
    was = {line.id: line for line in old}
    still = {line.id for line in new}
    moved = _moved([line.id for line in old if line.id in still], [line.id for line in new if line.id in was])
    gone_after = _gone(old, still)
    changes = [_whole(line, LineChange.REMOVED) for line in gone_after[""]]
    for line in new:
        earlier = was.get(line.id)
        if earlier is None:
            changes.append(_whole(line, LineChange.ADDED))
        else:
            changes.append(_held(earlier, line, is_moved=line.id in moved))
        changes += [_whole(each, LineChange.REMOVED) for each in gone_after[line.id]]
    return tuple(changes)


def _gone(old: Sequence[_Line], still: set[str]) -> Mapping[str, list[_Line]]:
    """What is gone, by the line it stood behind that is still there; blank for the very beginning."""
    gone: dict[str, list[_Line]] = defaultdict(list)
    last = ""
    for line in old:
        if line.id in still:
            last = line.id
        else:
            gone[last].append(line)
    return gone


def _whole(line: _Line, change: LineChange) -> ParagraphChange:
    how = ADDED if change is LineChange.ADDED else REMOVED
    words = (WordChange(line.text, how),) if line.text else ()
    return ParagraphChange(
        id=line.id,
        minute_id=line.minute_id,
        minute=line.minute,
        place=line.place,
        kind=line.kind,
        change=change,
        is_moved=False,
        words=words,
        facts=(),
    )


def _held(before: _Line, after: _Line, *, is_moved: bool) -> ParagraphChange:
    facts = tuple(
        FactChange(name, before.facts.get(name, ""), after.facts.get(name, ""))
        for name in dict.fromkeys([*before.facts, *after.facts])
        if before.facts.get(name, "") != after.facts.get(name, "")
    )
    if before.minute_id != after.minute_id:
        facts = (FactChange("Minute", before.minute, after.minute), *facts)
    words: tuple[WordChange, ...] = (WordChange(after.text, SAME),) if after.text else ()
    if before.text != after.text:
        words = compare_words(before.text, after.text)
    is_same = before.text == after.text and not facts
    change = LineChange.SAME if is_same else LineChange.CHANGED
    return ParagraphChange(
        id=after.id,
        minute_id=after.minute_id,
        minute=after.minute,
        place=after.place,
        kind=after.kind,
        change=change,
        is_moved=is_moved,
        words=words,
        facts=facts,
    )


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The ids that change places: all but a longest run that keeps its order."""
    place = {each: index for index, each in enumerate(before)}
    tails: list[int] = []
    last_at: list[int] = []
    previous: list[int] = []
    places = [place[each] for each in after]
    for index, value in enumerate(places):
        length = bisect_left(tails, value)
        previous.append(last_at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            last_at.append(index)
        else:
            tails[length] = value
            last_at[length] = index
    kept = set()
    index = last_at[-1] if last_at else -1
    while index >= 0:
        kept.add(after[index])
        index = previous[index]
    return set(after) - kept


def _lines(minutes: MinutesView) -> Iterator[_Line]:
    header = (("attendance", "Who was there", _attended), ("declarations", "Interests declared", _declared))
    for key, title, say in header:
        if words := say(minutes):
            yield _Line(key, key, title, "", PieceKind.TEXT, words, {})
    for minute in minutes.minutes:
        named = _named(minute)
        numbered = {"Number": str(minute.number)} if minute.number is not None else {}
        if not minute.is_numbered:
            numbered = {"Number": "takes none"}
        place = named.removesuffix(minute.title).strip()
        yield _Line(minute.id, minute.id, named, place, PieceKind.HEADING, minute.title, numbered)
        for each in minute.paragraphs:
            yield _Line(
                each.id,
                minute.id,
                named,
                _place(each),
                PieceKind(each.kind.value),
                each.text,
                dict(_facts(each)),
            )


def _attended(minutes: MinutesView) -> str:
    """Names by the way they took part, a line for each; comings and goings behind a name."""
    lines = []
    for presence in Presence:
        names = [_came(each) for each in minutes.attendance if each.presence is presence]
        if names:
            lines.append(f"{presence.value.capitalize()}: {', '.join(names)}.")
    return "\n".join(lines)


def _came(attendee: AttendeeView) -> str:
    more = [
        attendee.acting_as,
        f"for {attendee.substitute_for}" if attendee.substitute_for else "",
        "online" if attendee.is_online else "",
        *(
            f"{'came' if each.is_arrival else 'left'} at item {each.item_number}"
            for each in attendee.movements
        ),
    ]
    said = "; ".join(words for words in more if words)
    return f"{attendee.name} ({said})" if said else attendee.name


def _declared(minutes: MinutesView) -> str:
    return "\n".join(
        f"{each.member}: {each.subject}, {each.interest.value}{', left the room' if each.left_the_room else ''}."
        f" {each.reason}".rstrip()
        for each in minutes.declarations
    )


def _named(minute: MinuteView) -> str:
    number = minute.number if minute.number is not None else minute.next_number
    return f"{number}. {minute.title}" if number is not None else minute.title


def _place(paragraph: ParagraphView) -> str:
    if paragraph.resolution is not None:
        return str(paragraph.resolution.limb)
    return f"({paragraph.letter})" if paragraph.letter else ""


def _facts(paragraph: ParagraphView) -> Iterator[tuple[str, str]]:
    """What a paragraph says beside its words, each under the name a person knows it by."""
    yield "Kind", paragraph.kind.value
    if paragraph.level:
        yield "Level", str(paragraph.level + 1)
    if paragraph.marks:
        yield "Emphasis and links", "; ".join(_mark(paragraph.text, each) for each in paragraph.marks)
    if paragraph.is_confidential:
        yield "Confidential", "yes"
    if paragraph.exempt_paragraphs:
        yield "Exempt under paragraph", paragraph.exempt_paragraphs
    if paragraph.public_summary:
        yield "Public summary", paragraph.public_summary
    if paragraph.resolution is not None:
        yield from _decided(paragraph.resolution)
    if paragraph.action is not None:
        yield from _asked(paragraph.action)


def _mark(text: str, mark: Mark) -> str:
    where = f" to {mark.target}" if mark.target else ""
    return f"“{text[mark.start : mark.end]}” {mark.style}{where}"


def _decided(limb: ResolutionView) -> Iterator[tuple[str, str]]:
    yield "Decided", "motion lost" if limb.is_lost else limb.verb.value
    named = (("Recommended to", limb.recommended_to), ("Mover", limb.mover), ("Seconder", limb.seconder))
    yield from ((name, words) for name, words in named if words)
    counts = ((limb.votes_for, "for"), (limb.votes_against, "against"), (limb.abstentions, "abstained"))
    shown = ", ".join(f"{count} {side}" for count, side in counts if count is not None)
    if shown:
        yield "Votes", shown
    for cast in VoteCast:
        names = [
            f"{vote.name}{' (own request)' if vote.at_own_request else ''}"
            for vote in limb.votes
            if vote.cast is cast
        ]
        if names:
            yield f"Recorded {cast.value}", ", ".join(names)
    if limb.ask is not None:
        yield from _asked(limb.ask)


def _asked(ask: AskView) -> Iterator[tuple[str, str]]:
    yield "Asked", "yes"
    if ask.officer:
        yield "Who", ask.officer
    if ask.due_written:
        yield "By when", ask.due_written
