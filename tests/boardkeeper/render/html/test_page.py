"""The accessible page, read back by a parser: landmarks, headings, tables, links, and nothing that runs."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from boardkeeper.documents.blocks import (
    AttachedPages,
    Callout,
    Cell,
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
    Rule,
    Section,
    SectionKind,
    Signature,
    Table,
    Text,
    Tone,
    Travel,
)
from boardkeeper.render.html import render_html

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR42mP4zwAAAgEBAKEeXHUAAAAASUVORK5CYII="
)
"""Two pixels beside each other."""
VOID = {"br", "col", "hr", "img", "meta"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        found = [self] if self.tag in tags else []
        return found + [each for child in self.children for each in child.all(*tags)]

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class Reader(HTMLParser):
    """A strict reader: every element is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, None)
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs), tag
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open[-1])
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.text += data


def read(page: str) -> Element:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1
    return reader.root


def pack_of(*blocks, **about):
    section = Section("paper", "Paper", blocks, SectionKind.REPORT)
    facts = {
        "title": "Pack",
        "council": "Council",
        "board": "Board",
        "meeting_date": date(2019, 9, 11),
        "sections": (section,),
        "created": datetime(2019, 9, 3, tzinfo=UTC),
    }
    return Pack(**(facts | about))


def agenda(*items, **about):
    blocks = (
        Cover(
            "Plymouth <City> Council",
            "Scrutiny & Care",
            "Wednesday 11 September 2019",
            "2.00 pm",
            "Council House",
            lines=("Ballard House",),
            contact=(("E-mail", "helen@plymouth.gov.uk"),),
            published="Published 3 September 2019",
        ),
        MemberList((Member("Councillor Johnson", "Chair"), Member("Councillor Allen"))),
        PageBreak(),
        Contents(items),
    )
    return pack_of(**about, sections=(Section("agenda", "Agenda", blocks, SectionKind.AGENDA),))


def test_every_block_gives_a_page_that_parses(pack):
    page = render_html(pack)
    root = read(page)
    assert page.startswith("<!DOCTYPE html>\n")
    assert root.all("html")[0].attributes["lang"] == "en-GB"
    assert len(root.all("title")[0].words) > 3
    for tag in ("header", "main", "footer"):
        assert len(root.all(tag)) == 1, tag
    assert root.all("a")[0].attributes["href"] == "#content"
    assert root.all("main")[0].attributes["id"] == "content"


def test_headings_run_in_order_and_none_is_skipped(pack):
    levels = [int(each.tag[1]) for each in read(render_html(pack)).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_link_inside_the_page_arrives(pack):
    root = read(render_html(pack))
    ids = [
        each.attributes["id"]
        for each in root.all(*{"section", "li", "main", "h1", "h2", "h3", "h4"})
        if "id" in each.attributes
    ]
    assert len(ids) == len(set(ids))
    inside = [
        each.attributes["href"][1:] for each in root.all("a") if each.attributes["href"].startswith("#")
    ]
    assert len(inside) > 3
    assert set(inside) <= set(ids)


def test_nothing_runs_and_nothing_is_fetched(pack):
    root = read(render_html(pack))
    assert root.all("script", "iframe", "link", "object", "form") == []
    (policy,) = [
        each for each in root.all("meta") if each.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert "default-src 'none'" in policy.attributes["content"]
    assert all(each.attributes["src"].startswith("data:") for each in root.all("img"))


def test_what_was_typed_is_text_and_never_markup():
    page = render_html(pack_of(Paragraph("<script>alert('x')</script> & “<b>”\x00"), Heading(1, "a < b")))
    root = read(page)
    assert root.all("script", "b") == []
    assert "<script>alert('x')</script> & “<b>”" in root.all("main")[0].words
    assert root.all("h1")[0].words == "a < b"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://www.gov.uk/?a=1&b=2", "https://www.gov.uk/?a=1&b=2"),
        ("mailto:helen@plymouth.gov.uk", "mailto:helen@plymouth.gov.uk"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("#nowhere", None),
        ("#paper", "#paper"),
    ],
)
def test_a_link_goes_only_where_it_can_do_no_harm(address, kept):
    root = read(render_html(pack_of(Paragraph((Text("go", link=address),)))))
    links = [each.attributes["href"] for each in root.all("main")[0].all("a")]
    assert links == ([kept] if kept else [])
    assert root.all("main")[0].words == "go"


def test_a_table_heads_its_columns_rows_and_groups():
    table = Table(
        (Column("Measure"), Column("2018"), Column("2019")),
        (
            Row((Cell("Care"),), RowKind.GROUP),
            Row((Cell("Looked after"), Cell("412", rag=Rag.AMBER), Cell("420", travel=Travel.WORSE))),
            Row((Cell("Health"),), RowKind.GROUP),
            Row((Cell("All"), Cell("832", span=2)), RowKind.TOTAL),
        ),
        header_rows=((HeaderCell(), HeaderCell("Years", 2)),),
        caption="Children in care",
        note="Provisional.",
    )
    root = read(render_html(pack_of(table)))
    heads = [(each.attributes["scope"], each.words) for each in root.all("th")]
    assert heads == [
        ("colgroup", "Years"),
        ("col", "Measure"),
        ("col", "2018"),
        ("col", "2019"),
        ("rowgroup", "Care"),
        ("row", "Looked after"),
        ("rowgroup", "Health"),
        ("row", "All"),
    ]
    assert root.all("caption")[0].words == "Children in care"
    assert [len(each.all("tr")) for each in root.all("tbody")] == [2, 2]
    cells = [each.words for each in root.all("td")]
    assert cells == ["", "412 A (amber)", "420 ▼worse", "832"]
    assert root.all("td")[-1].attributes["colspan"] == "2"


def test_a_table_that_prints_no_titles_still_says_them():
    table = Table(
        (Column("Reference"), Column("Title")), (Row((Cell("A"), Cell("Plan"))),), show_header=False
    )
    root = read(render_html(pack_of(table)))
    assert [each.words for each in root.all("th") if each.attributes["scope"] == "col"] == [
        "Reference",
        "Title",
    ]
    assert all(
        each.all("span")[0].attributes["class"] == "unseen"
        for each in root.all("th")
        if each.attributes["scope"] == "col"
    )


def test_lists_letters_and_numbers_are_lists():
    inner = Points((Point("inner"),), ListStyle.ROMAN)
    root = read(
        render_html(
            pack_of(
                Points((Point("one", inner), Point("two")), ListStyle.LETTERS, 3), Points((Point("dot"),))
            )
        )
    )
    (letters, roman) = root.all("ol")
    assert (letters.attributes, roman.attributes) == ({"class": "letters", "start": "3"}, {"class": "roman"})
    assert roman.parent.tag == "li"
    assert [each.words for each in root.all("ul")[0].all("li")] == ["dot"]


def test_two_kinds_of_list_below_one_point_stand_one_after_the_other():
    letters = Points((Point("a"), Point("b")), ListStyle.LETTERS)
    below = Points((Point("dot"),), then=letters)
    root = read(render_html(pack_of(Points((Point("one", below),), ListStyle.NUMBERS))))
    (dots, lettered) = (root.all("ul")[0], root.all("ol")[1])
    assert lettered.attributes == {"class": "letters"}
    assert dots.parent is lettered.parent
    assert [each.words for each in lettered.all("li")] == ["a", "b"]


def test_the_agenda_lists_its_items_with_numbers_pages_and_marks():
    root = read(
        render_html(
            agenda(
                ContentsItem("", "Part I"),
                ContentsItem("1", "Minutes", remark="(Pages 1 - 8)", purpose="To confirm."),
                ContentsItem(
                    "9a",
                    "Strike & pay",
                    remark="To follow",
                    classification=Classification.EXEMPT,
                    items=(ContentsItem("", "Appendix"),),
                ),
            )
        )
    )
    assert [each.words for each in root.all("h1", "h2")] == ["Scrutiny & Care", "Members", "Agenda"]
    items = [each.words for each in root.all("p") if each.attributes.get("class") == "item"]
    assert items == ["1. Minutes (Pages 1 - 8)", "9a. Strike & pay (Exempt) To follow", "Appendix"]
    header = root.all("header")[0]
    assert "Plymouth <City> Council Ballard House" in header.words
    assert header.all("a")[0].attributes["href"] == "mailto:helen@plymouth.gov.uk"
    assert "Published 3 September 2019" in header.words


def test_a_page_of_several_papers_opens_with_a_list_of_them():
    sections = (
        Section("a", "First", (Heading(1, "First"), Heading(3, "Deep")), item_number="1"),
        Section(
            "b",
            "Second",
            (),
            item_number="2",
            classification=Classification.EXEMPT,
            exemption="paragraph 3",
            attached=AttachedPages("plan.pdf", "0" * 64, b"", 12),
        ),
    )
    root = read(render_html(pack_of(sections=sections)))
    assert [(each.attributes["href"], each.words) for each in root.all("nav")[0].all("a")] == [
        ("#a", "1. First"),
        ("#b", "2. Second"),
    ]
    assert [(each.tag, each.words) for each in root.all("h1", "h2", "h3", "h4")] == [
        ("h1", "Pack"),
        ("h2", "First"),
        ("h3", "Deep"),
        ("h2", "2. Second"),
    ]
    assert "Exempt – paragraph 3" in root.all("section")[1].words
    assert "“plan.pdf”, 12 pages, stands in the printed pack as it is." in root.all("section")[1].words


def test_every_other_block_keeps_its_meaning():
    root = read(
        render_html(
            pack_of(
                Callout("Filmed.", "Notice"),
                Resolution("Agreed", ("that it be noted.",), note="Carried."),
                Resolution("Resolved", ("one", "two"), "that"),
                FieldList((("Author", "Jean Kelly"),)),
                KeyLine(
                    (
                        KeyItem("off target", rag=Rag.RED),
                        KeyItem("better", travel=Travel.BETTER),
                        KeyItem("late", tone=Tone.BAD),
                    )
                ),
                Picture(PNG, "image/png", "0" * 64, "A chart", "Figure 1", 0.5),
                Signature(("Chair",)),
                Rule(),
                Paragraph("small", ParagraphKind.NOTE),
            )
        )
    )
    words = root.all("main")[0].words
    assert "Notice Filmed. Agreed that it be noted. Carried. Resolved that" in words
    assert [each.words for each in root.all("ol")[0].all("li")] == ["one", "two"]
    assert (root.all("dt")[0].words, root.all("dd")[0].words) == ("Author", "Jean Kelly")
    assert [each.words for each in root.all("ul")[0].all("li")] == [
        "R (red) off target",
        "▲better better",
        "late",
    ]
    image = root.all("img")[0]
    assert (image.attributes["alt"], root.all("figcaption")[0].words) == ("A chart", "Figure 1")
    assert image.attributes["src"].startswith("data:image/png;base64,iVBOR")
    assert (image.attributes["width"], image.attributes["height"]) == ("2", "1")
    assert len(root.all("hr")) == 1
    assert [each.words for each in root.all("p") if each.attributes.get("class") == "note"] == [
        "Carried.",
        "small",
    ]


def test_the_same_pack_gives_the_same_text(pack):
    assert render_html(pack) == render_html(pack)


def test_a_pale_accent_is_darkened_until_it_can_be_read():
    from boardkeeper.render.pdf.style import WHITE, colour, contrast

    page = render_html(agenda(accent="#ffee00"))
    assert "#ffee00" not in page
    brand = page.split("a { color: ")[1][:7]
    assert contrast(colour(brand), WHITE) >= 7


def test_a_restricted_page_says_so_before_and_behind_everything_else():
    page = render_html(pack_of(Paragraph("words"), edition="Restricted <edition>"))
    before, after = page.split("words", 1)
    assert '<p class="marking" role="note">Restricted &lt;edition&gt;</p>' in before
    assert '<strong class="marking">Restricted &lt;edition&gt;</strong>' in after
    assert 'class="marking"' not in render_html(pack_of(Paragraph("words")))
