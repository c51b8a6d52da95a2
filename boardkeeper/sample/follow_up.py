"""The sample’s work programme, and what became of what was decided: tracking decisions and the action log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import actions, decisions, programme
from boardkeeper.sample.words import Building, Words, words_of
from db.tables.follow_up import FollowUpStatus, Importance
from db.tables.minutes import MinuteParagraph, Resolution

if TYPE_CHECKING:
    from db.tables.programme import ProgrammeItem


def build_programme(building: Building) -> None:
    """Make the work programme; topics are marked as heard when their meetings are made."""
    for words in words_of("programme")["items"]:
        item = _programme_item(building, words)
        building.topics[item.topic] = item.id


def _programme_item(building: Building, words: Words) -> ProgrammeItem:
    return programme.programme_item_into(
        building.session,
        building.board_id,
        words["topic"],
        scheduled_on=words.get("on"),
        score=words.get("score"),
        reason=words["reason"],
        responsible=words["responsible"],
        select_review=words.get("select_review", False),
    )


def build_follow_up(building: Building) -> None:
    """Follow up limbs and tasks, each with its dated history."""
    for words in words_of("decisions")["decisions"]:
        _build_decision(building, words)
    for words in words_of("actions")["actions"]:
        _build_action(building, words)


def _build_decision(building: Building, words: Words) -> None:
    session = building.session
    limbs = session.scalars(
        select(Resolution.id)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .where(MinuteParagraph.minute_id == building.minutes[words["minute"]].id)
        .order_by(MinuteParagraph.position)
    ).all()
    topic = words.get("programme")
    decision = decisions.tracking_into(
        session,
        limbs[words["limb"] - 1],
        words["officer"],
        words["target"],
        building.topics[topic] if topic else None,
    )
    for said in words.get("progress", ()):
        status = FollowUpStatus(said["status"])
        decisions.progress_into(session, decision, said["text"], status, said["on"], said["by"])


def _build_action(building: Building, words: Words) -> None:
    session = building.session
    minute = building.minutes[words["minute"]]
    raised_on = next(day for day, held in building.meetings.items() if held.id == minute.meeting_id)
    action = actions.action_into(
        session,
        building.board_id,
        words["text"],
        words["owner"],
        words["due"],
        raised_on=raised_on,
        importance=Importance(words.get("importance", Importance.MEDIUM)),
        minute_id=minute.id,
        milestone_id=building.milestones[words["milestone"]] if "milestone" in words else None,
        kpi_id=building.kpis[words["kpi"]] if "kpi" in words else None,
    )
    for said in words.get("updates", ()):
        status = FollowUpStatus(said["status"])
        actions.update_into(session, action, said["text"], status, said["on"], said.get("by", action.owner))
