"""How the tracker says things: standings as chips, months, and what shows a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from boardkeeper.documents.notice_tracker import short_date
from boardkeeper.errors import UserError
from boardkeeper.notices import NoticeKind, NoticeView, ParagraphView, ShownFrom, Standing, Whose
from boardkeeper.rules.due_dates import full_date, long_date
from ui.plan.entry_form import day_typed
from ui.theme.tokens import Tone
from ui.today.words import count, far_off

STANDING_TONES: Mapping[str, Tone] = {
    Standing.LATE: Tone.BAD,
    Standing.NEVER_SHOWN: Tone.WARNING,
    Standing.DUE_SOON: Tone.WARNING,
    Standing.SHOWN: Tone.GOOD,
    Standing.ENDED: Tone.NEUTRAL,
}
WHOSE_TONES: Mapping[str, Tone] = {
    Whose.STAFF: Tone.INFO,
    Whose.CHILDREN: Tone.GOOD,
    Whose.PARENTS: Tone.NEUTRAL,
    Whose.PARTNERS: Tone.NEUTRAL,
}

#: What shows a paragraph, as the form offers it.
SHOWN_FROM = (
    (ShownFrom.BY_HAND, "Recorded by hand"),
    (ShownFrom.MEETING, "Meetings of the board that were held"),
    (ShownFrom.PLAN, "Statuses of the improvement plan"),
    (ShownFrom.FIGURES, "KPI figures brought in"),
    (ShownFrom.SLOW_OBJECTIVES, "Slow objectives, marked by the plan"),
    (ShownFrom.VOICES, "Voices of staff and of children"),
    (ShownFrom.REVIEW, "Reviews by the Department"),
)
KINDS = tuple((kind, kind.value.capitalize()) for kind in NoticeKind)
WHOSE = tuple((whose, whose.value.capitalize()) for whose in Whose)


def due_note(each: ParagraphView) -> str:
    """How far off it is; nothing where there is no day."""
    return "" if each.days_left is None else far_off(each.days_left)


def due_cell(each: ParagraphView) -> str:
    """The day it is due."""
    if each.standing is Standing.ENDED:
        return "ended"
    return short_date(each.next_due_on) if each.next_due_on else "no date"


def often_words(months: int | None) -> str:
    """How often it must be shown."""
    if months is None:
        return "Once, or when it is asked for"
    return "Every month" if months == 1 else f"Every {months} months"


def from_words(shown_from: ShownFrom) -> str:
    """What shows it."""
    return dict(SHOWN_FROM)[shown_from]


def subtitle(notice: NoticeView) -> str:
    """The line beneath the heading: how the paragraphs stand and what comes next."""
    if notice.ended_on is not None:
        return f"{notice.title} ended on {full_date(notice.ended_on)}. Nothing more is due."
    parts = [notice.title]
    for standing, words in ((Standing.LATE, "late"), (Standing.NEVER_SHOWN, "never shown")):
        number = notice.number(standing)
        if number:
            parts.append(f"{number} {words}")
    gaps = sum(1 for each in notice.paragraphs if each.gaps)
    if gaps:
        parts.append(f"{count(gaps, 'paragraph')} with a gap")
    if notice.coming is not None:
        parts.append(f"review {notice.coming.number} by {long_date(notice.coming.due_on)}")
    return " · ".join(parts)


def needed_day(text: str, title: str, why: str) -> date:
    """The day that was typed.

    Raises:
        UserError: There is none, or it cannot be read.
    """
    day = day_typed(text, title)
    if day is None:
        raise UserError(why, "Type the day.")
    return day
