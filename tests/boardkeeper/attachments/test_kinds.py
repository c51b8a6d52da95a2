"""What a file is, by its bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.errors import AttachmentRefused
from boardkeeper.attachments.kinds import FileKind, kind_of, read_file

BOUNDS = Bounds()


def kind(path: Path) -> FileKind:
    return kind_of(path.name, read_file(path, BOUNDS), path, BOUNDS)


def archive(path: Path, *parts: str, **contents: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as written:
        for part in parts:
            written.writestr(part, b"<x/>")
        for name, content in contents.items():
            written.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("word/document.xml", FileKind.WORD),
        ("xl/workbook.xml", FileKind.WORKBOOK),
        ("xl/workbook.bin", FileKind.WORKBOOK),
        ("ppt/presentation.xml", FileKind.SLIDES),
    ],
)
def test_an_office_file_is_known_whatever_it_is_called(tmp_path: Path, part: str, expected: FileKind) -> None:
    assert kind(archive(tmp_path / "a.pdf", "[Content_Types].xml", part)) is expected


@pytest.mark.parametrize(
    ("mime", "expected"),
    [("text", FileKind.WORD), ("spreadsheet", FileKind.WORKBOOK), ("presentation", FileKind.SLIDES)],
)
def test_an_open_document_says_what_it_is(tmp_path: Path, mime: str, expected: FileKind) -> None:
    mimetype = f"application/vnd.oasis.opendocument.{mime}".encode()
    assert kind(archive(tmp_path / "a", "content.xml", mimetype=mimetype)) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\r\n  junk before it %PDF-1.4\n", FileKind.PDF),
        (b"1 0 obj <<>> endobj trailer <</Root 1 0 R>>", FileKind.PDF),
        (b"\x89PNG\r\n\x1a\n....", FileKind.PNG),
        (b"\xff\xd8\xff\xe0....", FileKind.JPEG),
        (b"{\\rtf1 words}", FileKind.WORD),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", FileKind.SVG),
        (b"<svg/>", FileKind.SVG),
    ],
)
def test_a_file_is_known_by_its_beginning(tmp_path: Path, content: bytes, expected: FileKind) -> None:
    path = tmp_path / "anything.xyz"
    path.write_bytes(content)
    assert kind(path) is expected


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“a.pdf” is empty: the file holds no bytes at all."),
        (b" \r\n\0", "“a.pdf” holds nothing but blanks."),
        (b"<!DOCTYPE html><title>Sign in</title>", "“a.pdf” is a web page, not a document."),
        (b"<html>%PDF-1.4 is quoted here</html>", "“a.pdf” is a web page, not a document."),
        (b"<?xml version='1.0'?><html/>", "“a.pdf” is a web page, not a document."),
        (b"Dear Ann,\nplease find attached", "“a.pdf” is plain text, not a document that can be attached."),
        (b"GIF89a....", "“a.pdf” is a GIF picture, not a document that can be attached."),
        (b"Rar!\x1a\x07", "“a.pdf” is a compressed archive, not a document that can be attached."),
        (b"MZ\x90\0\x03", "“a.pdf” is a program, not a document that can be attached."),
        (b"\0\0\0\x18ftypheic\0", "“a.pdf” is a picture of a kind that is not printed."),
        (b"\x01\x02\x03\0\x05", "“a.pdf” is no document of a kind known here."),
        (b"PK\x03\x04 and then nothing", "“a.pdf” is damaged: its archive is cut off or broken."),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600,
            "“a.pdf” is a damaged file of the old Office kind.",
        ),
    ],
)
def test_what_is_no_document_is_refused_by_name(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(AttachmentRefused) as caught:
        kind(path)
    assert caught.value.sentence == sentence
    assert caught.value.next_step


def test_an_archive_of_other_things_and_one_that_swells_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefused, match="is an archive, not a document"):
        kind(archive(tmp_path / "a.zip", "one.pdf", "two.pdf"))
    path = tmp_path / "b.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("word/document.xml", b"\0" * (65 * 1024 * 1024))
    with pytest.raises(AttachmentRefused, match="would unpack to 65 MB"):
        kind(path)


def test_a_document_with_a_password_is_refused(tmp_path: Path) -> None:
    locked = archive(
        tmp_path / "a.odt",
        "content.xml",
        mimetype=b"application/vnd.oasis.opendocument.text",
        **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"},
    )
    with pytest.raises(AttachmentRefused, match="needs its password"):
        kind(locked)


def test_a_folder_a_missing_file_and_one_too_large_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AttachmentRefused, match="is a folder"):
        read_file(tmp_path, BOUNDS)
    with pytest.raises(AttachmentRefused, match="is not there any more"):
        read_file(tmp_path / "gone.pdf", BOUNDS)
    path = tmp_path / "long.pdf"
    path.write_bytes(b"%PDF" + b"\0" * 3_000_000)
    with pytest.raises(AttachmentRefused, match="is 2 MB; the largest file that can be attached has 1 MB"):
        read_file(path, Bounds(file_bytes=1024 * 1024))


def test_the_real_workbooks_are_known(shared: Path) -> None:
    found = {kind(path) for path in (shared / "data" / "plymouth-2019").glob("*.xlsx")}
    assert found == {FileKind.WORKBOOK}
