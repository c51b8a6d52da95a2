"""Where a decision or an action stands, from the words of its log."""

from __future__ import annotations

import re
from enum import StrEnum


class FollowUp(StrEnum):
    """Where a follow-up stands; overdue is derived from its date, never read."""

    OPEN = "open"
    REQUESTED = "requested"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    SUPERSEDED = "superseded"
    NOT_ACCEPTED = "not accepted"


_STATUS_WORDS: dict[str, FollowUp] = {
    "open": FollowUp.OPEN,
    "not started": FollowUp.OPEN,
    "not yet started": FollowUp.OPEN,
    "not yet due": FollowUp.OPEN,
    "outstanding": FollowUp.OPEN,
    "overdue": FollowUp.OPEN,
    "new": FollowUp.OPEN,
    "to do": FollowUp.OPEN,
    "pending": FollowUp.OPEN,
    "on hold": FollowUp.OPEN,
    "deferred": FollowUp.OPEN,
    "requested": FollowUp.REQUESTED,
    "in progress": FollowUp.IN_PROGRESS,
    "ongoing": FollowUp.IN_PROGRESS,
    "started": FollowUp.IN_PROGRESS,
    "underway": FollowUp.IN_PROGRESS,
    "under way": FollowUp.IN_PROGRESS,
    "on track": FollowUp.IN_PROGRESS,
    "in hand": FollowUp.IN_PROGRESS,
    "partially complete": FollowUp.IN_PROGRESS,
    "partly complete": FollowUp.IN_PROGRESS,
    "awaiting response": FollowUp.REQUESTED,
    "awaiting reply": FollowUp.REQUESTED,
    "complete": FollowUp.COMPLETE,
    "completed": FollowUp.COMPLETE,
    "closed": FollowUp.COMPLETE,
    "done": FollowUp.COMPLETE,
    "actioned": FollowUp.COMPLETE,
    "superseded": FollowUp.SUPERSEDED,
    "withdrawn": FollowUp.SUPERSEDED,
    "cancelled": FollowUp.SUPERSEDED,
    "no longer required": FollowUp.SUPERSEDED,
    "no longer needed": FollowUp.SUPERSEDED,
    "not accepted": FollowUp.NOT_ACCEPTED,
    "rejected": FollowUp.NOT_ACCEPTED,
    "declined": FollowUp.NOT_ACCEPTED,
}
_IMPORTANCE = {
    "high": "high", "h": "high", "urgent": "high", "medium": "medium", "m": "medium", "med": "medium", "normal": "medium",
    "low": "low", "l": "low",
}  # fmt: skip
#: A colour says how things go, not where they stand.
_COLOURS = frozenset({"red", "amber", "green", "blue", "yellow", "r", "a", "g", "b", "ra", "ag", "rag"})
_WORK_PROGRAMME = re.compile(
    r"\badded to (the |its )?(committee.s |panel.s )?(work|forward) (programme|plan)\b", re.IGNORECASE
)
_NOT_YET = re.compile(r"\b(not|in)\s*(yet\s*)?complete", re.IGNORECASE)
_COMPLETE = re.compile(r"^\W*(all )?(completed?|closed|done|actioned)\b", re.IGNORECASE)
_REQUESTED = re.compile(
    r"\b(requested|request\b.*\b(sent|emailed|made)|e-?mailed|letter sent|written to)\b", re.IGNORECASE
)


def status_of(written: str) -> FollowUp | None:
    """Read the word of a status column, in any case; None for words that name no status."""
    return _STATUS_WORDS.get(" ".join(written.replace("-", " ").split()).casefold().rstrip("."))


def importance_of(written: str) -> str | None:
    """Read a priority: "high", "medium", "low", "" where nothing stands; None for words that name none."""
    return _IMPORTANCE.get(written.casefold().rstrip(".")) if written else ""


def no_importance(written: str) -> str:
    """What is said of a priority that is none."""
    return f"The priority “{written}” is none of high, medium, low; left open."


def is_colour(written: str) -> bool:
    """Whether a status column holds a colour, “Amber” or “A/G”, so that the status is told by the note beside it."""
    return "".join(letter for letter in written.casefold() if letter.isalpha()) in _COLOURS


def status_from_progress(written: str) -> FollowUp:
    """Judge a progress note. "Added to the work programme" is not complete: the item has not been heard."""
    if not written:
        return FollowUp.OPEN
    said = status_of(written)
    if said is not None:
        return said
    lower = written.casefold()
    if "superseded" in lower:
        return FollowUp.SUPERSEDED
    if "not accepted" in lower:
        return FollowUp.NOT_ACCEPTED
    if _COMPLETE.search(written) and not _NOT_YET.search(written) and not _WORK_PROGRAMME.search(written):
        return FollowUp.COMPLETE
    return FollowUp.REQUESTED if _REQUESTED.search(written) else FollowUp.IN_PROGRESS


def is_on_the_work_programme(written: str) -> bool:
    """Whether a progress note says that the matter went to the work programme."""
    return _WORK_PROGRAMME.search(written) is not None
