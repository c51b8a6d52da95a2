"""The process that reads a file of old minutes inside its bounds, understands it, sends it home, and ends.

Messages: ("begun",), ("old", `OldMinutes`), ("refused", class of the error, sentence, next step).
"""

from __future__ import annotations

import contextlib
import struct
import zipfile
import zlib
from multiprocessing.connection import Connection
from pathlib import Path

from boardkeeper.importing.old_minutes import guard
from boardkeeper.importing.old_minutes.bounds import Bounds
from boardkeeper.importing.old_minutes.errors import DamagedFile, FileTooLarge, MinutesFileError
from boardkeeper.importing.old_minutes.paper import Paper
from boardkeeper.importing.old_minutes.splitting import split_lines
from boardkeeper.importing.old_minutes.text_file import read_text_file
from boardkeeper.importing.old_minutes.understanding import understand
from boardkeeper.importing.old_minutes.word_file import read_word_file
from boardkeeper.own_process import limit_memory

_BROKEN = (
    ValueError,
    LookupError,
    OverflowError,
    RecursionError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
    EOFError,
    OSError,
)


def read_in_child(connection: Connection, path: str, bounds: Bounds) -> None:
    """Read the file and send what was understood; the target of the reading process."""
    file = Path(path)
    with contextlib.suppress(BrokenPipeError):
        connection.send(("begun",))
        limit_memory(bounds.memory_bytes)
        try:
            connection.send(("old", understand(split_lines(_read(file, bounds)))))
        except MinutesFileError as error:
            connection.send(("refused", type(error).__name__, error.sentence, error.next_step))
        except MemoryError:
            sentence = f"“{file.name}” needs more memory than minutes should, so it was not read."
            connection.send(("refused", FileTooLarge.__name__, sentence, "Copy its text and paste it here."))
        except _BROKEN as error:
            sentence = f"“{file.name}” is damaged and could not be read ({type(error).__name__})."
            next_step = "Open it in Word, let Word repair it, save it and import that."
            connection.send(("refused", DamagedFile.__name__, sentence, next_step))
    connection.close()


def _read(path: Path, bounds: Bounds) -> Paper:
    if guard.examine(path, bounds) is guard.MinutesFileKind.WORD:
        return read_word_file(path, bounds)
    return read_text_file(path, bounds)
