"""A pack in which every field that a person can fill holds the same text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from boardkeeper.documents.blocks import (
    Action,
    Block,
    Callout,
    Cell,
    ChartBlock,
    Classification,
    Column,
    Contents,
    ContentsItem,
    Cover,
    FieldList,
    HeaderCell,
    Heading,
    KeyItem,
    KeyLine,
    ListStyle,
    Member,
    MemberList,
    Pack,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Picture,
    Point,
    Points,
    Rag,
    Resolution,
    Row,
    RowKind,
    Section,
    SectionKind,
    Signature,
    Table,
    Text,
    Tone,
    Travel,
    Withheld,
)
from boardkeeper.kpi_chart import chart_of
from boardkeeper.kpis import BenchmarkView, EventView
from tests.boardkeeper.indicators import indicator
from tests.boardkeeper.render.docx.test_document import png


def typed_pack(text: str) -> Pack:
    """`text` stands in titles, words, cells, links, descriptions, names of files and facts about the file."""
    sheet = Section(
        "agenda",
        text,
        (
            Cover(
                text,
                text,
                text,
                text,
                text,
                lines=(text,),
                contact=((text, text), (text, f"{text}@example.org")),
                published=text,
                kind=text,
                recipient=text,
            ),
            MemberList((Member(text, text), Member(text)), title=text),
            PageBreak(),
            Contents((_item(text, "1", "paper"), _item(text, "2", "nowhere")), title=text),
        ),
        SectionKind.AGENDA,
    )
    paper = Section(
        "paper",
        text,
        (*_words(text), _table(text), _chart(text), Withheld(_words(text), text)),
        classification=Classification.EXEMPT,
        item_number="1",
        item_title=text,
        exemption=text,
    )
    return Pack(
        title=text,
        council=text,
        board=text,
        meeting_date=date(2019, 9, 11),
        sections=(sheet, paper),
        created=datetime(2019, 9, 3),  # noqa: DTZ001 - as the store keeps it
        author=text,
        subject=text,
        keywords=(text, text),
        accent=text,
        edition=text,
    )


def _item(text: str, number: str, target: str) -> ContentsItem:
    return ContentsItem(
        number,
        text,
        text,
        target,
        text,
        Classification.EXEMPT,
        (ContentsItem("", text, text, remark=text),),
    )


def _words(text: str) -> tuple[Block, ...]:
    runs = (
        Text(text, bold=True),
        Text(text, italic=True),
        Text(text, link=text),
        Text(text, link=f"#{text}"),
    )
    points = Points((Point(text, Points((Point(text),), ListStyle.ROMAN)), Point(runs)), ListStyle.LETTERS)
    return (
        Heading(1, text, number=text),
        Paragraph(text, ParagraphKind.LEAD),
        Paragraph(runs),
        Paragraph(text, ParagraphKind.NOTE),
        Paragraph(text, ParagraphKind.CENTRED),
        points,
        Resolution(text, (text, runs), text, text),
        Action(text, text, text),
        Callout(text, text),
        FieldList(((text, text), (text, runs))),
        KeyLine(
            (KeyItem(text, rag=Rag.RED), KeyItem(text, travel=Travel.WORSE), KeyItem(text, tone=Tone.GOOD)),
            text,
        ),
        Picture(png(3, 3), "image/png", "0" * 64, text, text),
        Signature((text, text)),
    )


def _table(text: str) -> Table:
    cells = (
        Cell(text),
        Cell(text, rag=Rag.AMBER),
        Cell(text, Points((Point(text),)), tone=Tone.BAD),
        Cell(text, travel=Travel.BETTER),
    )
    return Table(
        tuple(Column(text) for _ in cells),
        (Row((Cell(text),), RowKind.GROUP), Row(cells), Row((Cell(text), Cell(text, span=3)), RowKind.TOTAL)),
        header_rows=((HeaderCell(text, 2), HeaderCell("", 2)),),
        caption=text,
        note=text,
    )


def _chart(text: str) -> ChartBlock:
    kpi = indicator(
        text,
        {"2018-04": "31", "2018-05": "33", "2018-06": "30"},
        target="35",
        events=(EventView("2018-05", text, text),),
        benchmarks=(BenchmarkView(text, 2018, Decimal(33), text, text),),
    )
    chart = chart_of(kpi)
    assert chart is not None
    return ChartBlock(chart, text, text)
