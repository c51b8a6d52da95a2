"""Every change to a topic: its words, its answers, its meeting and its place there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import move_row, put_facts
from boardkeeper.rules.due_dates import full_date, parse_due
from boardkeeper.rules.periods import parse_period
from boardkeeper.schemes import scheme_of
from boardkeeper.written_lines import one_line
from db.tables.programme import ProgrammeItem, ProgrammeList, SchemeAnswer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_FACTS = frozenset({"topic", "reason", "responsible", "score"})
_WRITTEN = {
    ProgrammeList.TO_BE_SCHEDULED: "To be scheduled",
    ProgrammeList.SELECT_REVIEW: "Select committee review",
}


def read_topic(written: str, today: date, meetings: Sequence[date]) -> tuple[str, date | None]:
    """Read “Fostering @ 13 Nov” as the topic and the day it comes.

    A month without a day means the board’s only meeting in it, and “next” the first of `meetings`, the days to come.
    Words that are no day belong to the topic.
    """
    topic, at, when = (part.strip() for part in written.rpartition("@"))
    if not (at and topic and when):
        return written.strip(), None
    if when.casefold() in {"next", "next meeting"}:
        return (topic, min(meetings)) if meetings else (written.strip(), None)
    day = parse_due(when, today)
    if day is None:
        return written.strip(), None
    names_a_month = not any(figure.isdecimal() for figure in when) or parse_period(when) is not None
    of_month = [each for each in meetings if (each.year, each.month) == (day.year, day.month)]
    return topic, of_month[0] if names_a_month and day not in meetings and len(of_month) == 1 else day


def add_programme_item(
    store: Store,
    who: str,
    board_id: str,
    topic: str,
    *,
    scheduled_on: date | None = None,
    score: int | None = None,
    reason: str = "",
    responsible: str = "",
    select_review: bool = False,
) -> str:
    """Put a topic on the work programme, at a meeting’s date or to be scheduled; answers its id.

    Raises:
        UserError: The topic is blank, or its score is below 0.
    """
    topic = one_line(topic, "A topic")
    with store.edit(f"Add “{topic}” to the work programme", who) as session:
        return programme_item_into(
            session,
            board_id,
            topic,
            scheduled_on=scheduled_on,
            score=score,
            reason=reason,
            responsible=responsible,
            select_review=select_review,
        ).id


def programme_item_into(
    session: Session,
    board_id: str,
    topic: str,
    *,
    scheduled_on: date | None = None,
    score: int | None = None,
    reason: str = "",
    responsible: str = "",
    select_review: bool = False,
) -> ProgrammeItem:
    """The same inside an edit that is already open."""
    unscheduled = ProgrammeList.SELECT_REVIEW if select_review else ProgrammeList.TO_BE_SCHEDULED
    item = ProgrammeItem(
        board_id=board_id,
        list_kind=ProgrammeList.MEETING if scheduled_on else unscheduled,
        scheduled_on=scheduled_on,
        scheduled_written=full_date(scheduled_on) if scheduled_on else "",
        topic=topic.strip(),
        score=score,
        reason=reason.strip(),
        responsible=responsible.strip(),
        position=session.scalar(
            select(func.count(ProgrammeItem.id)).where(ProgrammeItem.board_id == board_id)
        ),
    )
    _check(item)
    session.add(item)
    session.flush()
    return item


def update_programme_item(store: Store, who: str, item_id: str, **facts: object) -> None:
    """Change a topic’s `topic`, `reason`, `responsible` or `score`.

    A score that is typed takes the place of one that was counted: the answers go.

    Raises:
        UserError: The topic is blank, or its score is below 0.
    """
    with store.edit("Change the topic", who) as session:
        item = session.get_one(ProgrammeItem, item_id)
        put_facts(item, facts, _FACTS)
        _check(item)
        if "score" in facts:
            for answer in session.scalars(
                select(SchemeAnswer).where(SchemeAnswer.programme_item_id == item_id)
            ):
                session.delete(answer)


def remove_programme_item(store: Store, who: str, item_id: str) -> None:
    """Take a topic off the work programme; agenda items and decisions that were linked to it stay without it."""
    with store.edit("Remove the topic", who) as session:
        session.delete(session.get_one(ProgrammeItem, item_id))


def set_answers(store: Store, who: str, item_id: str, answers: Mapping[str, bool]) -> int | None:
    """Answer the questions of the board’s scheme for a topic; answers its score, None while a question is open.

    Args:
        store: The open file.
        who: Who does it.
        item_id: The topic.
        answers: By the question’s id; a question that is left out has no answer.

    Raises:
        UserError: The board’s scheme does not ask one of them any more.
    """
    with store.edit("Score the topic", who) as session:
        item = session.get_one(ProgrammeItem, item_id)
        scheme = scheme_of(session, item.board_id)
        keys = {question.key for question in scheme.questions}
        if answers.keys() - keys:
            raise UserError(
                f"{scheme.name} does not ask this question any more.",
                "Look at the questions again and answer anew.",
            )
        stored = {
            row.question_id: row
            for row in session.scalars(
                select(SchemeAnswer).where(
                    SchemeAnswer.programme_item_id == item_id, SchemeAnswer.question_id.in_(keys)
                )
            )
        }
        for question_id, row in stored.items():
            if question_id not in answers:
                session.delete(row)
            else:
                row.is_yes = answers[question_id]
        session.add_all(
            SchemeAnswer(programme_item_id=item_id, question_id=question_id, is_yes=is_yes)
            for question_id, is_yes in answers.items()
            if question_id not in stored
        )
        item.score = scheme.score(answers)
        return item.score


def reschedule(
    store: Store,
    who: str,
    item_id: str,
    scheduled_on: date | None,
    *,
    select_review: bool = False,
    place: int | None = None,
) -> None:
    """Move a topic to a meeting’s date, or to what is to be scheduled, or to the select reviews.

    Args:
        store: The open file.
        who: Who does it.
        item_id: The topic.
        scheduled_on: The day of the meeting; None for one of the lists.
        select_review: Which list, without a day.
        place: Where it stands there, counted from 0; without it at the end.
    """
    with store.edit("Reschedule a topic", who) as session:
        item = session.get_one(ProgrammeItem, item_id)
        reschedule_into(session, item, scheduled_on, select_review=select_review, place=place)


def reschedule_into(
    session: Session,
    item: ProgrammeItem,
    scheduled_on: date | None,
    *,
    select_review: bool = False,
    place: int | None = None,
) -> None:
    """The same inside an edit that is already open."""
    unscheduled = ProgrammeList.SELECT_REVIEW if select_review else ProgrammeList.TO_BE_SCHEDULED
    item.list_kind = ProgrammeList.MEETING if scheduled_on else unscheduled
    item.scheduled_on = scheduled_on
    item.scheduled_written = full_date(scheduled_on) if scheduled_on else _WRITTEN[unscheduled]
    session.flush()
    neighbours = _neighbours(session, item)
    move_row(neighbours, item, len(neighbours) if place is None else place)


def move_programme_item(store: Store, who: str, item_id: str, to_place: int) -> None:
    """Move a topic to a place counted from 0 among those of its meeting or list; the others close up."""
    with store.edit("Move the topic", who) as session:
        item = session.get_one(ProgrammeItem, item_id)
        move_row(_neighbours(session, item), item, to_place)


def _neighbours(session: Session, item: ProgrammeItem) -> list[ProgrammeItem]:
    """The topics of the same meeting or list in their order, the topic itself among them."""
    same_day = (
        ProgrammeItem.scheduled_on.is_(None)
        if item.scheduled_on is None
        else ProgrammeItem.scheduled_on == item.scheduled_on
    )
    theirs = select(ProgrammeItem).where(
        ProgrammeItem.board_id == item.board_id, ProgrammeItem.list_kind == item.list_kind, same_day
    )
    return list(session.scalars(theirs.order_by(ProgrammeItem.position, ProgrammeItem.id)))


def _check(item: ProgrammeItem) -> None:
    item.topic = one_line(item.topic, "A topic")
    if not item.topic:
        raise UserError("A work programme item needs a topic.", "Type what the board is to look at.")
    if item.score is not None and item.score < 0:
        raise UserError("A score counts questions answered yes, so it is never below 0.")
