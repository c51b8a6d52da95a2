from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boardkeeper import actions, kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis import Unit
from db.tables.actions import Action

WHO = "Ann Smith"


def test_two_names_of_one_indicator_become_one_with_the_figures_of_both(desk):
    kept = desk.add_kpi("Re-referrals", {"2019-04": "37.7", "2019-05": "32.2"})
    merged = desk.add_kpi("Re-referral rate", {"2019-05": "32.0", "2019-06": "31.4"})
    kpis.record_target(desk.store, WHO, merged, 2019, value=Decimal(25))
    kpis.add_other_name(desk.store, WHO, merged, "Rereferrals")
    kpis.merge_kpis(desk.store, WHO, kept, merged)
    (view,) = kpis.list_kpis(desk.store, desk.board_id).rows
    assert [(each.period, each.shown) for each in view.figures] == [
        ("2019-04", "37.7%"),
        ("2019-05", "32.2%"),
        ("2019-06", "31.4%"),
    ]
    assert [was.shown for was in view.figures[1].was] == ["32.0%"]
    assert view.other_names == ("Re-referral rate", "Rereferrals")
    assert [target.shown for target in view.targets] == ["25.0%"]


def test_what_was_linked_to_the_one_is_linked_to_the_other_and_undo_takes_all_of_it_back(desk):
    kept = desk.add_kpi("Re-referrals", {})
    merged = desk.add_kpi("Re-referral rate", {"2019-06": "31.4"})
    with desk.store.edit("Link", WHO) as session:
        action = Action(board_id=desk.board_id, reference="1", text="Look", owner="", kpi_id=merged)
        session.add(action)
        session.flush()
        action_id = action.id
    before = kpis.list_kpis(desk.store, desk.board_id).rows
    kpis.merge_kpis(desk.store, WHO, kept, merged)
    assert actions.get_action(desk.store, action_id, date(2019, 9, 1)).kpi.id == kept
    desk.store.undo(WHO)
    assert kpis.list_kpis(desk.store, desk.board_id).rows == before
    assert actions.get_action(desk.store, action_id, date(2019, 9, 1)).kpi.id == merged


def test_kpis_that_count_in_different_units_are_not_merged(desk):
    kept = desk.add_kpi("Re-referrals", {})
    merged = desk.add_kpi("Contacts", {}, unit=Unit.COUNT)
    with pytest.raises(UserError, match="“Re-referrals” counts in percent, “Contacts” in count"):
        kpis.merge_kpis(desk.store, WHO, kept, merged)
    with pytest.raises(UserError, match="with itself"):
        kpis.merge_kpis(desk.store, WHO, kept, kept)
