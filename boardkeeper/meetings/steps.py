"""What comes next for a meeting, and what is missing for it; pure, over what a screen has read already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from boardkeeper.meetings.views import MeetingView
from boardkeeper.rules.due_dates import long_date
from db.tables.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class Standing:
    """What the next steps of a meeting hang on, besides the meeting itself.

    Attributes:
        publish_by: The last lawful day for the papers.
        owed: How many papers are still to come.
        present: How many people are recorded as present.
    """

    publish_by: date
    owed: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step a meeting can take.

    Attributes:
        to: The state it leads to.
        title: What is done, in the imperative.
        missing: Sentences; empty when it can be done now.
    """

    to: MeetingState
    title: str
    missing: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def next_steps(meeting: MeetingView, standing: Standing, today: date) -> tuple[NextStep, ...]:
    """The steps a meeting can take from where it stands, the nearest first; none once it is signed."""
    return tuple(
        NextStep(to, _TITLES[to], tuple(_MISSING[to](meeting, standing, today)))
        for to in _FOLLOWING[meeting.state]
    )


def _nothing(_meeting: MeetingView, _standing: Standing, _today: date) -> list[str]:
    return []


def _for_publication(meeting: MeetingView, standing: Standing, today: date) -> list[str]:
    missing = []
    if not meeting.items:
        missing.append("The agenda has no items.")
    if standing.owed:
        said = "1 paper is" if standing.owed == 1 else f"{standing.owed} papers are"
        missing.append(f"{said} still to come.")
    if today > standing.publish_by:
        missing.append(f"The last lawful day, {long_date(standing.publish_by)}, has passed.")
    if not meeting.venue:
        missing.append("The venue is not set.")
    if meeting.starts_at is None:
        missing.append("The time is not set.")
    return missing


def _for_holding(meeting: MeetingView, _standing: Standing, today: date) -> list[str]:
    missing = []
    if meeting.state is not MeetingState.PUBLISHED:
        missing.append("The agenda is not published.")
    if meeting.held_on > today:
        missing.append(f"Its day, {long_date(meeting.held_on)}, has not come.")
    return missing


def _for_a_draft(meeting: MeetingView, standing: Standing, _today: date) -> list[str]:
    missing = []
    if not standing.present:
        missing.append("Nobody is recorded as present.")
    if not meeting.minutes:
        missing.append("No minute is written.")
    return missing


def _for_approval(_meeting: MeetingView, _standing: Standing, _today: date) -> list[str]:
    return ["A later meeting must confirm the minutes."]


def _for_signature(_meeting: MeetingView, _standing: Standing, _today: date) -> list[str]:
    return ["Whoever presided when they were confirmed must sign."]


_TITLES = {
    MeetingState.PLANNED: "Reinstate",
    MeetingState.AGENDA_DRAFT: "Start the agenda",
    MeetingState.PUBLISHED: "Publish the agenda",
    MeetingState.HELD: "Mark as held",
    MeetingState.MINUTES_DRAFT: "Write the minutes",
    MeetingState.CIRCULATED: "Circulate the minutes",
    MeetingState.APPROVED: "Approve the minutes",
    MeetingState.SIGNED: "Sign the minutes",
}

_MISSING: dict[MeetingState, Callable[[MeetingView, Standing, date], list[str]]] = {
    MeetingState.PLANNED: _nothing,
    MeetingState.AGENDA_DRAFT: _nothing,
    MeetingState.PUBLISHED: _for_publication,
    MeetingState.HELD: _for_holding,
    MeetingState.MINUTES_DRAFT: _for_a_draft,
    MeetingState.CIRCULATED: _for_a_draft,
    MeetingState.APPROVED: _for_approval,
    MeetingState.SIGNED: _for_signature,
}

_FOLLOWING: dict[MeetingState, tuple[MeetingState, ...]] = {
    MeetingState.PLANNED: (MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED, MeetingState.HELD),
    MeetingState.AGENDA_DRAFT: (MeetingState.PUBLISHED, MeetingState.HELD),
    MeetingState.PUBLISHED: (MeetingState.HELD,),
    MeetingState.HELD: (MeetingState.MINUTES_DRAFT,),
    MeetingState.MINUTES_DRAFT: (MeetingState.CIRCULATED,),
    MeetingState.CIRCULATED: (MeetingState.APPROVED,),
    MeetingState.APPROVED: (MeetingState.SIGNED,),
    MeetingState.APPROVED_AS_AMENDED: (MeetingState.SIGNED,),
    MeetingState.SIGNED: (),
    MeetingState.CANCELLED: (MeetingState.PLANNED,),
}
