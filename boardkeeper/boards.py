"""Boards: making one, its settings, its standing items, and finding the one that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.rules.clear_days import MOST_DAYS, NoticeRule
from boardkeeper.rules.clear_days import Nation as NoticeNation
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.prioritisation import PAPER
from db.tables.agenda import ItemKind, PaperKind
from db.tables.boards import Board, BoardKind, Closure, Nation, StandingItem
from db.tables.programme import PrioritisationScheme, SchemeQuestion

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["BoardKind", "BoardNotFound", "BoardView", "Nation", "create_board", "find_board", "list_boards"]


class BoardNotFound(UserError):
    """No board, or no single board, of that name is in the file."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board and its settings."""

    id: str
    name: str
    council: str
    kind: BoardKind
    nation: Nation
    department: str
    address: str
    website: str
    contact_name: str
    contact_title: str
    contact_telephone: str
    contact_email: str
    signatory: str
    usual_venue: str
    usual_start: time | None
    attendance_notice: str
    accent: str
    notice_days: int
    notice_in_working_days: bool
    report_deadline_days: int
    quorum_minimum: int


_SETTINGS = tuple(f.name for f in fields(BoardView) if f.name != "id")

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

_STANDING: tuple[tuple[str, str, ItemKind, PaperKind], ...] = (
    ("Apologies", "To receive apologies from members who cannot attend.", ItemKind.STANDING, PaperKind.NONE),
    (
        "Declarations of Interest",
        "Members are asked to declare any interest in the items on this agenda.",
        ItemKind.STANDING,
        PaperKind.NONE,
    ),
    (
        "Minutes",
        "To confirm the minutes of the last meeting as a correct record.",
        ItemKind.STANDING,
        PaperKind.MINUTES,
    ),
    (
        "Chair’s Urgent Business",
        "To consider business that the Chair rules urgent because of special circumstances.",
        ItemKind.STANDING,
        PaperKind.NONE,
    ),
    ("Improvement Plan", "To review progress against each milestone.", ItemKind.REPORT, PaperKind.PLAN),
    ("Performance Data Set", "To review the indicators of the plan.", ItemKind.REPORT, PaperKind.KPIS),
    ("Work Programme", "To agree what comes to which meeting.", ItemKind.STANDING, PaperKind.PROGRAMME),
    (
        "Tracking Decisions",
        "To review progress on what the board has decided.",
        ItemKind.STANDING,
        PaperKind.DECISIONS,
    ),
)


def list_boards(store: Store) -> tuple[BoardView, ...]:
    """Every board in the file, in its order."""
    with store.read() as session:
        found = session.scalars(select(Board).order_by(Board.position, Board.name))
        return tuple(board_view(board) for board in found)


def board_view(board: Board) -> BoardView:
    """The settings of one board as plain values."""
    return BoardView(id=board.id, **{name: getattr(board, name) for name in _SETTINGS})


def find_board(store: Store, name: str | None = None) -> BoardView:
    """The board called `name`, or the only one there is.

    Raises:
        BoardNotFound: Nothing, or more than one thing, answers to that.
    """
    boards = list_boards(store)
    if not boards:
        raise BoardNotFound(
            "There is no board in this file.",
            "Make a file with one: boardkeeper new FILE --board NAME --council NAME.",
        )
    if name is None:
        if len(boards) == 1:
            return boards[0]
        names = ", ".join(f"“{board.name}”" for board in boards)
        raise BoardNotFound(f"This file holds several boards: {names}.", "Say which with --board NAME.")
    wanted = name.strip().casefold()
    exact = [board for board in boards if board.name.casefold() == wanted]
    close = exact or [board for board in boards if wanted and wanted in board.name.casefold()]
    if len(close) == 1:
        return close[0]
    names = ", ".join(f"“{board.name}”" for board in boards)
    raise BoardNotFound(f"No single board here is called “{name}”.", f"The file holds {names}.")


def create_board(
    store: Store, who: str, name: str, council: str, nation: Nation = Nation.ENGLAND, **settings: object
) -> str:
    """Make a board with the usual standing items; answers its id.

    The first board belongs to the making of the file, so undo stops at it.

    Raises:
        UserError: A setting is out of its range, or the council has a board of that name.
    """
    first = not list_boards(store)
    with store.edit(f"Create the board {name.strip()}", who, undoable=not first) as session:
        return board_into(session, name, council, nation, **settings).id


def board_into(
    session: Session, name: str, council: str, nation: Nation = Nation.ENGLAND, **settings: object
) -> Board:
    """The same inside an edit that is already open."""
    place = session.scalar(select(func.count(Board.id))) or 0
    board = Board(nation=nation, position=place)
    _set(session, board, {"name": name, "council": council} | settings)
    session.add(board)
    session.flush()
    session.add_all(
        StandingItem(
            board_id=board.id, position=position, title=title, purpose=purpose, kind=kind, paper=paper
        )
        for position, (title, purpose, kind, paper) in enumerate(_STANDING)
    )
    _ensure_paper_scheme(session)
    return board


def update_board(store: Store, who: str, board_id: str, **settings: object) -> None:
    """Change settings of a board by the names of `BoardView`.

    Raises:
        UserError: A setting is out of its range, or the council has another board of that name.
    """
    with store.edit("Change the board’s settings", who) as session:
        _set(session, session.get_one(Board, board_id), settings)


def notice_rule(session: Session, board_id: str) -> NoticeRule:
    """How notice is counted for a board: its days, its nation and its closures."""
    board = session.get_one(Board, board_id)
    closures = frozenset(session.scalars(select(Closure.day).where(Closure.board_id == board_id)))
    return NoticeRule(
        nation=NoticeNation(board.nation.value),
        days=board.notice_days,
        working_days=board.notice_in_working_days,
        closures=closures,
    )


def add_closure(store: Store, who: str, board_id: str, day: date, reason: str = "") -> str:
    """Record a day on which the council is closed, so that it is not a clear day.

    Raises:
        UserError: The day is one already.
    """
    with store.edit(f"Close {full_date(day)}", who) as session:
        if session.scalar(select(Closure.id).where(Closure.board_id == board_id, Closure.day == day)):
            raise UserError(f"{full_date(day)} is a closed day of this board already.")
        closure = Closure(board_id=board_id, day=day, reason=reason.strip())
        session.add(closure)
        session.flush()
        return closure.id


def _set(session: Session, board: Board, settings: dict[str, object]) -> None:
    for name, value in settings.items():
        if name not in _SETTINGS:
            msg = f"a board has no setting {name!r}"
            raise TypeError(msg)
        setattr(board, name, value.strip() if type(value) is str else value)
    _check(session, board, settings)


def _check(session: Session, board: Board, settings: dict[str, object]) -> None:
    if not (board.name and board.council):
        raise UserError("A board has a name and a council.", "Neither can be blank.")
    days = settings.get("notice_days", 5)
    if not (isinstance(days, int) and 0 <= days <= MOST_DAYS):
        raise UserError(f"Notice is between 0 and {MOST_DAYS} clear days.", "The law asks for five.")
    accent = str(settings.get("accent", "#000000"))
    if not _COLOUR.fullmatch(accent):
        raise UserError(f"“{accent}” is not a colour.", "Write it like #0b57a4.")
    with session.no_autoflush:
        namesakes = select(Board.id).where(Board.name == board.name, Board.council == board.council)
        taken = [found for found in session.scalars(namesakes) if found != board.id]
    if taken:
        raise UserError(f"{board.council} already has a board called “{board.name}” in this file.")


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
