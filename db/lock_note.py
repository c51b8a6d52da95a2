"""The note beside an open board that says who has it open. It is not the lock: a stale note stops nobody."""

from __future__ import annotations

import contextlib
import getpass
import json
import platform
from datetime import UTC, datetime
from pathlib import Path

from db.errors import BoardInUse


def note_path(path: Path) -> Path:
    """`~$Name.board`, as office programs name theirs."""
    return path.with_name(f"~${path.name}")


def current_user() -> str:
    """The name this computer knows the user by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in the directory, as in some containers
        return "somebody"


def write(path: Path, who: str) -> None:
    """Leave the note; a folder that does not take it is no reason not to work."""
    note = {"who": who, "since": datetime.now(UTC).isoformat(timespec="seconds"), "computer": platform.node()}
    with contextlib.suppress(OSError):
        note_path(path).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def remove(path: Path) -> None:
    """Take the note away when the board is closed."""
    with contextlib.suppress(OSError):
        note_path(path).unlink()


def in_use(path: Path) -> BoardInUse:
    """The sentence for a board somebody else has open, as exact as the note beside it allows."""
    next_step = "Ask them to close it, then open it again."
    try:
        note = json.loads(note_path(path).read_text(encoding="utf-8"))
        who, computer = str(note["who"]), str(note["computer"])
        since = datetime.fromisoformat(note["since"]).astimezone()
    except (OSError, ValueError, KeyError, TypeError):
        return BoardInUse(f"“{path.name}” is open in another program.", "Close it there, then open it again.")
    place = f" on {computer}" if computer and computer != platform.node() else ""
    return BoardInUse(
        f"“{path.name}” is open by {who}{place} since {since:%H:%M} on {since.day} {since:%B %Y}.", next_step
    )
