"""A quoted passage is found again wherever it went, and never where it is not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from boardkeeper.remarks.anchors import Anchor, anchor_in, find_anchor

PARAGRAPH = (
    "The Director reported that 14 of 22 milestones were complete or on track. Agency numbers had fallen to 31 "
    "from 47 in March. Re-referrals within twelve months stayed above those of neighbouring councils at 28.4 per cent."
)
SENTENCE = "Agency numbers had fallen to 31 from 47 in March."


def anchored(text: str, quote: str) -> Anchor:
    start = text.index(quote)
    return anchor_in(text, start, start + len(quote))


def test_the_same_words_are_found_where_they_stand() -> None:
    spot = find_anchor(anchored(PARAGRAPH, SENTENCE), (PARAGRAPH,))
    assert spot is not None
    assert PARAGRAPH[spot.start : spot.end] == SENTENCE
    assert spot.is_exact


def test_a_new_line_another_dash_and_capitals_make_no_difference() -> None:
    written = "Care leavers – and “their” advisers – met twice."
    printed = 'CARE LEAVERS\n- and "their"  advisers -\nmet twice.'
    spot = find_anchor(Anchor(written), ("Nothing here.", printed))
    assert spot is not None
    assert (spot.place, spot.is_exact) == (1, True)


def test_words_that_stand_twice_are_told_apart_by_what_is_around_them() -> None:
    text = "In March it was red. In April it was red. In May it was green."
    second = anchor_in(text, text.rindex("it was red"), text.rindex("it was red") + len("it was red"))
    spot = find_anchor(second, (text,))
    assert spot is not None
    assert spot.start == text.rindex("it was red")


def test_a_sentence_that_was_rewritten_is_found_nearly() -> None:
    anew = PARAGRAPH.replace(SENTENCE, "The number of agency staff had fallen to 31, from 47 in March.")
    spot = find_anchor(anchored(PARAGRAPH, SENTENCE), (anew,))
    assert spot is not None
    assert not spot.is_exact
    assert "fallen to 31" in anew[spot.start : spot.end]


def test_a_passage_in_quite_other_words_is_found_between_the_words_around_it() -> None:
    anew = PARAGRAPH.replace(SENTENCE, "Fewer temporary workers are needed now.")
    spot = find_anchor(anchored(PARAGRAPH, SENTENCE), (anew,))
    assert spot is not None
    assert anew[spot.start : spot.end] == "Fewer temporary workers are needed now."


def test_what_is_gone_has_lost_its_place() -> None:
    other = "The Board thanked the young people for their film and agreed to show it at the next meeting of Council."
    assert find_anchor(anchored(PARAGRAPH, SENTENCE), (other, "", "Apologies were received.")) is None


def test_a_short_quotation_is_not_found_in_anything_that_resembles_it() -> None:
    assert find_anchor(Anchor("28.4 per cent"), ("It stood at 31.7 in June.", "Nobody spoke.")) is None


def test_of_equal_places_the_one_nearest_to_where_it_was_is_taken() -> None:
    pages = ("Part A", "See the appendix.", "Part B", "Part C", "See the appendix.")
    spot = find_anchor(Anchor("See the appendix."), pages, hint=3)
    assert spot is not None
    assert spot.place == 4


def test_nothing_is_looked_for_with_a_blank_anchor() -> None:
    assert find_anchor(Anchor("", "", " "), (PARAGRAPH,)) is None


WORDS = st.lists(
    st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=2, max_size=9),
    min_size=3,
    max_size=40,
)


@given(WORDS, st.data())
def test_any_passage_of_any_text_is_found_exactly(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    spot = find_anchor(anchor_in(text, start, end), (text,))
    assert spot is not None
    assert spot.is_exact
    assert text[spot.start : spot.end].split() == text[start:end].split()


@given(WORDS, WORDS, WORDS, st.data())
def test_a_passage_is_found_again_whatever_is_written_before_and_behind_it(
    words: list[str], before: list[str], behind: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text, quote = " ".join(words), " ".join(words[first:last])
    start = len(" ".join(words[:first])) + bool(first)
    anchor = anchor_in(text, start, start + len(quote))
    anew = (" ".join(before), " ".join([*before, *words, *behind]), " ".join(behind))
    spot = find_anchor(anchor, anew)
    assert spot is not None
    assert spot.is_exact
    assert anew[spot.place][spot.start : spot.end] == quote


@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_the_texts_hold_a_spot_lies_inside_its_text(quote: str, text: str) -> None:
    spot = find_anchor(Anchor(quote), ("", text))
    if spot is not None:
        assert spot.place in (0, 1)
        assert 0 <= spot.start < spot.end <= len(text)


@pytest.mark.parametrize("strange", ["ﬁnance", "naïve café", "İstanbul", "50\u00a0%", "well\u00adknown"])
def test_strange_letters_are_compared_as_they_read(strange: str) -> None:
    text = f"Before it {strange} after it."
    spot = find_anchor(anchored(text, strange), (text,))
    assert spot is not None
    assert text[spot.start : spot.end] == strange
