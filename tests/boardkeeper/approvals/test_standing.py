from __future__ import annotations

from dataclasses import replace
from datetime import date

from boardkeeper import approvals, meetings, minutes
from boardkeeper.approvals import ApprovalStep, get_approval
from boardkeeper.minutes.circulating import circulate
from boardkeeper.minutes.comments import add_comment
from db.tables.packs import Leaf, MinuteBook
from tests.boardkeeper.approvals.conftest import MAY, SEPTEMBER, WHO, said


def stands(summer, meeting_id=""):
    return get_approval(summer.store, meeting_id or summer.july)


def test_a_draft_says_which_numbers_it_will_get_and_whose_come_first(summer):
    before = stands(summer)
    assert (before.step, before.numbers, before.coming_numbers) == (ApprovalStep.CIRCULATE, "", "10–21")
    assert (before.earlier_draft, before.may_begin_anywhere, before.first_number) == (MAY, True, 1)
    assert before.is_draft
    circulate(summer.store, WHO, summer.may, date(2019, 6, 3))
    after = stands(summer)
    assert (after.earlier_draft, after.may_begin_anywhere, after.first_number) == (None, False, 10)


def test_every_step_leads_to_the_next(summer):
    circulate(summer.store, WHO, summer.may, date(2019, 6, 3))
    assert stands(summer, summer.september).step is ApprovalStep.WRITE
    circulate(summer.store, WHO, summer.july, date(2019, 7, 15), date(2019, 7, 24))
    add_comment(summer.store, WHO, summer.july, "Mrs Allen", "Well done.", date(2019, 7, 18))
    out = stands(summer)
    assert (out.step, out.numbers, out.coming_numbers) == (ApprovalStep.APPROVE, "10–21", "")
    assert (out.open_comments, out.comments_due_on) == (1, date(2019, 7, 24))
    approvals.approve_minutes(summer.store, WHO, summer.july, summer.september)
    approved = stands(summer)
    assert (approved.step, approved.approved_on, approved.is_draft) == (ApprovalStep.SIGN, SEPTEMBER, False)
    approvals.sign_minutes(summer.store, WHO, summer.july, "Mrs Bowyer", SEPTEMBER)
    signed = stands(summer)
    assert (signed.step, signed.signed_by, signed.signed_on) == (ApprovalStep.NONE, "Mrs Bowyer", SEPTEMBER)


def test_the_next_suitable_meeting_is_the_first_later_one_that_can_still_say_so(summer):
    november = meetings.add_meeting(summer.store, WHO, summer.board_id, date(2019, 11, 13))
    gone = meetings.add_meeting(summer.store, WHO, summer.board_id, date(2019, 10, 2))
    meetings.cancel_meeting(summer.store, WHO, gone, "No business.")
    assert [each.id for each in stands(summer).later] == [summer.september, november]
    assert stands(summer).next_later.id == summer.september
    minutes.write_pieces(summer.store, WHO, summer.september, said("Budget"))
    approvals.approve_minutes(summer.store, WHO, summer.may, summer.july)
    circulate(summer.store, WHO, summer.july, date(2019, 7, 15))
    approvals.approve_minutes(summer.store, WHO, summer.september, november)
    assert stands(summer).next_later.id == november


def test_a_minute_below_which_nothing_stands_is_named(summer):
    minutes.write_minute(summer.store, WHO, summer.july, minutes.WrittenMinute("Any other business"))
    assert stands(summer).blank_titles == ("Any other business",)


def test_a_draft_that_was_written_on_after_it_went_out_has_changed_until_it_goes_out_again(summer):
    day = date(2019, 7, 15)
    circulate(summer.store, WHO, summer.may, date(2019, 6, 3))
    circulate(summer.store, WHO, summer.july, day)
    assert not stands(summer).has_changed
    pieces = minutes.pieces_of(summer.read(summer.july))
    changed = [replace(each, text=each.text.replace("noted", "agreed")) for each in pieces]
    minutes.write_pieces(summer.store, WHO, summer.july, changed)
    assert stands(summer).has_changed
    circulate(summer.store, WHO, summer.july, day)
    assert not stands(summer).has_changed
    summer.store.undo(WHO)
    assert stands(summer).has_changed


def test_minutes_are_bound_once_their_leaves_stand_in_the_ledger(summer):
    approvals.approve_minutes(summer.store, WHO, summer.may, summer.july)
    assert not stands(summer, summer.may).is_bound
    with summer.store.edit("Print the book", WHO) as session:
        book = MinuteBook(board_id=summer.board_id, municipal_year=2019, title="Minutes 2019/20")
        session.add(book)
        session.flush()
        leaf = Leaf(minute_book_id=book.id, number=1, meeting_id=summer.may, content_hash="0", printed_on=MAY)
        session.add(leaf)
        session.flush()
        leaf_id = leaf.id
    assert stands(summer, summer.may).is_bound
    approvals.sign_minutes(summer.store, WHO, summer.may, "Mrs Johnson", date(2019, 7, 10))
    with summer.store.read() as session:
        assert session.get_one(Leaf, leaf_id).signed_by == "Mrs Johnson"
