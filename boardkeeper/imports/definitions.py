"""What the catalogue proposes for indicators nobody has judged, and what of it was accepted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.imports.lines import DefinitionProposal, ImportPreview, Step
from db.tables.kpis import Kpi, Polarity, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.importing.catalogue import Proposal

#: Units whose figures look alike in a workbook: 45.3 may be a rate, days or a ratio.
_PLAIN_UNITS = frozenset({Unit.RATE.value, Unit.DAYS.value, Unit.RATIO.value})


def judge_into(
    session: Session,
    preview: ImportPreview,
    polarities: Mapping[str, Polarity],
    definitions: Collection[str],
) -> None:
    """Write what the user has said of the indicators, and what of the catalogue they have accepted."""
    said = {name.casefold(): polarity for name, polarity in polarities.items()}
    accepted = {name.casefold() for name in definitions}
    proposed = {each.name.casefold(): each for each in preview.proposals}
    if not said and not accepted:
        return
    for kpi in session.scalars(select(Kpi).where(Kpi.board_id == preview.board_id)):
        name = kpi.name.casefold()
        if name in accepted and name in proposed:
            _define(kpi, proposed[name])
        kpi.polarity = said.get(name, kpi.polarity)


def _define(kpi: Kpi, proposal: DefinitionProposal) -> None:
    """Take what the catalogue proposes; what somebody wrote already stays."""
    kpi.polarity = Polarity(proposal.polarity)
    kpi.numerator_name = kpi.numerator_name or proposal.numerator
    kpi.denominator_name = kpi.denominator_name or proposal.denominator
    kpi.is_year_to_date = kpi.is_year_to_date or proposal.is_year_to_date
    if proposal.source and not kpi.definition:
        kpi.definition = f"Counted as in: {proposal.source}."
    if proposal.unit:
        kpi.unit = Unit(proposal.unit)


def unjudged_names(session: Session, board_id: str, steps: Sequence[Step]) -> tuple[str, ...]:
    """The indicators of a workbook of which nobody has said which way is good, in the workbook's order."""
    judged = {
        kpi.name.casefold()
        for kpi in session.query(Kpi).filter(Kpi.board_id == board_id, Kpi.polarity.is_not(None))
    }
    names = (step.name for step in steps if step.line.what == "indicator" and step.is_taken)
    return tuple(dict.fromkeys(name for name in names if name.casefold() not in judged))


def proposals(steps: Sequence[Step], names: tuple[str, ...]) -> tuple[DefinitionProposal, ...]:
    """What the catalogue proposes for the indicators nobody has judged."""
    from boardkeeper.importing.catalogue import propose

    units = {step.name: step.read.unit.value for step in steps if step.line.what == "indicator"}
    found = ((name, units[name], propose(name, units[name])) for name in names)
    return tuple(_proposal(name, unit, each) for name, unit, each in found if each is not None)


def _proposal(name: str, unit: str, found: Proposal) -> DefinitionProposal:
    """A proposal in the board’s words: of an indicator that is counted otherwise only the direction is of use."""
    entry = found.indicator
    is_same_kind = unit == entry.unit or (unit in _PLAIN_UNITS and entry.unit in _PLAIN_UNITS)
    if not is_same_kind:
        return DefinitionProposal(name, found.polarity, found.reason)
    return DefinitionProposal(
        name,
        found.polarity,
        found.reason,
        entry.unit if entry.unit != unit else "",
        entry.numerator,
        entry.denominator,
        entry.is_year_to_date,
        entry.source,
    )
