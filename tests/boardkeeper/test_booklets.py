from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest

from boardkeeper.booklets import save_booklet
from boardkeeper.editions import Edition, Part, gather_editions
from boardkeeper.errors import UserError

SHEET = Edition(part=Part.AGENDA)


@pytest.fixture
def gathered(writing):
    writing.finish()
    return gather_editions(writing.store, writing.meeting_id, Edition())


def test_an_edition_is_written_as_sheets_to_fold(gathered, tmp_path):
    saved = save_booklet(gathered, Edition(), tmp_path / "booklet.pdf")
    with pikepdf.open(tmp_path / "booklet.pdf") as pdf:
        assert len(pdf.pages) == saved.booklet.pages == 2 * -(-saved.built.pages // 4)


def test_a_booklet_is_locked_like_any_other_file(gathered, tmp_path):
    save_booklet(gathered, SHEET, tmp_path / "booklet.pdf", password="maple otter tin")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "booklet.pdf")


@pytest.mark.parametrize(
    ("edition", "name", "password", "sentence"),
    [
        (replace(SHEET, is_large_print=True), "a.pdf", "", "halves its pages"),
        (SHEET, "a.docx", "", "cannot be a booklet"),
        (SHEET, "a.pdf", "ab", "password is too short"),
        (SHEET, "kept.pdf", "", "cannot take the place of the board file"),
        (SHEET, "other.pdf", "", "is there already"),
    ],
)
def test_what_makes_no_booklet_is_refused_and_nothing_is_written(
    gathered, tmp_path, edition, name, password, sentence
):
    (tmp_path / "other.pdf").write_bytes(b"PK a Word document")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(UserError, match=sentence):
        save_booklet(gathered, edition, tmp_path / name, password=password, kept=tmp_path / "kept.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
