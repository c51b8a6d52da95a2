"""A chart in a paper: lines in PDF and on a web page, a picture in Word, words in plain text."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import page as checker
from docx import Document

from boardkeeper.documents.blocks import ChartBlock, Heading, Paragraph
from boardkeeper.kpi_chart import chart_of
from boardkeeper.kpis import BenchmarkView, EventView
from boardkeeper.render.docx import render_docx
from boardkeeper.render.html import render_html
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import build_pack
from boardkeeper.render.text import render_text
from tests.boardkeeper.indicators import indicator
from tests.boardkeeper.render.reading import elements, opened, pack_of, texts

_SVG = "{http://www.w3.org/2000/svg}"


def block(title: str = "Re-referrals <within> 12 months") -> ChartBlock:
    values = {
        "2017/18": "35",
        **{f"2018-{month:02d}": str(30 + month) for month in range(4, 13)},
        "2019-01": "60",
    }
    kpi = indicator(
        title,
        dict(values),
        target="35",
        events=(EventView("2018-08", "Before the visit", "After the visit"),),
        benchmarks=(BenchmarkView("England", 2018, Decimal(33), "33.0%", ""),),
    )
    chart = chart_of(kpi, with_limits=True)
    assert chart is not None
    return ChartBlock(chart, title, chart.description)


def sound(pdf: bytes) -> bool:
    return bool(checker.is_pdf_compliant_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1))


def test_a_chart_is_one_figure_with_its_words_and_its_title_above_it() -> None:
    built = build_pack(pack_of(Heading(1, "Figures"), Paragraph("Before"), block(), Paragraph("Behind")))
    with opened(built.pdf) as document:
        figures = [each for each in elements(document) if str(each.S) == "/Figure"]
        captions = [each for each in elements(document) if str(each.S) == "/Caption"]
        assert [str(each.Alt) for each in figures] == [block().alt]
        assert len(captions) == 1
        left, bottom, right, top = (float(edge) for edge in figures[0].A.BBox)
        assert right - left > 400
        assert 150 < top - bottom < 260
    assert sound(built.pdf)


def test_a_chart_is_drawn_in_lines_and_letters_and_not_in_pixels() -> None:
    built = build_pack(pack_of(block()))
    with opened(built.pdf) as document:
        kinds = [
            str(each.Subtype)
            for page in document.pages
            for each in page.obj.Resources.get("/XObject", {}).values()
        ]
    assert "/Image" not in kinds
    page = " ".join(texts(built.pdf))
    assert "After the visit" in page
    assert "England 2018/19: 33.0%" in page


def test_colours_reach_the_page_beside_their_shapes() -> None:
    with PageReader(build_pack(pack_of(block())).pdf) as reader:
        picture = reader.picture(0, 150)
    colours = {picture.rgb[at : at + 3] for at in range(0, len(picture.rgb), 3)}
    assert bytes((0xB3, 0x26, 0x1E)) in colours
    assert bytes((0x1C, 0x6B, 0x2C)) in colours


def test_charts_one_below_the_other_go_on_new_pages_whole() -> None:
    built = build_pack(pack_of(*(block(f"Indicator {number}") for number in range(5))))
    with opened(built.pdf) as document:
        boxes = [
            [float(edge) for edge in each.A.BBox] for each in elements(document) if str(each.S) == "/Figure"
        ]
        assert len(boxes) == 5
        assert len(document.pages) == 2
    assert all(bottom > 0 for _, bottom, _, _ in boxes)
    assert sound(built.pdf)


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert build_pack(pack_of(block())).pdf == build_pack(pack_of(block())).pdf


def test_a_web_page_draws_it_and_says_what_is_to_be_seen() -> None:
    html = render_html(pack_of(block(), block("Second")))
    drawings = [ET.fromstring(each) for each in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]
    assert len(drawings) == 2
    for drawing in drawings:
        title, description = drawing.find(f"{_SVG}title"), drawing.find(f"{_SVG}desc")
        assert title is not None
        assert description is not None
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") == title.get("id")
        assert drawing.get("aria-describedby") == description.get("id")
    first = drawings[0].find(f"{_SVG}desc")
    assert first is not None
    assert first.text == block().alt
    ids = re.findall(r' id="(chart-[^"]+)"', html)
    assert len(ids) == len(set(ids)) == 4


def test_words_take_the_room_they_were_given_whatever_letters_the_reader_has() -> None:
    (drawing,) = re.findall(r"<svg.*?</svg>", render_html(pack_of(block())), re.DOTALL)
    heavy = [each for each in ET.fromstring(drawing).iter(f"{_SVG}text") if each.get("font-weight") == "600"]
    names = {each.text: each for each in heavy}
    before, after = names["Before the visit"], names["After the visit"]
    assert float(before.get("x", 0)) + float(before.get("textLength", 0)) < float(after.get("x", 0))
    assert before.get("lengthAdjust") == "spacingAndGlyphs"


def test_a_word_file_has_a_picture_with_its_words() -> None:
    document = Document(io.BytesIO(render_docx(pack_of(block()))))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == block().alt
    assert 14 < shape.width.cm < 17
    assert "Re-referrals <within> 12 months" in [each.text for each in document.paragraphs]


def test_plain_text_tells_the_chart() -> None:
    assert "[Chart: Re-referrals" in render_text(pack_of(block()))
