"""Large print is the same pack set anew: nothing small, nothing on its side, nothing lost, and the usual pages named."""

from __future__ import annotations

import io
from dataclasses import replace

import page as checker
import pikepdf
import pytest
from hypothesis import given, settings

from boardkeeper.charts.drawing import drawing_of
from boardkeeper.charts.marks import Ink, Words
from boardkeeper.documents.blocks import (
    Align,
    Cell,
    Column,
    Contents,
    ContentsItem,
    Cover,
    FieldList,
    HeaderCell,
    Heading,
    KeyItem,
    KeyLine,
    Orientation,
    Pack,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Rag,
    Row,
    RowKind,
    Section,
    SectionKind,
    Table,
    Tone,
    Travel,
)
from boardkeeper.documents.large_print import in_large_print
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import BuiltPack, build_pack, number_together, render_section
from boardkeeper.render.pdf.chart_letters import CHART_HEIGHT, CHART_WIDTH, INKS, chart_letters
from boardkeeper.render.pdf.style import LARGE_PRINT, contrast
from tests.boardkeeper.attachments.made_pdfs import pdf_of, words_at
from tests.boardkeeper.render import attached_papers
from tests.boardkeeper.render.pdf.test_grid import tables
from tests.boardkeeper.render.reading import elements, letters, opened, pack_of, runs, texts, words
from tests.boardkeeper.render.test_charts import block as chart

LEAST = 16.0


@pytest.fixture(scope="module")
def large(pack: Pack) -> BuiltPack:
    return build_pack(in_large_print(pack, number_together((pack,))), style=LARGE_PRINT)


def sizes(pdf: bytes) -> set[float]:
    """Of every piece of text on every page."""
    with opened(pdf) as document:
        return {
            float(operands[1])
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }


def tags(pdf: bytes) -> list[str]:
    with opened(pdf) as document:
        return [str(element.S)[1:] for element in elements(document)]


def laid(*blocks: object) -> bytes:
    return build_pack(pack_of(*blocks), style=LARGE_PRINT).pdf


def wide(*rows: Row) -> Table:
    columns = (
        Column("Ref"),
        Column("Milestone"),
        Column("Impact and evidence"),
        Column("Status"),
        Column("Lead officer"),
        Column("Why it is slow"),
    )
    return Table(columns, rows, caption="Milestones of priority 1")


def milestone(number: str, status: str = "Off track") -> Row:
    return Row(
        (
            Cell(number),
            Cell("Open two small children’s homes of our own"),
            Cell("Six children live closer to their schools", points=Points((Point("Ofsted said so"),))),
            Cell(status, tone=Tone.BAD),
            Cell("Pavel Drummond"),
            Cell(""),
        )
    )


def test_nothing_is_smaller_than_16_points(large: BuiltPack) -> None:
    found = sizes(large.pdf)
    assert min(found) >= LEAST
    assert 18.0 in found


def test_the_letters_of_a_chart_and_of_a_key_are_large_too() -> None:
    key = KeyLine(
        (KeyItem("at or better than target " * 6, rag=Rag.GREEN), KeyItem("worse", travel=Travel.WORSE))
    )
    pdf = laid(Heading(1, "Figures"), chart(), replace(chart(), is_low=True), key)
    assert min(sizes(pdf)) >= LEAST
    assert words(pdf).count("at or better than target") == 6


def test_every_page_is_upright_a4(large: BuiltPack) -> None:
    with opened(large.pdf) as pdf:
        for page in pdf.pages:
            assert [round(float(edge)) for edge in page.MediaBox] == [0, 0, 595, 842]


def test_it_passes_pdf_ua_1(large: BuiltPack) -> None:
    report = checker.validate_pdf_bytes(large.pdf, profile=checker.ValidationProfile.PDF_UA_1)
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


def test_the_same_pack_gives_the_same_bytes(large: BuiltPack, pack: Pack) -> None:
    again = build_pack(in_large_print(pack, number_together((pack,))), style=LARGE_PRINT)
    assert again.pdf == large.pdf


def test_no_text_leaves_the_margins_or_lies_over_other_text(large: BuiltPack) -> None:
    for index, (width, height), boxes in letters(large.pdf):
        for box in (each for each in boxes if each.text.strip()):
            assert box.left >= 55, (index, box)
            assert box.right <= width - 55, (index, box)
            assert box.bottom >= 25, (index, box)
            assert box.top <= height - 20, (index, box)
    for index, boxes in runs(large.pdf):
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                assert one.shared(other) <= 0.08 * min(one.area, other.area) + 0.5, (index, one, other)


def test_no_word_of_the_usual_pack_is_missing(large: BuiltPack, built: BuiltPack) -> None:
    def said(pdf: bytes) -> set[str]:
        stripped = (word.strip("().,:;·–“”") for word in words(pdf).split())
        return {word for word in stripped if word.isalpha() and len(word) > 3}

    # What a row is called by needs no title of a column before it.
    names = {"Milestone", "Minute", "Indicator"}
    assert said(built.pdf) - said(large.pdf) <= {"Pages"} | names


def test_each_item_and_each_paper_name_their_pages_of_the_usual_pack(
    large: BuiltPack, built: BuiltPack
) -> None:
    pages = texts(large.pdf)
    sheet = " ".join(" ".join(pages[: large.labels.index("1")]).split())
    for item, usual in zip(large.items, built.items, strict=True):
        assert item.number == usual.number
        assert f"{item.first_page}–{item.last_page} here" in sheet
        assert f"ages {usual.first_page}–{usual.last_page} of the usual pack" in sheet
        first = " ".join(pages[large.labels.index(str(item.first_page))].split())
        paper = next(place for place in built.sections if place.item_number == item.number)
        last = int(paper.first_label) + paper.pages + paper.leaves - 1
        assert f"Agenda item {item.number} · pages {paper.first_label}–{last} of the usual pack" in first


def test_an_item_that_is_left_out_still_says_where_the_usual_pack_has_it() -> None:
    items = (ContentsItem("1", "Plan", target="plan"), ContentsItem("2", "Homes", target="homes"))
    sheet = Section("agenda", "Agenda", (Contents(items),), SectionKind.AGENDA)
    papers = tuple(
        Section(key, key, (Paragraph("Words"),), item_number=number)
        for key, number in (("plan", "1"), ("homes", "2"))
    )
    whole = pack_of(sections=(sheet, *papers))
    part = replace(whole, sections=(sheet, papers[0]))
    pdf = build_pack(in_large_print(part, number_together((whole,))), style=LARGE_PRINT).pdf
    front = " ".join(texts(pdf)[0].split())
    assert "Pages 1–2 here Pages 1–2 of the usual pack" in front
    assert front.count(" here ") == 1
    assert "Pages 3–4 of the usual pack" in front


def test_a_wide_table_is_read_row_by_row_with_the_titles_of_its_columns() -> None:
    pdf = laid(wide(milestone("3.1"), milestone("3.2", "On track")))
    assert "Table" not in tags(pdf)
    assert tags(pdf).count("L") >= 3
    said = words(pdf)
    assert "3.1 Open two small children’s homes of our own Impact and evidence: Six children" in said
    assert "• Ofsted said so" in said
    assert "Status: Off track Lead officer: Pavel Drummond" in said
    assert "Why it is slow" not in said


def test_a_colour_and_a_mark_are_said_in_words_and_groups_stand_above_their_rows() -> None:
    months = tuple(
        Column(name, align=Align.DECIMAL) for name in ("Apr-19", "May-19", "Jun-19", "Jul-19", "Aug-19")
    )
    table = Table(
        (Column("Indicator"), *months, Column("Comment from the service")),
        (
            Row((Cell("Front door"),), RowKind.GROUP),
            Row(
                (
                    Cell("Re-referrals within twelve months"),
                    Cell("28.4%", rag=Rag.AMBER),
                    Cell("30.0%", rag=Rag.RED),
                    Cell("31.0%"),
                    Cell("29.0%", travel=Travel.BETTER),
                    Cell("20.0%", rag=Rag.GREEN),
                    Cell("The new front door has worked since July"),
                )
            ),
        ),
        header_rows=(
            (HeaderCell("", 1), HeaderCell("Before the visit", 2), HeaderCell("After it", 3), HeaderCell()),
        ),
    )
    said = words(laid(table))
    assert "Front door Re-referrals within twelve months" in said
    assert "Before the visit: " not in said
    assert "Before the visit, Apr-19: 28.4% (amber) Before the visit, May-19: 30.0% (red)" in said
    assert "After it Jun-19: 31.0% Jul-19: 29.0%" in said
    assert "29.0% ▼ better" in said or "29.0% ▲ better" in said
    assert "Aug-19: 20.0% (green)" in said


def test_a_table_with_room_stays_a_table_with_header_cells() -> None:
    rows = tuple(Row((Cell(f"Councillor {name}"), Cell("Personal"))) for name in ("Allen", "Johnson"))
    pdf = laid(Table((Column("Member"), Column("Interest")), rows))
    assert tags(pdf).count("TH") == 4
    assert tags(pdf).count("Table") == 1


def test_labels_and_values_stand_one_behind_the_other() -> None:
    said = words(laid(FieldList((("Lead member", "Councillor O’Rourke"), ("Reference", "CIB/2026/31")))))
    assert said.startswith("Lead member: Councillor O’Rourke Reference: CIB/2026/31")


def test_a_short_row_is_not_parted_between_pages() -> None:
    pages = texts(laid(wide(*(milestone(f"3.{number}") for number in range(1, 30)))))
    assert len(pages) > 5
    for page in pages:
        assert page.count("Open two small") == page.count("Pavel Drummond")


@settings(max_examples=30, deadline=None)
@given(tables())
def test_any_table_stays_on_its_page_and_keeps_every_character(table: Table) -> None:
    section = Section("s", "S", (table,), orientation=Orientation.LANDSCAPE)
    pdf = render_section(section, LARGE_PRINT).pdf
    for _index, (width, _height), boxes in letters(pdf):
        for box in boxes:
            assert box.left >= 52
            assert box.right <= width - 52
    said = "".join(cell.text for row in table.rows for cell in row.cells if isinstance(cell.text, str))
    with PageReader(pdf) as reader:
        whole = "".join(reader.text(index) for index in range(len(reader)))
    for character in "abcdefgh":
        assert whole.count(character) >= said.count(character)
    assert min(sizes(pdf), default=LEAST) >= LEAST


def cover(**about: str) -> Section:
    blocks = (
        Cover(
            "Council",
            "Board",
            "Wednesday 11 September 2019",
            contact=(("Please ask for", "Helen Rickman"), ("E-mail", "helen.rickman@plymouth.gov.uk")),
            **about,
        ),
        PageBreak(),
        Contents((ContentsItem("6", "Letter", target="a"),)),
    )
    return Section("agenda", "Agenda", blocks, SectionKind.AGENDA)


def test_attached_pages_stand_as_they_are_and_the_pack_says_so_before_them() -> None:
    letter = attached_papers.section(pdf_of(words_at("From Ofsted", 72, 700), words_at("Page two", 72, 700)))
    pack = pack_of(sections=(cover(), letter))
    built = build_pack(in_large_print(pack, number_together((pack,))), style=LARGE_PRINT)
    pages = [" ".join(page.split()) for page in texts(built.pdf)]
    notice = pages[built.labels.index("1")]
    assert "Agenda item 6 · pages 1–2 of the usual pack" in notice
    assert "in its own size of print: Ofsted letter (2 pages)." in notice
    assert "please ask: Helen Rickman; helen.rickman@plymouth.gov.uk." in notice
    assert "From Ofsted" in pages[built.labels.index("2")]
    assert built.items[0].first_page == 1
    with opened(built.pdf) as pdf:
        leads = [
            link
            for page in pdf.pages[:2]
            for link in page.get("/Annots", [])
            if "/Dest" in link or "/A" in link
        ]
    assert leads


def test_whose_copy_it_is_stands_on_the_cover_in_both_sizes() -> None:
    pack = pack_of(sections=(cover(recipient="Councillor <b>O’Rourke</b> & Co"),))
    for style in (None, LARGE_PRINT):
        said = words(build_pack(pack, style=style).pdf)
        assert "Copy for Councillor <b>O’Rourke</b> & Co" in said
    buffer = io.BytesIO(build_pack(pack_of(sections=(cover(),))).pdf)
    assert "Copy for" not in words(buffer.getvalue())


def test_the_words_of_a_chart_can_be_read_on_all_of_its_grounds() -> None:
    drawing = drawing_of(chart().chart, CHART_WIDTH, CHART_HEIGHT, chart_letters(9.0))
    inks = {mark.ink for mark in drawing.marks if isinstance(mark, Words)}
    assert inks
    for ink in inks:
        for ground in (Ink.PAPER, Ink.GOOD_GROUND, Ink.AMBER_GROUND):
            assert contrast(INKS[ink], INKS[ground]) >= 4.5, (ink, ground)
