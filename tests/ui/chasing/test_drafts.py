"""Letters as somebody has touched them."""

from __future__ import annotations

from dataclasses import replace

from boardkeeper.chasing import ChaseStep, Letter, OfficerLetters
from boardkeeper.follow_up import Log, Matter
from ui.chasing.drafts import Draft, Drafts, as_due

ONE, TWO = Matter(Log.ACTIONS, "1"), Matter(Log.ACTIONS, "2")
LETTER = Letter(
    ChaseStep.REMINDER, "Jean Kelly", "", "Reminder", "Dear Jean,\n", ((ONE, ChaseStep.REMINDER),)
)
OFFICER = OfficerLetters("p1", "Jean Kelly", "", (), LETTER)


def edited(words: str) -> Draft:
    return Draft(LETTER, LETTER.subject, words)


def test_a_letter_nobody_touched_is_as_it_is_due():
    drafts = Drafts()
    assert drafts.of(OFFICER) == as_due(OFFICER)
    assert drafts.of(OFFICER).letter == LETTER
    assert drafts.letters([OFFICER, replace(OFFICER, id="p2", letter=None)]) == [(OFFICER, LETTER)]


def test_an_edited_letter_is_kept_until_it_is_forgotten():
    drafts = Drafts()
    drafts.keep(OFFICER, edited("Jean?\n"))
    assert drafts.of(OFFICER).letter.words == "Jean?\n"
    drafts.forget(["p1"])
    assert drafts.of(OFFICER) == as_due(OFFICER)


def test_a_letter_edited_back_needs_no_keeping():
    drafts = Drafts()
    drafts.keep(OFFICER, edited("Jean?\n"))
    drafts.keep(OFFICER, edited(LETTER.words))
    later = replace(OFFICER, letter=replace(LETTER, words="Dear Jean, again\n"))
    assert drafts.of(later).letter.words == "Dear Jean, again\n"


def test_what_a_letter_is_about_follows_the_logs_and_its_words_stay():
    drafts = Drafts()
    drafts.keep(OFFICER, edited("Jean?\n"))
    assert not drafts.follow(OFFICER)
    later = replace(OFFICER, letter=replace(LETTER, asked=((TWO, ChaseStep.REMINDER),)))
    assert drafts.follow(later)
    letter = drafts.of(later).letter
    assert (letter.words, letter.asked) == ("Jean?\n", ((TWO, ChaseStep.REMINDER),))


def test_a_letter_that_was_edited_goes_to_the_address_that_is_known_by_now():
    drafts = Drafts()
    drafts.keep(OFFICER, edited("Jean?\n"))
    known = replace(OFFICER, email="jean@council.gov.uk", letter=replace(LETTER, to="jean@council.gov.uk"))
    assert drafts.of(known).letter.to == "jean@council.gov.uk"
    ((_, letter),) = drafts.letters([known])
    assert (letter.to, letter.words) == ("jean@council.gov.uk", "Jean?\n")
    assert drafts.of(known).is_edited


def test_an_edited_letter_follows_an_officer_who_is_in_the_file_from_now_on():
    drafts = Drafts()
    drafts.keep(replace(OFFICER, id="name:jean kelly"), edited("Jean?\n"))
    drafts.move("name:jean kelly", "p1")
    assert drafts.of(OFFICER).letter.words == "Jean?\n"
    drafts.move("p1", "p1")
    assert drafts.of(OFFICER).letter.words == "Jean?\n"
