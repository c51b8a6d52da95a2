"""Make the small board of the present layout that every later version must be able to open.

Run once when a layout is released: `python tests/db/schemas/make.py`. A file that is there already is not made again.
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from db import opening
from db.store import Store
from db.tables.actions import Action
from db.tables.agenda import AgendaItem
from db.tables.boards import Board
from db.tables.decisions import Progress, TrackingDecision
from db.tables.kpis import Kpi, Observation
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution
from db.tables.people import Person
from db.tables.reviews import Remark, RemarkAbout

WHO = "Ann Smith"


def make(path: Path) -> None:
    """Write a board with a meeting, its minutes, one KPI, and a step undone."""
    with Store.create(path, WHO) as store:
        with store.edit("Make the board", WHO, undoable=False) as session:
            session.add(Board(id="board", name="Improvement Board", council="Anyborough"))
        with store.edit("Minute a meeting", WHO) as session:
            session.add(Meeting(id="meeting", board_id="board", held_on=date(2019, 9, 11), venue="Town Hall"))
            session.flush()
            session.add(AgendaItem(id="item", meeting_id="meeting", position=1, title="Placements"))
            session.flush()
            session.add(
                Minute(
                    id="minute",
                    meeting_id="meeting",
                    board_id="board",
                    agenda_item_id="item",
                    position=1,
                    municipal_year=2019,
                    number=22,
                    title="Placements",
                )
            )
            session.flush()
            session.add(
                MinuteParagraph(id="paragraph", minute_id="minute", position=1, text="The homes were full.")
            )
            session.add(
                MinuteParagraph(
                    id="limb-text",
                    minute_id="minute",
                    position=2,
                    kind=ParagraphKind.RESOLUTION,
                    text="to report in November.",
                )
            )
            session.flush()
            session.add(Resolution(id="limb", paragraph_id="limb-text"))
        with store.edit("Follow up", WHO) as session:
            session.add(TrackingDecision(id="decision", board_id="board", reference="1", text="To report."))
            session.add(Action(id="action", board_id="board", reference="1", text="Write to the homes."))
            session.flush()
            session.add(Progress(id="entry", tracking_decision_id="decision", text="Asked."))
            session.add(
                Remark(
                    id="remark",
                    board_id="board",
                    about=RemarkAbout.DECISION,
                    about_id="decision",
                    text="By when?",
                    said_by="Jo Carter",
                    said_on=date(2019, 9, 1),
                )
            )
        with store.edit("Add a KPI", WHO) as session:
            session.add(Kpi(id="kpi", board_id="board", name="Re-referrals", unit="percent"))
            session.flush()
            session.add(Observation(id="figure", kpi_id="kpi", period="2019-06", value=Decimal("22.70")))
        with store.edit("Add a person", WHO) as session:
            session.add(Person(id="person", name="Jo Bird"))
        store.undo(WHO)


if __name__ == "__main__":
    target = Path(__file__).with_name(f"{opening.SCHEMA_VERSION:04}.board")
    if target.exists():
        sys.exit(f"{target.name} is there already: a released layout never changes.")
    make(target)
