"""What a chair says and proposes through the program’s own use cases comes back and is never refused as tampered with."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from boardkeeper import actions, decisions, meetings, remarks
from boardkeeper.clock import current_day
from boardkeeper.follow_up import Log, Matter, change
from boardkeeper.minutes.writing import MinutesApproved
from boardkeeper.remarks import NewRemark, RemarkAbout, RemarkKind
from boardkeeper.reviews import proposing, receiving, returning
from boardkeeper.reviews.passages import read_meeting_text
from boardkeeper.reviews.returned import ChangeKind
from db.store import Store
from db.tables.decisions import TrackingDecision
from db.tables.minutes import Minute, MinuteParagraph, Resolution

CHAIR = "Cllr Carter"
WORDS = "maple-otter-window-upgrade-candle"
DAY = date(2026, 12, 1)


def say(copy: Store, about: RemarkAbout, about_id: str, text: str, **facts: Any) -> str:
    new = NewRemark(about, about_id, text, **facts)
    return remarks.add_remark_here(copy, CHAIR, new, DAY)


def circulated(copy: Store, board_id: str) -> str:
    found = meetings.list_meetings(copy, board_id).rows
    return next(row.id for row in found if row.state.value == "circulated")


def test_everything_a_chair_does_is_taken_back(officer, chair, tmp_path):
    copy = chair(officer.send())
    board_id = officer.board_id
    action = actions.list_actions(copy, board_id, current_day()).rows[0]
    decision = decisions.list_decisions(copy, board_id, current_day()).rows[0]
    text = read_meeting_text(copy, circulated(copy, board_id))
    paragraph = next(each for each in text.minutes if each.may_propose)
    papers = read_meeting_text(copy, officer.meeting_id).papers
    written = next(each for each in papers if each.may_propose)
    said = [
        say(copy, RemarkAbout.ACTION, action.id, "Why so late?", kind=RemarkKind.CHALLENGE),
        say(copy, RemarkAbout.DECISION, decision.id, "Good."),
        say(copy, RemarkAbout.MINUTE_PARAGRAPH, paragraph.id, "Who said so?", quote=paragraph.text),
        say(copy, RemarkAbout.REPORT_PARAGRAPH, written.id, "Which?", quote=written.text),
        say(copy, RemarkAbout.PAGE, officer.meeting_id, "Too long.", page=3),
    ]
    mistake = say(copy, RemarkAbout.ACTION, action.id, "Never mind.")
    remarks.change_remark(copy, CHAIR, said[0], "Why is it so late?")
    remarks.remove_remark(copy, CHAIR, mistake)
    proposing.propose_words(copy, CHAIR, paragraph.about, paragraph.id, f"{paragraph.text} Indeed.")
    proposing.propose_words(copy, CHAIR, written.about, written.id, f"{written.text} Indeed.")
    change(copy, CHAIR, [Matter(Log.ACTIONS, action.id)], DAY, owner="Jean Kelly", due="31/1/2027")
    change(copy, CHAIR, [Matter(Log.DECISIONS, decision.id)], DAY, due="28/2/2027")
    copy.undo(CHAIR)
    path = returning.send_back(copy, CHAIR, tmp_path / "back.review")
    copy.close()

    came = receiving.receive(officer.store, path, WORDS)
    made = {each.row_id for each in came.changes if each.table == "remark" and each.kind is ChangeKind.MADE}
    assert made == set(said)
    changed = {(each.table, each.row_id) for each in came.changes if each.kind is ChangeKind.CHANGED}
    assert {
        ("minute_paragraph", paragraph.id),
        ("report_paragraph", written.id),
        ("action", action.id),
    } <= changed
    assert ("tracking_decision", decision.id) not in changed


def test_what_the_chair_proposes_is_marked_beside_what_was_sent(officer, chair):
    copy = chair(officer.send())
    meeting_id = circulated(copy, officer.board_id)
    paragraph = next(each for each in read_meeting_text(copy, meeting_id).minutes if each.may_propose)
    proposing.propose_words(copy, CHAIR, paragraph.about, paragraph.id, "Other words.")
    proposing.propose_words(copy, CHAIR, paragraph.about, paragraph.id, "Better words.")
    (changed,) = (each for each in read_meeting_text(copy, meeting_id).minutes if each.was)
    assert (changed.text, changed.was) == ("Better words.", paragraph.text)
    proposing.propose_words(copy, CHAIR, paragraph.about, paragraph.id, paragraph.text)
    assert not any(each.was for each in read_meeting_text(copy, meeting_id).minutes)


def test_a_limb_in_other_words_says_the_same_in_its_log(officer, chair):
    copy = chair(officer.send())
    meeting_id = circulated(copy, officer.board_id)
    with copy.read() as session:
        limb, paragraph_id = session.execute(
            select(Resolution.tracking_decision_id, MinuteParagraph.id)
            .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
            .join(Minute, MinuteParagraph.minute_id == Minute.id)
            .where(Minute.meeting_id == meeting_id, Resolution.tracking_decision_id.is_not(None))
        ).first()
    about = RemarkAbout.MINUTE_PARAGRAPH
    proposing.propose_words(copy, CHAIR, about, paragraph_id, "that it is done by Easter;")
    with copy.read() as session:
        assert "that it is done by Easter" in session.get_one(TrackingDecision, limb).text


def test_approved_minutes_take_no_other_words(officer, chair):
    copy = chair(officer.send())
    found = meetings.list_meetings(copy, officer.board_id).rows
    signed = next(row.id for row in found if row.state.value == "signed")
    passages = read_meeting_text(copy, signed).minutes
    assert not any(each.may_propose for each in passages)
    paragraph = next(each for each in passages if each.id)
    with pytest.raises(MinutesApproved, match="approved and do not change"):
        proposing.propose_words(copy, CHAIR, paragraph.about, paragraph.id, "Other words.")
