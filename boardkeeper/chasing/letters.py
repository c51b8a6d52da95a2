"""Letters drafted from a board’s wording: one to an officer, about everything they are to be written to about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper import boards, deadlines, meetings, people
from boardkeeper.chase_wording import Wording, fill, has_field, wordings_in
from boardkeeper.chasing.views import ChaseRow, Letter
from boardkeeper.people import SeatRole
from boardkeeper.rules.chasing import Step, is_further
from boardkeeper.rules.due_dates import full_date, parse_date, weekday_date
from boardkeeper.written_lines import one_line
from db.tables.boards import Board
from db.tables.follow_up import ChaseStep

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.boards import BoardView
    from boardkeeper.chasing.officers import Officer
    from boardkeeper.meetings import MeetingView

_MOST_OF_A_TEXT = 600
"""Characters of a matter in a letter; a decision of many limbs is told by its reference."""
_OTHERS = "I also remind you of what is with you besides:"
_AGAIN = {ChaseStep.SECOND_REMINDER: " This is the second reminder."}


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What the letters of one day have in common."""

    board: BoardView
    meeting: MeetingView | None
    answer_by: str
    chair: str
    today: date
    wordings: Mapping[ChaseStep, Wording]


def letter_facts_in(session: Session, board_id: str, today: date) -> LetterFacts:
    """Collect what the letters of a board say on a day."""
    meeting = meetings.next_meeting(session, board_id, today)
    return LetterFacts(
        board=boards.board_view(session.get_one(Board, board_id)),
        meeting=meeting,
        answer_by=_answer_by(session, meeting, today),
        chair=_chair(session, board_id, today),
        today=today,
        wordings=wordings_in(session, board_id),
    )


def _answer_by(session: Session, meeting: MeetingView | None, today: date) -> str:
    if meeting is not None:
        counted = deadlines.deadlines_in(session, meeting.id, today).deadlines
        reports = next(each.on for each in counted if each.title == deadlines.REPORTS_IN)
        if reports > today:
            return f"by {weekday_date(reports)}"
    return "as soon as you can"


def _chair(session: Session, board_id: str, today: date) -> str:
    members = people.members_in(session, board_id, today)
    name = next((each.name for each in members if each.role is SeatRole.CHAIR), "")
    return f"the chair, {name}" if name else "the chair"


def draft_letter(
    facts: LetterFacts, officer: Officer, rows: Sequence[tuple[ChaseRow, ChaseStep]]
) -> Letter | None:
    """Write one letter about these matters, each as the letter that is its turn; None about nothing.

    Where the wording has no {others}, the letter names only the matters that have come furthest; the others are still
    due once it is recorded.
    """
    if not rows:
        return None
    furthest = rows[0][1]
    for _, step in rows:
        if is_further(Step(step.value), Step(furthest.value)):
            furthest = step
    wording = facts.wordings[furthest]
    main = [row for row, step in rows if step is furthest]
    milder = (
        [(row, step) for row, step in rows if step is not furthest] if has_field(wording, "others") else []
    )
    named = [(row.matter, furthest) for row in main] + [(row.matter, step) for row, step in milder]
    listed = "\n\n".join(_row_words(row, _AGAIN.get(step, "")) for row, step in milder)
    values = {
        "officer": officer.name,
        "board": _the(facts.board.name),
        "council": facts.board.council,
        "meeting": f"the meeting on {weekday_date(facts.meeting.held_on)}"
        if facts.meeting
        else "the next meeting",
        "rows": "\n\n".join(_row_words(row) for row in main),
        "others": f"{_OTHERS}\n\n{listed}" if milder else "",
        "matters": "1 matter" if len(main) == 1 else f"{len(main)} matters",
        "answer_by": facts.answer_by,
        "chair": facts.chair,
        "today": full_date(facts.today),
        "signature": facts.board.signature,
    }
    return Letter(
        step=furthest,
        officer=officer.name,
        to=officer.email,
        subject=one_line(fill(wording.subject, values), "The subject of a letter"),
        words=fill(wording.words, values) + "\n",
        asked=tuple(named),
    )


def _the(board: str) -> str:
    """A board’s name within a sentence; one that is called “Children’s Improvement Board” has its article there."""
    return board if board.casefold().startswith("the ") else f"the {board}"


def _row_words(row: ChaseRow, more: str = "") -> str:
    """One matter: what it is and where it comes from, what is asked, by when, and what was written before."""
    text = row.text if len(row.text) <= _MOST_OF_A_TEXT else f"{row.text[: _MOST_OF_A_TEXT - 1].rstrip()}…"
    head = f"{row.reference} ({row.place})" if row.place else row.reference
    return "\n".join(
        part for part in (f"- {head}", f"  {text}", f"  {_due_words(row)}{more}") if part.strip()
    )


def _due_words(row: ChaseRow) -> str:
    meant = full_date(row.due_on) if row.due_on else ""
    due = row.due or meant
    if meant and parse_date(due) != row.due_on:
        due = f"{due}, that is by {meant}"
    elif meant:
        due = meant
    late = f", {row.overdue_days:,} day{'' if row.overdue_days == 1 else 's'} ago" if row.overdue_days else ""
    before = [f"{_SAID[step]} on {full_date(on)}" for step, on in row.sent if on is not None]
    said = "; ".join(before)
    said = f" {said[0].upper()}{said[1:]}." if said else ""
    return f"{'It was due' if row.overdue_days else 'Due'}: {due}{late}.{said}" if due else "No day was set."


_SAID = {
    ChaseStep.REMINDER: "reminded",
    ChaseStep.SECOND_REMINDER: "reminded again",
    ChaseStep.NAMED: "named to the chair",
}
