"""What an agenda sheet says of page numbers that were published."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from boardkeeper.documents.blocks import Callout, Contents, Pack, PageNumbers, Section, SectionKind
from boardkeeper.documents.kept_pages import KeptPages, KeptPaper, in_page_order, with_kept_pages

AGENDA = Section("agenda", "Agenda", (Contents(()),), SectionKind.AGENDA, starts_odd=False)
KEPT = KeptPages((KeptPaper("a", 1, 8), KeptPaper("b", 9, 10), KeptPaper("c", 11, 12)), 12)


def pack(*keys: str) -> Pack:
    papers = tuple(Section(key, key, (), item_number=key) for key in keys)
    return Pack("P", "C", "B", date(2019, 9, 11), (AGENDA, *papers), datetime(2019, 9, 3, tzinfo=UTC))


def said(*numbers: tuple[str, int, int], kept: KeptPages = KEPT) -> str:
    """The notice on the sheet of a pack with these papers; blank where there is none."""
    numbered = [PageNumbers(key, key, first, last) for key, first, last in numbers]
    told = with_kept_pages(in_page_order(pack(*(key for key, _, _ in numbers)), numbered), kept)
    notices = [block for block in told.sections[0].blocks if isinstance(block, Callout)]
    return str(notices[0].text) if notices else ""


def test_nothing_is_said_while_everything_stands_as_published() -> None:
    assert said(("a", 1, 8), ("b", 9, 10), ("c", 11, 12)) == ""


def test_what_grew_what_is_new_and_what_is_free_is_said() -> None:
    assert said(("a", 1, 4), ("b", 13, 16), ("c", 11, 12), ("d", 17, 18)) == (
        "Papers keep the page numbers that they were published with. What came later stands behind the others. "
        "Item b does not fit on its pages 9 - 10 any more; until it is published again it has pages 13 - 16. "
        "Item d is not published yet; until then it has pages 17 - 18. Not in use any more: pages 5 - 10."
    )


def test_a_supplement_alone_is_said_without_any_number() -> None:
    kept = KeptPages((*KEPT.papers, KeptPaper("d", 13, 14, 1)), 14)
    assert said(("a", 1, 8), ("b", 9, 10), ("c", 11, 12), ("d", 13, 14), kept=kept) == (
        "Papers keep the page numbers that they were published with. What came later stands behind the others."
    )


def test_what_was_taken_off_the_agenda_leaves_its_numbers_free() -> None:
    assert said(("a", 1, 8), ("b", 9, 10)).endswith("Not in use any more: pages 11 - 12.")
    assert said(("c", 11, 12)).endswith("Not in use any more: pages 1 - 10.")


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "a", "b")])
def test_papers_come_in_the_order_of_their_pages_behind_the_sheet(order: tuple[str, ...]) -> None:
    numbers = [PageNumbers("b", "b", 1, 2), PageNumbers("c", "c", 3, 4), PageNumbers("a", "a", 5, 6)]
    found = in_page_order(pack(*order), numbers)
    assert [section.key for section in found.sections] == ["agenda", "b", "c", "a"]


def test_a_sheet_made_from_the_agenda_says_nothing_of_it() -> None:
    extract = Section("extract", "Item a", (Contents(()),), SectionKind.AGENDA, starts_odd=False)
    numbered = in_page_order(pack("b"), [PageNumbers("b", "b", 13, 16)])
    alone = Pack(
        "P",
        "C",
        "B",
        date(2019, 9, 11),
        (extract,),
        datetime(2019, 9, 3, tzinfo=UTC),
        numbers=numbered.numbers,
    )
    assert with_kept_pages(alone, KEPT) == alone
