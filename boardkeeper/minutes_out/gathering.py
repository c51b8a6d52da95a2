"""What the papers about one meeting’s minutes say, gathered from the store as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from boardkeeper import actions, boards, decisions, minutes, people
from boardkeeper.documents.action_list import AskedLine, compose_action_list
from boardkeeper.documents.blocks import KeptBack, Pack, Section
from boardkeeper.documents.citing import link_citations
from boardkeeper.documents.comparison import compose_comparison
from boardkeeper.documents.decisions_sheet import compose_decisions_sheet
from boardkeeper.documents.minutes import compose_minutes, compose_part_two
from boardkeeper.errors import UserError
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.lists import Wanted
from boardkeeper.minutes.comparing import compare
from boardkeeper.minutes.editions import Edition, edition_of, has_exempt
from boardkeeper.minutes.slips import SlipView, slips_in
from boardkeeper.minutes.withheld import withheld_asks_in
from boardkeeper.rules.due_dates import full_date, weekday_date
from db.tables.boards import Board
from db.tables.meetings import Meeting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.boards import BoardView
    from boardkeeper.minutes import AskView, MinutesView, MinuteView
    from boardkeeper.people import MemberView
    from db.store import Store

_OPEN = Wanted(chips=frozenset({"Open"}), limit=1_000_000)


@dataclass(frozen=True, slots=True)
class MinutesPapers:
    """Everything minutes on paper are made of.

    Attributes:
        minutes: The whole record; an edition is made of it when it is composed.
        members: Who held a seat on the day of the meeting.
        slips: Corrections made after approval.
        kept_back: What the public edition must not say.
        created: When the store was last changed.
    """

    board: BoardView
    minutes: MinutesView
    members: tuple[MemberView, ...]
    slips: tuple[SlipView, ...]
    created: datetime
    kept_back: KeptBack | None = None


def gather_minutes(store: Store, meeting_id: str) -> MinutesPapers:
    """Collect what the minutes of a meeting say.

    Raises:
        UserError: Nothing is written yet.
    """
    created = _created(store)
    with store.read() as session:
        meeting = session.get_one(Meeting, meeting_id)
        written = minutes.minutes_in(session, meeting_id)
        if not written.minutes:
            raise UserError(f"There are no minutes of {full_date(meeting.held_on)} yet.", "Write them first.")
        return MinutesPapers(
            board=_board(session, meeting.board_id),
            minutes=written,
            members=people.members_in(session, meeting.board_id, meeting.held_on),
            slips=slips_in(session, meeting_id, written),
            created=created,
            kept_back=kept_back_in(session, meeting.board_id, meeting_id),
        )


def minutes_pack(papers: MinutesPapers, edition: Edition) -> Pack:
    """Compose an edition of the minutes; nothing of another one is in it.

    Raises:
        UserError: Minutes of Part II are asked for and nothing is kept from the public.
    """
    if edition is Edition.PART_II and not has_exempt(papers.minutes):
        raise UserError(
            "There are no minutes of Part II: nothing in these minutes is kept from the public.",
            "Print the public edition, or mark the passages that are exempt.",
        )
    said = edition_of(papers.minutes, edition)
    if edition is Edition.PART_II:
        section = compose_part_two(papers.board, said, slips=papers.slips)
    else:
        section = compose_minutes(papers.board, said, papers.members, slips=papers.slips)
    (section,) = link_citations((section,), (said,))
    is_marked = edition is Edition.RESTRICTED and has_exempt(papers.minutes)
    return pack_of(
        papers.board,
        papers.minutes.held_on,
        section,
        papers.created,
        edition="Restricted edition" if is_marked else "",
        kept_back=papers.kept_back if edition is Edition.PUBLIC else None,
    )


def comparison_pack(
    papers: MinutesPapers, before: MinutesView, after: MinutesView, names: tuple[str, str]
) -> Pack:
    """Compose what changed between two moments; it quotes both, so it is marked when either holds exempt matter.

    Args:
        papers: Of the meeting.
        before: The minutes as they stood at the earlier moment.
        after: The same at the later one.
        names: Of the two moments.
    """
    held_on = papers.minutes.held_on
    section = compose_comparison(papers.board, held_on, compare(before, after), names)
    edition = "Restricted edition" if has_exempt(before) or has_exempt(after) else ""
    return pack_of(papers.board, held_on, section, papers.created, edition=edition)


def gather_decisions_sheet(store: Store, meeting_id: str, edition: Edition = Edition.PUBLIC) -> Pack:
    """Compose what was decided at a meeting, who is asked and by when, in the order of the minutes."""
    papers = gather_minutes(store, meeting_id)
    section = compose_decisions_sheet(papers.board, edition_of(papers.minutes, edition), edition)
    return pack_of(
        papers.board,
        papers.minutes.held_on,
        section,
        papers.created,
        edition=_marking(papers, edition),
        kept_back=papers.kept_back if edition is Edition.PUBLIC else None,
    )


def gather_action_list(
    store: Store,
    meeting_id: str,
    today: date,
    *,
    of_meeting: bool = False,
    officer: str = "",
    edition: Edition = Edition.PUBLIC,
) -> Pack:
    """Compose what is asked for and not finished, a list for each officer.

    Args:
        store: The file.
        meeting_id: The meeting.
        today: The day lateness is counted to.
        of_meeting: Only what this meeting asked for; otherwise everything open on its board.
        officer: Only theirs, when named.
        edition: In the public one, what was asked in private says no more than its summary; that of Part II has nothing
            else.

    Raises:
        UserError: Nothing is open of the officer who is named.
    """
    created = _created(store)
    with store.read() as session:
        meeting = session.get_one(Meeting, meeting_id)
        lines = _asked(session, meeting, today, of_meeting=of_meeting, edition=edition)
        kept = kept_back_in(session, meeting.board_id) if edition is Edition.PUBLIC else None
        board = _board(session, meeting.board_id)
    if officer.strip():
        wanted = " ".join(officer.split()).casefold()
        lines = [line for line in lines if line.officer.strip().casefold() == wanted]
        if not lines:
            raise UserError(f"Nothing is open of {officer.strip()}.", "Look at the list of everybody.")
    section = compose_action_list(board, lines, today, meeting.held_on if of_meeting else None)
    marked = "Restricted edition" if edition is not Edition.PUBLIC else ""
    return pack_of(board, meeting.held_on, section, created, edition=marked, kept_back=kept)


def _asked(
    session: Session, meeting: Meeting, today: date, *, of_meeting: bool, edition: Edition
) -> list[AskedLine]:
    board_id = meeting.board_id
    written = minutes.minutes_in(session, meeting.id)
    here = {ask.row_id for minute in written.minutes for ask in _asks(minute)}
    private = withheld_asks_in(session, board_id)
    silent = private if edition is Edition.PUBLIC else {}

    def is_wanted(row_id: str) -> bool:
        return (not of_meeting or row_id in here) and (edition is not Edition.PART_II or row_id in private)

    lines = []
    for decision in decisions.decisions_in(session, board_id, today, _OPEN).rows:
        if is_wanted(decision.id):
            meant = full_date(decision.decided_on) if decision.decided_on else decision.decided_on_written
            place = decision.minute_reference or ", ".join(
                part for part in (decision.minute_title, meant) if part
            )
            lines.append(
                AskedLine(
                    officer=decision.officer,
                    place=place,
                    text=silent.get(decision.id, decision.text),
                    due=decision.target_written,
                    due_on=decision.target_on,
                    status=decision.status,
                    overdue_days=decision.overdue_days,
                )
            )
    for action in actions.actions_in(session, board_id, today, _OPEN).rows:
        if is_wanted(action.id):
            raised = action.minute or (full_date(action.raised_on) if action.raised_on else "")
            lines.append(
                AskedLine(
                    officer=action.owner,
                    place="\n".join(part for part in (f"Action {action.reference}", raised) if part),
                    text=silent.get(action.id, action.text),
                    due=action.due_written,
                    due_on=action.due_on,
                    status=action.status,
                    overdue_days=action.overdue_days,
                )
            )
    return lines


def _asks(minute: MinuteView) -> list[AskView]:
    limbs = (
        each.resolution.ask if each.resolution is not None else each.action for each in minute.paragraphs
    )
    return [ask for ask in limbs if ask is not None]


def pack_of(
    board: BoardView,
    held_on: date,
    section: Section,
    created: datetime,
    *,
    edition: str = "",
    kept_back: KeptBack | None = None,
) -> Pack:
    """One section as a document of its own, in the board’s name and colours; no blank leaf behind its last page.

    A public one says what must not be in it (`exempt_words.kept_back_in`): its file is searched before anybody has it.
    """
    return Pack(
        title=f"{section.title}, {board.name}",
        council=board.council,
        board=board.name,
        meeting_date=held_on,
        sections=(replace(section, starts_odd=False),),
        created=created,
        author=board.council,
        subject=f"Meeting of {weekday_date(held_on)}",
        keywords=(board.name, board.council, held_on.isoformat()),
        accent=board.accent,
        edition=edition,
        kept_back=kept_back,
    )


def _marking(papers: MinutesPapers, edition: Edition) -> str:
    return "Restricted edition" if edition is not Edition.PUBLIC and has_exempt(papers.minutes) else ""


def _board(session: Session, board_id: str) -> BoardView:
    return boards.board_view(session.get_one(Board, board_id))


def _created(store: Store) -> datetime:
    steps = store.history(limit=1)
    return steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
