"""The whole way: sent sealed, worked on in the chair's file while the officer works too, sent back, merged, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from boardkeeper import actions, remarks
from boardkeeper.actions import FollowUpStatus
from boardkeeper.errors import UserError
from boardkeeper.remarks import RemarkAbout
from boardkeeper.reviews import merging, planning, proposing, receiving, returning
from boardkeeper.reviews.plan import Choice, Outcome
from db.store import Store
from db.tables.actions import Action
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind
from db.tables.reviews import Remark, Review, ReviewState
from tests.threads import record_action_progress

WHO, CHAIR = "Ann Smith", "Cllr Carter"
WORDS = "maple-otter-window-upgrade-candle"
SAID_ON = date(2026, 12, 1)


def _draft_paragraph(store: Store) -> MinuteParagraph:
    """A paragraph of minutes that are still a draft."""
    records = (MeetingState.APPROVED, MeetingState.APPROVED_AS_AMENDED, MeetingState.SIGNED)
    with store.read() as session:
        found = session.scalars(
            select(MinuteParagraph)
            .join(Minute, MinuteParagraph.minute_id == Minute.id)
            .join(Meeting, Minute.meeting_id == Meeting.id)
            .where(
                Meeting.state.not_in(records),
                MinuteParagraph.kind == ParagraphKind.TEXT,
                MinuteParagraph.exempt_paragraphs == "",
            )
            .order_by(MinuteParagraph.id)
        ).first()
        assert found is not None
        return found


def _open_action(store: Store) -> Action:
    with store.read() as session:
        found = session.scalars(
            select(Action).where(Action.status == FollowUpStatus.OPEN).order_by(Action.reference)
        ).first()
        assert found is not None
        return found


def _write(store: Store, who: str, paragraph_id: str, text: str) -> None:
    with store.edit("Write", who) as session:
        session.get_one(MinuteParagraph, paragraph_id).text = text


@pytest.fixture
def worked(officer: Any, chair: Callable[[Path], Store], tmp_path: Path) -> Any:
    """A review that came back, while the officer went on; answers its file and what both worked on."""
    sent = officer.send()
    copy = chair(sent)
    action, paragraph = _open_action(copy), _draft_paragraph(copy)
    proposing.propose_words(
        copy, CHAIR, RemarkAbout.MINUTE_PARAGRAPH, paragraph.id, f"{paragraph.text} The chair agreed."
    )
    record_action_progress(copy, CHAIR, action.id, "It is done.", FollowUpStatus.COMPLETE, SAID_ON)
    remarks.add_remark(
        copy, CHAIR, officer.board_id, RemarkAbout.ACTION, action.id, "Why so late?", said_on=SAID_ON
    )
    back = returning.send_back(copy, CHAIR, tmp_path / "back.review")
    copy.close()
    return back, action, paragraph


def test_a_review_goes_to_the_chair_and_comes_back_without_a_lost_edit(officer: Any, worked: Any) -> None:
    back, action, paragraph = worked
    _write(officer.store, WHO, paragraph.id, f"Draft. {paragraph.text}")
    record_action_progress(officer.store, WHO, action.id, "I asked.", FollowUpStatus.OPEN, SAID_ON)
    plan = planning.plan_merge(officer.store, receiving.receive(officer.store, back, WORDS))
    assert not plan.conflicts
    done = merging.merge(officer.store, WHO, plan)
    assert done.label == "Merge the review of Cllr Carter"
    with officer.store.read() as session:
        text = session.get_one(MinuteParagraph, paragraph.id).text
        assert text == f"Draft. {paragraph.text} The chair agreed."
        assert session.get_one(Action, action.id).status is FollowUpStatus.COMPLETE
        (remark,) = session.scalars(select(Remark).where(Remark.text == "Why so late?"))
        assert (remark.said_by, remark.review_id) == (CHAIR, plan.review_id)
        review = session.get_one(Review, plan.review_id)
        assert (review.state, review.merged_by) == (ReviewState.MERGED, WHO)
    said = [each.text for each in actions.action_history(officer.store, action.id)]
    assert said[-2:] == ["I asked.", "It is done."]
    assert officer.store.verify().is_clean


def test_both_write_behind_the_same_sentence_and_the_officer_keeps_both(officer: Any, worked: Any) -> None:
    back, _, paragraph = worked
    _write(officer.store, WHO, paragraph.id, f"{paragraph.text} The officers withdrew.")
    plan = planning.plan_merge(officer.store, receiving.receive(officer.store, back, WORDS))
    (conflict,) = plan.conflicts
    merging.merge(officer.store, WHO, plan, {conflict.id: Choice.BOTH})
    with officer.store.read() as session:
        text = session.get_one(MinuteParagraph, paragraph.id).text
    assert text == f"{paragraph.text} The officers withdrew. The chair agreed."


def test_a_review_is_brought_in_once_and_again_only_when_that_was_undone(officer: Any, worked: Any) -> None:
    back, _, _ = worked
    returned = receiving.receive(officer.store, back, WORDS)
    merging.merge(officer.store, WHO, planning.plan_merge(officer.store, returned))
    with pytest.raises(UserError):
        receiving.receive(officer.store, back, WORDS)
    officer.store.undo(WHO)
    again = planning.plan_merge(officer.store, receiving.receive(officer.store, back, WORDS))
    assert {line.outcome for line in again.lines} == {Outcome.TAKEN}
    merging.merge(officer.store, WHO, again)
    assert officer.store.can_undo() == "Merge the review of Cllr Carter"
