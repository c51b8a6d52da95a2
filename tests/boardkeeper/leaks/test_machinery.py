"""What files say of their own making alarms nobody; the same letters beside a real secret do not hide it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boardkeeper.documents.blocks import Classification, Heading, Pack, Paragraph, Section
from boardkeeper.leaks import leaks_in, passages
from boardkeeper.leaks.machinery import files_without_words
from boardkeeper.render.docx import render_docx
from boardkeeper.render.html import render_html
from boardkeeper.render.pdf import build_pack
from tests.boardkeeper.render.trial_pack import trial_pack

NAMES = (
    "We met the Home Office, a Parent Link worker, the Document Type, the Family Page and from Head Table. "
    "They wrote to Normal Grid, to Bold Mark and to Roman Light, and we heard Kowalski."
)


def public() -> Pack:
    pack = trial_pack()
    return replace(
        pack, sections=tuple(each for each in pack.sections if each.classification is Classification.PUBLIC)
    )


def restricted() -> Pack:
    hidden = Section(
        "hidden",
        "Hidden",
        (Heading(1, "Hidden"), Paragraph(NAMES)),
        classification=Classification.EXEMPT,
        item_number="99",
    )
    return replace(public(), sections=(*public().sections, hidden))


FILES = {
    "PDF": lambda pack: build_pack(pack).pdf,
    "web page": lambda pack: render_html(pack).encode(),
    "Word": render_docx,
}


@pytest.mark.parametrize("kind", FILES)
def test_names_that_are_words_of_the_file_itself_alarm_nobody(kind: str) -> None:
    secrets = passages(public(), restricted())
    assert "kowalski" in secrets.words
    assert leaks_in(FILES[kind](public()), secrets) == ()


@pytest.mark.parametrize("kind", FILES)
def test_a_real_name_among_them_is_found_all_the_same(kind: str) -> None:
    secrets = passages(public(), restricted())
    first, *others = public().sections
    told = replace(others[0], blocks=(*others[0].blocks, Paragraph("It was Kowalski.")))
    leaking = replace(public(), sections=(first, told, *others[1:]))
    assert {leak.letters for leak in leaks_in(FILES[kind](leaking), secrets)} == {"kowalski"}


def test_files_without_words_say_nothing_of_anybody() -> None:
    pdf, page, word = files_without_words()
    assert pdf.startswith(b"%PDF-")
    assert b"<html" in page
    assert word.startswith(b"PK")
