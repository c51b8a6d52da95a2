from __future__ import annotations

from boardkeeper.documents.blocks import (
    Cell,
    Column,
    Heading,
    Paragraph,
    Point,
    Points,
    Row,
    Section,
    Table,
    Text,
)
from boardkeeper.documents.plain_words import words_of
from boardkeeper.render.pdf import count_pages


def test_every_passage_comes_whole_and_in_order_without_keys_and_links():
    section = Section(
        "key",
        "Title",
        (
            Heading(1, "Placements", anchor="top"),
            Paragraph(
                (Text("Local Authority "), Text("Officer (LAO)", bold=True, link="https://example.org"))
            ),
            Points((Point("first"), Point("second", Points((Point("below"),))))),
            Table((Column("Who"),), (Row((Cell("Jean Kelly"),)),), caption="People"),
        ),
    )
    assert words_of(section) == (
        "Placements",
        "Local Authority Officer (LAO)",
        "first",
        "second",
        "below",
        "Who",
        "Jean Kelly",
        "People",
    )


def test_a_section_set_close_takes_fewer_pages():
    blocks = tuple(Paragraph("Words that fill the page. " * 12) for _ in range(40))
    wide, close = (Section("key", "Title", blocks, is_close=is_close) for is_close in (False, True))
    assert count_pages(close) < count_pages(wide)
