"""Finds everything about one topic: by words, or from one thing along its links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.matters.at_meetings import (
    tell_appendices,
    tell_items,
    tell_minutes,
    tell_paragraphs,
    tell_report_paragraphs,
    tell_reports,
)
from boardkeeper.matters.in_logs import limbs_told, tell_actions, tell_decisions
from boardkeeper.matters.in_plan import tell_kpis, tell_milestones, tell_narratives, tell_topics
from boardkeeper.matters.links import Reason, grown
from boardkeeper.matters.same_title import standing_among, with_the_same_title
from boardkeeper.matters.telling import Telling
from boardkeeper.matters.views import EventKind, Matter, MatterEvent, Thing
from boardkeeper.minutes.editions import Edition
from boardkeeper.rules.subjects import sort_key
from db import search
from db.tables.actions import Action, ActionUpdate
from db.tables.agenda import AgendaItem
from db.tables.boards import Board
from db.tables.decisions import Progress, TrackingDecision
from db.tables.kpis import Kpi, Observation
from db.tables.minutes import Minute, MinuteParagraph, Resolution
from db.tables.plan import Milestone, Narrative
from db.tables.programme import ProgrammeItem
from db.tables.reports import Appendix, Report, ReportParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

MOST_FOUND = 300
"""So many papers that hold the words are shown, the newest; more would be a heap and no history."""
_MOST_GROWN = 150
"""When more than this hold the words, their links are not followed: they would lead everywhere."""

_TABLES = {
    "programme_item": ProgrammeItem,
    "agenda_item": AgendaItem,
    "report": Report,
    "report_paragraph": ReportParagraph,
    "appendix": Appendix,
    "minute": Minute,
    "minute_paragraph": MinuteParagraph,
    "tracking_decision": TrackingDecision,
    "action": Action,
    "milestone": Milestone,
    "kpi": Kpi,
    "narrative": Narrative,
}
#: What leads to other things; the rest only holds the words.
_LEADING = frozenset(
    {"programme_item", "agenda_item", "minute", "tracking_decision", "action", "milestone", "kpi"}
)
_ORDER = {kind: place for place, kind in enumerate(EventKind)}
_HOLDS = "holds the words"
_BEGINS = "where this history begins"


class NothingFound(UserError):
    """No matter answers to what was asked for."""


def history_of_words(store: Store, words: str, today: date) -> Matter:
    """Everything that holds all the words, in every board of the file, and what hangs together with it.

    Raises:
        NothingFound: There is no word to look for.
    """
    if not search.as_query(words):
        raise NothingFound("There are no words to look for.", "Type what the matter is about.")
    title = f"“{' '.join(words.split())}”"
    created = _last_change(store)
    with store.read() as session:
        hits = search.find_newest(session.connection(), words, limit=MOST_FOUND + 1)
        found = _things_found(session, hits[:MOST_FOUND])
        seeds = {thing: reason for thing, reason in found.items() if thing.table in _LEADING}
        things, is_cut = dict(found), len(hits) > MOST_FOUND
        if len(found) <= _MOST_GROWN:
            everything, more = grown(session, seeds, _dead_ends(session))
            things, is_cut = {**everything, **found}, is_cut or more
        told = _told(session, things, today)
        return _matter(session, told, title, title, created, is_cut=is_cut)


def history_of_thing(store: Store, row_id: str, today: date) -> Matter:
    """Everything that hangs together with one thing: a row of a log, an item, a minute, a KPI, a milestone, a topic.

    Raises:
        NothingFound: There is no such thing, or nothing could hang together with it.
    """
    created = _last_change(store)
    with store.read() as session:
        start = thing_of(session, row_id)
        if start is None:
            raise NothingFound(
                "This has no history of its own.",
                "Look for it by words: open a history and type what it is about.",
            )
        things, is_cut = grown(session, {start: Reason(_BEGINS)}, _dead_ends(session))
        alike = {
            thing: Reason("has the same title as {}", start)
            for thing in with_the_same_title(session, start)
            if thing not in things
        }
        further, more = grown(session, alike, _dead_ends(session))
        things, is_cut = {**further, **things}, is_cut or more
        told = _told(session, things, today)
        title, public_title = _titles(told, start)
        return _matter(session, told, title, public_title, created, is_cut=is_cut)


def gather_matter(
    store: Store,
    today: date,
    *,
    words: str = "",
    thing_id: str = "",
    edition: Edition = Edition.RESTRICTED,
) -> Matter:
    """The history of what words or a thing name; in the public edition without anything exempt.

    Raises:
        NothingFound: Neither names anything.
        UserError: The edition is that of Part II.
    """
    if edition is Edition.PART_II:
        raise UserError("A history has no Part II.", "Choose the public or the restricted edition.")
    matter = history_of_thing(store, thing_id, today) if thing_id else history_of_words(store, words, today)
    return public_matter(matter) if edition is Edition.PUBLIC else matter


def thing_of(session: Session, row_id: str) -> Thing | None:
    """What kind of thing an id names; entries of a thread lead to what they are about, and so does a figure."""
    for table, mapped in _TABLES.items():
        if session.get(mapped, row_id) is not None:
            return Thing(table, row_id)
    if update := session.get(ActionUpdate, row_id):
        return Thing("action", update.action_id)
    if entry := session.get(Progress, row_id):
        return Thing("tracking_decision", entry.tracking_decision_id)
    if limb := session.get(Resolution, row_id):
        return Thing("minute_paragraph", limb.paragraph_id)
    if figure := session.get(Observation, row_id):
        return Thing("kpi", figure.kpi_id)
    return None


def _things_found(session: Session, hits: Sequence[tuple[str, str]]) -> dict[Thing, Reason]:
    """The things that hold the words, those of threads once; people and meetings as such are no matter."""
    parents: dict[str, str] = {}
    for table, mapped, column in (
        ("action_update", ActionUpdate, ActionUpdate.action_id),
        ("progress", Progress, Progress.tracking_decision_id),
    ):
        ids = [row_id for name, row_id in hits if name == table]
        parents |= dict(session.execute(select(mapped.id, column).where(mapped.id.in_(ids))).all())
    found: dict[Thing, Reason] = {}
    for table, row_id in hits:
        if table in _TABLES:
            found[Thing(table, row_id)] = Reason(_HOLDS)
        elif row_id in parents:
            parent = "action" if table == "action_update" else "tracking_decision"
            found.setdefault(Thing(parent, parents[row_id]), Reason("its progress holds the words"))
    return found


def _dead_ends(session: Session) -> Callable[[Iterable[Thing]], set[Thing]]:
    return lambda things: standing_among(session, things)


def _told(session: Session, things: Mapping[Thing, Reason], today: date) -> Telling:
    """The entries of all things, each saying why it is there."""
    telling = Telling(session, today)
    by_table: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        by_table[thing.table].append(thing.id)
    tell_topics(telling, by_table["programme_item"])
    tell_items(telling, by_table["agenda_item"])
    tell_reports(telling, by_table["report"])
    tell_report_paragraphs(telling, by_table["report_paragraph"])
    tell_appendices(telling, by_table["appendix"])
    tell_minutes(telling, by_table["minute"])
    decisions = by_table["tracking_decision"]
    tell_paragraphs(telling, by_table["minute_paragraph"], limbs_told(telling, decisions))
    tell_decisions(telling, decisions)
    tell_actions(telling, by_table["action"])
    tell_milestones(telling, by_table["milestone"])
    tell_narratives(telling, by_table["narrative"])
    tell_kpis(telling, by_table["kpi"])
    telling.events = [
        replace(event, why=_why(things[event.thing], telling.names)) for event in telling.events
    ]
    return telling


def _why(reason: Reason, names: Mapping[Thing, str]) -> str:
    other = names.get(reason.other, "another part of it") if reason.other is not None else ""
    return reason.words.format(other)


def _titles(told: Telling, start: Thing) -> tuple[str, str]:
    """What the history is called, and what it is called where nothing exempt may be said."""
    first = next((event for event in told.events if event.thing == start), None)
    name = told.names.get(start, "")
    name = name[:1].upper() + name[1:]
    if first is None:
        return name, name
    text = first.text if len(first.text) <= 90 else first.text[:89].rsplit(" ", 1)[0] + " …"
    says_itself = start.table in {"programme_item", "agenda_item", "report", "minute", "kpi"}
    title = text if says_itself else f"{name}: {text}"
    return title, name if first.is_exempt else title


def _last_change(store: Store) -> datetime:
    steps = store.history(limit=1)
    return steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)


def _matter(
    session: Session, told: Telling, title: str, public_title: str, created: datetime, *, is_cut: bool
) -> Matter:
    events = tuple(sorted(told.events, key=_by_day))
    taking_part = {event.board_id for event in events}
    boards = {
        board.id: board.name
        for board in session.scalars(select(Board).order_by(Board.position, Board.name))
        if board.id in taking_part
    }
    return Matter(title, public_title, boards, events, created, is_cut=is_cut)


def _by_day(event: MatterEvent) -> tuple[Any, ...]:
    return event.on or date.max, _ORDER[event.kind], sort_key(event.title), event.id


def public_matter(matter: Matter) -> Matter:
    """The same without anything that is kept from the public, saying how much was left out."""
    kept = tuple(event for event in matter.events if not event.is_exempt)
    return replace(matter, title=matter.public_title, events=kept, left_out=len(matter.events) - len(kept))
