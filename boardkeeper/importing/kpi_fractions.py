"""Finds the percentage a row of fractions belongs to, and says where the two do not agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from rapidfuzz import fuzz

from boardkeeper.importing.figures import Figure, Written
from boardkeeper.importing.findings import Findings
from boardkeeper.importing.labels import Label, Unit
from boardkeeper.importing.scales import shown_decimals
from boardkeeper.importing.workbook import Cell, plain
from boardkeeper.rules.fractions import agrees, percentage
from boardkeeper.rules.periods import period_title

_HUNDRED = Decimal(100)
_SAME_MEANING = 85
_GENERIC = re.compile(
    r"^(number|no\.?|count|%|percentage|per ?cent|proportion|rate)\s*(of|the)?\s*|\(?\bYTD\b\)?|%|\bof\b|\bthe\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """One row of a table while it is being understood.

    Attributes:
        line: Its line in the grid.
        label: Its name, taken apart.
        label_cell: Where the name stands; None for a row of fractions without one.
        figures: What stands under each heading, by position.
        targets: What stands under each target heading, by position.
        unit: What its figures count; None while unclear or for fractions.
        fractions: The row of fractions that belongs to it.
        measure: Which of a table's measures its figures are, "Count"; "" where it has one.
        beside: Fractions in columns of their own, by the position of the figure they belong to.
    """

    line: int
    label: Label
    label_cell: Cell | None
    figures: dict[int, Figure]
    targets: dict[int, Figure]
    unit: Unit | None = None
    fractions: Draft | None = field(default=None, repr=False)
    measure: str = ""
    beside: dict[int, Figure] = field(default_factory=dict)

    @property
    def is_fractions(self) -> bool:
        """Whether most of what it holds is "45/418"."""
        said = [figure for figure in self.figures.values() if not figure.withheld]
        return bool(said) and sum(figure.fraction is not None for figure in said) * 2 > len(said)


def fraction_of(parts: Mapping[str, Figure]) -> Figure:
    """The fraction of one figure: in one cell, or its numerator and its denominator in two."""
    above, below = parts.get("numerator"), parts.get("denominator")
    if above is None or below is None:
        return next(iter(parts.values()))
    whole = [f.number for f in (above, below) if f.number is not None and f.number == int(f.number)]
    if len(whole) == 2:
        return above._replace(number=None, fraction=(int(whole[0]), int(whole[1])))
    return above if above.problem or above.withheld else below


def attach_fractions(drafts: Sequence[Draft], findings: Findings) -> None:
    """Give each row of fractions to the percentage it belongs to, or refuse it.

    A row belongs where its name means the same or where its arithmetic agrees in at least half the periods; the
    percentage directly above is preferred. It is attached as found, also where single periods do not agree.
    """
    for index, draft in enumerate(drafts):
        if not draft.is_fractions:
            continue
        candidates = [
            other
            for other in drafts
            if other.unit is Unit.PERCENT and other.fractions is None and other is not draft
        ]
        above = next((other for other in reversed(drafts[:index]) if not other.is_fractions), None)
        scored = [(_score(draft, other, is_above=other is above), other) for other in candidates]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best[1] is not None and best[0] > 0:
            best[1].fractions = draft
        else:
            first = next(iter(draft.figures.values())).cell
            cell = draft.label_cell or first
            findings.refuse(
                cell.coordinate,
                f"The fractions of “{draft.label.name or first.text}” belong to no percentage on this sheet: neither"
                " a name nor the arithmetic agrees.",
            )


def _score(fractions: Draft, percentages: Draft, *, is_above: bool) -> float:
    """How well a row of fractions suits a row of percentages; 0 when it does not."""
    alike = fuzz.token_set_ratio(_gist(fractions.label.name), _gist(percentages.label.name))
    share = _agreement(fractions.figures, percentages.figures)
    # Words shared are not enough against the arithmetic: “Care Leavers in …” begins two different indicators.
    order = fuzz.token_sort_ratio(_gist(fractions.label.name), _gist(percentages.label.name))
    means_the_same = bool(fractions.label.name) and order >= _SAME_MEANING
    if share < 0.5 and not means_the_same:
        return 0.0
    return share + alike / 200 + (0.25 if is_above else 0.0)


def _gist(name: str) -> str:
    return " ".join(_GENERIC.sub(" ", name).casefold().split())


def _agreement(fractions: Mapping[int, Figure], percentages: Mapping[int, Figure]) -> float:
    """The share of common periods in which fraction and percentage agree, at either scale of the percentage."""
    agreed = compared = 0
    for position, figure in fractions.items():
        other = percentages.get(position)
        if figure.fraction is None or other is None or other.number is None:
            continue
        compared += 1
        numbers = (
            [other.number]
            if other.written is Written.PERCENT
            else [other.number, plain(other.number * _HUNDRED)]
        )
        agreed += any(agrees(number, *figure.fraction, shown_decimals(number)) for number in numbers)
    return agreed / compared if compared else 0.0


def report_disagreements(
    drafts: Sequence[Draft], shown: Mapping[int, Mapping[int, tuple[str, Decimal, int]]], findings: Findings
) -> None:
    """Say where an attached fraction is not its percentage, with the arithmetic.

    A point or more apart is said figure by figure; less than that, as counts revised after the percentage was
    published leave it, is said in one sentence for the row.

    Args:
        drafts: The rows of one table.
        shown: By line and position: the period, the percentage and the decimals it is shown with.
        findings: Receives the remarks.
    """
    seen: dict[tuple[int, int, int], Draft] = {}
    for draft in drafts:
        if draft.fractions is None:
            continue
        slight: list[str] = []
        for position, figure in draft.fractions.figures.items():
            if figure.fraction is None:
                continue
            twin = seen.setdefault((position, *figure.fraction), draft)
            if position in shown.get(draft.line, {}):
                period, value, decimals = shown[draft.line][position]
                if agrees(value, *figure.fraction, decimals):
                    continue
                exact = percentage(*figure.fraction)
                said = "cannot be divided" if exact is None else f"is {_rounded(exact, max(decimals, 1))} %"
                if exact is not None and abs(exact - value) < 1:
                    slight.append(f"{period_title(period)} {figure.cell.text} {said}, not {value} %")
                else:
                    sentence = f"{period_title(period)}: {figure.cell.text} {said}, but “{draft.label.name}” says {value} %"
                    _report(draft, figure, sentence, twin, findings, position)
        if slight:
            where = draft.fractions.label_cell or next(iter(draft.fractions.figures.values())).cell
            findings.remark(
                where.coordinate,
                f"Fractions of “{draft.label.name}” slightly off their percentage: {'; '.join(slight)}.",
            )


def _report(
    draft: Draft, figure: Figure, sentence: str, twin: Draft, findings: Findings, position: int
) -> None:
    sentence += f" ({draft.figures[position].cell.coordinate}); both are kept as found."
    if twin is not draft and twin.fractions is not None:
        other = twin.fractions.figures[position].cell.coordinate
        sentence += f" The same fraction stands under “{twin.label.name}” ({other})."
    findings.remark(figure.cell.coordinate, sentence)


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
