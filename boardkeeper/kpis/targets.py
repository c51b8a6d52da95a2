"""How a KPI is judged: which way is good, how wide amber is, and the target of each year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.figures import financial_year_start
from boardkeeper.kpis.as_typed import TargetWords
from boardkeeper.kpis.defining import KpiFacts, define_kpi_into
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import period_key
from db.tables.kpis import Kpi, KpiTarget, Observation, Polarity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def set_kpi(
    store: Store,
    who: str,
    kpi_id: str,
    *,
    polarity: Polarity | None = None,
    tolerance: Decimal | None = None,
    target: Decimal | TargetWords | None = None,
    target_year: int | None = None,
    facts: KpiFacts | None = None,
) -> None:
    """Say which way is good, how wide amber is, what the target is, or anything else of the definition, in one step.

    Args:
        store: The file.
        who: Who says so.
        kpi_id: The KPI.
        polarity: Which way is good; None leaves it.
        tolerance: Amber’s width in percent of the target, 0 to 100; None leaves it.
        target: The target in the KPI’s own unit, or as it was typed; None leaves it.
        target_year: The financial year the target is for (2019 is 2019/20); by default the latest figure’s.
        facts: What else is said of the KPI.

    Raises:
        UserError: The tolerance or a fact is out of range, or there is no figure to tell the target’s year from.
    """
    _refuse_tolerance(tolerance)
    with store.edit("Define a KPI" if facts else "Set how a KPI is judged", who) as session:
        kpi = session.get_one(Kpi, kpi_id)
        define_kpi_into(session, kpi, facts or {})
        if polarity is not None:
            kpi.polarity = polarity
        if tolerance is not None:
            kpi.tolerance = tolerance
        if target is not None:
            words = TargetWords(target, None, f"{target:f}") if isinstance(target, Decimal) else target
            year = target_year or _latest_year(session, kpi)
            before = _stored(session, kpi.id, year)
            set_target(
                session,
                kpi,
                year,
                words.value,
                words.written,
                upper=words.upper,
                stretch=before.stretch if before is not None and words.value is not None else None,
                tolerance=before.tolerance if before is not None else None,
            )


def _stored(session: Session, kpi_id: str, year: int) -> KpiTarget | None:
    return session.scalar(select(KpiTarget).where(KpiTarget.kpi_id == kpi_id, KpiTarget.year == year))


def _refuse_tolerance(tolerance: Decimal | None) -> None:
    if tolerance is not None and not 0 <= tolerance <= 100:
        raise UserError("The tolerance is a percentage of the target between 0 and 100.")


def set_target(
    session: Session,
    kpi: Kpi,
    year: int,
    value: Decimal | None,
    written: str,
    *,
    upper: Decimal | None = None,
    stretch: Decimal | None = None,
    tolerance: Decimal | None = None,
) -> None:
    """Set the whole of a KPI’s target for a financial year inside an edit that is already open."""
    row = _stored(session, kpi.id, year)
    if row is None:
        row = KpiTarget(kpi_id=kpi.id, year=year)
        session.add(row)
    row.value, row.written = value, written
    row.upper, row.stretch, row.tolerance = upper, stretch, tolerance


def record_target(
    store: Store,
    who: str,
    kpi_id: str,
    year: int,
    *,
    value: Decimal | None = None,
    upper: Decimal | None = None,
    stretch: Decimal | None = None,
    tolerance: Decimal | None = None,
    written: str = "",
) -> None:
    """Say what a KPI should reach in a financial year, all of it: what is not given is not set any more.

    Args:
        store: The file.
        who: Who says so.
        kpi_id: The KPI.
        year: The financial year; 2019 is 2019/20.
        value: What is to be reached; of a range, its lower end. Without one, `written` says why: “Monitor only”.
        upper: The upper end of a range.
        stretch: What one would be proud of.
        tolerance: Amber’s width in this year, in percent of the target; without one the KPI’s holds.
        written: The target in words.

    Raises:
        UserError: A range is turned round, the tolerance is out of range, or nothing is said.
    """
    _refuse_tolerance(tolerance)
    if value is None and (upper is not None or stretch is not None):
        raise UserError("A range or a stretch needs a target first.", "Type the target, then the rest.")
    if value is not None and upper is not None and upper < value:
        raise UserError(
            f"A range cannot end at {upper:f} when it begins at {value:f}.", "Type the lower end first."
        )
    if value is None and not written.strip():
        raise UserError(
            "The target says nothing.", "Type a figure, a range such as 80 to 85, or “Monitor only”."
        )
    if value is not None and not written.strip():
        written = f"{value:f}" if upper is None else f"{value:f} to {upper:f}"
    with store.edit(f"Set the target of {financial_year_title(year)}", who) as session:
        kpi = session.get_one(Kpi, kpi_id)
        set_target(
            session, kpi, year, value, written.strip(), upper=upper, stretch=stretch, tolerance=tolerance
        )


def remove_target(store: Store, who: str, kpi_id: str, year: int) -> None:
    """Take out the target of a year.

    Raises:
        UserError: There is none.
    """
    title = financial_year_title(year)
    with store.edit(f"Remove the target of {title}", who) as session:
        row = _stored(session, kpi_id, year)
        if row is None:
            raise UserError(f"No target is set for {title}.", "Look at the list of targets.")
        session.delete(row)


def _latest_year(session: Session, kpi: Kpi) -> int:
    periods = session.scalars(select(Observation.period).where(Observation.kpi_id == kpi.id)).all()
    if not periods:
        raise UserError(
            f"“{kpi.name}” has no figure yet, so the year of the target is not known.",
            "Import its figures first.",
        )
    return financial_year_start(max(periods, key=period_key))
