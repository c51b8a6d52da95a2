"""Live figures: `{kpi re-referrals latest}` in a text is the figure itself wherever the text is read (decision 0019)."""

from boardkeeper.live_figures.choosing import Choice, choices_of, written_for
from boardkeeper.live_figures.in_papers import (
    names_figures,
    report_as_read,
    report_names_figures,
    report_problems,
)
from boardkeeper.live_figures.known import known_kpis_in, known_on
from boardkeeper.live_figures.resolving import names_of, resolve
from boardkeeper.live_figures.views import LiveProblem, Piece, Resolved

__all__ = [
    "Choice",
    "LiveProblem",
    "Piece",
    "Resolved",
    "choices_of",
    "known_kpis_in",
    "known_on",
    "names_figures",
    "names_of",
    "report_as_read",
    "report_names_figures",
    "report_problems",
    "resolve",
    "written_for",
]
