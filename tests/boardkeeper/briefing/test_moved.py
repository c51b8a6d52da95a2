from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import update

from boardkeeper import decisions, meetings, minutes, plan
from boardkeeper.briefing import Part
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.minutes import Verb, WrittenMinute
from boardkeeper.plan import MilestoneStatus
from db.tables.imports import Import
from db.tables.kpis import KpiTarget, Observation
from db.tables.minutes import Resolution
from tests.threads import record_decision_progress

WHO = "Ann Smith"


def kpi(brief, figures, target="80", name="Conferences in time"):
    kpi_id = brief.desk.add_kpi(name, figures)
    with brief.store.edit("Set the target", WHO) as session:
        session.add_all(
            KpiTarget(kpi_id=kpi_id, year=year, value=Decimal(target), written=target)
            for year in (2018, 2019)
        )
    return kpi_id


def changed(brief):
    return [(each.kpi.name, each.then.period, each.now.period) for each in brief.papers().changes]


def test_old_figures_keep_step_with_the_meetings(brief):
    kpi(brief, {"2019-02": "60", "2019-03": "60", "2019-04": "90", "2019-05": "90", "2019-06": "90"})
    assert changed(brief) == [("Conferences in time", "2019-03", "2019-06")]


def test_what_was_imported_by_the_last_meeting_was_known_to_it(brief):
    kpi_id = kpi(brief, {"2019-03": "90", "2019-04": "90", "2019-05": "60", "2019-06": "60"})
    with brief.store.edit("Import", WHO) as session:
        for month, day in (("2019-05", 1), ("2019-06", 9)):
            made = Import(
                board_id=brief.desk.board_id,
                kind="kpis",
                file_name=f"{month}.xlsx",
                blob_hash=_blob(session, month),
                made_by=WHO,
                made_at=datetime(2019, 7 if day == 1 else 9, day, tzinfo=UTC),
            )
            session.add(made)
            session.flush()
            session.execute(
                update(Observation)
                .where(Observation.kpi_id == kpi_id, Observation.period == month)
                .values(import_id=made.id)
            )
    assert changed(brief) == []


def _blob(session, month):
    from boardkeeper.kept_files import keep_into

    return keep_into(session, month.encode(), "text/plain")


def test_the_first_figure_with_a_colour_stands_in_for_one_without_a_target(brief):
    kpi_id = brief.desk.add_kpi("Care leavers", {"2019-03": "53", "2019-04": "55.1", "2019-06": "56.4"})
    with brief.store.edit("Set the target", WHO) as session:
        session.add(KpiTarget(kpi_id=kpi_id, year=2019, value=Decimal(65), written="65"))
    assert changed(brief) == [("Care leavers", "2019-04", "2019-06")]


def test_those_that_fell_are_named_before_those_that_rose(brief):
    kpi(brief, {"2019-03": "60", "2019-06": "90"}, name="Rose")
    kpi(brief, {"2019-03": "90", "2019-06": "60"}, name="Fell far")
    kpi(brief, {"2019-03": "90", "2019-06": "70"}, name="Fell")
    assert [line.text for line in brief.section(Part.COLOURS).lines] == ["Fell far", "Fell", "Rose"]
    assert brief.section(Part.COLOURS).count == "2 fell, 1 rose"
    assert brief.lines(Part.COLOURS)[0] == ("Fell far", "90.0% Mar-19", "60.0% Jun-19")


def test_a_figure_that_comes_after_the_meeting_is_not_known_to_it(brief):
    kpi(brief, {"2019-03": "90", "2019-06": "90", "2019-10": "10"})
    assert changed(brief) == []


@pytest.fixture
def milestone(brief):
    """Makes a milestone of a status, shown by KPIs."""
    with brief.store.edit("Begin the plan", WHO) as session:
        plan_id = plan.ensure_plan(session, brief.desk.board_id).id
    priority = plan.add_priority(brief.store, WHO, plan_id, 1, "Front door")

    def make(status, *kpi_ids, period="2019-06"):
        made = plan.add_milestone(brief.store, WHO, priority, "1.1", "Be in time", kpi_ids=kpi_ids)
        plan.record_milestone_status(brief.store, WHO, made, period, status)
        return made

    return make


def test_a_milestone_on_track_whose_kpi_is_red_is_named_with_the_figure(brief, milestone):
    milestone(MilestoneStatus.ON_TRACK, kpi(brief, {"2019-05": "50", "2019-06": "51"}))
    (line,) = brief.section(Part.CONTRADICTIONS).lines
    assert (line.text, line.middle, line.right) == ("1.1 Be in time", "on track, Jun-19", "KPI red")
    assert line.note == "Conferences in time: 51.0% Jun-19, red against a target of 80"


def test_one_off_track_whose_kpis_are_all_green_is_named_too(brief, milestone):
    milestone(MilestoneStatus.OFF_TRACK, kpi(brief, {"2019-06": "90"}))
    assert brief.lines(Part.CONTRADICTIONS) == [("1.1 Be in time", "off track, Jun-19", "KPI green")]


def test_a_status_of_after_the_meeting_contradicts_nothing(brief, milestone):
    milestone(MilestoneStatus.ON_TRACK, kpi(brief, {"2019-06": "50"}), period="2019-10")
    assert brief.papers().contradicted == ()


def recommended(brief, tracked=True):
    minutes.write_minute(
        brief.store,
        WHO,
        brief.last,
        WrittenMinute("Bullying", [], [(Verb.RECOMMENDED, "that head teachers are invited")]),
    )
    with brief.store.edit("Say to whom", WHO) as session:
        limb = session.query(Resolution).one()
        limb.recommended_to = "the Cabinet"
        limb_id = limb.id
    return (
        decisions.track_resolution(brief.store, WHO, limb_id, "Judith Harwood", "July 2019")
        if tracked
        else ""
    )


def test_a_recommendation_stays_open_until_its_follow_up_is_finished(brief):
    tracked = recommended(brief)
    (line,) = brief.section(Part.RECOMMENDATIONS).lines
    assert (line.middle, line.right, line.thing_id) == ("to the Cabinet", "since 10 Jul 2019", tracked)
    record_decision_progress(brief.store, WHO, tracked, "Accepted", FollowUpStatus.COMPLETE, date(2019, 8, 1))
    assert brief.section(Part.RECOMMENDATIONS).calm == "No recommendation is open."


def test_a_recommendation_nobody_follows_up_is_named_as_such_for_a_year(brief):
    recommended(brief, tracked=False)
    (line,) = brief.section(Part.RECOMMENDATIONS).lines
    assert line.note.endswith("; not followed up")
    later = meetings.add_meeting(brief.store, WHO, brief.desk.board_id, date(2020, 9, 9))
    from boardkeeper import briefing

    assert briefing.gather_facts(brief.store, later).recommendations == ()
