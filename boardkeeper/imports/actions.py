"""Workbooks of actions meet the store: each action with its latest update as a dated entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import actions
from boardkeeper.importing.action_list import ReadAction
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
from db.tables.actions import Action, ActionUpdate, Importance
from db.tables.decisions import FollowUpStatus
from db.tables.imports import Import

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ActionRegister:
    """Actions by their reference, or by their words where the workbook gives none."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every action, and its latest update, with what is stored."""
        rows = session.scalars(select(Action).where(Action.board_id == board_id)).all()
        by_reference = {row.reference.casefold(): row for row in rows}
        by_words = {_words(row.text): row for row in rows}
        said: dict[str, set[str]] = defaultdict(set)
        for action_id, text in session.execute(
            select(ActionUpdate.action_id, ActionUpdate.text)
            .join(Action, ActionUpdate.action_id == Action.id)
            .where(Action.board_id == board_id)
        ):
            said[action_id].add(text)
        return [
            _step(
                row,
                by_reference.get(row.reference.casefold())
                if row.reference
                else by_words.get(_words(row.text)),
                said,
            )
            for row in read.rows
        ]

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the actions; those without a reference get the next of the board’s log."""
        for step in steps:
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


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _step(row: ReadAction, stored: Action | None, said: dict[str, set[str]]) -> Step:
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
    step.is_said = row.update.strip() in (said.get(stored.id, set()) if stored else set())
    changes = step.line.changes
    if stored is not None and row.update and not step.is_said:
        changes = (*changes, FieldChange("update", "nothing of it yet", in_words(row.update)))
    if stored is not None and not row.update and stored.status.value != row.status.value:
        changes = (*changes, FieldChange("status", in_words(stored.status), in_words(row.status)))
    if stored is not None and changes:
        step.line = ImportLine(LineKind.CHANGED, "action", title, row.sheet, cell, changes)
    return step
