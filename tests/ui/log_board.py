"""A board with decisions, actions, a plan, a programme and people, for tests of the pages that list them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from boardkeeper import actions, decisions, making, meetings, people, plan, posts, programme
from boardkeeper.actions import Importance
from boardkeeper.boards import list_boards
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.plan import MilestoneStatus
from db.tables.decisions import TrackingDecision
from tests.threads import record_decision_progress
from tests.ui.real_board import WHO, RealBoard
from ui.office import BoardName

DECISIONS = ("Placement sufficiency", "Re-referrals", "Care leavers")
ACTIONS = ("Draft the business case", "Write to head teachers", "Count the families", "Show the film")


def make_log_board(path: Path, today: date) -> RealBoard:
    """Three decisions, four actions, two priorities with five milestones, four topics, three people."""
    store = making.make_store(path, WHO, making.NewBoard("Improvement Board", "Sandbourne City Council"))
    with store:
        board = list_boards(store)[0]
        made = RealBoard(path, today, BoardName(board.id, board.name, board.council))
        people.add_member(
            store, WHO, board.id, "Amina Okafor", people.SeatRole.CHAIR, organisation="Independent"
        )
        people.add_member(store, WHO, board.id, "Nick Barr")
        posts.add_officer(store, WHO, "Jean Kelly", "Head of Quality", email="jean.kelly@sandbourne.example")
        with store.edit("Track three decisions", WHO) as session:
            for place, title in enumerate(DECISIONS):
                due = today - timedelta(days=12) if place == 0 else today + timedelta(days=30 * place)
                session.add(
                    TrackingDecision(
                        board_id=board.id,
                        position=place,
                        reference=str(place + 1),
                        decided_on=date(2026, 5, 13) + timedelta(days=28 * place),
                        minute_title=title,
                        text=f"Agreed that {title.lower()} is reported again.",
                        officer="Jean Kelly",
                        target_written=due.isoformat(),
                        target_on=due,
                        status=FollowUpStatus.REQUESTED if place == 0 else FollowUpStatus.OPEN,
                    )
                )
        first = decisions.list_decisions(store, board.id, today).rows[0]
        said = today - timedelta(days=30)
        record_decision_progress(store, WHO, first.id, "Asked for by letter.", FollowUpStatus.REQUESTED, said)
        for place, text in enumerate(ACTIONS):
            due = (today + timedelta(days=10 * place - 5)).isoformat()
            weight = Importance.HIGH if place == 0 else Importance.MEDIUM
            actions.add_action(
                store, WHO, board.id, text, "Nick Barr", due, raised_on=said, importance=weight
            )
        _make_plan(store, board.id)
        made.coming = meetings.add_meeting(store, WHO, board.id, today + timedelta(days=9))
        made.planned = meetings.add_meeting(store, WHO, board.id, today + timedelta(days=65))
        topics = {"Homes close to home": 9, "Staff health check": 9, "Fostering": 65, "Bullying": None}
        for topic, days in topics.items():
            programme.add_programme_item(
                store,
                WHO,
                board.id,
                topic,
                scheduled_on=None if days is None else today + timedelta(days=days),
                score=5,
                reason="Asked for in May.",
                responsible="Jean Kelly" if topic != "Bullying" else "",
            )
    return made


def _make_plan(store: object, board_id: str) -> None:
    with store.edit("Begin the plan", WHO) as session:  # type: ignore[attr-defined]
        plan_id = plan.ensure_plan(session, board_id).id
    states = {
        "1.1": (MilestoneStatus.ON_TRACK, MilestoneStatus.COMPLETE),
        "1.2": (MilestoneStatus.ON_TRACK, MilestoneStatus.SLIGHT_SLIPPAGE),
        "1.3": (MilestoneStatus.ON_TRACK, MilestoneStatus.ON_TRACK),
        "2.1": (MilestoneStatus.ON_TRACK, MilestoneStatus.ON_TRACK),
        "2.2": (MilestoneStatus.NOT_YET_DUE, MilestoneStatus.NOT_YET_DUE),
    }
    priorities = {
        number: plan.add_priority(store, WHO, plan_id, number, title)
        for number, title in ((1, "Front door"), (2, "Assessment and plans"))
    }
    for reference, statuses in states.items():
        milestone = plan.add_milestone(
            store,
            WHO,
            priorities[int(reference[0])],
            reference,
            f"Milestone text of {reference}",
            lead="Jean Kelly",
        )
        for period, status in zip(("2026-08", "2026-09"), statuses, strict=True):
            plan.record_milestone_status(store, WHO, milestone, period, status)
