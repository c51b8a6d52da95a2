"""What was asked for in private is held against the minutes, because in a log it would look public."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from boardkeeper.leaks import LeakFound, said_in_public

ASKED = "That the Director buys both houses in Mallard Close before they go to auction."
SUMMARY = "That the purchase of property is taken forward."


def papers(text: str, progress: str = "", summary: str = SUMMARY) -> Any:
    """The papers of a meeting with one action from an exempt paragraph, as the public or the restricted log gives it."""
    paragraph = SimpleNamespace(
        is_exempt=True, public_summary=summary, action=SimpleNamespace(row_id="a1"), resolution=None
    )
    minutes = SimpleNamespace(minutes=[SimpleNamespace(paragraphs=[paragraph])])
    row = SimpleNamespace(id="a1", text=text, progress=progress)
    return SimpleNamespace(minutes=minutes, actions=[row], decisions=[])


def test_a_row_that_says_its_summary_is_in_order_and_the_summary_is_public() -> None:
    assert said_in_public(papers(SUMMARY), papers(ASKED, "Offer made.")) == (SUMMARY, SUMMARY)


@pytest.mark.parametrize(("text", "progress"), [(ASKED, ""), (ASKED.upper(), ""), (SUMMARY, "Offer made.")])
def test_a_row_that_says_more_is_found(text: str, progress: str) -> None:
    with pytest.raises(LeakFound, match="in a log of follow-up"):
        said_in_public(papers(text, progress), papers(ASKED, "Offer made."))


def test_a_summary_that_says_everything_may_stand_in_the_log() -> None:
    assert said_in_public(papers(ASKED, summary=ASKED), papers(ASKED, summary=ASKED)) == (ASKED,)
