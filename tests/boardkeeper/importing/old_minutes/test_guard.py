from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from boardkeeper.importing.old_minutes import errors
from boardkeeper.importing.old_minutes.bounds import Bounds
from boardkeeper.importing.old_minutes.guard import MinutesFileKind, examine
from tests.boardkeeper.importing.old_minutes.word_papers import WordPaper


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/") + ".xml", content)
    return path


def compound(path: Path, *streams: str) -> Path:
    """A compound file with these streams in its directory and nothing in them."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (0).to_bytes(4, "little")
    header[76:80] = (1).to_bytes(4, "little")
    directory = b""
    for kind, name in ((5, "Root Entry"), *((2, stream) for stream in streams)):
        entry = bytearray(128)
        written = name.encode("utf-16-le") + b"\0\0"
        entry[: len(written)] = written
        entry[64:66] = len(written).to_bytes(2, "little")
        entry[66] = kind
        directory += bytes(entry)
    path.write_bytes(bytes(header) + directory.ljust(512, b"\0") + b"\xfe\xff\xff\xff" * 128)
    return path


def test_a_word_file_and_a_text_file_are_known_by_their_bytes(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.line("words")
    assert examine(paper.save(tmp_path / "minutes.txt")) is MinutesFileKind.WORD
    text = tmp_path / "minutes.docx"
    text.write_text("PRESENT: Councillor Allen", encoding="utf-8")
    assert examine(text) is MinutesFileKind.TEXT


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", errors.EmptyFile, "no bytes"),
        (b" \r\n ", errors.EmptyFile, "blanks"),
        (b"%PDF-1.7", errors.NotMinutes, "is a PDF"),
        (b"{\\rtf1", errors.NotMinutes, "rich text"),
        (b"<html><body>", errors.NotMinutes, "web page"),
        (b"\x00\x01\x02\x03", errors.NotMinutes, "neither a Word document nor plain text"),
        (b"PK\x03\x04 cut off", errors.DamagedFile, "damaged"),
        (bytes.fromhex("D0CF11E0A1B11AE1"), errors.DamagedFile, "old Office kind"),
    ],
)
def test_each_wrong_file_has_a_sentence_of_its_own(
    tmp_path: Path, content: bytes, error: type[errors.MinutesFileError], words: str
) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(content)
    with pytest.raises(error, match=words) as raised:
        examine(path)
    assert "“minutes.docx”" in raised.value.sentence
    assert raised.value.next_step


def test_old_protected_and_other_office_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(errors.OldWordFile, match=r"\.doc\)"):
        examine(compound(tmp_path / "a.doc", "WordDocument"))
    with pytest.raises(errors.ProtectedFile, match="password"):
        examine(compound(tmp_path / "b.docx", "EncryptedPackage"))
    with pytest.raises(errors.NotMinutes, match="not a Word document"):
        examine(compound(tmp_path / "c.xls", "Workbook"))
    with pytest.raises(errors.NotMinutes, match="is a workbook"):
        examine(archive(tmp_path / "d.docx", xl__workbook=b"<workbook/>"))
    with pytest.raises(errors.DamagedFile, match="its text is missing"):
        examine(archive(tmp_path / "e.docx", word__styles=b"<styles/>"))


def test_lock_files_folders_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "~$minutes.docx").write_bytes(b"x")
    with pytest.raises(errors.LockFile):
        examine(tmp_path / "~$minutes.docx")
    with pytest.raises(errors.FileMissing, match="folder"):
        examine(tmp_path)
    with pytest.raises(errors.FileMissing, match="not there"):
        examine(tmp_path / "gone.docx")


def test_bombs_are_not_opened(tmp_path: Path) -> None:
    swollen = archive(tmp_path / "bomb.docx", word__document=b"0" * (20 * 1024 * 1024))
    with pytest.raises(errors.CompressionBomb, match="would unpack to 20 MB"):
        examine(swollen)
    entities = archive(
        tmp_path / "lol.docx", word__document=b'<!DOCTYPE l [<!ENTITY a "b">]><document>&a;</document>'
    )
    with pytest.raises(errors.EntityBomb, match="XML entities"):
        examine(entities)
    large = tmp_path / "large.docx"
    large.write_bytes(b"x" * 2048)
    with pytest.raises(errors.FileTooLarge):
        examine(large, Bounds(file_bytes=1024))
    with pytest.raises(errors.FileTooLarge):
        examine(large, Bounds(characters=1000))
