"""Letters as e-mail, whoever writes them."""

from __future__ import annotations

import email
import email.policy

import pytest

from boardkeeper.e_mail import Mail, Recipient, is_address, mail_as_eml, mail_as_text, write_mail
from boardkeeper.errors import UserError

ANN = Recipient("Ann", "ann@council.gov.uk")


def read(mail):
    return email.message_from_bytes(mail_as_eml(mail), policy=email.policy.default)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("ann@council.gov.uk", True),
        (" ann.o'neill+board@council.gov.uk ", True),
        ("", False),
        ("ann", False),
        ("ann@council", False),
        ("a@b@c.uk", False),
        ("ann@council.gov.uk\nBcc: x@y.uk", False),
        ("siân@council.gov.uk", False),
    ],
)
def test_an_address_is_one_a_mail_program_can_send_to(written, is_one):
    assert is_address(written) is is_one


def test_a_letter_to_several_leaves_out_whom_it_cannot_reach():
    mail = Mail((ANN, Recipient("Bob", ""), Recipient("Cy", "cy@council.gov.uk")), "Minutes", "Text\n")
    assert read(mail)["To"] == "Ann <ann@council.gov.uk>, Cy <cy@council.gov.uk>"
    assert mail_as_text(mail) == (
        "To: Ann <ann@council.gov.uk>; Bob (no address); Cy <cy@council.gov.uk>\nSubject: Minutes\n\nText\n"
    )


def test_a_letter_to_nobody_who_has_an_address_is_left_to_be_addressed():
    message = read(Mail((Recipient("Bob", ""),), "Minutes", "Text\n"))
    assert (message["To"], message["X-Unsent"]) == ("", "1")


def test_no_line_of_a_subject_or_a_name_becomes_a_header():
    message = read(Mail((Recipient("Ann\nBcc: x@y.uk", ANN.email),), "Hello\r\nBcc: x@y.uk", "Text"))
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello Bcc: x@y.uk"


def test_a_pdf_goes_with_a_letter_and_the_bytes_are_the_same_every_time():
    mail = Mail((ANN,), "Minutes", "Text\n", ("Minutes.pdf", b"%PDF-1.7"))
    (attached,) = read(mail).iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Minutes.pdf", b"%PDF-1.7")
    assert mail_as_eml(mail) == mail_as_eml(mail)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="was not written"):
        write_mail(Mail((ANN,), "Minutes", "Text"), tmp_path / "gone" / "a.eml")
