"""What helps with an agenda besides its items, read with the meeting on the database thread."""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper import agenda_sources, agenda_starting, exempting
from boardkeeper.agenda_sources import Suggestion
from boardkeeper.agenda_starting import EarlierAgenda
from boardkeeper.exempting import ProposedExclusion
from ui.operations import Desk


@dataclass(frozen=True, slots=True)
class AgendaAids:
    """What could come onto an agenda, what it lacks, and the agendas it could be made from.

    Attributes:
        exclusion: The resolution to exclude press and public that it lacks.
        remarks: What is wrong about its exempt part, as sentences.
    """

    suggestions: tuple[Suggestion, ...] = ()
    exclusion: ProposedExclusion | None = None
    remarks: tuple[str, ...] = ()
    earlier: tuple[EarlierAgenda, ...] = ()


def read_aids(desk: Desk, meeting_id: str) -> AgendaAids:
    """Read what helps with the agenda of a meeting."""
    exclusion = exempting.proposed_exclusion(desk, meeting_id)
    found = exempting.exclusion_findings(desk, meeting_id)
    return AgendaAids(
        suggestions=agenda_sources.suggestions(desk, meeting_id),
        exclusion=exclusion,
        # What the proposal would put right is not said twice.
        remarks=() if exclusion else tuple(each.sentence for each in found),
        earlier=agenda_starting.earlier_agendas(desk, meeting_id),
    )
