from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from boardkeeper.errors import UserError
from ui.operations import Operations
from ui.tasks import Task

if TYPE_CHECKING:
    from tests.ui.conftest import FakeDesk


def test_the_answer_comes_back_on_the_windows_thread(qtbot: QtBot, operations: Operations) -> None:
    seen: list[tuple[str, str]] = []

    def thread_name(_desk: FakeDesk) -> str:
        return threading.current_thread().name

    with qtbot.waitSignal(operations.became_idle):
        operations.run(
            None, thread_name, on_done=lambda name: seen.append((name, threading.current_thread().name))
        )
    [(worked_on, answered_on)] = seen
    assert worked_on != answered_on == threading.main_thread().name


def test_steps_are_performed_in_the_order_they_were_asked_for(
    qtbot: QtBot, operations: Operations, desk: FakeDesk
) -> None:
    with qtbot.waitSignal(operations.became_idle):
        for number in range(50):
            operations.run(None, type(desk).note, str(number))
    assert desk.notes == [str(number) for number in range(50)]


def test_a_change_tells_what_it_touched_and_who_asked(
    qtbot: QtBot, operations: Operations, desk: FakeDesk
) -> None:
    page = object()
    with qtbot.waitSignal(operations.changed) as told:
        operations.run("Note added.", type(desk).note, "Apologies", origin=page)
    changes, origin = told.args
    assert changes.tables == {"note"}
    assert origin is page


def test_the_toast_can_speak_of_the_answer(qtbot: QtBot, operations: Operations, desk: FakeDesk) -> None:
    with qtbot.waitSignal(operations.said) as told:
        operations.run(lambda number: f"Note {number} added.", type(desk).note, "Apologies")
    assert told.args == ["Note 1 added."]


def test_a_reading_changes_and_says_nothing(qtbot: QtBot, operations: Operations) -> None:
    with (
        qtbot.assertNotEmitted(operations.changed),
        qtbot.assertNotEmitted(operations.said),
        qtbot.waitSignal(operations.became_idle),
    ):
        operations.run(None, lambda desk: desk.name)


def test_a_refusal_goes_to_who_asked_or_else_to_the_banner(qtbot: QtBot, operations: Operations) -> None:
    def refuse(_desk: FakeDesk) -> None:
        raise UserError("The minute is approved.", "Add a correction instead.")

    taken: list[UserError] = []
    with qtbot.assertNotEmitted(operations.refused), qtbot.waitSignal(operations.became_idle):
        operations.run(None, refuse, on_error=taken.append)
    assert [error.next_step for error in taken] == ["Add a correction instead."]
    with qtbot.waitSignal(operations.refused) as told:
        operations.run(None, refuse)
    assert told.args[0].sentence == "The minute is approved."


def test_a_program_fault_goes_to_the_crash_dialog_and_the_next_step_still_runs(
    qtbot: QtBot, operations: Operations, desk: FakeDesk
) -> None:
    crashes: list[Exception] = []
    operations.crashed.connect(crashes.append)
    with qtbot.waitSignal(operations.became_idle):
        operations.run(None, lambda _desk: 1 / 0)
        operations.run(None, type(desk).note, "after")
    assert [type(crash) for crash in crashes] == [ZeroDivisionError]
    assert desk.notes == ["after"]


def test_an_answer_for_a_widget_that_has_gone_is_dropped(qtbot: QtBot, operations: Operations) -> None:
    class Panel(QObject):
        def take(self, name: str) -> None:
            raise AssertionError(name)

    panel = Panel()
    with qtbot.waitSignal(operations.became_idle):
        operations.run(None, lambda desk: desk.name, on_done=panel.take)
        panel.deleteLater()
        QCoreApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)
    assert not isValid(panel)


def test_an_answer_bound_to_more_words_is_dropped_with_its_widget_too(
    qtbot: QtBot, operations: Operations
) -> None:
    class Panel(QObject):
        def take(self, row_id: str, name: str) -> None:
            raise AssertionError(row_id, name)

    panel = Panel()
    with qtbot.waitSignal(operations.became_idle):
        operations.run(None, lambda desk: desk.name, on_done=partial(panel.take, "d1"))
        panel.deleteLater()
        QCoreApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)
    assert not isValid(panel)


def test_long_work_can_report_and_be_cancelled(qtbot: QtBot, operations: Operations) -> None:
    task = Task("Backing up")
    heard: list[tuple[str, int, int]] = []
    task.progressed.connect(lambda *said: heard.append(said))

    def count(_desk: FakeDesk, progress, cancelled) -> int:
        progress("pages", 10, 10)
        while not cancelled():
            pass
        return 10

    with qtbot.waitSignals([operations.started, task.progressed]):
        operations.run(None, count, task=task)
    with qtbot.waitSignals([task.ended, operations.became_idle]):
        task.cancel()
    assert heard == [("pages", 10, 10)]


def test_another_desk_takes_the_place_of_the_one_before(
    qtbot: QtBot, operations: Operations, desk: FakeDesk
) -> None:
    other = type(desk)("Other.board")
    with qtbot.waitSignal(operations.became_idle):
        operations.open(lambda: other, lambda _desk: None)
    assert desk.is_closed
    names: list[str] = []
    with qtbot.waitSignal(operations.became_idle):
        operations.run(None, lambda at: at.name, on_done=names.append)
    assert names == ["Other.board"]


def test_a_desk_that_cannot_be_opened_leaves_the_one_before_in_use(
    qtbot: QtBot, operations: Operations, desk: FakeDesk
) -> None:
    def fail() -> None:
        raise UserError("“Old.board” is damaged.")

    with qtbot.waitSignal(operations.refused):
        operations.open(fail, lambda _desk: None)
    assert not desk.is_closed


def test_closing_finishes_what_was_asked_for(operations: Operations, desk: FakeDesk) -> None:
    for number in range(20):
        operations.run(None, type(desk).note, str(number))
    operations.close()
    assert len(desk.notes) == 20
    assert desk.is_closed


def test_what_is_asked_after_closing_is_let_go_and_nobody_waits_for_it(
    operations: Operations, desk: FakeDesk
) -> None:
    operations.close()
    operations.run("Noted.", type(desk).note, "too late")
    assert operations.is_idle
    assert desk.notes == []
