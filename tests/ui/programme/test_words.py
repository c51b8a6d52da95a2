"""What stands on a card is said in words, and a gap is only on record once it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper.programme import AgendaPlace, ProgrammeItemView, ProgrammeList
from ui.programme.words import remarks
from ui.theme.tokens import Tone

JULY, SEPTEMBER = date(2019, 7, 10), date(2019, 9, 11)
TOPIC = ProgrammeItemView(
    id="t",
    list_kind=ProgrammeList.MEETING,
    scheduled_on=SEPTEMBER,
    scheduled_written="",
    topic="PAUSE",
    score=4,
    band="Medium",
    reason="",
    responsible="Jean Kelly",
    heard_on=None,
    source_sheet="",
    source_cell="",
)
STANDS = AgendaPlace("m", "i", SEPTEMBER, "7", is_coming=True)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, [("4 Medium", Tone.INFO)]),
        (
            {"score": None, "responsible": ""},
            [("Unscored", Tone.WARNING), ("Nobody responsible", Tone.WARNING)],
        ),
        (
            {"score": None, "responsible": "", "heard_on": SEPTEMBER},
            [("Unscored", Tone.NEUTRAL), ("Heard", Tone.GOOD), ("Nobody responsible", Tone.NEUTRAL)],
        ),
        ({"passed_over": "Homes"}, [("4 Medium", Tone.INFO), ("Low, yet early", Tone.WARNING)]),
        ({"agenda": STANDS}, [("4 Medium", Tone.INFO), ("Item 7", Tone.GOOD)]),
        (
            {"agenda": STANDS, "scheduled_on": date(2019, 11, 13)},
            [("4 Medium", Tone.INFO), ("Item 7 on 11 Sep", Tone.WARNING)],
        ),
        (
            {"agenda": STANDS, "heard_on": JULY},
            [("4 Medium", Tone.INFO), ("Heard 10 Jul", Tone.NEUTRAL), ("Item 7", Tone.GOOD)],
        ),
        ({"score": 9, "band": ""}, [("9", Tone.INFO)]),
    ],
)
def test_a_card_says(facts: dict[str, object], said: list[tuple[str, Tone]]) -> None:
    assert list(remarks(replace(TOPIC, **facts))) == said  # type: ignore[arg-type]
