from __future__ import annotations

import pytest

from boardkeeper.snippets import STANDARD_SNIPPETS


def test_snippets_are_listed_added_changed_moved_and_removed(ask, board_file):
    first = ask("board", "snippets", "list", board_file)[0]
    assert first == {
        "place": 1,
        "abbreviation": "apologies",
        "text": "Apologies for absence were received from {names}.",
    }
    added = ask("board", "snippets", "add", board_file, "silence", "Members stood in silence.")
    assert (len(added), added[-1]["abbreviation"]) == (len(STANDARD_SNIPPETS) + 1, "silence")
    assert (
        ask("board", "snippets", "move", board_file, "/silence", "--to", "1")[0]["abbreviation"] == "silence"
    )
    changed = ask("board", "snippets", "set", board_file, "1", "--letters", "stood", "--text", "All stood.")
    assert (changed[0]["abbreviation"], changed[0]["text"]) == ("stood", "All stood.")
    left = ask("board", "snippets", "remove", board_file, "stood")
    assert [each["abbreviation"] for each in left] == [letters for letters, _ in STANDARD_SNIPPETS]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "noted-update", "x"), "Another snippet is called “noted-update” already."),
        (("add", "two words", "x"), "cannot be typed as one short word"),
        (("set", "noted-update"), "There is nothing to set."),
        (("remove", "nowhere"), "No single snippet is called “nowhere”."),
    ],
)
def test_what_cannot_be_a_snippet_is_refused(refused, board_file, arguments, sentence):
    command, *rest = arguments
    assert sentence in refused("board", "snippets", command, board_file, *rest)
