"""How urgently a topic belongs on the work programme: a scheme of questions, weights and bands.

Source: the PAPER prioritisation tool in Plymouth City Council's scrutiny work programmes. Councils score
differently, so a scheme is a table; PAPER is the one that comes with the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

    def has_score(self, score: int) -> bool:
        """Say whether answers to these questions can add up to something in this range."""
        return 0 <= score <= self.highest_score

    def is_low(self, score: int | None) -> bool:
        """Say whether a score is in the lower half of the bands, where PAPER has "Low" and "not supported".

        An unscored topic is not low, and neither is any in a scheme of one band. Of three bands the lowest is low.
        """
        if score is None or not self.has_score(score):
            return False
        starts = sorted(band.lowest for band in self.bands)
        reached = [start for start in starts if start <= score]
        return len(reached) <= len(starts) // 2

    def band_or_blank(self, score: int | None) -> str:
        """Name the band as `band` does; blank for a score that another scheme must have given."""
        return self.band(score) if score is None or self.has_score(score) else ""

    def band(self, score: int | None) -> str:
        """Name the band of a score; "unscored" for None, which is not the same as 0.

        Raises:
            ValueError: when the scheme cannot give such a score.
        """
        if score is None:
            return UNSCORED
        if not self.has_score(score):
            raise ValueError(f"{self.name} scores from 0 to {self.highest_score}, not {score}.")
        reached = [band for band in self.bands if band.lowest <= score]
        return max(reached, key=lambda band: band.lowest).label


def read_bands(written: str) -> tuple[Band, ...]:
    """Read "High:5, Medium:3, Low:1, not supported:0": names with the score each begins at.

    Raises:
        ValueError: when a part has no name, or no whole number from 0 up behind its last colon; the message names it.
    """
    bands = []
    for part in written.split(","):
        label, _, lowest = (piece.strip() for piece in part.rpartition(":"))
        if not label or not (lowest.isascii() and lowest.isdecimal()):
            raise ValueError(f"“{part.strip()}” is not a band; write it like High:5.")
        bands.append(Band(int(lowest), label))
    return tuple(bands)


def write_bands(bands: Iterable[Band]) -> str:
    """Write bands the way `read_bands` reads them, the highest first."""
    ordered = sorted(bands, key=lambda band: band.lowest, reverse=True)
    return ", ".join(f"{band.label}:{band.lowest}" for band in ordered)


def band_ranges(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """Give each band with the scores it covers, the highest first: ("5–6", "High") … ("0", "not supported")."""
    ranges = []
    above = scheme.highest_score
    for band in sorted(scheme.bands, key=lambda band: band.lowest, reverse=True):
        ranges.append((f"{band.lowest}–{above}" if band.lowest < above else f"{above}", band.label))
        above = band.lowest - 1
    return tuple(ranges)


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
