from __future__ import annotations

import pytest


def test_standing_items_are_listed_added_changed_moved_and_removed(ask, board_file):
    first = ask("board", "standing", "list", board_file)[0]
    assert first == {
        "place": 1,
        "title": "Apologies",
        "purpose": "To receive apologies from members who cannot attend.",
        "kind": "standing",
        "paper": "none",
        "occasion": "every meeting",
    }
    ask(
        "board", "standing", "add", board_file, "Appointment of Vice-Chair",
        "--occasion", "annual meeting", "--kind", "Verbal Update",
    )  # fmt: skip
    moved = ask("board", "standing", "move", board_file, "vice-chair", "--to", "2")
    assert (moved[1]["title"], moved[1]["occasion"], moved[1]["kind"]) == (
        "Appointment of Vice-Chair",
        "annual meeting",
        "verbal update",
    )
    changed = ask("board", "standing", "set", board_file, "2", "--title", "Vice-Chair", "--paper", "report")
    assert (changed[1]["title"], changed[1]["paper"]) == ("Vice-Chair", "report")
    left = ask("board", "standing", "remove", board_file, "Improvement Plan")
    assert [item["title"] for item in left[4:6]] == ["Chair’s Urgent Business", "Performance Data Set"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("set", "99", "--title", "x"), "No single standing item is called “99”."),
        (("remove", "a"), "No single standing item is called “a”."),
        (("set", "1"), "There is nothing to set."),
        (("add", "Urgent", "--kind", "urgent"), "A standing item cannot be urgent"),
    ],
)
def test_what_no_agenda_could_take_is_refused(refused, board_file, arguments, sentence):
    command, *rest = arguments
    assert sentence in refused("board", "standing", command, board_file, *rest)
