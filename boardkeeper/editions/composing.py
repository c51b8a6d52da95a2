"""Compose an edition from what was gathered; needs no database.

All editions of a pack are numbered together: the papers have the page numbers that they have in the fullest edition, and an
extract of some items says the same numbers as the whole. What was published keeps its numbers, and papers stand in their order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from boardkeeper import briefing_paper
from boardkeeper.documents.blocks import Cover, Pack, Section, SectionKind
from boardkeeper.documents.briefing import compose_briefing
from boardkeeper.documents.extract import compose_extract_sheet
from boardkeeper.documents.kept_pages import in_page_order, with_kept_pages
from boardkeeper.documents.large_print import in_large_print
from boardkeeper.documents.pack import compose_pack
from boardkeeper.editions.as_published import require_as_published
from boardkeeper.editions.changes import compose_changes_edition
from boardkeeper.editions.gathering import GatheredPack
from boardkeeper.editions.views import Edition, NothingToMake, Part
from boardkeeper.publishing.making import has_own_restricted
from boardkeeper.publishing.supplementing import supplement_packs
from boardkeeper.rules.due_dates import weekday_date
from db.tables.packs import Readers

if TYPE_CHECKING:
    from boardkeeper.render.pdf import SectionCache
    from boardkeeper.render.pdf.style import Style

_Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ComposedEdition:
    """An edition ready to be laid out.

    Attributes:
        pack: What is laid out, in `style`.
        restricted: The whole restricted pack, and `public` the whole public one: what is in the first and not in the second
            must not be in a public edition.
    """

    pack: Pack
    style: Style
    edition: Edition
    restricted: Pack
    public: Pack


def compose_edition(
    gathered: GatheredPack,
    edition: Edition,
    *,
    cache: SectionCache | None = None,
    cancelled: _Cancelled | None = None,
) -> ComposedEdition:
    """Compose an edition and number its pages.

    Args:
        gathered: For this edition.
        edition: Which one.
        cache: Where the sections are kept that numbering lays out; making the edition finds them there.
        cancelled: Asked before every section.

    Raises:
        PackCancelled: `cancelled` said so.
        NothingToMake: There is nothing in the edition.
        ChangedSincePublished: It is a supplement that is out, and its papers say something else by now.
    """
    # ReportLab costs start-up time and is needed only here.
    from boardkeeper.render.pdf import SectionCache, number_together
    from boardkeeper.render.pdf.style import LARGE_PRINT, Style

    cache = cache or SectionCache()
    if gathered.supplement is not None:
        is_preview = gathered.published is None
        public, restricted = supplement_packs(gathered.supplement, is_preview=is_preview)
        if edition.is_restricted and not has_own_restricted(public, restricted):
            # It goes out as one for everybody, so no copy of it is marked.
            edition = replace(edition, readers=Readers.PUBLIC)
    else:
        restricted = compose_pack(gathered.restricted)
        public = compose_pack(gathered.public, restricted)
    numbers = number_together((restricted, public), kept=gathered.kept, cache=cache, cancelled=cancelled)
    restricted, public = in_page_order(restricted, numbers), in_page_order(public, numbers)
    whole = restricted if edition.is_restricted else public
    if gathered.published is not None:
        require_as_published(gathered.published, whole, edition.supplement, cache=cache, cancelled=cancelled)
    pack = _named(_part(whole, restricted, gathered, edition, cache, cancelled), edition)
    if gathered.kept is not None and not edition.is_large_print:
        pack = with_kept_pages(pack, gathered.kept)
    if edition.readers is Readers.CHAIR:
        pack = replace(pack, edition=f"Chair’s copy · {pack.edition}")
    style = Style()
    if edition.is_large_print:
        style = LARGE_PRINT
        pack = in_large_print(pack, numbers)
        pack = replace(pack, title=f"{pack.title} – large print")
    return ComposedEdition(pack, style, edition, restricted, public)


def _part(
    whole: Pack,
    restricted: Pack,
    gathered: GatheredPack,
    edition: Edition,
    cache: SectionCache,
    cancelled: _Cancelled | None,
) -> Pack:
    match edition.part:
        case Part.AGENDA:
            title = f"Agenda, {whole.board}, {weekday_date(whole.meeting_date)}"
            return replace(whole, title=title, sections=whole.sections[:1])
        case Part.ITEMS:
            return _extract(whole, gathered, edition)
        case Part.CHANGES:
            return compose_changes_edition(
                gathered.before,
                gathered.since,
                whole,
                restricted=None if edition.is_restricted else restricted,
                cache=cache,
                cancelled=cancelled,
            )
        case Part.WHOLE if gathered.briefing is not None:
            made = briefing_paper.make_briefing(gathered.briefing, cancelled=cancelled)
            return _with_briefing(whole, compose_briefing(made.sheet))
        case _:
            return whole


def _with_briefing(whole: Pack, briefing: Section) -> Pack:
    """The chair's: the briefing between the agenda sheet and the first paper, numbered on from the sheet.

    So page i is the cover in every edition, and what the chair opens first says what the meeting is about.
    """
    front = replace(briefing, kind=SectionKind.AGENDA, starts_odd=True)
    sheet, *papers = whole.sections
    return replace(
        whole,
        title=f"{whole.title.removesuffix(' – restricted')} – Chair’s copy",
        sections=(sheet, front, *papers),
    )


def _extract(whole: Pack, gathered: GatheredPack, edition: Edition) -> Pack:
    """Some items alone, behind a sheet that says of which meeting, with the pages they have in the pack."""
    papers = gathered.restricted if edition.is_restricted else gathered.public
    wanted = set(edition.items)
    chosen = [
        each for each in papers.items if each.number and (each.id in wanted or each.parent_id in wanted)
    ]
    if not chosen:
        raise NothingToMake("No item of this agenda is chosen.", "Choose one or several that have a number.")
    numbers = {each.number for each in chosen}
    sections = tuple(each for each in whole.sections[1:] if each.item_number in numbers)
    sheet = compose_extract_sheet(
        whole.sections[0], [each.number for each in chosen], is_large_print=edition.is_large_print
    )
    if not sections:
        raise NothingToMake(
            f"{sheet.title}: there is no paper in this edition.",
            "Choose an item with pages, or the restricted edition where it is not for publication. A paper that came "
            "after the agenda was published is printed with the next supplement.",
        )
    return replace(
        whole,
        title=f"{sheet.title}, {whole.title}",
        subject=f"{sheet.title} of the agenda of {weekday_date(whole.meeting_date)}",
        sections=(sheet, *sections),
    )


def _named(pack: Pack, edition: Edition) -> Pack:
    """The name of whoever gets the copy, on every cover in it."""
    if not edition.recipient.strip():
        return pack
    name = edition.recipient.strip()

    def named(section: Section) -> Section:
        if not any(isinstance(block, Cover) for block in section.blocks):
            return section
        blocks = (
            replace(block, recipient=name) if isinstance(block, Cover) else block for block in section.blocks
        )
        return replace(section, blocks=tuple(blocks))

    return replace(pack, sections=tuple(named(section) for section in pack.sections))
