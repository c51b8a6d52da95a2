"""User text is data: what is typed is what is printed."""

from __future__ import annotations

import page as checker
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardkeeper.documents.blocks import (
    Callout,
    Cell,
    Column,
    Heading,
    Paragraph,
    Point,
    Points,
    Row,
    Table,
    Text,
)
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import build_pack
from boardkeeper.render.pdf.fonts import Weight, clean, pieces
from boardkeeper.render.pdf.typesetting import safe_link
from tests.boardkeeper.render.reading import letters, opened, pack_of, words

HOSTILE = (
    "<b>bold</b>",
    "Fish & chips &amp; &#60;",
    '<img src="file:///etc/passwd"/>',
    "<a href='javascript:alert(1)'>x</a>",
    "a < b > c",
    "(unbalanced \\ ) ( \\) <</Type/Page>> endstream endobj %%EOF",
    "<para><font color='red'>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_prints_as_typed(text: str) -> None:
    table = Table(
        (Column(text), Column("b")),
        (Row((Cell(text), Cell("x", points=Points((Point(text),))))),),
        caption=text,
        note=text,
    )
    built = build_pack(
        pack_of(
            Heading(1, text), Paragraph(text), Points((Point(text),)), Callout(text, text), table, title=text
        )
    )
    assert words(built.pdf).count(" ".join(text.split())) >= 8
    with opened(built.pdf) as pdf:
        assert len(pdf.pages) == 2
    assert checker.is_pdf_compliant_bytes(built.pdf, profile=checker.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://x",
        "JaVaScRiPt:x",
        "//host/x",
        " \tjavascript:x",
        "http:",
        "http://[bad",
    ],
)
def test_a_link_that_could_do_harm_is_printed_without_one(link: str) -> None:
    built = build_pack(pack_of(Paragraph((Text("words", link=link),))))
    assert "words" in words(built.pdf)
    with opened(built.pdf) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)


def test_harmless_links_are_kept_and_made_plain_ascii() -> None:
    assert safe_link("https://example.org/a b?q=ŵ#x") == "https://example.org/ab?q=%C5%B5#x"
    assert safe_link("mailto:a@b.example") == "mailto:a@b.example"
    assert safe_link("#plan") == "#plan"


def test_what_cannot_be_seen_is_dropped() -> None:
    assert clean("a\x00b\x07c\u202edrawkcab\u200b\ufeff\ud800") == "abcdrawkcab"
    assert clean("a\r\nb\rc\u2028d\te   f") == "a\nb\nc\nd e f"
    assert clean("w\u0302") == "ŵ"


def test_a_character_no_face_has_is_printed_as_a_box_and_copied_as_itself() -> None:
    built = build_pack(pack_of(Paragraph("Name: 漢字 😀 end")))
    assert [(face.name, text, meant) for face, text, meant in pieces("漢", Weight.REGULAR)] == [
        ("SourceSans3-Regular", "□", "漢")
    ]
    with opened(built.pdf) as pdf:
        content = pdf.pages[0].obj.Contents[0].read_bytes()
    assert "漢".encode("utf-16").hex().encode() in content
    assert checker.is_pdf_compliant_bytes(built.pdf, profile=checker.ValidationProfile.PDF_UA_1)


def test_a_character_of_the_second_face_is_printed_with_it() -> None:
    built = build_pack(pack_of(Paragraph("ϖ and ŵ and ✓"), Heading(2, "ϖ")))
    assert "ϖ and ŵ and ✓" in words(built.pdf)
    assert checker.is_pdf_compliant_bytes(built.pdf, profile=checker.ValidationProfile.PDF_UA_1)


def test_a_word_longer_than_the_line_is_cut_inside_the_margins() -> None:
    long = "Donaudampfschiff" * 40
    table = Table(
        (Column("a"), Column("b")), (Row((Cell(long), Cell("https://example.org/" + "path/" * 40))),)
    )
    built = build_pack(pack_of(Paragraph(long), Heading(1, long), table))
    for _index, (width, _height), boxes in letters(built.pdf):
        assert all(box.left >= 60 and box.right <= width - 60 for box in boxes)


def test_a_paragraph_of_a_hundred_thousand_words_is_set() -> None:
    built = build_pack(pack_of(Paragraph("evidence of progress " * 33_334)))
    assert built.pages > 100
    with PageReader(built.pdf) as reader:
        assert "evidence of progress" in reader.text(built.pages // 2)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_can_be_printed(text: str) -> None:
    table = Table((Column(text), Column("b")), (Row((Cell(text), Cell("b"))),))
    built = build_pack(
        pack_of(Heading(1, text), Paragraph(text), table, title=text, author=text, keywords=(text,))
    )
    with PageReader(built.pdf) as reader:
        assert len(reader) == built.pages
