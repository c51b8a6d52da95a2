"""What stands between an agenda and its publication, in the agenda's order, what blocks first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import agenda, boards, deadlines, meetings, packs, reports
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.errors import UserError
from boardkeeper.publishing.attached_checks import attached_findings
from boardkeeper.publishing.figure_checks import figure_findings
from boardkeeper.publishing.kept import standing_in
from boardkeeper.publishing.views import (
    Finding,
    FindingPlace,
    LatePublication,
    NotReady,
    Readiness,
    WaitingPaper,
)
from boardkeeper.publishing.words import days_in_words, last_lawful_day
from boardkeeper.rules.clear_days import NoticeRule, is_counted, notice
from boardkeeper.rules.due_dates import full_date, weekday_date
from db.tables.meetings import MeetingState
from db.tables.packs import AcceptedFinding

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.meetings import MeetingView
    from boardkeeper.reports import AppendixView, BackgroundPaperView, ReportView
    from db.store import Store

MOST_DAYS_BEFORE = 366
"""No agenda is published earlier before its meeting; such a day is a slip in the year."""
_BEFORE = {MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED}


def readiness(store: Store, meeting_id: str, on: date) -> Readiness:
    """Say how an agenda stands to being published on a day: the clear days, and everything that is not right yet."""
    missing = packs.gather_papers(store, meeting_id, restricted=True).missing_by_item
    with store.read() as session:
        meeting = meetings.meeting_in(session, meeting_id)
        counted = timing(meeting, on, boards.notice_rule(session, meeting.board_id))
        found = [*_of_the_publication(session, meeting), *findings_in(session, meeting, missing)]
        found = list(unaccepted(found, accepted_sentences(session, meeting_id)))
        choices = deadlines.late_choices_in(session, meeting_id, on)
    found.sort(key=lambda finding: not finding.is_blocking)
    return Readiness(
        on=on,
        held_on=meeting.held_on,
        publish_by=counted.publish_by,
        wanted_days=counted.wanted_days,
        days=counted.days,
        is_late=counted.is_late,
        findings=tuple(found),
        choices=choices,
    )


def findings_in(session: Session, meeting: MeetingView, missing: Mapping[str, str]) -> tuple[Finding, ...]:
    """Everything that is not right in the papers of a meeting, accepted or not, what blocks first.

    Args:
        session: Of an open file.
        meeting: The meeting.
        missing: What is said of items without their paper, by item id.
    """
    found = [*_of_the_meeting(meeting), *_of_the_items(session, meeting, missing)]
    return tuple(sorted(found, key=lambda finding: not finding.is_blocking))


def accepted_sentences(session: Session, meeting_id: str) -> frozenset[str]:
    """The findings of a meeting that somebody accepts as they are."""
    rows = select(AcceptedFinding.finding).where(AcceptedFinding.meeting_id == meeting_id)
    return frozenset(session.scalars(rows))


def unaccepted(findings: Iterable[Finding], accepted: frozenset[str]) -> tuple[Finding, ...]:
    """The findings that still stand; what blocks cannot be accepted."""
    return tuple(each for each in findings if each.is_blocking or each.sentence not in accepted)


def timing(meeting: MeetingView, on: date, rule: NoticeRule) -> Readiness:
    """The clear days alone, counted from plain values: what a screen shows while a day is being typed."""
    between = range(on.toordinal() + 1, meeting.held_on.toordinal())
    days = tuple(day for ordinal in between if is_counted(day := date.fromordinal(ordinal), rule))
    publish_by = notice(meeting.held_on, rule).publish_by
    return Readiness(on, meeting.held_on, publish_by, rule.days, days, on > publish_by)


def require_in_time(counted: Readiness, short_notice_reason: str) -> None:
    """Refuse a day that is too late, unless the meeting is called at short notice for a reason.

    Raises:
        LatePublication: Naming the last lawful day and the day chosen.
        UserError: It is in another year: a slip of the hand.
    """
    if counted.on >= counted.held_on + timedelta(days=1):
        raise LatePublication(
            f"{weekday_date(counted.on)} is after the meeting of {weekday_date(counted.held_on)}.",
            "An agenda is published before its meeting.",
        )
    if counted.on < counted.held_on - timedelta(days=MOST_DAYS_BEFORE):
        raise UserError(
            f"{weekday_date(counted.on)} is more than a year before the meeting of "
            f"{weekday_date(counted.held_on)}.",
            "Look at the year.",
        )
    if not counted.is_late or short_notice_reason.strip():
        return
    raise LatePublication(
        f"{weekday_date(counted.on)} is too late: it leaves {days_in_words(counted.clear_days)}, and "
        f"{days_in_words(counted.wanted_days)} are needed. {last_lawful_day(counted)}",
        "Postpone the meeting, take the business at the next one, or give the reason for a meeting at short notice.",
    )


def require_unpublished(session: Session, meeting: MeetingView) -> None:
    """Refuse an agenda that is out already, or whose meeting is over or cancelled.

    Raises:
        NotReady: It is.
    """
    day = full_date(meeting.held_on)
    if standing_in(session, meeting.id):
        raise NotReady(
            f"The agenda of {day} is published already.", "Papers that came since go out as a supplement."
        )
    if meeting.state is MeetingState.CANCELLED:
        raise NotReady(f"The meeting of {day} is cancelled.", "Its agenda is not published.")
    if meeting.state not in _BEFORE:
        raise NotReady(f"The meeting of {day} was held.", "An agenda is published before its meeting.")


def require_ready(session: Session, meeting: MeetingView) -> None:
    """Refuse an agenda with something in it that must be put right first.

    Raises:
        NotReady: Naming the first such thing.
    """
    require_unpublished(session, meeting)
    blocking = [finding for finding in findings_in(session, meeting, {}) if finding.is_blocking]
    if blocking:
        more = f" There {'is one more' if len(blocking) == 2 else f'are {len(blocking) - 1} more'} like it."
        raise NotReady(
            blocking[0].sentence,
            f"Put it right before the agenda is published.{more if blocking[1:] else ''}",
        )


def require_known_figures(
    session: Session,
    meeting: MeetingView,
    items: Sequence[AgendaItemView],
    chosen: Sequence[WaitingPaper],
) -> None:
    """Refuse papers that name a figure which is not known.

    Raises:
        NotReady: Naming the first.
    """
    ids = {each.item_id for each in chosen}
    wanted = [item for item in items if item.id in ids]
    for finding in figure_findings(session, meeting, wanted):
        if finding.is_blocking:
            raise NotReady(finding.sentence, "Put it right before the paper is published.")


def _of_the_publication(session: Session, meeting: MeetingView) -> Iterator[Finding]:
    try:
        require_unpublished(session, meeting)
    except NotReady as refused:
        yield Finding(f"{refused.sentence} {refused.next_step}", is_blocking=True, place=FindingPlace.MEETING)


def _of_the_meeting(meeting: MeetingView) -> Iterator[Finding]:
    if meeting.starts_at is None:
        sentence = "The meeting has no time yet; the notice must say when it begins."
        yield Finding(sentence, is_blocking=True, place=FindingPlace.MEETING)
    if not meeting.venue.strip():
        sentence = "The meeting has no place yet; the notice must say where it is held."
        yield Finding(sentence, is_blocking=True, place=FindingPlace.MEETING)


def _of_the_items(session: Session, meeting: MeetingView, missing: Mapping[str, str]) -> Iterator[Finding]:
    items = agenda.items_in(session, meeting.id)
    if not any(item.kind is not ItemKind.HEADING for item in items):
        yield Finding("There is nothing on the agenda.", is_blocking=True)
    excluded = False
    for item in items:
        excluded = excluded or item.excludes_public
        yield from _of_one(item, missing, excluded)
        if item.paper is PaperKind.REPORT and item.kind is not ItemKind.TO_FOLLOW:
            report = reports.report_in(session, item.id)
            if report is not None:
                yield from _of_a_report(item, report)
    yield from figure_findings(session, meeting, items)
    yield from attached_findings(session, items)


def _of_one(item: AgendaItemView, missing: Mapping[str, str], excluded: bool) -> Iterator[Finding]:
    name = _name(item)
    if item.id in missing:
        is_written = item.paper is PaperKind.REPORT
        hint = (
            "Mark it “to follow”, or it goes out without one." if is_written else "It goes out without one."
        )
        sentence = f"{missing[item.id]} {hint}"
        yield Finding(sentence, item.id, place=FindingPlace.PAPERS)
    if item.kind is ItemKind.URGENT and not item.urgent_reason.strip():
        sentence = f"{name} is urgent and gives no reason; the Chair’s special circumstances must be stated."
        yield Finding(sentence, item.id, is_blocking=True)
    if item.is_exempt and not item.is_confidential and not item.public_interest_reason.strip():
        sentence = f"{name} is exempt without the reason why the public interest lies in keeping it back."
        yield Finding(sentence, item.id, is_blocking=True)
    if item.exempt_paragraphs and not item.is_confidential and not excluded:
        sentence = f"{name} is exempt and stands before the resolution to exclude the public."
        yield Finding(sentence, item.id)


def _of_a_report(item: AgendaItemView, report: ReportView) -> Iterator[Finding]:
    name = _name(item)
    for lack in report.missing:
        yield Finding(f"{name}: {lack}", item.id, place=FindingPlace.PAPERS)
    papers: tuple[AppendixView | BackgroundPaperView, ...] = (*report.appendices, *report.background_papers)
    for paper in papers:
        if paper.exempt_paragraphs and not paper.is_confidential and not paper.public_interest_reason.strip():
            sentence = f"{name}: “{paper.title}” is exempt without its public-interest reason."
            yield Finding(sentence, item.id, is_blocking=True, place=FindingPlace.PAPERS)


def _name(item: AgendaItemView) -> str:
    return f"Item {item.number} {item.title}".replace("Item  ", "Item ")
