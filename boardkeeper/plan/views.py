"""What a screen or a paper gets of a plan: its milestones, its priorities and what each of them says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper.figures import Rag, Travel
from boardkeeper.plan.words import PlanWords, words_of
from boardkeeper.rules import milestones as rules
from db.tables.plan import MilestoneStatus, PlanKind


@dataclass(frozen=True, slots=True)
class LinkedKpi:
    """A KPI that shows whether a milestone works, with its latest figure.

    Attributes:
        shown: The figure as papers print it; blank without one.
        period: The period it is of; blank without one.
        comparator: The period `travel` compares it with.
    """

    id: str
    name: str
    shown: str
    rag: Rag | None
    travel: Travel | None
    period: str = ""
    comparator: str = ""


@dataclass(frozen=True, slots=True)
class LinkedAction:
    """An action that serves a milestone; one that is exempt is asked for in private."""

    id: str
    reference: str
    text: str
    owner: str
    due_on: date | None
    is_closed: bool
    is_late: bool
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class LinkedMinute:
    """The item of a meeting that dealt with a milestone, and its minute once it is written.

    Attributes:
        id: Of the item.
        words: “Minute 17, 10 July 2019”, or the day of the meeting and the item’s title before that.
        minute_id: Blank before there is one.
    """

    id: str
    meeting_id: str
    held_on: date
    title: str
    words: str
    minute_id: str = ""


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """One status of a milestone: what it is as at, and when and by whom it was said; unknown for those of old files."""

    period: str
    status: MilestoneStatus
    note: str
    said_on: date | None
    said_by: str


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone with its latest status, the period that status is of, and the status before it.

    Attributes:
        key_dates: As they are written; `starts_on` and `due_on` are what they mean.
        slow: Why it stands out as slow, a few words for each reason; nothing while it does not.
    """

    id: str
    priority_number: int
    priority_title: str
    reference: str
    text: str
    impact: str
    assurance: str
    lead: str
    key_dates: str
    due_on: date | None
    status: MilestoneStatus | None
    period: str
    status_before: MilestoneStatus | None
    note: str
    source_sheet: str
    source_cell: str
    plan_id: str = ""
    priority_id: str = ""
    starts_on: date | None = None
    said_on: date | None = None
    said_by: str = ""
    kpis: tuple[LinkedKpi, ...] = ()
    actions: tuple[LinkedAction, ...] = ()
    minutes: tuple[LinkedMinute, ...] = ()
    evidence_count: int = 0
    slow: tuple[str, ...] = ()
    history: tuple[StatusEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class NarrativeView:
    """What a priority says for one period, under the three questions."""

    period: str
    working_well: str
    worried_about: str
    needs_to_happen: str


@dataclass(frozen=True, slots=True)
class PriorityView:
    """One priority with its milestones and what it says for the period."""

    id: str
    number: int
    title: str
    aim: str
    milestones: tuple[MilestoneView, ...]
    working_well: str
    worried_about: str
    needs_to_happen: str
    summary: rules.MilestoneSummary
    said_period: str = ""

    @property
    def slow(self) -> tuple[MilestoneView, ...]:
        """The milestones that are slow."""
        return tuple(each for each in self.milestones if each.slow)

    @property
    def bare_title(self) -> str:
        """The title without the number that workbooks write before it."""
        if not self.title.startswith(str(self.number)):
            return self.title
        return self.title.removeprefix(str(self.number)).lstrip(" .:–-") or self.title


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as at its latest period, or as it was known on a day (`as_at`)."""

    id: str
    title: str
    period: str
    priorities: tuple[PriorityView, ...]
    summary: rules.MilestoneSummary
    kind: PlanKind = PlanKind.IMPROVEMENT_PLAN
    starts_on: date | None = None
    ends_on: date | None = None
    as_at: date | None = None

    @property
    def milestones(self) -> tuple[MilestoneView, ...]:
        """All milestones, priority by priority."""
        return tuple(each for priority in self.priorities for each in priority.milestones)

    @property
    def slow(self) -> tuple[MilestoneView, ...]:
        """The milestones that are slow."""
        return tuple(each for each in self.milestones if each.slow)

    @property
    def words(self) -> PlanWords:
        """What a plan of this kind calls its parts."""
        return words_of(self.kind)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as a list of plans shows it.

    Attributes:
        priorities: How many it has.
        milestones: How many it has.
        slow: How many of them are slow.
    """

    id: str
    title: str
    kind: PlanKind
    starts_on: date | None
    ends_on: date | None
    priorities: int
    milestones: int
    slow: int
