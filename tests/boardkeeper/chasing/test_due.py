"""What is due of whom, and which letter."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import boards, chasing, follow_up, meetings, people, posts, programme
from boardkeeper.errors import UserError
from boardkeeper.follow_up import FollowUpStatus, Matter
from boardkeeper.follow_up.matters import row_in
from boardkeeper.logs.threads import entry_into, history_in
from db.tables.follow_up import ChaseStep, EntryKind, Log
from tests.boardkeeper.chasing.conftest import TODAY, WHO


def test_an_officer_has_what_is_due_before_the_next_meeting_the_longest_overdue_first(chased):
    chased.action("Write to heads", "Jean Kelly", "10 September 2019")
    chased.decision("Agreed that the care trend is shown.", "Jean Kelly", "March 2019")
    chased.action("Later than the meeting", "Jean Kelly", "31 October 2019")
    (row, other) = chased.due()["Jean Kelly"].rows
    assert (row.reference, row.due_on, row.overdue_days) == ("Decision 1", date(2019, 3, 31), 134)
    assert row.place == "13 March 2019"
    assert (other.reference, other.overdue_days, other.step) == ("Action 1", 0, None)
    assert other.next_on == date(2019, 9, 3)


def test_the_rule_of_the_board_says_when(chased):
    chased.action("Write to heads", "Jean Kelly", "22 August 2019")
    assert chased.letter("Jean Kelly") is None
    boards.update_board(chased.store, WHO, chased.board_id, remind_days_before=10)
    assert chased.letter("Jean Kelly").step is ChaseStep.REMINDER
    chased.send("Jean Kelly", TODAY)
    assert chased.letter("Jean Kelly", date(2019, 9, 4)) is None
    assert chased.letter("Jean Kelly", date(2019, 9, 5)).step is ChaseStep.SECOND_REMINDER
    chased.send("Jean Kelly", date(2019, 9, 6))
    boards.update_board(chased.store, WHO, chased.board_id, named_days=1)
    assert chased.letter("Jean Kelly", date(2019, 9, 7)).step is ChaseStep.NAMED


def test_several_owners_of_one_matter_each_get_it_and_each_only_once(chased):
    chased.decision("Agreed that both report.", "Jean Kelly and Alison Botham", "July 2019")
    chased.send("Jean Kelly", TODAY)
    assert chased.letter("Jean Kelly") is None
    assert chased.letter("Alison Botham").step is ChaseStep.REMINDER
    chased.send("Alison Botham", date(2019, 8, 20))
    assert chased.letter("Jean Kelly", date(2019, 8, 26)).step is ChaseStep.SECOND_REMINDER
    assert chased.letter("Alison Botham", date(2019, 8, 26)) is None


def test_letters_to_several_owners_at_once_are_one_entry(chased):
    matter = chased.decision("Agreed that both report.", "Jean Kelly and Alison Botham", "July 2019")
    letters = [each.letter for each in chased.due().values()]
    done = chasing.record_letters(chased.store, WHO, letters, TODAY)
    assert (done.letters, done.matters) == (2, 1)
    (entry,) = _thread(chased, matter)
    assert entry.text == "Reminder to Alison Botham; Jean Kelly."
    assert chased.letter("Jean Kelly") is None
    assert chased.letter("Alison Botham") is None


def test_a_post_is_whoever_holds_it_on_the_day(chased):
    chased.action("Write to heads", "Head of Quality", "July 2019")
    found = chased.due()["Jean Kelly"]
    assert (found.post, found.email) == ("Head of Quality", "jean.kelly@plymouth.gov.uk")
    chased.send("Jean Kelly", TODAY)
    posts.add_officer(
        chased.store, WHO, "Nick Barr", "Head of Quality", from_date=date(2019, 8, 15), succeeds=True
    )
    # Nobody has written to the successor yet.
    assert chased.letter("Nick Barr", date(2019, 8, 30)).step is ChaseStep.REMINDER


def test_an_officer_nobody_has_an_address_of_is_said_and_given_one(chased):
    chased.action("Write to heads", "Nick Barr", "July 2019")
    found = chased.due()["Nick Barr"]
    assert (found.person_id, found.email, found.letter.to) == ("", "", "")
    with pytest.raises(UserError, match="is not an e-mail address"):
        chasing.keep_address(chased.store, WHO, "Nick Barr", "nick at plymouth")
    chasing.keep_address(chased.store, WHO, "Nick Barr", " nick.barr@plymouth.gov.uk ")
    assert chased.letter("Nick Barr").to == "nick.barr@plymouth.gov.uk"


def test_an_address_is_kept_with_a_person_who_is_there(chased):
    chased.action("Write to heads", "Alison Botham", "July 2019")
    found = chased.due()["Alison Botham"]
    chasing.keep_address(chased.store, WHO, found.officer, "a.botham@plymouth.gov.uk", found.person_id)
    assert chased.due()["Alison Botham"].email == "a.botham@plymouth.gov.uk"
    assert chased.store.undo(WHO).label == "Keep the address of Alison Botham"


def test_what_is_closed_is_not_chased(chased):
    matter = chased.action("Write to heads", "Jean Kelly", "July 2019")
    follow_up.close(chased.store, WHO, [matter], TODAY)
    assert chased.due() == {}


def test_what_is_postponed_is_chased_anew_with_its_new_day(chased):
    matter = chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.send("Jean Kelly", TODAY)
    follow_up.change(chased.store, WHO, [matter], TODAY, due="31 August 2019")
    assert chased.letter("Jean Kelly", date(2019, 8, 23)) is None
    assert chased.letter("Jean Kelly", date(2019, 8, 24)).step is ChaseStep.REMINDER


def test_what_is_taken_up_again_is_chased_anew(chased):
    matter = chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.send("Jean Kelly", TODAY)
    follow_up.close(chased.store, WHO, [matter], TODAY)
    follow_up.reopen(chased.store, WHO, matter, "It was not.", date(2019, 8, 20))
    assert chased.letter("Jean Kelly", date(2019, 8, 20)).step is ChaseStep.REMINDER


def test_what_awaits_a_hearing_is_shown_and_not_chased(chased):
    matter = chased.decision("Agreed that it is added to the work programme.", "Jean Kelly", "July 2019")
    topic = programme.add_programme_item(
        chased.store,
        WHO,
        chased.board_id,
        "Placements",
        scheduled_on=date(2019, 9, 11),
        score=5,
        reason="",
        responsible="",
    )
    follow_up.link(chased.store, WHO, matter, programme_item_id=topic)
    (row,) = chased.due()["Jean Kelly"].rows
    assert row.waits == "on the work programme, to be heard on 11 September 2019"
    assert (row.step, row.next_step, chased.letter("Jean Kelly")) == (None, None, None)
    assert chasing.letters_about(chased.store, chased.board_id, TODAY, [matter]) == ()


def test_what_names_no_day_is_counted_and_not_chased(chased):
    chased.action("Write to heads", "Jean Kelly", "to be scheduled")
    standing = chasing.chasing_today(chased.store, chased.board_id, TODAY)
    assert (standing.undated, standing.officers, standing.letters) == (1, (), ())
    assert standing.meeting_on == date(2019, 9, 11)


@pytest.mark.parametrize("owner", ["", "TBC", "n/a"])
def test_what_nobody_is_named_for_stands_apart_without_a_letter(chased, owner):
    chased.action("Write to heads", owner, "July 2019")
    found = chased.due()[""]
    assert (found.letter, found.rows[0].step) == (None, None)


def test_letters_come_first_and_those_that_have_come_furthest_on_top(chased):
    chased.action("Later", "Ann Able", "9 September 2019")
    chased.action("Now", "Zoe Young", "July 2019")
    chased.action("Again", "Nick Barr", "June 2019")
    chased.send("Nick Barr", date(2019, 7, 1))
    chased.action("Whose?", "", "June 2019")
    assert list(chased.due()) == ["Nick Barr", "Zoe Young", "Ann Able", ""]


def test_without_a_meeting_the_reminders_say_how_far_to_look(chased):
    meetings.cancel_meeting(
        chased.store,
        WHO,
        meetings.find_meeting(chased.store, chased.board_id, date(2019, 9, 11)).id,
        "Nothing to do",
    )
    chased.action("Soon", "Jean Kelly", "19 August 2019")
    chased.action("Not yet", "Jean Kelly", "20 August 2019")
    assert [row.text for row in chased.due()["Jean Kelly"].rows] == ["Soon"]
    assert "the next meeting" in chased.letter("Jean Kelly").words


def test_a_letter_can_be_asked_for_before_it_is_due(chased):
    matter = chased.action("Write to heads", "Jean Kelly", "31 October 2019")
    (letter,) = chasing.letters_about(chased.store, chased.board_id, TODAY, [matter])
    assert letter.asked == ((matter, ChaseStep.REMINDER),)
    officer = people_id(chased, "Jean Kelly")
    assert chasing.letter_for(chased.store, chased.board_id, officer, TODAY, [matter]) == letter
    assert chasing.letter_for(chased.store, chased.board_id, officer, TODAY, []) is None


def test_an_imported_entry_that_names_nobody_counts_for_every_owner(chased):
    matter = chased.action("Write to heads", "Jean Kelly", "July 2019")
    with chased.store.edit("Bring in", WHO) as session:
        row = row_in(session, matter)
        entry_into(
            session,
            Log.ACTIONS,
            row,
            "Emailed.",
            FollowUpStatus.REQUESTED,
            date(2019, 8, 1),
            WHO,
            kind=EntryKind.REMINDER,
        )
    assert chased.letter("Jean Kelly") is None
    assert chased.letter("Jean Kelly", date(2019, 8, 15)).step is ChaseStep.SECOND_REMINDER


def _thread(chased, matter: Matter):
    with chased.store.read() as session:
        return history_in(session, matter.log, matter.id)


def people_id(chased, name: str) -> str:
    found = people.list_people(chased.store, chased.board_id, TODAY).rows
    return next(each.id for each in found if each.name == name)
