"""Figures typed in by hand, and figures restated: the old value stays beside the new one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import clock
from boardkeeper.errors import UserError
from boardkeeper.rules.periods import period_kind, period_title
from db.tables.imports import Import
from db.tables.kpis import Kpi, Observation, Restatement, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_SAID = ("value", "withheld", "numerator", "denominator")
_KEPT = (
    *_SAID,
    "fraction_cell",
    "source_note",
    "import_id",
    "source_sheet",
    "source_cell",
    "written_by",
    "written_at",
)
#: What a figure counted out of: 45 of 418 is 10.8 for 100.
_OUT_OF = {Unit.PERCENT: Decimal(100), Unit.RATE: Decimal(10_000), Unit.RATIO: Decimal(1)}


def restate_into(
    session: Session,
    observation: Observation,
    values: Mapping[str, Any],
    who: str,
    origin: Import | None,
    at: datetime,
) -> bool:
    """Give a stored figure new values; when it says something else now, what it said before is kept.

    Args:
        session: An edit that is open.
        observation: The stored figure.
        values: Its columns and what they become, the cells of the new source among them.
        who: Who restates it.
        origin: The import the new figure comes from; None when it is typed in, which `who` and `at` are kept for.
        at: When, in UTC.

    Returns:
        Whether it says something else now: another figure, mark, numerator or denominator.
    """
    is_restated = any(name in values and values[name] != getattr(observation, name) for name in _SAID)
    if is_restated:
        keep_as_was(session, observation.id, observation, who, at)
    for name, value in values.items():
        setattr(observation, name, value)
    if origin is not None:
        observation.import_id = origin.id
        observation.written_by, observation.written_at = "", None
    else:
        observation.import_id = None
        observation.source_sheet = observation.source_cell = observation.fraction_cell = ""
        observation.written_by, observation.written_at = who, at
    return is_restated


def keep_as_was(session: Session, observation_id: str, before: Observation, who: str, at: datetime) -> None:
    """Keep what a figure says, or another said in its place, as what it was."""
    said = {name: getattr(before, name) for name in _KEPT}
    session.add(Restatement(observation_id=observation_id, replaced_at=at, replaced_by=who, **said))


def says_otherwise(one: Observation, other: Observation) -> bool:
    """Whether two figures of a period differ in what they say, wherever they come from."""
    return any(getattr(one, name) != getattr(other, name) for name in _SAID)


def record_figure(
    store: Store,
    who: str,
    kpi_id: str,
    period: str,
    *,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    withheld: str = "",
    note: str = "",
) -> None:
    """Write a figure of a period by hand; a figure that is there already is restated, its old value kept.

    Args:
        store: The file.
        who: Who writes it; their name stays with the figure.
        kpi_id: The KPI.
        period: "2019-06", "2019-Q1" or another period in its stored form.
        value: The figure in the KPI’s unit; without one it is worked out from the fraction.
        numerator: How many; goes with `denominator`.
        denominator: Out of how many.
        withheld: The mark it is withheld with, such as "c", in place of a figure.
        note: What stands beside it.

    Raises:
        UserError: There is neither a figure nor a mark, or both; half a fraction; or no period.
    """
    with store.edit(f"Write the figure of {_title(period)}", who) as session:
        record_figure_into(
            session,
            who,
            kpi_id,
            period,
            value=value,
            numerator=numerator,
            denominator=denominator,
            withheld=withheld,
            note=note,
        )


def record_figure_into(
    session: Session,
    who: str,
    kpi_id: str,
    period: str,
    *,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    withheld: str = "",
    note: str = "",
) -> None:
    """The same inside an edit that is already open."""
    kpi = session.get_one(Kpi, kpi_id)
    title = _title(period)
    mark = withheld.strip()
    if (numerator is None) != (denominator is None):
        raise UserError(
            f"Half a fraction of {title} is missing.", "Give both numbers, such as 45 of 418, or neither."
        )
    if mark and (value is not None or numerator is not None):
        raise UserError(f"{title} cannot both be withheld and have a figure.", "Give one of the two.")
    if value is None and numerator is not None and denominator is not None:
        value = worked_out(kpi.unit, numerator, denominator)
    if value is None and not mark:
        raise UserError(
            f"There is no figure for {title}.",
            "Type the figure, both its numbers, or the mark it is withheld with.",
        )
    values = {
        "value": value,
        "withheld": mark,
        "numerator": numerator,
        "denominator": denominator,
        "source_note": note.strip(),
    }
    at = clock.current_instant()
    row = session.scalar(
        select(Observation).where(Observation.kpi_id == kpi_id, Observation.period == period)
    )
    if row is not None:
        if any(getattr(row, name) != value for name, value in values.items()):
            restate_into(session, row, values, who, None, at)
        return
    session.add(Observation(kpi_id=kpi_id, period=period, written_by=who, written_at=at, **values))


def worked_out(unit: Unit, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """The figure of a fraction in a unit; None when the unit has none or the denominator is nothing."""
    out_of = _OUT_OF.get(unit)
    if out_of is None or not denominator:
        return None
    return numerator * out_of / denominator


def remove_figure(store: Store, who: str, kpi_id: str, period: str) -> None:
    """Take out the figure of a period together with what it was before; undo brings both back.

    Raises:
        UserError: There is none.
    """
    with store.edit(f"Remove the figure of {_title(period)}", who) as session:
        row = session.scalar(
            select(Observation).where(Observation.kpi_id == kpi_id, Observation.period == period)
        )
        if row is None:
            raise UserError(f"There is no figure of {_title(period)}.", "Look at the list of figures.")
        session.delete(row)


def _title(period: str) -> str:
    try:
        period_kind(period)
    except ValueError as error:
        raise UserError(
            f"“{period}” is not a period.",
            "Write a month as 2019-06, a quarter as 2019-Q1, a year as 2019/20.",
        ) from error
    return period_title(period)
