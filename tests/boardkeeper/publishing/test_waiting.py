"""Supplements: what waits for one, what it says, and that its pages go on."""

from __future__ import annotations

from datetime import date

import page as checker
import pytest

from boardkeeper import agenda, appendices, publishing, reports
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.kept_files import TakenFile
from boardkeeper.publishing import NotReady, PublicationKind, PublishedAs
from boardkeeper.render.pages import PageReader
from tests.boardkeeper.publishing.conftest import WHO, pdf

FRIDAY, MONDAY = date(2019, 9, 6), date(2019, 9, 9)


def waiting(office):
    return [(each.number, each.why) for each in publishing.waiting_papers(office.store, office.meeting_id)]


def put_on(office, title="Strike at schools", reason="It was called yesterday.", **facts):
    return agenda.add_item(
        office.store, WHO, office.meeting_id, title, kind=ItemKind.URGENT, urgent_reason=reason, **facts
    )


def test_nothing_waits_before_publication_or_right_after_it(office):
    office.write(office.items["schools"], "Results rose.")
    assert waiting(office) == []
    office.publish()
    assert waiting(office) == []


def test_a_paper_to_follow_waits_once_it_is_written_and_not_before(office):
    office.publish()
    reports.start_report(office.store, WHO, office.items["schools"])
    assert waiting(office) == []
    office.write(office.items["schools"], "Results rose.")
    assert waiting(office) == [("3", "its paper arrived")]


def test_a_supplement_goes_on_from_the_last_page_and_ends_the_following(office, words_of):
    office.publish()
    (before,) = publishing.publications(office.store, office.meeting_id)
    office.write(office.items["schools"], "Results rose.")
    office.supplement(FRIDAY)
    agenda_published, found = publishing.publications(office.store, office.meeting_id)
    assert agenda_published == before
    assert (found.kind, found.title, found.clear_days) == (PublicationKind.SUPPLEMENT, "Supplement 1", 2)
    assert found.first_page == before.last_page + 1
    name, content = office.file(1, PublishedAs.PUBLIC_PACK)
    assert name == "2019-09-11 Supplement 1.pdf"
    words = words_of(content)
    assert "These papers supplement the agenda published on 3 September 2019." in words
    assert "They were published with two clear days before the meeting." in words
    assert "Published 6 September 2019" in words
    assert f"The pages go on from page {before.last_page}." in words
    assert f"(Pages {found.first_page} - {found.last_page})" in words
    assert "Results rose." in words
    assert "three ways" not in words
    assert "To follow" not in words
    assert checker.is_pdf_compliant_bytes(content, profile=checker.ValidationProfile.PDF_UA_1)
    with PageReader(content) as reader:
        labels = [reader.label(index) for index in range(len(reader))]
    assert labels[0] == "i"
    assert labels[-1] == str(found.last_page)
    items = {item.id: item for item in agenda.list_items(office.store, office.meeting_id)}
    assert items[office.items["schools"]].kind is ItemKind.REPORT
    assert waiting(office) == []
    assert office.store.history()[0].label == "Publish supplement 1 to the agenda of 11 September 2019"


def test_undoing_a_supplement_lets_the_paper_wait_again(office):
    office.publish()
    office.write(office.items["schools"], "Results rose.")
    office.supplement(FRIDAY)
    office.store.undo(WHO)
    assert waiting(office) == [("3", "its paper arrived")]
    items = {item.id: item for item in agenda.list_items(office.store, office.meeting_id)}
    assert items[office.items["schools"]].kind is ItemKind.TO_FOLLOW
    assert len(publishing.publications(office.store, office.meeting_id)) == 1


def test_an_urgent_item_waits_with_its_reason_and_keeps_its_number(office, words_of):
    office.publish()
    late = put_on(office)
    assert waiting(office) == [("5a", "put on after publication")]
    office.supplement(FRIDAY)
    words = words_of(office.file(1, PublishedAs.PUBLIC_PACK)[1])
    assert "5a. Strike at schools" in words
    assert "Not on the agenda as it was published; published 6 September 2019, two clear days before" in words
    assert "Urgent: It was called yesterday." in words
    with pytest.raises(Exception, match="stands on a published agenda"):
        agenda.remove_item(office.store, WHO, late)


def test_a_changed_report_waits_and_says_which_pages_it_replaces(office, words_of):
    office.publish()
    office.write(office.items["fostering"], "Foster carers are recruited in four ways.")
    assert waiting(office) == [("2", "changed since it was published")]
    office.supplement(FRIDAY)
    words = words_of(office.file(1, PublishedAs.PUBLIC_PACK)[1])
    assert "In place of pages 1 - 2." in words
    assert "four ways" in words
    assert waiting(office) == []


def test_a_change_that_was_taken_back_does_not_wait(office):
    office.publish()
    office.write(office.items["fostering"], "Foster carers are recruited in four ways.")
    while any(why == "changed since it was published" for _, why in waiting(office)):
        office.store.undo(WHO)
    assert publishing.publications(office.store, office.meeting_id)
    report = reports.get_report(office.store, office.items["fostering"])
    reports.update_report(office.store, WHO, report.id, author="Somebody")
    assert waiting(office) == [("2", "changed since it was published")]
    reports.update_report(office.store, WHO, report.id, author=report.author)
    assert waiting(office) == []


def test_a_new_appendix_makes_its_report_wait(office):
    office.publish()
    report = reports.get_report(office.store, office.items["last"])
    file = TakenFile("plan.pdf", "application/pdf", pdf("A plan"), 1)
    appendices.add_appendix(office.store, WHO, report.id, "Plan", file=file)
    assert waiting(office) == [("5", "changed since it was published")]


def test_supplements_are_numbered_and_go_on_from_one_another(office):
    office.publish()
    office.write(office.items["schools"], "Results rose.")
    office.supplement(FRIDAY)
    office.write(office.items["fostering"], "Foster carers are recruited in four ways.")
    office.supplement(MONDAY)
    first, second, third = publishing.publications(office.store, office.meeting_id)
    assert [each.title for each in (first, second, third)] == ["Agenda", "Supplement 1", "Supplement 2"]
    assert second.first_page == first.last_page + 1
    assert third.first_page == second.last_page + 1
    assert third.clear_days == 1


def test_items_can_be_chosen_and_one_without_a_paper_cannot(office):
    office.publish()
    office.write(office.items["schools"], "Results rose.")
    put_on(office)
    office.supplement(FRIDAY, [office.items["schools"]])
    assert waiting(office) == [("5a", "put on after publication")]
    with pytest.raises(NotReady, match="Item 4 has no paper yet"):
        office.supplement(FRIDAY, [office.items["safeguarding"]])


def test_a_paper_that_says_the_same_can_be_asked_for_again(office, words_of):
    office.publish()
    office.supplement(FRIDAY, [office.items["fostering"]])
    assert "In place of pages 1 - 2." in words_of(office.file(1, PublishedAs.PUBLIC_PACK)[1])


def test_a_supplement_needs_an_agenda_and_something_that_waits(office):
    with pytest.raises(NotReady, match="is not published yet"):
        office.supplement(FRIDAY)
    office.publish()
    with pytest.raises(NotReady, match="No paper waits"):
        office.supplement(FRIDAY)


def test_exempt_matter_in_a_supplement_is_in_its_restricted_edition_only(with_secret, words_of):
    office = with_secret
    office.publish()
    agenda_pages = publishing.publications(office.store, office.meeting_id)[0]
    hidden_name, hidden_agenda = office.file(0, PublishedAs.RESTRICTED_PACK)
    office.write(office.items["schools"], "Results rose.")
    report = reports.get_report(office.store, office.items["schools"])
    file = TakenFile("names.pdf", "application/pdf", pdf("The names of the heads"), 1)
    appendices.add_appendix(
        office.store,
        WHO,
        report.id,
        "Names",
        file=file,
        exempt_paragraphs="1",
        public_interest_reason="They are not public.",
    )
    office.supplement(FRIDAY)
    public = words_of(office.file(1, PublishedAs.PUBLIC_PACK)[1])
    name, restricted = office.file(1, PublishedAs.RESTRICTED_PACK)
    assert name == "2019-09-11 Supplement 1 - restricted.pdf"
    assert "The names of the heads" not in public
    assert "The names of the heads" in words_of(restricted)
    with PageReader(hidden_agenda) as reader:
        last = int(reader.label(len(reader) - 1))
    assert last == agenda_pages.last_page, hidden_name
    with PageReader(restricted) as reader:
        marks = [reader.text(index) for index in range(len(reader))]
    assert all("Restricted edition" in words or "Exempt – paragraph 1" in words for words in marks)


def test_every_edition_of_a_supplement_goes_on_from_the_same_page(with_secret):
    office = with_secret
    office.publish()
    last = publishing.publications(office.store, office.meeting_id)[0].last_page
    agenda.mark_exempt(office.store, WHO, office.items["fostering"], [1], "It names a child.")
    office.write(office.items["fostering"], "The child of Rose Cottage")
    office.write(office.items["schools"], "Results rose.")
    office.supplement(FRIDAY)
    labels = {}
    for kind in (PublishedAs.PUBLIC_PACK, PublishedAs.RESTRICTED_PACK):
        with PageReader(office.file(1, kind)[1]) as reader:
            labels[kind] = [int(name) for at in range(len(reader)) if (name := reader.label(at)).isdigit()]
    public, restricted = labels[PublishedAs.PUBLIC_PACK], labels[PublishedAs.RESTRICTED_PACK]
    assert restricted == list(range(last + 1, restricted[-1] + 1))
    assert set(public) < set(restricted), "the pages of the exempt report are left out, and no number moves"
    supplement = publishing.publications(office.store, office.meeting_id)[1]
    assert (supplement.first_page, supplement.last_page) == (last + 1, restricted[-1])


def test_a_heading_never_waits(office):
    office.publish()
    agenda.add_item(office.store, WHO, office.meeting_id, "Part II", kind=ItemKind.HEADING)
    assert waiting(office) == []


def test_a_late_report_comes_with_its_pages(office, words_of):
    office.publish()
    late = put_on(office, "Ofsted letter", paper=PaperKind.REPORT)
    office.write(late, "The letter says so.")
    office.supplement(MONDAY)
    found = publishing.publications(office.store, office.meeting_id)[1]
    assert found.items[0].pages == f"{found.first_page} - {found.last_page}"
    assert "The letter says so." in words_of(office.file(1, PublishedAs.PUBLIC_PACK)[1])
