"""A signature never stands alone on a page: the last words it is given for stand above it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from boardkeeper.documents.blocks import (
    Action,
    Heading,
    Pack,
    Paragraph,
    Resolution,
    Rule,
    Section,
    Signature,
)
from boardkeeper.render.pdf import build_pack
from tests.boardkeeper.render.reading import texts

LAST = {
    "a paragraph": Paragraph("The last words."),
    "a decision": Resolution("Noted", ("the last words.",)),
    "an action": Action("Action 1", "the last words.", "Jean Kelly by July 2019"),
}


@pytest.mark.parametrize("last", LAST.values(), ids=LAST)
@pytest.mark.parametrize("count", range(24, 30))
def test_the_last_words_stand_on_the_page_of_the_signature(count, last):
    said = tuple(Paragraph(f"Sentence {number}.") for number in range(1, count + 1))
    blocks = (Heading(1, "Minutes"), *said, last, Rule(), Signature(("Chair", "Date")))
    pack = Pack(
        title="Minutes",
        council="Plymouth",
        board="Scrutiny",
        meeting_date=date(2019, 7, 10),
        sections=(Section("m", "Minutes", blocks, starts_odd=False),),
        created=datetime(2019, 7, 11, tzinfo=UTC),
    )
    (signed,) = [page for page in texts(build_pack(pack).pdf) if "Chair" in page]
    assert "last words." in signed
