"""Taking in papers and pictures as a person chooses them."""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import os
import stat
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from boardkeeper import attaching
from boardkeeper.attaching import AttachingCancelled, AttachmentRefused, take_file, take_picture
from boardkeeper.attachments import office
from boardkeeper.attachments.bounds import Bounds
from boardkeeper.kept_files import keep_into, kept_content
from boardkeeper.render.pages import PageReader
from tests.boardkeeper.attachments.made_pdfs import pdf_of


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_paper_is_taken_and_kept_and_is_the_same_when_it_comes_out(tmp_path: Path, desk) -> None:
    told: list[tuple[str, int, int]] = []
    path = put(tmp_path / "Report.pdf", pdf_of("One", "Two"))
    taken = take_file(path, progress=lambda *step: told.append(step))
    assert (taken.name, taken.media_type, taken.pages, taken.notes) == (
        "Report.pdf",
        "application/pdf",
        2,
        (),
    )
    assert told == [("Looking at the pages", 0, 2), ("Looking at the pages", 1, 2)]
    with desk.store.edit("Attach", "Ann Smith") as session:
        digest = keep_into(session, taken.content, taken.media_type)
    assert kept_content(desk.store, digest) == taken.content
    assert digest == hashlib.sha256(take_file(path).content).hexdigest()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "“a.pdf” is empty"),
        (b"<!doctype html><p>Sign in", "“a.pdf” is a web page"),
        (b"%PDF-1.7 and nothing behind it", "“a.pdf” is damaged or cut off"),
        (pdf_of("x", encryption=pikepdf.Encryption(owner="a", user="b")), "“a.pdf” needs its password"),
        (b"\x89PNG\r\n\x1a\n", "“a.pdf” is a picture, not a document"),
    ],
)
def test_each_thing_that_is_wrong_has_its_own_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(AttachmentRefused, match=words):
        take_file(put(tmp_path / "a.pdf", content))
    assert not [each for each in multiprocessing.active_children() if each.name.startswith("attaching")]


def test_taking_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(AttachingCancelled, match=r"Attaching “a\.pdf” was cancelled; nothing was taken"):
        take_file(put(tmp_path / "a.pdf", pdf_of("x")), cancelled=lambda: True)


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefused, match="was not read within 0 seconds"):
        take_file(put(tmp_path / "a.pdf", pdf_of("x")), bounds=Bounds(seconds=0))


@pytest.mark.skipif(sys.platform == "win32", reason="memory is bounded by the system call of the others")
def test_a_file_that_swells_is_refused_and_takes_nobody_along(tmp_path: Path) -> None:
    swelling = pdf_of(b"0 g " + b" " * 400_000_000)
    assert len(swelling) < 1_000_000
    with pytest.raises(AttachmentRefused, match="memory"):
        take_file(put(tmp_path / "a.pdf", swelling), bounds=Bounds(memory_bytes=600 * 1024 * 1024))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_word_file_comes_in_as_pdf_where_libreoffice_is(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "programs"
    folder.mkdir()
    made = put(folder / "made.pdf", pdf_of("From Word"))
    program = folder / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\n'
        f'cp "{made}" "$out/document.pdf"\n',
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    taken = take_file(put(tmp_path / "Letter of 3 May.rtf", b"{\\rtf1 From Word}"))
    assert (taken.name, taken.media_type, taken.pages) == ("Letter of 3 May.pdf", "application/pdf", 1)
    assert taken.notes[0].startswith("LibreOffice made the PDF from “Letter of 3 May.rtf”")
    with PageReader(taken.content) as reader:
        assert "From Word" in reader.text(0)
    assert attaching.can_convert()


def test_a_word_file_is_refused_plainly_where_libreoffice_is_not(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    assert not attaching.can_convert()
    with pytest.raises(AttachmentRefused, match=r"is not on this computer\. Save it as PDF from Word"):
        take_file(put(tmp_path / "a.docx", b"{\\rtf1}"))


def test_a_workbook_that_lists_single_children_is_refused_before_anything_is_made_of_it(saved) -> None:
    path = saved(
        "annex.xlsx", {"List 1": [["Child ID", "Date of birth", "Gender"], [*_a_child(1)], [*_a_child(2)]]}
    )
    with pytest.raises(
        AttachmentRefused, match=r"lists single children: .*Attach figures about children as a group"
    ):
        take_file(path)


def _a_child(number: int) -> tuple[str, str, str]:
    return f"C{number:05}", "02/03/2009", "F"


def test_a_picture_is_taken_from_a_file_or_as_it_was_pasted(tmp_path: Path) -> None:
    pixels = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(pixels, "PNG")
    from_file = take_picture(put(tmp_path / "Chart.PNG", pixels.getvalue()))
    pasted = take_picture(pixels.getvalue())
    assert (from_file.name, from_file.media_type) == ("Chart.PNG", "image/png")
    assert pasted.name == "Picture.png"
    assert pasted.content == from_file.content


def test_a_logo_in_svg_becomes_a_png_of_the_same_name(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><rect width="3" height="1"/></svg>'
    taken = take_picture(put(tmp_path / "logo.svg", svg))
    assert (taken.name, taken.media_type) == ("logo.png", "image/png")
    assert Image.open(io.BytesIO(taken.content)).size == (2400, 800)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefused, match=r"“a\.png” is a PDF, not a picture"):
        take_picture(put(tmp_path / "a.png", pdf_of("x")))
    with pytest.raises(AttachmentRefused, match="“Picture” is a damaged picture"):
        take_picture(b"\x89PNG\r\n\x1a\n and no more")
    with pytest.raises(AttachmentRefused, match="more than a picture for print needs"):
        take_picture(b"\xff\xd8\xff" + b"x" * 100, bounds=Bounds(picture_bytes=10))


#: Every real and wild PDF: how many pages it has, or why it is refused.
WILD = {
    "Paper_1_-_Transparency_Board_Terms_of_Reference_-_24.06.10.pdf": 1,
    "TB71.i_Transparency_Board_agenda.pdf": 2,
    "TB71.ii_Action_log.pdf": 3,
    "ofsted_plymouth_2019-01-07.pdf": 13,
    "pdfjs_bug1020226.pdf": "is damaged or cut off",
    "pdfjs_bug1980958.pdf": "is damaged or cut off",
    "pdfjs_empty_protected.pdf": 1,
    "pdfjs_form_two_pages.pdf": 2,
    "pdfjs_issue15590.pdf": "is damaged or cut off",
    "pdfjs_issue9105_other.pdf": "is damaged or cut off",
    "pdfjs_labelled_pages.pdf": 11,
    "pdfjs_nested_outline.pdf": 9,
    "pdfjs_rotation.pdf": 2,
    "pdfjs_sizes.pdf": 3,
    "pypdf_libreoffice-writer-password.pdf": "needs its password",
    "qpdf_annotations-rotated-90.pdf": 1,
    "qpdf_bad-direct-root.pdf": "is damaged or cut off",
    "qpdf_enc-R3_V2.pdf": 30,
    "qpdf_form-filled-by-acrobat.pdf": 3,
    "qpdf_inherited-rotate.pdf": 1,
}


def _outcome(path: Path) -> int | str:
    try:
        return take_file(path).pages or 0
    except AttachmentRefused as error:
        return error.sentence


def test_every_wild_pdf_is_taken_or_refused_by_name(shared: Path) -> None:
    found = {path.name: _outcome(path) for path in (shared / "data" / "wild" / "pdf").glob("*.pdf")}
    for name, expected in WILD.items():
        outcome = found.pop(name)
        if isinstance(expected, int):
            assert outcome == expected
        else:
            assert str(outcome).startswith(f"“{name}” {expected}")
    assert not found
