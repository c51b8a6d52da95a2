from __future__ import annotations

import itertools
import re
from dataclasses import replace
from itertools import chain, repeat

import pytest

from boardkeeper.documents.blocks import (
    Contents,
    ContentsItem,
    Cover,
    Heading,
    Orientation,
    Pack,
    PageBreak,
    Paragraph,
    Section,
    SectionKind,
)
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import BuiltPack, PackCancelled, SectionCache, build_pack, render_section
from tests.boardkeeper.render.reading import elements, letters, opened, pack_of, runs, texts, words

BLANK = "This page is intentionally left blank"


def test_what_is_printed_on_a_page_is_what_the_pdf_calls_it(built: BuiltPack) -> None:
    with PageReader(built.pdf) as reader:
        assert len(reader) == built.pages == len(built.labels)
        for index, label in enumerate(built.labels):
            assert reader.label(index) == label
            assert re.search(rf"\bPage {label}$", reader.text(index), re.MULTILINE)


def test_the_agenda_sheet_comes_before_page_1_in_roman_numbers(built: BuiltPack) -> None:
    assert built.labels[:3] == ("i", "ii", "1")


def test_page_ranges_follow_one_another_without_a_gap_from_1_to_the_end(built: BuiltPack) -> None:
    last = 0
    for item in built.items:
        assert item.first_page == last + 1
        assert item.first_page % 2 == 1
        assert item.last_page % 2 == 0
        last = item.last_page
    assert str(last) == built.labels[-1]


def test_the_ranges_on_the_agenda_sheet_are_true(built: BuiltPack, pack: Pack) -> None:
    sheet = " ".join(" ".join(texts(built.pdf)[: built.labels.index("1")]).split())
    for item in built.items:
        assert f"(Pages {item.first_page} - {item.last_page})" in sheet
    pages = texts(built.pdf)
    for item in built.items:
        first = pages[built.labels.index(str(item.first_page))]
        assert f"Agenda item {item.number}" in first


def test_a_blank_leaf_lies_as_the_page_before_it_because_it_is_the_back_of_its_sheet() -> None:
    lying = Section("plan", "Plan", (Paragraph("x"),), orientation=Orientation.LANDSCAPE, item_number="1")
    upright = Section("log", "Log", (Paragraph("x"),), item_number="2")
    built = build_pack(pack_of(sections=(lying, upright)))
    with PageReader(built.pdf) as reader:
        sizes = [tuple(round(edge) for edge in reader.size(index)) for index in range(4)]
        assert BLANK in reader.text(1)
    assert sizes == [(842, 595), (842, 595), (595, 842), (595, 842)]


def test_an_appendix_has_its_own_range_inside_its_item(built: BuiltPack) -> None:
    sheet = " ".join("".join(texts(built.pdf)[:2]).split())
    appendix = next(place for place in built.sections if place.key == "kpis")
    assert f"(Pages {appendix.first_label} - {appendix.last_label})" in sheet


def test_every_blank_leaf_says_so_and_nothing_else_does(built: BuiltPack) -> None:
    leaves = {
        place.first_index + place.pages + offset for place in built.sections for offset in range(place.leaves)
    }
    assert leaves
    assert {index for index, text in enumerate(texts(built.pdf)) if BLANK in text} == leaves


def test_points_are_lettered_past_z_and_minutes_keep_their_numbers(built: BuiltPack) -> None:
    said = words(built.pdf)
    assert "(z) " in said
    assert "(aa) " in said
    assert "(ad) " in said
    assert "14. Pledge update" in said


def test_bookmarks_lead_to_the_papers(built: BuiltPack) -> None:
    with opened(built.pdf) as pdf, pdf.open_outline() as outline:
        pages = [page.objgen for page in pdf.pages]
        found = {item.title: pages.index(item.destination[0].objgen) for item in outline.root}
        assert found["Agenda"] == 0
        assert found["3. Minutes of the meeting of 10 July 2019"] == built.labels.index("1")
        assert "9a. Tracking decisions" in found
        minutes = outline.root[1]
        assert [item.title for item in minutes.children][:2] == [
            "10. Declarations of interest",
            "11. Minutes",
        ]


def test_links_lead_from_the_agenda_to_the_papers_and_back(built: BuiltPack) -> None:
    with opened(built.pdf) as pdf:
        pages = [page.objgen for page in pdf.pages]
        forth: dict[int, set[int]] = {}
        addresses = set()
        for index, page in enumerate(pdf.pages):
            for annotation in page.obj.get("/Annots", []):
                if "/Dest" in annotation:
                    forth.setdefault(index, set()).add(pages.index(annotation.Dest[0].objgen))
                else:
                    addresses.add(str(annotation.A.URI))
    starts = {built.labels.index(str(item.first_page)) for item in built.items}
    assert forth[0] | forth[1] >= starts
    assert all(forth[start] & {0, 1} for start in starts)
    assert "mailto:democratic.support@tamarmouth.example" in addresses
    assert all(re.match(r"(https?|mailto):", address) for address in addresses)


def test_every_font_is_embedded_and_none_twice(built: BuiltPack) -> None:
    with opened(built.pdf) as pdf:
        files = {}
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                assert str(font.Subtype) == "/TrueType"
                files[font.FontDescriptor.FontFile2.objgen] = font.FontDescriptor.FontFile2.read_raw_bytes()
        assert len(set(files.values())) == len(files)


def test_no_text_leaves_the_page_s_margins(built: BuiltPack) -> None:
    for index, (width, height), boxes in letters(built.pdf):
        side = 39 if width > height else 61
        for box in boxes:
            assert box.left >= side, (index, box)
            assert box.right <= width - side + 1.5, (index, box)
            assert box.bottom >= 25, (index, box)
            assert box.top <= height - 25, (index, box)


def test_no_text_lies_over_other_text(built: BuiltPack) -> None:
    for index, boxes in runs(built.pdf):
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                assert one.shared(other) <= 0.08 * min(one.area, other.area) + 0.5, (index, one, other)


def test_nothing_of_a_paper_reaches_down_to_the_running_foot(built: BuiltPack) -> None:
    for index, _size, boxes in letters(built.pdf):
        for box in boxes:
            assert box.bottom < 45 or box.bottom > 58, (index, box)


def test_no_heading_stands_last_on_a_page(built: BuiltPack) -> None:
    with opened(built.pdf) as pdf:
        order = [
            e
            for e in elements(pdf)
            if str(e.S) in {"/H1", "/H2", "/H3", "/P", "/TH", "/TD", "/LBody", "/Lbl"}
        ]
        with_page = [(str(e.S), e.Pg.objgen) for e in order if "/Pg" in e]
        for (tag, page), (_next, next_page) in itertools.pairwise(with_page):
            if tag in {"/H2", "/H3"}:
                assert page == next_page


def test_landscape_sections_are_wide_and_numbered_at_their_visual_foot(built: BuiltPack) -> None:
    place = next(place for place in built.sections if place.key == "kpis")
    _index, (width, height), boxes = list(letters(built.pdf))[place.first_index]
    assert width > height
    foot = [box for box in boxes if box.bottom < 45]
    assert max(box.right for box in foot) == pytest.approx(width - 39.7, abs=2)


def test_exempt_pages_are_marked_with_the_paragraph(built: BuiltPack) -> None:
    pages = texts(built.pdf)
    place = next(place for place in built.sections if place.key == "exempt")
    assert "Exempt – paragraph 3" in pages[place.first_index]
    assert not any("Exempt –" in text for text in pages[: place.first_index])


def test_the_same_pack_gives_the_same_bytes(built: BuiltPack, pack: Pack) -> None:
    assert build_pack(pack).pdf == built.pdf


def test_a_pack_from_kept_sections_is_the_same_pack(built: BuiltPack, pack: Pack, tmp_path) -> None:
    assert build_pack(pack, cache=SectionCache(tmp_path)).pdf == built.pdf
    kept_on_disk = SectionCache(tmp_path)
    assert build_pack(pack, cache=kept_on_disk).pdf == built.pdf
    assert build_pack(pack, cache=kept_on_disk).pdf == built.pdf


def test_a_torn_cache_file_is_made_again(built: BuiltPack, pack: Pack, tmp_path) -> None:
    build_pack(pack, cache=SectionCache(tmp_path))
    for path in tmp_path.glob("*.json"):
        path.write_text(path.read_text(encoding="utf-8")[:100], encoding="utf-8")
    assert build_pack(pack, cache=SectionCache(tmp_path)).pdf == built.pdf


def test_an_edit_makes_only_its_own_section_again(pack: Pack) -> None:
    class Counting(SectionCache):
        made = 0

        def put(self, key, section) -> None:
            self.made += 1
            super().put(key, section)

    cache = Counting()
    build_pack(pack, cache=cache)
    assert cache.made == len(pack.sections)
    changed = replace(pack.sections[-1], blocks=(Heading(1, "Tracking decisions"), Paragraph("None.")))
    build_pack(replace(pack, sections=(*pack.sections[:-1], changed)), cache=cache)
    assert cache.made == len(pack.sections) + 1


def test_progress_is_told_and_cancelling_stops(pack: Pack) -> None:
    told: list[tuple[str, int, int]] = []
    build_pack(pack, progress=lambda *step: told.append(step))
    total = 3 * len(pack.sections) + 2
    assert [done for _what, done, _total in told] == list(range(total + 1))
    assert {end for _what, _done, end in told} == {total}
    for steps in (0, 2, len(pack.sections) + 4, 2 * len(pack.sections) + 4, total - 1, total + 20):
        asked = chain([False] * steps, repeat(True))
        with pytest.raises(PackCancelled):
            build_pack(pack, cancelled=lambda asked=asked: next(asked))


def test_a_supplement_goes_on_from_the_page_it_is_given() -> None:
    built = build_pack(pack_of(Paragraph("x"), first_page=79))
    assert built.labels == ("79", "80")
    with PageReader(built.pdf) as reader:
        assert reader.label(0) == "79"


def test_a_pack_with_two_sections_of_one_key_is_refused() -> None:
    section = Section("a", "A", (Paragraph("x"),))
    with pytest.raises(ValueError, match="key"):
        build_pack(pack_of(sections=(section, section)))


def test_the_front_of_an_agenda_takes_smaller_type_before_its_last_line_takes_a_page() -> None:
    cover = Cover("Plymouth City Council", "Board", "Wednesday")
    behind = (PageBreak(), Contents((ContentsItem("1", "Minutes"),)))

    def pages(lines: int, *after: object) -> int:
        blocks = (cover, *(Paragraph(f"Councillor {number}") for number in range(lines)), *after)
        section = Section("agenda", "Agenda", blocks, SectionKind.AGENDA)  # type: ignore[arg-type]
        return render_section(section).sidecar.pages

    most = next(lines for lines in itertools.count(10) if pages(lines + 1) > 1)
    assert pages(most, *behind) == 2
    assert pages(most + 1, *behind) == pages(most + 3, *behind) == 2
    assert pages(most * 2, *behind) == 3


def test_a_section_without_blocks_still_has_a_page() -> None:
    built = build_pack(pack_of())
    assert built.labels == ("1", "2")


def test_dates_and_names_stand_in_the_metadata(built: BuiltPack, pack: Pack) -> None:
    with opened(built.pdf) as pdf:
        assert str(pdf.docinfo.Title) == pack.title
        assert str(pdf.docinfo.CreationDate) == "D:20190903090000Z"
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "2019-09-03T09:00:00Z" in xmp


def test_every_page_of_a_section_turned_on_its_side_keeps_the_number(pack: Pack) -> None:
    wide = Section("w", "Wide", (Paragraph("word " * 3000),), SectionKind.OTHER, Orientation.LANDSCAPE)
    built = build_pack(pack_of(sections=(wide,)))
    for index, text in enumerate(texts(built.pdf)):
        assert re.search(rf"\bPage {built.labels[index]}$", text, re.MULTILINE)
