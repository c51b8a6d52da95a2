"""The program checks itself: store, workbook, pack and window, each once through. A frozen build that cannot is broken."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from boardkeeper.cli.answers import AsJson, answer
from boardkeeper.errors import UserError


class SelfCheckFailed(UserError):
    """A part of the program does not work on this machine."""


def self_check(as_json: AsJson = False) -> None:
    """Make the sample board, check it, print its pack and open the window on it, all in a folder that is thrown away."""
    done: list[str] = []
    with tempfile.TemporaryDirectory(prefix="boardkeeper-check-") as folder:
        board = Path(folder) / "sample.board"
        for name, step in (("store and workbook", _store), ("pack", _pack), ("window", _window)):
            _perform(name, step, board)
            done.append(name)
    answer({"checked": done}, [f"{name}: works" for name in done], as_json=as_json)


def _perform(name: str, step: Callable[[Path], None], board: Path) -> None:
    try:
        step(board)
    except Exception as error:
        raise SelfCheckFailed(
            f"The {name} does not work here: {error}.", "Install the program again."
        ) from error


def _store(board: Path) -> None:
    from boardkeeper.making import make_store

    with make_store(board, "self-check", sample=True) as store:
        found = store.verify()
        if not found.is_clean:
            raise RuntimeError("; ".join([*found.integrity_messages, *found.problems]))


def _pack(board: Path) -> None:
    from boardkeeper import boards, meetings, packs
    from boardkeeper.lists import Wanted
    from db.store import Store

    with Store.open(board) as store:
        every = meetings.list_meetings(store, boards.find_board(store).id, Wanted(limit=1000)).rows
        fullest = max(every, key=lambda meeting: meeting.items)
        papers = packs.gather_papers(store, fullest.id)
    packs.write_pictures(packs.render_pack(papers), board.parent / "pages")


def _window(board: Path) -> None:
    from boardkeeper.bootstrap import picture_of_window

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    picture_of_window(board, board.parent / "window.png")
