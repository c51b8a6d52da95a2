"""What each step of a meeting says under its name."""

from __future__ import annotations

from boardkeeper.actions import ActionView
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.clock import current_day
from boardkeeper.decisions import DecisionView
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import Presence
from ui.meetings.pack.builder import PackBuilder, PackState
from ui.meetings.reading import MeetingReading
from ui.meetings.states import BEFORE_THE_MEETING
from ui.meetings.stepper import Step, StepWords
from ui.theme.tokens import Tone
from ui.today.words import count, far_off

_PACK_WORDS = {
    PackState.NOT_LAID_OUT: StepWords("not yet"),
    PackState.WORKING: StepWords("being laid out"),
    PackState.STALE: StepWords("being renewed"),
    PackState.STOPPED: StepWords("stopped", Tone.WARNING),
    PackState.FAILED: StepWords("failed", Tone.BAD),
}


def step_words(reading: MeetingReading, builder: PackBuilder) -> dict[Step, StepWords]:
    """What is there or missing, by step."""
    return {
        Step.AGENDA: _agenda(reading),
        Step.PAPERS: _papers(reading, builder),
        Step.PACK: _pack(reading, builder),
        Step.MEETING: _meeting(reading),
        Step.MINUTES: _minutes(reading),
        Step.FOLLOW_UP: _follow_up(reading),
    }


def _agenda(reading: MeetingReading) -> StepWords:
    number = len(reading.items)
    if reading.aids.exclusion is not None:
        return StepWords("no resolution", Tone.WARNING)
    return StepWords(count(number, "item"), Tone.GOOD) if number else StepWords("no items yet", Tone.WARNING)


def _papers(reading: MeetingReading, builder: PackBuilder) -> StepWords:
    if not reading.items:
        return StepWords("none due")
    if reading.owed and reading.meeting.state in BEFORE_THE_MEETING:
        is_late = any(each.days_left < 0 for each in reading.owed)
        return StepWords(f"{len(reading.owed)} owed", Tone.BAD if is_late else Tone.WARNING)
    missing = len(builder.papers.missing) if builder.papers else 0
    following = sum(1 for item in reading.items if item.kind is ItemKind.TO_FOLLOW)
    if missing:
        return StepWords(f"{missing} missing", Tone.WARNING)
    if following:
        is_before = reading.meeting.state in BEFORE_THE_MEETING
        return StepWords(f"{following} to follow", Tone.WARNING if is_before else Tone.NEUTRAL)
    if builder.papers:
        return StepWords("all there", Tone.GOOD)
    return StepWords(count(sum(1 for item in reading.items if item.paper is not PaperKind.NONE), "paper"))


def _pack(reading: MeetingReading, builder: PackBuilder) -> StepWords:
    if not reading.items:
        return StepWords("needs an agenda")
    if reading.meeting.published_on and reading.publications:
        waiting = len(reading.waiting)
        if waiting:
            return StepWords(f"{count(waiting, 'paper')} waiting", Tone.WARNING)
        return StepWords("published", Tone.GOOD)
    if builder.state is PackState.READY and builder.pack is not None:
        return StepWords(count(len(builder.pack.sizes), "page"), Tone.GOOD)
    return _PACK_WORDS.get(builder.state, StepWords("not yet"))


def _meeting(reading: MeetingReading) -> StepWords:
    meeting = reading.meeting
    if meeting.state is MeetingState.CANCELLED:
        return StepWords("cancelled", Tone.BAD)
    days = (meeting.held_on - current_day()).days
    if days >= 0 and meeting.state in BEFORE_THE_MEETING:
        return StepWords(far_off(days))
    present = sum(1 for each in reading.minutes.attendance if each.presence is Presence.PRESENT)
    return (
        StepWords(f"{present} present", Tone.GOOD) if present else StepWords("nobody recorded", Tone.WARNING)
    )


def _minutes(reading: MeetingReading) -> StepWords:
    number = len(reading.minutes.minutes)
    is_past = reading.meeting.held_on < current_day()
    if not number:
        return StepWords("none yet", Tone.WARNING if is_past else Tone.NEUTRAL)
    if reading.meeting.state is MeetingState.CIRCULATED:
        return StepWords(f"{number}, circulated", Tone.INFO)
    if reading.minutes.is_draft:
        standing = "circulated" if reading.minutes.circulated_on else "draft"
        return StepWords(f"{number}, {standing}", Tone.WARNING)
    return StepWords(f"{number}, {reading.meeting.state.value}", Tone.GOOD)


def _follow_up(reading: MeetingReading) -> StepWords:
    rows: list[ActionView | DecisionView] = [*reading.actions, *reading.decisions]
    still_open = [row for row in rows if not row.is_closed]
    late = sum(1 for row in still_open if row.overdue_days > 0)
    if not rows:
        return StepWords("none yet")
    if not still_open:
        return StepWords(f"all {len(rows)} done", Tone.GOOD)
    return (
        StepWords(f"{len(still_open)} open, {late} late", Tone.BAD)
        if late
        else StepWords(f"{len(still_open)} open")
    )
