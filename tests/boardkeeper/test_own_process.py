"""Work in a process of its own: its answer comes home, and whatever happens the process is gone."""

from __future__ import annotations

import multiprocessing
import os
import sys

import pytest

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.child import look_at_pdf
from boardkeeper.own_process import EndedWithoutAnswer, StoppedInBetween, TookTooLong, do_apart, never


def begin(message: tuple) -> str | None:
    return "begun" if message == ("begun",) else None


def wait_for_ever(_message: tuple) -> str | None:
    return None


def is_over() -> bool:
    return not [each for each in multiprocessing.active_children() if each.name == "a trial"]


def tried(take, *, seconds: float = 60.0, cancelled=never) -> str:
    # Whatever can be imported by a new process will do; this one says that it has begun, and then refuses.
    args = (b"no pdf", "x.pdf", Bounds(), "")
    return do_apart(look_at_pdf, args, take, name="a trial", seconds=seconds, cancelled=cancelled)


def test_the_first_answer_ends_it() -> None:
    assert tried(begin) == "begun"
    assert is_over()


def test_an_end_without_an_answer_is_told_with_its_code() -> None:
    with pytest.raises(EndedWithoutAnswer) as caught:
        tried(wait_for_ever)
    assert caught.value.exit_code == 0
    assert not caught.value.needed_memory
    assert is_over()


@pytest.mark.parametrize(
    ("code", "expected"), [(-9, True), (-6, True), (0, False), (1, False), (None, False)]
)
def test_want_of_memory_is_known_by_the_code(code: int | None, expected: bool) -> None:
    assert EndedWithoutAnswer(code).needed_memory is expected


def test_too_long_and_stopped_leave_no_process() -> None:
    with pytest.raises(TookTooLong):
        tried(wait_for_ever, seconds=0.0)
    assert is_over()
    with pytest.raises(StoppedInBetween):
        tried(wait_for_ever, cancelled=lambda: True)
    assert is_over()


def test_what_take_raises_is_raised_and_leaves_no_process() -> None:
    def refuse(_message: tuple) -> str | None:
        raise KeyError("seen")

    with pytest.raises(KeyError, match="seen"):
        tried(refuse)
    assert is_over()


def test_the_starting_script_is_in_its_place_again() -> None:
    before = sys.modules["__main__"]
    tried(begin)
    assert sys.modules["__main__"] is before
    assert os.getpid() == multiprocessing.current_process().pid
