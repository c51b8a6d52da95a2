"""The history of a matter as a paper, in the kinds the house knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper import boards
from boardkeeper.documents.matter import compose_matter
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.matters import Matter, gather_matter, public_matter
from boardkeeper.minutes.editions import Edition
from boardkeeper.minutes_out import SavedPaper, kind_of, pack_of, save_paper
from db.tables.boards import Board

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from db.store import Store


def matter_pack(store: Store, board_id: str, matter: Matter, today: date, edition: Edition) -> Pack:
    """The paper of a history, in a board’s name and colours; `edition` says whether exempt matter may be in it."""
    said = public_matter(matter) if edition is Edition.PUBLIC else matter
    has_exempt = any(event.is_exempt for event in said.events)
    with store.read() as session:
        board = boards.board_view(session.get_one(Board, board_id))
        kept = kept_back_in(session, board_id) if edition is Edition.PUBLIC else None
    marked = "Restricted edition" if has_exempt else ""
    pack = pack_of(board, today, compose_matter(said), said.created, edition=marked, kept_back=kept)
    return replace(pack, subject="History of a matter", keywords=(board.name, board.council))


def export_matter(
    store: Store,
    board_id: str,
    path: Path,
    today: date,
    *,
    words: str = "",
    thing_id: str = "",
    edition: Edition = Edition.PUBLIC,
) -> SavedPaper:
    """Write a history; PDF, Word, web page or plain text by the ending of the name.

    Raises:
        UserError: Nothing is named, the ending is none of these, or the file cannot be written.
    """
    kind_of(path)
    matter = gather_matter(store, today, words=words, thing_id=thing_id, edition=Edition.RESTRICTED)
    return save_paper(matter_pack(store, board_id, matter, today, edition), path, kept=store.path)
