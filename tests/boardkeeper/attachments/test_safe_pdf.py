"""What a PDF from anywhere is when it has been taken in: whole, unlocked, measured; and when it is not taken."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.errors import AttachmentRefused
from boardkeeper.attachments.safe_pdf import _pages
from tests.boardkeeper.attachments.made_pdfs import (
    annotate,
    opened,
    pdf_of,
    safe,
    text,
    words_at,
)


def test_a_sound_file_comes_through_with_its_words_and_without_a_note() -> None:
    taken = safe(pdf_of("First page", "Second page"))
    assert (taken.pages, taken.notes) == (2, ())
    assert "First page" in text(taken.content)
    assert "Second page" in text(taken.content)


def test_the_same_file_gives_the_same_bytes() -> None:
    content = pdf_of("One", "Two")
    assert safe(content).content == safe(content).content


def test_words_marked_for_blacking_out_but_still_there_are_refused() -> None:
    def change(pdf: Pdf) -> None:
        annotate(pdf, Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([0, 0, 9, 9])), page=1)

    with pytest.raises(AttachmentRefused, match=r"“paper.pdf” has words marked for blacking out on page 2"):
        safe(pdf_of("One", "Two", change=change))


def test_a_file_locked_against_changes_is_taken_and_one_locked_against_reading_is_not() -> None:
    owner = pdf_of("Read me", encryption=pikepdf.Encryption(owner="x", user=""))
    taken = safe(owner)
    assert "Read me" in text(taken.content)
    assert taken.notes == ("It was protected against changes; the copy kept here is not.",)
    with opened(taken.content) as pdf:
        assert not pdf.is_encrypted
    with pytest.raises(AttachmentRefused, match=r"needs its password to be opened\. Give the password"):
        safe(pdf_of("x", encryption=pikepdf.Encryption(owner="x", user="y")))


def test_a_file_cut_off_at_its_end_is_mended_and_says_so() -> None:
    content = pdf_of("Kept words", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    taken = safe(content[: content.rindex(b"xref") - 5])
    assert "Kept words" in text(taken.content)
    assert taken.notes == (
        "It was damaged and has been repaired: look at every page before it is published.",
    )


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <</Root 1 0 R>>"]
)
def test_a_file_beyond_repair_is_refused(content: bytes) -> None:
    with pytest.raises(
        AttachmentRefused, match=r"“paper\.pdf” is damaged or cut off|“paper\.pdf” has no pages"
    ):
        safe(content)


def test_a_page_that_cannot_be_unpacked_is_named() -> None:
    content = bytearray(
        pdf_of(
            "One",
            b"".join(b"0.%d g\n" % (n * 7919) for n in range(900)),
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    )
    streams = [
        found.end()
        for found in re.finditer(rb"stream\n", bytes(content))
        if content[found.start() - 3 :][:3] != b"end"
    ]
    longest = max(streams, key=lambda at: content.index(b"endstream", at) - at)
    content[longest + 6 : longest + 14] = b"\xff" * 8
    with pytest.raises(AttachmentRefused, match=r"“paper\.pdf” is damaged on page 2"):
        safe(bytes(content))


def test_more_pages_than_the_bound_are_refused_without_looking_at_them() -> None:
    with pytest.raises(AttachmentRefused, match="has 1,001 pages; at most 1,000 can be attached"):
        safe(pdf_of(*(["x"] * 1_001)))
    assert safe(pdf_of("x", "y"), Bounds(pages=2)).pages == 2


def test_a_form_that_only_one_program_can_show_is_refused() -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.NeedsRendering = True

    with pytest.raises(AttachmentRefused, match="only Adobe’s programs can show"):
        safe(pdf_of("Please wait", change=change))


def test_a_scan_says_that_nobody_can_hear_it() -> None:
    ink = b"0 g 100 100 50 50 re f"
    assert safe(pdf_of(ink)).notes[0].startswith("It is a picture without text")
    assert safe(pdf_of("Words", ink, ink)).notes[0].startswith("Pages 2–3 are pictures without text")
    assert safe(pdf_of("Words", b" ")).notes == ()


def test_what_was_seen_of_a_page_is_noted_in_it() -> None:
    taken = safe(pdf_of(words_at("Foot", 72, 40), b"0.5 g 0 0 595 842 re f"))
    with opened(taken.content) as pdf:
        first, second = (page.obj.PieceInfo.Boardkeeper.Private for page in pdf.pages)
    assert 32 <= float(first.Foot) <= 41
    assert float(first.Head) > 750
    assert bool(first.Words)
    assert (float(second.Foot), float(second.Head), bool(second.Words)) == (0, 0, False)


def test_a_note_that_came_with_the_file_is_not_believed() -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.PieceInfo = Dictionary(
            Boardkeeper=Dictionary(Private=Dictionary(Foot=700, Words=True))
        )

    with opened(safe(pdf_of(b"0 g 0 0 595 842 re f", change=change)).content) as pdf:
        assert float(pdf.pages[0].obj.PieceInfo.Boardkeeper.Private.Foot) == 0


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([3], "page 3"), ([1, 2, 3], "pages 1–3"), ([1, 3, 4, 9], "pages 1, 3–4 and 9"), (range(1, 20, 2), "pages 1, 3, 5, 7, 9, 11 and others")],
)  # fmt: skip
def test_pages_are_named_as_people_would(numbers, words) -> None:
    assert _pages(numbers) == words


def test_a_portfolio_is_refused() -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.Collection = Dictionary(Type=Name.Collection)

    with pytest.raises(AttachmentRefused, match="is a portfolio: other files in the cover of a PDF"):
        safe(pdf_of("For the best experience", change=change))


@pytest.mark.parametrize("kind", ["JPEG", "JPEG2000", "TIFF"])
def test_a_scan_packed_as_scanners_do_is_taken(kind: str) -> None:
    drawing = Image.new("1" if kind == "TIFF" else "RGB", (60, 60))
    packed = io.BytesIO()
    if kind == "TIFF":
        drawing.save(packed, "PDF")  # Pillow packs two colours as a fax
        content = packed.getvalue()
    else:
        drawing.save(packed, kind)

        def change(pdf: Pdf) -> None:
            picture = pdf.make_stream(packed.getvalue())
            picture.Type, picture.Subtype, picture.Width, picture.Height = Name.XObject, Name.Image, 60, 60
            picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
            picture.Filter = Name.DCTDecode if kind == "JPEG" else Name.JPXDecode
            pdf.pages[0].obj.Resources.XObject = Dictionary(Im=picture)

        content = pdf_of(b"q 400 0 0 400 100 200 cm /Im Do Q", change=change)
    taken = safe(content)
    assert taken.pages == 1
    assert taken.notes[0].startswith("It is a picture without text")
