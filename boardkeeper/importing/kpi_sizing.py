"""Brings the figures of one row to their true size: per cent where they are percentages, or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from boardkeeper.importing.figures import Figure, Written
from boardkeeper.importing.findings import CellRole, Findings
from boardkeeper.importing.kpi_fractions import Draft
from boardkeeper.importing.kpi_rows import PercentQuestion
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.scales import Evidence, Scale, in_per_cent, is_out_of_scale, scale_of
from boardkeeper.importing.workbook import plain
from boardkeeper.rules.rag import displayed

_HUNDRED = Decimal(100)


class Sizing:
    """Sizes the rows of one table.

    Args:
        findings: Receives refusals and roles.
        answers: How unmarked figures are meant, by the indicator's name.
        marks_numbers: Whether the file's kind tells how numbers are shown.

    Attributes:
        questions: Rows that need an answer.
    """

    def __init__(self, findings: Findings, answers: Mapping[str, Scale], *, marks_numbers: bool) -> None:
        self._findings, self._answers, self._marks_numbers = findings, answers, marks_numbers
        self.questions: list[PercentQuestion] = []

    def sized(self, draft: Draft, numbers: Sequence[Figure]) -> dict[int, Figure]:
        """The row's figures at their true size; empty, with the reason noted, when that cannot be told.

        Args:
            draft: The row; its unit is settled here when an answer settles it.
            numbers: The figures of its periods.
        """
        answer = self._answers.get(draft.label.name)
        if draft.unit is None:
            if answer is None:
                return self._asked(draft, numbers, "carry neither a percent sign nor a percent format")
            draft.unit = Unit.RATIO if answer is Scale.PLAIN_FIGURES else Unit.PERCENT
        if draft.unit is not Unit.PERCENT:
            return draft.figures
        unmarked = [f for f in draft.figures.values() if f.number is not None and f.written is Written.PLAIN]
        if not unmarked:
            return draft.figures
        scale = answer or scale_of(unmarked, self._evidence(draft))
        if scale is None:
            return self._asked(draft, numbers, "carry no percent format")
        sized = {position: in_per_cent(figure, scale) for position, figure in draft.figures.items()}
        return sized if answer else self._without_doubtful(draft, sized, scale)

    def _without_doubtful(self, draft: Draft, sized: dict[int, Figure], scale: Scale) -> dict[int, Figure]:
        """Leave out single figures that are written at another scale than their neighbours."""
        others = [figure.number for figure in sized.values() if figure.number is not None]
        kept = {}
        for position, figure in sized.items():
            if scale is Scale.PER_CENT and figure.number is not None and is_out_of_scale(figure, others):
                self._refuse(
                    figure,
                    f"“{draft.label.name}”: {_short(figure.number)} stands without a percent format among percentages such"
                    f" as {_short(max(others))}; it may be {_short(figure.number * _HUNDRED)} % or"
                    f" {_short(figure.number)} %.",
                )
            else:
                kept[position] = figure
        return kept

    def _evidence(self, draft: Draft) -> Evidence:
        """Percentages marked as such, a target no part of one could be, and the fractions attached."""
        beside = [*draft.figures.values(), *draft.targets.values()]
        marked = [f.number for f in beside if f.number is not None and f.written is Written.PERCENT]
        marked += [
            f.number
            for f in draft.targets.values()
            if f.number is not None and f.written is Written.PLAIN and f.number > 2
        ]
        fractions = []
        for position, found in draft.fractions.figures.items() if draft.fractions is not None else ():
            figure = draft.figures.get(position)
            is_unmarked = figure is not None and figure.written is Written.PLAIN
            if found.fraction and figure is not None and figure.number is not None and is_unmarked:
                fractions.append((figure.number, *found.fraction))
        return Evidence(marked, fractions)

    def _asked(self, draft: Draft, numbers: Sequence[Figure], why: str) -> dict[int, Figure]:
        """Note the question and refuse the row until it is answered."""
        figure = next((f for f in numbers if f.number), numbers[0])
        assert figure.number is not None
        self.questions.append(
            PercentQuestion(self._findings.sheet, figure.cell.coordinate, draft.label.name, figure.number)
        )
        where = "" if self._marks_numbers else " (this kind of file does not tell how its numbers are shown)"
        shown = _short(figure.number)
        self._refuse(
            figure,
            f"“{draft.label.name}”: its figures {why}{where}, so {shown} may be {_short(figure.number * _HUNDRED)} % or"
            f" {shown}; the row waits for an answer.",
        )
        return {}

    def _refuse(self, figure: Figure, reason: str) -> None:
        self._findings.roles[figure.cell.row, figure.cell.column] = CellRole.REFUSED
        self._findings.refuse(figure.cell.coordinate, reason)


def _short(number: Decimal) -> str:
    """A figure for a sentence, with three decimals at most."""
    return f"{plain(displayed(number, 3)):f}"
