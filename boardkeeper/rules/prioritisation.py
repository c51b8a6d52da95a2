"""How urgently a topic belongs on the work programme: a scheme of questions, weights and bands.

Source: the PAPER prioritisation tool in Plymouth City Council's scrutiny work programmes. Councils score
differently, so a scheme is a table; PAPER is the one that comes with the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNSCORED = "unscored"


@dataclass(frozen=True, slots=True)
class Question:
    """One yes/no question: a key to keep its answer under, its words, and what a yes is worth."""

    key: str
    text: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """A name for all scores from ``lowest`` up to where the next band begins."""

    lowest: int
    label: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to score topics.

    Attributes:
        name: what the council calls it.
        questions: in the order they are asked, keys all different.
        bands: in any order; one of them begins at 0.

    Raises:
        ValueError: when keys repeat, a weight is below 1, or a score from 0 up would have no band or two.
    """

    name: str
    questions: tuple[Question, ...]
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        if len({question.key for question in self.questions}) < len(self.questions):
            raise ValueError("Two questions of a scheme have the same key.")
        if any(question.weight < 1 for question in self.questions):
            raise ValueError("A question must be worth at least 1.")
        starts = sorted(band.lowest for band in self.bands)
        if not starts or starts[0] != 0 or len(set(starts)) < len(starts):
            raise ValueError("The bands of a scheme begin at different scores, the first at 0.")

    @property
    def highest_score(self) -> int:
        """The score when every answer is yes."""
        return sum(question.weight for question in self.questions)

    def score(self, answers: Mapping[str, bool]) -> int | None:
        """Add up the weights of the questions answered yes; None until every question has its answer.

        Raises:
            ValueError: when an answer belongs to no question of the scheme.
        """
        keys = {question.key for question in self.questions}
        if unknown := sorted(answers.keys() - keys):
            raise ValueError(f"{self.name} does not ask “{unknown[0]}”.")
        if answers.keys() != keys:
            return None
        return sum(question.weight for question in self.questions if answers[question.key])

    def band(self, score: int | None) -> str:
        """Name the band of a score; "unscored" for None, which is not the same as 0.

        Raises:
            ValueError: when the scheme cannot give such a score.
        """
        if score is None:
            return UNSCORED
        if not 0 <= score <= self.highest_score:
            raise ValueError(f"{self.name} scores from 0 to {self.highest_score}, not {score}.")
        reached = [band for band in self.bands if band.lowest <= score]
        return max(reached, key=lambda band: band.lowest).label


PAPER = Scheme(
    name="PAPER",
    questions=(
        Question("public interest", "Do residents care about it?"),
        Question("ability", "Can scrutiny change something about it?"),
        Question("performance", "Is this a service that is not doing well?"),
        Question("extent", "Does it touch more than one ward?"),
        Question("replication", "Is this the only chance for public scrutiny?"),
        Question("executive decision", "Is an executive decision on it due?"),
    ),
    bands=(Band(5, "High"), Band(3, "Medium"), Band(1, "Low"), Band(0, "not supported")),
)
