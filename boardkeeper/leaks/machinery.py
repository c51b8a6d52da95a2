"""What files of every kind say of their own making: keys, tags, names of styles and fonts. Nobody's words, so no secret.

A name in an exempt report may be one of them – “the Home Office”, “Parent Link” – and must not stop a lawful publication.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from boardkeeper.documents.blocks import (
    Action,
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    ContentsItem,
    Cover,
    FieldList,
    Heading,
    KeyItem,
    KeyLine,
    ListStyle,
    Member,
    MemberList,
    Orientation,
    Pack,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Rag,
    Resolution,
    Row,
    RowKind,
    Rule,
    Section,
    SectionKind,
    Signature,
    Table,
    Text,
    Tone,
    Travel,
)

_X = "x"
_DAY = date(2000, 1, 1)


@cache
def files_without_words() -> tuple[bytes, ...]:
    """A pack that says nothing, as PDF, web page and Word file."""
    # ReportLab, pikepdf and python-docx cost start-up time and are needed only where something was found.
    from boardkeeper.render.docx import render_docx
    from boardkeeper.render.html import render_html
    from boardkeeper.render.pdf import build_pack

    pack = _pack()
    return build_pack(pack).pdf, render_html(pack).encode("utf-8"), render_docx(pack)


def _pack() -> Pack:
    """Every kind of block, in which nobody says anything."""
    cover = Cover(_X, _X, _X, _X, _X, (_X,), ((_X, _X),), recipient=_X)
    sheet = Section(
        "agenda",
        _X,
        (cover, MemberList((Member(_X, _X),)), Contents((ContentsItem("1", _X, _X, "item-x"),))),
        SectionKind.AGENDA,
        starts_odd=False,
    )
    paper = Section("item-x", _X, _blocks(), item_number="1", orientation=Orientation.LANDSCAPE)
    return Pack(_X, _X, _X, _DAY, (sheet, paper), datetime(2000, 1, 1, tzinfo=UTC), author=_X, subject=_X)


def _blocks() -> tuple[Block, ...]:
    runs = (Text(_X), Text(_X, bold=True), Text(_X, italic=True), Text(_X, link="https://x.example"))
    kinds = tuple(Paragraph(runs, kind) for kind in ParagraphKind)
    lists = tuple(Points((Point(_X, Points((Point(_X),))),), style) for style in ListStyle)
    cells = (*(Cell(_X, rag=rag) for rag in Rag), *(Cell(_X, tone=tone) for tone in Tone))
    cells = (*cells, *(Cell(_X, travel=way) for way in Travel))
    columns = tuple(Column(_X) for _ in cells)
    rows = (Row((Cell(_X, span=len(cells)),), RowKind.GROUP), Row(cells), Row(cells, RowKind.TOTAL))
    return (
        Heading(1, _X),
        Heading(2, _X, number="1.", anchor="x"),
        *kinds,
        *lists,
        Resolution(_X, (_X, _X), lead=_X, note=_X),
        Action(_X, _X, _X),
        Table(columns, rows, caption=_X, note=_X),
        FieldList(((_X, _X),)),
        KeyLine((KeyItem(_X, rag=Rag.RED), KeyItem(_X, tone=Tone.GOOD))),
        Callout(_X, title=_X),
        Rule(),
        Signature((_X,)),
    )
