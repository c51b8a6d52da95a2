"""What differs between two packs: nothing that was printed is overlooked, and what only moved is not called changed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.pack_differences import How, PaperChange, differences, in_marks
from boardkeeper.rules.pack_pages import ReadPack, ReadPage, ReadPaper
from boardkeeper.rules.word_changes import ADDED, REMOVED, SAME

WORDS = st.lists(
    st.sampled_from(
        ["the", "board", "noted", "agreed", "17", "of", "22", "milestones", "were", "on", "track"]
    ),
    max_size=40,
)
PAGES = st.lists(WORDS.map(" ".join), min_size=1, max_size=4)


def paper(key: str, pages: Sequence[str], first: int = 1, **about: str) -> ReadPaper:
    made = tuple(ReadPage(place, str(first + place), content=content) for place, content in enumerate(pages))
    return ReadPaper(key, about.get("title", f"Paper {key}"), about.get("item", "9"), first - 1, made)


def pack(*papers: ReadPaper, name: str = "pack.pdf") -> ReadPack:
    return ReadPack(name, "A pack", tuple(page for each in papers for page in each.pages), papers)


def only(before: ReadPaper, after: ReadPaper) -> PaperChange:
    (found,) = differences([pack(before)], pack(after))
    return found


@given(PAGES)
def test_a_paper_is_the_same_as_itself(pages: list[str]) -> None:
    assert only(paper("a", pages), paper("a", pages)).how is How.SAME


@given(PAGES, st.integers(2, 99))
def test_a_paper_on_other_pages_has_only_moved(pages: list[str], first: int) -> None:
    found = only(paper("a", pages), paper("a", pages, first))
    assert found.how is How.MOVED
    assert found.after == (str(first), str(first + len(pages) - 1))
    assert not found.passages


@given(WORDS, WORDS, st.integers(1, 12))
def test_the_same_words_broken_into_other_lines_and_pages_have_not_changed(
    one: list[str], two: list[str], width: int
) -> None:
    words = one + two
    lines = [" ".join(words[at : at + width]) for at in range(0, len(words), width)]
    before = [" ".join(one), " ".join(two)]
    assert only(paper("a", before), paper("a", ["\n".join(lines), ""])).how is How.SAME


@given(PAGES, PAGES)
def test_every_word_that_came_or_went_is_told_and_none_besides(was: list[str], now: list[str]) -> None:
    found = only(paper("a", was), paper("a", now))
    told = [each for passage in found.passages for each in passage.words]
    old, new = " ".join(was).split(), " ".join(now).split()
    removed = [word for each in told if each.change == REMOVED for word in each.text.split()]
    added = [word for each in told if each.change == ADDED for word in each.text.split()]

    assert len(new) - len(old) == len(added) - len(removed)
    assert (old == new) == (not told)
    assert sorted(old + added) == sorted(new + removed)


@given(PAGES, PAGES)
def test_a_passage_tells_its_words_in_order_with_some_around_them(was: list[str], now: list[str]) -> None:
    for passage in only(paper("a", was), paper("a", now)).passages:
        present = " ".join(each.text for each in passage.words if each.change != REMOVED)
        assert present in " ".join(" ".join(now).split())
        assert any(each.change != SAME for each in passage.words)


def test_a_change_is_told_with_its_page_and_the_words_around_it() -> None:
    before = paper(
        "a", ["", "It was said that 17 of 22 milestones are on track, which the board noted then."]
    )
    after = paper("a", ["", "It was said that 18 of 22 milestones are on track, which the board noted then."])
    (passage,) = only(before, after).passages

    assert passage.place == "page 2"
    assert in_marks(passage) == "… It was said that [-17-] [+18+] of 22 milestones are on track, which the …"


def test_a_passage_that_went_over_to_another_page_names_both() -> None:
    before = paper("a", ["One. " * 60 + "Two is short."], first=31)
    after = paper("a", ["One. " * 60, "Two is longer."], first=33)
    (passage,) = only(before, after).passages
    assert passage.place == "page 34, before page 31"


def test_papers_that_came_and_went_are_told_by_their_place_not_by_their_number() -> None:
    before = pack(paper("a", ["One"], 1, item="5"), paper("b", ["Two"], 3, item="6"))
    after = pack(paper("c", ["Three"], 1, item="5"), paper("b", ["Two"], 3, item="7"))
    found = {each.key: each for each in differences([before], after)}

    assert {key: each.how for key, each in found.items()} == {"a": How.GONE, "b": How.MOVED, "c": How.NEW}
    assert found["b"].was_item == "6"
    assert found["a"].before == ("1", "1")
    assert found["a"].after is None


def test_a_paper_that_a_supplement_brought_is_known_by_it() -> None:
    agenda = pack(paper("a", ["One"], 1))
    supplement = pack(paper("b", ["Two"], 3))
    now = pack(paper("a", ["One"], 1), paper("b", ["Two"], 3))
    assert [each.how for each in differences([agenda, supplement], now)] == [How.SAME, How.SAME]


def test_other_pictures_are_a_change_though_every_word_is_the_same() -> None:
    def drawn(picture: str) -> ReadPaper:
        pages = (ReadPage(0, "1", "A chart", pictures=("logo",)), ReadPage(1, "2", "", pictures=(picture,)))
        return ReadPaper("a", "Paper", "9", 0, pages)

    found = only(drawn("april"), drawn("may"))
    assert (found.how, found.pictures, found.passages) == (How.CHANGED, ("2",), ())


def test_page_ranges_and_the_day_of_publication_on_the_sheet_are_no_change_of_the_agenda() -> None:
    def sheet(words: str) -> ReadPaper:
        return ReadPaper("agenda", "Agenda", "", 0, (ReadPage(0, "i", words),))

    one = sheet("Published 3 September 2019\n9. Ofsted letter (Pages 33 - 64)\nTo note the letter.")
    two = sheet("Published 4 September 2019\n9. Ofsted letter (Pages 35 - 66)\nTo note the letter.")
    three = sheet("Published 4 September 2019\n9. Ofsted letter (Pages 35 - 66)\nTo answer the letter.")

    assert only(one, two).how is How.SAME
    assert in_marks(only(two, three).passages[0]).endswith("To [-note-] [+answer+] the letter. …")


def test_blank_leaves_are_no_words_of_a_paper() -> None:
    leaf = ReadPage(1, "2", content="", foot="This page is intentionally left blank", is_leaf=True)
    short = ReadPaper("a", "Paper", "9", 0, (ReadPage(0, "1", "One"),))
    filled = ReadPaper("a", "Paper", "9", 0, (ReadPage(0, "1", "One"), leaf))
    assert only(short, filled).how is How.MOVED


def test_two_files_of_other_programs_are_compared_as_one_paper_each() -> None:
    one = pack(paper("", ["The letter of May"], title="letter"), name="one.pdf")
    two = pack(paper("", ["The letter of June"], title="another"), name="two.pdf")
    (found,) = differences([one], two)
    assert (found.how, found.was_title) == (How.CHANGED, "letter")
