from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pikepdf

from boardkeeper.documents.blocks import (
    Cell,
    Column,
    FieldList,
    Heading,
    Pack,
    Paragraph,
    Point,
    Points,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from boardkeeper.documents.citing import link_citations, linked
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import MinutesView, MinuteView
from boardkeeper.render.html import render_html
from boardkeeper.render.pdf import build_pack

DAY = date(2019, 7, 10)
WORDS = "See Minute 17(2), 10 July 2019 and Minute 99, 10 July 2019."
ANCHOR = f"minutes-minute-{'a' * 32}"
LINKED = (
    Text("See "),
    Text("Minute 17(2), 10 July 2019", link=f"#{ANCHOR}"),
    Text(" and Minute 99, 10 July 2019."),
)
MINUTES = MinutesView(
    "m", DAY, None, None, "", MeetingState.APPROVED, (), (), (MinuteView("a" * 32, 17, "Bullying", ()),)
)
HEADING = Heading(2, "Bullying", number="17.", anchor=ANCHOR)


def link(*blocks):
    (section,) = link_citations([Section("s", "S", (HEADING, *blocks))], [MINUTES])
    return section.blocks[1:]


def test_citations_of_minutes_in_the_same_document_lead_to_them_wherever_they_stand() -> None:
    points = Points((Point(WORDS, Points((Point(WORDS),))),), then=Points((Point(WORDS),)))
    table = Table((Column("A"),), (Row((Cell(WORDS, points),)),), note=WORDS)

    assert link(
        Paragraph(WORDS),
        points,
        Resolution("Agreed", (WORDS,), lead=WORDS),
        table,
        FieldList((("Minute", WORDS),)),
    ) == (
        Paragraph(LINKED),
        done := Points((Point(LINKED, Points((Point(LINKED),))),), then=Points((Point(LINKED),))),
        Resolution("Agreed", (LINKED,), lead=LINKED),
        Table((Column("A"),), (Row((Cell(LINKED, done),)),), note=LINKED),
        FieldList((("Minute", LINKED),)),
    )


def test_a_section_of_its_own_is_linked_to_the_minutes_in_another() -> None:
    sections = [Section("a", "A", (Paragraph(WORDS),)), Section("b", "B", (HEADING,))]

    first, _ = link_citations(sections, [MINUTES])

    assert first.blocks == (Paragraph(LINKED),)


def test_without_the_minutes_a_citation_stays_plain_words() -> None:
    sections = (Section("a", "A", (Paragraph(WORDS),)),)

    assert link_citations(sections, [MINUTES]) == sections
    assert link_citations(sections, ()) == sections


def test_emphasis_stays_and_a_link_of_its_own_is_not_replaced() -> None:
    runs = (Text(WORDS, bold=True), Text(WORDS, link="https://example.org"))

    made = linked(runs, {(17, DAY): ANCHOR})

    assert [each.text for each in made if each.bold] == [each.text for each in LINKED]
    assert made[-1] == runs[-1]


def test_a_web_page_and_a_pdf_lead_to_the_minute() -> None:
    (section,) = link_citations([Section("s", "S", (HEADING, Paragraph(WORDS)))], [MINUTES])
    pack = Pack("Papers", "Plymouth", "Scrutiny", DAY, (section,), created=datetime(2019, 7, 11))  # noqa: DTZ001

    page = render_html(pack)
    built = build_pack(pack)

    assert f'<a href="#{ANCHOR}">Minute 17(2), 10 July 2019</a>' in page
    assert "Minute 99, 10 July 2019.</p>" in page
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        assert [str(link["/Subtype"]) for each in pdf.pages for link in each.get("/Annots", ())] == ["/Link"]
