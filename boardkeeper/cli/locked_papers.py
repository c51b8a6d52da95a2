"""Papers taken in by a command: those that are locked are opened with the passwords that were given, or asked for."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardkeeper.attaching import TakenTogether


def taken_together(paths: Sequence[Path], passwords: Sequence[str]) -> TakenTogether:
    """Take files in; every password is tried on those that need one, then whoever sits there is asked."""
    from boardkeeper import attaching

    known: dict[Path, str] = {}
    found = attaching.take_files(paths)
    for word in passwords:
        locked = [each.path for each in found.refused if each.wants_password]
        if locked:
            found = attaching.take_files(paths, passwords=known | dict.fromkeys(locked, word))
            shut = {each.path for each in found.refused}
            known |= {path: word for path in locked if path not in shut}
    asked = {each.path: _asked(each.path) for each in found.refused if each.wants_password and _is_attended()}
    given = {path: word for path, word in asked.items() if word}
    return attaching.take_files(paths, passwords=known | given) if given else found


def _is_attended() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked(path: Path) -> str:
    return getpass.getpass(f"Password of {path.name} (Enter leaves it out): ")
