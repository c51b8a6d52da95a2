"""Work on files from anywhere, done in a process of its own, so that whatever a file does is done to nobody else.

The parent calls `do_apart`; the work sends messages home, tuples whose first word says what they are, and ends. A frozen
program must call `multiprocessing.freeze_support()` first thing.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from threading import Lock
from types import ModuleType
from typing import Any, Protocol, TypeVar

_LOOK_UP_SECONDS = 0.05
_LAST_WORDS_SECONDS = 5.0
#: How a process ends that is refused memory: killed by the system, or aborted by a compiled library (also on Windows).
_OUT_OF_MEMORY = {-9, -6, 3, 0xC0000409, 0xC0000017}

_starting = Lock()

Answer = TypeVar("Answer")


class Work(Protocol):
    """A function of a module that a new process can import; the sending end of a one-way pipe comes first."""

    def __call__(self, connection: Connection, *args: Any) -> None: ...


class StoppedInBetween(Exception):
    """`cancelled` said so."""


class TookTooLong(Exception):
    """The time allowed was over."""


class EndedWithoutAnswer(Exception):
    """The process ended and never answered.

    Args:
        exit_code: As the system gave it.
    """

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code

    @property
    def needed_memory(self) -> bool:
        """Whether it most likely ended for want of memory."""
        return self.exit_code in _OUT_OF_MEMORY


def never() -> bool:
    """For work that nobody can cancel."""
    return False


def do_apart(
    work: Work,
    args: tuple[Any, ...],
    take: Callable[[tuple[Any, ...]], Answer | None],
    *,
    name: str,
    seconds: float,
    cancelled: Callable[[], bool] = never,
) -> Answer:
    """Let a new process do some work, and end that process whatever happens.

    Args:
        work: Called in the process with a connection to send through and `args`.
        args: Plain values.
        take: Given every message; what it answers other than None is the end. It may raise.
        name: Of the process, for whoever looks at the list of them.
        seconds: How long it may take.
        cancelled: Asked some twenty times a second.

    Raises:
        StoppedInBetween: `cancelled` said so.
        TookTooLong: The time was over.
        EndedWithoutAnswer: The process ended by itself, at a fault or refused memory.
    """
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(sending, *args), name=name, daemon=True)
    with _without_the_starting_script():
        process.start()
    sending.close()
    deadline = time.monotonic() + seconds
    try:
        while True:
            if cancelled():
                raise StoppedInBetween
            if time.monotonic() > deadline:
                raise TookTooLong
            if receiving.poll(_LOOK_UP_SECONDS):
                answer = take(receiving.recv())
                if answer is not None:
                    return answer
    except EOFError:
        process.join(_LAST_WORDS_SECONDS)
        raise EndedWithoutAnswer(process.exitcode) from None
    finally:
        receiving.close()
        if process.is_alive():
            process.kill()
        process.join()
        process.close()


@contextlib.contextmanager
def _without_the_starting_script() -> Iterator[None]:
    """Keep `multiprocessing` from running the script that started this program once more in the new process.

    The work needs nothing of it, and there may be none: a program fed on standard input has no file.
    """
    with _starting:
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = script


def limit_memory(memory_bytes: int) -> None:
    """Bound the address space of this process, where there is a system call for it; elsewhere time bounds the work."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep what a compiled library prints when it aborts off the person's terminal; the parent says it in words."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
