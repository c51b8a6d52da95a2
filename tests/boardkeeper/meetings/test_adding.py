from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, meetings, templates
from boardkeeper.errors import UserError
from db.tables.boards import Occasion

WHO = "Ann Smith"


@pytest.fixture
def titles(desk):
    def of(day, **facts):
        meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, day, standard_agenda=True, **facts)
        return [item.title for item in agenda.list_items(desk.store, meeting_id)]

    return of


def test_standing_items_stand_where_their_occasion_says(desk, titles):
    for title, occasion in (
        ("To note the appointment of the Chair", Occasion.ANNUAL),
        ("Action log", Occasion.ORDINARY),
    ):
        templates.add_standing_item(desk.store, WHO, desk.board_id, title, occasion=occasion)
    annual, ordinary = titles(date(2019, 5, 29), is_annual=True), titles(date(2019, 7, 10))

    assert annual[:-1] == ordinary[:-1]
    assert (annual[-1], ordinary[-1]) == ("To note the appointment of the Chair", "Action log")


def test_a_published_agenda_is_not_begun_again(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11), standard_agenda=True)
    with desk.store.edit("Publish", WHO) as session:
        agenda.publish_into(session, meeting_id, date(2019, 9, 3))
    with pytest.raises(UserError, match="published, so it cannot be begun again"):
        meetings.start_agenda(desk.store, WHO, meeting_id)
    assert len(agenda.list_items(desk.store, meeting_id)) == 8


def test_standing_items_that_are_there_already_do_not_come_twice(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    agenda.add_item(desk.store, WHO, meeting_id, "MINUTES")
    meetings.start_agenda(desk.store, WHO, meeting_id)
    titles = [item.title.casefold() for item in agenda.list_items(desk.store, meeting_id)]
    assert (len(titles), titles.count("minutes")) == (8, 1)
    before = desk.labels()
    with pytest.raises(UserError, match="No standing item of the board is missing"):
        meetings.start_agenda(desk.store, WHO, meeting_id)
    assert desk.labels() == before
