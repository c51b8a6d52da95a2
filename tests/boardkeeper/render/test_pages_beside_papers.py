"""A web page and a Word file say where each paper stands in the printed pack, so that people can follow the meeting."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from boardkeeper.documents.blocks import (
    AttachedPages,
    Cell,
    Column,
    Contents,
    ContentsItem,
    Cover,
    Heading,
    Orientation,
    Pack,
    PageNumbers,
    Paragraph,
    Picture,
    Rag,
    Row,
    Section,
    SectionKind,
    Table,
)
from boardkeeper.documents.large_print import in_large_print
from boardkeeper.render.docx import render_docx
from boardkeeper.render.html import render_html
from tests.boardkeeper.render.docx.test_document import png
from tests.boardkeeper.render.html.test_page import read
from tests.boardkeeper.render.reading import pack_of

NUMBERS = (
    PageNumbers("plan", "6", 1, 8),
    PageNumbers("letter", "6", 9, 10),
    PageNumbers("homes", "7", 11, 12),
)


@pytest.fixture
def numbered() -> Pack:
    """A pack whose item 7 is left out of this edition."""
    items = (
        ContentsItem(
            "6", "Plan", "To review it", "plan", items=(ContentsItem("", "Letter", target="letter"),)
        ),
        ContentsItem("7", "Homes", target="homes"),
        ContentsItem("8", "Update", remark="Verbal update"),
    )
    sheet = Section(
        "agenda",
        "Agenda",
        (Cover("Council", "Board", "11 September 2019", recipient="Councillor Allen"), Contents(items)),
        SectionKind.AGENDA,
    )
    plan = Section("plan", "Plan", (Heading(1, "Plan"), Paragraph("On track.")), item_number="6")
    letter = Section(
        "letter", "Letter", (), item_number="6", attached=AttachedPages("ofsted.pdf", "0" * 64, b"", 2)
    )
    return replace(pack_of(sections=(sheet, plan, letter)), numbers=NUMBERS)


def opened(pack: Pack) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_docx(pack)))


def test_a_web_page_names_the_pages_on_the_sheet_and_beside_each_paper(numbered: Pack) -> None:
    root = read(render_html(numbered))
    beside = [each.words for each in root.all("span") if each.attributes.get("class") == "pages"]
    assert beside == ["(Pages 1 - 10)", "(Pages 9 - 10)", "(Pages 11 - 12)", "Verbal update"]
    eyebrows = [each for each in root.all("p") if each.attributes.get("class") == "eyebrow"]
    assert [each.words for each in eyebrows] == [
        "Agenda item 6 · pages 1–10 of the printed pack",
        "Agenda item 6 · pages 9–10 of the printed pack",
    ]
    assert [each.attributes["href"] for each in eyebrows[0].all("a")] == ["#agenda-item-6"]
    assert (
        next(each.attributes["id"] for each in root.all("li") if "id" in each.attributes) == "agenda-item-6"
    )
    assert "“ofsted.pdf”, 2 pages, stands in the printed pack as it is." in root.words


def test_a_word_file_names_them_too_and_leads_back_to_the_item(numbered: Pack) -> None:
    document = opened(numbered)
    said = [each.text for each in document.paragraphs]
    assert "Plan\t(Pages 1 - 10)" in said
    assert "Homes\t(Pages 11 - 12)" in said
    assert "Update\tVerbal update" in said
    assert "Agenda item 6 · pages 1–10 of the printed pack" in said
    assert "Agenda item 6 · pages 9–10 of the printed pack" in said
    marks = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    assert links
    assert set(links) <= marks


def test_a_pack_that_was_never_numbered_names_no_pages(numbered: Pack) -> None:
    plain = replace(numbered, numbers=())
    assert "of the printed pack" not in render_html(plain)
    assert not any("of the printed pack" in each.text for each in opened(plain).paragraphs)


def test_whose_copy_it_is_is_said_on_the_web_page_and_in_word(numbered: Pack) -> None:
    assert "Copy for Councillor Allen" in read(render_html(numbered)).words
    assert "Copy for Councillor Allen" in [each.text for each in opened(numbered).paragraphs]


def wide() -> Section:
    columns = (Column("Ref", 1), Column("Milestone", 6), Column("Status", 2))
    rows = (Row((Cell("1.1"), Cell("Open two homes"), Cell("On track"))),)
    return Section("wide", "Plan", (Table(columns, rows),), orientation=Orientation.LANDSCAPE)


def test_a_paper_that_lies_on_its_side_lies_on_its_side_in_word_and_the_next_stands_again() -> None:
    upright = Section("after", "After", (Paragraph("Words"),))
    document = opened(
        pack_of(sections=(replace(upright, key="before"), wide(), replace(wide(), key="w2"), upright))
    )
    assert [each.orientation for each in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    for section in document.sections:
        is_wide = section.orientation is WD_ORIENT.LANDSCAPE
        assert (section.page_width > section.page_height) is is_wide


def test_a_word_table_has_the_proportions_of_the_printed_one_and_says_that_its_first_row_heads_it() -> None:
    (table,) = opened(pack_of(sections=(wide(),))).tables
    widths = [cell.width.cm for cell in table.rows[0].cells]
    assert sum(widths) == pytest.approx(25.3, abs=0.1)
    assert widths[1] > 2 * widths[2] > 2 * widths[0]
    assert [cell.width.cm for cell in table.rows[1].cells] == pytest.approx(widths)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert look.get(qn("w:firstRow")) == "1"
    assert look.get(qn("w:firstColumn")) == "1"


def test_a_logo_is_no_taller_in_word_than_on_paper() -> None:
    logo = Picture(png(900, 900), "image/png", "0" * 64, "Coat of arms")
    sheet = Section("agenda", "Agenda", (Cover("Council", "Board", "Today", logo=logo),), SectionKind.AGENDA)
    (shape,) = opened(pack_of(sections=(sheet,))).inline_shapes
    assert shape.height.cm == pytest.approx(2.2, abs=0.01)
    assert shape.width == shape.height


def test_a_fact_that_is_too_long_for_word_is_cut_and_stops_nothing() -> None:
    document = opened(replace(pack_of(Paragraph("Words")), title="long " * 100))
    assert len(document.core_properties.title) == 255


def test_large_print_is_large_on_the_web_page_and_in_word_too(numbered: Pack) -> None:
    large = in_large_print(numbered, NUMBERS)
    assert "font-size: 150%" in render_html(large)
    assert "font-size: 150%" not in render_html(numbered)
    assert "Agenda item 6 · pages 1–8 of the usual pack" in read(render_html(large)).words
    document = opened(large)
    sizes = {each.font.size.pt for each in document.styles if getattr(each, "font", None) and each.font.size}
    assert document.styles["Normal"].font.size.pt == 18
    assert document.styles["Small print"].font.size.pt == 16
    assert sizes


def test_a_table_too_wide_for_large_print_is_read_row_by_row_in_word() -> None:
    columns = tuple(Column(name) for name in ("Ref", "Milestone", "Evidence", "Status", "Lead", "Reason"))
    words = (
        "1.1",
        "Open two children’s homes",
        "Six live closer to school",
        "",
        "Pavel Drummond",
        "A late lease",
    )
    cells = [Cell(each) for each in words]
    cells[3] = Cell("20.6%", rag=Rag.RED)
    section = Section(
        "wide", "Plan", (Table(columns, (Row(tuple(cells)),)),), orientation=Orientation.LANDSCAPE
    )
    document = opened(in_large_print(pack_of(sections=(section,)), ()))
    assert document.tables == []
    assert [each.text for each in document.paragraphs] == [
        "1.1  Open two children’s homes",
        "Evidence: Six live closer to school",
        "Status: 20.6% R (red)",
        "Lead: Pavel Drummond",
        "Reason: A late lease",
    ]
    assert [each.orientation for each in document.sections] == [WD_ORIENT.PORTRAIT]
