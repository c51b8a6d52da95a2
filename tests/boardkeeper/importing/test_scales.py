from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper.importing.figures import Figure, Written
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.scales import Evidence, Scale, decimals_of, in_per_cent, scale_of, unit_of


def _figures(*numbers: str, written: Written = Written.PLAIN, decimals: int | None = None) -> list[Figure]:
    return [Figure(None, Decimal(number), decimals, written) for number in numbers]


def test_figures_far_above_one_are_percentages_already() -> None:
    assert scale_of(_figures("22.7", "0.9"), Evidence()) is Scale.PER_CENT


def test_figures_up_to_one_need_evidence() -> None:
    assert scale_of(_figures("0.227", "0.3"), Evidence()) is None


@pytest.mark.parametrize(
    ("marked", "scale"),
    [("25.0", Scale.PARTS_OF_ONE), ("0.3", Scale.PER_CENT), ("2.5", None)],
)
def test_a_marked_percentage_of_the_same_indicator_settles_it(marked: str, scale: Scale | None) -> None:
    assert scale_of(_figures("0.227", "0.25"), Evidence([Decimal(marked)])) is scale


def test_the_fractions_settle_it_before_anything_else() -> None:
    evidence = Evidence([Decimal("0.3")], [(Decimal("0.108"), 45, 418), (Decimal("0.106"), 44, 417)])
    assert scale_of(_figures("0.108", "0.106"), evidence) is Scale.PARTS_OF_ONE
    evidence = Evidence([], [(Decimal("0.5"), 2, 400)])
    assert scale_of(_figures("0.5"), evidence) is Scale.PER_CENT


def test_parts_of_one_become_percentages_and_marked_ones_stay() -> None:
    part, marked = _figures("0.227", decimals=3)[0], _figures("22.7", written=Written.PERCENT)[0]
    assert in_per_cent(part, Scale.PARTS_OF_ONE).number == Decimal("22.7")
    assert in_per_cent(part, Scale.PARTS_OF_ONE).decimals == 1
    assert in_per_cent(marked, Scale.PARTS_OF_ONE).number == Decimal("22.7")
    assert in_per_cent(part, Scale.PER_CENT).number == Decimal("0.227")


@pytest.mark.parametrize(
    ("hint", "figures", "unit"),
    [
        (Unit.PERCENT, _figures("0.5"), Unit.PERCENT),
        (None, _figures("53.1", written=Written.PERCENT), Unit.PERCENT),
        (None, _figures("12", written=Written.MONEY), Unit.MONEY),
        (None, _figures("12", "40"), Unit.COUNT),
        (Unit.COUNT, _figures("12.5"), Unit.RATIO),
        (Unit.RATE, _figures("290.8"), Unit.RATE),
        (None, _figures("290.8"), Unit.RATIO),
        (None, _figures("0.45", decimals=2), Unit.RATIO),
        (None, _figures("0.4538", "0.61"), None),
    ],
)
def test_the_unit_comes_from_sign_format_name_and_size(
    hint: Unit | None, figures: list[Figure], unit: Unit | None
) -> None:
    assert unit_of(hint, figures) is unit


def test_decimals_are_the_most_any_cell_shows_or_what_suits_the_unit() -> None:
    assert decimals_of(Unit.PERCENT, [*_figures("1", decimals=0), *_figures("2.5", decimals=1)]) == 1
    assert decimals_of(Unit.PERCENT, _figures("51.1942669502383")) == 1
    assert decimals_of(Unit.COUNT, _figures("12")) == 0
    assert decimals_of(Unit.RATIO, _figures("12.123")) == 2
