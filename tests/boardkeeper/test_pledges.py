from __future__ import annotations

import pytest

from boardkeeper import pledges
from boardkeeper.errors import UserError
from db.tables.plan import MilestoneStatus, Pledge

WHO = "Ann Smith"


def test_a_pledge_promises_something_under_its_own_number(desk):
    pledges.add_pledge(
        desk.store, WHO, desk.board_id, " 48 ", "A home for every care leaver.", end_state="90 % housed"
    )
    with pytest.raises(UserError, match="A pledge promises something"):
        pledges.add_pledge(desk.store, WHO, desk.board_id, "49", "  ")
    with desk.store.read() as session:
        (pledge,) = session.query(Pledge).all()
        assert (pledge.number, pledge.end_state, pledge.status) == (
            "48",
            "90 % housed",
            MilestoneStatus.ON_TRACK,
        )
    desk.store.undo(WHO)
    with desk.store.read() as session:
        assert session.query(Pledge).count() == 0
