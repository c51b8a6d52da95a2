"""What is due before the next meeting, officer by officer, and the letter each of them gets today."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from boardkeeper import meetings
from boardkeeper.chasing.letters import LetterFacts, draft_letter, letter_facts_in
from boardkeeper.chasing.officers import Officer, Officers
from boardkeeper.chasing.reading import OpenMatter, SentEntry, open_matters_in, undated_in
from boardkeeper.chasing.views import ChaseRow, Letter, NamedMatter, OfficerLetters
from boardkeeper.follow_up.matters import Matter
from boardkeeper.rules.chasing import ChaseRule, NextLetter, Sent, Step, is_further, next_letter
from boardkeeper.rules.due_dates import days_overdue
from db.tables.boards import Board
from db.tables.follow_up import ChaseStep

if TYPE_CHECKING:
    from db.store import Store

NOBODY = Officer("nobody", "")


@dataclass(frozen=True, slots=True)
class Chasing:
    """How chasing stands on a board.

    Attributes:
        meeting_on: The day of the next meeting.
        officers: With something due, those to be written to first.
        undated: Open matters that name no day and are never chased.
    """

    meeting_on: date | None
    officers: tuple[OfficerLetters, ...]
    undated: int

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are due today."""
        return tuple(each.letter for each in self.officers if each.letter is not None)


#: How an entry says to whom a letter went: “Second reminder to Jean Kelly; Nick Barr.”.
_ADDRESSED = re.compile(
    r"(?:Reminder|Second reminder|Named to the chair; letter) to (?P<names>[^\n]+?)\.?\s*(?:\n|\Z)"
)


def chasing_today(store: Store, board_id: str, today: date) -> Chasing:
    """How chasing stands on a day."""
    with store.read() as session:
        coming = meetings.next_meeting(session, board_id, today)
        return Chasing(
            meeting_on=coming.held_on if coming is not None else None,
            officers=due_letters_in(session, board_id, today),
            undated=undated_in(session, board_id),
        )


def due_letters(store: Store, board_id: str, today: date) -> tuple[OfficerLetters, ...]:
    """Every officer with something due before the next meeting, or to be written to; those with a letter first."""
    with store.read() as session:
        return due_letters_in(session, board_id, today)


def due_letters_in(session: Session, board_id: str, today: date) -> tuple[OfficerLetters, ...]:
    """The same inside a session that is already open."""
    facts = letter_facts_in(session, board_id, today)
    by_officer = _by_officer(session, board_id, facts, horizon_in(session, board_id, today))
    found = [_with_letter(facts, officer, rows) for officer, rows in by_officer]
    return tuple(sorted(found, key=_order))


def letter_for(
    store: Store, board_id: str, officer_id: str, today: date, matters: Collection[Matter]
) -> Letter | None:
    """Draft a letter to one officer about chosen matters, each as the letter that comes next, due already or not.

    None when none of them can be asked for: nothing is chosen, or it is closed, waits, or was named to the chair.
    """
    with store.read() as session:
        drafted = _letters_about(session, board_id, today, matters)
        return next((letter for officer, letter in drafted if officer.id == officer_id), None)


def letters_about(
    store: Store, board_id: str, today: date, matters: Collection[Matter]
) -> tuple[Letter, ...]:
    """Draft the letters about chosen matters to everybody who is to do them, due already or not."""
    with store.read() as session:
        return tuple(letter for _, letter in _letters_about(session, board_id, today, matters))


def _letters_about(
    session: Session, board_id: str, today: date, matters: Collection[Matter]
) -> list[tuple[Officer, Letter]]:
    if not matters:
        return []
    facts = letter_facts_in(session, board_id, today)
    chosen = frozenset(matter.id for matter in matters)
    found = []
    for officer, rows in _by_officer(session, board_id, facts, date.min, chosen):
        asked = [(row, row.next_step) for row in rows if row.next_step is not None]
        letter = draft_letter(facts, officer, asked)
        if letter is not None:
            found.append((officer, letter))
    return found


def horizon_in(session: Session, board_id: str, today: date) -> date:
    """The last day that concerns the next meeting: its own, or where the first reminders reach when that is later."""
    coming = meetings.next_meeting(session, board_id, today)
    reminders = today + timedelta(days=session.get_one(Board, board_id).remind_days_before)
    return max(reminders, coming.held_on) if coming is not None else reminders


def named_to_chair(store: Store, board_id: str, today: date) -> tuple[NamedMatter, ...]:
    """What was named to the chair and is still open, the longest overdue first."""
    with store.read() as session:
        return named_to_chair_in(session, board_id, today)


def named_to_chair_in(session: Session, board_id: str, today: date) -> tuple[NamedMatter, ...]:
    """The same inside a session that is already open."""
    officers = Officers(session, board_id, today)
    rule = rule_in(session, board_id)
    found = []
    for matter in open_matters_in(session, board_id, date.max):
        named = [entry.on for entry in matter.sent if entry.step is ChaseStep.NAMED]
        if named and not matter.waits:
            owners = officers.of(matter.owner)
            row = _row(matter, matter.sent, rule, today)
            names = tuple(owner.name for owner in owners)
            found.append(NamedMatter(row, names, max((on for on in named if on), default=None)))
    return tuple(sorted(found, key=lambda each: (-each.row.overdue_days, each.row.reference)))


def rule_in(session: Session, board_id: str) -> ChaseRule:
    """The board’s rule."""
    board = session.get_one(Board, board_id)
    return ChaseRule(board.remind_days_before, board.second_reminder_days, board.named_days)


def letters_to(matter: OpenMatter, officer: Officer, officers: Officers) -> tuple[SentEntry, ...]:
    """The letters about a matter that one officer had; of an entry that names nobody it is taken that they had it."""
    return tuple(entry for entry in matter.sent if _went_to(entry, officer, officers))


def _went_to(entry: SentEntry, officer: Officer, officers: Officers) -> bool:
    found = _ADDRESSED.match(entry.text)
    if found is None:
        return True
    names = found["names"]
    said = {" ".join(name.split()).casefold() for name in names.split(";")}
    return officer.name.casefold() in said or any(each.id == officer.id for each in officers.of(names))


def _by_officer(
    session: Session,
    board_id: str,
    facts: LetterFacts,
    until: date,
    chosen: frozenset[str] = frozenset(),
) -> list[tuple[Officer, tuple[ChaseRow, ...]]]:
    officers = Officers(session, board_id, facts.today)
    rule = rule_in(session, board_id)
    found: dict[str, tuple[Officer, list[ChaseRow]]] = {}
    for matter in open_matters_in(session, board_id, until, chosen=chosen):
        for officer in officers.of(matter.owner) or (NOBODY,):
            sent = matter.sent if officer is NOBODY else letters_to(matter, officer, officers)
            row = _row(matter, sent, rule, facts.today)
            if officer is NOBODY:
                row = replace(row, step=None, next_step=None, next_on=None)
            found.setdefault(officer.id, (officer, []))[1].append(row)
    return [(officer, tuple(sorted(rows, key=_urgency))) for officer, rows in found.values()]


def _row(matter: OpenMatter, sent: Collection[SentEntry], rule: ChaseRule, today: date) -> ChaseRow:
    coming = _next(matter, sent, rule)
    step = ChaseStep(coming.step.value) if coming is not None else None
    return ChaseRow(
        matter=matter.matter,
        reference=matter.reference,
        place=matter.place,
        text=matter.text,
        due=matter.due,
        due_on=matter.due_on,
        overdue_days=days_overdue(matter.due_on, today),
        step=step if coming is not None and coming.on <= today else None,
        status=matter.status,
        importance=matter.importance,
        owner=matter.owner,
        next_step=step,
        next_on=coming.on if coming is not None else None,
        sent=tuple((entry.step, entry.on) for entry in sent),
        waits=matter.waits,
        progress=matter.progress,
        is_exempt=matter.is_exempt,
    )


def _next(matter: OpenMatter, sent: Collection[SentEntry], rule: ChaseRule) -> NextLetter | None:
    if matter.waits:
        return None
    return next_letter(matter.due_on, [Sent(Step(entry.step.value), entry.on) for entry in sent], rule)


def _with_letter(facts: LetterFacts, officer: Officer, rows: tuple[ChaseRow, ...]) -> OfficerLetters:
    asked = [(row, row.step) for row in rows if row.step is not None]
    return OfficerLetters(
        id=officer.id,
        officer=officer.name,
        email=officer.email,
        rows=rows,
        letter=draft_letter(facts, officer, asked),
        person_id=officer.person_id,
        post=officer.post,
    )


def _urgency(row: ChaseRow) -> tuple[int, date, str]:
    return -row.overdue_days, row.due_on or date.max, row.reference


def _order(each: OfficerLetters) -> tuple[bool, bool, int, str]:
    """Letters first, those that have come furthest on top; what nobody is named for last."""
    place = 0
    if each.letter is not None:
        place = -sum(is_further(Step(each.letter.step.value), step) for step in Step)
    return each.id == NOBODY.id, each.letter is None, place, each.officer.casefold()
