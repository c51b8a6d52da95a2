"""Long work on plain values, away from the window: it says how far it is and can be cancelled."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from boardkeeper.errors import UserError

R = TypeVar("R")

_REPORT_SECONDS = 0.05
"""Progress is passed on at most twenty times a second: a window cannot show more."""


class Task(QObject):
    """One piece of long work as the progress strip shows it.

    Args:
        title: What is being done, as a participle: “Reading Indicators.xlsx”.
        parent: Who owns it.
    """

    progressed = Signal(str, int, int)
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._is_cancelled = False
        self._reported = 0.0

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at the next place where that is safe."""
        self._is_cancelled = True

    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop; what long work calls `cancelled`."""
        return self._is_cancelled

    def report(self, what: str, done: int, total: int) -> None:
        """Say how far the work is; what long work calls `progress`. May be called on any thread."""
        now = time.monotonic()
        if done >= total or now - self._reported >= _REPORT_SECONDS:
            self._reported = now
            self.progressed.emit(what, done, total)


class _Outcome(QObject):
    """Carries the outcome of a run from the pool's thread to the window's."""

    arrived = Signal(object, object)


class _Run(QRunnable):
    def __init__(self, work: Callable[[], object], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome

    def run(self) -> None:
        try:
            answer = self._work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window's thread decides
            self._outcome.arrived.emit(None, error)
        else:
            self._outcome.arrived.emit(answer, None)


class _Delivery(QObject):
    """Lives on the window's thread and hands an outcome to whoever asked."""

    def __init__(
        self,
        pool: TaskPool,
        task: Task,
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None] | None,
        on_crash: Callable[[], None] | None,
    ) -> None:
        super().__init__(pool)
        self._pool = pool
        self._task = task
        self._on_done = on_done
        self._on_error = on_error
        self._on_crash = on_crash
        self.outcome = _Outcome(self)
        self.outcome.arrived.connect(self._on_arrived)

    @Slot(object, object)
    def _on_arrived(self, answer: object, error: Exception | None) -> None:
        self._task.ended.emit()
        self._pool.forget(self._task)
        if self._pool.is_closed:
            return
        if error is None:
            self._on_done(answer)
        elif self._task.is_cancelled() and isinstance(error, UserError):
            self._pool.cancelled.emit(self._task.title)
        elif isinstance(error, UserError):
            (self._on_error or self._pool.refused.emit)(error)
        else:
            if self._on_crash is not None:
                self._on_crash()
            self._pool.crashed.emit(error)
        self.deleteLater()


class TaskPool(QObject):
    """Runs imports, rendering and checks on plain values; never touches a board file.

    Signals:
        started: A `Task` that the progress strip may show.
        refused: A `UserError` nobody took.
        crashed: Any other exception, for the crash dialog.
        cancelled: The title of work that stopped because it was asked to.

    Attributes:
        is_closed: Nothing is answered any more.
    """

    started = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)
    cancelled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._tasks: list[Task] = []
        self.is_closed = False

    def run(
        self,
        title: str,
        function: Callable[..., R],
        *args: object,
        on_done: Callable[[R], None],
        on_error: Callable[[UserError], None] | None = None,
        on_crash: Callable[[], None] | None = None,
        is_quiet: bool = False,
        **options: object,
    ) -> Task:
        """Start `function(*args, progress=…, cancelled=…)` in the background.

        Args:
            title: What is being done, for the progress strip.
            function: The work, over plain values.
            args: What it works on.
            on_done: Called on the window's thread with the answer.
            on_error: Called on the window's thread with a `UserError`; without it the banner says it.
            on_crash: Called on the window's thread after any other exception, before the crash dialog tells of it: nothing
                else follows.
            is_quiet: Nobody asked for it and nobody waits for it: the progress strip does not tell of it.
            options: More arguments by name.
        """
        task = Task(title, self)
        self._tasks.append(task)
        delivery = _Delivery(self, task, on_done, on_error, on_crash)

        def work() -> R:
            return function(*args, progress=task.report, cancelled=task.is_cancelled, **options)

        run = _Run(work, delivery.outcome)
        if not is_quiet:
            self.started.emit(task)
        self._pool.start(run)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being done."""
        return not self._tasks

    def forget(self, task: Task) -> None:
        """Let go of work that has ended."""
        self._tasks.remove(task)
        task.deleteLater()

    def close(self) -> None:
        """Ask everything to stop and wait until it has. No answer of it arrives: who asked is going away too."""
        for task in self._tasks:
            task.cancel()
        self._pool.waitForDone()
        self.is_closed = True
