"""Workbooks of actions meet the store: each action with its latest update as a dated entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, cast, select

from boardkeeper import actions
from boardkeeper.importing.action_list import ReadAction
from boardkeeper.importing.followups import FollowUp
from boardkeeper.imports.lines import (
    FieldChange,
    ImportLine,
    LineKind,
    ReadImport,
    Step,
    assign,
    compared,
    in_words,
)
from db.tables.actions import Action, ActionUpdate
from db.tables.follow_up import FollowUpStatus, Importance
from db.tables.imports import Import

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ActionRegister:
    """Actions by their reference, or by their words where the workbook gives none."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every action, its status and its latest update, with what is stored."""
        stored = _Stored(session, board_id, read.rows)
        return [_step(row, stored.meeting(row), stored.said) for row in read.rows]

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the actions; those without a reference get the next of the board’s log.

        They come last, so that they are not given a number that stands further down in the workbook.
        """
        for step in sorted(steps, key=lambda step: not step.read.reference):
            if step.line.kind is LineKind.SAME:
                continue
            row: ReadAction = step.read
            action = step.stored
            if action is None:
                reference = row.reference or actions.next_reference(session, board_id)
                action = Action(board_id=board_id, reference=reference, raised_on=row.raised_on)
            assign(action, step, origin)
            session.add(action)
            session.flush()
            status = FollowUpStatus(row.status.value)
            if row.update and not step.is_said:
                actions.update_into(session, action, row.update, status, row.completed_on, row.owner)
            action.status = status
            action.completed_on = row.completed_on
            session.flush()


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
        for action in stored:
            if action.reference.casefold() not in named:
                self._by_words[_words(action.text)].append(action)
        self.said: dict[str, list[str]] = defaultdict(list)
        for action_id, text in session.execute(
            select(ActionUpdate.action_id, ActionUpdate.text)
            .join(Action, ActionUpdate.action_id == Action.id)
            .where(Action.board_id == board_id)
            .order_by(ActionUpdate.position)
        ):
            self.said[action_id].append(text)

    def meeting(self, row: ReadAction) -> Action | None:
        """The stored action a row is; of several with the same words each meets one, in their order."""
        if row.reference:
            return self._by_reference.get(row.reference.casefold())
        alike = self._by_words.get(_words(row.text))
        return alike.pop(0) if alike else None


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _step(row: ReadAction, stored: Action | None, said: dict[str, list[str]]) -> Step:
    values: dict[str, Any] = {
        "text": row.text,
        "owner": row.owner,
        "due_written": row.due_written,
        "due_on": row.due_on,
    }
    if row.importance:
        values["importance"] = Importance(row.importance)
    title = f"{row.reference} {row.text}".strip()
    cell = row.cells.get("text", "")
    step = compared("action", title, row.sheet, cell, row, stored, values)
    if stored is None:
        return step
    updates, update = said.get(stored.id, []), row.update.strip()
    step.is_said = update in updates
    changes = step.line.changes
    if update and not step.is_said:
        changes = (*changes, FieldChange("update", "nothing of it yet", in_words(row.update)))
    # An older note says nothing against what was recorded after it, and a blank says nothing at all.
    counts = updates[-1:] == [update] if update else row.status is not FollowUp.OPEN
    if counts and stored.status.value != row.status.value:
        changes = (*changes, FieldChange("status", in_words(stored.status), in_words(row.status)))
    if changes:
        step.line = ImportLine(LineKind.CHANGED, "action", title, row.sheet, cell, changes)
    return step
