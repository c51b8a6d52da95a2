"""The words for a topic wherever it is shown: its meeting, its score, and what about it stands out."""

from __future__ import annotations

from datetime import date

from boardkeeper.programme import ProgrammeItemView, ProgrammeList
from boardkeeper.rules.due_dates import long_date
from boardkeeper.scheduling import ProgrammeGroup
from ui.meetings.states import capital
from ui.theme.tokens import Tone

_LISTS = {ProgrammeList.TO_BE_SCHEDULED: "To be scheduled", ProgrammeList.SELECT_REVIEW: "Select reviews"}


def when_words(row: ProgrammeItemView) -> str:
    """The day of its meeting, or its list."""
    return long_date(row.scheduled_on) if row.scheduled_on else _LISTS[row.list_kind]


def score_words(row: ProgrammeItemView) -> str:
    """“5 High”; a score of another scheme stands alone."""
    return "Unscored" if row.score is None else f"{row.score} {row.band}".strip()


def short_day(day: date) -> str:
    """“9 Dec”, where the year goes without saying."""
    return " ".join(long_date(day).split()[1:3])


def remarks(row: ProgrammeItemView) -> tuple[tuple[str, Tone], ...]:
    """What a card says in chips: score, course, and each gap in words; gaps in what was heard are only on record."""
    gap = Tone.NEUTRAL if row.is_done else Tone.WARNING
    said = [(score_words(row), gap if row.score is None else Tone.INFO)]
    if row.passed_over:
        said.append(("Low, yet early", Tone.WARNING))
    if row.is_done:
        said.append(("Heard", Tone.GOOD))
    elif row.heard_on is not None:
        said.append((f"Heard {short_day(row.heard_on)}", Tone.NEUTRAL))
    if not row.is_done and row.agenda is not None and row.agenda.is_coming:
        is_elsewhere = row.agenda.held_on != row.scheduled_on
        where = f" on {short_day(row.agenda.held_on)}" if is_elsewhere else ""
        said.append((f"Item {row.agenda.number}{where}", Tone.WARNING if is_elsewhere else Tone.GOOD))
    if not row.responsible:
        said.append(("Nobody responsible", gap))
    return tuple(said)


def group_title(group: ProgrammeGroup) -> str:
    """What a group is headed with."""
    return long_date(group.day) if group.day else _LISTS[group.kind]


def group_note(group: ProgrammeGroup) -> str:
    """How its meeting stands and how much comes to it."""
    count = len(group.items)
    topics = "1 topic" if count == 1 else f"{count or 'no'} topics"
    if group.day is None:
        return topics
    state = capital(group.state.value) if group.state else "No meeting in the calendar that day"
    return f"{state} · {topics}"


def place_words(kind: ProgrammeList, day: date | None) -> str:
    """Where a topic goes, in a sentence."""
    if day is not None:
        return f"comes to the meeting of {long_date(day)}"
    return "is a select review" if kind is ProgrammeList.SELECT_REVIEW else "is to be scheduled"
