"""The process that looks at a file: makes it safe inside its bounds, sends it home, and ends.

Messages: ("begun",), ("progress", what, done, total), ("taken", `Taken`), ("refused", sentence, next step),
("locked", sentence, next step).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from multiprocessing.connection import Connection

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.errors import AttachmentRefused, PasswordNeeded
from boardkeeper.attachments.kinds import FileKind
from boardkeeper.attachments.taken import Taken
from boardkeeper.own_process import limit_memory, silence


def look_at_pdf(connection: Connection, content: bytes, name: str, bounds: Bounds, password: str) -> None:
    """Make a PDF safe; the target of the process."""

    def work() -> Taken:
        from boardkeeper.attachments.safe_pdf import made_safe

        def tell(done: int, total: int) -> None:
            connection.send(("progress", "Looking at the pages", done, total))

        safe = made_safe(content, name, bounds, tell, password)
        return Taken(safe.content, "application/pdf", safe.pages, safe.notes)

    _answer(connection, name, bounds, work)


def look_at_picture(
    connection: Connection, content: bytes, name: str, kind: FileKind, bounds: Bounds
) -> None:
    """Make a picture fit for print; the target of the process."""

    def work() -> Taken:
        if kind is FileKind.SVG:
            from boardkeeper.attachments.drawings import drawn

            return drawn(content, name)
        from boardkeeper.attachments.pictures import checked

        return checked(content, name, bounds)

    _answer(connection, name, bounds, work)


def _answer(connection: Connection, name: str, bounds: Bounds, work: Callable[[], Taken]) -> None:
    with contextlib.suppress(BrokenPipeError):
        connection.send(("begun",))
        limit_memory(bounds.memory_bytes)
        try:
            with silence():
                taken = work()
            connection.send(("taken", taken))
        except PasswordNeeded as error:
            connection.send(("locked", error.sentence, error.next_step))
        except AttachmentRefused as error:
            connection.send(("refused", error.sentence, error.next_step))
        except MemoryError:
            connection.send(
                (
                    "refused",
                    f"“{name}” needs more memory than a document should, so it was not taken.",
                    "Save it with smaller pictures, or attach it in parts.",
                )
            )
    connection.close()
