"""The very same values come out once; equal ones that are another object are made again."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper.remembering import forget_all, once

made: list[object] = []


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    made.clear()
    forget_all()


def joined(words: tuple[str, ...], day: date | None = None, mark: str = "") -> str:
    made.append(words)
    return f"{' '.join(words)} {day} {mark}"


def test_the_same_values_are_made_once() -> None:
    words = tuple("ab")
    assert once(joined, words, date(2019, 9, 11)) == once(joined, words, date(2019, 9, 11))
    assert len(made) == 1


def test_an_equal_value_that_is_another_object_is_made_again() -> None:
    once(joined, tuple("ab"))
    once(joined, tuple("ab"))
    assert len(made) == 2


def test_words_numbers_and_days_are_told_apart_by_what_they_are() -> None:
    words = ("a",)
    assert once(joined, words, mark="1") != once(joined, words, mark="2")
    assert once(joined, words, date(2019, 9, 11)) != once(joined, words, date(2019, 9, 12))
    assert once(joined, words, mark="1") == once(joined, words, mark="1")
    assert len(made) == 4


def test_one_and_true_are_not_the_same() -> None:
    assert [once(str, 1), once(str, True), once(str, 1.0)] == ["1", "True", "1.0"]


def test_what_something_was_made_from_is_held_so_that_nothing_else_can_take_its_place() -> None:
    answers = [once(joined, (f"number {number}",)) for number in range(50)]
    assert len(set(answers)) == 50


def test_only_so_much_is_kept() -> None:
    kept = [(str(number),) for number in range(400)]
    for words in kept:
        once(joined, words)
    once(joined, kept[0])
    assert len(made) == 401


def test_everything_can_be_forgotten() -> None:
    words = ("a",)
    once(joined, words)
    forget_all()
    once(joined, words)
    assert len(made) == 2
