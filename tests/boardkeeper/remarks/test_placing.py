"""Remarks on the pages of a pack find their page in a pack that was laid out anew."""

from __future__ import annotations

from collections.abc import Callable

from boardkeeper.remarks import Anchor, PagePlace, anchor_in, place_on_pages
from boardkeeper.render.pages import PageReader

PAGES = (
    "Agenda. Apologies. Declarations of interest.",
    "Improvement plan. Fourteen of the milestones are on track and two are off track for good reasons.",
    "Performance. Contacts decided within one working day rose to 91.4 per cent in October.",
    "Action log. Draft the business case for a market supplement.",
)


def anchored(page: int, quote: str) -> Anchor:
    start = PAGES[page].index(quote)
    return anchor_in(PAGES[page], start, start + len(quote))


def test_a_passage_moves_with_its_page() -> None:
    anchor = anchored(2, "one working day rose to 91.4 per cent")
    anew = (PAGES[0], "A paper that came late.", "Its second page.", *PAGES[1:])
    place = place_on_pages(anchor, 3, anew, range(4, 5))
    assert place is not None
    assert place.index == 4
    assert anew[4][place.start : place.end] == "one working day rose to 91.4 per cent"


def test_a_passage_that_left_its_paper_is_found_elsewhere_in_the_pack() -> None:
    place = place_on_pages(anchored(2, "rose to 91.4 per cent in October"), 3, PAGES, range(3, 4))
    assert place is not None
    assert place.index == 2


def test_a_remark_on_a_whole_page_is_found_by_how_the_page_began() -> None:
    anchor = Anchor("", "", PAGES[3][:60])
    anew = (PAGES[0], "Inserted.", *PAGES[1:])
    assert place_on_pages(anchor, 4, anew, range(4, 5)) == PagePlace(4, 0, 0)


def test_a_page_without_words_stays_at_its_number() -> None:
    assert place_on_pages(Anchor(""), 2, PAGES, None) == PagePlace(1, 0, 0)
    assert place_on_pages(Anchor(""), 9, PAGES, None) is None


def test_a_passage_that_was_taken_out_has_lost_its_place() -> None:
    assert place_on_pages(anchored(2, "rose to 91.4 per cent in October"), 3, PAGES[:2], range(1, 2)) is None


def test_the_letters_of_a_page_know_where_they_stand(pdf_of: Callable[..., bytes]) -> None:
    with PageReader(pdf_of("First line\nsecond line\n\n\nAnother paragraph")) as reader:
        words = reader.words(0)
        text = reader.text(0)
    assert words.text.split() == text.split()
    assert len(words.lines) == 3
    assert [words.text[start:end].split()[0] for start, end in words.block_stretches()] == [
        "First",
        "Another",
    ]
    start = words.text.index("second")
    ((left, top, right, bottom),) = words.boxes_of(start, start + len("second"))
    assert 70 < left < right < 130
    assert bottom > 842 - 720
    assert top < bottom < 842 - 690
    letter = words.letter_at((left + right) / 2, (top + bottom) / 2)
    assert letter is not None
    assert start <= letter < start + len("second")
    assert words.letter_at(400, 500) is None
    assert words.whole_words(start + 2, start + 3) == (start, start + len("second"))
