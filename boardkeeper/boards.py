"""Boards: making one, its settings, their order in the file, and finding the one that is meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from boardkeeper import chase_wording, closures, own_words, snippets, standing_items, templates
from boardkeeper.board_settings import (
    SETTINGS,
    BoardKind,
    BoardView,
    Nation,
    check_settings,
    step_label,
)
from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import count_places, move_row
from boardkeeper.rules.clear_days import Nation as NoticeNation
from boardkeeper.rules.clear_days import NoticeRule
from boardkeeper.rules.prioritisation import PAPER
from boardkeeper.written_lines import listed, one_line
from db.tables.actions import Action
from db.tables.boards import Board, Closure
from db.tables.decisions import TrackingDecision
from db.tables.kpis import Kpi
from db.tables.meetings import Meeting
from db.tables.people import Seat
from db.tables.plan import Notice, Plan, Pledge
from db.tables.programme import PrioritisationScheme, ProgrammeItem, SchemeQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "BoardKind",
    "BoardNotFound",
    "BoardView",
    "Nation",
    "create_board",
    "find_board",
    "get_board",
    "list_boards",
    "move_board",
    "remove_board",
    "update_board",
]

#: What a new board takes from another of its council: the letterhead and how days are counted.
_SHARED = (
    "department",
    "address",
    "website",
    "contact_name",
    "contact_title",
    "contact_telephone",
    "contact_email",
    "signatory",
    "attendance_notice",
    "accent",
    "notice_days",
    "notice_in_working_days",
    "report_deadline_days",
    "sign_off_days",
    "briefing_days",
    "key_decision_days",
    "key_decision_in_working_days",
    "remind_days_before",
    "second_reminder_days",
    "named_days",
    "scheme_id",
)

#: What makes a board more than its settings, in the words of the sentence that refuses to take it away.
_RECORDS: tuple[tuple[InstrumentedAttribute[str], str, str], ...] = (
    (Meeting.board_id, "meeting", "meetings"),
    (Action.board_id, "action", "actions"),
    (TrackingDecision.board_id, "tracking decision", "tracking decisions"),
    (Kpi.board_id, "KPI", "KPIs"),
    (ProgrammeItem.board_id, "work programme item", "work programme items"),
    (Plan.board_id, "plan", "plans"),
    (Notice.board_id, "notice", "notices"),
    (Pledge.board_id, "pledge", "pledges"),
    (Seat.board_id, "member", "members"),
)


class BoardNotFound(UserError):
    """No board, or no single board, of that name is in the file."""


def list_boards(store: Store) -> tuple[BoardView, ...]:
    """Every board in the file, in its order."""
    with store.read() as session:
        return tuple(board_view(board) for board in _ordered(session))


def get_board(store: Store, board_id: str) -> BoardView:
    """One board with its settings."""
    with store.read() as session:
        return board_view(session.get_one(Board, board_id))


def board_view(board: Board) -> BoardView:
    """The settings of one board as plain values."""
    return BoardView(
        id=board.id, logo_hash=board.logo_hash, **{name: getattr(board, name) for name in SETTINGS}
    )


def find_board(store: Store, name: str | None = None) -> BoardView:
    """The board called `name`, or the only one there is; “Council: name” tells namesakes of two councils apart.

    Raises:
        BoardNotFound: Nothing, or more than one thing, answers to that.
    """
    boards = list_boards(store)
    if not boards:
        raise BoardNotFound(
            "There is no board in this file.",
            "Make one with: boardkeeper board add FILE NAME --council NAME.",
        )
    if name is None:
        if len(boards) == 1:
            return boards[0]
        raise BoardNotFound(
            f"This file holds several boards: {_named(boards)}.", "Say which with --board NAME."
        )
    wanted = name.strip().casefold()
    exact = [board for board in boards if wanted in {board.name.casefold(), _full_name(board).casefold()}]
    close = exact or [board for board in boards if wanted and wanted in board.name.casefold()]
    if len(close) == 1:
        return close[0]
    raise BoardNotFound(f"No single board here is called “{name}”.", f"The file holds {_named(boards)}.")


def _full_name(board: BoardView) -> str:
    return f"{board.council}: {board.name}"


def _named(boards: Sequence[BoardView]) -> str:
    """The boards for a sentence; namesakes with their council."""
    count = Counter(board.name.casefold() for board in boards)
    return listed(
        [board.name if count[board.name.casefold()] == 1 else _full_name(board) for board in boards]
    )


def create_board(
    store: Store,
    who: str,
    name: str,
    council: str,
    nation: Nation = Nation.ENGLAND,
    *,
    like: str | None = None,
    **settings: object,
) -> str:
    """Make a board with the usual standing items and the standard front sheet; answers its id.

    The first board belongs to the making of the file, so undo stops at it.

    Args:
        store: The file.
        who: Who makes it.
        name: What it is called.
        council: Whose board it is.
        nation: Whose bank holidays count.
        like: A board whose letterhead, logo, ways of counting days, closed days, standing items and report template
            the new one takes over.
        settings: Further settings by the names of `BoardView`.

    Raises:
        UserError: A setting is out of its range, or the council has a board of that name.
    """
    first = not list_boards(store)
    with store.edit(f"Create the board {name.strip()}", who, undoable=not first) as session:
        return board_into(session, name, council, nation, like=like, **settings).id


def board_into(
    session: Session,
    name: str,
    council: str,
    nation: Nation = Nation.ENGLAND,
    *,
    like: str | None = None,
    **settings: object,
) -> Board:
    """The same inside an edit that is already open."""
    place = session.scalar(select(func.count(Board.id))) or 0
    board = Board(nation=nation, position=place)
    model = session.get_one(Board, like) if like else None
    if model is not None:
        board.logo_hash = model.logo_hash
        settings = {name: getattr(model, name) for name in _SHARED} | settings
    _set(session, board, {"name": name, "council": council} | settings)
    session.add(board)
    session.flush()
    if model is None:
        standing_items.usual_items_into(session, board.id)
        templates.standard_template_into(session, board.id)
    else:
        standing_items.copy_items_into(session, model.id, board.id)
        templates.copy_template_into(session, model.id, board.id)
        closures.copy_closures_into(session, model.id, board.id)
        snippets.copy_snippets_into(session, model.id, board.id)
        own_words.copy_own_words_into(session, model.id, board.id)
        chase_wording.copy_wordings_into(session, model.id, board.id)
    _ensure_paper_scheme(session)
    return board


def update_board(store: Store, who: str, board_id: str, **settings: object) -> None:
    """Change settings of a board by the names of `BoardView`; the step is named after a single one.

    Raises:
        UserError: A setting is out of its range, or the council has another board of that name.
    """
    check_settings(settings)
    with store.edit(step_label(settings), who) as session:
        _set(session, session.get_one(Board, board_id), settings)


def move_board(store: Store, who: str, board_id: str, to_place: int) -> None:
    """Give a board a place in the file's list, counted from 0; the others close up."""
    with store.edit("Change the order of the boards", who) as session:
        move_row(_ordered(session), session.get_one(Board, board_id), to_place)


def remove_board(store: Store, who: str, board_id: str) -> None:
    """Take a board that was never used out of the file.

    Raises:
        UserError: It holds records, or it is the file's only board.
    """
    with store.edit("Remove the board", who) as session:
        board = session.get_one(Board, board_id)
        held = []
        for owner, one, many in _RECORDS:
            number = session.scalar(select(func.count()).where(owner == board_id))
            if number:
                held.append(f"{number} {one if number == 1 else many}")
        if held:
            raise UserError(
                f"“{board.name}” holds {' and '.join(held[:2])}; a board with records is kept.",
                "Rename it if it goes on under another name, or move it to the end of the list.",
            )
        others = [row for row in _ordered(session) if row is not board]
        if not others:
            raise UserError(
                f"“{board.name}” is the only board of this file.",
                "Make another board first, or rename this one.",
            )
        session.delete(board)
        count_places(others)


def notice_rule(session: Session, board_id: str) -> NoticeRule:
    """How notice is counted for a board: its days, its nation and its closures."""
    board = session.get_one(Board, board_id)
    closed = frozenset(session.scalars(select(Closure.day).where(Closure.board_id == board_id)))
    return NoticeRule(
        nation=NoticeNation(board.nation.value),
        days=board.notice_days,
        working_days=board.notice_in_working_days,
        closures=closed,
    )


def _ordered(session: Session) -> list[Board]:
    return list(session.scalars(select(Board).order_by(Board.position, Board.name)))


def _set(session: Session, board: Board, settings: dict[str, object]) -> None:
    check_settings(settings)
    for name, value in settings.items():
        text = value.strip() if type(value) is str else value
        setattr(board, name, one_line(str(text), "A name") if name in {"name", "council"} else text)
    with session.no_autoflush:
        others = [row for row in session.scalars(select(Board)) if row.id != board.id]
    ours = (board.name.casefold(), board.council.casefold())
    taken = any((row.name.casefold(), row.council.casefold()) == ours for row in others)
    if taken:
        raise UserError(
            f"{board.council} already has a board called “{board.name}” in this file.",
            "Give this one another name.",
        )


def _ensure_paper_scheme(session: Session) -> None:
    if session.scalar(select(PrioritisationScheme.id).limit(1)):
        return
    bands = ", ".join(f"{band.label}:{band.lowest}" for band in PAPER.bands)
    scheme = PrioritisationScheme(name=PAPER.name, bands=bands)
    session.add(scheme)
    session.flush()
    session.add_all(
        SchemeQuestion(scheme_id=scheme.id, position=position, question=question.text, weight=question.weight)
        for position, question in enumerate(PAPER.questions)
    )
