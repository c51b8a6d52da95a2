"""Compose a supplement to an agenda, for everybody and with exempt matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from boardkeeper.documents.blocks import Cover, Pack
from boardkeeper.documents.pack import compose_item, compose_pack
from boardkeeper.documents.supplement import SupplementFacts, SupplementItem, compose_supplement_sheet
from boardkeeper.publishing.words import days_in_words
from boardkeeper.rules.due_dates import full_date, weekday_date

if TYPE_CHECKING:
    from boardkeeper.packs import PackPapers
    from boardkeeper.publishing.views import Prepared


def supplement_packs(prepared: Prepared, *, is_preview: bool = False) -> tuple[Pack, Pack]:
    """The public supplement and the restricted one, not numbered yet; the sheet of each names the same papers.

    Args:
        prepared: What it is made of.
        is_preview: It is looked at before it is out, and says so.
    """
    restricted = _supplement_pack(prepared, prepared.restricted, is_preview=is_preview)
    return _supplement_pack(prepared, prepared.public, restricted, is_preview=is_preview), restricted


def cover_of(pack: Pack) -> Cover:
    """The head of its agenda sheet."""
    return next(block for block in pack.sections[0].blocks if isinstance(block, Cover))


def _supplement_pack(
    prepared: Prepared, papers: PackPapers, fullest: Pack | None = None, *, is_preview: bool
) -> Pack:
    """The sheet and the papers of a supplement; the whole pack lends its title's words, its colours and its cover."""
    whole = compose_pack(papers)
    items = {item.id: item for item in papers.items}
    composed = {each.item_id: compose_item(items[each.item_id], papers) for each in prepared.waiting}
    sections = tuple(section for found in composed.values() for section in found)
    known = {section.key for section in (*sections, *(fullest.sections if fullest else ()))}
    keys = {each: key for each in composed if (key := f"item-{each}") in known}
    agenda_day = prepared.agenda_published_on
    facts = SupplementFacts(
        number=prepared.number,
        published=full_date(prepared.on),
        agenda_published=full_date(agenda_day) if agenda_day else "",
        clear_days=days_in_words(prepared.clear_days),
        after_page=prepared.after_page,
        is_preview=is_preview,
    )
    entries = [SupplementItem(items[each.item_id], each.is_late, each.pages) for each in prepared.waiting]
    sheet = compose_supplement_sheet(facts, entries, cover_of(whole), keys, papers.board.signatory)
    return replace(
        whole,
        title=f"{whole.title}, supplement {prepared.number}{' – preview' if is_preview else ''}",
        subject=f"Supplement to the agenda of {weekday_date(papers.meeting.held_on)}",
        sections=(sheet, *sections),
        first_page=prepared.after_page + 1,
    )
