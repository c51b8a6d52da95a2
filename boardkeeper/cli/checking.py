"""The program checks itself: store, workbook, pack, attachments, spelling and window, each once through.

A frozen build that cannot is broken.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from boardkeeper.cli.answers import AsJson, answer
from boardkeeper.errors import UserError

_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><rect width="3" height="1"/></svg>'


class SelfCheckFailed(UserError):
    """A part of the program does not work on this machine."""


def self_check(as_json: AsJson = False) -> None:
    """Make the sample board, check it, print its pack and open the window on it, all in a folder that is thrown away."""
    done: list[str] = []
    with tempfile.TemporaryDirectory(prefix="boardkeeper-check-") as folder:
        board = Path(folder) / "sample.board"
        for name, step in (
            ("store and workbook", _store),
            ("pack", _pack),
            ("attaching", _attaching),
            ("spelling", _spelling),
            ("window", _window),
        ):
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
    from boardkeeper.documents.pack import compose_pack
    from boardkeeper.lists import Wanted
    from boardkeeper.render.docx import render_docx
    from boardkeeper.render.html import render_html
    from db.store import Store

    with Store.open(board) as store:
        every = meetings.list_meetings(store, boards.find_board(store).id, Wanted(limit=1000)).rows
        fullest = max(every, key=lambda meeting: meeting.items)
        papers = packs.gather_papers(store, fullest.id)
    built = packs.render_pack(papers)
    packs.write_pack(built, board.parent / "pack.pdf")
    packs.write_pictures(built, board.parent / "pages")
    render_docx(compose_pack(papers))
    render_html(compose_pack(papers))


def _attaching(board: Path) -> None:
    from boardkeeper.attaching import take_file, take_picture

    take_file(board.parent / "pack.pdf")
    take_picture(_DRAWING, "logo.svg")


def _spelling(_board: Path) -> None:
    from boardkeeper.spelling import Speller

    found = Speller().check(["received", "recieved", "outturn"])
    if found != {"recieved"}:
        raise RuntimeError(f"it doubts {sorted(found)}")


def _window(board: Path) -> None:
    from boardkeeper.bootstrap import picture_of_window

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    picture_of_window(board, board.parent / "window.png")
