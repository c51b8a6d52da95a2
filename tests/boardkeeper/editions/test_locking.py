"""A password on a PDF: without it nothing can be read, with it everything that reading needs is allowed."""

from __future__ import annotations

import io
import unicodedata

import pikepdf
import pytest

from boardkeeper.editions import Edition, PasswordUnfit, Readers, lock
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf.read_back import unlocked

PASSWORD = "drei Äpfel für Ŵyn"


@pytest.fixture
def restricted(desk) -> bytes:
    return desk.made(Edition(Readers.RESTRICTED)).built.pdf


def test_without_the_password_nothing_is_read(restricted):
    locked = lock(restricted, PASSWORD)
    for wrong in ("", "drei Äpfel", PASSWORD.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
    for words in (b"Rose Cottage", b"Sandbourne", "Children’s".encode("utf-16-be"), b"<dc:title>", b"Agenda"):
        assert words not in locked


def test_with_it_everything_is_there_and_may_be_read_aloud_searched_and_printed(restricted):
    locked = lock(restricted, PASSWORD)
    with (
        pikepdf.open(io.BytesIO(locked), password=PASSWORD) as opened,
        pikepdf.open(io.BytesIO(restricted)) as before,
    ):
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert str(opened.encryption.stream_method).endswith("aesv3")
        allowed = opened.allow
        assert allowed.accessibility
        assert allowed.extract
        assert allowed.print_highres
        assert not allowed.modify_other
        assert len(opened.pages) == len(before.pages)
        assert "/StructTreeRoot" in opened.Root
        assert str(opened.Root.Lang) == "en-GB"
        assert opened.Root.PageLabels.Nums == before.Root.PageLabels.Nums
        for mine, theirs in zip(opened.pages, before.pages, strict=True):
            assert mine.obj.Contents is not None
            assert len(mine.get("/Annots", [])) == len(theirs.get("/Annots", []))


def test_the_same_letters_open_it_from_a_keyboard_that_writes_accents_apart(restricted):
    apart, whole = (unicodedata.normalize(form, PASSWORD) for form in ("NFD", "NFC"))
    assert apart != whole
    for typed, again in ((apart, whole), (whole, apart)):
        assert unlocked(lock(restricted, typed), again).startswith(b"%PDF-")
    with pytest.raises(pikepdf.PasswordError):
        unlocked(lock(restricted, whole), "drei Apfel für Wyn")


@pytest.mark.parametrize("password", ["", "12345", "      ", "a  b  "])
def test_a_password_that_is_no_lock_is_refused(password):
    with pytest.raises(PasswordUnfit, match="too short"):
        lock(b"%PDF-", password)


def test_a_password_that_no_reader_takes_whole_is_refused():
    with pytest.raises(PasswordUnfit, match="too long"):
        lock(b"%PDF-", "ŵ" * 64)


def test_what_is_locked_is_not_what_others_read(restricted):
    with PageReader(restricted) as reader:
        assert len(reader) > 4
