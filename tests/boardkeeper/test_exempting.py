from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, exempting, meetings
from boardkeeper.agenda import ItemKind
from boardkeeper.errors import UserError
from db.tables.agenda import AgendaItem
from db.tables.reports import Appendix, BackgroundPaper, Report

WHO = "Ann Smith"
WHY = "It names a bidder."


@pytest.fixture
def meeting_id(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))


@pytest.fixture
def items(desk, meeting_id):
    return lambda: agenda.list_items(desk.store, meeting_id)


@pytest.fixture
def add(desk, meeting_id):
    """Adds an item; with paragraphs it is exempt under them."""

    def added(title, *paragraphs, **facts):
        item_id = agenda.add_item(desk.store, WHO, meeting_id, title, **facts)
        if paragraphs:
            exempting.mark_exempt(desk.store, WHO, item_id, paragraphs, WHY)
        return item_id

    return added


@pytest.fixture
def add_appendix(desk):
    """Adds an exempt appendix to an item's report."""

    def added(item_id, reference, paragraphs="3"):
        with desk.store.edit("Appendix", WHO) as session:
            report = Report(agenda_item_id=item_id, title="Report")
            session.add(report)
            session.flush()
            session.add(
                Appendix(
                    report_id=report.id,
                    position=0,
                    reference=reference,
                    title="Costs",
                    exempt_paragraphs=paragraphs,
                    public_interest_reason=WHY,
                )
            )

    return added


@pytest.fixture
def proposed(desk, meeting_id):
    return lambda: exempting.proposed_exclusion(desk.store, meeting_id)


@pytest.fixture
def found(desk, meeting_id):
    """What is wrong, as sentences."""
    return lambda: [each.sentence for each in exempting.exclusion_findings(desk.store, meeting_id)]


def test_an_item_is_marked_and_opened_again_and_undo_takes_back_either(desk, items, add):
    item_id = add("Placements")
    exempting.mark_exempt(desk.store, WHO, item_id, (3, 1), f" {WHY} ")
    (marked,) = items()
    assert (marked.exempt_paragraphs, marked.public_interest_reason, marked.is_exempt) == ("1, 3", WHY, True)
    exempting.mark_public(desk.store, WHO, item_id)
    (public,) = items()
    assert (public.exempt_paragraphs, public.public_interest_reason, public.is_exempt) == ("", "", False)
    desk.store.undo(WHO)
    assert items() == (marked,)


@pytest.mark.parametrize(
    ("paragraphs", "reason", "sentence"),
    [
        ((), WHY, "Nothing says why it is not public"),
        ((3,), " ", "why the public interest lies in keeping it back"),
        ((8,), WHY, "paragraphs 1 to 7, not 8"),
    ],
)
def test_a_marking_that_would_not_hold_is_refused(desk, items, add, paragraphs, reason, sentence):
    item_id = add("Placements")
    with pytest.raises(UserError, match=sentence) as refused:
        exempting.mark_exempt(desk.store, WHO, item_id, paragraphs, reason)
    assert refused.value.next_step
    assert not items()[0].is_exempt


def test_confidential_needs_neither_paragraph_nor_reason(desk, items, add, proposed, found):
    item_id = add("A letter from the department")
    exempting.mark_exempt(desk.store, WHO, item_id, (), "", is_confidential=True)
    (item,) = items()
    assert (item.is_confidential, item.is_exempt, item.exempt_paragraphs) == (True, True, "")
    assert proposed() is None
    assert found() == []


@pytest.mark.parametrize("table", [Appendix, BackgroundPaper])
def test_appendices_and_background_papers_are_marked_by_the_same_rule(table):
    paper = table()
    with pytest.raises(UserError, match="why the public interest lies"):
        exempting.exempt_into(paper, (3,), "")
    exempting.exempt_into(paper, (3,), WHY)
    assert (paper.exempt_paragraphs, paper.public_interest_reason) == ("3", WHY)
    exempting.public_into(paper)
    assert (paper.exempt_paragraphs, paper.public_interest_reason, paper.is_confidential) == ("", "", False)


def test_nothing_is_proposed_while_nothing_is_exempt(desk, meeting_id, add, proposed, found):
    add("Plan")
    assert proposed() is None
    assert found() == []
    with pytest.raises(UserError, match="needs no further resolution"):
        exempting.add_exclusion(desk.store, WHO, meeting_id)


def test_the_resolution_is_proposed_before_the_first_exempt_item(
    desk, meeting_id, items, add, proposed, found
):
    add("Plan")
    placements = add("Placements", 3)
    add("Staffing", 1, 4)
    offered = proposed()
    assert offered is not None
    assert (offered.before_id, offered.title) == (placements, "Exempt Business")
    assert offered.why == (
        "Item 2 is exempt, and nothing on the agenda asks press and public to leave before it."
    )
    assert found() == [
        "Item 2 is exempt and comes before press and public are asked to leave.",
        "Item 3 is exempt and comes before press and public are asked to leave.",
    ]

    exempting.add_exclusion(desk.store, WHO, meeting_id)
    _, exclusion, *_ = items()
    assert (exclusion.number, exclusion.title, exclusion.excludes_public) == ("2", "Exempt Business", True)
    assert exclusion.purpose == offered.wording
    assert exclusion.purpose.startswith(
        "To resolve, for items 3 and 4: That under Section 100A(4) of the Local Government Act 1972"
    )
    assert "paragraphs 1, 3 and 4 of Part 1 of Schedule 12A" in exclusion.purpose
    assert proposed() is None
    assert found() == []
    desk.store.undo(WHO)
    assert proposed() == offered


def test_the_wording_is_counted_anew_whatever_happens_behind_it(desk, meeting_id, items, add, add_appendix):
    placements = add("Placements", 3)
    exempting.add_exclusion(desk.store, WHO, meeting_id)

    def wording():
        return next(item.purpose for item in items() if item.excludes_public)

    assert wording().startswith("To resolve, for item 2:")
    staffing = add("Staffing", 4, after_id=placements)
    assert wording().startswith("To resolve, for items 2 and 3:")
    contract = add("Contract", after_id=staffing)
    add_appendix(contract, "B", "5")
    assert wording().startswith("To resolve, for items 2 and 3 and Appendix B of item 4:")
    assert "paragraphs 3, 4 and 5" in wording()
    letter = add("Letter", after_id=contract)
    exempting.mark_exempt(desk.store, WHO, letter, (), "", is_confidential=True)
    assert wording().endswith(
        " For item 5, which is confidential information (section 100A(2)), they leave without a vote."
    )
    exempting.mark_public(desk.store, WHO, placements)
    assert wording().startswith("To resolve, for item 3 and Appendix B of item 4:")
    exclusion = next(item.id for item in items() if item.excludes_public)
    with desk.store.read() as session:
        assert session.get_one(AgendaItem, exclusion).purpose == ""


def test_when_only_an_appendix_is_exempt_the_resolution_is_conditional(
    desk, meeting_id, items, add, add_appendix, proposed, found
):
    add("Plan")
    contract = add("Contract")
    add_appendix(contract, "B")
    add("Work Programme")
    offered = proposed()
    assert offered is not None
    assert offered.before_id == contract
    assert offered.why.startswith("Appendix B of item 2 is exempt")
    (sentence,) = found()
    assert sentence.startswith("Appendix B of item 2 is exempt while its item is taken in public:")
    exempting.add_exclusion(desk.store, WHO, meeting_id)
    assert [item.title for item in items()] == ["Plan", "Exempt Business", "Contract", "Work Programme"]
    assert items()[1].purpose.startswith(
        "If the board wishes to discuss Appendix B of item 3, to resolve first: That under"
    )
    assert found() == []


def test_the_resolution_stands_before_the_item_an_exempt_sub_item_belongs_to(
    desk, meeting_id, items, add, proposed
):
    parent = add("Contract")
    add("Costs", 3, parent_id=parent)
    offered = proposed()
    assert offered is not None
    assert offered.before_id == parent
    exempting.add_exclusion(desk.store, WHO, meeting_id)
    assert [(item.number, item.title) for item in items()] == [
        ("1", "Exempt Business"),
        ("2", "Contract"),
        ("2.1", "Costs"),
    ]
    assert items()[0].purpose.startswith("To resolve, for item 2.1:")
    assert exempting.exclusion_findings(desk.store, meeting_id) == ()


def test_public_business_behind_the_resolution_is_found(desk, meeting_id, add, add_appendix, found):
    contract = add("Contract", 3)
    last = add("Work Programme")
    add("Costs", parent_id=contract)
    add_appendix(add("Offer"), "B")
    exempting.add_exclusion(desk.store, WHO, meeting_id)
    assert found() == [
        (
            "Item 3 is public and comes after press and public have been asked to leave. "
            "Move the private items to the end."
        )
    ]
    add("Tracking", after_id=last)
    assert found()[0].startswith("Items 3 and 4 are public and come after")
    exempting.mark_public(desk.store, WHO, contract)
    assert found() == []


def test_a_resolution_with_nothing_behind_it_is_found(desk, meeting_id, items, add, found):
    placements = add("Placements", 3)
    exclusion = exempting.add_exclusion(desk.store, WHO, meeting_id)
    agenda.move_item(desk.store, WHO, exclusion, 1)
    assert found() == [
        "Item 1 is exempt and comes before press and public are asked to leave.",
        "Nothing behind item 2 is exempt, so there is nothing to exclude the public from.",
    ]
    assert items()[1].purpose == ""
    agenda.remove_item(desk.store, WHO, placements)
    assert len(found()) == 1


def test_a_resolution_that_stands_too_late_is_moved_and_not_doubled(desk, meeting_id, items, add, proposed):
    placements = add("Placements", 3)
    exclusion = exempting.add_exclusion(desk.store, WHO, meeting_id)
    add("Staffing", 1, after_id=placements)
    agenda.move_item(desk.store, WHO, exclusion, 1)
    offered = proposed()
    assert offered is not None
    assert (offered.is_there, offered.before_id) == (True, placements)
    assert offered.why == "Item 1 is exempt, and Exempt Business comes behind it."
    assert exempting.add_exclusion(desk.store, WHO, meeting_id) == exclusion
    assert [item.title for item in items()] == ["Exempt Business", "Placements", "Staffing"]
    assert items()[0].purpose == offered.wording
    assert proposed() is None


def test_an_item_that_nobody_places_comes_before_press_and_public_leave(desk, meeting_id, items, add):
    add("Plan")
    add("Placements", 3)
    exempting.add_exclusion(desk.store, WHO, meeting_id)
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    add("Ofsted letter", urgent_reason="It came today.")
    assert [(item.number, item.title) for item in items()] == [
        ("1", "Plan"),
        ("1a", "Ofsted letter"),
        ("2", "Exempt Business"),
        ("3", "Placements"),
    ]


def test_the_resolution_may_be_added_to_a_published_agenda(desk, meeting_id, items, add):
    add("Plan")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    late = add("Closure", urgent_reason="It is.")
    exempting.mark_exempt(desk.store, WHO, late, (3,), WHY)
    exempting.add_exclusion(desk.store, WHO, meeting_id)
    assert [(item.number, item.title) for item in items()] == [
        ("1", "Plan"),
        ("1a", "Exempt Business"),
        ("1b", "Closure"),
    ]


def test_an_exempt_item_without_its_reason_or_brought_in_with_other_words_is_found(
    desk, meeting_id, items, add, found, proposed
):
    item_id = add("Placements", 3)
    exempting.add_exclusion(desk.store, WHO, meeting_id)
    with desk.store.edit("As an earlier program wrote it", WHO) as session:
        session.get_one(AgendaItem, item_id).public_interest_reason = ""
    assert found() == ["Item 2 is exempt and does not say why the public interest lies in that."]
    with desk.store.edit("As an earlier program wrote it", WHO) as session:
        session.get_one(AgendaItem, item_id).exempt_paragraphs = "commercial"
    assert found() == ["Nothing behind item 1 is exempt, so there is nothing to exclude the public from."]


def test_a_heading_is_named_by_its_title(add, found):
    add("Private", 3, kind=ItemKind.HEADING)
    assert found() == ["“Private” is exempt and comes before press and public are asked to leave."]
