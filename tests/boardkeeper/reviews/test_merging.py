"""A review that came back is merged: what both sides did stays, and what cannot stay is kept as a remark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from boardkeeper import actions
from boardkeeper.actions import FollowUpStatus
from boardkeeper.errors import UserError
from boardkeeper.reviews import merging, planning
from boardkeeper.reviews.merging import PlanIsStale, Undecided
from boardkeeper.reviews.plan import Choice, MergeDone, MergeLine, MergePlan, Outcome
from boardkeeper.reviews.returned import ChangeKind, Returned, RowChange
from boardkeeper.reviews.views import KeptFile
from db.store import Store
from db.tables.actions import Action, Evidence
from db.tables.meetings import Meeting, MeetingState
from db.tables.programme import ProgrammeItem
from db.tables.reviews import Remark, RemarkAbout
from tests.boardkeeper.reviews.exchange import (
    CHAIR,
    JULY,
    OFFICER,
    PARAGRAPHS,
    SEPTEMBER,
    Exchange,
    exchange_of,
    make_board,
    put,
    row,
)
from tests.threads import record_action_progress


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    path = tmp_path_factory.mktemp("sent") / "Sent.board"
    return path, make_board(path)


@pytest.fixture
def exchange(sent: tuple[Path, Any], tmp_path: Path) -> Iterator[Exchange]:
    both = exchange_of(*sent, tmp_path)
    yield both
    both.officer.close()
    both.chair.close()


def plan_of(exchange: Exchange) -> MergePlan:
    return planning.plan_merge(exchange.officer, exchange.returned())


def merged(exchange: Exchange, **by_field: Choice | str) -> MergeDone:
    """Merge, deciding conflicts by the name of their field."""
    plan = plan_of(exchange)
    choices = {line.id: by_field[line.field] for line in plan.lines if line.field in by_field}
    return merging.merge(exchange.officer, OFFICER, plan, choices, on=SEPTEMBER)


def only(plan: MergePlan) -> MergeLine:
    (line,) = plan.lines
    return line


def remarks(store: Store) -> list[Remark]:
    with store.read() as session:
        return list(session.scalars(select(Remark).order_by(Remark.position)))


def report_on(store: Store, action_id: str, text: str, day: date, status: FollowUpStatus) -> str:
    return record_action_progress(store, OFFICER, action_id, text, status, day)


def test_what_only_the_chair_changed_is_taken_over(exchange: Exchange) -> None:
    put(exchange.chair, "action", exchange.actions[0], text="Write to every school", importance="high")
    text, importance = plan_of(exchange).lines
    assert (text.outcome, text.about, text.ours, text.merged) == (
        Outcome.TAKEN,
        "Action 1",
        "Write to school 1",
        "Write to every school",
    )
    assert (importance.name, importance.merged) == ("Priority", "High")
    done = merged(exchange)
    assert (done.taken, done.kept_as_remarks) == (2, 0)
    assert row(exchange.officer, "action", exchange.actions[0])["text"] == "Write to every school"


def test_a_merge_is_one_step_named_after_the_chair_and_undone_in_one(exchange: Exchange) -> None:
    put(exchange.chair, "action", exchange.actions[0], text="Write to every school")
    report_on(exchange.chair, exchange.actions[1], "Seen.", SEPTEMBER, FollowUpStatus.IN_PROGRESS)
    before = exchange.officer.history()
    merged(exchange)
    assert exchange.officer.can_undo() == "Merge the review of Cllr Carter"
    assert len(exchange.officer.history()) == len(before) + 1
    exchange.officer.undo(OFFICER)
    assert row(exchange.officer, "action", exchange.actions[0])["text"] == "Write to school 1"
    assert row(exchange.officer, "review", exchange.review_id)["state"] == "sent"
    # It can be merged again, with the same rows.
    assert merged(exchange).taken == 3


def test_merging_twice_is_refused(exchange: Exchange) -> None:
    put(exchange.chair, "action", exchange.actions[0], text="Write to every school")
    plan = plan_of(exchange)
    merging.merge(exchange.officer, OFFICER, plan)
    with pytest.raises(UserError, match=r"was merged on .* by Helen Rickman"):
        plan_of(exchange)
    with pytest.raises(UserError, match="was merged"):
        merging.merge(exchange.officer, OFFICER, plan)


def test_a_withdrawn_review_is_not_merged(exchange: Exchange) -> None:
    put(exchange.officer, "review", exchange.review_id, state="withdrawn")
    with pytest.raises(UserError, match="was withdrawn"):
        plan_of(exchange)


def test_edits_of_both_sides_in_one_paragraph_are_brought_together(exchange: Exchange) -> None:
    paragraph = exchange.paragraphs[0]
    put(exchange.officer, "minute_paragraph", paragraph, text=PARAGRAPHS[0].replace("44", "40"))
    put(exchange.chair, "minute_paragraph", paragraph, text=PARAGRAPHS[0].replace("noted", "welcomed"))
    line = only(plan_of(exchange))
    assert (line.outcome, line.usual) == (Outcome.MERGED, Choice.BOTH)
    merged(exchange)
    text = PARAGRAPHS[0].replace("44", "40").replace("noted", "welcomed")
    assert row(exchange.officer, "minute_paragraph", paragraph)["text"] == text


@pytest.mark.parametrize(
    ("choice", "month", "kept"),
    [
        (Choice.OURS, "June", 1),
        (Choice.CHAIRS, "April", 0),
        (Choice.BOTH, "June. April", 0),
        ("in spring", "", 1),
    ],
    ids=["ours", "the chair’s", "both", "own words"],
)
def test_the_same_words_changed_on_both_sides_are_asked(
    exchange: Exchange, choice: Choice | str, month: str, kept: int
) -> None:
    paragraph = exchange.paragraphs[0]
    put(exchange.officer, "minute_paragraph", paragraph, text=PARAGRAPHS[0].replace("May", "June"))
    put(exchange.chair, "minute_paragraph", paragraph, text=PARAGRAPHS[0].replace("May", "April"))
    line = only(plan_of(exchange))
    assert line.outcome is Outcome.CONFLICT
    assert line.allowed == (Choice.OURS, Choice.CHAIRS, Choice.BOTH)
    with pytest.raises(Undecided, match="One place is not decided yet, first “School Attendance”"):
        merged(exchange)
    done = merged(exchange, text=choice)
    text = PARAGRAPHS[0].replace("May", month) if month else choice
    assert row(exchange.officer, "minute_paragraph", paragraph)["text"] == text
    assert done.kept_as_remarks == kept
    if kept:
        (remark,) = remarks(exchange.officer)
        assert remark.text == f"Wording proposed: {PARAGRAPHS[0].replace('May', 'April')}"
        assert (remark.said_by, remark.is_settled, remark.review_id) == (CHAIR, True, exchange.review_id)
        assert (remark.about, remark.about_id) == (RemarkAbout.MINUTE_PARAGRAPH, paragraph)
        assert remark.answered_by == OFFICER


def test_an_edit_that_was_to_be_taken_can_be_declined_and_is_kept(exchange: Exchange) -> None:
    put(exchange.chair, "action", exchange.actions[0], owner="Alison Botham")
    merged(exchange, owner=Choice.OURS)
    assert row(exchange.officer, "action", exchange.actions[0])["owner"] == "Jean Kelly"
    (remark,) = remarks(exchange.officer)
    assert remark.text == "Owner proposed: Alison Botham"
    assert remark.answer == "Not taken over when the review was merged."


def test_two_owners_may_both_stay(exchange: Exchange) -> None:
    put(exchange.officer, "action", exchange.actions[0], owner="Alison Botham")
    put(exchange.chair, "action", exchange.actions[0], owner="Judith Harwood")
    merged(exchange, owner=Choice.BOTH)
    assert row(exchange.officer, "action", exchange.actions[0])["owner"] == "Alison Botham and Judith Harwood"


def test_a_due_date_in_the_officers_own_words_is_read(exchange: Exchange) -> None:
    put(exchange.officer, "action", exchange.actions[0], due_written="August 2019", due_on="2019-08-31")
    put(exchange.chair, "action", exchange.actions[0], due_written="October 2019", due_on="2019-10-31")
    assert only(plan_of(exchange)).allowed == (Choice.OURS, Choice.CHAIRS)
    merged(exchange, due="end of September")
    kept = row(exchange.officer, "action", exchange.actions[0])
    assert (kept["due_written"], kept["due_on"]) == ("end of September", "2019-09-30")


def test_a_choice_that_a_line_does_not_offer_is_refused(exchange: Exchange) -> None:
    put(exchange.officer, "action", exchange.actions[0], status="in progress")
    put(exchange.chair, "action", exchange.actions[0], status="complete", completed_on="2019-09-08")
    with pytest.raises(UserError, match="status cannot be decided so"):
        merged(exchange, status="half done")
    with pytest.raises(UserError, match="status cannot be decided so"):
        merged(exchange, status=Choice.BOTH)


def test_what_a_person_says_is_never_taken_for_a_choice(exchange: Exchange) -> None:
    put(exchange.officer, "action", exchange.actions[0], text="Write to them")
    put(exchange.chair, "action", exchange.actions[0], text="Telephone them")
    merged(exchange, text="ours")
    assert row(exchange.officer, "action", exchange.actions[0])["text"] == "ours"


def test_minutes_approved_meanwhile_do_not_change(exchange: Exchange) -> None:
    paragraph = exchange.paragraphs[0]
    put(exchange.chair, "minute_paragraph", paragraph, text="Other words.")
    with exchange.officer.edit("Approve", OFFICER) as session:
        session.get_one(Meeting, exchange.meeting_id).state = MeetingState.APPROVED
    line = only(plan_of(exchange))
    assert (line.outcome, line.allowed) == (Outcome.REFUSED, ())
    merged(exchange)
    assert row(exchange.officer, "minute_paragraph", paragraph)["text"] == PARAGRAPHS[0]
    (remark,) = remarks(exchange.officer)
    assert remark.text == "Wording proposed: Other words."
    assert remark.answer.startswith("Not taken over: The minutes were approved meanwhile")


def test_an_edit_of_a_row_that_has_gone_is_kept_as_a_remark(exchange: Exchange) -> None:
    action = exchange.actions[2]
    put(exchange.chair, "action", action, text="Write to every school")
    report_on(exchange.chair, action, "The schools have answered.", SEPTEMBER, FollowUpStatus.COMPLETE)
    with exchange.officer.edit("Remove the action", OFFICER) as session:
        session.connection().exec_driver_sql("DELETE FROM action WHERE id = ?", (action,))
    plan = plan_of(exchange)
    assert {line.outcome for line in plan.lines} == {Outcome.LOST_ROW}
    assert {line.about for line in plan.lines} == {"Action 3"}
    merged(exchange)
    said = " ".join(each.text for each in remarks(exchange.officer))
    assert "Write to every school" in said
    assert "The schools have answered. (Status: complete)" in said
    assert "Status proposed: Complete" in said
    assert all(each.is_settled for each in remarks(exchange.officer))


def test_entries_of_both_sides_stay_in_the_order_of_their_days(exchange: Exchange) -> None:
    action = exchange.actions[0]
    days = {"first": date(2019, 9, 3), "second": date(2019, 9, 5), "third": date(2019, 9, 8)}
    report_on(exchange.officer, action, "first", days["first"], FollowUpStatus.OPEN)
    report_on(exchange.officer, action, "third", days["third"], FollowUpStatus.OPEN)
    report_on(exchange.chair, action, "second", days["second"], FollowUpStatus.COMPLETE)
    merged(exchange)
    history = actions.action_history(exchange.officer, action)
    assert [each.text for each in history][:3] == ["first", "second", "third"]
    # The chair's was the only change of status: it stands, and the thread ends with it.
    assert row(exchange.officer, "action", action)["status"] == "complete"
    assert row(exchange.officer, "action", action)["completed_on"] == "2019-09-05"
    assert history[-1].text == "The review of Cllr Carter was merged: the status is “complete”."
    assert history[-1].status is FollowUpStatus.COMPLETE


def test_a_status_changed_on_both_sides_is_asked_and_the_thread_says_how_it_ended(exchange: Exchange) -> None:
    action = exchange.actions[0]
    report_on(exchange.officer, action, "Begun.", date(2019, 9, 3), FollowUpStatus.IN_PROGRESS)
    report_on(exchange.chair, action, "Done.", date(2019, 9, 5), FollowUpStatus.COMPLETE)
    merged(exchange, status=Choice.OURS)
    history = actions.action_history(exchange.officer, action)
    assert [each.text for each in history][:2] == ["Begun.", "Done."]
    assert history[-1].status is FollowUpStatus.IN_PROGRESS
    kept = row(exchange.officer, "action", action)
    assert (kept["status"], kept["completed_on"]) == ("in progress", None)


def test_evidence_comes_with_its_file(exchange: Exchange) -> None:
    content = b"%PDF-1.4 a letter"
    entry = report_on(exchange.chair, exchange.actions[0], "See the letter.", JULY, FollowUpStatus.OPEN)
    evidence = RowChange(
        "evidence",
        "e" * 32,
        ChangeKind.MADE,
        {},
        {
            "action_id": exchange.actions[0],
            "action_update_id": entry,
            "title": "Letter",
            "file_name": "letter.pdf",
            "blob_hash": "ab" * 32,
        },
    )
    sent = exchange.returned()
    files = (KeptFile("ab" * 32, "application/pdf", content),)
    returned = Returned(
        sent.review_id, sent.board_id, sent.chair, sent.returned_at, (*sent.changes, evidence), files
    )
    plan = planning.plan_merge(exchange.officer, returned)
    assert [line.name for line in plan.lines] == ["Update", "Evidence"]
    merging.merge(exchange.officer, OFFICER, plan)
    with exchange.officer.read() as session:
        (kept,) = session.scalars(select(Evidence))
        assert (kept.action_update_id, kept.file_name) == (entry, "letter.pdf")
        assert kept.blob_hash is not None


def test_a_plan_that_is_not_true_any_more_is_refused(exchange: Exchange) -> None:
    put(exchange.chair, "action", exchange.actions[0], text="Write to every school")
    plan = plan_of(exchange)
    put(exchange.officer, "action", exchange.actions[0], text="Write to no school")
    with pytest.raises(PlanIsStale):
        merging.merge(exchange.officer, OFFICER, plan)
    assert row(exchange.officer, "action", exchange.actions[0])["text"] == "Write to no school"


def test_an_edit_that_both_sides_made_alike_is_nothing_to_do(exchange: Exchange) -> None:
    for store in (exchange.officer, exchange.chair):
        put(store, "action", exchange.actions[0], text="Write to every school")
    assert only(plan_of(exchange)).outcome is Outcome.SAME
    assert merged(exchange).taken == 0


def test_words_that_were_all_taken_out_are_asked_and_never_kept_blank(exchange: Exchange) -> None:
    put(exchange.chair, "minute_paragraph", exchange.paragraphs[1], text="")
    line = only(plan_of(exchange))
    assert (line.outcome, line.allowed) == (Outcome.CONFLICT, (Choice.OURS,))
    assert "took every word out" in line.note
    merged(exchange, text=Choice.OURS)
    assert row(exchange.officer, "minute_paragraph", exchange.paragraphs[1])["text"] == PARAGRAPHS[1]


def test_a_report_is_merged_like_minutes(exchange: Exchange) -> None:
    put(
        exchange.chair,
        "report_paragraph",
        exchange.written[0],
        text="To inform the board of all its pledges.",
    )
    put(exchange.officer, "report_paragraph", exchange.written[0], text="To tell the board of its pledges.")
    merged(exchange)
    kept = row(exchange.officer, "report_paragraph", exchange.written[0])
    assert kept["text"] == "To tell the board of all its pledges."


def test_emphasis_of_the_chair_meets_words_of_the_officer(exchange: Exchange) -> None:
    paragraph = exchange.paragraphs[2]
    put(exchange.officer, "minute_paragraph", paragraph, text=f"At the end {PARAGRAPHS[2]}")
    put(exchange.chair, "minute_paragraph", paragraph, marks='[[4,9,"bold"]]')
    merged(exchange)
    kept = row(exchange.officer, "minute_paragraph", paragraph)
    assert kept["text"] == f"At the end {PARAGRAPHS[2]}"
    assert kept["marks"] == '[[15,20,"bold"]]'


def test_a_change_that_no_review_can_hold_is_refused(exchange: Exchange) -> None:
    sent = exchange.returned()
    foreign = RowChange("board", sent.board_id, ChangeKind.CHANGED, {"name": "A"}, {"name": "B"})
    for change in (
        foreign,
        RowChange("action", exchange.actions[0], ChangeKind.CHANGED, {}, {"reference": "9"}),
    ):
        returned = Returned(sent.review_id, sent.board_id, sent.chair, sent.returned_at, (change,))
        with pytest.raises(UserError, match="no review can hold"):
            planning.plan_merge(exchange.officer, returned)


def test_words_that_were_withheld_from_the_chair_are_not_overwritten(exchange: Exchange) -> None:
    sent = exchange.returned()
    change = RowChange(
        "minute_paragraph",
        exchange.paragraphs[0],
        ChangeKind.CHANGED,
        {"text": "Withheld."},
        {"text": "Withheld, why?"},
    )
    returned = Returned(sent.review_id, sent.board_id, sent.chair, sent.returned_at, (change,))
    plan = planning.plan_merge(exchange.officer, returned)
    assert only(plan).outcome is Outcome.REFUSED
    assert "because it is exempt" in only(plan).note
    merging.merge(exchange.officer, OFFICER, plan)
    assert row(exchange.officer, "minute_paragraph", exchange.paragraphs[0])["text"] == PARAGRAPHS[0]


def test_what_was_put_on_the_programme_meanwhile_is_not_complete_before_it_is_heard(
    exchange: Exchange,
) -> None:
    action = exchange.actions[0]
    report_on(exchange.chair, action, "Done.", SEPTEMBER, FollowUpStatus.COMPLETE)
    with exchange.officer.edit("Put it on the programme", OFFICER) as session:
        topic = ProgrammeItem(
            board_id=exchange.board_id, topic="School Attendance", scheduled_on=date(2019, 11, 13)
        )
        session.add(topic)
        session.flush()
        session.get_one(Action, action).programme_item_id = topic.id
    status = next(line for line in plan_of(exchange).lines if line.field == "status")
    assert (status.outcome, status.allowed) == (Outcome.REFUSED, ())
    assert "to be heard on 13 November 2019" in status.note
    merged(exchange)
    assert row(exchange.officer, "action", action)["status"] == "open"
    # The chair's report stays, and the thread ends with what is so.
    history = actions.action_history(exchange.officer, action)
    assert history[0].text == "Done."
    assert history[-1].status is FollowUpStatus.OPEN
