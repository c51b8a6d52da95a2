from __future__ import annotations

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


def test_among_ten_thousand_titles_the_one_that_is_meant_comes_first() -> None:
    titles = [f"minute {number} of the meeting about subject {number % 97}" for number in range(10_000)]
    for words in ("m", "minute 77", "subjetc 12"):
        assert len(rank(words, titles, 40)) == 40
    assert titles[rank("minute 77 of", titles, 1)[0]] == titles[77]
