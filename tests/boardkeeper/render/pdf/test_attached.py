"""Attached pages in a pack: seen as they were, numbered, linked, and harmless to everything around them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from boardkeeper.documents.blocks import (
    AttachedPages,
    Classification,
    Paragraph,
    Section,
    SectionKind,
)
from boardkeeper.errors import UserError
from boardkeeper.render.pages import PagePicture, PageReader
from boardkeeper.render.pdf import BuiltPack, SectionCache, render_section
from boardkeeper.render.pdf.sections import section_hash
from boardkeeper.render.pdf.style import Style
from tests.boardkeeper.attachments.made_pdfs import annotate, link, pdf_of, uri, words_at
from tests.boardkeeper.render.attached_papers import built_of, first_page, section
from tests.boardkeeper.render.reading import opened, texts

A3 = Array([0, 0, 1191, 842])
RED, GREEN, BLUE, GREY = b"1 0 0 rg", b"0 1 0 rg", b"0 0 1 rg", b"0.6 g"


def picture(built: BuiltPack, index: int, dpi: float = 72) -> PagePicture:
    with PageReader(built.pdf) as reader:
        return reader.picture(index, dpi)


def pixel(picture: PagePicture, x: float, y: float) -> tuple[int, int, int]:
    """At a share of width and height, from the upper left corner."""
    at = (int(y * picture.height) * picture.width + int(x * picture.width)) * 3
    red, green, blue = picture.rgb[at : at + 3]
    return red, green, blue


def corners(left: float, bottom: float, right: float, top: float) -> bytes:
    """Red at the upper left, green at the upper right, blue at the lower left of a box, each a tenth of it; inset."""
    width, height = (right - left) / 10, (top - bottom) / 10
    places = ((RED, left, top - height), (GREEN, right - width, top - height), (BLUE, left, bottom))
    return b"\n".join(b"%s %f %f %f %f re f" % (ink, x, y, width, height) for ink, x, y in places)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_is_seen_as_a_reader_shows_it_with_its_number_at_the_visual_foot(
    rotation,
) -> None:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox = Array([-20, -30, 580, 870])
        page.CropBox = Array([50, 100, 450, 700])
        page.Rotate = rotation

    # Outside the crop box nothing is seen; inside, three corners, well clear of the bands.
    content = b"%s -20 -30 600 130 re f\n" % GREY + corners(100, 150, 400, 650) + words_at("Inside", 200, 400)
    source = pdf_of(content, change=change)
    with PageReader(source) as reader:
        as_shown = reader.picture(0, 72)
    built = built_of(section(source))
    page = picture(built, first_page(built))
    assert (page.width, page.height) == (as_shown.width, as_shown.height)
    stride = page.width * 3
    band = int(page.height - 32) * stride
    differ = [a != b for a, b in zip(page.rgb[:band], as_shown.rgb[:band], strict=True)]
    assert sum(differ) < len(differ) * 0.01
    with PageReader(built.pdf) as reader:
        assert re.search(r"\bPage 1$", reader.text(first_page(built)), re.MULTILINE)
    number = page.rgb[band:]
    right = [
        row
        for row in range(len(number) // stride)
        if min(number[row * stride + stride // 2 : (row + 1) * stride]) < 90
    ]
    assert right


def test_pages_keep_their_sizes() -> None:
    def change(pdf: Pdf) -> None:
        for page, size in zip(pdf.pages, ((842, 595), (420, 595), (1684, 2384), (300, 300)), strict=True):
            page.obj.MediaBox = Array([0, 0, *size])

    built = built_of(section(pdf_of("a", "b", "c", "d", change=change)))
    with PageReader(built.pdf) as reader:
        start = first_page(built)
        assert [reader.size(start + n) for n in range(4)] == [
            (842, 595),
            (420, 595),
            (1684, 2384),
            (300, 300),
        ]
        assert [reader.label(start + n) for n in range(4)] == ["1", "2", "3", "4"]


def test_odd_starts_leaves_and_ranges_are_as_for_our_own_papers() -> None:
    sections = (
        section(pdf_of("1", "2", "3")),
        section(pdf_of("4"), "b", "7"),
        Section("c", "C", (Paragraph("x"),)),
    )
    built = built_of(*sections)
    assert [(place.key, place.first_label, place.leaves) for place in built.sections[1:]] == [
        ("a", "1", 1), ("b", "5", 1), ("c", "7", 1),
    ]  # fmt: skip
    assert [(item.number, item.first_page, item.last_page) for item in built.items] == [
        ("6", 1, 4),
        ("7", 5, 6),
    ]
    assert "(Pages 1 - 4)" in " ".join(texts(built.pdf)[0].split())


def test_the_item_and_the_marking_stand_on_every_page() -> None:
    exempt = {"classification": Classification.EXEMPT, "exemption": "paragraph 3"}
    said = texts(built_of(section(pdf_of("One", "Two"), **exempt)).pdf)[-2:]
    for text in said:
        assert "EXEMPT – PARAGRAPH 3" in text
        assert "Exempt – paragraph 3" in text
        assert "Item 6 · Ofsted letter" in " ".join(text.split())
    assert not any("xempt" in text for text in texts(built_of(section(pdf_of("One"))).pdf))


def test_an_appendix_is_named_on_every_page_and_on_the_leaf_behind_it_which_has_its_size() -> None:
    wide = pdf_of(words_at("Chart", 200, 300), change=lambda pdf: setattr(pdf.pages[0].obj, "MediaBox", A3))
    appendix = section(wide, title="Appendix B: Costs", item_title="Budget", kind=SectionKind.APPENDIX)
    built = built_of(appendix)
    with PageReader(built.pdf) as reader:
        start = first_page(built)
        assert [tuple(map(round, reader.size(start + n))) for n in range(2)] == [(1191, 842)] * 2
        for index in (start, start + 1):
            assert "Item 6 · Appendix B: Costs" in " ".join(reader.text(index).split())
        assert "left blank" in reader.text(start + 1)


def test_the_number_covers_nothing_of_a_page_printed_to_its_edges() -> None:
    full = b"%s 0 0 595 842 re f" % GREY + words_at(" ", 5, 5)
    built = built_of(section(pdf_of(full)))
    page = picture(built, first_page(built))
    assert pixel(page, 0.95, 0.995) == (255, 255, 255)
    assert pixel(page, 0.5, 0.5) == (153, 153, 153)
    assert pixel(page, 0.5, 0.002) == (153, 153, 153)


@pytest.mark.parametrize(
    "stray",
    [
        b"Q Q Q", b"q q q 5 0 0 5 0 0 cm", b"BT", b"/Span <</MCID 3>> BDC", b"EMC EMC", b"0 0 10 10 re W n",
        b"1 1 1 rg 1 1 1 RG 3 Tr", b"0 0 m", b"<< /unfinished", b"(unfinished", b"BI /W 1 ID ...",
    ],
)  # fmt: skip
def test_what_is_unbalanced_in_a_page_stays_inside_it(stray: bytes) -> None:
    built = built_of(section(pdf_of(words_at("Seen", 100, 600) + stray)))
    text = texts(built.pdf)[first_page(built)]
    assert "Seen" in text
    assert re.search(r"^Item 6 .*Page 1$", text.replace("\n", " "), re.MULTILINE) or "Page 1" in text
    page = picture(built, first_page(built), 100)
    stride = page.width * 3
    foot = page.rgb[int(page.height * 0.96) * stride :]
    assert min(foot) < 90, "the number is drawn in ink"


def test_content_in_several_streams_that_part_a_word_is_joined() -> None:
    def change(pdf: Pdf) -> None:
        parts = (b"BT /F1 12 Tf 72 700 Td", b"(Joined) Tj", b"ET")
        pdf.pages[0].obj.Contents = Array([pdf.make_stream(part) for part in parts])

    built = built_of(section(pdf_of("x", change=change)))
    assert "Joined" in texts(built.pdf)[first_page(built)]


def test_two_pages_that_share_one_content_show_each_its_own_part_of_it() -> None:
    def change(pdf: Pdf) -> None:
        first, second = (page.obj for page in pdf.pages)
        second.Contents = first.Contents
        second.MediaBox = Array([0, 0, 595, 400])

    built = built_of(section(pdf_of(b"%s 100 300 300 300 re f" % GREY, "x", change=change)))
    first, second = picture(built, first_page(built)), picture(built, first_page(built) + 1)
    assert pixel(first, 0.4, 0.35) == pixel(first, 0.4, 0.6) == (153, 153, 153)
    assert pixel(second, 0.4, 0.1) == (153, 153, 153)


def test_what_was_cropped_away_does_not_come_back_when_a_page_is_made_smaller() -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.CropBox = Array([0, 100, 595, 842])

    content = b"1 0 0 rg 0 0 595 100 re f\n%s 0 100 595 742 re f" % GREY
    built = built_of(section(pdf_of(content, change=change)))
    page = picture(built, first_page(built))
    assert bytes((255, 0, 0)) not in {page.rgb[at : at + 3] for at in range(0, len(page.rgb), 3)}
    assert pixel(page, 0.3, 0.995) == (255, 255, 255)
    assert pixel(page, 0.5, 0.5) == (153, 153, 153)


def linking(pdf: Pdf) -> None:
    second = pdf.pages[1].obj
    annotate(
        pdf,
        link((72, 700, 172, 720), Dest=Array([second, Name.XYZ, 0, 500, 0])),
        link((72, 600, 172, 620), A=uri("https://plymouth.example/letter"), Contents=String("The letter")),
    )
    with pdf.open_outline() as outline:
        part = OutlineItem("Judgement", Array([pdf.pages[0].obj, Name.XYZ, 0, 800, 0]))
        part.children.append(OutlineItem("Next steps", Array([second, Name.XYZ, 0, 400, 0])))
        outline.root.append(part)


def test_links_lead_on_inside_the_pack() -> None:
    built = built_of(section(pdf_of("One", "Two", change=linking)))
    start = first_page(built)
    with opened(built.pdf) as pdf:
        inside, outside = pdf.pages[start].obj.Annots
        assert inside.Dest[0].objgen == pdf.pages[start + 1].obj.objgen
        assert float(inside.Dest[3]) == pytest.approx(500)
        assert [float(edge) for edge in inside.Rect] == [72, 700, 172, 720]
        assert str(outside.A.URI) == "https://plymouth.example/letter"
        assert str(outside.Contents) == "The letter"
        assert str(inside.Contents) == "paper.pdf, page 2"


def test_links_of_a_turned_page_lie_over_their_words() -> None:
    def change(pdf: Pdf) -> None:
        linking(pdf)
        pdf.pages[0].obj.Rotate = 90

    built = built_of(section(pdf_of("One", "Two", change=change)))
    with opened(built.pdf) as pdf:
        rectangle = [float(edge) for edge in pdf.pages[first_page(built)].obj.Annots[0].Rect]
    assert rectangle == [700, 595 - 172, 720, 595 - 72]


def test_its_bookmarks_hang_under_the_paper_s() -> None:
    built = built_of(section(pdf_of("One", "Two", change=linking)))
    with opened(built.pdf) as pdf, pdf.open_outline() as outline:
        paper = outline.root[-1]
        assert paper.title == "6. Ofsted letter"
        (judgement,) = paper.children
        assert (judgement.title, judgement.children[0].title) == ("Judgement", "Next steps")
        assert judgement.children[0].destination[0].objgen == pdf.pages[first_page(built) + 1].obj.objgen


def test_its_fonts_are_left_alone() -> None:
    built = built_of(section(pdf_of("One")), Section("own", "Own", (Paragraph("Words"),)))
    with opened(built.pdf) as pdf:
        page = pdf.pages[first_page(built)].obj
        (form,) = page.Resources.XObject.values()
        assert str(form.Resources.Font.F1.BaseFont) == "/Helvetica"
        assert all(str(name).startswith("/S") for name in page.Resources.Font.keys())  # noqa: SIM118


def test_the_pack_is_a_sound_file_and_the_same_every_time() -> None:
    sections = (section(pdf_of("One", "Two", change=linking)),)
    built = built_of(*sections)
    assert built_of(*sections).pdf == built.pdf
    with opened(built.pdf) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert "/Structure" not in pdf.trailer


def test_a_layer_hidden_in_the_attachment_stays_hidden_in_the_pack() -> None:
    def change(pdf: Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
        pdf.pages[0].obj.Resources.Properties = Dictionary(MC0=group)

    hidden = b"/OC /MC0 BDC 1 0 0 rg 100 100 400 600 re f EMC"
    built = built_of(section(pdf_of(hidden, change=change)))
    assert pixel(picture(built, first_page(built)), 0.5, 0.5) == (255, 255, 255)


def test_a_kept_attachment_is_not_laid_again_and_another_is() -> None:
    one = section(pdf_of("One"))
    assert section_hash(one, Style(), {}) == section_hash(section(pdf_of("One")), Style(), {})
    assert section_hash(one, Style(), {}) != section_hash(section(pdf_of("Two")), Style(), {})
    assert "%PDF" not in repr(one)
    assert one.attached is not None
    assert one.attached.digest in repr(one)
    cache = SectionCache()
    assert render_section(one, cache=cache) is render_section(section(pdf_of("One")), cache=cache)


def test_a_section_has_blocks_or_attached_pages() -> None:
    with pytest.raises(ValueError, match="either blocks or attached pages"):
        render_section(replace(section(pdf_of("x")), blocks=(Paragraph("x"),)))


def test_a_kept_file_that_is_damaged_is_named_with_its_paper() -> None:
    broken = AttachedPages("letter.pdf", "0" * 64, b"%PDF-1.7 and no more", 1)
    with pytest.raises(UserError, match=r"“letter\.pdf” in “Ofsted letter” cannot be printed"):
        render_section(replace(section(pdf_of("x")), attached=broken))


def test_a_pdf_nobody_measured_is_given_room_all_the_same() -> None:
    raw = pdf_of(b"%s 0 0 595 842 re f" % GREY)
    built = built_of(replace(section(pdf_of("x")), attached=AttachedPages("raw.pdf", "0" * 64, raw, 1)))
    page = picture(built, first_page(built))
    assert pixel(page, 0.5, 0.995) == (255, 255, 255)
    assert pixel(page, 0.5, 0.5) == (153, 153, 153)


def test_every_wild_paper_can_stand_in_a_pack(shared) -> None:
    sections = []
    for number, name in enumerate(
        ("TB71.i_Transparency_Board_agenda", "ofsted_plymouth_2019-01-07", "pdfjs_rotation", "pdfjs_sizes",
         "qpdf_annotations-rotated-90", "qpdf_inherited-rotate", "qpdf_form-filled-by-acrobat", "pdfjs_nested_outline"),
        start=1,
    ):  # fmt: skip
        content = (shared / "data" / "wild" / "pdf" / f"{name}.pdf").read_bytes()
        sections.append(section(content, f"k{number}", str(number)))
    built = built_of(*sections)
    with PageReader(built.pdf) as reader:
        for index, label in enumerate(built.labels):
            assert re.search(rf"\bPage {label}$", reader.text(index), re.MULTILINE)
    with opened(built.pdf) as pdf:
        assert pdf.check_pdf_syntax() == []
