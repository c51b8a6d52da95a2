"""Publishing is one step: what it changes, what it keeps, when it is refused, and how it is undone."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, boards, meetings, publishing
from boardkeeper.agenda import ItemKind
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.publishing import (
    ChangedSincePrepared,
    LatePublication,
    NotReady,
    PublicationKind,
    PublishedAs,
)
from tests.boardkeeper.publishing.conftest import LAST_DAY, TOO_LATE, WHO


def test_publishing_is_one_step_with_its_facts_kept(office):
    before = len(office.store.history())
    office.publish()
    steps = office.store.history()
    assert (len(steps) - before, steps[0].label) == (1, "Publish the agenda of 11 September 2019")
    (found,) = publishing.publications(office.store, office.meeting_id)
    assert (found.kind, found.title, found.published_on) == (PublicationKind.AGENDA, "Agenda", LAST_DAY)
    assert (found.clear_days, found.published_by, found.short_notice_reason) == (5, WHO, "")
    assert [item.number for item in found.items] == ["1", "2", "3", "4", "5"]
    assert found.items[1].pages == "1 - 2"
    assert found.items[2].pages == ""
    meeting = meetings.get_meeting(office.store, office.meeting_id)
    assert (meeting.state, meeting.published_on) == (MeetingState.PUBLISHED, LAST_DAY)


def test_numbers_freeze_so_that_a_late_item_takes_a_letter(office):
    office.publish()
    late = agenda.add_item(
        office.store,
        WHO,
        office.meeting_id,
        "Strike at schools",
        kind=ItemKind.URGENT,
        urgent_reason="It was called yesterday.",
        after_id=office.items["safeguarding"],
    )
    numbers = {item.id: item.number for item in agenda.list_items(office.store, office.meeting_id)}
    assert (numbers[late], numbers[office.items["last"]]) == ("4a", "5")


def test_undo_takes_the_publication_back_and_unfreezes_and_redo_brings_it_again(office):
    office.publish()
    published = office.file(0, PublishedAs.PUBLIC_PACK)
    office.store.undo(WHO)
    assert publishing.publications(office.store, office.meeting_id) == ()
    meeting = meetings.get_meeting(office.store, office.meeting_id)
    assert (meeting.state, meeting.published_on) == (MeetingState.AGENDA_DRAFT, None)
    agenda.remove_item(office.store, WHO, office.items["apologies"])
    assert office.number_of("fostering") == "1"
    office.store.undo(WHO)
    office.store.redo(WHO)
    office.store.undo(WHO)
    office.publish()
    assert office.file(0, PublishedAs.PUBLIC_PACK)[0] == published[0]


def test_redo_finds_the_files_again(office):
    office.publish()
    published = office.file(0, PublishedAs.PUBLIC_PACK)
    office.store.undo(WHO)
    office.store.redo(WHO)
    assert office.file(0, PublishedAs.PUBLIC_PACK) == published


def test_what_was_published_stays_as_it_was_whatever_is_edited(office, words_of):
    office.publish()
    name, before = office.file(0, PublishedAs.PUBLIC_PACK)
    office.write(office.items["fostering"], "Something else entirely.")
    boards.update_board(office.store, WHO, office.board_id, council="Another Council")
    assert office.file(0, PublishedAs.PUBLIC_PACK) == (name, before)
    assert "three ways" in words_of(before)
    assert office.store.verify().integrity_ok


def test_a_reason_for_short_notice_is_kept_with_meeting_and_publication(office):
    office.publish(TOO_LATE, "The inspectors report on Tuesday.")
    (found,) = publishing.publications(office.store, office.meeting_id)
    assert (found.clear_days, found.short_notice_reason) == (4, "The inspectors report on Tuesday.")
    with office.store.read() as session:
        from db.tables.meetings import Meeting

        assert session.get_one(Meeting, office.meeting_id).short_notice_reason == found.short_notice_reason


def test_a_reason_is_not_kept_when_the_day_is_in_time(office):
    office.publish(LAST_DAY, "Not needed.")
    assert publishing.publications(office.store, office.meeting_id)[0].short_notice_reason == ""


def test_a_reason_may_come_with_the_step_itself(office):
    made = office.made(TOO_LATE)
    with pytest.raises(LatePublication):
        publishing.publish(office.store, WHO, made, "  ")
    publishing.publish(office.store, WHO, made, "The inspectors report on Tuesday.")
    assert publishing.publications(office.store, office.meeting_id)[0].clear_days == 4


def test_a_change_meanwhile_is_refused_and_nothing_is_published(office):
    made = office.made()
    office.write(office.items["fostering"], "Foster carers are recruited in four ways.")
    with pytest.raises(ChangedSincePrepared) as refused:
        publishing.publish(office.store, WHO, made)
    assert refused.value.next_step == "Make them again; nothing was published."
    assert publishing.publications(office.store, office.meeting_id) == ()
    office.publish()


def test_a_change_that_the_papers_do_not_show_does_no_harm(office):
    made = office.made()
    other = meetings.add_meeting(office.store, WHO, office.board_id, LAST_DAY.replace(month=12))
    meetings.update_meeting(office.store, WHO, other, note="nothing to do with it")
    publishing.publish(office.store, WHO, made)


def test_the_same_papers_are_not_published_twice(office):
    made = office.made()
    publishing.publish(office.store, WHO, made)
    with pytest.raises(NotReady, match="published already"):
        publishing.publish(office.store, WHO, made)


def test_a_postponed_meeting_is_published_again_and_keeps_what_went_out_before(office, words_of):
    office.publish()
    before = office.file(0, PublishedAs.NOTICE)
    meetings.postpone_meeting(office.store, WHO, office.meeting_id, date(2019, 9, 18), "The chair is ill.")
    assert publishing.waiting_papers(office.store, office.meeting_id) == ()
    with pytest.raises(NotReady, match="not published yet"):
        publishing.prepare_supplement(office.store, office.meeting_id, None, LAST_DAY)
    office.publish(date(2019, 9, 10))
    first, again = publishing.publications(office.store, office.meeting_id)
    assert (first.title, again.title, again.clear_days) == ("Agenda", "Agenda, published again", 5)
    assert office.file(0, PublishedAs.NOTICE) == before
    name, content = office.file(1, PublishedAs.NOTICE)
    assert name == "2019-09-18 Notice of meeting.pdf"
    assert "Wednesday 18 September 2019" in words_of(content)
    office.write(office.items["schools"], "Results rose.")
    office.supplement(date(2019, 9, 12))
    *_, supplement = publishing.publications(office.store, office.meeting_id)
    assert supplement.first_page == again.last_page + 1


def test_nothing_waits_for_a_meeting_that_was_held(office):
    office.publish()
    office.write(office.items["schools"], "Results rose.")
    assert publishing.waiting_papers(office.store, office.meeting_id)
    meetings.mark_held(office.store, WHO, office.meeting_id, date(2019, 9, 12))
    assert publishing.waiting_papers(office.store, office.meeting_id) == ()
    with pytest.raises(NotReady, match="is past or cancelled"):
        office.supplement(date(2019, 9, 12))


def test_every_file_is_written_out_as_it_was_kept(office, tmp_path):
    publication_id = office.publish()
    written = publishing.save_publication(office.store, publication_id, tmp_path / "out")
    (found,) = publishing.publications(office.store, office.meeting_id)
    assert {path.name for path in written} == {paper.file_name for paper in found.papers}
    for paper in found.papers:
        content = (tmp_path / "out" / paper.file_name).read_bytes()
        assert content == publishing.published_file(office.store, paper.id)[1]
        assert len(content) == paper.size


def test_a_file_of_another_kind_is_not_written_over(office, tmp_path):
    office.publish()
    (found,) = publishing.publications(office.store, office.meeting_id)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir", encoding="utf-8")
    for paper in found.papers:
        with pytest.raises(UserError, match="is there already and is not a file of that kind"):
            publishing.save_published(office.store, paper.id, letter)
    assert letter.read_text(encoding="utf-8") == "Dear Sir"
    for paper in found.papers:
        path = tmp_path / paper.file_name
        assert publishing.save_published(office.store, paper.id, path) == path
        assert publishing.save_published(office.store, paper.id, path) == path, "its own kind is replaced"
    assert not list(tmp_path.glob(".*"))


def test_a_folder_that_cannot_be_written_to_is_said(office, tmp_path):
    publication_id = office.publish()
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(UserError, match="was not written"):
        publishing.save_publication(office.store, publication_id, tmp_path / "taken")
