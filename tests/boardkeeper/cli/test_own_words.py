from __future__ import annotations

import pytest


def test_words_of_the_board_are_added_listed_and_removed(ask, board_file):
    assert ask("board", "words", "list", board_file) == []
    assert ask("board", "words", "add", board_file, "Warspite", "oracy") == ["oracy", "Warspite"]
    assert ask("board", "words", "add", board_file, "oracy") == ["oracy", "Warspite"]
    assert ask("board", "words", "remove", board_file, "Warspite") == ["oracy"]
    assert ask("board", "words", "list", board_file) == ["oracy"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "two words"), "“two words” is not one word."),
        (("remove", "oracy"), "No single word of the board is called “oracy”."),
    ],
)
def test_what_is_no_word_or_not_there_is_refused(refused, board_file, arguments, sentence):
    command, word = arguments
    assert sentence in refused("board", "words", command, board_file, word)
