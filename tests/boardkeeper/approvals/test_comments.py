from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import approvals, minutes
from boardkeeper.errors import UserError
from boardkeeper.minutes import pieces_of
from boardkeeper.minutes.circulating import circulate
from boardkeeper.minutes.comments import (
    WHOLE,
    add_comment,
    list_comments,
    remove_comment,
    reopen_comment,
    settle_comment,
)
from tests.boardkeeper.approvals.conftest import WHO

DAY = date(2019, 7, 18)


@pytest.fixture
def circulated(summer):
    circulate(summer.store, WHO, summer.may, date(2019, 6, 3))
    circulate(summer.store, WHO, summer.july, date(2019, 7, 15), date(2019, 7, 24))
    return summer


def say(summer, text, starts=None, by="Councillor McDonald"):
    about = summer.paragraph(summer.july, starts).id if starts else None
    return add_comment(summer.store, WHO, summer.july, by, text, DAY, about)


def test_a_comment_says_whose_it_is_and_which_paragraph_it_is_about(circulated):
    say(circulated, "It was four weeks.", "parents should")
    say(circulated, "Well done.")
    every = list_comments(circulated.store, circulated.july)
    assert [(each.place, each.text, each.said_by, each.said_on, each.is_settled) for each in every] == [
        (WHOLE, "Well done.", "Councillor McDonald", DAY, False),
        ("Minute 16(b)", "It was four weeks.", "Councillor McDonald", DAY, False),
    ]


def test_a_comment_is_settled_with_an_answer_and_can_be_opened_again(circulated):
    comment_id = say(circulated, "It was four weeks.", "parents should")
    with pytest.raises(UserError, match="settled with an answer"):
        settle_comment(circulated.store, WHO, comment_id, " ")
    settle_comment(circulated.store, WHO, comment_id, "Put right.")
    (comment,) = list_comments(circulated.store, circulated.july)
    assert (comment.is_settled, comment.answer) == (True, "Put right.")
    reopen_comment(circulated.store, WHO, comment_id)
    (comment,) = list_comments(circulated.store, circulated.july)
    assert (comment.is_settled, comment.answer) == (False, "Put right.")
    remove_comment(circulated.store, WHO, comment_id)
    assert list_comments(circulated.store, circulated.july) == ()
    circulated.store.undo(WHO)
    assert len(list_comments(circulated.store, circulated.july)) == 1


def test_a_comment_outlives_the_paragraph_it_was_about(circulated):
    say(circulated, "Nobody said so.", "the contract")
    kept = [each for each in pieces_of(circulated.read(circulated.july)) if "the contract" not in each.text]
    minutes.write_pieces(circulated.store, WHO, circulated.july, kept)
    (comment,) = list_comments(circulated.store, circulated.july)
    assert (comment.paragraph_id, comment.place) == (None, WHOLE)


def test_a_comment_is_somebodys_says_something_and_is_about_these_minutes(circulated):
    def refused(by, text, about=None):
        with pytest.raises(UserError) as error:
            add_comment(circulated.store, WHO, circulated.july, by, text, DAY, about)
        return error.value.sentence

    other = circulated.paragraph(circulated.may, "Members noted").id
    assert refused(" ", "It was four weeks.") == "A comment is somebody’s."
    assert refused("Mrs Allen", " ") == "A comment says something."
    assert refused("Mrs Allen", "No.", other) == "That paragraph is not in these minutes."


def test_approved_minutes_take_no_comments(circulated):
    approvals.approve_minutes(circulated.store, WHO, circulated.july, circulated.september)
    with pytest.raises(UserError, match="no draft that could be commented on"):
        say(circulated, "Too late.")
