"""A signature never stands alone on a page: the last words it is given for stand above it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from boardkeeper.documents.blocks import Heading, Pack, Paragraph, Rule, Section, Signature
from boardkeeper.render.pdf import build_pack
from tests.boardkeeper.render.reading import texts


@pytest.mark.parametrize("count", range(26, 30))
def test_the_last_paragraph_stands_on_the_page_of_the_signature(count):
    said = tuple(Paragraph(f"Sentence {number}.") for number in range(1, count + 1))
    blocks = (Heading(1, "Minutes"), *said, Rule(), Signature(("Chair", "Date")))
    pack = Pack(
        title="Minutes",
        council="Plymouth",
        board="Scrutiny",
        meeting_date=date(2019, 7, 10),
        sections=(Section("m", "Minutes", blocks, starts_odd=False),),
        created=datetime(2019, 7, 11, tzinfo=UTC),
    )
    (signed,) = [page for page in texts(build_pack(pack).pdf) if "Chair" in page]
    assert f"Sentence {count}." in signed
