from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import notices
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.notices import ShownFrom, Whose
from tests.boardkeeper.conftest import WHO

TODAY = date(2023, 9, 12)


def hear(desk, whose, day, text="Supervision is put off.", **facts):
    return notices.add_voice(desk.store, WHO, desk.board_id, whose, day, text, TODAY, **facts)


def test_voices_stand_latest_first_and_are_narrowed_by_whose_and_by_words(desk):
    hear(desk, Whose.STAFF, date(2023, 6, 1), heard_at="Staff survey", response="Dates are fixed.")
    hear(desk, Whose.CHILDREN, date(2023, 8, 1), "Tell us before our worker changes.")

    def found(**wanted):
        return [
            each.whose
            for each in notices.list_voices(desk.store, desk.board_id, Wanted(limit=10, **wanted)).rows
        ]

    assert found() == [Whose.CHILDREN, Whose.STAFF]
    assert found(words="survey") == [Whose.STAFF]
    assert found(chips=frozenset({"Children"})) == [Whose.CHILDREN]
    assert found(chips=frozenset({notices.NOT_ANSWERED})) == [Whose.CHILDREN]


def test_a_voice_is_changed_and_removed_and_each_can_be_undone(desk):
    voice = hear(desk, Whose.STAFF, date(2023, 6, 1))
    notices.update_voice(desk.store, WHO, voice, TODAY, response=" Dates are fixed. ", whose=Whose.PARTNERS)
    (row,) = notices.list_voices(desk.store, desk.board_id).rows
    assert (row.whose, row.response) == (Whose.PARTNERS, "Dates are fixed.")
    notices.remove_voice(desk.store, WHO, voice)
    assert notices.list_voices(desk.store, desk.board_id).total == 0
    desk.store.undo(WHO)
    desk.store.undo(WHO)
    (row,) = notices.list_voices(desk.store, desk.board_id).rows
    assert (row.whose, row.response) == (Whose.STAFF, "")


def test_a_voice_says_something_and_was_heard_already(desk):
    with pytest.raises(UserError, match="A voice says something"):
        hear(desk, Whose.STAFF, date(2023, 6, 1), " ")
    with pytest.raises(UserError, match="13 September 2023 has not come yet"):
        hear(desk, Whose.STAFF, date(2023, 9, 13))
    voice = hear(desk, Whose.STAFF, date(2023, 6, 1))
    with pytest.raises(UserError, match="A voice says something"):
        notices.update_voice(desk.store, WHO, voice, TODAY, text="")
    assert notices.list_voices(desk.store, desk.board_id).rows[0].text == "Supervision is put off."


def test_the_paragraph_about_views_is_shown_once_staff_and_children_were_heard(tracked):
    tracked.add("4e", ShownFrom.VOICES, every_months=3)
    hear(tracked, Whose.STAFF, date(2023, 6, 1), response="Done.")
    row = tracked.paragraph("4e")
    assert (row.last_shown_on, row.next_due_on) == (None, date(2023, 8, 19))
    assert "No voice of children is recorded." in row.lacks
    hear(tracked, Whose.CHILDREN, date(2023, 8, 1))
    row = tracked.paragraph("4e")
    assert (row.last_shown_on, row.next_due_on) == (date(2023, 6, 1), date(2023, 9, 1))
    assert row.itself == "Last heard: staff on 1 June 2023 and children on 1 August 2023."
    assert row.lacks == ("What was done is not recorded for 1 of 2 voices.",)
