from __future__ import annotations

import pytest

from boardkeeper import saved_views
from boardkeeper.errors import UserError
from boardkeeper.follow_up import Log
from boardkeeper.lists import Wanted

WHO = "Helen Rickman"
LATE = Wanted(
    "visits",
    frozenset({"Overdue", "Mine"}),
    sort="due_on",
    descending=True,
    offset=40,
    group="owner",
    who="Helen",
)


@pytest.fixture
def save(desk):
    def saved(name, wanted=LATE, log=Log.ACTIONS):
        return saved_views.save_view(desk.store, WHO, desk.board_id, log, name, wanted)

    return saved


@pytest.fixture
def names(desk):
    def listed(log=Log.ACTIONS):
        return [view.name for view in saved_views.list_views(desk.store, desk.board_id, log)]

    return listed


def test_a_view_keeps_filter_order_and_grouping_of_its_log(desk, save, names):
    save(" What is  late ")
    save("Everything", Wanted(), Log.DECISIONS)
    (view,) = saved_views.list_views(desk.store, desk.board_id, Log.ACTIONS)
    assert (view.name, view.wanted) == (
        "What is late",
        Wanted("visits", frozenset({"Overdue", "Mine"}), sort="due_on", descending=True, group="owner"),
    )
    assert names(Log.DECISIONS) == ["Everything"]
    shown = saved_views.with_view(Wanted(who="Ann", limit=50, words="other", offset=10), view)
    assert (shown.who, shown.limit, shown.words, shown.offset, shown.group) == (
        "Ann",
        50,
        "visits",
        0,
        "owner",
    )


def test_saving_under_the_same_name_looks_anew(desk, save, names):
    first = save("Late")
    assert save("LATE", Wanted(sort="owner")) == first
    assert names() == ["Late"]
    assert saved_views.find_view(desk.store, desk.board_id, Log.ACTIONS, "late").wanted.sort == "owner"


def test_views_are_renamed_and_removed_and_undo_brings_them_back(desk, save, names):
    view, _ = save("Late"), save("Mine")
    saved_views.rename_view(desk.store, WHO, view, "Overdue")
    assert names() == ["Overdue", "Mine"]
    with pytest.raises(UserError, match="There is a view “mine” already"):
        saved_views.rename_view(desk.store, WHO, view, "mine")
    saved_views.remove_view(desk.store, WHO, view)
    desk.store.undo(WHO)
    assert names() == ["Overdue", "Mine"]


def test_a_view_has_a_name_and_an_unknown_one_is_refused(desk, save):
    with pytest.raises(UserError, match="A view needs a name"):
        save("  ")
    with pytest.raises(UserError, match="no view of the actions called “Sunshine”"):
        saved_views.find_view(desk.store, desk.board_id, Log.ACTIONS, "Sunshine")
