"""KPIs as a list, filtered and ordered, and the one of a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Float, cast, select

from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView, Rag
from boardkeeper.kpis.gathering import chosen_kpis_in, with_figures
from boardkeeper.kpis.views import KpiView
from boardkeeper.lists import Listing, Page, Told, Wanted
from db.recalling import recall
from db.tables.kpis import Kpi, KpiOtherName, Observation, Restatement

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

#: Colours and gaps follow the rule for displayed figures, exact in decimals; SQL would round them as binary numbers.
RAG_CHIPS = {"Red": Rag.RED, "Amber": Rag.AMBER, "Green": Rag.GREEN}
_RAG_ORDER = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2}
_JUDGED_SORTS: dict[str, Callable[[FigureView], int | Decimal | None]] = {
    "rag": lambda figure: _RAG_ORDER[figure.rag] if figure.rag is not None else None,
    "gap": lambda figure: figure.gap,
}
_EVERY = 1_000_000
_ORDER = (Kpi.priority_number.asc().nulls_last(), Kpi.position, Kpi.name)


class KpiNotFound(UserError):
    """No KPI, or no single KPI, answers to a name."""


def list_kpis(store: Store, board_id: str, wanted: Wanted | None = None) -> Page[KpiView]:
    """The KPIs of a board by priority, each with all its figures."""
    with store.read() as session:
        return kpis_in(session, board_id, wanted or Wanted(limit=10_000))


def get_kpi(store: Store, kpi_id: str) -> KpiView:
    """One KPI with all its figures."""
    with store.read() as session:
        return kpi_in(session, kpi_id)


def kpi_in(session: Session, kpi_id: str) -> KpiView:
    """The same inside a session that is already open."""
    return with_figures(session, (session.get_one(Kpi, kpi_id),))[0]


def each_kpi_in(session: Session, ids: Iterable[str]) -> tuple[KpiView, ...]:
    """The KPIs of some ids in that order, each recalled by itself: when one changes, the others are not read again."""
    return tuple(recall(session, kpi_in, kpi_id) for kpi_id in ids)


def every_kpi_in(session: Session, board_id: str) -> tuple[KpiView, ...]:
    """Every KPI of a board by priority, each recalled by itself."""
    return each_kpi_in(
        session, session.scalars(select(Kpi.id).where(Kpi.board_id == board_id).order_by(*_ORDER)).all()
    )


def kpis_in(session: Session, board_id: str, wanted: Wanted) -> Page[KpiView]:
    """`list_kpis` inside a session that is already open."""
    colours = {RAG_CHIPS[chip] for chip in wanted.chips if chip in RAG_CHIPS}
    judge_by = _JUDGED_SORTS.get(wanted.sort)
    if not colours and judge_by is None:
        return _stored(session, board_id, wanted)
    every = _stored(session, board_id, replace(wanted, offset=0, limit=_EVERY)).rows
    found = [kpi for kpi in every if not colours or (kpi.latest and kpi.latest.rag in colours)]
    if judge_by is not None:
        judged = [(judge_by(kpi.latest) if kpi.latest else None, kpi) for kpi in found]
        known = [pair for pair in judged if pair[0] is not None]
        known.sort(key=lambda pair: pair[0] or 0, reverse=wanted.descending)
        found = [kpi for _, kpi in known] + [kpi for key, kpi in judged if key is None]
    return Page(tuple(found[wanted.offset : wanted.offset + wanted.limit]), len(found))


def _stored(session: Session, board_id: str, wanted: Wanted) -> Page[KpiView]:
    """What can be filtered and ordered by what is stored."""
    listing = Listing(
        order=_ORDER,
        sortable={
            "name": Kpi.name,
            "theme": Kpi.priority_number,
            "unit": Kpi.unit,
            "owner": Kpi.owner,
            "code": Kpi.code,
            "latest": _latest_value(),
        },
        searched=(Kpi.name, Kpi.code, Kpi.theme, Kpi.owner, Kpi.note, Kpi.definition),
        told=(Told(Kpi.id, KpiOtherName.kpi_id, KpiOtherName.name),),
        chips={
            "Polarity not known": Kpi.polarity.is_(None),
            "Proxy": Kpi.is_proxy,
            "Restated": Kpi.id.in_(
                select(Observation.kpi_id).join(Restatement, Restatement.observation_id == Observation.id)
            ),
        },
    )
    statement = select(Kpi).where(Kpi.board_id == board_id)
    page = listing.page(session, statement, wanted, _definition)
    return Page(with_figures(session, page.rows), page.total)


def _latest_value() -> ColumnElement[Any]:
    return (
        select(cast(Observation.value, Float))
        .where(Observation.kpi_id == Kpi.id, Observation.period.not_like("%/%"))
        .order_by(Observation.period.desc())
        .limit(1)
        .correlate(Kpi)
        .scalar_subquery()
    )


def _definition(row: Any) -> Kpi:
    (kpi,) = row
    assert isinstance(kpi, Kpi)
    return kpi


def find_kpi(store: Store, board_id: str, name: str) -> KpiView:
    """The KPI of that name, code or other name, or the only one whose name holds it.

    Raises:
        KpiNotFound: None does, or several do.
    """
    with store.read() as session:
        return find_kpi_in(session, board_id, name)


def find_kpi_in(session: Session, board_id: str, name: str) -> KpiView:
    """The same inside a session that is already open."""
    names = _names(session, board_id)
    whole = _folded(name)
    # A name may be pasted from the workbook with its footnote; the footnote is kept as a note, not in the name.
    close = _answering(names, whole) or _answering(names, whole.partition("*")[0].rstrip())
    if len(close) == 1:
        return chosen_kpis_in(session, close)[0]
    if not close:
        raise KpiNotFound(
            f"The board has no KPI called “{name}”.", "List their names with: boardkeeper kpis FILE."
        )
    words = ", ".join(f"“{names[each][0]}”" for each in close)
    raise KpiNotFound(f"“{name}” could be {words}.", "Give the whole name.")


def _names(session: Session, board_id: str) -> dict[str, list[str]]:
    """What every KPI is called, its own name first."""
    rows = session.execute(
        select(Kpi.id, Kpi.name, Kpi.code)
        .where(Kpi.board_id == board_id)
        .order_by(Kpi.priority_number.asc().nulls_last(), Kpi.position, Kpi.name)
    )
    names = {row.id: [row.name, row.code] for row in rows}
    for kpi_id, other in session.execute(
        select(KpiOtherName.kpi_id, KpiOtherName.name)
        .join(Kpi, KpiOtherName.kpi_id == Kpi.id)
        .where(Kpi.board_id == board_id)
    ):
        names[kpi_id].append(other)
    return names


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _answering(names: dict[str, list[str]], wanted: str) -> list[str]:
    """The KPI of just that name, else of that code or other name, or all of whose names one holds it."""
    if not wanted:
        return []
    exact = [each for each, called in names.items() if _folded(called[0]) == wanted]
    exact = exact or [each for each, called in names.items() if wanted in map(_folded, called[1:])]
    exact = exact or [each for each, called in names.items() if wanted in _folded(called[0])]
    return exact or [
        each for each, called in names.items() if any(wanted in _folded(other) for other in called[2:])
    ]
