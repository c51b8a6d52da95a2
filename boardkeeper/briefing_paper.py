"""A briefing as a paper: with the abbreviations of its pack, cut to one page, printed and written in the kinds the house knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper import packs
from boardkeeper.abbreviations import explain
from boardkeeper.briefing import Briefing, BriefingFacts, BriefingSheet, compose_sheet, gather_facts
from boardkeeper.briefing.fitting import limits_that_fit, steps_of
from boardkeeper.documents.briefing import compose_briefing
from boardkeeper.documents.pack import PackPapers, compose_pack
from boardkeeper.documents.plain_words import words_of
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.minutes.editions import Edition
from boardkeeper.minutes_out import SavedPaper, kind_of, pack_of, save_paper
from boardkeeper.remembering import once

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import KeptBack, Pack, Section
    from db.store import Store

__all__ = [
    "BriefingPapers",
    "MadeBriefing",
    "complete",
    "export_briefing",
    "gather_briefing",
    "make_briefing",
    "pack_texts",
]

_MOST_LINES = 40
_MOST_PAGES = 400
"""Of attached papers; reading more would keep people waiting for a page that lists a few short forms."""


@dataclass(frozen=True, slots=True)
class BriefingPapers:
    """What a briefing says, what the pack of its meeting is made of, for its abbreviations, and what a public one must not say."""

    facts: BriefingFacts
    pack: PackPapers
    kept_back: KeptBack | None = None


@dataclass(frozen=True, slots=True)
class MadeBriefing:
    """A briefing that fits its page, and the page."""

    sheet: BriefingSheet
    pack: Pack


def gather_briefing(store: Store, meeting_id: str, edition: Edition = Edition.PUBLIC) -> BriefingPapers:
    """Collect what is to be said before a meeting, as at its day, and the papers of its pack.

    Raises:
        UserError: The edition is that of Part II: a briefing is public, or restricted.
    """
    facts = gather_facts(store, meeting_id, edition)
    restricted = edition is Edition.RESTRICTED
    papers = packs.gather_papers(store, meeting_id, restricted=restricted)
    with store.read() as session:
        kept = None if restricted else kept_back_in(session, facts.board.id)
    return BriefingPapers(facts, papers, kept)


def complete(papers: BriefingPapers, cancelled: Callable[[], bool] = lambda: False) -> Briefing:
    """Find the abbreviations of the pack; works on plain values and may take a moment where long papers are attached."""
    return Briefing(papers.facts, explain(pack_texts(papers.pack, cancelled), papers.facts.own))


def pack_texts(papers: PackPapers, cancelled: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
    """The words of everything in a pack: of what the program composed, and of the pages that are attached."""
    # PDFium costs start-up time and is needed only here.
    from boardkeeper.render.pages import PageReader

    pack = compose_pack(papers)
    found = [words for section in pack.sections for words in once(_words_of, section)]
    read = 0
    for section in pack.sections:
        if section.attached is None:
            continue
        with PageReader(section.attached.pdf) as reader:
            for index in range(len(reader)):
                if cancelled() or read >= _MOST_PAGES:
                    break
                found.append(reader.text(index))
                read += 1
    return tuple(found)


def _words_of(section: Section) -> tuple[str, ...]:
    return tuple(words_of(section))


def make_briefing(
    papers: BriefingPapers,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MadeBriefing:
    """Find the abbreviations and cut what does not fit one A4 page; needs no database."""
    if progress is not None:
        progress("abbreviations of the pack", 0, 2)
    whole = compose_sheet(complete(papers, cancelled or _never))
    if progress is not None:
        progress("one page", 1, 2)
    lengths = [min(len(section.lines), _MOST_LINES) for section in whole.sections]

    def fits(limits: tuple[int, ...]) -> bool:
        # ReportLab costs start-up time and is needed only here.
        from boardkeeper.render.pdf import count_pages

        return count_pages(compose_briefing(whole.cut(limits))) == 1

    limits = limits_that_fit(lengths, fits, steps_of([section.title for section in whole.sections]))
    sheet = whole.cut(limits)
    return MadeBriefing(sheet, _pack(papers, sheet))


def _never() -> bool:
    return False


def _pack(papers: BriefingPapers, sheet: BriefingSheet) -> Pack:
    facts = papers.facts
    return pack_of(
        facts.board,
        facts.meeting.held_on,
        compose_briefing(sheet),
        facts.created,
        edition="Restricted edition" if sheet.is_restricted else "",
        kept_back=papers.kept_back,
    )


def export_briefing(
    store: Store, meeting_id: str, path: Path, edition: Edition = Edition.PUBLIC
) -> SavedPaper:
    """Write the briefing on a meeting; PDF, Word, web page or plain text by the ending of the name.

    Raises:
        UserError: The ending is none of these, or the file cannot be written.
    """
    kind_of(path)
    made = make_briefing(gather_briefing(store, meeting_id, edition))
    return save_paper(made.pack, path, kept=store.path)
