"""After any edit a pack that is gathered with what the store recalls is the pack that is gathered from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from boardkeeper import actions, boards, clock, kpis, packs
from boardkeeper.kpis import add_kpi
from db.errors import NothingToRedo, NothingToUndo
from db.recalling import Recalled
from db.store import Store
from db.tables.actions import Action, ActionUpdate, Evidence
from db.tables.agenda import AgendaItem
from db.tables.boards import Board
from db.tables.decisions import Progress, TrackingDecision
from db.tables.kpis import Kpi, KpiBenchmark, KpiOtherName, KpiTarget, Observation
from db.tables.meetings import Attendance, Meeting, MeetingState
from db.tables.minutes import Minute, MinuteParagraph, Resolution
from db.tables.people import Person, Seat
from db.tables.plan import Milestone, MilestoneProgress, Narrative, Plan, Priority
from db.tables.programme import ProgrammeItem
from db.tables.reports import Appendix, ReportParagraph
from tests.boardkeeper.sample.conftest import NOW, WHO, Made

OTHER = "Adult Social Care Board"
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
    (Progress, "text"),
    (ActionUpdate, "text"),
    (MilestoneProgress, "note"),
    (Narrative, "working_well"),
    (KpiBenchmark, "source"),
    (KpiOtherName, "name"),
    (Attendance, "acting_as"),
    (Evidence, "title"),
    (Plan, "title"),
    (Minute, "title"),
    (Resolution, "mover"),
)
MOVES = st.lists(st.sampled_from([*EDITED, "undo", "redo", "another board"]), min_size=1, max_size=4)


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


def write_on_another_board(store: Store) -> None:
    """An action and a meeting with an agenda, on a board that is made for it."""
    every = {board.name: board.id for board in boards.list_boards(store)}
    other = every.get(OTHER) or boards.create_board(store, WHO, OTHER, "Tamarshire")
    actions.add_action(
        store, WHO, other, "Ask the other board", "Jean Kelly", "June", raised_on=date(2026, 5, 1)
    )
    add_kpi(store, WHO, other, f"Figure {len(kpis.list_kpis(store, other).rows)}")


def make(store: Store, move: tuple[Any, str] | str) -> None:
    if move == "another board":
        write_on_another_board(store)
    elif move in {"undo", "redo"}:
        with suppress(NothingToUndo, NothingToRedo):
            store.undo(WHO) if move == "undo" else store.redo(WHO)
    else:
        edit(store, *move)


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


@given(moves=MOVES)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_done_one_after_the_other_the_pack_is_that_of_a_fresh_read(
    store: Store, meeting_id: str, moves: list[tuple[Any, str] | str]
) -> None:
    for move in moves:
        make(store, move)
        recalled = packs.gather_both(store, meeting_id)
        kept = store.recalled
        assert recalled == as_read_from_nothing(store, meeting_id)
        store.recalled = kept


def test_what_another_board_does_leaves_the_papers_the_very_same(store: Store, meeting_id: str) -> None:
    before, _ = packs.gather_both(store, meeting_id)
    write_on_another_board(store)
    after, _ = packs.gather_both(store, meeting_id)

    for part in ("minutes", "plans", "kpis", "programme", "decisions", "actions", "members", "items"):
        assert getattr(after, part) is getattr(before, part), part


def test_a_pack_is_as_at_its_meeting_whatever_day_it_is(
    store: Store, meeting_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = packs.gather_both(store, meeting_id)
    later = datetime.combine(NOW, time(9)) + timedelta(days=400)
    monkeypatch.setattr(clock, "current_moment", lambda: later)
    assert packs.gather_both(store, meeting_id) == before
    assert as_read_from_nothing(store, meeting_id) == before


def test_what_was_not_touched_is_the_very_same(store: Store, meeting_id: str) -> None:
    before, _ = packs.gather_both(store, meeting_id)
    edit(store, ReportParagraph, "text")
    after, _ = packs.gather_both(store, meeting_id)

    assert after.reports != before.reports
    assert after.plans is before.plans
    assert after.kpis is before.kpis
    assert after.decisions is before.decisions
