"""Two KPIs that are one made one: figures, targets, names and links come together, and nothing is lost.

Workbooks hold the same indicator on two sheets under two names. Where both have a figure for a period, the one that
stays keeps its own; a different one of the other is kept as what the figure was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import clock
from boardkeeper.errors import UserError
from boardkeeper.kpis.defining import add_other_name_into
from boardkeeper.kpis.recording import keep_as_was, says_otherwise
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.kpis import Kpi, KpiBenchmark, KpiEvent, KpiOtherName, KpiTarget, Observation, Restatement
from db.tables.plan import MilestoneKpi
from db.tables.reviews import Remark, RemarkAbout

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def merge_kpis(store: Store, who: str, kept_id: str, merged_id: str) -> None:
    """Make one KPI of two; the other’s name stays as another name of the one that is kept.

    Args:
        store: The file.
        who: Who does it.
        kept_id: The KPI that stays, with its definition.
        merged_id: The KPI that goes into it.

    Raises:
        UserError: They are the same, of two boards, or count in different units.
    """
    if kept_id == merged_id:
        raise UserError("A KPI cannot be merged with itself.", "Name two different ones.")
    with store.edit("Merge two KPIs", who) as session:
        kept, merged = session.get_one(Kpi, kept_id), session.get_one(Kpi, merged_id)
        if kept.board_id != merged.board_id:
            raise UserError("KPIs of two boards cannot be merged.", "Merge those of one board.")
        if kept.unit is not merged.unit:
            raise UserError(
                f"“{kept.name}” counts in {kept.unit.value}, “{merged.name}” in {merged.unit.value}.",
                "Give both the same unit first.",
            )
        _merge_figures(session, who, kept, merged)
        for table, key in ((KpiTarget, "year"), (KpiEvent, "first_period_after")):
            _move(session, table, (key,), kept, merged)
        _move(session, KpiBenchmark, ("comparator", "year"), kept, merged)
        _move(session, MilestoneKpi, ("milestone_id",), kept, merged)
        for name in session.scalars(select(KpiOtherName.name).where(KpiOtherName.kpi_id == merged.id)).all():
            add_other_name_into(session, kept, name)
        logs: tuple[Any, ...] = (Action, TrackingDecision)
        for log in logs:
            for row in session.scalars(select(log).where(log.kpi_id == merged.id)):
                row.kpi_id = kept.id
        for remark in session.scalars(
            select(Remark).where(Remark.about == RemarkAbout.KPI, Remark.about_id == merged.id)
        ):
            remark.about_id = kept.id
        session.flush()
        name = merged.name
        session.delete(merged)
        session.flush()
        add_other_name_into(session, kept, name)


def _merge_figures(session: Session, who: str, kept: Kpi, merged: Kpi) -> None:
    rows = session.scalars(select(Observation).where(Observation.kpi_id == kept.id))
    here = {row.period: row for row in rows}
    at = clock.current_instant()
    for row in session.scalars(select(Observation).where(Observation.kpi_id == merged.id)).all():
        own = here.get(row.period)
        if own is None:
            row.kpi_id = kept.id
            continue
        for before in session.scalars(select(Restatement).where(Restatement.observation_id == row.id)).all():
            before.observation_id = own.id
        if says_otherwise(own, row):
            keep_as_was(session, own.id, row, who, at)
    session.flush()


def _move(session: Session, table: Any, key: tuple[str, ...], kept: Kpi, merged: Kpi) -> None:
    """Hand over what the one that stays has not got itself."""

    def key_of(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in key)

    here = {key_of(row) for row in session.scalars(select(table).where(table.kpi_id == kept.id))}
    for row in session.scalars(select(table).where(table.kpi_id == merged.id)).all():
        if key_of(row) not in here:
            row.kpi_id = kept.id
    session.flush()
