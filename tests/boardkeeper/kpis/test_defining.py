from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boardkeeper import actions, kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis import Polarity, Unit
from boardkeeper.lists import Wanted
from db.tables.actions import Action
from db.tables.plan import Plan, Priority

WHO = "Ann Smith"
MONTHS = {"2019-05": "32.2", "2019-06": "31.4"}


def names(desk, **wanted):
    return [kpi.name for kpi in kpis.list_kpis(desk.store, desk.board_id, Wanted(**wanted)).rows]


def test_a_kpi_is_added_with_everything_that_is_said_of_it(desk):
    with desk.store.edit("Add a plan", WHO) as session:
        plan = Plan(board_id=desk.board_id, title="Improvement plan")
        session.add(plan)
        session.flush()
        plan_id = plan.id
    kpi_id = kpis.add_kpi(
        desk.store,
        WHO,
        desk.board_id,
        "  Re-referrals within 12  months ",
        code="FD 4",
        owner="Jean Kelly",
        theme="Front door",
        plan_id=plan_id,
        priority_number=2,
        unit=Unit.PERCENT,
        decimals=2,
        polarity=Polarity.LOWER,
        tolerance=Decimal(10),
        numerator_name="Referrals within 12 months of one before",
        denominator_name="Referrals",
        definition="As in the children in need census.\nCounted by referral, not by child.",
        is_proxy=True,
        is_year_to_date=True,
        note="Small numbers",
    )
    view = kpis.get_kpi(desk.store, kpi_id)
    assert (view.name, view.code, view.owner, view.plan_id) == (
        "Re-referrals within 12 months",
        "FD 4",
        "Jean Kelly",
        plan_id,
    )
    assert (view.numerator_name, view.denominator_name) == (
        "Referrals within 12 months of one before",
        "Referrals",
    )
    assert view.definition.splitlines()[1] == "Counted by referral, not by child."
    assert (view.decimals, view.polarity, view.tolerance, view.is_proxy) == (2, Polarity.LOWER, 10, True)
    desk.store.undo(WHO)
    assert names(desk) == []


def test_a_count_is_shown_without_decimals_unless_somebody_says_otherwise(desk):
    kpis.add_kpi(desk.store, WHO, desk.board_id, "Contacts", unit=Unit.COUNT)
    kpis.add_kpi(desk.store, WHO, desk.board_id, "Visits", unit=Unit.COUNT, decimals=1)
    assert [kpi.decimals for kpi in kpis.list_kpis(desk.store, desk.board_id).rows] == [0, 1]


@pytest.mark.parametrize("name", ["", "  ", "RE-referrals"])
def test_a_name_is_needed_and_is_its_own(desk, name):
    desk.add_kpi("Re-referrals", MONTHS)
    with pytest.raises(UserError, match=r"needs a name|called “Re-referrals” already"):
        kpis.add_kpi(desk.store, WHO, desk.board_id, name)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"decimals": 7}, "0 to 6 decimals"),
        ({"tolerance": Decimal(101)}, "between 0 and 100"),
        ({"priority_number": 0}, "counted from 1"),
        ({"plan_id": "nobody’s"}, "not one of this board’s"),
        ({"code": "fd 4"}, "The code fd 4 is that of “Contacts”"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_and_nothing_changes(desk, facts, sentence):
    kpis.add_kpi(desk.store, WHO, desk.board_id, "Contacts", code="FD 4")
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    before = kpis.get_kpi(desk.store, kpi_id)
    with pytest.raises(UserError, match=sentence):
        kpis.define_kpi(desk.store, WHO, kpi_id, owner="Somebody", **facts)
    assert kpis.get_kpi(desk.store, kpi_id) == before


def test_what_is_not_said_stays_and_nothing_can_be_said_again(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS, owner="Jean Kelly", polarity=Polarity.LOWER)
    kpis.define_kpi(desk.store, WHO, kpi_id, polarity=None)
    view = kpis.get_kpi(desk.store, kpi_id)
    assert (view.polarity, view.owner) == (None, "Jean Kelly")
    assert desk.labels()[0] == "Set which way is good of a KPI"


def test_a_renamed_kpi_is_still_found_by_its_old_name(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    kpis.rename_kpi(desk.store, WHO, kpi_id, "Repeat referrals")
    assert kpis.find_kpi(desk.store, desk.board_id, "Re-referrals").name == "Repeat referrals"
    assert kpis.get_kpi(desk.store, kpi_id).other_names == ("Re-referrals",)
    kpis.rename_kpi(desk.store, WHO, kpi_id, "Re-referrals")
    assert kpis.get_kpi(desk.store, kpi_id).other_names == ("Repeat referrals",)


def test_other_names_are_added_once_and_mean_one_kpi_only(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    other = desk.add_kpi("Contacts", MONTHS)
    for name in ("Rereferrals", "RE-REFERRALS", "rereferrals"):
        kpis.add_other_name(desk.store, WHO, kpi_id, name)
    assert kpis.get_kpi(desk.store, kpi_id).other_names == ("Rereferrals",)
    for name in ("rereferrals", "Re-Referrals"):
        with pytest.raises(UserError, match="means “Re-referrals” already"):
            kpis.add_other_name(desk.store, WHO, other, name)
    assert names(desk, words="rereferrals") == ["Re-referrals"]
    kpis.remove_other_name(desk.store, WHO, kpi_id, "REREFERRALS")
    assert kpis.get_kpi(desk.store, kpi_id).other_names == ()


def test_a_code_finds_its_kpi(desk):
    desk.add_kpi("Re-referrals", MONTHS, code="FD 4")
    desk.add_kpi("Contacts", MONTHS)
    assert kpis.find_kpi(desk.store, desk.board_id, "fd 4").name == "Re-referrals"


def test_a_kpi_taken_out_comes_back_with_all_that_hung_on_it(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", value=Decimal(30))
    kpis.record_target(desk.store, WHO, kpi_id, 2019, value=Decimal(25))
    kpis.record_benchmark(desk.store, WHO, kpi_id, "England", 2018, Decimal("21.9"))
    kpis.record_kpi_event(desk.store, WHO, kpi_id, "2019-06", "Before", "After")
    kpis.add_other_name(desk.store, WHO, kpi_id, "Rereferrals")
    before = kpis.get_kpi(desk.store, kpi_id)
    kpis.remove_kpi(desk.store, WHO, kpi_id)
    assert names(desk) == []
    desk.store.undo(WHO)
    assert kpis.get_kpi(desk.store, kpi_id) == before


def test_kpis_move_within_their_priority_and_stop_at_its_ends(desk):
    for position, (name, number) in enumerate((("a", 1), ("b", 1), ("c", 1), ("d", 2))):
        desk.add_kpi(name, MONTHS, priority_number=number, position=position)
    ids = {kpi.name: kpi.id for kpi in kpis.list_kpis(desk.store, desk.board_id).rows}
    for name, steps, expected in (("a", 1, "bacd"), ("c", -5, "cbad"), ("c", -1, "cbad"), ("d", 1, "cbad")):
        kpis.move_kpi(desk.store, WHO, ids[name], steps)
        assert "".join(names(desk)) == expected


def test_a_kpi_taken_out_leaves_its_actions_and_comes_back_to_them(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    with desk.store.edit("Add an action", WHO) as session:
        action = Action(board_id=desk.board_id, reference="1", text="Look", owner="", kpi_id=kpi_id)
        session.add(action)
        session.flush()
        action_id = action.id
    kpis.remove_kpi(desk.store, WHO, kpi_id)
    assert actions.get_action(desk.store, action_id, date(2019, 9, 1)).kpi is None
    desk.store.undo(WHO)
    assert actions.get_action(desk.store, action_id, date(2019, 9, 1)).kpi.id == kpi_id


def test_what_a_definition_offers_is_what_the_board_has(desk):
    with desk.store.edit("Add plans", WHO) as session:
        for place, title in enumerate(("Improvement plan", "Strategy")):
            plan = Plan(board_id=desk.board_id, title=title, position=place)
            session.add(plan)
            session.flush()
            session.add(Priority(plan_id=plan.id, number=1, title=f"First of {title}"))
    desk.add_kpi("Re-referrals", MONTHS, owner="Jean Kelly", theme="Front door")
    offered = kpis.definition_choices(desk.store, desk.board_id)
    assert [(each.plan_id is None, each.title) for each in offered.priorities] == [
        (True, "First of Improvement plan"),
        (False, "First of Strategy"),
    ]
    assert (offered.owners, offered.themes, offered.plans) == (("Jean Kelly",), ("Front door",), 2)
    assert [name for _, name in offered.names] == ["Re-referrals"]
