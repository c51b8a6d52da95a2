"""The agenda sheet says who meets, when and where, and what every item is about."""

from __future__ import annotations

from dataclasses import replace

from boardkeeper.agenda import ItemKind
from boardkeeper.documents.agenda_sheet import compose_agenda_sheet
from boardkeeper.documents.blocks import (
    Classification,
    Contents,
    ContentsItem,
    Cover,
    Member,
    MemberList,
    Section,
    SectionKind,
)
from boardkeeper.people import SeatRole


def contents(section: Section) -> tuple[ContentsItem, ...]:
    (found,) = (block for block in section.blocks if isinstance(block, Contents))
    return found.items


def member_lists(section: Section) -> list[MemberList]:
    return [block for block in section.blocks if isinstance(block, MemberList)]


def test_the_cover_says_council_board_day_time_place_and_whom_to_ask(board, meeting):
    sheet = compose_agenda_sheet(board, meeting, (), (), {})
    cover = sheet.blocks[0]
    assert isinstance(cover, Cover)
    assert sheet.kind is SectionKind.AGENDA
    assert (cover.council, cover.board) == ("Plymouth City Council", "Children’s Scrutiny")
    assert (cover.day, cover.time) == ("Wednesday 11 September 2019", "2.00 pm")
    assert cover.place == "Warspite Room, Council House"
    assert cover.lines == ("Oversight and Governance", "Ballard House", "Plymouth PL1 3BJ")
    assert cover.contact[0] == ("Please ask for", "Helen Rickman, Democratic Support Officer")
    assert cover.published == "Published 3 September 2019"


def test_what_a_board_has_not_set_is_not_printed(board, meeting):
    bare = replace(board, department="", address="", website="", contact_name="", contact_title="")
    bare = replace(bare, contact_telephone="", contact_email="", signatory="", attendance_notice="")
    sheet = compose_agenda_sheet(bare, replace(meeting, published_on=None, starts_at=None), (), (), {})
    cover = sheet.blocks[0]
    assert isinstance(cover, Cover)
    assert (cover.lines, cover.contact, cover.published, cover.time) == ((), (), "", "")
    assert member_lists(sheet) == []


def test_the_chair_and_the_vice_chair_are_named_with_their_roles_before_the_others(
    board, meeting, make_member
):
    members = (
        make_member("Councillor Mrs Johnson", SeatRole.CHAIR),
        make_member("Councillor Murphy", SeatRole.VICE_CHAIR),
        make_member("Councillor Allen"),
    )
    (found,) = member_lists(compose_agenda_sheet(board, meeting, members, (), {}))
    assert found.members == (
        Member("Councillor Mrs Johnson", "Chair"),
        Member("Councillor Murphy", "Vice Chair"),
        Member("Councillor Allen"),
    )


def test_co_opted_representatives_are_listed_apart(board, meeting, make_member):
    members = (make_member("Councillor Allen"), make_member("Mrs Williams", SeatRole.CO_OPTED))
    first, second = member_lists(compose_agenda_sheet(board, meeting, members, (), {}))
    assert first.members == (Member("Councillor Allen"),)
    assert (second.title, second.members) == ("Co-opted representatives", (Member("Mrs Williams"),))


def test_the_notice_and_the_signatory_of_the_board_are_printed(board, meeting, words):
    said = words(compose_agenda_sheet(board, meeting, (), (), {}))
    assert "This meeting is webcast." in said
    assert "Tracey Lee\nChief Executive" in said


def test_verbal_updates_presentations_and_papers_to_follow_say_so_where_pages_would_stand(
    board, meeting, make_item
):
    items = (
        make_item("6", "Children in Care", kind=ItemKind.VERBAL_UPDATE),
        make_item("7", "Early Help", kind=ItemKind.PRESENTATION),
        make_item("9", "Child Exploitation", kind=ItemKind.TO_FOLLOW),
        make_item("10", "Apologies", kind=ItemKind.STANDING),
    )
    found = contents(compose_agenda_sheet(board, meeting, (), items, {}))
    assert [item.remark for item in found] == ["Verbal update", "Presentation", "To follow", ""]
    assert [item.number for item in found] == ["6", "7", "9", "10"]


def test_the_words_to_follow_leave_by_themselves_once_the_paper_is_there(board, meeting, make_item):
    items = (make_item("9", "Child Exploitation", kind=ItemKind.TO_FOLLOW),)
    (found,) = contents(compose_agenda_sheet(board, meeting, (), items, {"id9": "item-id9"}))
    assert (found.target, found.remark) == ("item-id9", "")


def test_what_is_asked_and_who_leads_share_a_line(board, meeting, make_item, words):
    items = (
        make_item("5", "Plan", purpose="To review progress.", lead="Jean Kelly"),
        make_item("6", "Budget", lead="Jo Siney"),
    )
    plan, budget = contents(compose_agenda_sheet(board, meeting, (), items, {}))
    assert words(plan.purpose) == "To review progress. Lead: Jean Kelly."
    assert words(budget.purpose) == "Lead: Jo Siney."


def test_an_urgent_item_prints_why_it_cannot_wait(board, meeting, make_item, words):
    urgent = make_item("9a", "Placements", kind=ItemKind.URGENT, urgent_reason="The contract ends on Friday.")
    (found,) = contents(compose_agenda_sheet(board, meeting, (), (urgent,), {}))
    assert "Urgent: The contract ends on Friday." in words(found.purpose)


def test_an_exempt_item_cites_its_paragraphs_and_a_confidential_one_the_act(board, meeting, make_item, words):
    items = (
        make_item("5", "Contract", exempt_paragraphs="3, 5"),
        make_item("6", "Letter", is_confidential=True, exempt_paragraphs="3"),
        make_item("7", "Open"),
    )
    exempt, confidential, public = contents(compose_agenda_sheet(board, meeting, (), items, {}))
    assert exempt.classification is Classification.EXEMPT
    assert "paragraphs 3 and 5 of Part 1 of Schedule 12A" in words(exempt.purpose)
    assert confidential.classification is Classification.CONFIDENTIAL
    assert "section 100A(2)" in words(confidential.purpose)
    assert (public.classification, public.purpose) == (Classification.PUBLIC, ())


def test_a_paragraph_that_cannot_be_cited_is_given_as_it_was_typed(board, meeting, make_item, words):
    (found,) = contents(
        compose_agenda_sheet(board, meeting, (), (make_item("5", "Contract", exempt_paragraphs="nine"),), {})
    )
    assert found.classification is Classification.EXEMPT
    assert "Not for publication: nine" in words(found.purpose)


def test_sub_items_hang_below_the_item_they_belong_to(board, meeting, make_item):
    items = (
        make_item("5", "Plan"),
        make_item("5.1", "Appendix A", parent_id="id5"),
        make_item("6", "Budget"),
        make_item("6.1", "Lost", parent_id="gone"),
    )
    found = contents(compose_agenda_sheet(board, meeting, (), items, {}))
    assert [item.title for item in found] == ["Plan", "Budget", "Lost"]
    assert [item.title for item in found[0].items] == ["Appendix A"]
