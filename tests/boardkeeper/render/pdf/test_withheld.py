"""A passage that is not public is marked where it stands: above, beside, and on its own pages only."""

from __future__ import annotations

from datetime import UTC, date, datetime

import page as checker

from boardkeeper.documents.blocks import (
    Action,
    Block,
    Heading,
    Pack,
    PageBreak,
    Paragraph,
    Resolution,
    Section,
    Withheld,
)
from boardkeeper.render.docx import render_docx
from boardkeeper.render.html import render_html
from boardkeeper.render.pdf import SectionCache, build_pack, render_section
from tests.boardkeeper.render.reading import texts

MARKING = "Exempt – paragraph 3"
PASSAGE = Withheld((Paragraph("Secret."), Resolution("Resolved", ("that it be paid",), start=2)), MARKING)


def pack(*blocks: Block, edition: str = "Restricted edition") -> Pack:
    return Pack(
        title="Minutes",
        council="Plymouth",
        board="Scrutiny",
        meeting_date=date(2019, 7, 10),
        sections=(Section("m", "Minutes", blocks, starts_odd=False),),
        created=datetime(2019, 7, 11, tzinfo=UTC),
        edition=edition,
    )


def test_only_the_pages_of_a_passage_bear_its_marking():
    built = build_pack(
        pack(
            Heading(1, "Minutes"),
            Paragraph("Public."),
            PageBreak(),
            PASSAGE,
            PageBreak(),
            Paragraph("Public."),
        )
    )
    pages = texts(built.pdf)
    assert [MARKING.upper() in page for page in pages] == [False, True, False]
    assert ["RESTRICTED EDITION" in page for page in pages] == [True, False, True]
    assert pages[1].index(MARKING) < pages[1].index("Secret.")
    assert checker.is_pdf_compliant_bytes(built.pdf, profile=checker.ValidationProfile.PDF_UA_1)


def test_a_page_with_two_kinds_of_passages_bears_both_markings():
    other = Withheld((Paragraph("Barred."),), "Confidential – section 100A(2)")
    [page] = texts(build_pack(pack(Heading(1, "Minutes"), PASSAGE, other)).pdf)
    assert "EXEMPT – PARAGRAPH 3; CONFIDENTIAL – SECTION 100A(2)" in page


def test_the_markings_of_a_kept_section_are_kept_with_it(tmp_path):
    section = pack(Heading(1, "Minutes"), PASSAGE).sections[0]
    made = render_section(section, cache=SectionCache(tmp_path))
    again = render_section(section, cache=SectionCache(tmp_path))
    assert made.sidecar.markings == again.sidecar.markings == {0: MARKING}


def test_an_action_and_a_limb_that_goes_on_counting_are_printed_with_their_numbers():
    blocks = (Heading(1, "Minutes"), PASSAGE, Action("Action 118:", "Send it.", "Jean Kelly · by July"))
    page = " ".join(texts(build_pack(pack(*blocks)).pdf)[0].split())
    assert "Resolved 2. that it be paid" in page
    assert "Action 118: Send it. Jean Kelly · by July" in page
    html = render_html(pack(*blocks))
    assert '<ol start="2"><li>that it be paid</li></ol>' in html
    assert f'<div class="withheld"><p class="marking">{MARKING}</p>' in html
    assert '<p class="who">Jean Kelly · by July</p>' in html
    assert render_docx(pack(*blocks)) == render_docx(pack(*blocks))
