"""Who still owes a paper, and the letter that asks them for it."""

from __future__ import annotations

import email
import email.policy
from datetime import date

import pytest

from boardkeeper import agenda, boards, papers, posts, reports, sign_offs
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from boardkeeper.papers import Letter
from boardkeeper.reports import SignOffKind

WHO = "Ann Smith"
DUE = date(2019, 8, 27)
IN_TIME, SOON, LATE = date(2019, 8, 12), date(2019, 8, 26), date(2019, 8, 29)
PDF = TakenFile("a.pdf", "application/pdf", b"%PDF-1.7")


def owed(writing, today=IN_TIME):
    return papers.owed_papers(writing.store, writing.meeting_id, today)


def letter(writing, today=IN_TIME, item_id=None):
    return papers.reminder(writing.store, writing.meeting_id, item_id or writing.item_id, today)


def test_a_report_that_is_begun_is_owed_until_it_is_complete(writing):
    (found,) = owed(writing)
    assert (found.number, found.title) == ("1", "Pledges Update")
    assert found.lacks == writing.view.missing
    assert found.why == " ".join(found.lacks)
    assert (found.due_on, found.days_left) == (DUE, 15)
    reports.update_report(writing.store, WHO, writing.report_id, author="Andrew Loton")
    writing.finish()
    for kind in (SignOffKind.FINANCE, SignOffKind.LEGAL, SignOffKind.DIRECTOR):
        sign_offs.sign(writing.store, WHO, writing.report_id, kind, reference="x")
    assert owed(writing) == ()


@pytest.mark.parametrize(
    ("title", "facts", "is_owed"),
    [
        ("Early Help", {}, True),
        ("Child Exploitation – To follow", {}, True),
        ("Virtual School (presentation)", {}, True),
        ("Flooding", {"kind": ItemKind.URGENT, "urgent_reason": "Rain.", "paper": PaperKind.REPORT}, True),
        ("Children in Care – verbal update", {}, False),
        ("Apologies", {"kind": ItemKind.STANDING}, False),
        ("Children", {"kind": ItemKind.HEADING}, False),
        ("Improvement Plan", {"paper": PaperKind.PLAN}, False),
        ("Early Help – withdrawn", {}, False),
    ],
)
def test_only_what_somebody_must_write_is_owed(writing, title, facts, is_owed):
    reports.remove_report(writing.store, WHO, writing.item_id)
    agenda.remove_item(writing.store, WHO, writing.item_id)
    agenda.add_item(writing.store, WHO, writing.meeting_id, title, **facts)
    assert bool(owed(writing)) is is_owed


def test_slides_are_all_a_presentation_owes(begin):
    writing = begin("Virtual School", kind=ItemKind.PRESENTATION)
    assert owed(writing)
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    assert owed(writing) == ()


def test_the_reports_author_is_asked_else_the_items_lead_at_the_address_known(writing):
    store = writing.store
    posts.add_officer(store, WHO, "Jean Kelly", "Service Director", email="jean.kelly@plymouth.gov.uk")
    agenda.add_item(store, WHO, writing.meeting_id, "Child Exploitation – To follow", lead="Jean Kelly")
    agenda.add_item(store, WHO, writing.meeting_id, "Together for Childhood – To follow")
    reports.update_report(
        store,
        WHO,
        writing.report_id,
        author="Andrew Loton (Senior Performance Advisor)",
        contact_email="andrew.loton@plymouth.gov.uk",
    )
    assert [(each.whom, each.email) for each in owed(writing)] == [
        ("Andrew Loton (Senior Performance Advisor)", "andrew.loton@plymouth.gov.uk"),
        ("Jean Kelly", "jean.kelly@plymouth.gov.uk"),
        ("", ""),
    ]


def test_a_letter_names_item_meeting_days_and_what_is_lacking_and_the_contact_officer_signs(writing):
    boards.update_board(
        writing.store,
        WHO,
        writing.desk.board_id,
        contact_name="Helen Rickman",
        contact_title="Democratic Support Officer",
        contact_email="democraticsupport@plymouth.gov.uk",
    )
    reports.update_report(
        writing.store,
        WHO,
        writing.report_id,
        author="Andrew Loton (Advisor)",
        contact_email="a.loton@p.gov.uk",
    )
    written = letter(writing)
    assert (written.to, written.name) == ("a.loton@p.gov.uk", "Andrew Loton")
    assert written.subject == "Report wanted: Pledges Update – Children's Scrutiny, 11 September 2019"
    for words in (
        "Dear Andrew Loton,",
        "Item 1, “Pledges Update”, is on the agenda of Children's Scrutiny on Wednesday 11 September 2019 at 2.00 pm.",
        "- “Purpose of Report” is not written yet.",
        "due on Tuesday 27 August 2019, in 15 days",
        "published by Tuesday 3 September 2019",
        "Helen Rickman\nDemocratic Support Officer\nPlymouth\ndemocraticsupport@plymouth.gov.uk",
    ):
        assert words in written.body


@pytest.mark.parametrize(
    ("today", "subject", "words"),
    [
        (
            IN_TIME,
            "Report wanted",
            "Please send it in time: it is due on Tuesday 27 August 2019, in 15 days.",
        ),
        (SOON, "Report due soon", "This is a reminder that it is due on Tuesday 27 August 2019, tomorrow."),
        (DUE, "Report due soon", "This is a reminder that it is due on Tuesday 27 August 2019, today."),
        (LATE, "Report overdue", "It was due on Tuesday 27 August 2019, 2 days ago."),
    ],
)
def test_a_letter_is_plainer_the_closer_the_deadline(writing, today, subject, words):
    written = letter(writing, today)
    assert written.subject.startswith(f"{subject}: ")
    assert words in written.body


def test_after_publication_the_letter_asks_for_a_supplement(begin):
    writing = begin("Child Exploitation", kind=ItemKind.TO_FOLLOW)
    agenda.publish_agenda(writing.store, WHO, writing.meeting_id, date(2019, 9, 3))
    body = letter(writing, date(2019, 9, 4)).body
    assert "The agenda is published without it." in body
    assert "must be published by" not in body


def test_nobody_known_is_written_to_as_a_colleague_and_an_item_that_owes_nothing_gets_no_letter(writing):
    assert letter(writing).body.startswith("Dear colleague,")
    apologies = agenda.add_item(writing.store, WHO, writing.meeting_id, "Apologies", kind=ItemKind.STANDING)
    with pytest.raises(UserError, match="owes no paper"):
        letter(writing, item_id=apologies)


def test_a_letter_is_a_file_a_mail_program_opens_ready_to_send():
    written = Letter(
        "jean.kelly@plymouth.gov.uk", "Jëan, Kelly", "Report “wanted”\u2026", "Dear Jëan,\n\n£1 – ŵ\n"
    )
    raw = papers.letter_as_eml(written)
    assert raw == papers.letter_as_eml(written)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    (address,) = message["To"].addresses
    assert (address.display_name, address.addr_spec) == ("Jëan, Kelly", "jean.kelly@plymouth.gov.uk")
    assert message["Subject"] == written.subject
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert message["Date"] is None
    assert message.get_content().replace("\r\n", "\n") == written.body


@pytest.mark.parametrize(
    "to", ["", "no address", "two@at@signs.uk", "a@b", "dots..@b.uk x", "a@b\nBcc: c@d.uk"]
)
def test_what_is_no_address_is_left_for_the_sender_to_fill_in(to):
    message = email.message_from_bytes(
        papers.letter_as_eml(Letter(to, "Jean", "Report", "Text")), policy=email.policy.default
    )
    assert not message["To"].addresses
    assert message["Bcc"] is None


def test_a_title_cannot_add_a_header():
    raw = papers.letter_as_eml(Letter("a@b.uk", "J", "Report\nBcc: c@d.uk", "Text"))
    assert email.message_from_bytes(raw, policy=email.policy.default)["Bcc"] is None


def test_a_letter_to_be_copied_says_whom_it_goes_to():
    assert papers.letter_as_text(Letter("a@b.uk", "Ann", "S", "B\n")) == "To: Ann <a@b.uk>\nSubject: S\n\nB\n"
    assert papers.letter_as_text(Letter("", "Ann", "S", "B")).startswith("To: Ann (no address)\n")


def test_a_letter_is_written_whole_or_refused_with_what_to_do(tmp_path):
    written = Letter("a@b.uk", "Ann", "S", "B\n")
    papers.write_eml(written, tmp_path / "a.eml")
    assert (tmp_path / "a.eml").read_bytes() == papers.letter_as_eml(written)
    with pytest.raises(UserError, match=r"“a.eml” was not written"):
        papers.write_eml(written, tmp_path / "no folder" / "a.eml")
