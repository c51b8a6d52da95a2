"""The index of a minute book, collected meeting by meeting while its leaves are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

from boardkeeper.documents.minute_book import IndexEntry, IndexPart, IndexRef
from boardkeeper.minute_book.finding_names import NameFinder
from boardkeeper.minutes import MinutesView, MinuteView, ParagraphKind, Presence
from boardkeeper.rules.leaves import LeafNumber, runs
from boardkeeper.rules.municipal_year import municipal_year_title
from boardkeeper.rules.names import name_parts, read_names
from boardkeeper.rules.subjects import gathered_key, initial, sort_key, subheading_subject, subject_of

Where = tuple[int, LeafNumber]
"""A municipal year and a leaf of its book."""

_START_OF_LIMB = 60
"""So many characters of a text are looked for on the leaves; more might run over the end of one."""


class Part(StrEnum):
    """What somebody did, in the order the index says it."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    DECLARED = "declared an interest"
    MOVED = "moved"
    SECONDED = "seconded"
    NAMED = "named"


_PRESENCES = {
    Presence.PRESENT: Part.PRESENT,
    Presence.SUBSTITUTE: Part.PRESENT,
    Presence.IN_ATTENDANCE: Part.PRESENT,
    Presence.APOLOGIES: Part.APOLOGIES,
    Presence.ABSENT: Part.APOLOGIES,
}


@dataclass(slots=True)
class _Line:
    spellings: Counter[str] = field(default_factory=Counter)
    leaves: set[Where] = field(default_factory=set)
    below: dict[str, _Line] = field(default_factory=dict)


class PageTexts:
    """The words of the leaves of one meeting, to find on which of them something stands."""

    def __init__(self, words: Sequence[str]) -> None:
        self.text = " ".join(words)
        self._starts = list(accumulate((len(page) + 1 for page in words[:-1]), initial=0)) if words else []

    def page_at(self, offset: int) -> int:
        """The page on which a character stands, from 0."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def find(self, words: str, start: int = 0) -> int:
        """Where a text begins, from a place on; -1 when nowhere."""
        return self.text.find(" ".join(words.split())[:_START_OF_LIMB].strip(), start)

    def heading(self, minute: MinuteView, start: int) -> int:
        """Where the heading of a minute begins; `start` when it is not found."""
        number = f"{minute.number}. " if minute.number is not None else ""
        found = self.find(number + minute.title, start)
        return found if found >= 0 else start


class BookIndex:
    """Collects subjects and people.

    Args:
        people: Id and name of everybody who may be met.
        is_of_years: Whether the book has several years, so that leaves are named with theirs.
    """

    def __init__(self, people: Sequence[tuple[str, str]], *, is_of_years: bool) -> None:
        self._names = dict(people)
        self._finder = NameFinder(people)
        self._is_of_years = is_of_years
        self._subjects: dict[str, _Line] = defaultdict(_Line)
        self._persons: dict[str, dict[Part, set[Where]]] = defaultdict(lambda: defaultdict(set))

    def add(
        self,
        minutes: MinutesView,
        words: Sequence[str],
        leaves: Sequence[Where],
        reports: Mapping[str, str],
    ) -> None:
        """Take in the minutes of one meeting.

        Args:
            minutes: In the edition that is printed.
            words: Of its leaves.
            leaves: Their numbers.
            reports: Titles of reports, by agenda item.
        """
        texts = PageTexts(words)
        first = leaves[0]
        told: dict[str, set[Where]] = defaultdict(set)

        def note(person_id: str | None, part: Part, leaf: Where) -> None:
            if person_id is not None:
                self._persons[person_id][part].add(leaf)
                told[person_id].add(leaf)

        for attendee in minutes.attendance:
            note(attendee.person_id, _PRESENCES[attendee.presence], first)
        for declaration in minutes.declarations:
            at = texts.find(declaration.reason or declaration.subject)
            leaf = leaves[texts.page_at(at)] if at >= 0 else first
            note(declaration.person_id or self._finder.person_called(declaration.member), Part.DECLARED, leaf)
        at = 0
        for minute in minutes.minutes:
            at = texts.heading(minute, at)
            self._add_subjects(minute, texts, at, leaves, reports)
            for limb in minute.resolutions:
                found = texts.find(limb.text, at)
                leaf = leaves[texts.page_at(found if found >= 0 else at)]
                for written, part in ((limb.mover, Part.MOVED), (limb.seconder, Part.SECONDED)):
                    for name in read_names(written):
                        note(self._person(name), part, leaf)
        self._add_mentions(minutes, texts, leaves, told)

    def subjects(self) -> tuple[IndexEntry, ...]:
        """The index by subject, in order."""
        return self._entries(self._subjects)

    def persons(self) -> tuple[IndexEntry, ...]:
        """The index by person, surname first, in order."""
        entries = []
        for person_id, parts in self._persons.items():
            name = name_parts(self._names[person_id])
            refs = tuple(IndexPart(part.value, self._refs(parts[part])) for part in Part if parts.get(part))
            entries.append(
                (sort_key(name.surname), sort_key(name.surname_first), person_id, name.surname_first, refs)
            )
        return tuple(
            IndexEntry(words, refs) for _, _, _, words, refs in sorted(entries, key=lambda each: each[:3])
        )

    def _person(self, name: str) -> str:
        """Whoever a name stands for; somebody the file does not know gets a line of their own."""
        known = self._finder.person_called(name)
        if known is None:
            known = f"name {name}"
            self._names[known] = name
        return known

    def _add_subjects(
        self,
        minute: MinuteView,
        texts: PageTexts,
        at: int,
        leaves: Sequence[Where],
        reports: Mapping[str, str],
    ) -> None:
        leaf = leaves[texts.page_at(at)]
        subject = subject_of(minute.title)
        line = self._line(self._subjects, subject.words)
        if subject.below:
            self._line(line.below, subject.below).leaves.add(leaf)
        else:
            line.leaves.add(leaf)
        report = reports.get(minute.agenda_item_id or "", "")
        if report and gathered_key(report) != gathered_key(minute.title):
            titled = subject_of(report)
            other = self._line(self._subjects, titled.words)
            if titled.below:
                other = self._line(other.below, titled.below)
            other.leaves.add(leaf)
        for paragraph in minute.paragraphs:
            if paragraph.kind is ParagraphKind.SUBHEADING:
                words = subheading_subject(paragraph.text)
                found = texts.find(paragraph.text, at)
                if words and found >= 0:
                    self._line(line.below, words).leaves.add(leaves[texts.page_at(found)])

    def _add_mentions(
        self,
        minutes: MinutesView,
        texts: PageTexts,
        leaves: Sequence[Where],
        told: Mapping[str, set[Where]],
    ) -> None:
        """Note where somebody is named who is not in the index with that leaf for another reason already."""
        present = [each.person_id for each in minutes.attendance]
        for mention in self._finder.mentions(texts.text, present):
            leaf = leaves[texts.page_at(mention.start)]
            if leaf not in told.get(mention.person_id, ()):
                self._persons[mention.person_id][Part.NAMED].add(leaf)

    @staticmethod
    def _line(lines: dict[str, _Line], words: str) -> _Line:
        line = lines.setdefault(gathered_key(words), _Line())
        line.spellings[words] += 1
        return line

    def _entries(self, lines: Mapping[str, _Line]) -> tuple[IndexEntry, ...]:
        entries = []
        for key, line in lines.items():
            # The spelling used most; of two used equally often the first in order, so that it is always the same.
            words = min(line.spellings, key=lambda each: (-line.spellings[each], each))
            parts = (IndexPart("", self._refs(line.leaves)),) if line.leaves else ()
            entries.append((sort_key(words), key, IndexEntry(words, parts, self._entries(line.below))))
        return tuple(entry for _, _, entry in sorted(entries, key=lambda each: each[:2]))

    def _refs(self, leaves: Iterable[Where]) -> tuple[IndexRef, ...]:
        by_year: dict[int, list[LeafNumber]] = defaultdict(list)
        for year, leaf in leaves:
            by_year[year].append(leaf)
        refs = []
        for year, found in sorted(by_year.items()):
            for order, (first, last) in enumerate(runs(found)):
                label = first.label if first == last else f"{first.label}–{last.label}"
                if self._is_of_years and not order:
                    label = f"{municipal_year_title(year)}: {label}"
                refs.append(IndexRef(label, leaf_place(year, first)))
        return tuple(refs)


def leaf_place(year: int, leaf: LeafNumber) -> str:
    """The name under which links, and addresses such as “book.pdf#leaf-2019-17a”, find a leaf."""
    return f"leaf-{year}-{leaf.label.replace(' ', '-')}"


def by_initial(entries: Iterable[IndexEntry]) -> dict[str, list[IndexEntry]]:
    """Lines under the letters they begin with."""
    found: dict[str, list[IndexEntry]] = defaultdict(list)
    for entry in entries:
        found[initial(entry.words)].append(entry)
    return dict(found)
