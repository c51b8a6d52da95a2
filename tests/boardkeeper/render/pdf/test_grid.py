from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardkeeper.documents.blocks import (
    Align,
    Cell,
    Column,
    Orientation,
    Paragraph,
    ParagraphKind,
    Rag,
    Row,
    RowKind,
    Section,
    Table,
    Tone,
)
from boardkeeper.render.pages import PageReader, page_picture
from boardkeeper.render.pdf import build_pack, render_section
from boardkeeper.render.pdf.cells import figure_parts
from boardkeeper.render.pdf.columns import Need, fitted
from boardkeeper.render.pdf.rows import RowStrip
from boardkeeper.render.pdf.style import TONE_WASHES
from tests.boardkeeper.render.reading import letters, pack_of, texts, words


def numbers(count: int) -> tuple[Row, ...]:
    return tuple(Row((Cell(f"row {n}"), Cell(f"{n}.5%", rag=Rag.GREEN))) for n in range(count))


def test_a_long_table_repeats_its_header_and_loses_no_row() -> None:
    built = build_pack(
        pack_of(Table((Column("Name of it"), Column("Value", align=Align.DECIMAL)), numbers(200)))
    )
    pages = [text for text in texts(built.pdf) if "row" in text]
    assert len(pages) > 2
    assert all("Name of it" in text for text in pages)
    said = words(built.pdf).split()
    assert [int(b) for a, b in pairwise(said) if a == "row"] == list(range(200))


def test_a_header_never_stands_without_a_row() -> None:
    for lines in range(36, 50):
        table = Table((Column("Name of it"), Column("Value")), numbers(30))
        built = build_pack(
            pack_of(
                *[Paragraph(f"line {n}") for n in range(lines // 2)],
                *[Paragraph("x\n" * (lines % 2) + "y")],
                table,
            )
        )
        for text in texts(built.pdf):
            if "Name of it" in text:
                assert "row" in text


def test_figures_line_up_on_the_decimal_point() -> None:
    values = ("9.5%", "100.0%", "0.25%", "47%", "−3.1%")
    rows = tuple(Row((Cell("n"), Cell(value))) for value in values)
    built = build_pack(pack_of(Table((Column("a", 50), Column("Figures", 50, Align.DECIMAL)), rows)))
    _page, _size, boxes = next(letters(built.pdf))
    points = [box for box in boxes if box.text == "." and box.bottom > 60]
    assert len(points) == 4
    assert max(p.left for p in points) - min(p.left for p in points) < 0.1


def test_the_rag_letter_stands_beside_the_figure() -> None:
    rows = tuple(Row((Cell(rag.name), Cell("50.0%", rag=rag))) for rag in Rag)
    built = build_pack(pack_of(Table((Column("a"), Column("b", align=Align.DECIMAL)), rows)))
    said = words(built.pdf)
    assert all(f"50.0% {letter}" in said for letter in "RAG")


def test_a_row_that_fits_no_page_is_parted_and_keeps_all_its_words() -> None:
    row = Row((Cell("head"), Cell(" ".join(f"w{n}" for n in range(3000))), Cell("short", tone=Tone.GOOD)))
    built = build_pack(pack_of(Table((Column("a", 20), Column("b", 60), Column("c", 20)), (row, row))))
    said = [word for word in words(built.pdf).split() if word[0] == "w" and word[1:].isdigit()]
    assert said == [f"w{n}" for n in range(3000)] * 2


def test_a_group_row_stays_with_the_row_after_it() -> None:
    rows = [
        r
        for n in range(60)
        for r in (Row((Cell(f"group {n}"),), RowKind.GROUP), Row((Cell(f"first {n}"), Cell("x"))))
    ]
    built = build_pack(pack_of(Table((Column("a"), Column("b")), tuple(rows))))
    for text in texts(built.pdf):
        for n in range(60):
            assert (f"group {n}\n" in text) == (f"first {n} x" in " ".join(text.split()))


def test_the_lozenge_lies_behind_its_status_in_the_middle_of_a_tall_row() -> None:
    row = Row((Cell("a\nb\nc\nd\ne\nf"), Cell("Known", tone=Tone.CAUTION), Cell("1.5")))
    table = Table((Column("x", 40), Column("y", 30), Column("z", 30, Align.DECIMAL)), (row,))
    pdf = build_pack(pack_of(table)).pdf
    _index, (_width, height), boxes = next(letters(pdf))
    known = next(box for box in boxes if box.text == "K")
    picture = page_picture(pdf, 0, 144)
    x, y = int((known.left - 2.5) * 2), int((height - (known.top + known.bottom) / 2) * 2)
    at = (y * picture.width + x) * 3
    assert picture.rgb[at : at + 3] == bytes(round(part * 255) for part in TONE_WASHES[Tone.CAUTION].paper)


def test_a_note_below_a_table_stays_with_its_last_row() -> None:
    for count in range(20, 60):
        table = Table((Column("Name"), Column("Value")), numbers(count))
        built = build_pack(pack_of(table, Paragraph("Taken from the sheet.", ParagraphKind.NOTE)))
        (page,) = [text for text in texts(built.pdf) if "Taken from" in text]
        assert f"row {count - 1}" in page


def test_rows_of_one_thing_stand_on_one_page() -> None:
    rows = tuple(
        Row((Cell(f"{words} {number}"), Cell("1")), source=f"kpi:{number}")
        for number in range(60)
        for words in ("Figure", "Numbers")
    )
    pages = texts(render_section(Section("t", "T", (Table((Column("What"), Column("How many")), rows),))).pdf)
    assert len(pages) > 2
    for page in pages:
        said = page.split()
        assert said.count("Figure") == said.count("Numbers")


def test_a_row_that_does_not_cover_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="1 of 2"):
        build_pack(pack_of(Table((Column("a"), Column("b")), (Row((Cell("x"),)),))))


def test_a_table_without_rows_prints_its_header() -> None:
    assert "Only titles" in words(build_pack(pack_of(Table((Column("Only titles"),), ()))).pdf)


def test_text_shrinks_before_a_word_is_cut_and_no_further() -> None:
    needs = [Need(3.0, 20.0, 4.0)] * 10
    size, widths = fitted(needs, [1.0] * 10, 300.0, 10.5, 6.5)
    assert size == 8.5
    assert sum(widths) == pytest.approx(300.0)
    assert min(widths) >= 3.0 * size + 4.0 - 0.001


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 14), st.floats(0, 200), st.floats(0, 3)), min_size=1, max_size=25),
    st.floats(100, 800),
)
def test_widths_always_fill_the_room(columns: list[tuple[float, float, float]], room: float) -> None:
    needs = [Need(min(least, natural), natural, 4.0) for least, natural, _share in columns]
    size, widths = fitted(needs, [share for _least, _natural, share in columns], room, 10.5, 6.5)
    assert 6.5 <= size <= 10.5
    assert sum(widths) == pytest.approx(room)
    assert all(width >= 0 for width in widths)
    if sum(need.least * size + need.padding for need in needs) < room:
        assert all(
            w >= need.least * size + need.padding - 0.01 for w, need in zip(widths, needs, strict=True)
        )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 18))
    words_of = st.text("abcdefgh 0123456789.%/-\n", max_size=60)
    columns = tuple(
        Column(draw(words_of), draw(st.sampled_from([0, 1, 5, 24])), draw(st.sampled_from(list(Align))))
        for _ in range(count)
    )
    rows: list[Row] = []
    for _ in range(draw(st.integers(0, 12))):
        cells: list[Cell] = []
        left = count
        while left:
            span = draw(st.integers(1, min(left, 3)))
            cells.append(
                Cell(
                    draw(words_of),
                    rag=draw(st.sampled_from([None, *Rag])),
                    tone=draw(st.sampled_from([None, *Tone])),
                    span=span,
                )
            )
            left -= span
        rows.append(Row(tuple(cells), draw(st.sampled_from([RowKind.BODY, RowKind.TOTAL]))))
    return Table(
        columns, tuple(rows), row_heads=draw(st.integers(0, min(count, 2))), show_header=draw(st.booleans())
    )


@settings(max_examples=40, deadline=None)
@given(tables(), st.sampled_from(list(Orientation)))
def test_any_table_stays_on_its_page_and_keeps_every_character(
    table: Table, orientation: Orientation
) -> None:
    section = Section("s", "S", (table,), orientation=orientation)
    rendered = render_section(section)
    printed: dict[str, int] = {}
    for _index, (width, _height), boxes in letters(rendered.pdf):
        side = 36 if orientation is Orientation.LANDSCAPE else 58
        for box in boxes:
            assert box.left >= side - 1
            assert box.right <= width - side + 1
            printed[box.text] = printed.get(box.text, 0) + 1
    said = "".join(cell.text for row in table.rows for cell in row.cells if isinstance(cell.text, str))
    with PageReader(rendered.pdf) as reader:
        whole = "".join(reader.text(index) for index in range(len(reader)))
    for character in "abcdefgh":
        assert whole.count(character) >= said.count(character)


def test_no_row_s_work_grows_with_the_number_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [0]
    original = RowStrip.draw

    def counted(self: RowStrip, *where: object) -> None:
        drawn[0] += 1
        original(self, *where)

    monkeypatch.setattr(RowStrip, "draw", counted)
    built = build_pack(pack_of(Table((Column("a"), Column("b")), numbers(1600))))
    assert drawn[0] <= 1600 + built.pages


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("31.4%", ("31", ".4%")),
        ("−1,204", ("−1,204", "")),
        ("£149.550m", ("£149", ".550m")),
        ("45/418", None),
        ("Monitor only", None),
        ("63.0% (LAIT)", None),
        ("", None),
    ],
)
def test_what_is_lined_up_is_one_figure(text: str, parts: tuple[str, str] | None) -> None:
    assert figure_parts(text) == parts
