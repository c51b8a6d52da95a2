from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.prioritisation import PAPER, Band, Question, Scheme

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
