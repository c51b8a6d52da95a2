from __future__ import annotations

import email
import email.policy
from datetime import date

import pytest

from boardkeeper import attendance, boards, meetings, minutes, people
from boardkeeper.approvals import withhold_paragraph
from boardkeeper.approvals.letters import (
    circulation_as_eml,
    circulation_as_text,
    circulation_letter,
    write_circulation,
)
from boardkeeper.attendance import Presence
from boardkeeper.errors import UserError
from boardkeeper.minutes import ParagraphKind, WrittenMinute
from boardkeeper.minutes.circulating import circulate

WHO = "Helen Rickman"
SAID = [(ParagraphKind.TEXT, "Members noted it.")]


@pytest.fixture
def july(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10), is_annual=True)
    for number in range(3):
        minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute(f"Item {number}", SAID))
    for name, address in (("Mrs Johnson", "j.johnson@plymouth.gov.uk"), ("Müller-Lüd, Jörg", "jörg@x")):
        people.add_member(desk.store, WHO, desk.board_id, name, email=address)
    people.add_member(desk.store, WHO, desk.board_id, "Mr Allen")
    guest = people.add_person(desk.store, WHO, "Mrs Bell", email="bell@plymouth.gov.uk")
    allen = next(
        each.person_id for each in people.list_members(desk.store, desk.board_id) if each.name == "Mr Allen"
    )
    attendance.record_attendance(
        desk.store, WHO, meeting_id, guest, Presence.SUBSTITUTE, substitute_for_id=allen
    )
    boards.update_board(desk.store, WHO, desk.board_id, contact_name="Helen Rickman")
    return meeting_id


@pytest.fixture
def letter(desk, july):
    circulate(desk.store, WHO, july, date(2019, 7, 15), date(2019, 7, 24))
    return circulation_letter(desk.store, july)


def test_the_letter_goes_to_members_and_substitutes_and_asks_for_comments_by_a_day(letter):
    assert [(each.name, each.email) for each in letter.recipients] == [
        ("Mrs Johnson", "j.johnson@plymouth.gov.uk"),
        ("Müller-Lüd, Jörg", "jörg@x"),
        ("Mr Allen", ""),
        ("Mrs Bell", "bell@plymouth.gov.uk"),
    ]
    assert letter.without_address == ("Mr Allen",)
    assert letter.subject == "Draft minutes – Children's Scrutiny, 10 July 2019"
    assert "on Wednesday 10 July 2019 are attached. They are numbered 1–3." in letter.body
    assert "your comments by Wednesday 24 July 2019" in letter.body
    assert letter.body.endswith("Helen Rickman\nPlymouth\n")
    assert "not public" not in letter.body


def test_the_letter_can_be_copied_as_text(letter):
    text = circulation_as_text(letter)
    assert "; Mr Allen (no address); Mrs Bell <bell@plymouth.gov.uk>\n" in text
    assert text.startswith("To: Mrs Johnson <j.johnson@plymouth.gov.uk>; ")


def test_the_letter_opens_in_a_mail_program_with_the_draft_attached(letter, tmp_path):
    write_circulation(letter, tmp_path / "draft.eml", ("Minutes 2019-07-10.pdf", b"%PDF-1.7"))
    found = email.message_from_bytes((tmp_path / "draft.eml").read_bytes(), policy=email.policy.default)
    assert "j.johnson@plymouth.gov.uk" in found["To"]
    assert found["X-Unsent"] == "1"
    (attached,) = found.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Minutes 2019-07-10.pdf", b"%PDF-1.7")
    assert circulation_as_eml(letter) == circulation_as_eml(letter)


def test_a_letter_about_minutes_with_exempt_passages_says_that_they_are_left_out(desk, july):
    first = minutes.get_minutes(desk.store, july).minutes[0].paragraphs[0]
    withhold_paragraph(desk.store, WHO, first.id, (1,))
    circulate(desk.store, WHO, july, date(2019, 7, 15))
    body = circulation_letter(desk.store, july).body
    assert "Passages that are not public are left out" in body
    assert "Please tell me if anything is wrong" in body


def test_there_is_no_letter_before_the_minutes_are_circulated(desk, july):
    with pytest.raises(UserError, match="not been circulated yet"):
        circulation_letter(desk.store, july)
