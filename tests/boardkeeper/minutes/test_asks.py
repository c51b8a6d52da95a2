from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper import actions, decisions
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.minutes import WrittenAsk, numbers
from db.tables.meetings import Meeting
from tests.threads import record_action_progress, record_decision_progress

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)


@pytest.fixture
def tracked(desk):
    def rows():
        return decisions.list_decisions(desk.store, desk.board_id, TODAY).rows

    return rows


@pytest.fixture
def logged(desk):
    def rows():
        return actions.list_actions(desk.store, desk.board_id, TODAY).rows

    return rows


def test_a_limb_that_asks_becomes_a_tracking_decision_with_officer_and_date(sheet, piece, tracked):
    sheet.write(
        [
            piece.heading("Number of Children in Care"),
            piece.limb("that the trend be provided to Members;", "Jean Kelly", "July 2019"),
            piece.limb("that the update be noted."),
        ]
    )
    (row,) = tracked()
    assert (row.text, row.officer, row.target_written, row.target_on) == (
        "Agreed that the trend be provided to Members.",
        "Jean Kelly",
        "July 2019",
        date(2019, 7, 31),
    )
    assert (row.minute_title, row.decided_on, row.overdue_days) == (
        "Number of Children in Care",
        date(2019, 7, 10),
        42,
    )


def test_limbs_standing_together_that_ask_the_same_are_one_row(sheet, piece, tracked, desk):
    invite, explore, hear = (
        piece.limb(words, "Judith Harwood", "July 2019")
        for words in ("invite a Head Teacher;", "explore inviting a parent;", "hear from Mrs Williams.")
    )
    pieces = [piece.heading("Bullying and Attendance"), invite, explore, hear]
    sheet.write(pieces)
    (row,) = tracked()
    assert row.text == (
        "Agreed: 1. invite a Head Teacher; 2. explore inviting a parent; 3. hear from Mrs Williams."
    )
    with desk.store.edit("Circulate", WHO) as session:
        numbers.allot_into(session, sheet.meeting_id, 17)
    sheet.write(pieces)
    assert tracked()[0].minute_reference == "Minute 17(1)–(3), 10 July 2019"
    alone = replace(explore, decision=replace(explore.decision, ask=WrittenAsk("Jean Kelly", "July 2019")))
    sheet.write([pieces[0], invite, alone, hear])
    assert [(row.officer, row.minute_reference) for row in tracked()] == [
        ("Judith Harwood", "Minute 17(1), 10 July 2019"),
        ("Jean Kelly", "Minute 17(2), 10 July 2019"),
        ("Judith Harwood", "Minute 17(3), 10 July 2019"),
    ]
    assert tracked()[0].id == row.id


def test_limbs_apart_are_rows_of_their_own(sheet, piece, tracked):
    sheet.write(
        [
            piece.heading("One"),
            piece.limb("a", "Jean Kelly"),
            piece.text("Members went on."),
            piece.limb("b", "Jean Kelly"),
            piece.heading("Two"),
            piece.limb("c", "Jean Kelly"),
        ]
    )
    assert [row.text for row in tracked()] == ["Agreed a.", "Agreed b.", "Agreed c."]


def test_the_row_follows_the_words_of_its_limb(sheet, piece, tracked):
    one, limb = piece.heading("One"), piece.limb("that a be done", "Jean Kelly")
    sheet.write([one, limb])
    row = tracked()[0]
    sheet.write([replace(one, text="One and more"), replace(limb, text="that b be done")])
    assert [(each.id, each.text, each.minute_title) for each in tracked()] == [
        (row.id, "Agreed that b be done.", "One and more")
    ]


def test_a_lost_motion_asks_nothing_of_anybody(sheet, piece, tracked):
    sheet.write([piece.heading("One"), piece.limb("that a be done", "Jean Kelly", is_lost=True)])
    assert tracked() == ()


def test_a_row_goes_with_its_limb_unless_somebody_has_reported_on_it(sheet, piece, tracked, desk):
    one, a, b = piece.heading("One"), piece.limb("a", "Jean"), piece.limb("b", "Judith")
    sheet.write([one, a, b])
    record_decision_progress(desk.store, WHO, tracked()[0].id, "E-mailed", FollowUpStatus.REQUESTED, TODAY)
    sheet.write([one])
    (row,) = tracked()
    assert (row.text, row.status) == ("Agreed a.", FollowUpStatus.SUPERSEDED)
    said = [entry.text for entry in decisions.decision_history(desk.store, row.id)]
    assert said == ["E-mailed", "Taken out of the minutes."]


def test_an_action_is_one_thing_in_the_text_and_in_the_log(sheet, piece, logged):
    one, task = piece.heading("One"), piece.action("Provide the trend", "Jean Kelly", "end of July")
    sheet.write([one, task])
    (row,) = logged()
    assert (row.reference, row.text, row.owner, row.due_written, row.due_on) == (
        "1",
        "Provide the trend",
        "Jean Kelly",
        "end of July",
        date(2019, 7, 31),
    )
    sheet.write(
        [one, replace(task, text="Provide the trend of six months", ask=WrittenAsk("Judith Harwood"))]
    )
    (after,) = logged()
    assert (after.id, after.text, after.owner, after.due_on) == (
        row.id,
        "Provide the trend of six months",
        "Judith Harwood",
        None,
    )
    assert sheet.view.minutes[0].paragraphs[0].action.reference == "1"


def test_an_action_somebody_reported_on_stays_in_the_log_and_keeps_a_parent_minute(
    sheet, piece, logged, desk
):
    one, two = piece.heading("One"), piece.heading("Two")
    sheet.write([one, two, piece.action("a", "Jean"), piece.action("b", "Judith")])
    first = logged()[0]
    record_action_progress(desk.store, WHO, first.id, "Begun", FollowUpStatus.IN_PROGRESS, TODAY)
    with desk.store.edit("Circulate", WHO) as session:
        numbers.allot_into(session, sheet.meeting_id)
    sheet.write([one])
    (row,) = logged()
    assert (row.id, row.status, row.minute) == (first.id, FollowUpStatus.SUPERSEDED, "Minute 1, 10 July 2019")


def test_undo_takes_text_and_row_back_together(sheet, piece, tracked, logged, desk):
    sheet.write([piece.heading("One"), piece.limb("a", "Jean"), piece.action("b", "Judith")])
    assert (len(tracked()), len(logged())) == (1, 1)
    desk.store.undo(WHO)
    assert (sheet.pieces, tracked(), logged()) == ((), (), ())
    desk.store.redo(WHO)
    assert (len(sheet.pieces), len(tracked()), len(logged())) == (3, 1, 1)


def test_references_are_written_anew_when_numbers_are_allotted(sheet, piece, tracked, desk):
    from boardkeeper.minutes.asks import cited_again_into

    sheet.write([piece.heading("One"), piece.limb("noted"), piece.limb("a", "Jean"), piece.limb("b", "Jean")])
    assert tracked()[0].minute_reference == ""
    with desk.store.edit("Circulate", WHO) as session:
        numbers.allot_into(session, sheet.meeting_id)
        cited_again_into(session, session.get_one(Meeting, sheet.meeting_id))
    assert tracked()[0].minute_reference == "Minute 1(2)–(3), 10 July 2019"


def test_the_logs_lead_back_to_the_paragraph_and_know_what_is_exempt(sheet, piece, tracked, logged):
    secret = {"exempt_paragraphs": "2", "public_interest_reason": "It names a child."}
    first, second = piece.limb("a", "Jean Kelly"), piece.limb("b", "Jean Kelly")
    task, hidden = piece.action("c", "Jean Kelly"), replace(piece.action("d", "Judith"), **secret)
    sheet.write([piece.heading("One"), first, second, task, hidden])
    assert [(row.paragraph_id, row.is_exempt) for row in tracked()] == [(first.id, False)]
    assert [(row.paragraph_id, row.is_exempt) for row in logged()] == [(task.id, False), (hidden.id, True)]
    before = list(sheet.pieces)
    sheet.write([*before[:2], replace(before[2], **secret), *before[3:]], before)
    assert tracked()[0].is_exempt
