from __future__ import annotations

import pytest

from boardkeeper import standing_items
from boardkeeper.errors import UserError
from boardkeeper.standing_items import Occasion
from db.tables.agenda import ItemKind, PaperKind

WHO = "Ann Smith"


def titles(desk):
    return [item.title for item in standing_items.standing_items(desk.store, desk.board_id)]


def test_a_standing_item_is_added_changed_moved_and_removed_and_all_of_it_undone(desk):
    before = standing_items.standing_items(desk.store, desk.board_id)
    item_id = standing_items.add_standing_item(
        desk.store, WHO, desk.board_id, " Appointment of Vice-Chair ", occasion=Occasion.ANNUAL
    )
    standing_items.update_standing_item(
        desk.store, WHO, item_id, purpose="To appoint one.", kind=ItemKind.VERBAL_UPDATE, paper=PaperKind.NONE
    )
    standing_items.move_standing_item(desk.store, WHO, item_id, 1)
    assert titles(desk)[:3] == ["Apologies", "Appointment of Vice-Chair", "Declarations of Interest"]
    made = standing_items.standing_items(desk.store, desk.board_id)[1]
    assert (made.purpose, made.kind, made.occasion) == ("To appoint one.", "verbal update", "annual meeting")
    standing_items.remove_standing_item(desk.store, WHO, before[0].id)
    assert titles(desk)[:2] == ["Appointment of Vice-Chair", "Declarations of Interest"]
    for _ in range(4):
        desk.store.undo(WHO)
    assert standing_items.standing_items(desk.store, desk.board_id) == before
    assert desk.store.verify().is_clean


def test_an_item_moved_beyond_the_end_stands_last(desk):
    first = standing_items.standing_items(desk.store, desk.board_id)[0]
    standing_items.move_standing_item(desk.store, WHO, first.id, 99)
    assert titles(desk)[-1] == "Apologies"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [({"title": " "}, "needs a title"), ({"kind": ItemKind.URGENT}, "cannot be urgent")],
)
def test_what_no_agenda_could_take_is_refused(desk, facts, sentence):
    first = standing_items.standing_items(desk.store, desk.board_id)[0]
    with pytest.raises(UserError, match=sentence):
        standing_items.update_standing_item(desk.store, WHO, first.id, **facts)
    with pytest.raises(UserError, match=sentence):
        standing_items.add_standing_item(desk.store, WHO, desk.board_id, **({"title": "Mapping"} | facts))
    assert desk.labels() == []


def test_a_fact_nobody_knows_is_a_fault_of_the_program(desk):
    first = standing_items.standing_items(desk.store, desk.board_id)[0]
    with pytest.raises(TypeError, match="has no colour"):
        standing_items.update_standing_item(desk.store, WHO, first.id, colour="red")
