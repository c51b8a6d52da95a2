"""Remarks are made, answered, settled and taken back, on anything the board holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from boardkeeper import actions, agenda, meetings, minutes, remarks
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute
from boardkeeper.remarks import RemarkAbout, RemarkKind, RemarkView
from boardkeeper.reviews import proposing
from db.tables.minutes import MinuteParagraph
from db.tables.reviews import Review, ReviewState
from tests.boardkeeper.conftest import WHO, Desk, Writing

DAY = date(2019, 9, 2)
TEXT = "The Director reported that agency numbers had fallen to 31 from 47 in March, and thanked the staff."
QUOTE = "agency numbers had fallen to 31 from 47 in March"


def minuted(desk: Desk) -> tuple[str, list[str]]:
    """A meeting with one minute; its id and those of the paragraphs."""
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    written = WrittenMinute(
        "Performance report",
        [(ParagraphKind.TEXT, TEXT), (ParagraphKind.POINT, "re-referrals stayed high.")],
        [(Verb.RESOLVED, "That the report be noted.")],
    )
    minutes.write_minute(desk.store, WHO, meeting_id, written)
    paragraphs = minutes.get_minutes(desk.store, meeting_id).minutes[0].paragraphs
    return meeting_id, [each.id for each in paragraphs]


def add_action(desk: Desk) -> str:
    return actions.add_action(
        desk.store, WHO, desk.board_id, "Count the families", "Nick Barr", "30/9/2019", raised_on=DAY
    )


def say(desk: Desk, about: RemarkAbout, about_id: str, text: str = "Who checked it?", **facts: Any) -> str:
    return remarks.add_remark(
        desk.store,
        WHO,
        desk.board_id,
        about,
        about_id,
        text,
        said_on=DAY,
        **facts,
    )


def say_on_quote(desk: Desk, paragraph_id: str) -> str:
    start = TEXT.index(QUOTE)
    anchor = remarks.anchor_in(TEXT, start, start + len(QUOTE))
    return say(
        desk,
        RemarkAbout.MINUTE_PARAGRAPH,
        paragraph_id,
        quote=anchor.quote,
        words_before=anchor.before,
        words_after=anchor.after,
    )


def only(desk: Desk) -> RemarkView:
    (found,) = remarks.list_remarks(desk.store, desk.board_id, DAY).rows
    return found


def rewrite(desk: Desk, paragraph_id: str, text: str) -> None:
    with desk.store.edit("Rewrite", WHO) as session:
        session.get_one(MinuteParagraph, paragraph_id).text = text


def become_chairs_copy(desk: Desk) -> None:
    with desk.store.edit("Send", WHO, undoable=False) as session:
        session.add(
            Review(
                board_id=desk.board_id,
                number=1,
                state=ReviewState.WITH_CHAIR,
                sent_to="Amina Okafor",
                sent_by=WHO,
                sent_at=datetime.fromisoformat("2019-09-01T09:00"),
                base_step=1,
                base_hash="0" * 64,
            )
        )


def test_a_remark_on_an_action_says_what_it_is_on_and_is_undone_as_one_step(desk: Desk) -> None:
    action_id = add_action(desk)
    say(desk, RemarkAbout.ACTION, action_id, kind=RemarkKind.CHALLENGE)
    remark = only(desk)
    assert remark.about_words == "Action 1"
    assert (remark.kind, remark.said_by, remark.is_open) == (RemarkKind.CHALLENGE, WHO, True)
    assert desk.labels()[0] == "Challenge on action 1"
    assert remarks.remarks_on(desk.store, RemarkAbout.ACTION, action_id) == (remark,)
    desk.store.undo(WHO)
    assert remarks.list_remarks(desk.store, desk.board_id, DAY).total == 0


def test_a_remark_that_says_nothing_or_is_on_nothing_is_refused(desk: Desk) -> None:
    action_id = add_action(desk)
    with pytest.raises(UserError, match="A remark says something"):
        say(desk, RemarkAbout.ACTION, action_id, "  ")
    with pytest.raises(UserError, match="not there any more"):
        say(desk, RemarkAbout.KPI, action_id)


def test_what_waits_stands_first_and_challenges_before_comments(desk: Desk) -> None:
    action_id = add_action(desk)
    comment = say(desk, RemarkAbout.ACTION, action_id, "Good.")
    settled = say(desk, RemarkAbout.ACTION, action_id, "Old.", kind=RemarkKind.CHALLENGE)
    challenge = say(desk, RemarkAbout.ACTION, action_id, "Why?", kind=RemarkKind.CHALLENGE)
    remarks.settle_remark(desk.store, WHO, settled)
    found = remarks.list_remarks(desk.store, desk.board_id, DAY)
    assert [each.id for each in found.rows] == [challenge, comment, settled]

    def chosen(*chips: str, words: str = "") -> list[str]:
        wanted = Wanted(words, frozenset(chips))
        return [each.id for each in remarks.list_remarks(desk.store, desk.board_id, DAY, wanted).rows]

    assert chosen("Open") == [challenge, comment]
    assert chosen("Challenges") == [challenge, settled]
    assert chosen("Lost their place") == []
    assert chosen(words="action good") == [comment]


def test_an_answer_settles_a_remark_unless_more_is_to_come(desk: Desk) -> None:
    remark_id = say(desk, RemarkAbout.ACTION, add_action(desk))
    assert remarks.count_unanswered(desk.store, desk.board_id) == 1
    remarks.answer_remark(desk.store, "Jean Kelly", remark_id, "Asked the team.", DAY, settle=False)
    remark = only(desk)
    assert (remark.answer, remark.answered_by, remark.answered_on) == ("Asked the team.", "Jean Kelly", DAY)
    assert not remark.is_settled
    assert remarks.count_unanswered(desk.store, desk.board_id) == 0
    remarks.answer_remark(desk.store, "Jean Kelly", remark_id, "It was 31.", DAY)
    assert only(desk).is_settled
    remarks.settle_remark(desk.store, WHO, remark_id, settled=False)
    assert only(desk).answer == "It was 31."
    with pytest.raises(UserError, match="An answer says something"):
        remarks.answer_remark(desk.store, WHO, remark_id, " ", DAY)


def test_only_ones_own_remark_is_taken_back_and_only_before_it_is_answered(desk: Desk) -> None:
    remark_id = say(desk, RemarkAbout.ACTION, add_action(desk))
    with pytest.raises(UserError, match="is Ann Smith’s"):
        remarks.remove_remark(desk.store, "Jean Kelly", remark_id)
    remarks.change_remark(desk.store, WHO, remark_id, "Who counted?")
    assert only(desk).text == "Who counted?"
    remarks.answer_remark(desk.store, "Jean Kelly", remark_id, "We did.", DAY)
    with pytest.raises(UserError, match="has been answered"):
        remarks.remove_remark(desk.store, WHO, remark_id)


def test_a_remark_outlives_what_it_was_on(desk: Desk) -> None:
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    item_id = agenda.add_item(desk.store, WHO, meeting_id, "Pledges Update")
    say(desk, RemarkAbout.AGENDA_ITEM, item_id)
    assert only(desk).about_words == "Item 1 “Pledges Update”, 11 September 2019"
    agenda.remove_item(desk.store, WHO, item_id)
    lost = only(desk)
    assert lost.has_lost_its_place
    assert lost.about_words == "Item 1 “Pledges Update”, 11 September 2019"
    assert lost.place_id == ""


def test_a_quotation_stays_where_its_paragraph_is_mended(desk: Desk) -> None:
    _, (paragraph, *_) = minuted(desk)
    say_on_quote(desk, paragraph)
    rewrite(desk, paragraph, TEXT.replace("had fallen to 31", "had come down to 31"))
    assert not only(desk).has_lost_its_place
    assert only(desk).place_id == paragraph


def test_a_quotation_goes_with_its_words_into_another_paragraph(desk: Desk) -> None:
    _, (paragraph, point, _) = minuted(desk)
    say_on_quote(desk, paragraph)
    rewrite(desk, paragraph, "The Director introduced the report.")
    rewrite(desk, point, f"{QUOTE};")
    remark = only(desk)
    assert remark.place_id == point
    assert remarks.remarks_on(desk.store, RemarkAbout.MINUTE_PARAGRAPH, point) == (remark,)


def test_a_quotation_whose_paragraph_is_made_anew_is_found_by_its_words(desk: Desk) -> None:
    meeting_id, (paragraph, *_) = minuted(desk)
    say_on_quote(desk, paragraph)
    pieces = [
        minutes.WrittenPiece(minutes.new_id(), minutes.PieceKind.HEADING, "Performance report"),
        minutes.WrittenPiece(minutes.new_id(), minutes.PieceKind.TEXT, f"We heard that {QUOTE}."),
    ]
    minutes.write_pieces(desk.store, WHO, meeting_id, pieces)
    remark = only(desk)
    assert not remark.has_lost_its_place
    assert remark.place_id == pieces[1].id != paragraph


def test_a_quotation_that_nothing_resembles_any_more_is_listed_as_lost(desk: Desk) -> None:
    _, (paragraph, *_) = minuted(desk)
    say_on_quote(desk, paragraph)
    rewrite(desk, paragraph, "The item was deferred.")
    lost = only(desk)
    assert lost.has_lost_its_place
    assert lost.quote == QUOTE
    wanted = Wanted("", frozenset({"Lost their place"}))
    assert remarks.list_remarks(desk.store, desk.board_id, DAY, wanted).total == 1


def test_a_remark_on_a_whole_paragraph_stays_with_it_whatever_it_says(desk: Desk) -> None:
    _, (paragraph, *_) = minuted(desk)
    say(desk, RemarkAbout.MINUTE_PARAGRAPH, paragraph, quote=TEXT)
    rewrite(desk, paragraph, "The item was deferred.")
    assert not only(desk).has_lost_its_place


def test_a_remark_on_a_report_survives_its_rewriting(writing: Writing) -> None:
    desk = writing.desk
    (paragraph,) = writing.write("Agency numbers had fallen to 31 from 47 in March.")
    say(
        desk,
        RemarkAbout.REPORT_PARAGRAPH,
        paragraph,
        quote="fallen to 31 from 47",
        words_before="Agency numbers had",
        words_after="in March.",
    )
    writing.write("A new beginning.", "Agency numbers had fallen to 31 from 48 in March.")
    remark = only(desk)
    assert not remark.has_lost_its_place
    assert remark.place_id != paragraph
    writing.write("To inform the board.")
    assert only(desk).has_lost_its_place


def test_on_the_chairs_laptop_a_remark_is_the_chairs_and_nobody_answers_there(desk: Desk) -> None:
    action_id = add_action(desk)
    become_chairs_copy(desk)
    remark_id = say(desk, RemarkAbout.ACTION, action_id)
    remark = only(desk)
    assert remark.said_by == "Amina Okafor"
    assert remark.review_id is not None
    for forbidden in (
        lambda: remarks.answer_remark(desk.store, WHO, remark_id, "Yes.", DAY),
        lambda: remarks.settle_remark(desk.store, WHO, remark_id),
    ):
        with pytest.raises(UserError, match="answered by the board’s officer"):
            forbidden()
    remarks.remove_remark(desk.store, "whoever", remark_id)
    assert remarks.list_remarks(desk.store, desk.board_id, DAY).total == 0


def test_other_words_keep_their_emphasis_and_reach_the_action_that_is_one_with_them(desk: Desk) -> None:
    meeting_id, (paragraph, *_) = minuted(desk)
    with desk.store.edit("Mark", WHO) as session:
        session.get_one(MinuteParagraph, paragraph).marks = '[[4,12,"bold"]]'
    proposing.propose_words(
        desk.store,
        "Amina Okafor",
        RemarkAbout.MINUTE_PARAGRAPH,
        paragraph,
        "Today the  Director reported\nthat numbers fell.",
    )
    changed = minutes.get_minutes(desk.store, meeting_id).minutes[0].paragraphs[0]
    assert changed.text == "Today the Director reported that numbers fell."
    (mark,) = changed.marks
    assert changed.text[mark.start : mark.end] == "Director"


def test_other_words_are_proposed_for_paragraphs_only_and_leave_something(desk: Desk) -> None:
    _, (paragraph, *_) = minuted(desk)
    with pytest.raises(UserError, match="without words"):
        proposing.propose_words(desk.store, WHO, RemarkAbout.MINUTE_PARAGRAPH, paragraph, " ")
    with pytest.raises(UserError, match="proposed for paragraphs"):
        proposing.propose_words(desk.store, WHO, RemarkAbout.ACTION, add_action(desk), "Other")


@pytest.mark.parametrize("about", [RemarkAbout.MINUTE_PARAGRAPH, RemarkAbout.REPORT_PARAGRAPH])
def test_a_paragraph_that_is_gone_takes_no_words(desk: Desk, about: RemarkAbout) -> None:
    with pytest.raises(UserError, match="not there any more"):
        proposing.propose_words(desk.store, WHO, about, "0" * 32, "Other words")


def test_a_page_of_a_file_that_was_replaced_is_found_by_its_words(
    writing: Writing, pdf_of: Callable[[str], bytes]
) -> None:
    from boardkeeper import reports
    from boardkeeper.kept_files import TakenFile

    desk = writing.desk

    def attach(words: str) -> None:
        file = TakenFile("paper.pdf", "application/pdf", pdf_of(words), pages=1)
        reports.attach_paper(desk.store, WHO, writing.item_id, file)

    attach("Agency numbers had fallen to 31 from 47 in March.")
    say(
        desk,
        RemarkAbout.PAGE,
        writing.item_id,
        quote="Agency numbers had fallen to 31 from 47",
        words_after="in March.",
        page=3,
    )
    assert not only(desk).has_lost_its_place
    attach("It is well known that agency numbers had fallen to 31, from 47, in March.")
    assert not only(desk).has_lost_its_place
    attach("Nothing of the sort is said in this paper about placements.")
    assert only(desk).has_lost_its_place
    assert only(desk).about_words.startswith("Sheet 3 of the pack of 11 September 2019 (Item 1")
