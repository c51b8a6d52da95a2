"""A section whose tables were laid out before comes out as the one that is laid out from nothing, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper.documents.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Paragraph,
    Rag,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    Tone,
    Withheld,
)
from boardkeeper.render.pdf import SectionCache, grid
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.sections import RenderedSection, render_section
from boardkeeper.render.pdf.style import LARGE_PRINT, Style

COLUMNS = (Column("Measure", 40), Column("Latest", 20, Align.DECIMAL), Column("Status", 40))


def row(words: str, source: str = "") -> Row:
    link = Text(words, link="#place")
    return Row((Cell((link,)), Cell("63.2%", rag=Rag.AMBER), Cell("On track", tone=Tone.GOOD)), source=source)


def table(*rows: Row, note: str = "", caption: str = "") -> Table:
    return Table(COLUMNS, rows, note=note, caption=caption, row_heads=1)


LONG = table(*(row(f"Measure {number}") for number in range(60)))
TALL = table(row("Short"), row("word " * 4000), row("Short again"))
GROUPED = table(
    Row((Cell("A group"),), RowKind.GROUP), row("One"), row("Two"), note="A note.", caption="A caption"
)
BLOCKS: tuple[Block, ...] = (
    table(row("One")),
    table(row("One", source="kpi:1")),
    LONG,
    TALL,
    GROUPED,
    table(),
    Withheld((GROUPED,), "Not for publication"),
    Heading(2, "A heading"),
    Paragraph("Words that lead up to a table."),
    Callout("A box of words"),
)


def section(*blocks: Block) -> Section:
    return Section("item-1", "A paper", blocks)


def as_from_nothing(made: Section, style: Style) -> RenderedSection:
    return render_section(made, style)


@given(pages=st.lists(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_sections_made_one_after_the_other_come_out_as_if_each_were_the_first(
    pages: list[list[Block]],
) -> None:
    cache = SectionCache()
    for blocks in pages:
        for style in (Style(), replace(Style(), accent="#00703c")):
            made = section(*blocks)
            assert render_section(made, style, cache=cache) == as_from_nothing(made, style)


def test_tables_in_large_print_are_kept_as_well() -> None:
    cache = SectionCache()
    for words in ("before", "after"):
        made = section(Paragraph(words), GROUPED, LONG)
        assert render_section(made, LARGE_PRINT, cache=cache) == as_from_nothing(made, LARGE_PRINT)


@pytest.fixture
def laid_anew(monkeypatch: pytest.MonkeyPatch) -> list[Table]:
    """Every table that was laid out from nothing."""
    found: list[Table] = []
    lay = grid._lay_anew

    def noted(flow: Flow, each: Table, largest: float) -> None:
        found.append(each)
        lay(flow, each, largest)

    monkeypatch.setattr(grid, "_lay_anew", noted)
    return found


def test_only_the_table_that_changed_is_laid_out_anew(laid_anew: list[Table]) -> None:
    cache = SectionCache()
    render_section(section(LONG, GROUPED), cache=cache)
    laid_anew.clear()
    changed = table(row("Another"))
    render_section(section(LONG, changed, GROUPED), cache=cache)
    assert laid_anew == [changed]


def test_a_table_with_a_parted_row_is_laid_out_anew(laid_anew: list[Table]) -> None:
    cache = SectionCache()
    render_section(section(TALL), cache=cache)
    render_section(section(Paragraph("More"), TALL), cache=cache)
    assert laid_anew == [TALL, TALL]


def test_a_table_that_stands_twice_is_lent_once(laid_anew: list[Table]) -> None:
    cache = SectionCache()
    twice = section(GROUPED, Paragraph("Between"), GROUPED)
    render_section(twice, cache=cache)
    again = section(GROUPED, Paragraph("Between them"), GROUPED)
    assert render_section(again, cache=cache) == as_from_nothing(again, Style())
    assert len(laid_anew) == 2 + 1 + 2


def test_only_so_many_rows_are_held(laid_anew: list[Table]) -> None:
    cache = SectionCache()
    cache.tables = type(cache.tables)(most=40)
    render_section(section(GROUPED), cache=cache)
    render_section(section(LONG), cache=cache)
    laid_anew.clear()
    render_section(section(Paragraph("Again"), GROUPED, LONG), cache=cache)
    assert laid_anew == [GROUPED, LONG]
