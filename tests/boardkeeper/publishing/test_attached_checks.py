"""Attached papers that not everybody can read are reported with the checks, and block nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardkeeper import appendices, publishing, reports
from boardkeeper.attaching import take_file
from boardkeeper.attachments.read_aloud import ReadAloud
from boardkeeper.publishing.attached_checks import words_of
from boardkeeper.publishing.views import FindingPlace
from tests.boardkeeper.attachments.made_pdfs import pdf_of
from tests.boardkeeper.publishing.conftest import LAST_DAY, WHO


def attached(office, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Costs.pdf"
    path.write_bytes(content)
    appendices.attach_papers(office.store, WHO, office.items["last"], [take_file(path)])


def said(office) -> list[publishing.Finding]:
    found = publishing.readiness(office.store, office.meeting_id, LAST_DAY).findings
    return [each for each in found if "“Costs.pdf”" in each.sentence]


def test_a_paper_without_tags_is_reported_where_it_is_attached_and_goes_out(office, tmp_path) -> None:
    attached(office, tmp_path, pdf_of("Words"))
    (found,) = said(office)
    assert found.sentence.startswith("Item 5 Placement Sufficiency: “Costs.pdf” has no tags")
    assert not found.is_blocking
    assert found.place is FindingPlace.PAPERS
    report = reports.get_report(office.store, office.items["last"])
    assert report is not None
    assert found.part_id == report.appendices[0].id
    assert office.made().papers


def test_a_scanned_page_among_others_is_named_by_its_number(office, tmp_path) -> None:
    attached(office, tmp_path, pdf_of("Words", b"0 0 0 rg 100 100 300 600 re f", b" "))
    (found,) = said(office)
    assert "has pages without text (2): a screen reader finds nothing" in found.sentence


@pytest.mark.parametrize(
    ("heard", "words"),
    [
        (ReadAloud(True, (), 3), ""),
        (ReadAloud(True, (1, 2), 2), "is pictures: a screen reader"),
        (ReadAloud(False, (1,), 1), "is a picture: a screen reader"),
        (ReadAloud(False, tuple(range(1, 9)), 20), "(1, 2, 3, 4, 5, 6 and others)"),
        (None, "cannot be read any more"),
    ],
)
def test_what_is_heard_is_said_in_words(heard, words) -> None:
    assert words in words_of(heard)
    assert bool(words_of(heard)) is bool(words)
