from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, exempting, meetings, minutes
from boardkeeper.agenda import ItemKind
from boardkeeper.errors import UserError
from boardkeeper.minutes import PieceKind, Verb

WHO = "Ann Smith"


def test_every_item_of_the_agenda_gets_a_heading_but_apologies_and_headings_do_not(sheet, desk):
    for title in ("Apologies", "Declarations of Interest", "Pledges Update"):
        agenda.add_item(desk.store, WHO, sheet.meeting_id, title)
    agenda.add_item(desk.store, WHO, sheet.meeting_id, "Part I", kind=ItemKind.HEADING)
    assert minutes.start_minutes(desk.store, WHO, sheet.meeting_id) == 2
    assert [(each.kind, each.text) for each in sheet.pieces] == [
        (PieceKind.HEADING, "Declarations of Interest"),
        (PieceKind.HEADING, "Pledges Update"),
    ]
    numbers = [minute.item_number for minute in sheet.view.minutes]
    assert numbers == ["2", "3"]


def test_an_item_that_came_later_gets_its_heading_in_its_place_and_nothing_else_changes(sheet, desk, piece):
    first, last = (agenda.add_item(desk.store, WHO, sheet.meeting_id, title) for title in ("One", "Two"))
    minutes.start_minutes(desk.store, WHO, sheet.meeting_id)
    one, two = sheet.pieces
    said = piece.text("a")
    sheet.write([one, said, two])
    agenda.add_item(desk.store, WHO, sheet.meeting_id, "In between", after_id=first)
    assert minutes.start_minutes(desk.store, WHO, sheet.meeting_id) == 1
    assert [each.text for each in sheet.pieces] == ["One", "a", "In between", "Two"]
    assert (sheet.pieces[0], sheet.pieces[1], sheet.pieces[3]) == (one, said, two)
    assert minutes.start_minutes(desk.store, WHO, sheet.meeting_id) == 0
    assert last == sheet.pieces[3].agenda_item_id


def test_the_resolution_to_exclude_the_public_stands_there_in_its_words(sheet, desk):
    item_id = agenda.add_item(desk.store, WHO, sheet.meeting_id, "A child’s placement")
    exempting.mark_exempt(desk.store, WHO, item_id, [2], "It names a child.")
    exempting.add_exclusion(desk.store, WHO, sheet.meeting_id)
    minutes.start_minutes(desk.store, WHO, sheet.meeting_id)
    (limb,) = sheet.view.minutes[0].resolutions
    assert limb.verb is Verb.RESOLVED
    assert "100A(4)" in limb.text
    assert limb.text[0].islower()


def test_a_meeting_without_an_agenda_has_nothing_to_begin_from(sheet, desk):
    with pytest.raises(UserError, match="no agenda to begin its minutes from"):
        minutes.start_minutes(desk.store, WHO, sheet.meeting_id)
    cancelled = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11), standard_agenda=True)
    meetings.cancel_meeting(desk.store, WHO, cancelled, "Purdah")
    with pytest.raises(UserError, match="was cancelled"):
        minutes.start_minutes(desk.store, WHO, cancelled)
