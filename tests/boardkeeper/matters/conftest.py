"""A file with two boards in which one topic went from the work programme to a decision, an action and a KPI."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from boardkeeper import (
    actions,
    agenda,
    boards,
    decisions,
    matters,
    meetings,
    minutes,
    plan,
    programme,
)
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.matters import EventKind, Matter
from boardkeeper.minutes import (
    ParagraphKind,
    PieceKind,
    Verb,
    WrittenAsk,
    WrittenMinute,
    WrittenPiece,
    new_id,
)
from boardkeeper.minutes.editions import Edition
from boardkeeper.plan import MilestoneStatus
from db.tables.agenda import AgendaItem
from db.tables.follow_up import FollowUpStatus as Status
from db.tables.minutes import Minute, Resolution
from tests.boardkeeper.conftest import WHO, Desk
from tests.threads import record_action_progress, record_decision_progress

JULY, SEPTEMBER, TODAY = date(2019, 7, 10), date(2019, 9, 11), date(2019, 10, 1)


@dataclass
class Topic:
    """The file and the ids of what belongs together."""

    desk: Desk
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def store(self):
        return self.desk.store

    def of(self, name: str, edition=Edition.RESTRICTED) -> Matter:
        return matters.gather_matter(self.store, TODAY, thing_id=self.ids[name], edition=edition)

    def about(self, words: str, edition=Edition.RESTRICTED) -> Matter:
        return matters.gather_matter(self.store, TODAY, words=words, edition=edition)


def kinds(matter: Matter) -> set[EventKind]:
    return {event.kind for event in matter.events}


def titles(matter: Matter) -> list[str]:
    return [event.title for event in matter.events]


@pytest.fixture
def topic(desk) -> Topic:
    made = Topic(desk)
    store, board_id, ids = desk.store, desk.board_id, made.ids
    ids["july"] = meetings.add_meeting(store, WHO, board_id, JULY)
    ids["september"] = meetings.add_meeting(store, WHO, board_id, SEPTEMBER)
    ids["programme"] = programme.add_programme_item(
        store, WHO, board_id, "School Attendance", scheduled_on=SEPTEMBER
    )
    ids["item"] = agenda.add_item(store, WHO, ids["july"], "School Attendance")
    ids["again"] = agenda.add_item(store, WHO, ids["september"], "School attendance – verbal update")
    ids["other"] = agenda.add_item(store, WHO, ids["july"], "Bullying")
    ids["minute"] = minutes.write_minute(
        store,
        WHO,
        ids["july"],
        WrittenMinute(
            "School Attendance",
            [(ParagraphKind.TEXT, "Members asked about persistent absence.")],
            [(Verb.AGREED, "that the consultation is brought back")],
        ),
    )
    minutes.write_minute(
        store, WHO, ids["july"], WrittenMinute("Bullying", [], [(Verb.AGREED, "that a case is heard")])
    )
    with store.edit("Link the minute and the topic", WHO) as session:
        minute = session.get_one(Minute, ids["minute"])
        minute.agenda_item_id = ids["item"]
        session.get_one(AgendaItem, ids["again"]).programme_item_id = ids["programme"]
        limb = (
            session.query(Resolution)
            .join(Resolution.__table__.metadata.tables["minute_paragraph"])
            .filter_by(minute_id=ids["minute"])
            .one()
        )
        ids["limb"] = limb.id
    ids["decision"] = decisions.track_resolution(store, WHO, ids["limb"], "Judith Harwood", "July 2019")
    record_decision_progress(
        store, WHO, ids["decision"], "Added to the work programme", Status.IN_PROGRESS, date(2019, 7, 20)
    )
    ids["kpi"] = desk.add_kpi(
        "Attendance at school", {"2019-04": "94.1", "2019-05": "95.0", "2019-06": "93.2"}
    )
    with store.edit("Begin the plan", WHO) as session:
        plan_id = plan.ensure_plan(session, board_id).id
    priority = plan.add_priority(store, WHO, plan_id, 1, "Schools")
    ids["milestone"] = plan.add_milestone(
        store, WHO, priority, "1.1", "Every school is visited", kpi_ids=[ids["kpi"]]
    )
    plan.record_milestone_status(store, WHO, ids["milestone"], "2019-05", MilestoneStatus.ON_TRACK)
    plan.record_milestone_status(store, WHO, ids["milestone"], "2019-06", MilestoneStatus.ON_TRACK)
    plan.record_milestone_status(store, WHO, ids["milestone"], "2019-07", MilestoneStatus.OFF_TRACK)
    with store.edit("Ask for it", WHO) as session:
        ids["action"] = actions.action_into(
            session,
            board_id,
            "Visit the three schools",
            "Jean Kelly",
            "31 August 2019",
            raised_on=JULY,
            minute_id=ids["minute"],
            milestone_id=ids["milestone"],
        ).id
    record_action_progress(
        store, WHO, ids["action"], "Two visited", FollowUpStatus.IN_PROGRESS, date(2019, 8, 3)
    )
    ids["cabinet"] = boards.create_board(store, WHO, "Cabinet", "Plymouth")
    ids["cabinet meeting"] = meetings.add_meeting(store, WHO, ids["cabinet"], date(2019, 9, 24))
    ids["cabinet item"] = agenda.add_item(store, WHO, ids["cabinet meeting"], "School attendance")
    return made


def ask_in_private(topic: Topic, words: str) -> None:
    """An action asked for in an exempt passage of the minutes of July."""
    pieces = minutes.pieces_of(minutes.get_minutes(topic.store, topic.ids["july"]))
    asked = WrittenPiece(
        new_id(),
        PieceKind.ACTION,
        words,
        ask=WrittenAsk("Jean Kelly", "July 2019"),
        exempt_paragraphs="3",
    )
    minutes.write_pieces(topic.store, WHO, topic.ids["july"], [*pieces, asked])
