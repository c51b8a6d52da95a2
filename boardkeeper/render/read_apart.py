"""The process that reads a finished pack from outside: reads it inside its bounds, sends it home, and ends.

Messages: ("begun",), ("progress", done, total), ("read", `ReadPack`), ("locked",), ("empty",), ("damaged",).
"""

from __future__ import annotations

import contextlib
import time
from multiprocessing.connection import Connection

from boardkeeper.own_process import limit_memory, silence

_TELL_SECONDS = 0.1


def read_pack_apart(
    connection: Connection, content: bytes, name: str, password: str, memory_bytes: int
) -> None:
    """Read a pack; the target of the process."""
    with contextlib.suppress(BrokenPipeError):
        connection.send(("begun",))
        limit_memory(memory_bytes)
        with silence():
            connection.send(read_for(connection, content, name, password))
    connection.close()


def read_for(connection: Connection, content: bytes, name: str, password: str) -> tuple[object, ...]:
    """What the process answers in the end; how far it is goes through the connection."""
    from boardkeeper.render.pdf.read_back import PasswordError, PdfError, read_pack

    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told > _TELL_SECONDS:
            told = time.monotonic()
            connection.send(("progress", done, total))

    try:
        read = read_pack(content, name, password=password, progress=tell, is_thorough=True)
    except PasswordError:
        return ("locked",)
    # What qpdf and PDFium meet in a broken file comes as any of these.
    except (PdfError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return ("damaged",)
    return ("read", read) if read.pages else ("empty",)
