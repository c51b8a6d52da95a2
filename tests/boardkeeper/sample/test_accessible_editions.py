"""Every edition of the sample’s packs is a file that people hear as well as others see it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import page as checker
import pytest

from boardkeeper import meetings, minute_book
from boardkeeper.documents.large_print import in_large_print
from boardkeeper.editions import Edition, Part, Readers, compose_edition, gather_editions, make_edition
from boardkeeper.kpi_papers import KpiPaper, gather_kpi_paper
from boardkeeper.render.html import render_html
from boardkeeper.render.pdf import SectionCache, build_pack
from boardkeeper.render.pdf.style import LARGE_PRINT
from tests.boardkeeper.render.reading import elements, opened, texts
from tests.boardkeeper.sample.conftest import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.boardkeeper.sample.conftest import Made

MEETING = date(2026, 12, 9)
CACHE = SectionCache()


def failures(pdf: bytes) -> list[str]:
    report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.fixture(scope="module")
def meeting_id(made: Made) -> str:
    return meetings.find_meeting(made.store, made.board_id, MEETING).id


EDITIONS = {
    "public": Edition(),
    "restricted": Edition(Readers.RESTRICTED),
    "chair": Edition(Readers.CHAIR, recipient="Folasade Adeyemi-Clarke"),
    "agenda": Edition(part=Part.AGENDA),
    "large": Edition(is_large_print=True, recipient="Councillor Llŷr Prydderch"),
    "large restricted": Edition(Readers.RESTRICTED, is_large_print=True),
    "large chair": Edition(Readers.CHAIR, is_large_print=True),
}


@pytest.mark.parametrize("name", EDITIONS)
def test_the_checker_finds_nothing(made: Made, meeting_id: str, name: str) -> None:
    edition = EDITIONS[name]
    built = make_edition(gather_editions(made.store, meeting_id, edition), edition, cache=CACHE).built
    assert failures(built.pdf) == []
    with opened(built.pdf) as pdf:
        found = [int(str(each.S)[2]) for each in elements(pdf) if re.fullmatch(r"/H[1-6]", str(each.S))]
        figures = [each for each in elements(pdf) if str(each.S) == "/Figure"]
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))
    assert all(str(each.get("/Alt", "")).strip() for each in figures)
    if edition.recipient:
        assert f"Copy for {edition.recipient}" in " ".join(texts(built.pdf)[0].split())


def test_an_exempt_paper_in_large_print_is_marked_on_every_page(made: Made, meeting_id: str) -> None:
    edition = EDITIONS["large restricted"]
    built = make_edition(gather_editions(made.store, meeting_id, edition), edition, cache=CACHE).built
    for page in texts(built.pdf):
        assert "Restricted edition" in page or "Exempt" in page


def test_the_web_page_of_a_whole_pack_has_its_headings_in_order_and_a_name_for_every_picture(
    made: Made, meeting_id: str
) -> None:
    edition = Edition(Readers.RESTRICTED)
    composed = compose_edition(gather_editions(made.store, meeting_id, edition), edition, cache=CACHE)
    page = render_html(composed.pack)
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all('alt="' in each for each in re.findall(r"<img[^>]*>", page))
    for place in composed.pack.numbers[:1]:
        assert f"pages {place.first}–" in page


@pytest.mark.parametrize("paper", KpiPaper)
def test_the_papers_of_figures_are_clean_in_both_sizes(made: Made, paper: KpiPaper) -> None:
    pack = gather_kpi_paper(made.store, made.board_id, paper, today=NOW)
    usual = build_pack(pack, cache=CACHE)
    assert failures(usual.pdf) == []
    large = build_pack(in_large_print(pack, ()), style=LARGE_PRINT)
    assert failures(large.pdf) == []
    with opened(usual.pdf) as one, opened(large.pdf) as other:
        drawn, redrawn = (
            [str(each.Alt) for each in elements(pdf) if str(each.S) == "/Figure"] for pdf in (one, other)
        )
    assert set(redrawn) <= set(drawn)


def test_the_minute_book_is_clean(made: Made, tmp_path: Path) -> None:
    (year, *_) = minute_book.book_years(made.store, made.board_id)
    path = tmp_path / "book.pdf"
    minute_book.build_book(minute_book.gather_book(made.store, made.board_id, year), path)
    assert failures(path.read_bytes()) == []
