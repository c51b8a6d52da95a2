from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from boardkeeper.errors import UserError
from ui.tasks import Task, TaskPool


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[TaskPool]:
    pool = TaskPool()
    yield pool
    pool.close()


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, pool: TaskPool) -> None:
    answers: list[int] = []

    def add(one: int, other: int, *, progress, cancelled) -> tuple[int, str]:
        progress("adding", 2, 2)
        return one + other, threading.current_thread().name

    with qtbot.waitSignal(pool.started) as told:
        task = pool.run("Adding", add, 1, 2, on_done=answers.append)
    assert told.args == [task]
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0][0] == 3
    assert answers[0][1] != threading.main_thread().name


def test_a_refusal_nobody_takes_goes_to_the_banner(qtbot: QtBot, pool: TaskPool) -> None:
    def refuse(*, progress, cancelled) -> None:
        raise UserError("The sheet is empty.")

    with qtbot.waitSignal(pool.refused) as told:
        pool.run("Reading", refuse, on_done=print)
    assert told.args[0].sentence == "The sheet is empty."


def test_cancelled_work_is_no_error(qtbot: QtBot, pool: TaskPool) -> None:
    def wait(*, progress, cancelled) -> None:
        while not cancelled():
            pass
        raise UserError("Stopped.")

    with qtbot.assertNotEmitted(pool.refused), qtbot.waitSignal(pool.cancelled) as told:
        pool.run("Reading", wait, on_done=print).cancel()
    assert told.args == ["Reading"]


def test_a_fault_of_the_program_reaches_the_crash_dialog(qtbot: QtBot, pool: TaskPool) -> None:
    def fail(*, progress, cancelled) -> None:
        raise KeyError("months")

    with qtbot.waitSignal(pool.crashed) as told:
        pool.run("Reading", fail, on_done=print)
    assert isinstance(told.args[0], KeyError)


def test_progress_is_thinned_but_the_end_is_always_told(qtbot: QtBot) -> None:
    task = Task("Counting")
    heard: list[int] = []
    task.progressed.connect(lambda _what, done, _total: heard.append(done))
    for number in range(1, 10_001):
        task.report("cells", number, 10_000)
    assert heard[-1] == 10_000
    assert len(heard) < 100


def test_work_that_ends_while_the_pool_closes_asks_nothing_more(qtbot: QtBot, pool: TaskPool) -> None:
    answers: list[str] = []
    begun = threading.Event()

    def wait(*, progress, cancelled) -> str:
        begun.set()
        while not cancelled():
            pass
        return "as far as it came"

    pool.run("Laying out the pack", wait, on_done=answers.append)
    begun.wait()
    pool.close()
    qtbot.waitUntil(lambda: pool.is_idle)
    assert answers == []
