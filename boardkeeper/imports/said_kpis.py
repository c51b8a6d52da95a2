"""What a person has said of a workbook with figures: how its tables lie, how its percentages are meant, which place is
ours, which names are ours. It is kept by the workbook’s shape, so that next month nothing is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from boardkeeper.importing.matching import Origin
from boardkeeper.importing.said_layout import (
    TableLayout,
    layouts_as_text,
    layouts_from_text,
    to_remember,
)
from boardkeeper.importing.scales import Scale

#: Answers to the question whether a name of a workbook is one of ours, besides the id of ours.
NEW, LEFT_OUT = "new", "left out"


@dataclass(frozen=True, slots=True)
class SaidOfKpis:
    """What is known of a workbook with figures before it is understood.

    Attributes:
        layouts: Tables whose layout a person corrected.
        percent: How the unmarked percentages of an indicator are written, by its name.
        areas: Which place is ours, the surest first.
        names: Which of the board’s KPIs a name means, by the name in small letters: the KPI’s id, `NEW` or `LEFT_OUT`.
        plan_id: The plan its priorities are of; "" is the board’s first.
        origin: Whether it was said just now or comes from an earlier workbook of that shape.
    """

    layouts: tuple[TableLayout, ...] = ()
    percent: Mapping[str, Scale] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    plan_id: str = ""
    origin: Origin = Origin.RECOGNISED

    @property
    def says_something(self) -> bool:
        """Whether there is anything to remember of it."""
        return bool(self.layouts or self.percent or self.areas or self.names or self.plan_id)


def with_percent(said: SaidOfKpis, name: str, scale: Scale) -> SaidOfKpis:
    """Say how the figures of an indicator are written."""
    return replace(said, percent={**said.percent, name: scale}, origin=Origin.CORRECTED)


def with_area(said: SaidOfKpis, area: str, instead_of: str = "") -> SaidOfKpis:
    """Say which place is ours; what was said before counts after it, for tables that name the place otherwise."""
    others = tuple(each for each in said.areas if each not in {area, instead_of})
    return replace(said, areas=(area, *others), origin=Origin.CORRECTED)


def with_name(said: SaidOfKpis, name: str, answer: str) -> SaidOfKpis:
    """Say which KPI a name means: its id, `NEW` or `LEFT_OUT`; a blank takes the answer back."""
    names = {other: kept for other, kept in said.names.items() if other != name.casefold()}
    if answer:
        names[name.casefold()] = answer
    return replace(said, names=names, origin=Origin.CORRECTED)


def with_layout(said: SaidOfKpis, before: TableLayout | None, after: TableLayout) -> SaidOfKpis:
    """Say how a table lies, in the place of what was said of it before."""
    others = tuple(each for each in said.layouts if before is None or not _is_same_table(each, before))
    return replace(said, layouts=(*others, after), origin=Origin.CORRECTED)


def without_layout(said: SaidOfKpis, sheet: str) -> SaidOfKpis:
    """Take back what was said of the tables of a sheet."""
    others = tuple(each for each in said.layouts if each.sheet != sheet)
    return replace(said, layouts=others, origin=Origin.CORRECTED)


def with_plan(said: SaidOfKpis, plan_id: str) -> SaidOfKpis:
    """Say which plan the priorities of a workbook are of."""
    return replace(said, plan_id=plan_id, origin=Origin.CORRECTED)


def _is_same_table(one: TableLayout, other: TableLayout) -> bool:
    return one.sheet == other.sheet and (
        one.first_row == other.first_row or one.header_rows == other.header_rows
    )


def as_text(said: SaidOfKpis) -> str:
    """What holds for the next workbook of that shape, to be kept.

    Which names are ours need not be kept: by then a KPI bears them.
    """
    kept = {
        "layouts": json.loads(layouts_as_text(to_remember(said.layouts))),
        "percent": {name: scale.value for name, scale in sorted(said.percent.items())},
        "areas": list(said.areas),
        "names": {name: answer for name, answer in sorted(said.names.items()) if answer == LEFT_OUT},
        "plan_id": said.plan_id,
    }
    return json.dumps({"figures": kept}, ensure_ascii=False)


def from_text(text: str) -> SaidOfKpis | None:
    """What was kept by `as_text`; None for anything else, which is then asked anew rather than misread."""
    try:
        kept = json.loads(text)["figures"]
        return SaidOfKpis(
            layouts_from_text(json.dumps(kept["layouts"])),
            {name: Scale(scale) for name, scale in kept["percent"].items()},
            tuple(kept["areas"]),
            dict(kept["names"]),
            kept["plan_id"],
            Origin.REMEMBERED,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
