"""Making a board file: empty, with one board, or with the sample; whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from boardkeeper.boards import Nation, create_board, list_boards
from boardkeeper.errors import UserError
from db.lock_note import current_user
from db.store import Store

__all__ = ["NewBoard", "make_file", "make_store"]


@dataclass(frozen=True, slots=True)
class NewBoard:
    """What a new board needs."""

    name: str
    council: str
    nation: Nation = Nation.ENGLAND


def make_file(path: Path, who: str | None, wanted: NewBoard | None, *, sample: bool = False) -> list[str]:
    """Make a board file and close it; answers the names of its boards."""
    with make_store(path, who, wanted, sample=sample) as store:
        return [board.name for board in list_boards(store)]


def make_store(path: Path, who: str | None, wanted: NewBoard | None = None, *, sample: bool = False) -> Store:
    """Make a board file and leave it open. When anything fails, no file is left behind.

    Raises:
        UserError: There is a file of that name, its folder is missing, or the board has no name.
    """
    if wanted is not None and not (wanted.name.strip() and wanted.council.strip()):
        raise UserError("A board has a name and a council.", "Neither can be blank.")
    name = (who or "").strip() or current_user()
    store = Store.create(path, name)
    try:
        if sample:
            # The sample's words and figures are read only when somebody asks for them.
            from boardkeeper.sample import build_sample

            build_sample(store, name)
        elif wanted is not None:
            create_board(store, name, wanted.name, wanted.council, wanted.nation)
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store
