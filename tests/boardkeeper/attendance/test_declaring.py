from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from boardkeeper import attendance, meetings
from boardkeeper.attendance import ALL_ITEMS, Interest, Preset
from boardkeeper.errors import UserError
from tests.boardkeeper.attendance.conftest import WHO, Committee

REASON = "She is a Governor at Compton Primary School."


def declare(committee: Committee, subject: str = ALL_ITEMS, *items: str, **facts: Any) -> str:
    return attendance.declare_interest(
        committee.store,
        WHO,
        committee.meeting_id,
        committee.id_of("Councillor Mrs Johnson"),
        subject,
        REASON,
        agenda_item_ids=[committee.items[each] for each in items],
        **facts,
    )


def test_an_interest_in_two_items_is_declared_for_each_in_one_step(committee: Committee) -> None:
    steps = len(committee.store.history())
    declare(committee, "", "Pledge Update", "Fair Funding for Schools")
    found = committee.people.declarations
    assert [(each.subject, each.agenda_item_id) for each in found] == [
        (title, committee.items[title]) for title in ("Pledge Update", "Fair Funding for Schools")
    ]
    assert len(committee.store.history()) == steps + 1


def test_a_declaration_is_changed_and_taken_back(committee: Committee) -> None:
    made = declare(committee, "", "Pledge Update")
    attendance.update_declaration(
        committee.store, WHO, made, interest=Interest.DISCLOSABLE_PECUNIARY, left_the_room=True
    )
    (found,) = committee.people.declarations
    assert (found.interest, found.left_the_room) == (Interest.DISCLOSABLE_PECUNIARY, True)
    attendance.update_declaration(committee.store, WHO, made, subject=" All  items ")
    (found,) = committee.people.declarations
    assert (found.subject, found.agenda_item_id) == ("All items", None)
    attendance.update_declaration(committee.store, WHO, made, agenda_item_id=committee.items["Minutes"])
    assert committee.people.declarations[0].subject == "Minutes"
    attendance.remove_declaration(committee.store, WHO, made)
    assert committee.people.declarations == ()


def test_a_declaration_says_what_it_is_about_and_only_items_of_the_meeting(committee: Committee) -> None:
    with pytest.raises(UserError, match="names the item"):
        declare(committee, " ")
    other = meetings.add_meeting(
        committee.store, WHO, committee.board_id, date(2019, 9, 11), standard_agenda=True
    )
    with pytest.raises(UserError, match="not on this meeting’s agenda"):
        attendance.declare_interest(
            committee.store,
            WHO,
            other,
            committee.id_of("Councillor Allen"),
            "",
            REASON,
            agenda_item_ids=[committee.items["Minutes"]],
        )


def test_what_was_declared_before_is_offered_again_once_and_the_latest_first(committee: Committee) -> None:
    declare(committee)
    later = meetings.add_meeting(committee.store, WHO, committee.board_id, date(2019, 9, 11))
    johnson = committee.id_of("Councillor Mrs Johnson")
    for subject in ("all items", "Pledge Update"):
        attendance.declare_interest(committee.store, WHO, later, johnson, subject, REASON)
    assert attendance.presets(committee.store, johnson) == (
        Preset("all items", REASON, Interest.PERSONAL),
        Preset("Pledge Update", REASON, Interest.PERSONAL),
    )
    assert committee.people.presets[johnson] == ()
    assert attendance.presets(committee.store, committee.id_of("Councillor Allen")) == ()
