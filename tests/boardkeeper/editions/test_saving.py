"""Editions as files: in the kind the name asks for, open or locked, whole or not at all, never with what is not public."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import docx
import pikepdf
import pytest

from boardkeeper.editions import (
    Edition,
    Part,
    Readers,
    composing,
    make_edition,
    make_edition_file,
    save_edition,
)
from boardkeeper.errors import UserError
from boardkeeper.leaks import LeakFound
from boardkeeper.minutes_out import Paper
from boardkeeper.render.pdf import PackCancelled, SectionCache

PUBLIC, RESTRICTED = Edition(), Edition(Readers.RESTRICTED)


def words_of_word(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(each.text for each in document.paragraphs), *cells])


def test_the_ending_of_the_name_says_which_kind_of_file_is_written(desk, folder):
    gathered = desk.gathered()
    for name, beginning in (("p.pdf", b"%PDF-"), ("p.html", b"<!doctype html>"), ("p.docx", b"PK")):
        made = save_edition(gathered, PUBLIC, folder / name)
        content = (folder / name).read_bytes()
        assert content == made.content
        assert content.lower().startswith(beginning.lower())
        assert (made.built is None) is (name != "p.pdf")
    assert "Places are bought" in (folder / "p.html").read_text(encoding="utf-8")
    assert "Places are bought" in words_of_word(folder / "p.docx")
    assert "(Pages 1 - 2)" in (folder / "p.html").read_text(encoding="utf-8")


def test_an_ending_nothing_is_written_in_and_a_password_on_word_are_refused_before_anything_is_made(
    desk, folder
):
    gathered = desk.gathered()
    for name, password, said in (
        ("p.odt", "", "has an ending no paper is written in"),
        ("p.docx", "a long one", "cannot be locked: only a PDF takes a password"),
        ("p.pdf", "abc", "The password is too short"),
    ):
        with pytest.raises(UserError, match=said):
            save_edition(gathered, RESTRICTED, folder / name, password=password)
    assert not list(folder.iterdir())


def test_a_locked_edition_opens_with_its_password_only(desk, folder):
    made = save_edition(desk.gathered(), RESTRICTED, folder / "p.pdf", password="in the blue folder")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(folder / "p.pdf")
    with pikepdf.open(folder / "p.pdf", password="in the blue folder") as opened:
        assert len(opened.pages) == made.built.pages


def test_the_board_and_files_of_another_kind_are_never_written_over(desk, folder):
    gathered, board = desk.gathered(), desk.office.store.path
    with pytest.raises(UserError, match="cannot take the place of the board file"):
        save_edition(gathered, PUBLIC, board, kept=board)
    letter = folder / "letter.pdf"
    letter.write_bytes(b"Dear Sir")
    with pytest.raises(UserError, match="is there already and is not a file of that kind"):
        save_edition(gathered, PUBLIC, letter)
    assert letter.read_bytes() == b"Dear Sir"


@pytest.mark.parametrize("name", ["p.pdf", "p.html", "p.docx"])
@pytest.mark.parametrize("part", [Part.WHOLE, Part.AGENDA, Part.ITEMS])
def test_a_public_edition_that_would_leak_is_not_written(desk, folder, monkeypatch, part, name):
    """A composer that lets an exempt word through is found out by the search of the finished file."""

    def leaking(pack, _edition):
        return replace(pack, title=f"{pack.title}: the child of Rose Cottage")

    monkeypatch.setattr(composing, "_named", leaking)
    edition = Edition(part=part, items=desk.ids("last"))
    with pytest.raises(LeakFound, match="what is not public stands in"):
        save_edition(desk.gathered(edition), edition, folder / name)
    assert not list(folder.iterdir())
    save_edition(desk.gathered(), RESTRICTED, folder / name)


def test_the_name_of_whoever_gets_a_copy_is_no_secret(desk, folder):
    desk.office.write(desk.office.items["fostering"], "Marjorie Quillfeather asked for it.")
    edition = Edition(recipient="Marjorie Quillfeather")
    save_edition(desk.gathered(edition), edition, folder / "p.pdf")
    assert (folder / "p.pdf").exists()


def test_nothing_exempt_is_in_any_corner_of_a_public_file(desk, folder):
    """Not only in its words: every object of the PDF and every part of the Word file is looked through."""
    gathered = desk.gathered()
    for name in ("p.pdf", "p.html", "p.docx"):
        save_edition(gathered, PUBLIC, folder / name)
    found = [(folder / "p.html").read_bytes()]
    with zipfile.ZipFile(folder / "p.docx") as package:
        found += [package.read(name) for name in package.namelist()]
    with pikepdf.open(folder / "p.pdf") as pdf:
        for each in pdf.objects:
            found.append(each.unparse(resolved=True))
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_raw_bytes())
    everything = b"\n".join(found)
    for secret in ("Rose Cottage", "Rose House"):
        assert secret.encode() not in everything
        assert secret.encode("utf-16-be") not in everything


def test_making_says_how_far_it_is_and_can_be_stopped(desk, folder):
    said = []
    make_edition(desk.gathered(), PUBLIC, progress=lambda *step: said.append(step), cache=SectionCache())
    assert [done for _, done, total in said if total > 1] == sorted(
        done for _, done, total in said if total > 1
    )
    assert said[-1][0] == "Searching for what is not public"
    with pytest.raises(PackCancelled):
        save_edition(desk.gathered(), PUBLIC, folder / "p.pdf", cancelled=lambda: True)
    assert not list(folder.iterdir())


def test_the_bytes_of_a_file_are_not_printed_with_it(desk):
    made = make_edition_file(desk.gathered(), PUBLIC, Paper.WEB)
    assert "Places are bought" in made.content.decode()
    assert "Places are bought" not in repr(made)
