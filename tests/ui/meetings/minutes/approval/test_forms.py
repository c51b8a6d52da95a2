from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from boardkeeper.approvals import ApprovalStep, ApprovalView, LaterMeeting
from boardkeeper.clock import current_day
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes.comments import CommentView
from ui.meetings.minutes.approval.approve_form import ApproveForm
from ui.meetings.minutes.approval.circulate_form import CirculateForm
from ui.meetings.minutes.approval.comments_box import CommentsBox
from ui.meetings.minutes.approval.correct_form import CorrectForm
from ui.meetings.minutes.approval.sign_form import SignForm
from ui.meetings.minutes.approval.words import state_words

DRAFT = ApprovalView(
    meeting_id="m",
    held_on=date(2019, 7, 10),
    state=MeetingState.MINUTES_DRAFT,
    step=ApprovalStep.CIRCULATE,
    numbers="",
    coming_numbers="10–21",
    blank_titles=(),
    first_number=10,
    may_begin_anywhere=False,
    earlier_draft=None,
    number_faults=(),
    circulated_on=None,
    comments_due_on=None,
    comments=(),
    later=(),
    approved_at_id=None,
    approved_on=None,
    presided="",
    signed_by="",
    signed_on=None,
    slips=(),
)
OUT = replace(
    DRAFT,
    state=MeetingState.CIRCULATED,
    step=ApprovalStep.APPROVE,
    numbers="10–21",
    coming_numbers="",
    circulated_on=date(2019, 7, 15),
    comments_due_on=date(2019, 7, 24),
)
APPROVED = replace(
    OUT,
    state=MeetingState.APPROVED,
    step=ApprovalStep.SIGN,
    approved_on=date(2019, 9, 11),
    presided="Mrs Bowyer",
)
SEPTEMBER = LaterMeeting("s", date(2019, 9, 11), is_open=True)
NOVEMBER = LaterMeeting("n", date(2019, 11, 13), is_open=True)


@pytest.mark.parametrize(
    ("approval", "said"),
    [
        (DRAFT, "Draft, to be numbered 10–21"),
        (replace(DRAFT, coming_numbers=""), "Draft"),
        (OUT, "Circulated Mon 15 Jul 2019 as 10–21 · comments by Wed 24 Jul 2019"),
        (APPROVED, "Approved on 11 September 2019 as 10–21"),
        (
            replace(APPROVED, signed_by="Mrs Bowyer", signed_on=date(2019, 9, 11)),
            "Approved on 11 September 2019 as 10–21 · signed by Mrs Bowyer, Wed 11 Sep 2019",
        ),
    ],
)
def test_the_state_is_one_line(approval, said):
    assert state_words(approval, date(2019, 7, 20)) == said


@pytest.mark.parametrize(("written", "is_ready"), [("", True), ("22", True), ("0", False), ("x", False)])
def test_the_first_number_is_a_number(qtbot, written, is_ready):
    form = CirculateForm()
    qtbot.addWidget(form)
    form.show_approval(replace(DRAFT, may_begin_anywhere=True), is_new=True)
    form.first.setText(written)
    assert form.button.isEnabled() is is_ready


def test_what_should_be_seen_to_before_circulating_is_said(qtbot):
    form = CirculateForm()
    qtbot.addWidget(form)
    form.show_approval(
        replace(DRAFT, earlier_draft=date(2019, 5, 29), blank_titles=("Any other business",)), is_new=True
    )
    assert form.warning.text() == (
        "The minutes of 29 May 2019 have no numbers yet; theirs come first. "
        "Nothing is written under “Any other business”."
    )
    assert form.copy_button.isHidden()


def test_days_that_were_typed_stay_until_other_minutes_are_shown(qtbot):
    form = CirculateForm()
    qtbot.addWidget(form)
    form.show_approval(DRAFT, is_new=True)
    form.on.setText("15/7/2019")
    form.show_approval(DRAFT, is_new=False)
    assert form.on.day == date(2019, 7, 15)
    form.show_approval(replace(DRAFT, meeting_id="other"), is_new=True)
    assert form.on.day != date(2019, 7, 15)


def test_only_meetings_whose_minutes_can_still_say_so_are_offered(qtbot):
    form = ApproveForm()
    qtbot.addWidget(form)
    form.show_approval(OUT, is_new=True)
    assert not form.button.isEnabled()
    assert "No later meeting is in the calendar" in form.explains.text()
    form.show_approval(replace(OUT, later=(replace(SEPTEMBER, is_open=False), NOVEMBER)), is_new=False)
    assert form.later.meeting_id == "n"
    assert form.later.itemText(0) == "Wed 11 Sep 2019 – its minutes are approved"
    assert form.button.isEnabled()
    form.show_approval(replace(OUT, later=(SEPTEMBER, NOVEMBER)), is_new=False)
    assert form.later.meeting_id == "n"


def test_a_meeting_that_has_not_come_approves_nothing(qtbot):
    form = ApproveForm()
    qtbot.addWidget(form)
    coming = LaterMeeting("c", current_day() + timedelta(days=30), is_open=True)
    form.show_approval(replace(OUT, later=(coming,)), is_new=True)
    assert not form.button.isEnabled()
    assert "has not come yet" in form.explains.text()


def test_a_correction_is_proposed_after_the_meeting_that_approved_the_minutes(qtbot):
    form = CorrectForm()
    qtbot.addWidget(form)
    form.show_approval(replace(APPROVED, later=(SEPTEMBER, NOVEMBER)), is_new=True)
    assert form.later.meeting_id == "n"
    form.show_approval(replace(APPROVED, later=()), is_new=True)
    assert form.editor.isHidden()


def test_a_signature_needs_a_name_and_a_day(qtbot):
    form = SignForm()
    qtbot.addWidget(form)
    form.show_approval(APPROVED, is_new=True)
    assert (form.name.text(), form.on.day, form.button.isEnabled()) == ("Mrs Bowyer", date(2019, 9, 11), True)
    form.name.clear()
    assert not form.button.isEnabled()
    form.name.setText("Mr Allen")
    form.on.setText("some day")
    assert not form.button.isEnabled()


def test_an_answer_being_typed_survives_another_comment(qtbot):
    box = CommentsBox()
    qtbot.addWidget(box)
    first = CommentView(
        "1", "Mrs Allen", date(2019, 7, 18), "First.", "", False, None, "The minutes as a whole"
    )
    box.show_comments((first,), ("Mrs Allen",), is_draft=True)
    box.rows[0].answer.setText("Half an ans")
    box.show_comments((first, replace(first, id="2", text="Second.")), (), is_draft=True)
    assert [row.answer.text() for row in box.rows] == ["Half an ans", ""]
    assert box.heading.findChild(type(box.rows[0].words)).text() == "Comments, 2 open"
