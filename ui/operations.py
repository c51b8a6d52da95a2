"""The only door from widgets to the board: every reading and every change goes through `Operations`.

One thread owns the board file. A widget names a use case and plain values, the thread performs it, and the answer
comes back as a call on the window's thread. What was changed goes out as one signal, `changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from shiboken6 import isValid

from boardkeeper.errors import UserError
from ui.tasks import Task

R = TypeVar("R")

Desk: TypeAlias = Any
"""An open board file. Opaque up here: it is made, used and closed on the database thread only."""

_CLOSING_MILLISECONDS = 30_000


class Changes(Protocol):
    """What a step touched; false when nothing."""

    def __bool__(self) -> bool: ...

    def touches(self, *names: str) -> bool:
        """Whether a row of any of these tables was made, changed or taken away."""


@dataclass(frozen=True, slots=True)
class _Job:
    ticket: int
    function: Callable[..., object]
    args: tuple[object, ...]
    options: dict[str, object]
    takes_desk: bool = True


@dataclass(frozen=True, slots=True)
class _Waiting:
    said: str | Callable[[Any], str] | None
    on_done: Callable[[Any], None] | None
    on_error: Callable[[UserError], None] | None
    on_crash: Callable[[], None] | None
    origin: object
    task: Task | None


class _Clerk(QObject):
    """Sits on the database thread with the one desk."""

    done = Signal(int, object, object)
    failed = Signal(int, object)
    went_home = Signal()

    def __init__(self, changes_of: Callable[[Desk], Changes | None]) -> None:
        super().__init__()
        self._changes_of = changes_of
        self._desk: Desk = None

    @Slot(object)
    def perform(self, job: _Job) -> None:
        try:
            desk = (self._desk,) if job.takes_desk else ()
            answer = job.function(*desk, *job.args, **job.options)
            changes = self._changes_of(self._desk) if self._desk is not None else None
        except Exception as error:  # noqa: BLE001 - whatever it is, the window's thread decides
            self.failed.emit(job.ticket, error)
        else:
            self.done.emit(job.ticket, answer, changes)

    def sit_down(self, make: Callable[[], Desk]) -> Desk:
        """Open another desk, then leave the one before."""
        new = make()
        self.leave()
        self._desk = new
        return new

    def swap(self, exchange: Callable[[Desk], Desk]) -> Desk:
        """Let `exchange` close the desk and answer the one that takes its place."""
        self._desk = exchange(self._desk)
        return self._desk

    def leave(self) -> None:
        """Close the desk, if there is one."""
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    @Slot()
    def go_home(self) -> None:
        """Close the desk for good."""
        try:
            self.leave()
        finally:
            self.went_home.emit()


class Operations(QObject):
    """Runs use cases on the database thread, in the order in which they are asked for.

    Signals:
        changed: `(Changes, origin)` after every step that changed something.
        said: What was done, as a sentence for the toast.
        refused: A `UserError` that nobody took; the banner says it.
        crashed: Any other exception; the crash dialog shows it.
        started: A `Task` for the progress strip.
        became_idle: Everything asked for has been answered.

    Args:
        changes_of: Takes from a desk what changed on it since it was asked last; called on the database thread.
        who: Whose name the audit trail gets.
        parent: Who owns it.
    """

    changed = Signal(object, object)
    said = Signal(str)
    refused = Signal(object)
    crashed = Signal(object)
    started = Signal(object)
    became_idle = Signal()
    _asked = Signal(object)
    _closing = Signal()

    def __init__(
        self, changes_of: Callable[[Desk], Changes | None], who: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.who = who
        self._tickets = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._is_closed = False
        self._clerk = _Clerk(changes_of)
        self._thread = QThread(self)
        self._thread.setObjectName("database")
        self._clerk.moveToThread(self._thread)
        self._asked.connect(self._clerk.perform, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(self._clerk.go_home, Qt.ConnectionType.QueuedConnection)
        self._clerk.went_home.connect(self._thread.quit, Qt.ConnectionType.DirectConnection)
        self._clerk.done.connect(self._on_done)
        self._clerk.failed.connect(self._on_failed)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being done or waited for."""
        return not self._waiting

    def run(
        self,
        said: str | Callable[[R], str] | None,
        function: Callable[..., R],
        *args: object,
        on_done: Callable[[R], None] | None = None,
        on_error: Callable[[UserError], None] | None = None,
        on_crash: Callable[[], None] | None = None,
        origin: object = None,
        task: Task | None = None,
        **options: object,
    ) -> None:
        """Perform `function(desk, *args, **options)` on the database thread.

        Args:
            said: For a change, what the toast says when it is done (“Action 118 added.”), or a function that makes
                the sentence from the answer; None for a reading.
            function: A use case; its first argument is the desk.
            args: Ids and plain values, never widgets or rows of the store.
            on_done: Called on the window's thread with the answer, unless its widget has gone meanwhile.
            on_error: Called on the window's thread with a `UserError`; without it the banner says it.
            on_crash: Called on the window's thread after any other exception, before the crash dialog tells of it: nothing
                else follows.
            origin: Who asks; sent along with `changed`, so that a page can tell its own changes from others'.
            task: For long work: shown in the progress strip, and its `progress` and `cancelled` are passed on.
            options: More arguments by name.
        """
        if task is not None:
            options |= {"progress": task.report, "cancelled": task.is_cancelled}
            self.started.emit(task)
        self._ask(_Waiting(said, on_done, on_error, on_crash, origin, task), function, args, options)

    def open(
        self,
        make: Callable[[], Desk],
        on_done: Callable[[Desk], None],
        on_error: Callable[[UserError], None] | None = None,
    ) -> None:
        """Open a desk with `make` on the database thread; the desk before is closed once the new one is open."""
        waiting = _Waiting(None, on_done, on_error, None, None, None)
        self._ask(waiting, self._clerk.sit_down, (make,), {}, takes_desk=False)

    def replace(self, exchange: Callable[[Desk], Desk], on_done: Callable[[Desk], None]) -> None:
        """Exchange the desk: `exchange` gets the open one, closes it when it must, and answers the next."""
        waiting = _Waiting(None, on_done, None, None, None, None)
        self._ask(waiting, self._clerk.swap, (exchange,), {}, takes_desk=False)

    def close(self) -> None:
        """Finish everything asked for, close the desk and end the thread. Answers no longer arrive.

        What is asked later, as by long work that ended while the window was closing, is let go: nobody is there to answer.
        """
        self._is_closed = True
        self._waiting.clear()
        if self._thread.isRunning():
            self._closing.emit()
            self._thread.wait(_CLOSING_MILLISECONDS)

    def _ask(
        self,
        waiting: _Waiting,
        function: Callable[..., object],
        args: tuple[object, ...],
        options: dict[str, object],
        takes_desk: bool = True,
    ) -> None:
        if self._is_closed:
            return
        ticket = next(self._tickets)
        self._waiting[ticket] = waiting
        self._asked.emit(_Job(ticket, function, args, options, takes_desk))

    @Slot(int, object, object)
    def _on_done(self, ticket: int, answer: object, changes: Changes | None) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            return
        _end(waiting.task)
        if changes:
            self.changed.emit(changes, waiting.origin)
        if waiting.on_done is not None and _is_alive(waiting.on_done):
            waiting.on_done(answer)
        if waiting.said is not None:
            self.said.emit(waiting.said if isinstance(waiting.said, str) else waiting.said(answer))
        self._tell_if_idle()

    @Slot(int, object)
    def _on_failed(self, ticket: int, error: Exception) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            return
        _end(waiting.task)
        if not isinstance(error, UserError):
            if waiting.on_crash is not None and _is_alive(waiting.on_crash):
                waiting.on_crash()
            self.crashed.emit(error)
        elif waiting.on_error is not None and _is_alive(waiting.on_error):
            waiting.on_error(error)
        else:
            self.refused.emit(error)
        self._tell_if_idle()

    def _tell_if_idle(self) -> None:
        if self.is_idle:
            self.became_idle.emit()


def _end(task: Task | None) -> None:
    if task is not None:
        task.ended.emit()


def _is_alive(callback: Callable[..., None]) -> bool:
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
