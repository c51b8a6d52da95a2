from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.prioritisation import (
    PAPER,
    Band,
    Question,
    Scheme,
    band_ranges,
    read_bands,
    write_bands,
)

WEIGHTED = Scheme(
    "Weighted",
    (Question("risk", "Is it a risk?", 3), Question("cost", "Does it cost much?", 2)),
    (Band(0, "Watch"), Band(3, "Take")),
)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (6, "High"),
        (5, "High"),
        (4, "Medium"),
        (3, "Medium"),
        (2, "Low"),
        (1, "Low"),
        (0, "not supported"),
        (None, "unscored"),
    ],
)
def test_paper_has_its_bands(score: int | None, band: str) -> None:
    assert PAPER.band(score) == band


@pytest.mark.parametrize("score", [-1, 7])
def test_a_score_the_scheme_cannot_give_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 6"):
        PAPER.band(score)


def test_half_answered_questions_are_no_score() -> None:
    assert PAPER.score({}) is None
    assert PAPER.score({"extent": True}) is None


def test_an_answer_to_another_schemes_question_is_refused() -> None:
    with pytest.raises(ValueError, match="does not ask “cost”"):
        PAPER.score({"cost": True})


@given(st.lists(st.booleans(), min_size=6, max_size=6))
def test_paper_counts_the_yeses(answers: list[bool]) -> None:
    score = PAPER.score(dict(zip([question.key for question in PAPER.questions], answers, strict=True)))
    assert score == sum(answers)
    assert PAPER.band(score) != "unscored"


def test_another_council_weights_its_questions() -> None:
    assert WEIGHTED.highest_score == 5
    assert WEIGHTED.score({"risk": True, "cost": False}) == 3
    assert WEIGHTED.band(3) == "Take"
    assert WEIGHTED.band(2) == "Watch"


@pytest.mark.parametrize(
    ("questions", "bands", "reason"),
    [
        ((Question("a", "?"), Question("a", "?")), (Band(0, "x"),), "same key"),
        ((Question("a", "?", 0),), (Band(0, "x"),), "at least 1"),
        ((Question("a", "?"),), (Band(1, "x"),), "first at 0"),
        ((Question("a", "?"),), (Band(0, "x"), Band(0, "y")), "different scores"),
        ((Question("a", "?"),), (), "first at 0"),
    ],
)
def test_a_scheme_that_cannot_work_is_refused(
    questions: tuple[Question, ...], bands: tuple[Band, ...], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        Scheme("Broken", questions, bands)


@pytest.mark.parametrize(
    ("score", "low"),
    [(6, False), (3, False), (2, True), (1, True), (0, True), (None, False), (7, False), (-1, False)],
)
def test_low_and_not_supported_are_the_low_ones_of_paper(score: int | None, low: bool) -> None:
    assert PAPER.is_low(score) is low


def test_of_three_bands_the_lowest_is_low_and_of_one_none() -> None:
    question = (Question("a", "?", 9),)
    three = Scheme("Three", question, (Band(6, "High"), Band(3, "Medium"), Band(0, "Low")))
    assert [three.is_low(score) for score in (0, 2, 3, 9)] == [True, True, False, False]
    assert not Scheme("One", question, (Band(0, "Any"),)).is_low(0)


def test_bands_are_read_as_they_are_written_and_a_name_may_have_several_words() -> None:
    assert read_bands("High:5, Medium:3, Low:1, not supported:0") == PAPER.bands
    assert write_bands(reversed(PAPER.bands)) == "High:5, Medium:3, Low:1, not supported:0"


@pytest.mark.parametrize("written", ["", "High", "High:", ":5", "High:five", "High:-1", "High:5,", "High:5²"])
def test_what_is_no_band_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a band"):
        read_bands(written)


def test_the_scores_of_each_band_are_said_as_a_range() -> None:
    assert band_ranges(PAPER) == (("5–6", "High"), ("3–4", "Medium"), ("1–2", "Low"), ("0", "not supported"))


_NAMES = st.text(st.characters(codec="utf-8", exclude_characters=",:"), min_size=1, max_size=12).map(
    lambda name: " ".join(name.split())
)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Any scheme that can score: 1 to 8 questions, and bands that begin within its reach."""
    weights = draw(st.lists(st.integers(1, 9), min_size=1, max_size=8))
    starts = draw(st.sets(st.integers(1, sum(weights)), max_size=5)) | {0}
    names = draw(
        st.lists(_NAMES.filter(bool), min_size=len(starts), max_size=len(starts), unique_by=str.casefold)
    )
    questions = tuple(Question(str(place), "?", weight) for place, weight in enumerate(weights))
    return Scheme("Any", questions, tuple(Band(low, name) for low, name in zip(starts, names, strict=True)))


@given(schemes(), st.data())
def test_any_answers_give_a_score_with_one_band_and_half_of_them_give_none(
    scheme: Scheme, data: st.DataObject
) -> None:
    keys = [question.key for question in scheme.questions]
    answers = {key: data.draw(st.booleans()) for key in keys}
    score = scheme.score(answers)
    assert score is not None
    assert 0 <= score <= scheme.highest_score
    assert scheme.band(score) in {band.label for band in scheme.bands}
    assert scheme.score({key: answers[key] for key in keys[1:]}) is None


@given(schemes(), st.data())
def test_another_yes_never_lowers_the_band(scheme: Scheme, data: st.DataObject) -> None:
    answers = {question.key: data.draw(st.booleans()) for question in scheme.questions}
    more = answers | {data.draw(st.sampled_from(sorted(answers))): True}
    lowest = {band.label: band.lowest for band in scheme.bands}
    assert lowest[scheme.band(scheme.score(more))] >= lowest[scheme.band(scheme.score(answers))]
    assert scheme.is_low(scheme.score(answers)) or not scheme.is_low(scheme.score(more))


@given(schemes())
def test_bands_survive_being_written_and_cover_every_score_once(scheme: Scheme) -> None:
    assert set(read_bands(write_bands(scheme.bands))) == set(scheme.bands)
    covered = [
        score
        for scores, _ in band_ranges(scheme)
        for low, _, high in [scores.partition("–")]
        for score in range(int(low), int(high or low) + 1)
    ]
    assert sorted(covered) == list(range(scheme.highest_score + 1))
