"""What merging a review would do, line by line, as the officer reads and decides it; plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_with
from enum import Enum, StrEnum

from boardkeeper.reviews.returned import Returned

__all__ = ["Choice", "MergeDone", "MergeLine", "MergePlan", "Outcome"]


class Outcome(StrEnum):
    """What becomes of one edit of the chair's."""

    TAKEN = "taken over"
    SAME = "the same on both sides"
    MERGED = "both edits taken"
    CONFLICT = "both sides changed it"
    LOST_ROW = "no longer there"
    REFUSED = "cannot be taken over"


class Choice(Enum):
    """Whose words stand. No text, so that words somebody types are never taken for a choice."""

    OURS = "ours"
    CHAIRS = "chair"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One edit of the chair's: a field of a row, or something that was added.

    Attributes:
        id: The same whenever the same review is planned again.
        matter: Tells the matters apart that the lines are gathered under: table and row.
        about: What the matter is called: “Action 12”, “Minute 17, paragraph (b), 10 July 2019”.
        text: What the matter itself says now; blank where that is what was changed.
        name: What was changed: “Wording”, “Owner”, “Due”, “Status”, “Priority”, or what was added: “Update”, “Comment”.
        base: What was sent.
        ours: What it is here now.
        theirs: What it is on the chair's side.
        merged: What it becomes when nobody decides otherwise; of a conflict blank.
        allowed: The choices there are, in the order of their keys.
        takes_words: Whether the officer may put words of their own.
        results: What each choice makes of it.
        note: Why it cannot be taken over, or what is good to know.
    """

    id: str
    matter: str
    about: str
    text: str
    table: str
    row_id: str
    field: str
    name: str
    base: str
    ours: str
    theirs: str
    merged: str
    outcome: Outcome
    allowed: tuple[Choice, ...] = ()
    takes_words: bool = False
    results: Mapping[Choice, str] = made_with(default_factory=dict)
    note: str = ""

    @property
    def is_addition(self) -> bool:
        """Whether something was added, rather than changed."""
        return not self.field

    @property
    def needs_choice(self) -> bool:
        """Whether nothing can be merged before this is decided."""
        return self.outcome is Outcome.CONFLICT

    @property
    def usual(self) -> Choice | None:
        """What happens when nobody decides otherwise; None when somebody must, or nobody can."""
        if self.outcome is Outcome.TAKEN and self.allowed:
            return Choice.CHAIRS
        return Choice.BOTH if self.outcome is Outcome.MERGED else None


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Everything that merging one review would do, in the order of the matters.

    Attributes:
        returned: What came back, to be merged.
        lines: Edits that are the same on both sides included.
    """

    review_id: str
    board_id: str
    chair: str
    returned: Returned
    lines: tuple[MergeLine, ...]

    @property
    def conflicts(self) -> tuple[MergeLine, ...]:
        """What must be decided."""
        return tuple(line for line in self.lines if line.needs_choice)

    def matters(self) -> Iterator[tuple[str, tuple[MergeLine, ...]]]:
        """The lines of every matter under its name."""
        gathered: dict[str, list[MergeLine]] = {}
        for line in self.lines:
            gathered.setdefault(line.matter, []).append(line)
        for lines in gathered.values():
            yield lines[0].about, tuple(lines)


@dataclass(frozen=True, slots=True)
class MergeDone:
    """What a merge did.

    Attributes:
        label: The step as the history and the undo button say it.
        taken: Edits of the chair's that are in the board now, what was added included.
        kept_as_remarks: Edits that were not taken over, or not wholly.
    """

    label: str
    chair: str
    taken: int
    kept_as_remarks: int
