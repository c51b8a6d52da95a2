from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pikepdf import Pdf

from boardkeeper.documents.blocks import Heading, Pack, Paragraph, Section, SectionKind, Text
from boardkeeper.render.pages import PagePicture, PageReader
from boardkeeper.render.pdf import SectionCache, assemble, lay_out_pack
from boardkeeper.render.pdf.laying import LaidPack
from boardkeeper.render.pdf.screen import Screen
from tests.boardkeeper.attachments.made_pdfs import pdf_of
from tests.boardkeeper.render.attached_papers import attached
from tests.boardkeeper.render.reading import pack_of

DPI = 40.0


@pytest.fixture(scope="module")
def laid(pack: Pack) -> LaidPack:
    """The trial pack with an attached appendix, marked as restricted so that every page bears a stamp at its head."""
    letter = attached(pdf_of("Dear board", "Yours faithfully"))
    appendix = Section("appendix", "Appendix B", (), SectionKind.APPENDIX, attached=letter)
    return lay_out_pack(replace(pack, edition="Restricted edition", sections=(*pack.sections, appendix)))


@pytest.fixture(scope="module")
def screen(laid: LaidPack) -> Screen:
    return Screen(laid)


@pytest.fixture(scope="module")
def file(laid: LaidPack) -> Iterator[PageReader]:
    with PageReader(assemble(laid).pdf) as reader:
        yield reader


def difference(one: PagePicture, other: PagePicture) -> int:
    assert (one.width, one.height) == (other.width, other.height)
    if one.rgb == other.rgb:
        return 0
    return max((abs(a - b) for a, b in zip(one.rgb, other.rgb, strict=True)), default=0)


def test_a_page_on_the_screen_looks_as_it_will_be_printed(screen: Screen, file: PageReader) -> None:
    assert len(screen) == len(file)
    for index in range(len(screen)):
        assert difference(screen.picture(index, DPI), file.picture(index, DPI)) <= 2, f"page {index + 1}"


def test_its_words_are_those_of_the_file_and_stand_where_they_stand_there(
    screen: Screen, file: PageReader
) -> None:
    for index in range(len(screen)):
        assert screen.text(index).split() == file.text(index).split()
        mine, printed = screen.words(index), file.words(index)
        assert [box for box in mine.boxes if box] == [box for box in printed.boxes if box]
        for line in mine.lines:
            assert mine.text[line.start : line.end].strip(), "a line holds words of its own"


def test_its_size_is_known_before_anything_is_drawn(screen: Screen, file: PageReader) -> None:
    for index, size in enumerate(screen.sizes):
        assert size == pytest.approx(file.size(index), abs=0.01)


def test_there_is_no_page_behind_the_last_one(screen: Screen) -> None:
    with pytest.raises(IndexError):
        screen.picture(len(screen))
    with pytest.raises(IndexError):
        screen.text(-1)


def long_paper(words: str = "as it was", number: str = "") -> Section:
    paragraphs = [Paragraph("It was reported that the register is kept. " * 12) for _ in range(30)]
    paragraphs[20] = Paragraph(f"This sentence stands {words}.")
    return Section("long", "A long paper", (Heading(1, "A long paper"), *paragraphs), item_number=number)


def looks(paper: Section, **about: Any) -> list[object]:
    laid = lay_out_pack(pack_of(sections=(paper,), **about), cache=SectionCache())
    return [Screen(laid).look(index) for index in range(len(laid.labels))]


def test_only_the_pages_that_an_edit_touches_look_otherwise() -> None:
    before, after = looks(long_paper()), looks(long_paper("as it is now"))
    changed = [index for index, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]

    assert len(before) > 4
    assert len(changed) == 1


def test_a_page_looks_otherwise_when_its_number_its_mark_or_its_rare_letters_change() -> None:
    assert looks(long_paper())[0] != looks(long_paper(), first_page=3)[0]
    assert looks(long_paper())[0] != looks(long_paper(), edition="Restricted edition")[0]
    assert looks(long_paper())[0] != looks(long_paper(number="4"))[0]
    rare = [looks(Section("a", "A", (Paragraph((Text(f"One {letter} here"),)),)))[0] for letter in "ǅǈ"]
    assert rare[0] != rare[1], "both letters get the same place in their font"


def test_nothing_is_put_together_for_the_screen(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("a file was put together")

    monkeypatch.setattr(Pdf, "save", refuse)
    assert min(screen.picture(2, DPI).rgb) < 128
