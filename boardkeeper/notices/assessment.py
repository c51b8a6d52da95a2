"""What a self-assessment before a review is made of: everything counted from the file, and what the file does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from boardkeeper import boards, kpis
from boardkeeper.boards import BoardView
from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView, Rag, Travel
from boardkeeper.kpis import KpiView
from boardkeeper.lists import Wanted
from boardkeeper.notices.held import MeetingHeld, meetings_held_in
from boardkeeper.notices.itself import itself_in, short_list
from boardkeeper.notices.reading import notice_in
from boardkeeper.notices.views import NoticeView, ReviewView, VoiceView
from boardkeeper.notices.voices import voices_in
from boardkeeper.plan import PlanChanges, PlanView, changes_in, plan_in
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.notice_dates import Standing
from boardkeeper.rules.periods import financial_year_of, last_day
from boardkeeper.rules.travel import travel
from db.tables.actions import Action
from db.tables.boards import Board
from db.tables.decisions import TrackingDecision
from db.tables.follow_up import FollowUpStatus
from db.tables.plan import ShownFrom, Whose

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_Day: TypeAlias = "InstrumentedAttribute[date | None]"
_EVERY = Wanted(limit=1_000_000)
_CLOSED = (FollowUpStatus.COMPLETE, FollowUpStatus.SUPERSEDED, FollowUpStatus.NOT_ACCEPTED)
_ASKED = (ShownFrom.PLAN, ShownFrom.FIGURES, ShownFrom.MEETING, ShownFrom.VOICES)


@dataclass(frozen=True, slots=True)
class KpiMove:
    """A KPI now, and where it stood when the council was last reviewed.

    Attributes:
        then: Its latest figure of a period that had ended by then; None without one.
        travel: From then to now; None where the two cannot be compared.
        why_not: Why they cannot.
    """

    kpi: KpiView
    now: FigureView | None
    then: FigureView | None
    travel: Travel | None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How far what the board asked for is done: of the actions or of the decisions it tracks."""

    opened: int
    closed: int
    still_open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything a self-assessment says.

    Attributes:
        today: The day all is counted as at.
        since: The review before, or the notice itself: what counts as progress came after it.
        review: The one it is written for.
        unknown: What the file does not know, a sentence each.
        created: When the file was last changed.
    """

    board: BoardView
    notice: NoticeView
    review: ReviewView
    today: date
    since: date
    plan: PlanView | None
    changes: PlanChanges | None
    meetings: tuple[MeetingHeld, ...]
    kpis: tuple[KpiMove, ...]
    voices: tuple[VoiceView, ...]
    actions: FollowUp
    decisions: FollowUp
    unknown: tuple[str, ...]
    created: datetime

    @property
    def is_first(self) -> bool:
        """Whether no review was held before."""
        return not self.notice.held

    def colours(self, *, then: bool = False) -> Counter[Rag | None]:
        """How many indicators are red, amber, green, and without a colour, now or then."""
        figures = (move.then if then else move.now for move in self.kpis)
        return Counter(figure.rag if figure is not None else None for figure in figures)

    def moved(self, way: Travel) -> int:
        """How many indicators went that way since."""
        return sum(1 for move in self.kpis if move.travel is way)


def gather_assessment(store: Store, board_id: str, today: date, notice_id: str | None = None) -> Assessment:
    """Collect what the self-assessment before the review to come says, as on a day.

    Raises:
        UserError: The board answers to no notice, or it has ended.
    """
    steps = store.history(limit=1)
    created = steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
    with store.read() as session:
        return assessment_in(session, board_id, today, notice_id, created)


def assessment_in(
    session: Session, board_id: str, today: date, notice_id: str | None, created: datetime
) -> Assessment:
    """The same inside a session that is already open."""
    notice = notice_in(session, board_id, today, notice_id)
    if notice is None:
        raise UserError(
            "The board answers to no notice, so there is nothing to assess.", "Set the notice up first."
        )
    if notice.coming is None:
        ended = full_date(notice.ended_on) if notice.ended_on else "a day before"
        raise UserError(
            f"“{notice.title}” ended on {ended}; no review is to come.",
            "Take its end back if it still holds.",
        )
    held = [each.held_on for each in notice.held if each.held_on]
    since = max(held, default=notice.issued_on)
    plan = plan_in(session, board_id, today=today)
    every = kpis.kpis_in(session, board_id, _EVERY).rows
    meetings = meetings_held_in(session, board_id, since, today)
    voices = voices_in(session, board_id, since, today)
    lacks = [lack for kind in _ASKED for lack in itself_in(session, board_id, kind, today).lacks]
    return Assessment(
        board=boards.board_view(session.get_one(Board, board_id)),
        notice=notice,
        review=notice.coming,
        today=today,
        since=since,
        plan=plan,
        changes=changes_in(session, board_id, plan.id, since, today) if plan is not None else None,
        meetings=meetings,
        kpis=tuple(_move(kpi, since) for kpi in every),
        voices=voices,
        actions=_follow_up(session, Action, Action.raised_on, Action.due_on, board_id, since, today),
        decisions=_follow_up(
            session,
            TrackingDecision,
            TrackingDecision.decided_on,
            TrackingDecision.target_on,
            board_id,
            since,
            today,
        ),
        unknown=(*lacks, *_unknown(notice, plan, every, meetings, voices, since)),
        created=created,
    )


def _move(kpi: KpiView, since: date) -> KpiMove:
    before = [
        figure for figure in kpi.series if last_day(figure.period) <= since and figure.value is not None
    ]
    now, then = kpi.latest, before[-1] if before else None
    if now is None or now.value is None:
        return KpiMove(kpi, now, then, None, "no figure")
    if then is None:
        return KpiMove(kpi, now, None, None, "no figure from then")
    if then.period == now.period:
        return KpiMove(kpi, now, then, None, "no later figure")
    if kpi.is_year_to_date and financial_year_of(then.period) != financial_year_of(now.period):
        return KpiMove(kpi, now, then, None, "counted anew since April")
    return KpiMove(kpi, now, then, travel(now.value, then.value, kpi.polarity, kpi.decimals))


def _follow_up(
    session: Session,
    table: type[Action | TrackingDecision],
    opened_on: _Day,
    due_on: _Day,
    board_id: str,
    since: date,
    today: date,
) -> FollowUp:
    def count(*conditions: ColumnElement[bool]) -> int:
        statement = select(func.count(table.id)).where(table.board_id == board_id, *conditions)
        return session.scalar(statement) or 0

    is_open = table.status.not_in(_CLOSED)
    return FollowUp(
        opened=count(opened_on > since, opened_on <= today),
        closed=count(table.completed_on > since, table.completed_on <= today),
        still_open=count(is_open),
        overdue=count(is_open, due_on < today),
    )


def _unknown(
    notice: NoticeView,
    plan: PlanView | None,
    every: Sequence[KpiView],
    meetings: Sequence[MeetingHeld],
    voices: Sequence[VoiceView],
    since: date,
) -> Iterator[str]:
    never = [each.reference for each in notice.paragraphs if each.last_shown_on is None]
    late = [
        each.reference
        for each in notice.paragraphs
        if each.standing is Standing.LATE and each.last_shown_on is not None
    ]
    if never:
        yield f"Nothing recorded shows {_paragraphs(never)} of the notice."
    if late:
        yield f"What was to show {_paragraphs(late)} of the notice is late."
    unrecorded = [full_date(each.held_on) for each in meetings[:-1] if not each.is_recorded]
    if unrecorded:
        yield f"Nobody’s attendance is recorded for {short_list(unrecorded)}."
    draft = [full_date(each.held_on) for each in meetings if not each.minutes.startswith("approved")]
    if draft:
        yield f"The minutes of {short_list(draft)} are not approved yet."
    colourless = [kpi.name for kpi in every if kpi.latest is not None and kpi.latest.rag is None]
    if colourless:
        verb = "has" if len(colourless) == 1 else "have"
        yield f"{short_list(colourless)} {verb} no target or no direction, and so no colour."
    if plan is not None:
        bare = [each.reference for each in plan.milestones if not each.kpis]
        if bare:
            yield f"No indicator is linked to {_milestones(bare)}: no figure here shows whether it works."
    yield from _voices_unheard(voices, since)
    if not any("supervis" in kpi.name.casefold() for kpi in every):
        yield "No indicator of staff supervision is kept here."


def _voices_unheard(voices: Sequence[VoiceView], since: date) -> Iterator[str]:
    heard = {each.whose for each in voices}
    for whose in (Whose.STAFF, Whose.CHILDREN):
        if whose not in heard:
            yield f"No voice of {whose.value} is recorded since {full_date(since)}."
    of_staff = [each for each in voices if each.whose is Whose.STAFF]
    if of_staff and not any("survey" in f"{each.heard_at} {each.text}".casefold() for each in of_staff):
        yield f"No staff survey is recorded since {full_date(since)}."


def _paragraphs(references: list[str]) -> str:
    return f"paragraph{'' if len(references) == 1 else 's'} {short_list(references)}"


def _milestones(references: list[str]) -> str:
    return f"milestone{'' if len(references) == 1 else 's'} {short_list(references)}"
