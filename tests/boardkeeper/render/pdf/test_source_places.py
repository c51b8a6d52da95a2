from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Point,
    Points,
    Row,
    Section,
    Table,
    Withheld,
)
from boardkeeper.render.pdf import LaidPack, lay_out_pack
from boardkeeper.render.pdf.source_places import source_at
from boardkeeper.render.pdf.tags import Sidecar, SourcePlace
from tests.boardkeeper.render.trial_pack import trial_pack

POINTS = Points((Point("First", Points((Point("Below", source="point:2"),)), source="point:1"),))


def laid(*blocks: Block) -> LaidPack:
    section = Section("paper", "Paper", blocks, item_number="1")
    return lay_out_pack(replace(trial_pack(), sections=(section,)))


def sources(pack: LaidPack) -> list[str]:
    return [each.source for each in pack.rendered[0].sidecar.sources]


def test_every_kind_of_block_says_where_its_words_are_written():
    rows = (Row((Cell("One"), Cell("1")), source="kpi:1"), Row((Cell("Two"), Cell("2")), source="kpi:2"))
    pack = laid(
        Heading(1, "Paper", source="report:1"),
        Paragraph("Words that stand here.", source="paragraph:1"),
        POINTS,
        Table((Column("Name"), Column("Figure")), rows),
        Withheld((Paragraph("Not for all.", source="paragraph:2"),), "Exempt – paragraph 3"),
    )
    assert sources(pack) == [
        "report:1", "paragraph:1", "point:1", "point:2", "kpi:1", "kpi:2", "paragraph:2",
    ]  # fmt: skip


def test_a_place_leads_to_the_words_that_stand_there_and_empty_paper_to_none():
    pack = laid(Paragraph("Above.", source="paragraph:1"), Paragraph("Below.", source="paragraph:2"))
    for each in pack.rendered[0].sidecar.sources:
        assert source_at(pack, 0, (each.top + each.bottom) / 2) == each.source
    assert source_at(pack, 0, 100.0) == ""
    assert source_at(pack, 7, 700.0) == ""


def test_a_row_that_runs_over_a_page_is_found_on_both():
    words = "\n".join(f"Line {number}" for number in range(90))
    pack = laid(Table((Column("Name"), Column("Words")), (Row((Cell("One"), Cell(words)), source="kpi:1"),)))
    assert {(each.page, each.source) for each in pack.rendered[0].sidecar.sources} == {
        (0, "kpi:1"), (1, "kpi:1"),
    }  # fmt: skip


def test_where_words_come_from_is_no_part_of_what_they_say():
    assert Paragraph("Same", source="a:1") == Paragraph("Same", source="b:2")
    assert Row((Cell("Same"),), source="a:1") == Row((Cell("Same"),))


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 800), st.integers(0, 800), st.text(max_size=8)),
        max_size=6,
    )
)
def test_places_are_kept_with_a_section(places):
    found = [SourcePlace(*place) for place in places]
    again = Sidecar.from_json(Sidecar(10, [], [], {}, {}, found).to_json())
    assert again.sources == found
