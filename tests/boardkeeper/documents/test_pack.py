"""A pack is the agenda sheet and its papers in order; what is not public is not in the public one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.documents.blocks import Classification, SectionKind, Withheld
from boardkeeper.documents.pack import compose_pack
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import MinutesView, MinuteView, ParagraphKind, ParagraphView


@pytest.fixture
def full(papers, make_item, make_kpi):
    """Two items with a paper, one without."""
    items = (
        make_item("3", "Minutes", kind=ItemKind.STANDING, paper=PaperKind.MINUTES),
        make_item("4", "Data Set", paper=PaperKind.KPIS),
        make_item("5", "Plan", paper=PaperKind.PLAN),
        make_item("6", "Data Set again", paper=PaperKind.KPIS),
    )
    return replace(papers, items=items, kpis=(make_kpi("Re-referrals", {"2019-06": "31.4"}),))


def test_papers_follow_the_agenda_sheet_in_its_order_under_keys_that_stay(full):
    pack = compose_pack(full)
    assert [section.key for section in pack.sections] == ["agenda", "item-id4", "item-id6"]
    assert pack.sections[0].kind is SectionKind.AGENDA
    assert [(s.item_number, s.item_title) for s in pack.sections[1:]] == [
        ("4", "Data Set"),
        ("6", "Data Set again"),
    ]


def test_an_item_whose_paper_is_not_there_is_reported_and_has_no_pages(full):
    assert full.missing == ("Item 3 Minutes has no paper.", "Item 5 Plan has no paper.")


def test_what_is_announced_to_follow_or_spoken_is_not_reported(papers, make_item):
    kinds = (ItemKind.TO_FOLLOW, ItemKind.VERBAL_UPDATE, ItemKind.PRESENTATION)
    items = tuple(
        make_item(str(n), "Item", kind=kind, paper=PaperKind.REPORT) for n, kind in enumerate(kinds, 1)
    )
    assert replace(papers, items=items).missing == ()


def test_an_exempt_item_is_left_out_of_the_public_pack_and_marked_in_the_restricted_one(full, words):
    exempt = replace(full.items[1], exempt_paragraphs="3")
    below = replace(full.items[3], parent_id=exempt.id)
    papers = replace(full, items=(exempt, below))
    public = compose_pack(papers)
    assert [section.key for section in public.sections] == ["agenda"]
    assert "Re-referrals" not in repr(public)
    assert papers.missing == ()
    restricted = compose_pack(replace(papers, is_restricted=True))
    assert [section.key for section in restricted.sections] == ["agenda", "item-id4", "item-id6"]
    marked = restricted.sections[1]
    assert (marked.classification, marked.exemption) == (Classification.EXEMPT, "paragraph 3")
    assert restricted.title.endswith("– restricted")


def test_a_confidential_item_is_marked_confidential(full):
    item = replace(full.items[1], is_confidential=True)
    pack = compose_pack(replace(full, items=(item,), is_restricted=True))
    assert pack.sections[1].classification is Classification.CONFIDENTIAL


def test_an_exempt_paragraph_of_the_minutes_is_marked_where_it_stands_and_not_the_whole_paper(full):
    paragraph = ParagraphView(
        "p", ParagraphKind.TEXT, "Secret", "", 0, exempt_paragraphs="1, 3", public_summary=""
    )
    minutes = MinutesView(
        meeting_id="m0",
        held_on=date(2019, 7, 10),
        starts_at=None,
        ended_at=None,
        venue="",
        state=MeetingState.CIRCULATED,
        attendance=(),
        declarations=(),
        minutes=(MinuteView("m", 1, "Contract", (paragraph,)),),
    )
    papers = replace(full, minutes=minutes, items=full.items[:1])
    restricted = compose_pack(replace(papers, is_restricted=True)).sections[1]
    assert restricted.classification is Classification.PUBLIC
    assert [block.marking for block in restricted.blocks if isinstance(block, Withheld)] == [
        "Exempt – paragraphs 1 and 3"
    ]


def test_the_pack_names_board_day_and_council_and_takes_its_date_from_the_store(full):
    pack = compose_pack(full)
    assert pack.title == "Children’s Scrutiny, Wednesday 11 September 2019"
    assert (pack.author, pack.accent, pack.created) == ("Plymouth City Council", "#0b57a4", full.created)
