from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import closures, meetings
from boardkeeper.errors import UserError

WHO = "Ann Smith"


def test_a_closed_day_is_not_a_clear_day(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    closures.add_closure(desk.store, WHO, desk.board_id, date(2019, 9, 6), "Removal to new offices")
    counted = meetings.publication_notice(desk.store, meeting_id)
    assert (counted.publish_by, [day.day for day in counted.days]) == (date(2019, 9, 2), [3, 4, 5, 9, 10])
    with pytest.raises(UserError, match="6 September 2019 is a closed day of this board already"):
        closures.add_closure(desk.store, WHO, desk.board_id, date(2019, 9, 6))


def test_a_closed_day_can_be_found_explained_and_opened_again(desk):
    for day in (27, 24):
        closures.add_closure(desk.store, WHO, desk.board_id, date(2019, 12, day), "Offices closed")
    found = closures.list_closures(desk.store, desk.board_id)
    assert [each.day.day for each in found] == [24, 27]
    closures.update_closure(desk.store, WHO, found[0].id, " Christmas Eve ")
    assert closures.find_closure(desk.store, desk.board_id, date(2019, 12, 24)).reason == "Christmas Eve"
    closures.remove_closure(desk.store, WHO, found[1].id)
    assert [each.day.day for each in closures.list_closures(desk.store, desk.board_id)] == [24]
    with pytest.raises(UserError, match="27 December 2019 is not a closed day of this board"):
        closures.find_closure(desk.store, desk.board_id, date(2019, 12, 27))
    desk.store.undo(WHO)
    assert closures.list_closures(desk.store, desk.board_id)[1] == found[1]
