"""A board with the officer and its copy with the chair, both real files, and what comes back from the copy."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from boardkeeper import actions, agenda, boards, meetings, minutes, reports
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from boardkeeper.reports import ReportParagraphKind, SectionRole, WrittenParagraph
from boardkeeper.reviews.fields import FIELDS
from boardkeeper.reviews.planning import PARENTS
from boardkeeper.reviews.returned import ChangeKind, Returned, RowChange
from db import journal, rewinding
from db.store import Store
from db.tables.decisions import TrackingDecision
from db.tables.reviews import Review, ReviewState

OFFICER, CHAIR = "Helen Rickman", "Cllr Carter"
JULY, SENT_ON, SEPTEMBER = date(2019, 7, 10), datetime.fromisoformat("2019-09-02T09:00"), date(2019, 9, 11)

PARAGRAPHS = (
    "The Board noted that the Local Authority had written to the parents of 44 schools in May.",
    "Members asked why the figures for attendance were late and how they would be checked.",
    "The Chair thanked the officers for their work over the summer.",
)


@dataclass(frozen=True)
class Exchange:
    """Both files and the ids of what stands in them."""

    officer: Store
    chair: Store
    board_id: str
    review_id: str
    base_step: int
    actions: tuple[str, ...]
    decisions: tuple[str, ...]
    paragraphs: tuple[str, ...]
    written: tuple[str, ...]
    meeting_id: str

    def returned(self) -> Returned:
        """Everything that is otherwise in the chair's copy than it was sent."""
        return Returned(
            self.review_id,
            self.board_id,
            CHAIR,
            datetime.fromisoformat("2019-09-09T18:00"),
            tuple(
                each
                for table in (*FIELDS, *PARENTS)
                for each in changes_of(self.chair, table, self.base_step)
            ),
        )


def changes_of(store: Store, table: str, base_step: int) -> list[RowChange]:
    """How the rows of a table differ from what they were after a step."""
    with store.read() as session:
        connection = session.connection()
        before = rewinding.rows_at(connection, base_step, table)
        after = rewinding.rows_at(connection, journal.head(connection)[0], table)
    found = []
    for row_id in sorted(before.keys() | after.keys()):
        was, now = before.get(row_id), after.get(row_id)
        if was is None and now is not None:
            found.append(RowChange(table, row_id, ChangeKind.MADE, {}, now))
        elif now is None and was is not None:
            found.append(RowChange(table, row_id, ChangeKind.REMOVED, was, {}))
        elif was != now and was and now:
            names = [name for name in now if now[name] != was[name]]
            changed = [{name: each[name] for name in names} for each in (was, now)]
            found.append(RowChange(table, row_id, ChangeKind.CHANGED, *changed))
    return found


def make_board(path: Path, *, actions_count: int = 3) -> Mapping[str, Any]:
    """A board file with actions, decisions, draft minutes, a report and a review that was sent; what stands in it."""
    with Store.create(path, OFFICER) as store:
        board_id = boards.create_board(store, OFFICER, "Children’s Scrutiny", "Plymouth")
        meeting_id = meetings.add_meeting(store, OFFICER, board_id, JULY)
        pieces = [WrittenPiece(new_id(), PieceKind.HEADING, "School Attendance")]
        pieces += [WrittenPiece(new_id(), PieceKind.TEXT, text) for text in PARAGRAPHS]
        minutes.write_pieces(store, OFFICER, meeting_id, pieces)
        item_id = agenda.add_item(store, OFFICER, meeting_id, "Pledges Update")
        reports.start_report(store, OFFICER, item_id)
        report = reports.get_report(store, item_id)
        assert report is not None
        purpose = next(each for each in report.sections if each.role is SectionRole.PURPOSE)
        written = reports.write_section(
            store,
            OFFICER,
            purpose.id,
            [WrittenParagraph(None, ReportParagraphKind.TEXT, text="To inform the board of its pledges.")],
        )
        action_ids = tuple(
            actions.add_action(
                store,
                OFFICER,
                board_id,
                f"Write to school {number}",
                "Jean Kelly",
                "July 2019",
                raised_on=JULY,
            )
            for number in range(1, actions_count + 1)
        )
        with store.edit("Track decisions", OFFICER) as session:
            tracked = [
                TrackingDecision(
                    board_id=board_id,
                    reference=str(number),
                    text=f"Agreed that report {number} comes back.",
                    officer="Alison Botham",
                    target_written="September 2019",
                    target_on=date(2019, 9, 30),
                )
                for number in (1, 2)
            ]
            session.add_all(tracked)
        review_id = new_id()
        step = store.history(limit=1)[0]
        with store.edit("Send the board to Cllr Carter", OFFICER) as session:
            session.add(
                Review(
                    id=review_id,
                    board_id=board_id,
                    meeting_id=meeting_id,
                    number=1,
                    state=ReviewState.SENT,
                    sent_to=CHAIR,
                    sent_by=OFFICER,
                    sent_at=SENT_ON,
                    base_step=step.no,
                    base_hash="0" * 64,
                )
            )
        return {
            "board_id": board_id,
            "review_id": review_id,
            "base_step": step.no,
            "actions": action_ids,
            "decisions": tuple(each.id for each in tracked),
            "paragraphs": tuple(each.id for each in pieces[1:]),
            "written": written,
            "meeting_id": meeting_id,
        }


def hurry(store: Store) -> Store:
    """The disk is not what is tried here."""
    store._file.driver.execute("PRAGMA synchronous = OFF")
    store._file.driver.execute("PRAGMA journal_mode = MEMORY")
    return store


def exchange_of(sent: Path, facts: Mapping[str, Any], folder: Path) -> Exchange:
    """Two open copies of a board that was sent; close both stores."""
    stores = [
        hurry(Store.open(Path(shutil.copy(sent, folder / name)), OFFICER))
        for name in ("Officer.board", "Chair.board")
    ]
    return Exchange(*stores, **facts)


def put(store: Store, table: str, row_id: str, **values: object) -> None:
    """Change columns of a row, as SQLite holds them, in a step of its own."""
    settings = ", ".join(f'"{name}" = ?' for name in values)
    with store.edit(f"Change a {table}", OFFICER) as session:
        session.connection().exec_driver_sql(
            f'UPDATE "{table}" SET {settings}, version = version + 1 WHERE id = ?', (*values.values(), row_id)
        )


def row(store: Store, table: str, row_id: str) -> Mapping[str, Any]:
    """A row as SQLite holds it; empty when there is none."""
    with store.read() as session:
        found = session.connection().exec_driver_sql(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,))
        return dict(found.mappings().first() or {})
