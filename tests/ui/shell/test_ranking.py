from __future__ import annotations

import time

from ui.shell.ranking import rank

TITLES = [
    "new action…",
    "go to actions",
    "actual size",
    "export the action log",
    "transactions of the fund",
    "go to decisions",
]


def best(words: str, limit: int = 3) -> list[str]:
    return [TITLES[place] for place in rank(words, TITLES, limit)]


def test_nothing_typed_lists_everything_in_order() -> None:
    assert rank("  ", TITLES, 2) == [0, 1]


def test_titles_whose_words_begin_so_come_first_in_their_order() -> None:
    assert best("act", 5) == [
        "new action…",
        "go to actions",
        "actual size",
        "export the action log",
        "transactions of the fund",
    ]


def test_every_word_must_fit() -> None:
    assert best("go dec", 1) == ["go to decisions"]
    assert rank("go xyzzy", TITLES, 5) == []


def test_a_slip_of_the_finger_is_forgiven() -> None:
    assert best("desicions", 1) == ["go to decisions"]


def test_ten_thousand_commands_are_ranked_while_typing() -> None:
    titles = [f"minute {number} of the meeting about subject {number % 97}" for number in range(10_000)]
    rank("warm", titles, 40)
    started = time.perf_counter()
    for words in ("m", "minute 77", "subjetc 12"):
        assert rank(words, titles, 40)
    assert (time.perf_counter() - started) / 3 < 0.1
