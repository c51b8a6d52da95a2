"""How a page is laid out for the screen, for a telephone and for paper; looked at in a browser, kept here by its rules."""

from __future__ import annotations

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Orientation,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
)
from boardkeeper.render.html import render_html
from tests.boardkeeper.render.reading import pack_of


def page_of(*blocks: Block, orientation: Orientation = Orientation.PORTRAIT) -> str:
    return render_html(pack_of(sections=(Section("s", "S", tuple(blocks), orientation=orientation),)))


def test_columns_take_the_shares_they_ask_for() -> None:
    columns = (Column("Ref", 5), Column("Milestone", 15))
    page = page_of(Table(columns, (Row((Cell("1.1"), Cell("Words"))),)))
    assert '<col style="width: 25.0%"><col style="width: 75.0%">' in page
    assert "<colgroup>" not in page_of(Table((Column("A", 5), Column("B")), (Row((Cell("1"), Cell("2"))),)))


def test_only_the_status_stands_on_its_colour_and_what_is_said_of_it_below() -> None:
    page = page_of(Table((Column("Status"),), (Row((Cell("On track\nSlow", tone=Tone.GOOD),)),)))
    assert '<span class="tone good">On track</span><br>\nSlow' in page


def test_a_paper_that_lies_on_its_side_is_printed_so_from_the_browser_too() -> None:
    lying = page_of(Paragraph("x"), orientation=Orientation.LANDSCAPE)
    assert '<section id="s" class="lies"' in lying
    assert "@page lies { size: A4 landscape;" in lying
    assert 'class="lies"' not in page_of(Paragraph("x"))


def test_many_columns_are_set_close_and_few_are_not() -> None:
    def table(count: int) -> Table:
        return Table(tuple(Column(str(each)) for each in range(count)), (Row((Cell("1"),) * count),))

    assert '<table class="broad">' in page_of(table(18))
    assert "<table>" in page_of(table(6))


def test_a_page_keeps_its_own_colours_where_the_screen_is_dark() -> None:
    assert ":root { color-scheme: light; }" in page_of(Paragraph("x"))
