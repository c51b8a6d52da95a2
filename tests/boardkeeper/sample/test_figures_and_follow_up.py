"""The sample’s plan, figures, decisions, actions and notice."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlalchemy import select

from boardkeeper import (
    actions,
    decisions,
    kpis,
    lists,
    meetings,
    minutes,
    plan,
    programme,
)
from boardkeeper.rules.numbering import parse_citation
from boardkeeper.rules.periods import PeriodKind, period_kind
from boardkeeper.rules.rag import Rag
from db.tables.imports import Blob
from db.tables.meetings import MeetingState
from db.tables.plan import MilestoneStatus, Notice, NoticeParagraph, Pledge

if TYPE_CHECKING:
    from tests.boardkeeper.sample.conftest import Made

NOW = date(2026, 11, 22)
ALL = lists.Wanted(limit=100_000)
SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"


def every_meeting(made: Made) -> tuple[meetings.MeetingView, ...]:
    found = meetings.list_meetings(made.store, made.board_id, ALL).rows
    return tuple(sorted(found, key=lambda meeting: meeting.held_on))


def minuted(made: Made) -> list[minutes.MinutesView]:
    found = [minutes.get_minutes(made.store, meeting.id) for meeting in every_meeting(made)]
    return [each for each in found if each.minutes]


def test_the_plan_has_22_milestones_in_six_priorities(made: Made) -> None:
    found = plan.get_plan(made.store, made.board_id)
    assert found is not None
    assert [len(priority.milestones) for priority in found.priorities] == [7, 4, 3, 3, 3, 2]
    counts = {status.value: number for status, number in found.summary.counts.items()}
    assert counts == {"complete": 4, "on track": 10, "slight slippage": 4, "off track": 2, "not yet due": 2}
    assert found.period == "2026-10"
    for priority in found.priorities:
        assert priority.working_well
        assert priority.worried_about
        assert priority.needs_to_happen
        for milestone in priority.milestones:
            assert milestone.reference.startswith(f"{priority.number}.")
            assert milestone.lead
            assert milestone.due_on
            assert len(plan.status_history(made.store, milestone.id)) == 5


def test_the_plan_has_something_for_a_proofreader_to_find(made: Made) -> None:
    milestones = {row.reference: row for row in plan.list_milestones(made.store, made.board_id, ALL).rows}
    passed = milestones["1.4"]
    assert passed.due_on is not None
    assert passed.due_on < NOW
    assert passed.status is MilestoneStatus.NOT_YET_DUE
    conferences = kpis.find_kpi(made.store, made.board_id, "conferences held within 15 working days")
    assert milestones["1.3"].status is MilestoneStatus.ON_TRACK
    assert conferences.latest is not None
    assert conferences.latest.rag is Rag.AMBER
    falling = [figure.value for figure in conferences.series if figure.period >= "2026-04"]
    assert falling == sorted(falling, key=lambda value: -(value or 0))


def test_a_milestone_that_is_complete_stays_complete(made: Made) -> None:
    for row in plan.list_milestones(made.store, made.board_id, ALL).rows:
        statuses = [entry.status for entry in plan.status_history(made.store, row.id)]
        if MilestoneStatus.COMPLETE in statuses:
            rest = statuses[statuses.index(MilestoneStatus.COMPLETE) :]
            assert set(rest) == {MilestoneStatus.COMPLETE}, row.reference


def test_every_kpi_has_fifteen_months_and_a_way_that_is_good(made: Made) -> None:
    found = kpis.list_kpis(made.store, made.board_id).rows
    assert len(found) == 18
    for kpi in found:
        months = [figure for figure in kpi.series if period_kind(figure.period) is PeriodKind.MONTH]
        assert [months[0].period, months[-1].period, len(months)] == ["2025-08", "2026-10", 15], kpi.name
        assert kpi.polarity is not None
        assert [event.first_period_after for event in kpi.events] == ["2025-12", "2026-07"]
    colours = Counter(kpi.latest.rag for kpi in found if kpi.latest)
    assert colours == {Rag.GREEN: 3, Rag.AMBER: 12, Rag.RED: 1, None: 2}


def test_every_figure_leads_back_to_its_cell_in_the_kept_workbook(made: Made, tmp_path: Path) -> None:
    found = kpis.list_kpis(made.store, made.board_id).rows
    with made.store.read() as session:
        (blob,) = session.scalars(select(Blob).where(Blob.media_type != "image/png"))
        kept = tmp_path / "kept.xlsx"
        kept.write_bytes(blob.content)
    book = openpyxl.load_workbook(kept)
    figures = 0
    for kpi in found:
        for figure in kpi.series:
            source = figure.source
            assert source is not None
            assert figure.value is not None
            cell = book[source.sheet][source.cell].value
            assert isinstance(cell, int | float)
            scale = 100 if kpi.unit is kpis.Unit.PERCENT else 1
            assert float(figure.value) == pytest.approx(cell * scale, abs=1e-9)
            if figure.fraction:
                written = book[source.sheet][source.fraction_cell].value
                part, whole = written.split("/")
                assert figure.fraction == f"{int(part)} of {int(whole)}"
                assert figure.shown == f"{100 * int(part) / int(whole) + 1e-9:.1f}%"
            figures += 1
    assert figures == 18 * 15


def test_the_workbook_is_the_one_its_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("make_workbook", SAMPLE / "make_workbook.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, script)
    spec.loader.exec_module(script)
    script.make(tmp_path / "made.xlsx")
    made, kept = (
        openpyxl.load_workbook(path)
        for path in (tmp_path / "made.xlsx", SAMPLE / "improvement-data-set-2026-10.xlsx")
    )
    assert made.sheetnames == kept.sheetnames
    for title in made.sheetnames:
        assert list(made[title].values) == list(kept[title].values)


def test_decisions_cite_the_limb_they_follow_up(made: Made) -> None:
    found = decisions.list_decisions(made.store, made.board_id, NOW, ALL).rows
    assert len(found) >= 12
    days = {each.held_on for each in minuted(made)}
    for decision in found:
        cited = parse_citation(decision.minute_reference)
        assert cited is not None
        assert cited.limb is not None
        assert cited.meeting == decision.decided_on
        assert decision.decided_on in days
        assert decision.text.endswith(".")
        history = decisions.decision_history(made.store, decision.id)
        said = [entry.said_on for entry in history if entry.said_on]
        assert said == sorted(said)
        assert all(day <= NOW for day in said)
        assert all(day >= decision.decided_on for day in said if decision.decided_on)
    assert sum(decision.overdue_days > 0 for decision in found) == 3, "as Minute 58 has it"


def test_a_target_that_names_no_day_is_kept_as_written(made: Made) -> None:
    found = decisions.list_decisions(made.store, made.board_id, NOW, ALL).rows
    without = sorted(decision.target_written for decision in found if decision.target_on is None)
    assert without == ["Each Friday until settled", "To be scheduled"]


def test_the_action_log_shows_every_status_and_never_loses_the_minute(made: Made) -> None:
    found = actions.list_actions(made.store, made.board_id, NOW, ALL).rows
    assert len(found) == 26
    assert {action.status for action in found} == set(actions.FollowUpStatus)
    assert {action.importance for action in found} == set(actions.Importance)
    assert all(action.minute for action in found)
    assert sum(action.overdue_days > 0 for action in found) == 4
    assert max(action.times_chased for action in found) == 2
    assert max(action.times_postponed for action in found) == 1
    assert sorted(int(action.reference) for action in found) == list(range(1, 27))
    for action in found:
        said = [entry.said_on for entry in actions.action_history(made.store, action.id) if entry.said_on]
        assert said == sorted(said)
        assert action.raised_on is not None
        assert all(action.raised_on <= day <= NOW for day in said), action.text


def test_the_work_programme_has_scored_unscored_ownerless_and_unscheduled_topics(made: Made) -> None:
    found = programme.list_programme(made.store, made.board_id, ALL).rows
    assert len(found) >= 25
    assert {item.list_kind for item in found} == set(programme.ProgrammeList)
    assert {"High", "Medium", "Low", "unscored", "not supported"} == {item.band for item in found}
    assert any(not item.responsible for item in found)
    days = {meeting.held_on: meeting.state for meeting in every_meeting(made)}
    for item in found:
        if item.scheduled_on is None:
            continue
        assert days[item.scheduled_on] is not MeetingState.CANCELLED
        was_held = days[item.scheduled_on] in meetings.MINUTED
        assert item.heard_on == (item.scheduled_on if was_held else None), item.topic


def test_the_notice_is_tracked_by_paragraph_and_shows_a_gap(made: Made) -> None:
    with made.store.read() as session:
        (notice,) = session.scalars(select(Notice))
        paragraphs = session.scalars(select(NoticeParagraph).order_by(NoticeParagraph.position)).all()
        asked = [row.reference for row in paragraphs]
        gaps = [row.reference for row in paragraphs if not row.shown_by]
        pledges = len(session.scalars(select(Pledge)).all())
        assert notice.target_end_on is not None
        assert notice.target_end_on > NOW
    assert asked == ["1", "2", "3(a)", "3(b)", "3(c)", "3(d)", "3(e)", "4", "5", "6", "7", "8"]
    assert gaps == ["8"]
    assert pledges == 5
