"""Everything one meeting's place shows, read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper import actions, agenda, deadlines, decisions, meetings, minutes, papers, people, publishing
from boardkeeper.actions import ActionView
from boardkeeper.agenda import AgendaItemView
from boardkeeper.deadlines import MeetingDeadlines
from boardkeeper.decisions import DecisionView
from boardkeeper.lists import Wanted
from boardkeeper.meetings import MeetingView
from boardkeeper.minutes import MinutesView
from boardkeeper.papers import OwedPaper
from boardkeeper.people import MemberView
from boardkeeper.publishing import PublicationView, WaitingPaper
from boardkeeper.rules.clear_days import Notice, NoticeRule
from ui.meetings.agenda_aids import AgendaAids, read_aids
from ui.operations import Desk

_ALL = Wanted(limit=10_000)


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """One meeting with what belongs to it.

    Attributes:
        actions: Those raised on the meeting's day.
        decisions: Those made on the meeting's day.
        members: Who held a seat on that day.
        deadlines: What must happen before it, by when.
        rule: How the board counts notice.
        publications: What went out, the agenda first.
        waiting: Papers that came after the agenda was published.
        owed: Papers that are still to come, by whom and when.
        aids: What could come onto the agenda, and what it lacks.
    """

    meeting: MeetingView
    items: tuple[AgendaItemView, ...]
    notice: Notice
    minutes: MinutesView
    members: tuple[MemberView, ...]
    actions: tuple[ActionView, ...]
    decisions: tuple[DecisionView, ...]
    deadlines: MeetingDeadlines
    rule: NoticeRule
    publications: tuple[PublicationView, ...]
    waiting: tuple[WaitingPaper, ...]
    owed: tuple[OwedPaper, ...]
    aids: AgendaAids


def read_meeting(desk: Desk, meeting_id: str, today: date) -> MeetingReading:
    """Read one meeting; what is late is late as at `today`."""
    meeting = meetings.get_meeting(desk, meeting_id)
    board_id, day = meeting.board_id, meeting.held_on
    return MeetingReading(
        meeting=meeting,
        items=agenda.list_items(desk, meeting_id),
        notice=meetings.publication_notice(desk, meeting_id),
        minutes=minutes.get_minutes(desk, meeting_id),
        members=people.list_members(desk, board_id, day),
        actions=tuple(
            each for each in actions.list_actions(desk, board_id, today, _ALL).rows if each.raised_on == day
        ),
        decisions=tuple(
            each
            for each in decisions.list_decisions(desk, board_id, today, _ALL).rows
            if each.decided_on == day
        ),
        deadlines=deadlines.meeting_deadlines(desk, meeting_id, today),
        rule=meetings.meeting_habits(desk, board_id).rule,
        publications=publishing.publications(desk, meeting_id),
        waiting=publishing.waiting_papers(desk, meeting_id),
        owed=papers.owed_papers(desk, meeting_id, today),
        aids=read_aids(desk, meeting_id),
    )
