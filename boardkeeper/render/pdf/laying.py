"""A pack laid out: every section rendered, every page numbered, nothing put together yet.

What is laid out can be looked at page by page at once (`screen`); a file is made of it by `assemble`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from boardkeeper.documents.blocks import Pack, PageNumbers, Section, SectionKind
from boardkeeper.documents.page_ranges import ranges_of, written_out
from boardkeeper.errors import UserError
from boardkeeper.render.pdf.numbering import (
    ItemPages,
    SectionPages,
    fullest,
    item_pages,
    page_labels,
    placed,
    ranges,
    shared_numbers,
)
from boardkeeper.render.pdf.sections import RenderedSection, SectionCache, render_section
from boardkeeper.render.pdf.style import Style

if TYPE_CHECKING:
    from boardkeeper.documents.kept_pages import KeptPages

Progress = Callable[[str, int, int], None]


class PackCancelled(UserError):
    """The user stopped the making of a pack; nothing was written."""


@dataclass(frozen=True, slots=True)
class LaidPack:
    """A pack whose pages are known.

    Attributes:
        sections: In the order of the file, agenda sheets first; `rendered` and `places` go with them one to one.
        labels: What is printed on each page and what the PDF calls it, in order.
        items: Page range of every agenda item with a paper.
    """

    pack: Pack
    style: Style
    sections: tuple[Section, ...]
    rendered: tuple[RenderedSection, ...]
    places: tuple[SectionPages, ...]
    labels: tuple[str, ...]
    items: tuple[ItemPages, ...]


class Steps:
    """Says how far a piece of work is, and stops it where somebody asks for that.

    Args:
        total: How many steps there are.
        progress: Called with what is being done, how much is done, and of how much.
        cancelled: Asked before every step; True stops.
    """

    def __init__(
        self, total: int, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._begun = 0

    def begin(self, what: str) -> None:
        """Begin the next step.

        Raises:
            PackCancelled: It was stopped.
        """
        self.ask()
        if self._progress is not None:
            self._progress(what, self._begun, self._total)
        self._begun += 1

    def ask(self) -> None:
        """Go on with the same step unless it was stopped; the same error."""
        if self._cancelled is not None and self._cancelled():
            raise _stopped()

    def done(self) -> None:
        """All steps are done."""
        if self._progress is not None:
            self._progress("Ready", self._total, self._total)


def _stopped() -> PackCancelled:
    return PackCancelled("The pack was not made: it was stopped.", "Print it again when you are ready.")


def lay_out_pack(
    pack: Pack,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    cache: SectionCache | None = None,
    style: Style | None = None,
) -> LaidPack:
    """Lay out every section and number the pages.

    Args:
        pack: What is laid out.
        progress: Called with what is being done, how much is done, and of how much; one step is left for the assembly.
        cancelled: Asked before every section; True stops.
        cache: Sections made before; only what changed is made again.
        style: Sizes and margins; the pack's own accent goes over its colour.

    Raises:
        PackCancelled: `cancelled` said so.
        ValueError: The pack has no section, two share a key, or its numbers do not fit its papers.
    """
    steps = Steps(len(pack.sections) + 1, progress, cancelled)
    return lay_out(pack, replace(style or Style(), accent=pack.accent), steps, cache)


def lay_out(pack: Pack, style: Style, steps: Steps, cache: SectionCache | None) -> LaidPack:
    """The same as a part of longer work; takes a step for each section."""
    fronts = [section for section in pack.sections if section.kind is SectionKind.AGENDA]
    papers = papers_of(pack)
    ordered = (*fronts, *papers)
    by_key = {section.key: section for section in ordered}
    if not ordered or len(by_key) != len(ordered):
        raise ValueError("a pack needs at least one section, and each section a key of its own")
    made: list[RenderedSection] = []
    for section in papers:
        steps.begin(section.title)
        made.append(render_section(section, style, cache=cache))
    printed = _printed_ranges(pack, papers, made, by_key)
    fronted: list[RenderedSection] = []
    for section in fronts:
        steps.begin(section.title)
        sheet = written_out(section, printed, by_key)
        fronted.append(render_section(sheet, style, printed, cache=cache))
    rendered = (*fronted, *made)
    places = placed(ordered, [one.sidecar.pages for one in rendered], pack.first_page, pack.numbers)
    return LaidPack(
        pack,
        style,
        ordered,
        rendered,
        places,
        page_labels(places, by_key),
        item_pages(places, by_key, pack.numbers),
    )


def papers_of(pack: Pack) -> tuple[Section, ...]:
    """Its sections without the agenda sheets."""
    return tuple(section for section in pack.sections if section.kind is not SectionKind.AGENDA)


def number_together(
    editions: Sequence[Pack],
    *,
    kept: KeptPages | None = None,
    cache: SectionCache | None = None,
    style: Style | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[PageNumbers, ...]:
    """The numbering that several editions of a pack share; their papers are laid out for it.

    Args:
        editions: The fullest first.
        kept: What was published already; those papers keep their numbers.
        cache: Where the sections are kept for the making of the editions.
        style: Of all of them.
        cancelled: Asked before every section; True stops.

    Raises:
        PackCancelled: `cancelled` said so.
        ValueError: An edition holds a paper that the first does not.
    """
    steps = Steps(sum(len(pack.sections) for pack in editions), cancelled=cancelled)
    counted: list[list[tuple[Section, int]]] = []
    for pack in editions:
        own = replace(style or Style(), accent=pack.accent)
        counted.append([])
        for section in papers_of(pack):
            steps.begin(section.title)
            counted[-1].append((section, render_section(section, own, cache=cache).sidecar.pages))
    if kept is not None:
        from boardkeeper.render.pdf.kept_numbers import kept_numbers

        return kept_numbers(fullest(counted), kept)
    return shared_numbers(counted, editions[0].first_page)


def _printed_ranges(
    pack: Pack, papers: Sequence[Section], made: Sequence[RenderedSection], by_key: dict[str, Section]
) -> Mapping[str, tuple[str, str]]:
    """What an agenda sheet prints behind each paper."""
    if pack.numbers:
        return ranges_of(pack.numbers)
    return ranges(placed(papers, [one.sidecar.pages for one in made], pack.first_page), by_key)
