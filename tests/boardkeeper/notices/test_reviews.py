from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import notices
from boardkeeper.errors import UserError
from boardkeeper.notices import ShownFrom, Standing
from tests.boardkeeper.conftest import WHO


def hold(tracked, day, outcome=""):
    return notices.record_review(tracked.store, WHO, tracked.notice_id, day, outcome, tracked.today)


def test_the_first_review_on_the_notice_of_19_may_2023_is_due_by_19_november_2023(tracked):
    coming = tracked.view.coming
    assert (coming.number, coming.due_on, coming.id) == (1, date(2023, 11, 19), "")
    (ask,) = notices.next_asks(tracked.store, tracked.board_id, tracked.today)
    assert (ask.due, ask.days_left, ask.reference) == (date(2023, 11, 19), 68, "")
    assert ask.words == "Review 1 by the Department; the self-assessment goes before it"


def test_a_review_that_was_held_brings_the_next_within_six_months_of_it(tracked):
    coming = hold(tracked, date(2023, 9, 4), "Letter to follow.")
    assert (coming.number, coming.due_on) == (2, date(2024, 3, 4))
    (held,) = tracked.view.held
    assert (held.due_on, held.held_on, held.outcome) == (
        date(2023, 11, 19),
        date(2023, 9, 4),
        "Letter to follow.",
    )


def test_the_opening_words_belong_to_the_review_they_were_written_for(tracked):
    notices.write_opening(tracked.store, WHO, tracked.notice_id, " Children wait less. ")
    assert tracked.view.coming.opening == "Children wait less."
    hold(tracked, date(2023, 9, 4))
    assert [each.opening for each in tracked.view.reviews] == ["Children wait less.", ""]


def test_what_came_of_a_review_can_be_said_once_the_letter_is_there(tracked):
    hold(tracked, date(2023, 9, 4))
    notices.update_review(tracked.store, WHO, tracked.view.held[0].id, outcome="Progress seen.")
    assert tracked.view.held[0].outcome == "Progress seen."


def test_a_review_that_was_not_held_after_all_waits_again(tracked):
    notices.write_opening(tracked.store, WHO, tracked.notice_id, "For the first.")
    hold(tracked, date(2023, 9, 4))
    notices.write_opening(tracked.store, WHO, tracked.notice_id, "For the second.")
    notices.remove_review(tracked.store, WHO, tracked.view.held[0].id)
    view = tracked.view
    assert (view.held, view.coming.number, view.coming.opening) == ((), 1, "For the second.")
    tracked.store.undo(WHO)
    assert [each.opening for each in tracked.view.reviews] == ["For the first.", "For the second."]


def test_only_the_latest_review_can_be_taken_away(tracked):
    for day in (date(2023, 7, 3), date(2023, 9, 4)):
        hold(tracked, day)
    with pytest.raises(UserError, match="A later review was held"):
        notices.remove_review(tracked.store, WHO, tracked.view.held[0].id)
    assert len(tracked.view.held) == 2


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2023, 9, 13), "has not come yet"),
        (date(2023, 5, 18), "would not come after the notice of 19 May 2023"),
    ],
)
def test_a_review_on_a_day_that_cannot_be_is_refused(tracked, day, why):
    with pytest.raises(UserError, match=why):
        hold(tracked, day)
    assert tracked.view.held == ()


def test_two_reviews_are_not_held_on_one_day_nor_in_the_wrong_order(tracked):
    hold(tracked, date(2023, 9, 4))
    for day in (date(2023, 9, 4), date(2023, 8, 1)):
        with pytest.raises(UserError, match="would not come after the review before it"):
            hold(tracked, day)
    assert len(tracked.view.held) == 1


def test_an_ended_notice_has_no_review_to_come(tracked):
    notices.end_notice(tracked.store, WHO, tracked.notice_id, date(2023, 9, 1))
    with pytest.raises(UserError, match="no review is to come"):
        notices.write_opening(tracked.store, WHO, tracked.notice_id, "Words")
    with pytest.raises(UserError, match="no review is to come"):
        hold(tracked, date(2023, 9, 4))


def test_the_paragraph_about_reviews_shows_itself_from_them(tracked):
    tracked.add("5", ShownFrom.REVIEW)
    row = tracked.paragraph("5")
    assert (row.standing, row.next_due_on) == (Standing.NEVER_SHOWN, date(2023, 11, 19))
    hold(tracked, date(2023, 9, 4))
    row = tracked.paragraph("5")
    assert (row.last_shown_on, row.next_due_on) == (date(2023, 9, 4), date(2024, 3, 4))
    assert row.itself == "Review 1 was held on 4 September 2023."
    assert row.lacks == ("What came of the review of 4 September 2023 is not recorded.",)
    asked = notices.next_asks(tracked.store, tracked.board_id, tracked.today)
    assert [each.reference for each in asked] == [""]
