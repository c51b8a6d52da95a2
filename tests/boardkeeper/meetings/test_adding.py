from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, meetings, templates
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
