"""The sample’s work programme, and what became of what was decided: tracking decisions and the action log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import actions, decisions, follow_up, programme
from boardkeeper.follow_up import Matter
from boardkeeper.logs.threads import entry_into
from boardkeeper.remarks.writing import NewRemark, remark_into
from boardkeeper.sample.words import Building, Words, words_of
from db.tables.follow_up import EntryKind, FollowUpStatus, Importance, Log
from db.tables.minutes import MinuteParagraph, Resolution
from db.tables.reviews import RemarkAbout, RemarkKind

if TYPE_CHECKING:
    from db.tables.actions import Action
    from db.tables.decisions import TrackingDecision
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
        _say(building, Log.DECISIONS, decision, said, said["by"])


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
    building.actions[action.text] = action.id
    for said in words.get("updates", ()):
        _say(building, Log.ACTIONS, action, said, said.get("by", action.owner))


def _say(building: Building, log: Log, row: Action | TrackingDecision, said: Words, by: str) -> None:
    """One entry of a thread: an update, a letter that went out, or a date that was put off."""
    if "due" in said:
        follow_up.change_into(building.session, by, [Matter(log, row.id)], said["on"], due=said["due"])
        return
    kind, status = EntryKind(said.get("kind", EntryKind.UPDATE)), FollowUpStatus(said["status"])
    entry_into(building.session, log, row, said["text"], status, said["on"], by, kind=kind)


def build_remarks(building: Building) -> None:
    """What the chair remarked, answered or not."""
    (chair,) = (each["name"] for each in words_of("board")["members"] if each.get("role") == "chair")
    for words in words_of("remarks")["remarks"]:
        is_on_action = "action" in words
        remark = remark_into(
            building.session,
            building.board_id,
            NewRemark(
                RemarkAbout.ACTION if is_on_action else RemarkAbout.KPI,
                building.actions[words["action"]] if is_on_action else building.kpis[words["kpi"]],
                words["text"],
                RemarkKind(words["kind"]),
            ),
            words["on"],
            chair,
        )
        if "answer" in words:
            remark.answer, remark.answered_by = words["answer"], building.who
            remark.answered_on, remark.is_settled = words["answered_on"], True
