from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.guard import WorkbookKind, decoded, examine


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("calamine_pass_protected.xlsx", errors.EncryptedWorkbook),
        ("closedxml_lock_tilde_dollar_LoadPivotTables.xlsx", errors.LockFile),
        ("openpyxl_null_file.xlsx", errors.EmptyFile),
        ("poi_invalid.xlsx", errors.NotAWorkbook),
        ("poi_password.xls", errors.EncryptedWorkbook),
        ("poi_poc-xmlbomb.xlsx", errors.EntityBomb),
    ],
)
def test_each_odd_workbook_has_its_own_error_naming_the_file(
    shared: Path, name: str, error: type[errors.WorkbookError]
) -> None:
    with pytest.raises(error) as raised:
        examine(shared / "data/wild/odd-workbooks" / name)
    assert type(raised.value) is error
    assert f"“{name}”" in raised.value.sentence
    assert raised.value.sentence.endswith(".")
    assert raised.value.next_step


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("wild/workbooks/wscc_child_poverty_2010.xls", WorkbookKind.XLS),
        ("wild/workbooks/dgu_elgin_saves_money.ods", WorkbookKind.ODS),
        ("wild/workbooks/nhs_FFT_AE_template.xlsm", WorkbookKind.XLSX),
        ("wild/workbooks/lgbf_indicator_information.csv", WorkbookKind.CSV),
        ("wild/odd-workbooks/poi_SimpleStrict.xlsx", WorkbookKind.XLSX),
    ],
)
def test_sound_workbooks_pass_with_their_kind(shared: Path, name: str, kind: WorkbookKind) -> None:
    assert examine(shared / "data" / name) is kind


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("kpis.xlsx", b"<!DOCTYPE html><html><body>Sign in</body></html>", errors.WebPage, "web page"),
        (
            "kpis.xls",
            b"\xef\xbb\xbf  <html><table><tr><td>1</td></tr></table></html>",
            errors.WebPage,
            "web page",
        ),
        ("kpis.xlsx", b"Name,Apr-19\nA,1\n", errors.TextFile, "plain text"),
        ("kpis.xlsx", b"%PDF-1.7\n1 0 obj", errors.NotAWorkbook, "a PDF"),
        ("kpis.xlsx", b"\x7fELF\x02\x01\x01\x00\x00\x00", errors.NotAWorkbook, "no kind known"),
        ("kpis.csv", b"  \r\n \n", errors.EmptyFile, "nothing but blanks"),
        ("~$kpis.xlsx", b"anything", errors.LockFile, "lock file"),
        ("kpis.xlsx", b"PK\x03\x04" + b"\0" * 60, errors.DamagedWorkbook, "damaged"),
        ("kpis.xls", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 40, errors.DamagedWorkbook, "damaged"),
    ],
)
def test_what_is_no_workbook_is_told_apart(
    tmp_path: Path, name: str, data: bytes, error: type[errors.WorkbookError], words: str
) -> None:
    with pytest.raises(error) as raised:
        examine(_file(tmp_path, name, data))
    assert type(raised.value) is error
    assert words in raised.value.sentence


def test_a_missing_file_and_a_folder_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(errors.WorkbookMissing, match="cannot be opened"):
        examine(tmp_path / "none.xlsx")
    with pytest.raises(errors.WorkbookMissing, match="is a folder"):
        examine(tmp_path)


def _archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_a_word_document_and_an_archive_of_other_things_are_named(tmp_path: Path) -> None:
    with pytest.raises(errors.NotAWorkbook, match="a Word document"):
        examine(_archive(tmp_path / "a.xlsx", {"word/document.xml": b"<w/>"}))
    with pytest.raises(errors.NotAWorkbook, match="without a workbook in it"):
        examine(_archive(tmp_path / "b.xlsx", {"readme.md": b"hello"}))
    with pytest.raises(errors.DamagedWorkbook, match="list of its sheets is missing"):
        examine(_archive(tmp_path / "c.xlsx", {"xl/worksheets/sheet1.xml": b"<worksheet/>"}))
    with pytest.raises(errors.NotAWorkbook, match="not a spreadsheet"):
        examine(
            _archive(
                tmp_path / "d.ods",
                {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"},
            )
        )


def test_an_encrypted_open_document_is_told_from_its_manifest(tmp_path: Path) -> None:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest><file-entry><encryption-data/></file-entry></manifest>",
        "content.xml": b"\x00\x01\x02",
    }
    with pytest.raises(errors.EncryptedWorkbook):
        examine(_archive(tmp_path / "a.ods", parts))


def test_a_small_file_that_would_unpack_to_very_much_is_not_opened(tmp_path: Path) -> None:
    parts = {"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": b" " * (48 * 1024 * 1024)}
    path = _archive(tmp_path / "bomb.xlsx", parts)
    assert path.stat().st_size < 100_000
    with pytest.raises(errors.CompressionBomb, match="would unpack to 48 MB"):
        examine(path)


def test_thousands_of_parts_are_not_opened(tmp_path: Path) -> None:
    parts = {"xl/workbook.xml": b"<workbook/>"} | {f"xl/media/{n}.txt": b"" for n in range(30)}
    with pytest.raises(errors.CompressionBomb):
        examine(_archive(tmp_path / "a.xlsx", parts), Bounds(entries=20))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_in_any_part_and_encoding_is_an_entity_bomb(tmp_path: Path, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE sst [<!ENTITY a "aa">]><sst>&a;</sst>'
    parts = {"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": xml.encode(encoding)}
    with pytest.raises(errors.EntityBomb, match=r"xl/sharedStrings\.xml"):
        examine(_archive(tmp_path / "bomb.xlsx", parts))


def test_a_document_type_behind_a_long_comment_is_found(tmp_path: Path) -> None:
    xml = b"<!--" + b"x" * 20_000 + b'--><!DOCTYPE sst [<!ENTITY a "aa">]><sst>&a;</sst>'
    parts = {"xl/workbook.xml": b"<workbook/>", "xl/styles.xml": xml}
    with pytest.raises(errors.EntityBomb):
        examine(_archive(tmp_path / "bomb.xlsx", parts))


def test_a_file_above_the_size_bound_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = _file(tmp_path, "big.xlsx", b"PK\x03\x04" + b"0" * 3_000_000)
    with pytest.raises(errors.WorkbookTooLarge, match="is 2 MB; the largest workbook read is 1 MB"):
        examine(path, Bounds(file_bytes=1024 * 1024))


def test_a_cut_off_workbook_is_damaged(shared: Path, tmp_path: Path) -> None:
    whole = (shared / "data/plymouth-2019/kpis-2019-06.xlsx").read_bytes()
    with pytest.raises(errors.DamagedWorkbook):
        examine(_file(tmp_path, "cut.xlsx", whole[: len(whole) // 2]))


def test_text_is_decoded_by_its_mark_or_as_windows_wrote_it() -> None:
    assert decoded("£1".encode("utf-8-sig")) == "£1"
    assert decoded("£1".encode("utf-16")) == "£1"
    assert decoded("£1 – a".encode("cp1252")) == "£1 – a"
    assert decoded("£".encode()[:1] + b"a") is not None
    assert decoded(b"a\0b") is None
