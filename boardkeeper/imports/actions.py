"""Workbooks of actions meet the store: each action with its latest update as a dated entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Integer, cast, select

from boardkeeper import actions
from boardkeeper.follow_up.matters import threads_together
from boardkeeper.importing.action_list import ReadAction
from boardkeeper.imports.follow_ups import (
    References,
    Said,
    Stood,
    add_made,
    cell_of,
    matters_met,
    planned,
    topics_to_be_heard,
    words_of,
    write_changes,
)
from boardkeeper.imports.lines import FieldChange, LineKind, ReadImport, Step, in_words
from db.tables.actions import Action, ActionUpdate
from db.tables.base import new_id
from db.tables.follow_up import FollowUpStatus, Importance, Log
from db.tables.imports import Import

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ActionRegister:
    """Actions by their reference, or by their words where the workbook gives none."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every action, its status and its latest update, with what is stored."""
        stored = _Stored(session, board_id, read.rows)
        return [_step(row, stored) for row in read.rows]

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the actions; those without a reference get the next of the board’s log.

        They come last, so that they are not given a number that stands further down in the workbook.
        """
        references = References(actions.next_reference(session, board_id))
        for step in steps:
            references.seen(step.read.reference)
        made = []
        with threads_together(session, matters_met(Log.ACTIONS, steps)):
            for step in sorted(steps, key=lambda step: not step.read.reference):
                row: ReadAction = step.read
                if step.line.kind is LineKind.NEW:
                    made.append(_made(board_id, row, row.reference or references.take(), step, origin))
                elif step.line.kind is LineKind.CHANGED:
                    write_changes(session, origin.made_by, Log.ACTIONS, _said(row), step, origin)
                    if any(change.field == "raised" for change in step.line.changes):
                        step.stored.raised_on = row.raised_on
        add_made(session, made)


class _Stored:
    """The actions of the board as a workbook’s rows meet them, and what was said about each, oldest first."""

    def __init__(self, session: Session, board_id: str, rows: Sequence[ReadAction]) -> None:
        stored = session.scalars(
            select(Action)
            .where(Action.board_id == board_id)
            .order_by(cast(Action.reference, Integer), Action.id)
        ).all()
        self._by_reference = {action.reference.casefold(): action for action in stored}
        named = {row.reference.casefold() for row in rows if row.reference}
        self._by_words: dict[str, list[Action]] = defaultdict(list)
        self._by_day: dict[tuple[str, date], list[Action]] = defaultdict(list)
        for action in stored:
            if action.reference.casefold() not in named:
                self._by_words[words_of(action.text)].append(action)
                if action.raised_on is not None:
                    self._by_day[words_of(action.text), action.raised_on].append(action)
        self._to_be_heard = topics_to_be_heard(session, board_id)
        self._entries: dict[str, list[tuple[str, FollowUpStatus]]] = defaultdict(list)
        for action_id, text, status in session.execute(
            select(ActionUpdate.action_id, ActionUpdate.text, ActionUpdate.status)
            .join(Action, ActionUpdate.action_id == Action.id)
            .where(Action.board_id == board_id)
            .order_by(ActionUpdate.position)
        ):
            self._entries[action_id].append((text, status))

    def meeting(self, row: ReadAction) -> Action | None:
        """The stored action a row is; of several with the same words each meets one, in their order.

        A reference nobody has yet may stand for one that was brought in without it: the same words of the same day.
        """
        if row.reference:
            known = self._by_reference.get(row.reference.casefold())
            if known is not None or row.raised_on is None:
                return known
            alike = self._by_day.get((words_of(row.text), row.raised_on))
        else:
            alike = self._by_words.get(words_of(row.text)) if row.text else None
        return alike.pop(0) if alike else None

    def stood(self, action: Action) -> Stood:
        """What is stored of an action."""
        return Stood(
            action.text,
            action.owner,
            action.due_written,
            action.due_on,
            action.status,
            action.importance,
            action.completed_on,
            self._entries.get(action.id, ()),
            self._to_be_heard.get(action.programme_item_id or "", ""),
            action.paragraph_id is not None,
        )


def _step(row: ReadAction, stored: _Stored) -> Step:
    action = stored.meeting(row)
    if action is None:
        return planned(_said(row), row, None, None)
    is_moved = row.raised_on is not None and action.minute_id is None and row.raised_on != action.raised_on
    raised = (FieldChange("raised", in_words(action.raised_on), in_words(row.raised_on)),) if is_moved else ()
    return planned(_said(row), row, action, stored.stood(action), *raised)


def _said(row: ReadAction) -> Said:
    return Said(
        "action",
        f"{row.reference} {row.text}".strip(),
        row.reference,
        row.text,
        row.owner,
        row.due_written,
        row.due_on,
        row.status,
        row.update,
        row.importance,
        row.completed_on,
        row.sheet,
        cell_of(row.cells, ("text", "reference")),
        "status" in row.cells,
    )


def _made(
    board_id: str, row: ReadAction, reference: str, step: Step, origin: Import
) -> tuple[Action, ActionUpdate | None]:
    """A new action, and its update where the workbook has one."""
    status = FollowUpStatus(row.status.value)
    action = Action(
        id=new_id(),
        board_id=board_id,
        reference=reference,
        text=row.text,
        owner=row.owner,
        due_written=row.due_written,
        due_on=row.due_on,
        status=status,
        importance=Importance(row.importance or Importance.MEDIUM),
        raised_on=row.raised_on,
        completed_on=row.completed_on,
        import_id=origin.id,
        source_sheet=step.line.sheet,
        source_cell=step.line.cell,
    )
    if not row.update:
        return action, None
    update = ActionUpdate(
        action_id=action.id,
        position=0,
        said_on=row.completed_on,
        said_by=row.owner,
        text=row.update,
        status=status,
    )
    return action, update
