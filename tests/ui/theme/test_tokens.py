from __future__ import annotations

import pytest

from ui.theme.contrast import PART_MINIMUM, TEXT_MINIMUM, contrast
from ui.theme.tokens import DARK, LIGHT, Palette, Tone


def test_black_on_white_stands_twenty_one_to_one_apart() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(palette: Palette) -> None:
    weak = {
        what: round(contrast(text, ground), 2)
        for what, text, ground in palette.text_pairs()
        if contrast(text, ground) < TEXT_MINIMUM
    }
    assert weak == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_shape_that_means_something_stands_out(palette: Palette) -> None:
    weak = {
        what: round(contrast(part, ground), 2)
        for what, part, ground in palette.part_pairs()
        if contrast(part, ground) < PART_MINIMUM
    }
    assert weak == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_tone_has_colours_of_its_own(palette: Palette) -> None:
    assert set(palette.tones) == set(Tone)
    assert len({ink.fill for ink in palette.tones.values()}) == len(Tone)
