"""Workbooks of the work programme meet the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.importing.programme_list import ReadProgrammeItem
from boardkeeper.imports.lines import LineKind, ReadImport, Step, assign, compared
from db.tables.imports import Import
from db.tables.programme import ProgrammeItem, ProgrammeList

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Key = tuple[str, str, int]


class ProgrammeRegister:
    """Topics by where they stand – a meeting’s day or a list – and their title."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every topic with what is stored."""
        stored: dict[Key, ProgrammeItem] = {}
        seen: Counter[tuple[str, str]] = Counter()
        for item in session.scalars(
            select(ProgrammeItem)
            .where(ProgrammeItem.board_id == board_id)
            .order_by(ProgrammeItem.position, ProgrammeItem.id)
        ):
            where = _where(item.list_kind.value, item.scheduled_on, item.topic)
            stored[*where, seen[where]] = item
            seen[where] += 1
        seen.clear()
        steps = []
        for row in read.rows:
            where = _where(row.part.value, row.scheduled_on, row.topic)
            steps.append(_step(row, stored.get((*where, seen[where]))))
            seen[where] += 1
        return steps

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the topics in the order of the workbook."""
        for position, step in enumerate(steps):
            if step.line.kind is LineKind.SAME:
                continue
            item = step.stored or ProgrammeItem(board_id=board_id, position=position)
            assign(item, step, origin)
            session.add(item)


def _where(part: str, scheduled_on: object, topic: str) -> tuple[str, str]:
    return f"{part} {scheduled_on or ''}", " ".join(topic.casefold().split())


def _step(row: ReadProgrammeItem, stored: ProgrammeItem | None) -> Step:
    values: dict[str, Any] = {
        "list_kind": ProgrammeList(row.part.value),
        "scheduled_on": row.scheduled_on,
        "scheduled_written": row.scheduled_written,
        "topic": row.topic,
        "score": row.score,
        "reason": row.reason,
        "responsible": row.responsible,
    }
    title = f"{row.scheduled_written}: {row.topic}"
    return compared("programme item", title, row.sheet, row.cells.get("topic", ""), row, stored, values)
