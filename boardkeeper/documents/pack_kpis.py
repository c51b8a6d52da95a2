"""What stands behind an agenda item that takes the figures: its title says which of their papers is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from boardkeeper.documents.blocks import Section
from boardkeeper.documents.kpi_exceptions import compose_exceptions, with_exceptions
from boardkeeper.documents.kpis import compose_kpis
from boardkeeper.documents.priority_pages import compose_priority_pages
from boardkeeper.kpi_exceptions import exceptions_of
from boardkeeper.kpis import KpiView
from boardkeeper.plan import PlanView

_EXCEPTIONS = re.compile(r"\bexceptions?\b", re.IGNORECASE)
_PRIORITIES = re.compile(
    r"\bby (?:priorit(?:y|ies)|area)\b|\b(?:priority|area for improvement)\s+([0-9]{1,2})\b", re.IGNORECASE
)


def compose_kpi_item(
    title: str, kpis: Sequence[KpiView], plan: PlanView | None, since: date | None, key: str
) -> Section | None:
    """Compose the paper that a title asks for; None without figures.

    “Performance by exception” is the exception report, “Progress by priority” the pages of the priorities, “Priority 2: written
    plans” one of them; any other title has the data set, which begins with what stands out.

    Args:
        title: Of the item, or of the appendix.
        kpis: With the figures known at the meeting.
        plan: Whose priorities.
        since: The day of the meeting before; figures restated since are told of.
        key: Of the section.
    """
    if not kpis:
        return None
    if _EXCEPTIONS.search(title):
        return compose_exceptions(exceptions_of(kpis, since), key)
    asked = _PRIORITIES.search(title)
    if asked and plan is not None and plan.priorities:
        number = int(asked[1]) if asked[1] else None
        if number is None or number in {each.number for each in plan.priorities}:
            return compose_priority_pages(plan, kpis, number, key)
    return with_exceptions(compose_kpis(tuple(kpis), key), exceptions_of(kpis, since))
