"""How things hang together: from the work programme over agendas and minutes to decisions, actions, milestones and KPIs.

A matter grows from one thing along the links that are kept. What stands above (the minute of a decision, the item of a
minute) is followed upwards only, because other things decided there are other matters; a topic of the work programme is
the matter itself and is followed both ways. A KPI or a milestone serves many matters, and a standing item hears all of
them, so none of these leads on unless it is where the history begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from boardkeeper.matters.views import Thing
from db.tables.actions import Action
from db.tables.agenda import AgendaItem
from db.tables.decisions import TakenUp, TrackingDecision
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution
from db.tables.plan import MilestoneKpi
from db.tables.reports import Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BATCH = 500
_MOST_THINGS = 2_000
_LEAVES = frozenset({"kpi", "milestone", "report"})
_TOPICS = frozenset({"programme_item"})
_SAME_LEVEL = frozenset(
    {("minute", "agenda_item"), ("report", "agenda_item"), ("tracking_decision", "minute_paragraph")}
)


@dataclass(frozen=True, slots=True)
class Link:
    """One kind of link between an upper and a lower thing.

    Attributes:
        upper: Table of the one above, with the column that holds its id.
        lower: The same of the one below.
        down: Why the lower one belongs to a matter that has the upper one; “{}” is what the other is called.
        up: Why the upper one belongs to a matter that has the lower one.
    """

    upper: str
    upper_id: InstrumentedAttribute[Any]
    lower: str
    lower_id: InstrumentedAttribute[Any]
    down: str
    up: str
    only: Callable[[], Any] | None = None


def _limbs() -> Any:
    return MinuteParagraph.kind == ParagraphKind.RESOLUTION


LINKS: tuple[Link, ...] = (
    Link(
        "programme_item",
        AgendaItem.programme_item_id,
        "agenda_item",
        AgendaItem.id,
        "came to the meeting from {}",
        "{} was put on the agenda from it",
    ),
    Link("agenda_item", Report.agenda_item_id, "report", Report.id, "the paper behind {}", "{} is its paper"),
    Link(
        "agenda_item",
        Minute.agenda_item_id,
        "minute",
        Minute.id,
        "the minute of {}",
        "{} is its minute",
    ),
    Link(
        "agenda_item",
        TakenUp.agenda_item_id,
        "tracking_decision",
        TakenUp.tracking_decision_id,
        "taken up under {}",
        "took up {}",
    ),
    Link(
        "minute",
        MinuteParagraph.minute_id,
        "minute_paragraph",
        MinuteParagraph.id,
        "decided in {}",
        "{} was decided there",
        only=_limbs,
    ),
    Link(
        "minute_paragraph",
        Resolution.paragraph_id,
        "tracking_decision",
        Resolution.tracking_decision_id,
        "follows up {}",
        "{} follows it up",
    ),
    Link("minute", Action.minute_id, "action", Action.id, "asked for in {}", "asked for {}"),
    Link(
        "programme_item",
        TrackingDecision.programme_item_id,
        "tracking_decision",
        TrackingDecision.id,
        "waits for {}",
        "{} waits for it to be heard",
    ),
    Link(
        "programme_item",
        Action.programme_item_id,
        "action",
        Action.id,
        "waits for {}",
        "{} waits for it to be heard",
    ),
    *(
        Link(table, column, lower, row_id, "serves {}", "{} serves it")
        for table, column, lower, row_id in (
            ("milestone", TrackingDecision.milestone_id, "tracking_decision", TrackingDecision.id),
            ("milestone", Action.milestone_id, "action", Action.id),
            ("kpi", TrackingDecision.kpi_id, "tracking_decision", TrackingDecision.id),
            ("kpi", Action.kpi_id, "action", Action.id),
        )
    ),
    Link(
        "milestone",
        MilestoneKpi.milestone_id,
        "kpi",
        MilestoneKpi.kpi_id,
        "shows whether {} works",
        "its effect shows in {}",
    ),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a thing belongs to a matter: words, with “{}” for what the other thing is called, and that thing."""

    words: str
    other: Thing | None = None


def grown(
    session: Session, seeds: Mapping[Thing, Reason], dead_ends: Callable[[Iterable[Thing]], set[Thing]]
) -> tuple[dict[Thing, Reason], bool]:
    """Everything that hangs together with some things, each with why, and whether there was more than is answered.

    Args:
        session: An open one.
        seeds: Where the matter begins.
        dead_ends: Answers which things hear or serve many matters and lead no further.
    """
    found = dict(seeds)
    whole = set(seeds)
    front = list(seeds)
    while front and len(found) < _MOST_THINGS:
        steps = list(_steps(session, front, whole))
        candidates = {other for _, other, _, _ in steps} - set(seeds)
        closed = dead_ends(candidates)
        following: dict[Thing, None] = {}
        for thing, other, words, goes_up in steps:
            becomes_whole = (
                other.table not in _LEAVES
                and other not in closed
                and (other.table in _TOPICS or not goes_up or _same_level(thing, other, whole))
            )
            is_new = other not in found
            if is_new:
                found[other] = Reason(words, thing)
            if becomes_whole and other not in whole:
                whole.add(other)
                following[other] = None
            elif is_new and other.table not in _LEAVES and other not in closed:
                following[other] = None
        front = list(following)
    return found, bool(front)


def _same_level(thing: Thing, other: Thing, whole: set[Thing]) -> bool:
    """The item of a minute that is all about the matter is so too; so is the limb a decision follows up."""
    pair = (thing.table, other.table)
    return thing in whole and pair in _SAME_LEVEL


def _steps(
    session: Session, front: list[Thing], whole: set[Thing]
) -> Iterable[tuple[Thing, Thing, str, bool]]:
    """Every link from the front: from what, to what, why, and whether upwards."""
    by_table: dict[str, list[Thing]] = {}
    for thing in front:
        by_table.setdefault(thing.table, []).append(thing)
    for link in LINKS:
        above = [each.id for each in by_table.get(link.upper, ()) if each in whole]
        for upper, lower in _pairs(session, link, link.upper_id, above):
            yield Thing(link.upper, upper), Thing(link.lower, lower), link.down, False
        below = [each.id for each in by_table.get(link.lower, ())]
        for upper, lower in _pairs(session, link, link.lower_id, below):
            yield Thing(link.lower, lower), Thing(link.upper, upper), link.up, True


def _pairs(
    session: Session, link: Link, column: InstrumentedAttribute[Any], ids: list[str]
) -> Iterable[tuple[str, str]]:
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        statement = select(link.upper_id, link.lower_id).where(
            column.in_(some), link.upper_id.is_not(None), link.lower_id.is_not(None)
        )
        if link.only is not None:
            statement = statement.where(link.only())
        yield from session.execute(statement)
