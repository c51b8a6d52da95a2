"""Compose and print every file of a publication from what was gathered; needs no database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from boardkeeper.documents.blocks import (
    Classification,
    Pack,
    Section,
    Withheld,
)
from boardkeeper.documents.notice import compose_notice
from boardkeeper.documents.pack import compose_pack
from boardkeeper.documents.page_ranges import ranges_of, written_out
from boardkeeper.publishing.proving import require_public
from boardkeeper.publishing.supplementing import cover_of, supplement_packs
from boardkeeper.publishing.views import MadeItem, MadePaper, MadePublication, Prepared
from boardkeeper.rules.due_dates import weekday_date
from db.tables.packs import PublicationKind, PublishedAs

if TYPE_CHECKING:
    from boardkeeper.render.pdf import BuiltPack, SectionCache

_Progress = Callable[[str, int, int], None]
_Cancelled = Callable[[], bool]

PDF = "application/pdf"
HTML = "text/html"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_FILES = 6
"""What is made of an agenda; a supplement is made of fewer."""
_SMALLER = (11.0, 10.5, 10.0)
"""Sizes of text in which a notice is tried when it does not fit a page in the usual one."""
_CLOSE_MARGIN = 18 * 72 / 25.4
"""Above and below such a notice: 18 mm, clear of what stands at the foot."""
_PARTS = 100
"""Into so many parts the making of each file is divided when it says how far it is."""


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where files are made one after the other: says how far, and keeps sections that two editions share."""

    files: int
    progress: _Progress | None
    cancelled: _Cancelled | None
    cache: SectionCache

    def numbered(self, pack: Pack, restricted: Pack) -> tuple[Pack, Pack]:
        """A public pack and the restricted one, with one numbering for both."""
        from boardkeeper.render.pdf import number_together

        numbers = number_together((restricted, pack), cache=self.cache, cancelled=self.cancelled)
        return replace(pack, numbers=numbers), replace(restricted, numbers=numbers)

    def build(self, pack: Pack, what: str, place: int) -> BuiltPack:
        from boardkeeper.render.pdf import build_pack

        def said(_section: str, done: int, total: int) -> None:
            self.say(what, place, done, total)

        return build_pack(pack, progress=said, cancelled=self.cancelled, cache=self.cache)

    def build_on_one_page(self, pack: Pack, what: str, place: int) -> BuiltPack:
        """The same in the largest of some sizes in which it takes one page; what is longer than that takes more."""
        from boardkeeper.render.pdf import build_pack
        from boardkeeper.render.pdf.style import Style

        self.say(what, place)
        built = build_pack(pack, cancelled=self.cancelled)
        for body in _SMALLER:
            if built.pages == 1:
                return built
            style = Style(body=body, margin_top=_CLOSE_MARGIN, margin_bottom=_CLOSE_MARGIN)
            smaller = build_pack(pack, cancelled=self.cancelled, style=style)
            if smaller.pages == 1:
                return smaller
        return built

    def say(self, what: str, place: int, done: int = 0, total: int = 1) -> None:
        if self.progress is not None:
            self.progress(what, place * _PARTS + done * _PARTS // max(total, 1), self.files * _PARTS)


def make_publication(
    prepared: Prepared, progress: _Progress | None = None, cancelled: _Cancelled | None = None
) -> MadePublication:
    """Make the files of a publication.

    Raises:
        PackCancelled: `cancelled` said so.
        LeakFound: A public file holds something that is not public.
    """
    # ReportLab and pikepdf cost start-up time and are needed only here.
    from boardkeeper.render.pdf import SectionCache

    bench = _Bench(_FILES, progress, cancelled, SectionCache())
    is_supplement = prepared.kind is PublicationKind.SUPPLEMENT
    made = _made_supplement(prepared, bench) if is_supplement else _made_agenda(prepared, bench)
    require_public(made, lambda what: bench.say(what, _FILES - 1))
    bench.say("Ready", _FILES)
    return made


def _made_agenda(prepared: Prepared, bench: _Bench) -> MadePublication:
    day = prepared.public.meeting.held_on.isoformat()
    restricted = compose_pack(prepared.restricted)
    pack, restricted = bench.numbered(compose_pack(prepared.public, restricted), restricted)
    built = bench.build(pack, "The public pack", 0)
    made = [_pdf(PublishedAs.PUBLIC_PACK, f"{day} Agenda pack.pdf", built)]
    hidden = None
    # A log may say less in public without a passage of its own that is marked.
    if has_exempt(restricted) or restricted.sections != pack.sections:
        hidden = bench.build(restricted, "The restricted pack", 1)
        made.append(_pdf(PublishedAs.RESTRICTED_PACK, f"{day} Agenda pack - restricted.pdf", hidden))
    made += _made_sheets(prepared, pack, bench, is_all_public=hidden is None)
    last = _last_page(pack, 0)
    return MadePublication(prepared, tuple(made), _made_items(prepared, built, hidden), min(1, last), last)


def _made_sheets(prepared: Prepared, pack: Pack, bench: _Bench, *, is_all_public: bool) -> list[MadePaper]:
    """The notice, and the agenda by itself: on paper, as a page, in Word."""
    from boardkeeper.render.docx import render_docx
    from boardkeeper.render.html import render_html

    papers = prepared.public
    day = papers.meeting.held_on.isoformat()
    notice = compose_notice(
        papers.board,
        papers.items,
        cover_of(pack),
        prepared.short_notice_reason,
        has_exempt=not is_all_public,
    )
    noticed = bench.build_on_one_page(
        _alone(pack, "Notice of meeting", notice), "The notice of the meeting", 2
    )
    agenda = _alone(pack, "Agenda", written_out(pack.sections[0], ranges_of(pack.numbers)))
    sheet = bench.build(agenda, "The agenda for the notice board", 3)
    bench.say("The accessible page", 4)
    page = render_html(agenda).encode("utf-8")
    bench.say("The agenda in Word", 5)
    return [
        _pdf(PublishedAs.NOTICE, f"{day} Notice of meeting.pdf", noticed),
        _pdf(PublishedAs.AGENDA_SHEET, f"{day} Agenda.pdf", sheet),
        MadePaper(PublishedAs.ACCESSIBLE_PAGE, f"{day} Agenda.html", HTML, None, page),
        MadePaper(PublishedAs.WORD_AGENDA, f"{day} Agenda.docx", WORD, None, render_docx(agenda)),
    ]


def _alone(pack: Pack, name: str, section: Section) -> Pack:
    """One sheet as a document of its own, with the pack's council, colours and dates."""
    title = f"{name}, {pack.board}, {weekday_date(pack.meeting_date)}"
    return replace(pack, title=title, sections=(section,))


def _made_supplement(prepared: Prepared, bench: _Bench) -> MadePublication:
    day = prepared.public.meeting.held_on.isoformat()
    name = f"Supplement {prepared.number}"
    pack, restricted = bench.numbered(*supplement_packs(prepared))
    built = bench.build(pack, "The supplement", 0)
    made = [_pdf(PublishedAs.PUBLIC_PACK, f"{day} {name}.pdf", built)]
    built_restricted = None
    if has_own_restricted(pack, restricted):
        built_restricted = bench.build(restricted, "The restricted edition", 3)
        made.append(_pdf(PublishedAs.RESTRICTED_PACK, f"{day} {name} - restricted.pdf", built_restricted))
    items = _made_items(prepared, built, built_restricted)
    last = _last_page(pack, prepared.after_page)
    return MadePublication(prepared, tuple(made), items, min(prepared.after_page + 1, last), last)


def has_own_restricted(pack: Pack, restricted: Pack) -> bool:
    """Whether the restricted edition of a supplement says more than the public one; otherwise there is one for everybody."""
    return has_exempt(restricted) or restricted.sections[1:] != pack.sections[1:]


def has_exempt(pack: Pack) -> bool:
    """Whether a pack holds anything that the public does not get: a paper, or a passage of one."""
    return any(
        section.classification is not Classification.PUBLIC
        or any(isinstance(block, Withheld) for block in section.blocks)
        for section in pack.sections
    )


def _pdf(kind: PublishedAs, name: str, built: BuiltPack) -> MadePaper:
    return MadePaper(kind, name, PDF, built.pages, built.pdf)


def _last_page(pack: Pack, before: int) -> int:
    """The last page of the numbering, whoever has it: what comes next goes on from there."""
    return pack.numbers[-1].last if pack.numbers else before


def _made_items(
    prepared: Prepared, built: BuiltPack, built_restricted: BuiltPack | None
) -> tuple[MadeItem, ...]:
    """The items with their pages; what is only in the restricted pack has them from there."""
    public = {each.number: each for each in built.items}
    hidden = {each.number: each for each in built_restricted.items} if built_restricted else {}
    wanted = {each.item_id for each in prepared.waiting}
    found = []
    for item in prepared.public.items:
        if prepared.kind is PublicationKind.SUPPLEMENT and item.id not in wanted:
            continue
        pages = public.get(item.number) or hidden.get(item.number) if item.number else None
        first, last = (pages.first_page, pages.last_page) if pages else (None, None)
        found.append(MadeItem(item.id, item.number, item.title, first, last))
    return tuple(found)
