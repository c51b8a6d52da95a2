"""Edits of two sides to one text, brought together word by word."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardkeeper.rules.three_way import Clash, Rich, Side, Span, ThreeWay, carried, merge

BASE = "The board noted the report and asked for an update."


def merged(base: str, ours: str, theirs: str) -> ThreeWay:
    return merge(Rich(base), Rich(ours), Rich(theirs))


@pytest.mark.parametrize(
    ("ours", "theirs", "together"),
    [
        (
            "The board noted the full report and asked for an update.",
            "The board noted the report and asked Jean Kelly for an update.",
            "The board noted the full report and asked Jean Kelly for an update.",
        ),
        (BASE, "The board noted it.", "The board noted it."),
        ("The board noted it.", BASE, "The board noted it."),
        ("The board noted it.", "The board noted it.", "The board noted it."),
        (
            "The board welcomed the report and asked for an update.",
            "The board noted that report and asked for an update.",
            "The board welcomed that report and asked for an update.",
        ),
        (
            "The board noted the report and asked for an update in March.",
            "The Board noted the report and asked for an update.",
            "The Board noted the report and asked for an update in March.",
        ),
    ],
    ids=["apart", "only theirs", "only ours", "the same", "neighbours", "a word and its full stop"],
)
def test_edits_that_do_not_touch_the_same_words_are_both_taken(ours: str, theirs: str, together: str) -> None:
    found = merged(BASE, ours, theirs)
    assert found.is_merged
    assert {found.taking(side).text for side in Side} == {together}


def test_different_words_in_the_same_place_are_a_clash() -> None:
    found = merged("due in March", "due in May", "due in June")
    assert found.clashes == (Clash("March", "May", "June"),)
    assert [found.taking(side).text for side in Side] == ["due in May", "due in June", "due in May June"]


def test_what_lies_around_a_clash_is_taken_from_both_sides_whoever_is_chosen() -> None:
    found = merged(
        "noted the report due in March", "noted the full report due in May", "Noted the report due in June"
    )
    assert found.taking(Side.THEIRS).text == "Noted the full report due in June"
    assert found.taking(Side.OURS).text == "Noted the full report due in May"


def test_an_edit_inside_words_the_other_side_took_out_is_a_clash() -> None:
    found = merged("one two three four", "one four", "one two and three four")
    assert found.clashes == (Clash("two three", "", "two and three"),)


def test_two_sentences_added_at_the_same_end_are_a_clash_that_can_keep_both() -> None:
    found = merged("Noted.", "Noted. Officers left.", "Noted. The chair thanked them.")
    assert not found.is_merged
    assert found.taking(Side.BOTH).text == "Noted. Officers left. The chair thanked them."


def test_words_of_two_sides_never_run_into_each_other() -> None:
    assert merged("b c", "x b c", "c").taking(Side.OURS).text == "x c"
    assert merged("a b", "", "a b c").taking(Side.OURS).text == "c"


def test_a_cell_and_a_row_of_a_table_are_changed_beside_each_other() -> None:
    found = merged("a\tb\nc\td", "a\tB\nc\td", "a\tb\nc\td\ne\tf")
    assert found.taking(Side.OURS).text == "a\tB\nc\td\ne\tf"


def test_emphasis_goes_with_its_words() -> None:
    found = merge(
        Rich("one two three"),
        Rich("one two three", (Span(4, 7, "bold"),)),
        Rich("zero one two three and four", (Span(19, 27, "italic"),)),
    )
    assert found.taking(Side.OURS) == Rich(
        "zero one two three and four", (Span(9, 12, "bold"), Span(19, 27, "italic"))
    )


def test_emphasis_taken_off_by_one_side_stays_off() -> None:
    bold = (Span(0, 7, "bold"),)
    found = merge(Rich("one two", bold), Rich("one two"), Rich("one two three", bold))
    assert found.taking(Side.THEIRS) == Rich("one two three")


def test_one_word_with_two_links_is_a_clash() -> None:
    ours, theirs = ((Span(4, 7, "link", f"https://{name}.uk"),) for name in ("a", "b"))
    found = merge(Rich("one two"), Rich("one two", ours), Rich("one two", theirs))
    assert found.clashes == (Clash("two", "two", "two"),)
    assert found.taking(Side.THEIRS).spans == theirs


def test_other_words_keep_the_emphasis_of_those_that_stayed() -> None:
    before = Rich("noted the report", (Span(6, 16, "bold"),))
    assert carried(before, "noted with thanks the report") == Rich(
        "noted with thanks the report", (Span(18, 28, "bold"),)
    )


_words = st.lists(st.sampled_from(["a", "b", "the", "report", "noted", "\n", "\t"]), max_size=14)
_edits = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 3), st.integers(0, 2)), max_size=4)


def _edited(words: list[str], edits: list[tuple[int, int, int]], mark: str) -> list[str]:
    """Some words taken out at some places and others, marked by their side, put in."""
    found = list(words)
    for number, (place, gone, come) in enumerate(edits):
        at = min(place, len(found))
        found[at : at + gone] = [f"{mark}{number}{each}" for each in range(come)]
    return found


def test_no_edit_of_either_side_is_lost_in_thousands_of_texts() -> None:
    chance = Random(2019)
    for _ in range(5000):
        base = [f"b{number}" for number in range(chance.randrange(12))]
        mine, other = (
            _edited(
                base,
                [(chance.randrange(12), chance.randrange(4), chance.randrange(3)) for _ in range(3)],
                mark,
            )
            for mark in "ot"
        )
        found = merged(" ".join(base), " ".join(mine), " ".join(other))
        clashing = {word for each in found.clashes for word in each.base.split()}
        for side, chosen in ((Side.OURS, mine), (Side.THEIRS, other)):
            text = found.taking(side).text.split()
            came = [word for word in chosen if word[0] in "ot"]
            assert [word for word in text if word in came] == came
            assert set(text) & {*base} <= ({*mine} & {*other}) | (clashing & {*chosen})
        both = found.taking(Side.BOTH).text.split()
        assert {word for word in (*mine, *other) if word[0] in "ot"} <= {*both}
        assert {*mine} & {*other} & {*base} <= {*both}


@given(base=_words, ours=_edits, theirs=_edits)
@settings(max_examples=150, deadline=None)
def test_it_does_not_matter_who_is_asked_first(
    base: list[str], ours: list[tuple[int, int, int]], theirs: list[tuple[int, int, int]]
) -> None:
    old, left, right = (
        " ".join(each) for each in (base, _edited(base, ours, "o"), _edited(base, theirs, "t"))
    )
    one, other = merged(old, left, right), merged(old, right, left)
    assert [(each.ours, each.theirs) for each in one.clashes] == [
        (each.theirs, each.ours) for each in other.clashes
    ]
    assert one.taking(Side.OURS).text.split() == other.taking(Side.THEIRS).text.split()


_spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["bold", "italic"])), max_size=3
)


@given(base=_words, ours=_edits, theirs=_edits, own=_spans, foreign=_spans)
@settings(max_examples=150, deadline=None)
def test_marks_always_lie_on_the_text_and_those_of_a_word_somebody_put_in_come_with_it(
    base: list[str],
    ours: list[tuple[int, int, int]],
    theirs: list[tuple[int, int, int]],
    own: list[tuple[int, int, str]],
    foreign: list[tuple[int, int, str]],
) -> None:
    left, right = " ".join(_edited(base, ours, "o")), " ".join(_edited(base, theirs, "t"))

    def dressed(text: str, spans: list[tuple[int, int, str]]) -> Rich:
        kept = [(a, min(b, len(text)), style) for a, b, style in spans if a < min(b, len(text))]
        return Rich(text, tuple(Span(*each) for each in kept))

    mine, other = dressed(left, own), dressed(right, foreign)
    found = merge(Rich(" ".join(base)), mine, other).taking(Side.BOTH)
    assert all(0 <= each.start < each.end <= len(found.text) for each in found.spans)
    for side in (mine, other):
        for word in (each for each in side.text.split() if each[0] in "ot" and each[1:].isdecimal()):
            assert _styles(side, word) == _styles(found, word)


def _styles(rich: Rich, word: str) -> list[set[str]]:
    start = (" " + rich.text.replace("\n", " ").replace("\t", " ") + " ").index(f" {word} ")
    return [
        {each.style for each in rich.spans if each.start <= place < each.end}
        for place in range(start, start + len(word))
    ]
