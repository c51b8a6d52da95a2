from __future__ import annotations

import page as checker
import pikepdf
import pytest

from boardkeeper.documents.blocks import (
    Cell,
    Column,
    HeaderCell,
    Heading,
    ListStyle,
    Pack,
    Paragraph,
    Point,
    Points,
    Row,
    Table,
    Text,
)
from boardkeeper.render.pdf import BuiltPack, build_pack, render_section
from tests.boardkeeper.render.reading import elements, opened, pack_of, words


def failures(pdf: bytes) -> list[str]:
    report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def tags(pdf: bytes) -> list[str]:
    with opened(pdf) as document:
        return [str(element.S)[1:] for element in elements(document)]


def test_a_whole_pack_passes_pdf_ua_1(built: BuiltPack) -> None:
    assert failures(built.pdf) == []


def test_the_checker_would_notice_a_missing_title(built: BuiltPack) -> None:
    with opened(built.pdf) as pdf:
        del pdf.Root.ViewerPreferences
        import io

        broken = io.BytesIO()
        pdf.save(broken)
    assert failures(broken.getvalue())


def test_headings_never_skip_a_level() -> None:
    built = build_pack(
        pack_of(Heading(3, "Begins too deep"), Heading(1, "One"), Heading(4, "Four"), Heading(2, "Two"))
    )
    assert [tag for tag in tags(built.pdf) if tag.startswith("H")] == ["H1", "H1", "H2", "H2"]
    assert failures(built.pdf) == []


def test_two_kinds_of_list_below_one_point_are_two_lists() -> None:
    after = Points((Point("first"), Point("second")), ListStyle.LETTERS)
    below = Points((Point("dot"),), then=after)
    listed = Points((Point("one", below), Point("two")), ListStyle.NUMBERS)
    built = build_pack(pack_of(listed, Table((Column("What"),), (Row((Cell("Steps", listed),)),))))
    assert tags(built.pdf).count("L") == 6
    assert words(built.pdf).count("• dot (a) first (b) second 2. two") == 2
    assert failures(built.pdf) == []


def test_a_link_in_the_middle_of_a_paragraph_stands_between_its_words() -> None:
    words = (
        Text("See "),
        Text("the guidance", link="https://example.org/a"),
        Text(" and "),
        Text("the guidance", link="https://example.org/a"),
        Text("."),
    )
    built = build_pack(pack_of(Paragraph(words)))
    with opened(built.pdf) as pdf:
        paragraph = next(e for e in elements(pdf) if str(e.S) == "/P")
        kinds = [str(kid.S) if hasattr(kid, "keys") and "/S" in kid else "words" for kid in paragraph.K]
        assert kinds == ["words", "/Link", "words", "/Link", "words"]
        links = [e for e in elements(pdf) if str(e.S) == "/Link"]
        assert len({link.K[0].Obj.objgen for link in links}) == 2
    assert failures(built.pdf) == []


def test_a_link_over_two_lines_is_one_link_with_two_boxes() -> None:
    words = (
        Text("word " * 14),
        Text("a link that is long enough to run over the end of its line", link="https://example.org"),
    )
    built = build_pack(pack_of(Paragraph(words)))
    with opened(built.pdf) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        assert len(annotation.QuadPoints) == 16
    assert failures(built.pdf) == []


def test_a_place_that_is_not_in_the_pack_is_no_link() -> None:
    built = build_pack(pack_of(Paragraph((Text("see there", link="#nowhere"),))))
    assert "Link" not in tags(built.pdf)
    assert failures(built.pdf) == []


def test_a_two_row_header_heads_its_columns_and_is_read_once() -> None:
    table = Table(
        (Column("Indicator"), Column("April"), Column("May"), Column("Target")),
        tuple(Row((Cell(f"Row {n}"), Cell("1"), Cell("2"), Cell("3"))) for n in range(90)),
        header_rows=((HeaderCell(), HeaderCell("2019/20", 2), HeaderCell()),),
    )
    built = build_pack(pack_of(table))
    assert built.pages >= 4
    with opened(built.pdf) as pdf:
        heads = [e for e in elements(pdf) if str(e.S) == "/TH" and str(e.A.Scope) == "/Column"]
        spans = [(int(h.A.get("/RowSpan", 1)), int(h.A.get("/ColSpan", 1))) for h in heads]
        assert spans == [(2, 1), (1, 2), (2, 1), (1, 1), (1, 1)]
        rows = [e for e in elements(pdf) if str(e.S) == "/TH" and str(e.A.Scope) == "/Row"]
        assert len(rows) == 90
    assert failures(built.pdf) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_empty_headings_above_headings_keep_the_grid_regular(number: int) -> None:
    headers = (
        (HeaderCell("Whole", 3), HeaderCell("", 1)),
        (HeaderCell("", 1), HeaderCell("Part", 2), HeaderCell("", 1)),
        (HeaderCell("", 2), HeaderCell("", 2)),
    )[:number]
    table = Table(
        (Column("a"), Column("b"), Column("c"), Column("d")),
        (Row((Cell("1"), Cell("2"), Cell("3"), Cell("4"))),),
        headers,
    )
    assert failures(build_pack(pack_of(table)).pdf) == []


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    built = build_pack(pack_of(Paragraph("word " * 2000)))
    with opened(built.pdf) as pdf:
        (paragraph,) = [e for e in elements(pdf) if str(e.S) == "/P"]
        assert len(paragraph.K) >= 2


def test_a_section_alone_is_a_sound_file_with_its_tree_behind_it(pack: Pack) -> None:
    for section in pack.sections:
        rendered = render_section(section)
        with opened(rendered.pdf) as pdf:
            assert pdf.check_pdf_syntax() == []
            tree = pdf.trailer.Structure
            assert str(tree.Root.S) == "/Sect"
            assert str(tree.Root.T) == section.title
            assert len(tree.Pages) == rendered.sidecar.pages
            assert len(tree.Links) == len(rendered.sidecar.links)


def test_a_finished_pack_is_a_sound_file(built: BuiltPack) -> None:
    with opened(built.pdf) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert "/Structure" not in pdf.trailer


def test_every_mark_leads_from_its_page_back_to_its_element(built: BuiltPack) -> None:
    with opened(built.pdf) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = dict(zip([int(n) for n in list(numbers)[::2]], list(numbers)[1::2], strict=True))
        told = 0
        for element in elements(pdf):
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    page, number = element.Pg, kid
                elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                    page, number = kid.Pg, int(kid.MCID)
                else:
                    continue
                assert parents[int(page.StructParents)][number].objgen == element.objgen
                told += 1
        assert told == sum(
            len(parents[index]) for index in parents if isinstance(parents[index], pikepdf.Array)
        )


def test_words_stay_apart_where_a_line_ends() -> None:
    said = "one two three four five six seven eight nine ten " * 12
    built = build_pack(pack_of(Paragraph(said)))
    with opened(built.pdf) as pdf:
        shown = [
            bytes(operands[0]).decode("ascii")
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "Tj"
        ]
    assert said.strip() in "".join(shown)
