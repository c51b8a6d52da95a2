"""Papers that were published keep their numbers: the arithmetic alone, over years of publications drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.documents.blocks import PageNumbers, Section, SectionKind
from boardkeeper.documents.kept_pages import KeptPages, KeptPaper
from boardkeeper.render.pdf.kept_numbers import kept_numbers
from boardkeeper.render.pdf.numbering import placed, shared_numbers


def paper(key: str, item: str = "") -> Section:
    return Section(key, key.title(), (), item_number=item or key)


AGENDA = KeptPages(
    (KeptPaper("a", 1, 8), KeptPaper("b", 9, 10), KeptPaper("c", 11, 18), KeptPaper("c-prices", 19, 22)), 22
)


def numbers(*papers: tuple[Section, int], kept: KeptPages = AGENDA) -> dict[str, tuple[int, int]]:
    return {each.key: (each.first, each.last) for each in kept_numbers(papers, kept)}


def test_what_was_published_and_is_as_long_keeps_its_pages():
    found = numbers((paper("a"), 7), (paper("b"), 2), (paper("c"), 8), (paper("c-prices", "c"), 3))
    assert found == {"a": (1, 8), "b": (9, 10), "c": (11, 18), "c-prices": (19, 22)}


def test_a_paper_that_grew_goes_on_behind_the_last_page_that_was_given_out():
    assert numbers((paper("a"), 9), (paper("b"), 2)) == {"b": (9, 10), "a": (23, 32)}


def test_a_paper_that_grew_within_its_blank_leaf_stays():
    assert numbers((paper("a"), 8)) == {"a": (1, 8)}


def test_a_paper_that_shrank_keeps_its_start_and_leaves_numbers_free():
    assert numbers((paper("a"), 3), (paper("b"), 1)) == {"a": (1, 4), "b": (9, 10)}


def test_what_is_new_goes_behind_whatever_room_is_free():
    assert numbers((paper("a"), 2), (paper("new"), 2), (paper("b"), 2)) == {
        "a": (1, 2),
        "b": (9, 10),
        "new": (23, 24),
    }


def test_an_item_stays_together_when_one_of_its_papers_has_no_room():
    assert numbers((paper("c"), 8), (paper("c-prices", "c"), 5)) == {"c": (23, 30), "c-prices": (31, 36)}
    assert numbers((paper("c"), 8), (paper("c-map", "c"), 1)) == {"c": (23, 30), "c-map": (31, 32)}


def test_an_item_whose_papers_change_places_goes_behind():
    found = numbers((paper("c-prices", "c"), 4), (paper("c"), 8))
    assert found == {"c-prices": (23, 26), "c": (27, 34)}


def test_a_paper_left_out_for_a_while_does_not_come_back_under_its_item_from_another_publication():
    kept = KeptPages((KeptPaper("c", 23, 30, 1), KeptPaper("c-prices", 19, 22, 0)), 30)
    assert numbers((paper("c"), 8), (paper("c-prices", "c"), 4), kept=kept) == {
        "c": (31, 38),
        "c-prices": (39, 42),
    }


def test_what_comes_behind_an_odd_last_page_starts_on_a_right_hand_page():
    assert numbers((paper("new"), 1), kept=KeptPages((), 5)) == {"new": (7, 8)}


@dataclass
class Secretariat:
    """A meeting whose papers come, go, grow and shrink, and what was published of them, page by page."""

    papers: dict[str, int] = field(default_factory=dict)
    kept: KeptPages | None = None
    publications: int = 0
    given: dict[int, str] = field(default_factory=dict)

    def sections(self) -> list[tuple[Section, int]]:
        return [(paper(key, key.partition("-")[0]), pages) for key, pages in self.papers.items()]

    def numbered(self) -> tuple[PageNumbers, ...]:
        if self.kept is None:
            return shared_numbers([self.sections()], 1)
        return kept_numbers(self.sections(), self.kept)

    def publish(self, items: set[str] | None = None) -> None:
        """The agenda; or a supplement of some items, on pages of its own."""
        if items is None:
            numbered = self.numbered()
        else:
            assert self.kept is not None
            chosen = [each for each in self.sections() if each[0].item_number in items]
            numbered = shared_numbers([chosen], self.kept.last + 1) if chosen else ()
        old = {each.key: each for each in self.kept.papers} if self.kept else {}
        new = {each.key: KeptPaper(each.key, each.first, each.last, self.publications) for each in numbered}
        last = max([each.last for each in numbered] + [self.kept.last if self.kept else 0])
        self.kept = KeptPages(tuple((old | new).values()), last)
        self.publications += 1
        for each in numbered:
            for page in range(each.first, each.last + 1):
                assert self.given.setdefault(page, each.key) == each.key


NAMES = ("1", "1-a", "1-b", "2", "3", "3-a", "4")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("paper"), st.sampled_from(NAMES), st.integers(1, 9)),
        st.tuples(st.just("gone"), st.sampled_from(NAMES), st.just(0)),
        st.tuples(st.just("supplement"), st.sets(st.sampled_from(["1", "2", "3", "4"]), min_size=1), st.just(0)),
    ),
    max_size=14,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(1, 9), min_size=1), STEPS)
def test_no_number_that_was_published_ever_names_a_page_of_another_paper(papers, steps) -> None:
    office = Secretariat({key: papers[key] for key in NAMES if key in papers})
    office.publish()
    for what, named, pages in steps:
        match what:
            case "paper":
                office.papers[named] = pages
                office.papers = {key: office.papers[key] for key in NAMES if key in office.papers}
            case "gone":
                office.papers.pop(named, None)
            case _:
                office.publish(named)
        numbered = office.numbered()
        for each in numbered:
            for page in range(each.first, each.last + 1):
                assert office.given.get(page, each.key) == each.key
        assert_printable(office, numbered)


def assert_printable(office: Secretariat, numbered: tuple[PageNumbers, ...]) -> None:
    """Ascending, each on a right-hand page, every item together, and the file as it says."""
    assert {each.key for each in numbered} == set(office.papers)
    for before, after in pairwise(numbered):
        assert before.last < after.first
    assert all(each.first % 2 == 1 and each.last % 2 == 0 for each in numbered)
    items = [each.item_number for each in numbered]
    assert len([1 for one, other in pairwise(items) if one != other]) == max(0, len(set(items)) - 1)
    counts = dict(office.papers)
    front = Section("agenda", "Agenda", (), SectionKind.AGENDA, starts_odd=False)
    sections = [front, *(paper(each.key, each.item_number) for each in numbered)]
    places = placed(sections, [2, *(counts[each.key] for each in numbered)], 1, numbered)
    assert all(place.first_index % 2 == 0 for place in places)
