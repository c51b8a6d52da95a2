"""A finished pack from anywhere is read in a process of its own, or refused in a sentence that names it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boardkeeper.documents.blocks import Classification
from boardkeeper.editions import Edition, Readers, comparing, compose_edition, verifying
from boardkeeper.editions.locking import lock
from boardkeeper.editions.reading import (
    CannotRead,
    PackLocked,
    ReadingStopped,
    read_own_pack,
    read_pack_bytes,
    read_pack_file,
)
from boardkeeper.minutes_out import Paper, make_file
from boardkeeper.render.pdf import build_pack
from boardkeeper.rules.pack_faults import check_pack
from tests.boardkeeper.attachments.made_pdfs import pdf_of
from tests.boardkeeper.render.reading import words


def test_a_file_is_read_in_a_process_of_its_own(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of("The letter of May"))
    read = read_pack_file(path)
    assert (read.name, [page.content for page in read.pages]) == ("letter.pdf", ["The letter of May"])


def test_reading_can_be_stopped():
    with pytest.raises(ReadingStopped, match=r"“letter\.pdf” was stopped"):
        read_pack_bytes(pdf_of("Words"), "letter.pdf", cancelled=lambda: True)
    with pytest.raises(ReadingStopped):
        read_own_pack(pdf_of("Words"), "letter.pdf", cancelled=lambda: True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "“a file.pdf” is empty."),
        (b"<!DOCTYPE html><html>Sign in</html>", "“a file.pdf” is a web page, not a PDF."),
        (b"PK\x03\x04 a Word file", "“a file.pdf” is not a PDF."),
    ],
)
def test_what_is_no_pdf_is_refused_at_once(content, said, tmp_path):
    path = tmp_path / "a file.pdf"
    path.write_bytes(content)
    with pytest.raises(CannotRead) as refused:
        read_pack_file(path)
    assert refused.value.sentence == said
    assert refused.value.next_step


def test_a_folder_and_a_missing_file_are_said_to_be_so(tmp_path):
    with pytest.raises(CannotRead, match="is a folder"):
        read_pack_file(tmp_path)
    with pytest.raises(CannotRead, match=r"“nothing\.pdf” is not there"):
        read_pack_file(tmp_path / "nothing.pdf")


def test_a_damaged_file_is_refused():
    with pytest.raises(CannotRead, match=r"“pack\.pdf” is damaged or cut off"):
        read_pack_bytes(b"%PDF-1.7\n1 0 obj\n<<", "pack.pdf")


def test_a_locked_pack_asks_for_its_password_and_says_when_it_is_wrong(desk, tmp_path):
    path = tmp_path / "locked.pdf"
    path.write_bytes(lock(desk.made(Edition()).built.pdf, "a long password"))
    with pytest.raises(PackLocked, match=r"“locked\.pdf” needs its password"):
        verifying.verify_file(path)
    with pytest.raises(PackLocked, match="the password does not open it"):
        verifying.verify_file(path, password="another one")
    found = verifying.verify_file(path, password="a long password")
    assert found.is_right, found.faults
    assert "PDF/UA-1" in {check.name for check in found.checks}


def test_a_pack_of_another_program_cannot_be_verified_and_can_be_compared(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of("The letter of May"))
    with pytest.raises(verifying.NotAPackOfOurs, match=r"“letter\.pdf” was not made by Boardkeeper"):
        verifying.verify_file(path)
    compared = comparing.compare(
        read_own_pack(pdf_of("The letter of May"), "may.pdf"),
        read_own_pack(pdf_of("The letter of June"), "june.pdf"),
    )
    assert compared.summary == "One paper has changed."


def test_a_public_pack_is_searched_for_what_the_board_keeps_back(desk, tmp_path):
    made = desk.made(Edition())
    path = tmp_path / "public.pdf"
    path.write_bytes(made.built.pdf)
    found = verifying.verify_file(
        path, gathered=desk.gathered(), published={"the public pack": made.built.pdf}
    )
    said = {check.name: check.said for check in found.checks}
    assert found.is_right, found.faults
    assert said["Nothing exempt"].startswith("Nothing that the board marks as exempt is in it")
    assert said["Published"] == "It is the public pack, byte for byte."

    path.write_bytes(desk.made(Edition(Readers.RESTRICTED)).built.pdf)
    again = verifying.verify_file(path, gathered=desk.gathered(), published={})
    said = {check.name: check.said for check in again.checks}
    assert said["Nothing exempt"] == "Not searched: it is a restricted edition."
    assert said["Published"] == "It is none of the files that were published for this meeting."


def test_exempt_words_in_a_file_that_says_it_is_public_are_found(desk, tmp_path):
    composed = compose_edition(desk.gathered(), Edition(Readers.RESTRICTED))
    unmarked = tuple(
        replace(each, classification=Classification.PUBLIC) for each in composed.restricted.sections
    )
    path = tmp_path / "careless.pdf"
    path.write_bytes(build_pack(replace(composed.restricted, sections=unmarked, edition="")).pdf)
    found = verifying.verify_file(path, gathered=desk.gathered())
    assert not found.is_right
    sentences = [fault.sentence for fault in found.faults]
    assert any(each.startswith("What is not public stands in it, on page 1: “") for each in sentences)


def test_a_comparison_of_restricted_packs_is_marked_on_every_page(desk):
    public = read_own_pack(desk.made(Edition()).built.pdf, "public.pdf")
    restricted = read_own_pack(desk.made(Edition(Readers.RESTRICTED)).built.pdf, "restricted.pdf")
    content, _ = make_file(comparing.comparison_pack(comparing.compare(public, restricted)), Paper.PDF)
    read = read_own_pack(content, "comparison.pdf")
    assert {page.marking for page in read.pages} == {"RESTRICTED EDITION"}
    assert "From public.pdf: " in words(content)


@pytest.mark.parametrize("is_large_print", [False, True])
@pytest.mark.parametrize("readers", list(Readers))
def test_every_whole_edition_passes_every_check(desk, readers, is_large_print):
    made = desk.made(Edition(readers, is_large_print=is_large_print))
    read = read_own_pack(made.built.pdf, made.file_name)
    assert read.ranges
    assert [fault.sentence for check in check_pack(read) for fault in check.faults] == []
