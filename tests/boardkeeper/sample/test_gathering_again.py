"""After any edit a pack that is gathered with what the store recalls is the pack that is gathered from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from boardkeeper import packs
from db.recalling import Recalled
from db.store import Store
from db.tables.actions import Action
from db.tables.agenda import AgendaItem
from db.tables.boards import Board
from db.tables.decisions import TrackingDecision
from db.tables.kpis import Kpi, KpiTarget, Observation
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import MinuteParagraph
from db.tables.people import Person, Seat
from db.tables.plan import Milestone, Priority
from db.tables.programme import ProgrammeItem
from db.tables.reports import Appendix, ReportParagraph
from tests.boardkeeper.sample.conftest import WHO, Made

EDITED = (
    (ReportParagraph, "text"),
    (MinuteParagraph, "text"),
    (AgendaItem, "title"),
    (AgendaItem, "purpose"),
    (Action, "text"),
    (TrackingDecision, "text"),
    (ProgrammeItem, "topic"),
    (Milestone, "text"),
    (Priority, "title"),
    (Kpi, "name"),
    (KpiTarget, "value"),
    (Observation, "value"),
    (Person, "name"),
    (Seat, "to_date"),
    (Appendix, "title"),
    (Board, "council"),
    (Meeting, "venue"),
)


@pytest.fixture(scope="module")
def store(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("again") / "Sample.board"
    made.store.copy_to(path)
    with Store.open(path, WHO) as store:
        yield store


@pytest.fixture(scope="module")
def meeting_id(store: Store) -> str:
    """The meeting that is coming, which has papers of every kind."""
    with store.read() as session:
        drafts = session.scalars(select(Meeting).where(Meeting.state == MeetingState.AGENDA_DRAFT))
        return max(drafts, key=lambda meeting: meeting.held_on).id


def edit(store: Store, table: Any, column: str) -> None:
    """Change a column of some rows a little."""
    with store.edit(f"Edit {column}", WHO) as session:
        for row in session.scalars(select(table).order_by(table.id)).all()[::7][:12]:
            value = getattr(row, column)
            if value is None:
                continue
            if isinstance(value, str):
                setattr(row, column, f"{value}, edited")
            else:
                setattr(row, column, value + (timedelta(days=1) if isinstance(value, date) else 1))


def as_read_from_nothing(store: Store, meeting_id: str) -> object:
    store.recalled = Recalled()
    return packs.gather_both(store, meeting_id)


@pytest.mark.parametrize(("table", "column"), EDITED)
def test_what_is_recalled_is_what_would_be_read(
    store: Store, meeting_id: str, table: Any, column: str
) -> None:
    before = packs.gather_both(store, meeting_id)
    edit(store, table, column)
    after = packs.gather_both(store, meeting_id)
    assert after == as_read_from_nothing(store, meeting_id)
    if store.can_undo() == f"Edit {column}":
        store.undo(WHO)
        undone = packs.gather_both(store, meeting_id)
        assert undone == as_read_from_nothing(store, meeting_id)
        assert undone[0].reports == before[0].reports
        assert undone[0].plans == before[0].plans


def test_what_was_not_touched_is_the_very_same(store: Store, meeting_id: str) -> None:
    before, _ = packs.gather_both(store, meeting_id)
    edit(store, ReportParagraph, "text")
    after, _ = packs.gather_both(store, meeting_id)

    assert after.reports != before.reports
    assert after.plans is before.plans
    assert after.kpis is before.kpis
    assert after.decisions is before.decisions
