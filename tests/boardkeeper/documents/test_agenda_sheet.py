"""The agenda sheet says who meets, when and where, and what every item is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.documents.agenda_sheet import PART_TWO, compose_agenda_sheet
from boardkeeper.documents.blocks import (
    Callout,
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
from boardkeeper.reports import AppendixView


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
    items = (make_item("5", "Contract", exempt_paragraphs="nine"), make_item("6", "Open"))
    found, _ = contents(compose_agenda_sheet(board, meeting, (), items, {}))
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


def make_appendix(reference, **facts):
    marked = {"exempt_paragraphs": "", "public_interest_reason": "", "is_confidential": False} | facts
    return AppendixView(
        id=reference,
        reference=reference,
        title="Costs",
        paper=PaperKind.NONE,
        file_name="",
        blob_hash=None,
        **marked,
    )


def test_only_appendices_that_are_not_public_are_named_with_their_paragraph(board, meeting, make_item, words):
    appendices = {
        "id5": (
            make_appendix("A"),
            make_appendix("B", exempt_paragraphs="3"),
            make_appendix("", is_confidential=True),
        )
    }
    items = (make_item("5", "Contract"), make_item("5.1", "Lots", parent_id="id5"))
    (found,) = contents(compose_agenda_sheet(board, meeting, (), items, {}, appendices))
    exempt, confidential, sub = found.items
    assert found.classification is Classification.PUBLIC
    assert (exempt.number, exempt.title, exempt.classification) == (
        "",
        "Appendix B: Costs",
        Classification.EXEMPT,
    )
    assert words(exempt.purpose).startswith("Not for publication: paragraph 3 of Part 1 of Schedule 12A")
    assert (confidential.title, confidential.classification) == (
        "Appendix: Costs",
        Classification.CONFIDENTIAL,
    )
    assert sub.title == "Lots"


def test_the_private_items_at_the_end_are_headed_as_part_two(board, meeting, make_item, words):
    public, exempt = make_item("1", "Plan"), make_item("3", "Contract", exempt_paragraphs="3")
    early = make_item("2", "Early", exempt_paragraphs="3")

    def titles(*items):
        return [item.title for item in contents(compose_agenda_sheet(board, meeting, (), items, {}))]

    assert titles(public, exempt) == ["Plan", PART_TWO, "Contract"]
    assert titles(early, public, exempt) == ["Early", "Plan", PART_TWO, "Contract"]
    assert titles(early, public) == ["Early", "Plan"]
    own = make_item("", "PART II (private)", kind=ItemKind.HEADING)
    assert titles(public, own, exempt) == ["Plan", "PART II (private)", "Contract"]


def test_the_resolution_to_exclude_is_printed_with_its_item(board, meeting, make_item, words):
    items = (
        make_item("1", "Exempt Business", excludes_public=True, purpose="To resolve, for item 2: That …"),
    )
    (found,) = contents(compose_agenda_sheet(board, meeting, (), items, {}))
    assert words(found.purpose) == "To resolve, for item 2: That …"


def test_a_postponed_meeting_and_one_at_short_notice_say_so_on_the_front(board, meeting, words):
    assert not [
        block
        for block in compose_agenda_sheet(board, meeting, (), (), {}).blocks[:2]
        if isinstance(block, Callout)
    ]
    changed = replace(
        meeting,
        postponed_from=date(2019, 9, 4),
        reason="The chair is ill.",
        short_notice_reason="The Secretary of State asked for an answer by Friday.",
    )
    _, postponed, short, *_ = compose_agenda_sheet(board, changed, (), (), {}).blocks
    assert postponed == Callout(
        "This meeting was first called for Wednesday 4 September 2019. The chair is ill.", title="Postponed"
    )
    assert short == Callout(
        "The Secretary of State asked for an answer by Friday.", title="Called at short notice"
    )
