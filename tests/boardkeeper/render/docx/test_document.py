"""The Word file, opened again: headings, real lists, table headers, language, and nothing of the clock."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import UTC, date, datetime

import docx
import pytest
from docx.oxml.ns import qn

from boardkeeper.documents.blocks import (
    AttachedPages,
    Cell,
    Classification,
    Column,
    Contents,
    ContentsItem,
    Cover,
    FieldList,
    Heading,
    ListStyle,
    Pack,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Points,
    Rag,
    Resolution,
    Row,
    RowKind,
    Section,
    SectionKind,
    Table,
    Text,
)
from boardkeeper.render.docx import render_docx


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    rows = b"".join(b"\x00" + b"\xff\x00\x00" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def pack_of(*blocks, **about):
    section = Section("paper", "Paper", blocks, SectionKind.REPORT)
    facts = {
        "title": "Pack of September",
        "council": "Plymouth City Council",
        "board": "Board",
        "meeting_date": date(2019, 9, 11),
        "sections": (section,),
        "created": datetime(2019, 9, 3, 10, 30, tzinfo=UTC),
    }
    return Pack(**(facts | about))


def opened(*blocks, **about):
    return docx.Document(io.BytesIO(render_docx(pack_of(*blocks, **about))))


def numbering(document, paragraph):
    """How a point is counted: format and text of its level, and where it starts."""
    number = paragraph._p.pPr.numPr.numId.val
    root = document.part.numbering_part.element
    (num,) = [each for each in root.findall(qn("w:num")) if each.get(qn("w:numId")) == str(number)]
    abstract_id = num.find(qn("w:abstractNumId")).get(qn("w:val"))
    (abstract,) = [
        each for each in root.findall(qn("w:abstractNum")) if each.get(qn("w:abstractNumId")) == abstract_id
    ]
    level = abstract.find(qn("w:lvl"))
    facts = (level.find(qn(f"w:{name}")).get(qn("w:val")) for name in ("numFmt", "lvlText", "start"))
    return (*facts, number)


def test_every_block_gives_a_file_that_opens(pack):
    document = docx.Document(io.BytesIO(render_docx(pack)))
    assert len(document.paragraphs) > 50
    assert len(document.tables) > 1


def test_the_same_pack_gives_the_same_bytes_without_a_clock(pack):
    content = render_docx(pack)
    assert content == render_docx(pack)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_the_file_says_about_itself():
    document = opened(author="Helen Rickman", subject="Agenda", keywords=("a", "b"))
    facts = document.core_properties
    assert (facts.title, facts.author, facts.subject, facts.keywords) == (
        "Pack of September",
        "Helen Rickman",
        "Agenda",
        "a, b",
    )
    assert (facts.language, facts.revision) == ("en-GB", 1)
    assert facts.created == facts.modified == datetime(2019, 9, 3, 10, 30, tzinfo=facts.created.tzinfo)
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_headings_are_headings_and_none_is_skipped():
    document = opened(Heading(1, "Title", "14."), Heading(3, "Deep"), Heading(2, "Back"))
    found = [(each.style.name, each.text) for each in document.paragraphs if each.text]
    assert found == [("Heading 1", "14. Title"), ("Heading 2", "Deep"), ("Heading 2", "Back")]


def test_lists_are_counted_by_word_and_each_starts_afresh():
    after = Points((Point("dot after"),))
    inner = Points((Point("inner"),), ListStyle.ROMAN, then=after)
    document = opened(
        Points((Point("c", inner), Point("d")), ListStyle.LETTERS, 3),
        Points((Point("1"),), ListStyle.NUMBERS),
        Points((Point("again 1"),), ListStyle.NUMBERS),
        Points((Point("dot"),)),
    )
    found = {each.text: numbering(document, each) for each in document.paragraphs if each.text}
    assert found["c"] == found["d"]
    assert found["c"][:3] == ("lowerLetter", "(%1)", "3")
    assert found["inner"][:3] == ("lowerRoman", "(%1)", "1")
    assert found["dot after"][0] == "bullet"
    assert found["1"][:3] == found["again 1"][:3] == ("decimal", "%1.", "1")
    assert found["1"][3] != found["again 1"][3]
    assert found["dot"][0] == "bullet"


def test_the_agenda_counts_its_items_and_writes_late_numbers_out():
    document = opened(
        Cover("Council", "Scrutiny", "Wednesday 11 September 2019", published="Published 3 September 2019"),
        Contents(
            (
                ContentsItem("1", "Minutes", remark="(Pages 1 - 8)", purpose="To confirm."),
                ContentsItem("", "Part II"),
                ContentsItem("2", "Budget", items=(ContentsItem("2.1", "Annex"),)),
                ContentsItem("2a", "Strike", classification=Classification.EXEMPT),
                ContentsItem("3", "Care"),
            )
        ),
    )
    by_text = {each.text: each for each in document.paragraphs}
    counted = {
        text: numbering(document, by_text[text]) for text in ("Minutes\t(Pages 1 - 8)", "Budget", "Care")
    }
    assert len(set(counted.values())) == 1, "one list, so that Word counts 1, 2, 3"
    assert numbering(document, by_text["Strike (Exempt)"])[1] == "2a."
    assert numbering(document, by_text["Annex"])[1] == "2.1."
    assert by_text["Part II"].style.name == "Heading 3"
    assert by_text["Scrutiny"].style.name == "Heading 1"
    assert "To confirm." in by_text
    assert "Published 3 September 2019" in by_text


def test_a_table_has_a_header_that_repeats_and_spans():
    table = Table(
        (Column("Measure"), Column("2018"), Column("2019")),
        (
            Row((Cell("Care"),), RowKind.GROUP),
            Row((Cell("Looked after"), Cell("412", rag=Rag.AMBER), Cell("420"))),
            Row((Cell("All"), Cell("832", span=2)), RowKind.TOTAL),
        ),
        caption="Children in care",
    )
    document = opened(table)
    (made,) = document.tables
    assert [cell.text for cell in made.rows[0].cells] == ["Measure", "2018", "2019"]
    assert made.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert made.rows[2]._tr.trPr is None or made.rows[2]._tr.trPr.find(qn("w:tblHeader")) is None
    assert made.rows[1].cells[0].text == "Care"
    assert made.rows[1].cells[2]._tc is made.rows[1].cells[0]._tc
    assert made.rows[2].cells[1].text == "412 A (amber)"
    assert made.rows[3].cells[1]._tc is made.rows[3].cells[2]._tc
    assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Children in care"


def test_a_line_that_leads_into_a_table_stays_with_it():
    table = Table((Column("Ref"),), (Row((Cell("1"),)),))
    document = opened(Paragraph("Nothing follows at once."), Paragraph("These are late."), table)
    stays = {each.text: each.paragraph_format.keep_with_next for each in document.paragraphs}
    assert stays["These are late."]
    assert not stays["Nothing follows at once."]


def test_a_list_in_a_cell_is_counted_too():
    after = Points((Point("then"),), ListStyle.NUMBERS)
    below = Points((Point("below"),), then=after)
    points = Points((Point("first", below), Point("second")), ListStyle.LETTERS)
    document = opened(Table((Column("What"),), (Row((Cell("Steps", points),)),)))
    found = {each.text: numbering(document, each) for each in document.tables[0].cell(1, 0).paragraphs[1:]}
    assert list(found) == ["first", "below", "then", "second"]
    assert found["first"] == found["second"]
    assert (found["first"][1], found["below"][1], found["then"][1]) == ("(%1)", "•", "%1.")


def test_links_lead_out_or_to_a_bookmark_and_nowhere_else():
    document = opened(
        Paragraph(
            (
                Text("web", link="https://www.gov.uk"),
                Text("here", link="#paper"),
                Text("bad", link="file:///x"),
            )
        ),
        Paragraph((Text("lost", link="#nowhere"),)),
    )
    links = list(document.element.iter(qn("w:hyperlink")))
    assert len(links) == 2
    targets = [document.part.rels[links[0].get(qn("r:id"))].target_ref, links[1].get(qn("w:anchor"))]
    marks = [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert targets == ["https://www.gov.uk", marks[0]]
    assert [each.text for each in document.paragraphs] == ["webherebad", "lost"]


def test_a_picture_is_described_and_never_wider_than_the_column():
    document = opened(Picture(png(3000, 100), "image/png", "0" * 64, "A red bar", "Figure 1", 0.5))
    (shape,) = document.inline_shapes
    assert shape.width.cm == pytest.approx(8.3, abs=0.05)
    assert shape._inline.docPr.get("descr") == "A red bar"
    assert document.paragraphs[-1].style.name == "Caption"


def test_attached_pages_fields_resolutions_and_pages_keep_their_words():
    section = Section(
        "a",
        "Plan",
        (),
        item_number="5",
        classification=Classification.EXEMPT,
        exemption="paragraph 3",
        attached=AttachedPages("plan.pdf", "0" * 64, b"", 1),
    )
    other = Section(
        "b",
        "Rest",
        (
            FieldList((("Author", "Jean Kelly"),)),
            Resolution("Agreed", ("that it be noted.",)),
            PageBreak(),
            Resolution("Resolved", ("one", "two"), "that", "Carried."),
        ),
    )
    document = opened(sections=(section, other))
    texts = [each.text for each in document.paragraphs if each.text.strip()]
    assert texts == [
        "Exempt – paragraph 3",
        "5 Plan",
        "“plan.pdf”, 1 page, stands in the printed pack as it is.",
        "Agreed that it be noted.",
        "Resolved that",
        "one",
        "two",
        "Carried.",
    ]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Author", "Jean Kelly"]


def test_control_characters_do_not_stop_the_file():
    assert opened(Paragraph("a\x00b\x0bc<&>")).paragraphs[0].text == "ab\nc<&>"


def test_every_page_of_a_restricted_file_is_marked_and_no_page_of_a_public_one():
    exempt = Section(
        "secret",
        "Secret",
        (Paragraph("b"),),
        classification=Classification.EXEMPT,
        exemption="paragraph 3",
    )
    after = Section("after", "After", (Paragraph("c"),))
    sections = (*pack_of(Paragraph("a")).sections, exempt, after)
    marked = opened(sections=sections, edition="Restricted edition")
    said = [(each.header.paragraphs[0].text, each.footer.paragraphs[0].text) for each in marked.sections]
    assert said == [
        ("RESTRICTED EDITION", "Restricted edition · Sheet "),
        ("EXEMPT – PARAGRAPH 3", "Exempt – paragraph 3 · Sheet "),
        ("RESTRICTED EDITION", "Restricted edition · Sheet "),
    ]
    assert all("PAGE" in each.footer._element.xml for each in marked.sections), "the sheets are counted"
    public = opened(Paragraph("a"))
    assert [each.text for each in public.sections[0].header.paragraphs if each.text] == []
