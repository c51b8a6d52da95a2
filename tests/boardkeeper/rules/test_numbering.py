from __future__ import annotations

import datetime as dt
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.numbering import (
    Citation,
    NumberedItem,
    agenda_numbers,
    cite,
    find_citations,
    gaps_and_doubles,
    letter,
    minute_numbers,
    parse_citation,
)

NEW, SUB, HEADING = NumberedItem(), NumberedItem(is_sub=True), NumberedItem(is_numbered=False)


def kept(number: str) -> NumberedItem:
    return NumberedItem(kept=number, is_sub="." in number)


@pytest.mark.parametrize(
    ("n", "letters"),
    [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")],
)
def test_points_run_from_a_to_z_and_on_to_aa(n: int, letters: str) -> None:
    assert letter(n) == letters


def test_there_is_no_point_before_the_first() -> None:
    with pytest.raises(ValueError, match="from 1"):
        letter(0)


@given(st.integers(1, 100_000))
def test_letters_come_in_order_and_never_twice(n: int) -> None:
    this, after = letter(n), letter(n + 1)
    assert (len(this), this) < (len(after), after)


def test_minutes_run_through_the_year() -> None:
    assert minute_numbers([9, 12, 1]) == (range(1, 10), range(10, 22), range(22, 23))
    assert minute_numbers([3], start=22) == (range(22, 25),)
    assert minute_numbers([]) == ()


def test_a_meeting_with_fewer_than_no_minutes_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than no"):
        minute_numbers([3, -1])


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(1, 500))
def test_numbered_minutes_have_neither_gaps_nor_doubles(counts: list[int], start: int) -> None:
    ranges = minute_numbers(counts, start)
    assert [len(numbers) for numbers in ranges] == counts
    assert not gaps_and_doubles(chain.from_iterable(ranges), start)


def test_gaps_and_doubles_are_found_in_any_order() -> None:
    faults = gaps_and_doubles([9, 1, 2, 5, 5, 2], start=1)
    assert faults
    assert faults.gaps == (range(3, 5), range(6, 9))
    assert faults.doubles == (2, 5)


def test_a_run_that_begins_late_has_a_gap_at_its_beginning() -> None:
    assert gaps_and_doubles([12, 13], start=10).gaps == (range(10, 12),)
    assert not gaps_and_doubles([12, 13])
    assert not gaps_and_doubles([])


@given(st.lists(st.integers(1, 60)))
def test_gaps_and_numbers_together_cover_the_run_once(numbers: list[int]) -> None:
    faults = gaps_and_doubles(numbers, start=1)
    missing = list(chain.from_iterable(faults.gaps))
    assert sorted([*missing, *set(numbers)]) == list(range(1, max(numbers, default=0) + 1))
    assert list(faults.doubles) == sorted({number for number in numbers if numbers.count(number) > 1})


def test_an_agenda_before_publication_runs_from_one() -> None:
    assert agenda_numbers([NEW, NEW, SUB, SUB, HEADING, NEW]) == ("1", "2", "2.1", "2.2", None, "3")


def test_a_late_item_becomes_9a() -> None:
    assert agenda_numbers([kept("8"), kept("9"), NEW, NEW, kept("10")]) == ("8", "9", "9a", "9b", "10")


def test_a_second_late_item_leaves_the_published_9a_alone() -> None:
    assert agenda_numbers([kept("9"), kept("9a"), NEW]) == ("9", "9a", "9b")
    assert agenda_numbers([kept("9"), NEW, kept("9a")]) == ("9", "9b", "9a")


def test_frozen_numbers_survive_a_move_and_a_removal() -> None:
    assert agenda_numbers([kept("3"), kept("1"), NEW, kept("5")]) == ("3", "1", "1a", "5")


def test_a_late_item_before_all_others_is_numbered_like_a_clause_inserted_in_an_act() -> None:
    assert agenda_numbers([NEW, NEW, kept("1")]) == ("A1", "B1", "1")


def test_sub_items_of_published_and_late_items_are_numbered_under_them() -> None:
    items = [kept("5"), kept("5.1"), SUB, kept("5.2"), kept("6"), SUB, NEW, SUB]
    assert agenda_numbers(items) == ("5", "5.1", "5.1a", "5.2", "6", "6.1", "6a", "6a.1")


def test_a_sub_item_without_an_item_above_is_an_item() -> None:
    assert agenda_numbers([SUB, NEW, SUB]) == ("1", "2", "2.1")


@given(
    st.lists(
        st.builds(
            NumberedItem,
            kept=st.none() | st.from_regex(r"[1-9]{1,2}(\.[1-9])?[a-c]?", fullmatch=True),
            is_sub=st.booleans(),
            is_numbered=st.booleans(),
        ),
        max_size=25,
        unique_by=lambda item: item.kept if item.kept is not None else object(),
    )
)
def test_no_number_comes_twice_and_every_frozen_one_stays(items: list[NumberedItem]) -> None:
    numbers = agenda_numbers(items)
    given_out = [number for number in numbers if number is not None]
    assert len(set(given_out)) == len(given_out) == sum(item.is_numbered for item in items)
    for item, number in zip(items, numbers, strict=True):
        if item.is_numbered and item.kept is not None:
            assert number == item.kept


def test_a_resolution_is_cited_as_minutes_do() -> None:
    assert cite(17, 2, dt.date(2019, 7, 10)) == "Minute 17(2), 10 July 2019"
    assert cite(17, None, dt.date(2019, 7, 10)) == "Minute 17, 10 July 2019"


@pytest.mark.parametrize(("minute", "limb"), [(0, None), (3, 0)])
def test_minutes_and_limbs_are_cited_from_one(minute: int, limb: int | None) -> None:
    with pytest.raises(ValueError, match="from 1"):
        cite(minute, limb, dt.date(2019, 7, 10))


@pytest.mark.parametrize(
    "written",
    ["minute 17 (2) of 10th July 2019.", "MINUTE 17(2),10 July 2019", "Min. no. 17(2), Wed 10 Jul 2019"],
)
def test_citations_are_read_in_other_spellings(written: str) -> None:
    assert parse_citation(written) == Citation(17, 2, dt.date(2019, 7, 10))


@pytest.mark.parametrize(
    "written",
    ["", "Minute 17(2)", "Minute 17(2), July 2019", "Minute 0, 10 July 2019", "Pledge 40, 10 July 2019"],
)
def test_what_is_no_citation_is_not_read_as_one(written: str) -> None:
    assert parse_citation(written) is None


@given(
    st.integers(1, 99_999),
    st.none() | st.integers(1, 99),
    st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
)
def test_every_citation_can_be_read_back(minute: int, limb: int | None, meeting: dt.date) -> None:
    assert parse_citation(cite(minute, limb, meeting)) == Citation(minute, limb, meeting)


def cited(text: str) -> list[tuple[str, Citation]]:
    return [(text[each.start : each.end], each.citation) for each in find_citations(text)]


@pytest.mark.parametrize(
    "written",
    [
        "Minute 17(2), 10 July 2019",
        "minute 17 (2) of 10 July 2019",
        "Minute No. 17(2), Wed 10th Jul 2019",
        "min. 17(2), 10/7/2019",
        "Minute 17(2) of the meeting held on 10 July 2019",
        "Minute 17(2) (10 July 2019)",
        "Minute 17(2) – 10.07.2019",
        "Minute 17(2), 10\nJuly 2019",
        "Minute\u00a017(2), 10\u00a0July\u00a02019",
    ],
)
def test_a_citation_is_found_among_words_however_it_is_written(written: str) -> None:
    expected = (written, Citation(17, 2, dt.date(2019, 7, 10)))

    assert cited(f"As agreed (see {written}), and again {written}.") == [expected, expected]


def test_a_whole_minute_and_a_point_are_cited_too() -> None:
    text = "Minutes 17 of 10 July 2019 and Minute 16(c), 10 July 2019"

    assert [each for _, each in cited(text)] == [
        Citation(17, None, dt.date(2019, 7, 10)),
        Citation(16, None, dt.date(2019, 7, 10), "c"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minute 17(2)",
        "10 July 2019",
        "Minute 17, 31 June 2019",
        "Minute 0, 10 July 2019",
        "Minute 17(0), 10 July 2019",
        "Minute 17, Thursday 10 July 2019",
        "Minute 17, 10 July",
        "Minute 17, 10 July 20191",
        "reminute 17, 10 July 2019",
        "the meeting took 20 minutes 10 July 2019",
        "Minute 1710 July 2019",
    ],
)
def test_what_names_no_minute_of_a_whole_date_cites_nothing(text: str) -> None:
    assert cited(text) == []


WORDS = st.text("abc Minute(),.19\n", max_size=40).filter(lambda text: not find_citations(text))


@given(
    st.lists(
        st.tuples(
            WORDS,
            st.integers(1, 99_999),
            st.none() | st.integers(1, 999),
            st.dates(dt.date(1974, 4, 1), dt.date(2100, 1, 1)),
        ),
        max_size=4,
    )
)
def test_every_citation_put_into_a_text_is_found_in_its_place(
    parts: list[tuple[str, int, int | None, dt.date]],
) -> None:
    text, expected = "", []
    for words, minute, limb, meeting in parts:
        text += f"{words}; "
        expected.append((len(text), cite(minute, limb, meeting), Citation(minute, limb, meeting)))
        text += f"{expected[-1][1]}. "

    assert [
        (each.start, text[each.start : each.end], each.citation) for each in find_citations(text)
    ] == expected


@given(st.text(max_size=300))
def test_citations_are_found_in_order_and_never_overlap(text: str) -> None:
    found = find_citations(f"{text} Minute 17, 10 July 2019 {text}")

    assert found
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_long_text_of_nearly_citations_is_read_quickly() -> None:
    text = "minute " * 20_000 + "Minute 17(2) of the meeting held on " * 5_000 + " " * 100_000

    assert find_citations(text) == ()
