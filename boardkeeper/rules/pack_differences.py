"""What differs between two packs: papers that came, went, changed or only moved, and the words that changed, page by page.

Held against each other is what is printed, without what is stamped on every page: a paper that only stands on other pages
has not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from boardkeeper.rules.pack_pages import ReadChart, ReadPack, ReadPaper
from boardkeeper.rules.pack_reflowed import ToldWord, words_apart
from boardkeeper.rules.word_changes import ADDED, REMOVED, SAME, WordChange, stretches

_AROUND = 8
"""So many words are told before and behind a change; changes nearer to each other than twice that are told together."""
_CRUMB = 2
_Run: TypeAlias = tuple[int, int, int, int, bool]
_RANGE = re.compile(r"\(Pages? \d+(?: - \d+)?\)")
_PUBLISHED = re.compile(r"\bPublished \d{1,2} \w+ \d{4}")


class How(StrEnum):
    """What became of a paper; the words are those of the agenda's sheet of changes."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "taken out"
    MOVED = "moved"
    SAME = "the same"


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where words came or went, with the words around it.

    Attributes:
        before: The label of the page it stood on; `after` of the page it stands on now.
        words: In order; what is the same is only what stands around the change.
    """

    before: str
    after: str
    words: tuple[WordChange, ...]

    @property
    def place(self) -> str:
        """“page 33”, or “page 33, before page 31”; of words that stand in one of the two only, where that is known."""
        if not self.after:
            return f"formerly page {self.before}"
        if not self.before:
            return f"page {self.after}"
        return (
            f"page {self.after}"
            if self.before == self.after
            else f"page {self.after}, before page {self.before}"
        )


@dataclass(frozen=True, slots=True)
class ChangedChart:
    """A chart that is not drawn as it was.

    Attributes:
        how: Changed, new or taken out.
        page: The label of the page it stands on, or stood on.
    """

    how: How
    name: str
    page: str

    @property
    def sentence(self) -> str:
        """For example “The chart “Referrals” on page 5 has changed”."""
        said = {How.NEW: "is new", How.GONE: "is no longer there"}.get(self.how, "has changed")
        return f"The chart {f'“{self.name}” ' if self.name else ''}on page {self.page} {said}."


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A paper of either pack.

    Attributes:
        key: Its named place in the file; blank in files of other programs.
        before: The first and last label it had, None when it is new; `after` the same now, None when it is gone.
        passages: Where its words changed.
        pictures: Labels of the pages whose pictures or attached pages are others now.
        charts: What is drawn in lines and is drawn otherwise now, new or gone: its name, the page it stands on, whether it is
            there now.
        was_item: Its number before, where it has another now.
        was_title: Its title before, where it has another now.
    """

    how: How
    key: str
    title: str
    item_number: str
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None
    passages: tuple[Passage, ...] = ()
    pictures: tuple[str, ...] = ()
    charts: tuple[ChangedChart, ...] = ()
    was_item: str = ""
    was_title: str = ""
    is_front: bool = False

    @property
    def name(self) -> str:
        """“Item 9, Ofsted letter”."""
        return f"Item {self.item_number}, {self.title}" if self.item_number else self.title

    @property
    def is_changed(self) -> bool:
        """Whether somebody has to read it again."""
        return self.how in {How.NEW, How.CHANGED, How.GONE}


def in_marks(passage: Passage) -> str:
    """A passage as one line: “… the board [-noted-] [+agreed+] that …”."""
    words = []
    for each in passage.words:
        marked = {ADDED: f"[+{each.text}+]", REMOVED: f"[-{each.text}-]"}
        words.append(marked.get(each.change, each.text))
    said = " ".join(words)
    before = "… " if passage.words and passage.words[0].change == SAME else ""
    behind = " …" if passage.words and passage.words[-1].change == SAME else ""
    return f"{before}{said}{behind}"


def differences(before: Sequence[ReadPack], after: ReadPack) -> tuple[PaperChange, ...]:
    """Hold two packs against each other, in the order of the later one; what is gone comes last.

    Args:
        before: The earlier pack and what was added to it, in order: the later of two papers counts.
        after: The later pack.
    """
    if any(pack.booklet is not None for pack in (*before, after)):
        before, after = [_in_two(pack) for pack in before], _in_two(after)
    known: dict[str, ReadPaper] = {}
    for pack in before:
        for paper in pack.papers:
            # The sheet in front of a supplement is none of the papers.
            if not paper.is_front or pack is before[0]:
                known[_key(paper, pack)] = paper
    found: list[PaperChange] = []
    is_reflowed = any(pack.is_large_print is not after.is_large_print for pack in before)
    for paper in after.papers:
        was = known.pop(_key(paper, after), None)
        if was is None:
            found.append(_new(paper))
        elif is_reflowed:
            found.append(_reflowed(was, paper, is_large_now=after.is_large_print))
        else:
            found.append(_held_against(was, paper))
    return (*found, *(_gone(paper) for paper in known.values()))


def _in_two(pack: ReadPack) -> ReadPack:
    """A pack as the sheet in front and all that is behind it: a booklet does not say where papers begin."""
    front = tuple(page for page in pack.pages if page.label and not page.label.isdigit())
    behind = tuple(page for page in pack.pages if page not in front)
    sheet = ReadPaper("sheet", "The sheet in front", "", 0, front)
    papers = ReadPaper("papers", "The papers", "", len(front), behind)
    return replace(pack, papers=tuple(_without_charts(each) for each in (sheet, papers) if each.pages))


def _without_charts(paper: ReadPaper) -> ReadPaper:
    """The figures of a booklet are not told apart from what is around them."""
    return replace(paper, pages=tuple(replace(page, charts=()) for page in paper.pages))


def _key(paper: ReadPaper, pack: ReadPack) -> str:
    """What a paper is known by in both: its place in the file, or that it is the file."""
    if paper.key:
        return paper.key
    return f"{paper.item_number} {paper.title}" if len(pack.papers) > 1 else ""


def _new(paper: ReadPaper) -> PaperChange:
    return PaperChange(
        How.NEW, paper.key, paper.title, paper.item_number, None, _labels(paper), is_front=paper.is_front
    )


def _gone(paper: ReadPaper) -> PaperChange:
    return PaperChange(
        How.GONE, paper.key, paper.title, paper.item_number, _labels(paper), None, is_front=paper.is_front
    )


def _held_against(was: ReadPaper, now: ReadPaper) -> PaperChange:
    passages = tuple(_passages(_words(was), _words(now)))
    pictures = tuple(_pictures(was, now))
    charts = tuple(_charts(was, now))
    how = How.SAME
    if passages or pictures or charts:
        how = How.CHANGED
    elif _labels(was) != _labels(now) or was.item_number != now.item_number:
        how = How.MOVED
    return PaperChange(
        how,
        now.key,
        now.title,
        now.item_number,
        _labels(was),
        _labels(now),
        passages,
        pictures,
        charts,
        was_item=was.item_number if was.item_number != now.item_number else "",
        was_title=was.title if was.title != now.title else "",
        is_front=now.is_front,
    )


def _reflowed(was: ReadPaper, now: ReadPaper, *, is_large_now: bool) -> PaperChange:
    """One of them is in large print: on other pages by that alone, and with its charts drawn anew."""
    usual, large = (was, now) if is_large_now else (now, was)
    apart = words_apart(usual, large)
    before, after = (_said(each) for each in (apart if is_large_now else reversed(apart)))
    passages = tuple(_passages(before, after))
    is_other = bool(passages) or was.item_number != now.item_number
    return PaperChange(
        How.CHANGED if passages else How.MOVED if is_other else How.SAME,
        now.key,
        now.title,
        now.item_number,
        _labels(was),
        _labels(now),
        passages,
        was_item=was.item_number if was.item_number != now.item_number else "",
        was_title=was.title if was.title != now.title else "",
        is_front=now.is_front,
    )


def _said(words: Sequence[ToldWord]) -> _Said:
    return _Said(tuple(each.word for each in words), tuple(each.label for each in words))


def _labels(paper: ReadPaper) -> tuple[str, str]:
    return _label(paper, 0), _label(paper, len(paper.pages) - 1)


def _label(paper: ReadPaper, place: int) -> str:
    return paper.pages[place].label or str(paper.pages[place].index + 1)


# ------------------------------------------------------------------------------------------ words


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a paper and the label of the page each stands on."""

    words: tuple[str, ...]
    labels: tuple[str, ...]

    def label(self, place: int) -> str:
        return self.labels[min(place, len(self.labels) - 1)] if self.labels else ""


def _words(paper: ReadPaper) -> _Said:
    words: list[str] = []
    labels: list[str] = []
    for place, page in enumerate(paper.pages):
        if page.is_leaf:
            continue
        # A number printed on the agenda sheet follows from where papers stand, and is told with them; so is the day of publication.
        content = _PUBLISHED.sub("", _RANGE.sub("", page.content)) if paper.is_front else page.content
        content = content.removeprefix(f"Agenda item {paper.item_number}\n") if not place else content
        said = content.split()
        words += said
        labels += [_label(paper, place)] * len(said)
    return _Said(tuple(words), tuple(labels))


def _passages(was: _Said, now: _Said) -> Iterator[Passage]:
    if was.words == now.words:
        return
    runs = list(stretches(was.words, now.words))
    together: list[_Run] = []
    for place, run in enumerate(runs):
        is_edge = place in {0, len(runs) - 1}
        if run[4] and (is_edge or run[1] - run[0] > 2 * _AROUND):
            yield from _told(was, now, together)
            together = []
        else:
            together.append(run)
    yield from _told(was, now, together)


def _told(was: _Said, now: _Said, runs: Sequence[_Run]) -> Iterator[Passage]:
    changed = [run for run in runs if not run[4]]
    if not changed:
        return
    first, last = changed[0], changed[-1]
    inner = runs[runs.index(first) : runs.index(last) + 1]
    words: list[WordChange] = []
    _put(words, now.words[max(0, first[2] - _AROUND) : first[2]], SAME)
    for a, b, c, d, is_same in _without_crumbs(inner):
        if is_same:
            _put(words, now.words[c:d], SAME)
        else:
            _put(words, was.words[a:b], REMOVED)
            _put(words, now.words[c:d], ADDED)
    _put(words, now.words[last[3] : last[3] + _AROUND], SAME)
    yield Passage(was.label(first[0]), now.label(first[2]), tuple(words))


def _without_crumbs(runs: Sequence[_Run]) -> Iterator[_Run]:
    """Runs in which a word or two that stayed by chance between rewritten ones belong to those."""
    held: _Run | None = None
    for place, run in enumerate(runs):
        a, b, c, d, is_same = run
        if (
            is_same
            and b - a <= _CRUMB
            and place
            and _is_rewritten(runs[place - 1])
            and _is_rewritten(runs[place + 1])
        ):
            is_same = False
        if held is not None and not is_same:
            held = (held[0], b, held[2], d, False)
            continue
        if held is not None:
            yield held
        held = None if is_same else (a, b, c, d, False)
        if is_same:
            yield run
    if held is not None:
        yield held


def _is_rewritten(run: _Run) -> bool:
    return run[1] - run[0] + run[3] - run[2] > _CRUMB


def _put(words: list[WordChange], said: Sequence[str], change: str) -> None:
    if said:
        words.append(WordChange(" ".join(said), change))


def _pictures(was: ReadPaper, now: ReadPaper) -> Iterator[str]:
    """The pages on which something else is drawn; pages that came or went with the words around them are left to those."""
    before = [each for page in was.pages for each in page.pictures]
    after = [(each, _label(now, place)) for place, page in enumerate(now.pages) for each in page.pictures]
    seen: set[str] = set()
    for _, _, c, d, is_same in stretches(before, [each for each, _ in after]):
        if is_same:
            continue
        labels = [label for _, label in after[c:d]] or [
            after[min(c, len(after) - 1)][1] if after else _label(now, 0)
        ]
        for label in labels:
            if label not in seen:
                seen.add(label)
                yield label


def _charts(was: ReadPaper, now: ReadPaper) -> Iterator[ChangedChart]:
    """The charts that are drawn otherwise, wherever on their pages they stand."""
    before = _drawn_on(was)
    after: list[tuple[ReadChart, str]] = []
    for chart, label in _drawn_on(now):
        same = next((place for place, (each, _) in enumerate(before) if each.is_drawn_like(chart)), None)
        if same is None:
            after.append((chart, label))
        else:
            del before[same]
    for chart, label in after:
        named = next((place for place, (each, _) in enumerate(before) if each.name == chart.name), None)
        if named is None and len(before) == len(after):
            named = 0
        if named is not None:
            del before[named]
        yield ChangedChart(How.NEW if named is None else How.CHANGED, chart.name, label)
    yield from (ChangedChart(How.GONE, chart.name, label) for chart, label in before)


def _drawn_on(paper: ReadPaper) -> list[tuple[ReadChart, str]]:
    return [(each, _label(paper, place)) for place, page in enumerate(paper.pages) for each in page.charts]
