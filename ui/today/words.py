"""How Today says things: how far off a day is, what slack is left, what a KPI did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.deadlines import BRIEFING, BY_LAW, KEY_DECISIONS, REPORTS_IN, SIGNED_OFF, DeadlineView
from boardkeeper.figures import FigureView, Rag, Travel
from boardkeeper.meetings import MeetingState, MeetingView
from boardkeeper.rules.due_dates import clock, long_date
from boardkeeper.rules.periods import MONTH_NAMES, PeriodKind, period_kind, period_title
from boardkeeper.today import NextMeetingView
from ui.page import Place
from ui.theme.tokens import Tone

RAG_NAMES = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}
_TRAVEL = {Travel.BETTER: "better than", Travel.WORSE: "worse than", Travel.SAME: "the same as"}
_SOON_DAYS = 3

STEP_MARK = "#"
"""Between the id of a meeting and one of its steps, in the thing of a `Place`."""

CHIP_MARK = "chip:"
"""Before the name of a filter chip of a log, in the thing of a `Place`: that chip alone is pressed there."""

VIEW_MARK = "view:"
"""Before the name of a view of the plan, in the thing of a `Place`: the plan is looked at that way."""

PAPERS_SECTION = "Who gets the papers"
"""The section of the board’s settings with the distribution list; the thing of a `Place` on the page “board”."""

CHANGES_VIEW = "What changed"

_STEPS = {
    REPORTS_IN: "Papers",
    SIGNED_OFF: "Papers",
    KEY_DECISIONS: "Papers",
    BY_LAW: "Pack",
}


@dataclass(frozen=True, slots=True)
class Station:
    """One date on the way to a meeting.

    Attributes:
        title: What must happen: “Publish by law”.
        day: When, as people write it.
        words: How far off that is: “in 5 days”, “2 days late”.
        tone: Bad when it is late, warning when it is close.
        is_done: Whether it has happened.
        place: Where it is seen to.
    """

    title: str
    day: str
    words: str
    tone: Tone
    is_done: bool
    place: Place


def count(number: int, one: str, many: str = "") -> str:
    """“1 item”, “3 items”, “1,204 actions”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def far_off(days: int) -> str:
    """“today”, “tomorrow”, “in 5 days”, “1 day late”."""
    if days < 0:
        return f"{count(-days, 'day')} late"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days:,} days")


def overdue(days: int) -> str:
    """“42 days overdue”."""
    return f"{count(days, 'day')} overdue"


def urgency(days: int) -> Tone:
    """Late is bad, close is a warning, the rest is calm."""
    if days < 0:
        return Tone.BAD
    return Tone.WARNING if days <= _SOON_DAYS else Tone.NEUTRAL


def stations(meeting: MeetingView, deadlines: Sequence[DeadlineView], days_left: int) -> tuple[Station, ...]:
    """The dates before a meeting and the meeting itself; what was published in time is no longer counted.

    The notice of key decisions is left out once it has passed without there being one.
    """
    found = [_station(meeting, each) for each in deadlines if each.applies or each.days_left >= 0]
    day = Station(
        "Meeting day",
        long_date(meeting.held_on),
        far_off(days_left) if days_left >= 0 else f"{count(-days_left, 'day')} ago",
        urgency(days_left) if days_left >= 0 else Tone.NEUTRAL,
        days_left < 0,
        step_place(meeting, "Meeting"),
    )
    return (*found, day)


def _station(meeting: MeetingView, deadline: DeadlineView) -> Station:
    is_published = is_out(meeting)
    if not is_published:
        words, tone = far_off(deadline.days_left), urgency(deadline.days_left)
        if not deadline.applies:
            tone = Tone.NEUTRAL
    elif deadline.title == BY_LAW and meeting.published_on:
        late = (meeting.published_on - deadline.on).days
        words = f"published {long_date(meeting.published_on)}"
        words, tone = (f"{words}, {far_off(-late)}", Tone.BAD) if late > 0 else (words, Tone.GOOD)
    else:
        words, tone = ("published" if deadline.title == BY_LAW else "passed"), Tone.GOOD
    is_briefing = deadline.title == BRIEFING
    place = Place("briefing", meeting.id) if is_briefing else step_place(meeting, _STEPS[deadline.title])
    return Station(deadline.title, long_date(deadline.on), words, tone, is_published, place)


def step_place(meeting: MeetingView, step: str) -> Place:
    """A step of a meeting as somewhere to go."""
    return Place("meetings", f"{meeting.id}{STEP_MARK}{step}")


def is_out(meeting: MeetingView) -> bool:
    """Whether the papers of a meeting are published."""
    return meeting.published_on is not None or meeting.state is MeetingState.PUBLISHED


def publication(meeting: MeetingView, deadlines: Sequence[DeadlineView], slack_left: int) -> tuple[str, Tone]:
    """The countdown in a meeting's head: “Publish by Tue 3 Sep 2019, in 6 days”; blank once that is over."""
    by_law = next(each for each in deadlines if each.title == BY_LAW)
    is_over = meeting.state not in {MeetingState.PLANNED, MeetingState.AGENDA_DRAFT}
    if is_over or meeting.published_on is not None:
        return "", Tone.NEUTRAL
    day = long_date(by_law.on)
    if by_law.days_left < 0:
        return f"Late: the papers had to be out by {day}, {count(-by_law.days_left, 'day')} ago", Tone.BAD
    words = f"Publish by {day}, {far_off(by_law.days_left)}"
    if slack_left == 0:
        return f"{words}: zero slack", Tone.BAD
    return words, urgency(slack_left)


def slack(coming: NextMeetingView) -> tuple[str, Tone]:
    """How much room is left before the papers must be out by law; nothing once they are out."""
    if is_out(coming.meeting):
        return "", Tone.GOOD
    by_law = next(deadline for deadline in coming.deadlines if deadline.title == BY_LAW)
    if by_law.days_left < 0:
        late = count(-by_law.days_left, "day")
        return (
            f"The papers should have been out by law {late} ago: what comes now must be ruled urgent.",
            Tone.BAD,
        )
    if coming.slack == 0:
        when = "today" if by_law.days_left == 0 else f"by {long_date(by_law.on)}"
        return f"Zero slack: the papers must be published {when}.", Tone.BAD
    return (
        f"{count(coming.slack, 'day')} of slack, counted as notice is, before the papers must be out.",
        urgency(coming.slack),
    )


def facts_of(meeting: MeetingView) -> str:
    """“2.00 pm · Council House · agenda draft · 8 items”."""
    parts = (
        clock(meeting.starts_at) if meeting.starts_at else "no time yet",
        meeting.venue or "no venue yet",
        meeting.state.value,
        count(meeting.items, "item"),
    )
    return " · ".join(parts)


def period_words(period: str) -> str:
    """A period in a sentence: “June 2019”, “Q1 2019/20”."""
    if period_kind(period) is PeriodKind.MONTH:
        return f"{MONTH_NAMES[int(period[5:]) - 1]} {period[:4]}"
    return period_title(period)


def travel_words(figure: FigureView) -> str:
    """“June 2019, worse than May 2019”; without a comparator only the period."""
    title = period_words(figure.period)
    if figure.travel is None or not figure.comparator:
        return title
    return f"{title}, {_TRAVEL[figure.travel]} {period_words(figure.comparator)}"
