"""The voices of staff, children, parents and partners: what was said, where it was heard, what was done with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.notices.views import VoiceView
from boardkeeper.rules.due_dates import full_date
from db.tables.plan import Voice, Whose

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy.orm import Session

    from db.store import Store

NOT_ANSWERED = "Nothing done yet"
_CHIPS = {
    "Staff": Voice.whose == Whose.STAFF,
    "Children": Voice.whose == Whose.CHILDREN,
    "Parents and carers": Voice.whose == Whose.PARENTS,
    "Partners": Voice.whose == Whose.PARTNERS,
    NOT_ANSWERED: Voice.response == "",
}
_LISTING = Listing(
    order=(Voice.heard_on.desc(), Voice.whose, Voice.id),
    sortable={"heard_on": Voice.heard_on, "whose": Voice.whose, "heard_at": Voice.heard_at},
    searched=(Voice.text, Voice.heard_at, Voice.response, Voice.whose),
    chips=_CHIPS,
)


def list_voices(store: Store, board_id: str, wanted: Wanted | None = None) -> Page[VoiceView]:
    """What was heard on a board's behalf, the latest first."""
    with store.read() as session:
        statement = select(Voice).where(Voice.board_id == board_id)
        return _LISTING.page(session, statement, wanted or Wanted(limit=10_000), _from_row)


def voices_in(
    session: Session, board_id: str, since: date | None = None, until: date | None = None
) -> tuple[VoiceView, ...]:
    """What was heard after a day and up to another, the earliest first."""
    statement = select(Voice).where(Voice.board_id == board_id).order_by(Voice.heard_on, Voice.id)
    if since is not None:
        statement = statement.where(Voice.heard_on > since)
    if until is not None:
        statement = statement.where(Voice.heard_on <= until)
    return tuple(_view(row) for row in session.scalars(statement))


def add_voice(
    store: Store,
    who: str,
    board_id: str,
    whose: Whose,
    heard_on: date,
    text: str,
    today: date,
    *,
    heard_at: str = "",
    response: str = "",
) -> str:
    """Record what somebody said; answers its id.

    Raises:
        UserError: Nothing was said, or the day has not come.
    """
    with store.edit(f"Add a voice of {whose.value}", who) as session:
        voice = voice_into(session, board_id, whose, heard_on, text, heard_at=heard_at, response=response)
        _check(voice, today)
        return voice.id


def voice_into(
    session: Session,
    board_id: str,
    whose: Whose | str,
    heard_on: date,
    text: str,
    *,
    heard_at: str = "",
    response: str = "",
) -> Voice:
    """The same inside an edit that is already open."""
    if not text.strip():
        raise UserError("A voice says something.", "Type what was said, in their words where you can.")
    voice = Voice(
        board_id=board_id,
        whose=Whose(whose),
        heard_on=heard_on,
        heard_at=heard_at.strip(),
        text=text.strip(),
        response=response.strip(),
    )
    session.add(voice)
    session.flush()
    return voice


def update_voice(store: Store, who: str, voice_id: str, today: date, **facts: object) -> None:
    """Change what is kept of a voice: whose, heard_on, heard_at, text, response.

    Raises:
        UserError: As `add_voice`.
    """
    with store.edit("Change a voice", who) as session:
        voice = session.get_one(Voice, voice_id)
        with session.no_autoflush:
            for name, value in facts.items():
                is_word = isinstance(value, str) and not isinstance(value, Whose)
                setattr(voice, name, value.strip() if is_word and isinstance(value, str) else value)
            if not voice.text:
                raise UserError("A voice says something.", "Type what was said, or remove it.")
            _check(voice, today)


def remove_voice(store: Store, who: str, voice_id: str) -> None:
    """Take a voice away; undo brings it back."""
    with store.edit("Remove a voice", who) as session:
        session.delete(session.get_one(Voice, voice_id))


def _check(voice: Voice, today: date) -> None:
    if voice.heard_on > today:
        raise UserError(f"{full_date(voice.heard_on)} has not come yet.", "Give the day it was heard.")


def _from_row(row: Any) -> VoiceView:
    return _view(row[0])


def _view(voice: Voice) -> VoiceView:
    return VoiceView(voice.id, voice.whose, voice.heard_on, voice.heard_at, voice.text, voice.response)
