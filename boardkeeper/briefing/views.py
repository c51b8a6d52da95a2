"""What a chair is briefed on before a meeting, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from boardkeeper.rules.contradictions import Contradiction

if TYPE_CHECKING:
    from boardkeeper.abbreviations import AbbreviationView, UsedAbbreviation
    from boardkeeper.boards import BoardView
    from boardkeeper.figures import FigureView
    from boardkeeper.kpis import KpiView
    from boardkeeper.meetings import MeetingView
    from boardkeeper.minutes.editions import Edition
    from boardkeeper.plan import MilestoneStatus
    from db.tables.follow_up import FollowUpStatus, Log


@dataclass(frozen=True, slots=True)
class AgeBand:
    """How many rows of both logs are late by so much; `least_days` to below the next band's."""

    title: str
    least_days: int
    count: int


@dataclass(frozen=True, slots=True)
class OwedRow:
    """A row of either log as the briefing names it.

    Attributes:
        place: Where it was asked for: “Minute 17(2), 10 July 2019”.
        due: As it was written.
        since: Of one named to the chair, the day that was done; of a recommendation, the day it was made.
        to: Whom a recommendation is to.
    """

    log: Log
    id: str
    reference: str
    text: str
    who: str
    place: str
    due: str
    due_on: date | None
    overdue_days: int
    status: FollowUpStatus
    is_exempt: bool = False
    since: date | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation nothing final has come of; a row of the log, or a limb that nobody follows up."""

    id: str
    page: str
    text: str
    to: str
    since: date | None
    place: str
    status: str
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class ColourChange:
    """A KPI whose colour at this meeting is not the one it had at the last."""

    kpi: KpiView
    then: FigureView
    now: FigureView


@dataclass(frozen=True, slots=True)
class ContradictedMilestone:
    """A milestone whose status a KPI contradicts, with how that KPI stands."""

    id: str
    reference: str
    text: str
    status: MilestoneStatus
    period: str
    kpi: KpiView
    figure: FigureView
    how: Contradiction


@dataclass(frozen=True, slots=True)
class BriefingFacts:
    """Everything a briefing says but for the abbreviations, gathered from the store.

    Attributes:
        last_meeting_on: The day of the board's meeting before; None when there was none.
        overdue: The oldest, of all that `bands` count.
        promises: What is due after the last meeting and by this one, or was promised for it, and is not done.
        promises_kept: How many more of these are done.
        created: When the store was last changed.
    """

    board: BoardView
    meeting: MeetingView
    last_meeting_on: date | None
    edition: Edition
    bands: tuple[AgeBand, ...]
    overdue: tuple[OwedRow, ...]
    promises: tuple[OwedRow, ...]
    promises_kept: int
    named: tuple[OwedRow, ...]
    changes: tuple[ColourChange, ...]
    contradicted: tuple[ContradictedMilestone, ...]
    recommendations: tuple[Recommendation, ...]
    own: tuple[AbbreviationView, ...]
    created: datetime

    @property
    def overdue_total(self) -> int:
        """How many rows of both logs are late."""
        return sum(band.count for band in self.bands)


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing with the abbreviations of its pack."""

    facts: BriefingFacts
    abbreviations: tuple[UsedAbbreviation, ...]
