"""Every table is decided upon; a review holds one board, whole enough to be read, in one step."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from boardkeeper import actions, boards, info, meetings, packs, plan
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.reviews import gathering, reading, sending
from db.tables import Base
from db.tables.agenda import AgendaItem
from db.tables.imports import Blob, Import, ImportKind
from db.tables.people import Person, Seat
from db.tables.reviews import ReviewState

WHO = "Ann Smith"
ALL = Wanted(limit=10_000)


def test_of_every_table_it_is_decided_whether_it_goes_along():
    decided = set(gathering.OWNERS) | gathering.NAMED | gathering.STAYS
    assert decided == set(Base.metadata.tables)
    assert not gathering.STAYS & (set(gathering.OWNERS) | gathering.NAMED)


def test_owners_come_before_what_they_own_and_are_columns_that_refer_to_them():
    known = {"board", "prioritisation_scheme"}
    for name, owners in gathering.OWNERS.items():
        for column in owners:
            (key,) = Base.metadata.tables[name].columns[column].foreign_keys
            assert key.column.table.name in known, name
        known.add(name)


def test_the_copy_holds_the_board_in_one_step_that_undo_stops_at(officer, chair):
    copy = chair(officer.send())
    assert [step.kind.value for step in copy.history()] == ["base"]
    assert copy.history()[0].label == "Review 1 for Cllr Carter, meeting of 9 December 2026"
    assert copy.can_undo() is None
    assert copy.verify().is_clean
    here = reading.review_here(copy)
    assert here is not None
    assert (here.number, here.sent_to, here.sent_by) == (1, "Cllr Carter", WHO)
    assert (here.state, here.has_exempt) == (ReviewState.WITH_CHAIR, False)
    assert here.meeting_words == "Meeting of 9 December 2026"


def test_with_exempt_matter_every_list_reads_as_it_does_at_the_office(officer, chair):
    copy = chair(officer.send(exempt=True))
    today = date(2026, 12, 1)
    for read in (
        lambda store: actions.list_actions(store, officer.board_id, today, ALL),
        lambda store: meetings.list_meetings(store, officer.board_id),
        lambda store: plan.get_plan(store, officer.board_id),
        lambda store: packs.gather_papers(store, officer.meeting_id, restricted=True).items,
        lambda store: packs.gather_papers(store, officer.meeting_id, restricted=True).reports,
        lambda store: [each.counts["minutes"] for each in info.board_infos(store)],
    ):
        assert read(copy) == read(officer.store)


def test_a_public_pack_reads_the_same_without_exempt_matter(officer, chair):
    copy = chair(officer.send())
    here, there = (packs.gather_papers(store, officer.meeting_id) for store in (officer.store, copy))
    shown = [item for item in here.items if not item.is_exempt]
    assert [item.title for item in shown] == [item.title for item in there.items if not item.is_exempt]
    assert [item.number for item in here.items] == [item.number for item in there.items]
    assert here.minutes is not None
    assert there.minutes is not None
    assert [each.paragraphs for each in here.minutes.minutes] == [
        each.paragraphs for each in there.minutes.minutes
    ]
    assert here.decisions == there.decisions
    assert here.reports.keys() == there.reports.keys()


def test_nothing_of_another_board_goes_along(officer, chair):
    other = boards.create_board(officer.store, WHO, "Audit Committee", "Sandbourne City Council")
    meetings.add_meeting(officer.store, WHO, other, date(2026, 12, 9), venue="Vault")
    actions.add_action(officer.store, WHO, other, "Count the silver", "Treasurer", "", raised_on=None)
    with officer.store.edit("Seat", WHO) as session:
        person = Person(name="Percy Elsewhere")
        session.add(person)
        session.flush()
        session.add(Seat(board_id=other, person_id=person.id))
    copy = chair(officer.send())
    assert [board.name for board in boards.list_boards(copy)] == ["Sandbourne Children’s Improvement Board"]
    for words in ("vault", "silver", "elsewhere"):
        assert officer.store.search(words)
        assert copy.search(words) == []


def test_kept_files_go_along_for_the_one_meeting_only(officer, chair):
    with officer.store.edit("Attach", WHO) as session:
        from boardkeeper.kept_files import keep_into
        from db.tables.reports import Report

        for meeting_id, content in ((officer.meeting_id, b"%PDF-this"), (None, b"%PDF-other")):
            items = select(AgendaItem.id).where(
                AgendaItem.meeting_id == meeting_id
                if meeting_id
                else AgendaItem.meeting_id != officer.meeting_id
            )
            taken = select(Report.agenda_item_id)
            item_id = session.scalars(items.where(AgendaItem.id.not_in(taken))).first()
            digest = keep_into(session, content, "application/pdf")
            session.add(Report(agenda_item_id=item_id, title="Attached", attached_hash=digest))
        session.add(
            Import(board_id=officer.board_id, kind=ImportKind.KPIS, file_name="a.xlsx",
                   blob_hash=keep_into(session, b"a workbook", "x"), made_at=date(2026, 1, 1), made_by=WHO)
        )  # fmt: skip
    copy = chair(officer.send())
    with copy.read() as session:
        contents = set(session.scalars(select(Blob.content)))
    assert b"%PDF-this" in contents
    assert not contents & {b"%PDF-other", b"a workbook"}


def test_reviews_are_numbered_and_listed_newest_first(officer):
    officer.send()
    officer.send(exempt=True)
    found = reading.list_reviews(officer.store, officer.board_id)
    assert [(each.number, each.state, each.has_exempt) for each in found] == [
        (2, ReviewState.SENT, True),
        (1, ReviewState.SENT, False),
    ]
    assert reading.review_here(officer.store) is None
    officer.store.undo(WHO)
    assert len(reading.list_reviews(officer.store, officer.board_id)) == 1


def test_a_review_is_sent_to_somebody(officer):
    with pytest.raises(UserError, match="sent to somebody"):
        sending.prepare(officer.store, officer.board_id, None, "  ", WHO)


def test_a_chairs_copy_sends_no_review_itself(officer, chair):
    copy = chair(officer.send())
    with pytest.raises(UserError, match="itself a review"):
        sending.prepare(copy, officer.board_id, None, "Somebody", WHO)


def test_the_chair_is_proposed_as_the_seats_of_the_day_say(officer):
    assert sending.chair_of(officer.store, officer.board_id, officer.meeting_id)
    with officer.store.edit("No chair", WHO) as session:
        for seat in session.scalars(select(Seat)):
            seat.role = "member"
    assert sending.chair_of(officer.store, officer.board_id) == ""
