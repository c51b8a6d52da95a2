"""What must not be in a public file: what the restricted pack marks and says nowhere in public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from boardkeeper.documents.blocks import (
    AttachedPages,
    Block,
    Classification,
    KeptBack,
    Pack,
    Picture,
    Section,
    Withheld,
)
from boardkeeper.documents.plain_words import words_of
from boardkeeper.leaks.found import Leak, LeakFound
from boardkeeper.leaks.logs import rows_said
from boardkeeper.leaks.words import RunFinder, figures, names, runs, segments, squeezed, vocabulary

if TYPE_CHECKING:
    from boardkeeper.documents.pack import PackPapers

_OF_EVERY_FILE = (
    "Agenda item", "Agenda items", "Page", "Pages", "Public pack", "Restricted edition", "Not for publication",
    "This page is intentionally left blank", "Boardkeeper", "Source Sans", "Large print", "Back to the agenda",
    "Attached paper", "Attached papers", "The paper is attached as pages of the printed pack",
)  # fmt: skip
"""What renderers write of themselves."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is looked for in a public file, each with the passage it is from.

    Attributes:
        runs: Words in a row, squeezed to their letters.
        words: Names and figures.
        contents: SHA-256 of pictures and of what attached pages are made of.
        open_papers: Attached to what is public. What stands in one of them is no secret; they are read only when
            something was found.
    """

    runs: dict[str, str] = field(default_factory=dict, repr=False)
    words: dict[str, str] = field(default_factory=dict, repr=False)
    contents: dict[str, str] = field(default_factory=dict, repr=False)
    open_papers: tuple[AttachedPages, ...] = field(default=(), repr=False)

    def __bool__(self) -> bool:
        return bool(self.runs or self.words or self.contents)


def passages(public: Pack, restricted: Pack, *, said: Iterable[str] = ()) -> Secrets:
    """What of the restricted pack a public file must not hold.

    A passage is kept back when it is marked: it stands in a section or behind a marking that is not public. It is kept
    back, too, when it is not marked and the public pack says something else in its place, as the logs do. What the
    restricted pack says without a marking as well is no secret.

    Args:
        public: The public pack as composed.
        restricted: The restricted one, composed of the same meeting.
        said: What was written for the public in place of exempt passages, though it may use their words
            (`said_in_public`), and whatever stands in a public file without standing in the pack.
    """
    known_sections = {section.key: section for section in public.sections}
    alike = tuple(
        each for each in restricted.sections if _is_open(each) and known_sections.get(each.key) == each
    )
    keys = {each.key for each in alike}
    split = _split(each for each in restricted.sections if each.key not in keys)
    in_public = _words_of(each for each in public.sections if each.key not in keys)
    if not split.marked and not split.open:
        return Secrets()
    said_alike = _words_of(alike)
    known = {*in_public, *said_alike}
    stands = [each for each in split.open if each in known]
    openly = [*said_alike, *stands, *_about(restricted), *said, *_OF_EVERY_FILE]
    silent = [each for each in split.open if each not in known]
    runs_kept: dict[str, str] = {}
    words_kept: dict[str, str] = {}
    for kept, said_openly in ((split.marked, openly), (silent, [*openly, *in_public])):
        _keep(kept, said_openly, runs_kept, words_kept)
    papers = tuple(each.attached for each in alike if each.attached is not None)
    contents = {}
    if split.marked_papers or split.marked_pictures:
        from boardkeeper.leaks.contents import contents_of

        shown = (*split.open_pictures, *(one for each in alike for one in _pictures_in(each.blocks)))
        contents = contents_of(split.marked_papers, split.marked_pictures, shown)
    return Secrets(runs_kept, words_kept, contents, (*papers, *split.open_papers))


def secrets_of(kept: KeptBack) -> Secrets:
    """What a public paper that is no pack must not hold: passages the store marks, without what is said in public too."""
    runs_kept: dict[str, str] = {}
    words_kept: dict[str, str] = {}
    openly = (*kept.openly, *_OF_EVERY_FILE)
    _keep(kept.hidden, openly, runs_kept, words_kept)
    words_kept = {word: passage for word, passage in words_kept.items() if word.isdigit()}
    _keep(kept.named, openly, runs_kept, words_kept)
    return Secrets(runs_kept, words_kept)


def said_in_public(public: PackPapers, restricted: PackPapers) -> tuple[str, ...]:
    """What officers wrote for the public of matter that is not: summaries in minutes, and what the logs say instead.

    Raises:
        LeakFound: The public papers give what was asked for in private in its own words. Said in a log it would look public,
            so it is found here and not in the file.
    """
    given = tuple(Leak("in a log of follow-up", hidden) for _, hidden in rows_said(public, restricted))
    if given:
        raise LeakFound("The public pack", given)
    found: list[str] = []
    if restricted.minutes is not None:
        for minute in restricted.minutes.minutes:
            found += [each.public_summary for each in minute.paragraphs if each.is_exempt]
    hidden = {each.id: each.text for each in restricted.decisions}
    hidden |= {each.id: each.text for each in restricted.actions}
    told = [(each.id, each.text) for each in public.decisions]
    told += [(each.id, each.text) for each in public.actions]
    found += [text for row_id, text in told if hidden.get(row_id, text) != text]
    return tuple(each for each in found if each.strip())


@dataclass(frozen=True, slots=True)
class _SplitPack:
    """A restricted pack, taken apart by its markings."""

    marked: tuple[str, ...]
    open: tuple[str, ...]
    marked_papers: tuple[AttachedPages, ...]
    open_papers: tuple[AttachedPages, ...]
    marked_pictures: tuple[Picture, ...]
    open_pictures: tuple[Picture, ...]


def _is_open(section: Section) -> bool:
    """Whether nothing in a section is marked."""
    is_public = section.classification is Classification.PUBLIC
    return is_public and not any(isinstance(block, Withheld) for block in section.blocks)


def _split(sections: Iterable[Section]) -> _SplitPack:
    marked: list[Block] = []
    opened: list[Block] = []
    marked_papers: list[AttachedPages] = []
    open_papers: list[AttachedPages] = []
    titles: list[str] = []
    for section in sections:
        is_marked = section.classification is not Classification.PUBLIC
        for block in section.blocks:
            if isinstance(block, Withheld):
                marked += block.blocks
            else:
                (marked if is_marked else opened).append(block)
        if section.attached is not None:
            (marked_papers if is_marked else open_papers).append(section.attached)
        if is_marked:
            titles.append(section.title)
    openly = {each.digest for each in open_papers}
    hidden = tuple(each for each in marked_papers if each.digest not in openly)
    titles += [each.name for each in hidden]
    return _SplitPack(
        (*_words_of_blocks(marked), *titles, *_words_of_papers(hidden)),
        _words_of_blocks(opened),
        hidden,
        tuple(open_papers),
        tuple(_pictures_in(marked)),
        tuple(_pictures_in(opened)),
    )


def _words_of_blocks(blocks: Iterable[Block]) -> tuple[str, ...]:
    return words_of(Section("", "", tuple(blocks)))


def _words_of(sections: Iterable[Section]) -> tuple[str, ...]:
    return tuple(words for section in sections for words in words_of(section))


def _words_of_papers(papers: Iterable[AttachedPages]) -> Iterator[str]:
    from boardkeeper.render.pages import PageReader

    for paper in papers:
        with PageReader(paper.pdf) as reader:
            for index in range(len(reader)):
                yield reader.text(index)


def _pictures_in(blocks: Iterable[Block]) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block


def _about(pack: Pack) -> Iterator[str]:
    """What is said of the pack and of its items, on every edition's agenda and at the foot of its pages."""
    yield from (pack.title, pack.council, pack.board, pack.author, pack.subject, *pack.keywords)
    for section in pack.sections:
        if section.classification is not Classification.PUBLIC:
            continue
        number = section.item_number
        yield from (section.title, section.item_title)
        yield from (
            f"Agenda item {number}. {section.item_title or section.title}",
            f"Item {number} {section.title}",
        )


def _keep(
    kept: Iterable[str], said_openly: Iterable[str], runs_kept: dict[str, str], words_kept: dict[str, str]
) -> None:
    """Take what passages say and what is said openly does not."""
    runs_found: dict[str, str] = {}
    words_found: dict[str, str] = {}
    for passage in kept:
        for piece in segments(passage):
            for run in runs(piece):
                runs_found.setdefault(run, passage)
            for word in (*names(piece), *figures(piece)):
                words_found.setdefault(word, passage)
    if not runs_found and not words_found:
        return
    openly = "\n".join(said_openly)
    known = vocabulary(openly)
    for run in set(RunFinder(runs_found).found_in(squeezed(openly))):
        del runs_found[run]
    runs_kept.update(runs_found)
    words_kept.update((word, passage) for word, passage in words_found.items() if word not in known)
