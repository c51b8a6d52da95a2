"""A pack in large print says what the usual one says: nothing is told but what really differs, and no page is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.pack_pages import ReadChart, ReadPage, ReadPaper, ReadPassage
from boardkeeper.rules.pack_reflowed import words_apart


def paper(*passages: str, heads: tuple[str, ...] = (), charts: tuple[ReadChart, ...] = ()) -> ReadPaper:
    said = [ReadPassage(number, words) for number, words in enumerate(passages, start=1)]
    said += [ReadPassage(1000 + number, words, is_head=True) for number, words in enumerate(heads)]
    page = ReadPage(0, "1", passages=tuple(said), charts=charts)
    return ReadPaper("item-a", "Data", "7", 0, (page,))


def apart(usual: ReadPaper, large: ReadPaper) -> tuple[str, str]:
    before, after = words_apart(usual, large)
    return " ".join(each.word for each in before), " ".join(each.word for each in after)


@pytest.mark.parametrize(
    ("usual", "large"),
    [
        (paper("4.2", "Bring the posts down", heads=("Ref", "Milestone")), paper("4.2 Bring the posts down")),
        (paper("On track", "8", heads=("Status", "Late")), paper("Status: On track", "Late: 8")),
        (paper("20.6% R", heads=("Latest",)), paper("Latest: 20.6% (red)")),
        (paper("Better than 21.2% ▲", heads=("Change",)), paper("Change: Better than 21.2% ▲ better")),
        (paper("First", "–"), paper("First")),
        (paper("One", "Two", "One"), paper("Two", "One", "One")),
        (paper("Minutes (Pages 1 - 6)"), paper("Minutes Pages 1–10 here Pages 1–6 of the usual pack")),
        (paper("Agenda item 3"), paper("Agenda item 3 · pages 1–6 of the usual pack")),
        (paper("The Director’s Update Verbal"), paper("The Director’s Update", "Verbal")),
        (
            paper("71.2%", heads=("Course",), charts=(ReadChart("", "71.2% in May, 80% in June"),)),
            paper("71.2%", "Course: 71.2% in May, 80% in June"),
        ),
        (
            paper("Agenda"),
            paper(
                "Agenda – large print",
                "This is the large print edition",
                "The words are those of the usual pack; the page numbers are not, because large print takes more pages.",
            ),
        ),
    ],
)
def test_what_large_print_sets_otherwise_is_no_difference(usual, large):
    assert apart(usual, large) == ("", "")


@pytest.mark.parametrize(
    ("usual", "large", "found"),
    [
        (
            paper("The board noted it."),
            paper("The board agreed it."),
            ("The board noted it.", "The board agreed it."),
        ),
        (paper("One", "Two"), paper("One"), ("Two", "")),
        (paper("One"), paper("One", "One"), ("", "One")),
        (paper("R", "20% R"), paper("(red)", "20% (green)"), ("20% R", "20% (green)")),
        (paper("On track", heads=("Status",)), paper("Status: Off track"), ("On track", "Status: Off track")),
    ],
)
def test_what_differs_is_told(usual, large, found):
    assert apart(usual, large) == found


@given(st.lists(st.text("abc ", min_size=1, max_size=12), max_size=12), st.randoms())
def test_a_paper_says_what_it_says_in_whatever_order_its_cells_stand(passages, random):
    shuffled = list(passages)
    random.shuffle(shuffled)
    assert apart(paper(*passages), paper(*shuffled)) == ("", "")
