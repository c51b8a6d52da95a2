"""What the figures of a row count, and whether 0.227 is 22.7 %: by number format, by plausibility, else by asking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from statistics import median

from boardkeeper.importing.figures import Figure, Written
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.workbook import plain
from boardkeeper.rules.fractions import agrees
from boardkeeper.rules.rag import displayed

_HUNDRED = Decimal(100)
_MOST_DECIMALS = 6
#: A part of one may pass one (104.2 % is 1.042) but not by much; a percentage that never passes 1.5 is rare.
_LARGEST_PART = Decimal("1.5")
_NEAR = 5
_QUANTA = tuple(Decimal(1).scaleb(-places) for places in range(_MOST_DECIMALS + 1))
_QUICK_BELOW = Decimal(10) ** 18


class Scale(StrEnum):
    """How figures are meant that carry neither percent sign nor percent format."""

    PARTS_OF_ONE = "parts of one"
    PER_CENT = "per cent"
    PLAIN_FIGURES = "plain figures"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands beside a row and helps to tell its scale.

    Attributes:
        marked: Percentages of the same indicator that are marked as such: a baseline, a target.
        fractions: A figure of the row, the numerator and the denominator found for it.
    """

    marked: Sequence[Decimal] = ()
    fractions: Sequence[tuple[Decimal, int, int]] = ()


def unit_of(hint: Unit | None, figures: Sequence[Figure], beside: Iterable[Figure] = ()) -> Unit | None:
    """Decide what the figures of a row count.

    Args:
        hint: What the row's name says.
        figures: The row's figures; those without a number say nothing.
        beside: Its baseline and its targets: where one of them is a marked percentage, so are unmarked figures.

    Returns:
        The unit; None when figures between 0 and 1 carry no sign, no format and no word of what they are.
    """
    numbers = [figure for figure in figures if figure.number is not None]
    if hint is Unit.PERCENT or sum(f.written is Written.PERCENT for f in numbers) * 2 > len(numbers):
        return Unit.PERCENT
    if any(figure.written is Written.MONEY for figure in numbers):
        return Unit.MONEY
    if hint is None and any(figure.written is Written.PERCENT for figure in beside):
        return Unit.PERCENT
    is_whole = all(figure.number == int(figure.number) for figure in numbers if figure.number is not None)
    if hint is not None:
        return Unit.RATIO if hint is Unit.COUNT and not is_whole else hint
    if is_whole:
        return Unit.COUNT
    is_part_of_one = all(
        0 <= figure.number <= _LARGEST_PART for figure in numbers if figure.number is not None
    )
    return None if is_part_of_one and all(figure.decimals is None for figure in numbers) else Unit.RATIO


def scale_of(figures: Iterable[Figure], evidence: Evidence) -> Scale | None:
    """Decide how the unmarked percentages of a row are written; None when only a person can say."""
    unmarked = [f.number for f in figures if f.number is not None and f.written is Written.PLAIN]
    if not unmarked or max(map(abs, unmarked)) > _LARGEST_PART:
        return Scale.PER_CENT
    parts = [(plain(number * _HUNDRED), up, down) for number, up, down in evidence.fractions]
    as_parts = sum(agrees(number, up, down, shown_decimals(number)) for number, up, down in parts)
    as_percent = sum(
        agrees(number, up, down, shown_decimals(number)) for number, up, down in evidence.fractions
    )
    if as_parts != as_percent:
        return Scale.PARTS_OF_ONE if as_parts > as_percent else Scale.PER_CENT
    marked = [number for number in evidence.marked if number > 0]
    positive = [number for number in unmarked if number > 0]
    if not marked or not positive:
        return None
    ratio = median(positive) / median(marked)
    is_near_as_percent = ratio * _NEAR >= 1 and ratio <= _NEAR
    is_near_as_parts = ratio * _HUNDRED * _NEAR >= 1 and ratio * _HUNDRED <= _NEAR
    if is_near_as_percent == is_near_as_parts:
        return None
    return Scale.PARTS_OF_ONE if is_near_as_parts else Scale.PER_CENT


def in_per_cent(figure: Figure, scale: Scale) -> Figure:
    """Give an unmarked percentage its true size; a marked one stays as it is."""
    if figure.number is None or figure.written is Written.PERCENT or scale is not Scale.PARTS_OF_ONE:
        return figure
    decimals = None if figure.decimals is None else max(figure.decimals - 2, 0)
    return figure._replace(number=plain(figure.number * _HUNDRED), decimals=decimals)


def is_out_of_scale(figure: Figure, others: Sequence[Decimal]) -> bool:
    """Whether a figure below one stands unmarked among percentages far above it: 0.227 beside 22.7."""
    if (
        figure.number is None
        or figure.written is not Written.PLAIN
        or not 0 < figure.number < 1
        or not others
    ):
        return False
    return median(others) > 10 * figure.number and median(others) > _NEAR


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Round a figure as the sheet shows it: halves away from zero, as `rules.rag.displayed`, and quickly."""
    if decimals >= len(_QUANTA) or abs(number) >= _QUICK_BELOW:
        return displayed(number, decimals)
    shown = number.quantize(_QUANTA[decimals], ROUND_HALF_UP)
    return shown or abs(shown)


def shown_decimals(number: Decimal) -> int:
    """How many decimals a figure is written with, at most six."""
    exponent = number.normalize().as_tuple().exponent
    return min(-exponent, _MOST_DECIMALS) if isinstance(exponent, int) and exponent < 0 else 0


def decimals_of(unit: Unit, figures: Sequence[Figure]) -> int:
    """How many decimals an indicator is shown with: the most any of its cells shows, else what suits its unit."""
    shown = [f.decimals for f in figures if f.decimals is not None and f.number is not None]
    if shown:
        return min(max(shown), _MOST_DECIMALS)
    needed = max((shown_decimals(f.number) for f in figures if f.number is not None), default=0)
    most = {Unit.PERCENT: 1, Unit.RATE: 1, Unit.DAYS: 1, Unit.COUNT: 0, Unit.RATIO: 2, Unit.MONEY: 2}
    return min(needed, most[unit])
