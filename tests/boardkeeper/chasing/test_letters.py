"""What a letter says, and what is kept of it once it went."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from boardkeeper import chase_papers, chasing, follow_up, meetings, minutes
from boardkeeper.e_mail import mail_as_eml, mail_as_text
from boardkeeper.errors import UserError
from boardkeeper.follow_up import FollowUpStatus
from boardkeeper.follow_up.matters import row_in
from boardkeeper.logs.threads import history_in
from boardkeeper.minutes import ParagraphKind, WrittenMinute
from boardkeeper.render.text import render_text
from db.tables.follow_up import ChaseStep, EntryKind
from db.tables.minutes import MinuteParagraph
from tests.boardkeeper.chasing.conftest import TODAY, WHO, Chased


def thread(chased, matter):
    with chased.store.read() as session:
        return history_in(session, matter.log, matter.id)


def test_the_reminder_says_what_is_asked_for_by_when_and_who_asks(chased):
    chased.decision("Agreed that the care trend is shown.", "Jean Kelly", "March 2019", minute="Performance")
    chased.action("Write to heads", "Jean Kelly", "15 August 2019")
    letter = chased.letter("Jean Kelly")
    assert letter.subject == "Reminder: 2 matters for the Children's Scrutiny"
    assert letter.words == (
        "Dear Jean Kelly,\n\n"
        "I keep track of what the Children's Scrutiny asks for. This is a reminder of what is with you:\n\n"
        "- Decision 1 (Performance, 13 March 2019)\n"
        "  Agreed that the care trend is shown.\n"
        "  It was due: March 2019, that is by 31 March 2019, 134 days ago.\n\n"
        "- Action 1 (raised on 9 January 2019)\n"
        "  Write to heads\n"
        "  Due: 15 August 2019.\n\n"
        "Please tell me by Tuesday 27 August 2019 what has been done, what is still to do, and when it will be finished. "
        "I will put your answer before the meeting on Wednesday 11 September 2019. If a date cannot be kept, please "
        "propose another one and say why, so that the board can agree to it.\n\n"
        "Helen Rickman\nDemocratic Support Officer\nPlymouth\nhelen.rickman@plymouth.gov.uk\n"
    )


def test_later_letters_say_what_went_before_and_name_the_chair(chased):
    chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.send("Jean Kelly", TODAY)
    second = chased.letter("Jean Kelly", date(2019, 8, 27))
    assert second.subject.startswith("Second reminder: 1 matter")
    assert "27 days ago. Reminded on 12 August 2019.\n" in second.words
    assert "will be named to the chair, Councillor Mrs Johnson." in second.words
    # Reports were due that very day.
    assert "Please answer as soon as you can." in second.words
    chased.send("Jean Kelly", date(2019, 8, 27))
    third = chased.letter("Jean Kelly", date(2019, 9, 10))
    assert third.step is ChaseStep.NAMED
    assert "Reminded on 12 August 2019; reminded again on 27 August 2019." in third.words
    assert "I have now named it to the chair, Councillor Mrs Johnson." in third.words


def test_one_letter_has_everything_of_an_officer_each_as_its_turn(chased):
    first = chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.send("Jean Kelly", TODAY)
    other = chased.action("Count the families", "Jean Kelly", "1 September 2019")
    letter = chased.letter("Jean Kelly", date(2019, 8, 26))
    assert letter.step is ChaseStep.SECOND_REMINDER
    assert letter.asked == ((first, ChaseStep.SECOND_REMINDER), (other, ChaseStep.REMINDER))
    assert letter.subject.startswith("Second reminder: 1 matter")
    before, after = letter.words.split("I also remind you of what is with you besides:")
    assert "Write to heads" in before
    assert "Count the families" in after


def test_a_wording_without_the_others_leaves_them_for_the_next_letter(chased):
    chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.send("Jean Kelly", TODAY)
    chased.action("Count the families", "Jean Kelly", "1 September 2019")
    chasing.write_wording(
        chased.store, WHO, chased.board_id, ChaseStep.SECOND_REMINDER, words="Please answer:\n\n{rows}"
    )
    day = date(2019, 8, 26)
    assert "families" not in chased.letter("Jean Kelly", day).words
    chased.send("Jean Kelly", day)
    assert chased.letter("Jean Kelly", day).step is ChaseStep.REMINDER


def test_what_people_wrote_is_never_read_as_a_field(chased):
    chased.action("Fill in {board} and {secret}", "Jean Kelly", "July 2019")
    assert "Fill in {board} and {secret}" in chased.letter("Jean Kelly").words


def test_a_very_long_matter_is_cut_in_the_letter(chased):
    chased.decision("Agreed that " + "x" * 2_000, "Jean Kelly", "July 2019")
    assert max(map(len, chased.letter("Jean Kelly").words.splitlines())) < 700


def test_the_letter_is_an_e_mail_that_opens_as_a_draft(chased):
    chased.action("Tell heads – “now”", "Jean Kelly", "July 2019")
    mail = chased.letter("Jean Kelly").as_mail()
    message = email.message_from_bytes(mail_as_eml(mail), policy=email.policy.default)
    assert message["To"] == "Jean Kelly <jean.kelly@plymouth.gov.uk>"
    assert (message["X-Unsent"], message["From"], message["Date"]) == ("1", None, None)
    assert "Tell heads – “now”" in message.get_content()
    assert mail_as_eml(mail) == mail_as_eml(mail)
    assert mail_as_text(mail).startswith("To: Jean Kelly <jean.kelly@plymouth.gov.uk>\nSubject: Reminder: ")


def test_a_letter_is_kept_in_the_thread_with_its_day_and_undone_as_one_step(chased):
    one = chased.action("Write to heads", "Jean Kelly", "July 2019")
    other = chased.decision("Agreed that it is shown.", "Jean Kelly", "June 2019")
    follow_up.record(chased.store, WHO, other, "Begun.", FollowUpStatus.IN_PROGRESS, date(2019, 7, 1))
    done = chasing.record_letters(chased.store, WHO, [chased.letter("Jean Kelly")], TODAY)
    assert (done.letters, done.matters) == (1, 2)
    entry = thread(chased, one)[-1]
    assert (entry.kind, entry.said_on, entry.said_by, entry.text) == (
        EntryKind.REMINDER,
        TODAY,
        WHO,
        "Reminder to Jean Kelly.",
    )
    # What was only open is requested now; what was begun stays begun.
    assert entry.status is FollowUpStatus.REQUESTED
    assert thread(chased, other)[-1].status is FollowUpStatus.IN_PROGRESS
    assert chased.store.undo(WHO).label == "Record the letter to Jean Kelly"
    assert thread(chased, one) == ()
    with chased.store.read() as session:
        assert row_in(session, one).status is FollowUpStatus.OPEN


def test_letters_to_several_officers_are_one_step(chased):
    chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.action("Count the families", "Nick Barr", "July 2019")
    letters = [each.letter for each in chased.due().values()]
    chasing.record_letters(chased.store, WHO, letters, TODAY)
    assert chased.store.undo(WHO).label == "Record 2 letters"
    assert len(chasing.chasing_today(chased.store, chased.board_id, TODAY).letters) == 2


def test_the_same_letter_is_never_recorded_twice(chased):
    chased.action("Write to heads", "Jean Kelly", "July 2019")
    letter = chased.letter("Jean Kelly")
    chasing.record_letters(chased.store, WHO, [letter], TODAY)
    with pytest.raises(
        UserError, match="Jean Kelly had that letter about Action 1 already on 12 August 2019"
    ):
        chasing.record_letters(chased.store, WHO, [letter], date(2019, 8, 30))


def test_a_letter_about_something_closed_handed_over_or_waiting_meanwhile_is_refused(chased):
    matter = chased.action("Write to heads", "Jean Kelly", "July 2019")
    letter = chased.letter("Jean Kelly")
    follow_up.change(chased.store, WHO, [matter], TODAY, owner="Nick Barr")
    with pytest.raises(UserError, match="Action 1 is no longer with Jean Kelly"):
        chasing.record_letters(chased.store, WHO, [letter], TODAY)
    follow_up.close(chased.store, WHO, [matter], TODAY)
    with pytest.raises(UserError, match="closed meanwhile"):
        chasing.record_letters(chased.store, WHO, [letter], TODAY)
    with pytest.raises(UserError, match="There is no letter to record"):
        chasing.record_letters(chased.store, WHO, [], TODAY)


def test_an_edited_letter_is_recorded_like_any_other(chased):
    matter = chased.action("Write to heads", "Jean Kelly", "July 2019")
    letter = replace(chased.letter("Jean Kelly"), words="Jean, any news?\n")
    chasing.record_letters(chased.store, WHO, [letter], TODAY)
    assert thread(chased, matter)[-1].kind is EntryKind.REMINDER


def test_what_was_named_to_the_chair_is_listed_until_it_is_closed(chased):
    matter = chased.action("Write to heads", "Jean Kelly and Nick Barr", "July 2019")
    chased.action("Never chased", "Jean Kelly", "June 2019")
    for day in (TODAY, date(2019, 8, 26), date(2019, 9, 9)):
        letters = [each.letter for each in chased.due(day).values() if each.letter is not None]
        chasing.record_letters(
            chased.store,
            WHO,
            [replace(each, asked=tuple(a for a in each.asked if a[0] == matter)) for each in letters],
            day,
        )
    (named,) = chasing.named_to_chair(chased.store, chased.board_id, date(2019, 9, 11))
    assert (named.row.reference, named.row.overdue_days, named.named_on) == ("Action 1", 42, date(2019, 9, 9))
    assert named.officers == ("Jean Kelly", "Nick Barr")
    assert thread(chased, matter)[-1].text == "Named to the chair; letter to Jean Kelly; Nick Barr."
    assert chased.steps("Nick Barr", date(2020, 9, 1)) == [""]
    follow_up.close(chased.store, WHO, [matter], date(2019, 9, 12))
    assert chasing.named_to_chair(chased.store, chased.board_id, date(2019, 9, 12)) == ()


def test_the_chair_is_only_named_when_there_is_one(desk):
    chased = Chased(store=desk.store, board_id=desk.board_id)
    chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.send("Jean Kelly", TODAY)
    words = chased.letter("Jean Kelly", date(2019, 9, 1)).words
    assert "will be named to the chair." in words
    assert "Plymouth\n" in words
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 10, 2))
    assert "by " in chased.letter("Jean Kelly", date(2019, 9, 1)).words


def test_what_is_kept_from_the_public_stands_in_a_letter_only_with_its_summary(chased):
    meeting = meetings.add_meeting(chased.store, WHO, chased.board_id, date(2019, 7, 10))
    minute = minutes.write_minute(
        chased.store,
        WHO,
        meeting,
        WrittenMinute("Placements", [(ParagraphKind.TEXT, "Pay the fine of Oak House.")]),
    )
    matter = chased.action(
        "Pay the fine of Oak House.", "Jean Kelly", "July 2019", raised_on=date(2019, 7, 10)
    )
    with chased.store.edit("Keep it from the public", WHO) as session:
        paragraph = session.scalars(select(MinuteParagraph).where(MinuteParagraph.minute_id == minute)).one()
        paragraph.exempt_paragraphs, paragraph.public_summary = "3", "A payment was agreed."
        row_in(session, matter).paragraph_id = paragraph.id
    letter = chased.letter("Jean Kelly")
    assert "A payment was agreed." in letter.words
    assert "Oak House" not in letter.words
    (row,) = chased.due()["Jean Kelly"].rows
    assert (row.is_exempt, row.progress) == (True, "")
    pack = chase_papers.gather_chase_list(chased.store, chased.board_id, TODAY)
    assert "Oak House" not in render_text(pack)


def test_the_sheets_have_a_page_for_each_officer_and_say_which_board_asks(chased):
    chased.action("Write to heads", "Jean Kelly", "July 2019")
    chased.action("Count the families", "Nick Barr", "10 September 2019")
    chased.action("Whose?", "", "July 2019")
    text = render_text(chase_papers.gather_chase_list(chased.store, chased.board_id, TODAY))
    said = " ".join(text.split())
    assert (
        said.count("Children's Scrutiny · due before the meeting on 11 September 2019 · as at 12 August 2019")
        == 3
    )
    assert said.index("Jean Kelly") < said.index("Nick Barr") < said.index("Nobody named")
    one = chased.due()["Nick Barr"].id
    only = render_text(chase_papers.gather_chase_list(chased.store, chased.board_id, TODAY, one))
    assert "Count the families" in only
    assert "Write to heads" not in only
    with pytest.raises(UserError, match="Nothing is due of that officer"):
        chase_papers.gather_chase_list(chased.store, chased.board_id, TODAY, "somebody")


def test_the_papers_say_when_there_is_nothing_on_them(chased):
    assert "Nothing is due of anybody." in render_text(
        chase_papers.gather_chase_list(chased.store, chased.board_id, TODAY)
    )
    assert "Nothing is named to the chair." in render_text(
        chase_papers.gather_named_list(chased.store, chased.board_id, TODAY)
    )
