from __future__ import annotations

import datetime as dt
import multiprocessing
import struct
import sys
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from boardkeeper.importing import errors
from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.reading import _unexpected_end, read_workbook
from boardkeeper.importing.workbook import Content, Sheet, coordinate
from boardkeeper.own_process import EndedWithoutAnswer


def _no_process_is_left() -> bool:
    return not [
        process for process in multiprocessing.active_children() if process.name.startswith("reading")
    ]


def _as_openpyxl_says(cell: openpyxl.cell.Cell) -> object:
    value = cell.value
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(repr(value))
    return value


@pytest.mark.parametrize(
    "name",
    [
        "plymouth-2019/kpis-2019-06.xlsx",
        "plymouth-2019/milestones-2019-06.xlsx",
        "plymouth-2019/work-programme-2019-20.xlsx",
        "wild/workbooks/moj_costs_of_reoffending.xlsx",
        "wild/workbooks/nhs_FFT_AE_template.xlsm",
        "wild/workbooks/nhs_spc_data.xlsx",
        "wild/workbooks/us_toronto_transit.xlsx",
        "wild/workbooks/wscc_crime_rates.xlsx",
        "wild/workbooks/wscc_ncmp_children_weight.xlsx",
        "wild/odd-workbooks/poi_59746_NoRowNums.xlsx",
        "wild/odd-workbooks/poi_MalformedSSTCount.xlsx",
        "wild/odd-workbooks/poi_SimpleMacro.xlsm",
        "wild/odd-workbooks/openpyxl_empty_no_dimensions.xlsx",
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_cell_is_read_as_openpyxl_reads_it(shared: Path, name: str) -> None:
    path = shared / "data" / name
    expected = openpyxl.load_workbook(path, data_only=True)
    read = read_workbook(path)
    assert [sheet.title for sheet in read.sheets] == [sheet.title for sheet in expected.worksheets]
    for sheet, theirs in zip(read.sheets, expected.worksheets, strict=True):
        assert sheet.is_hidden == (theirs.sheet_state != "visible")
        cells = {
            (cell.row, cell.column): _as_openpyxl_says(cell)
            for row in theirs.iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
        ours = {place: cell.value for place, cell in sheet.cells.items() if not cell.formula_without_value}
        assert ours.keys() == cells.keys()
        for place, value in cells.items():
            if isinstance(value, Decimal):
                assert abs(ours[place] - value) <= abs(value) * Decimal("1e-14"), coordinate(*place)
            else:
                assert ours[place] == value, coordinate(*place)
        merged = {range_boundaries(str(area)) for area in theirs.merged_cells.ranges}
        assert {(a.first_column, a.first_row, a.last_column, a.last_row) for a in sheet.merged} == merged


def test_strict_open_xml_is_read_with_its_sheets(shared: Path) -> None:
    strict = read_workbook(shared / "data/wild/odd-workbooks/poi_SimpleStrict.xlsx")
    assert [(sheet.title, len(sheet)) for sheet in strict.sheets] == [("Sheet1", 8), ("Sheet Number 2", 11)]
    assert strict.sheets[0].cell(1, 3).value == 1
    hidden = read_workbook(shared / "data/wild/odd-workbooks/sheetjs_sheet_visibility_strict.xlsx")
    assert [sheet.is_hidden for sheet in hidden.sheets] == [False, True, True]


def test_old_and_other_kinds_are_read(shared: Path) -> None:
    folder = shared / "data/wild/workbooks"
    old = read_workbook(folder / "wscc_child_poverty_2010.xls")
    assert old.sheets[0].cell(4, 2).text == "United Kingdom"
    assert not old.shows_number_formats
    open_document = read_workbook(folder / "dgu_elgin_saves_money.ods")
    assert open_document.sheets[0].cell(5, 3).value == Decimal("2.25")
    listed = read_workbook(folder / "dfe_csww_headline_2017_to_2022.csv")
    assert listed.sheets[0].cell(2, 11).value == Decimal("31634.1")


def test_formats_hidden_parts_and_formulas_without_a_value_are_seen(saved) -> None:
    def change(book: openpyxl.Workbook) -> None:
        made = book["Data"]
        made["A2"].number_format = "0.0%"
        made["B2"] = "=A2*2"
        made.row_dimensions[3].hidden = True
        made.column_dimensions["C"].hidden = True
        made.merge_cells("A4:B5")
        book.create_sheet("Old").sheet_state = "hidden"

    rows = [["x", "y", "z"], [0.7929999999999999], [1, 2, 3], ["wide"], [dt.date(2019, 6, 1), True]]
    data = read_workbook(saved({"Data": rows}, change)).sheets[0]
    assert (data.cell(2, 1).value, data.cell(2, 1).number_format) == (Decimal("0.793"), "0.0%")
    assert data.cell(2, 2).formula_without_value
    assert data.hidden_rows == {3}
    assert data.hidden_columns == {3}
    assert [cell.is_hidden for cell in (data.cell(1, 1), data.cell(1, 3), data.cell(3, 1))] == [
        False,
        True,
        True,
    ]
    assert [(a.first_row, a.first_column, a.last_row, a.last_column) for a in data.merged] == [(4, 1, 5, 2)]


def _package(path: Path, sheet: str, *, more: dict[str, str] | None = None, properties: str = "") -> Path:
    """A workbook written by hand, with one sheet of the given XML."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = {"xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    links = "".join(
        f'<Relationship Id="r{n}" Type="{relations}/{kinds[part]}" Target="/{part}"/>'
        for n, part in enumerate(more or {})
        if part in kinds
    )
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{relations}">{properties}'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>{links}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{namespace}">{sheet}</worksheet>',
    } | (more or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def _only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def test_cells_of_every_type_are_understood(tmp_path: Path) -> None:
    sheet = _only_sheet(
        _package(
            tmp_path / "a.xlsx",
            "<sheetData><row r='2'>"
            "<c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>99</v></c><c r='C2' t='b'><v>1</v></c>"
            "<c r='D2' t='e'><v>#DIV/0!</v></c><c r='E2' t='str'><f>A1</f><v>shown</v></c>"
            "<c r='F2' t='inlineStr'><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>guide</t></rPh></is></c>"
            "<c r='G2' t='d'><v>2019-06-01T00:00:00</v></c><c r='H2'><f>1/3</f></c><c r='I2'><v>12,5</v></c>"
            "<c r='J2' s='1'><v>43617.75</v></c><c r='K2' s='2'><v>0.6041666667</v></c><c r='L2' s='7'><v>1</v></c>"
            "</row></sheetData>",
            more={
                "xl/sharedStrings.xml": "<sst><si><r><t>two </t></r><r><t>runs_x000D_</t></r><rPh><t>no</t></rPh></si></sst>",
                "xl/styles.xml": "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='22'/><xf numFmtId='20'/></cellXfs></styleSheet>",
            },
        )
    )
    values = {cell.coordinate: cell.value for cell in sheet.row(2)}
    assert values == {
        "A2": "two runs\r",
        "C2": True,
        "D2": "#DIV/0!",
        "E2": "shown",
        "F2": "rich text",
        "G2": dt.date(2019, 6, 1),
        "H2": None,
        "I2": "12,5",
        "J2": dt.date(2019, 6, 1),
        "K2": "14:30",
        "L2": Decimal(1),
    }
    assert sheet.cell(2, 4).content is Content.ERROR
    assert sheet.cell(2, 8).content is Content.FORMULA_WITHOUT_VALUE


def test_the_calendar_of_old_macintoshes_is_known(tmp_path: Path) -> None:
    sheet = _only_sheet(
        _package(
            tmp_path / "a.xlsx",
            "<sheetData><row><c s='0'><v>42155</v></c></row></sheetData>",
            more={"xl/styles.xml": "<styleSheet><cellXfs><xf numFmtId='17'/></cellXfs></styleSheet>"},
            properties="<workbookPr date1904='1'/>",
        )
    )
    assert sheet.cell(1, 1).value == dt.date(2019, 6, 1)


def test_a_value_in_the_last_cell_is_refused_naming_the_cell(tmp_path: Path) -> None:
    path = _package(
        tmp_path / "far.xlsx",
        "<sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>",
    )
    started = time.monotonic()
    with pytest.raises(errors.UsedRangeTooLarge, match="XFD1048576"):
        read_workbook(path)
    assert time.monotonic() - started < 10


def test_a_million_styled_empty_cells_and_a_wide_dimension_cost_nothing(tmp_path: Path) -> None:
    rows = "".join(
        f"<row r='{row}'><c r='A{row}' s='0'/><c r='XFD{row}' s='0'/></row>" for row in range(2, 20_000)
    )
    sheet = _only_sheet(
        _package(
            tmp_path / "styled.xlsx",
            f"<dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1'><v>7</v></c></row>{rows}</sheetData>",
        )
    )
    assert len(sheet) == 1
    assert (sheet.rows, sheet.columns) == (1, 1)


def test_an_open_document_that_repeats_a_value_without_end_is_refused(shared: Path) -> None:
    with pytest.raises(errors.WorkbookTooLarge, match=r"calamine_issue_594_dos\.ods"):
        read_workbook(shared / "data/wild/odd-workbooks/calamine_issue_594_dos.ods")


def test_more_cells_than_the_bound_are_refused(saved) -> None:
    path = saved({"S": [[n, n, n] for n in range(50)]})
    with pytest.raises(errors.WorkbookTooLarge, match="more cells than the 100"):
        read_workbook(path, bounds=Bounds(cells=100))


@pytest.mark.skipif(sys.platform == "win32", reason="the bound is a system call of Unix")
def test_memory_is_bounded(saved) -> None:
    path = saved({"S": [[f"{row} {column} " + "text" * 30 for column in range(20)] for row in range(2000)]})
    with pytest.raises(errors.WorkbookTooLarge, match="memory"):
        read_workbook(path, bounds=Bounds(memory_bytes=32 * 1024 * 1024))
    assert _no_process_is_left()


def test_time_is_bounded(saved) -> None:
    path = saved({"S": [[1]]})
    with pytest.raises(errors.ReadingTookTooLong, match=r"within 0\.001 seconds"):
        read_workbook(path, bounds=Bounds(seconds=0.001))
    assert _no_process_is_left()


def test_cancelling_ends_the_reading_process(saved) -> None:
    path = saved({"S": [[row * column for column in range(30)] for row in range(3000)]})
    told: list[tuple[str, int, int]] = []
    with pytest.raises(errors.ReadingCancelled, match="nothing was taken"):
        read_workbook(path, progress=lambda *step: told.append(step), cancelled=lambda: len(told) > 0)
    assert _no_process_is_left()
    assert told[0][0] == "Reading sheet “S”"


def test_progress_ends_at_the_whole_of_each_sheet(saved) -> None:
    told: list[tuple[str, int, int]] = []
    read_workbook(saved({"A": [[1]], "B": [[2]]}), progress=lambda *step: told.append(step))
    assert [what for what, done, total in told if done == total] == ["Reading sheet “A”", "Reading sheet “B”"]


def _binary_record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(data)]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def test_a_library_that_aborts_takes_nothing_but_its_own_process_with_it(tmp_path: Path) -> None:
    """A binary workbook with a value in its last cell makes calamine ask for 400 GB and abort."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = (
        _binary_record(131)
        + _binary_record(143)
        + _binary_record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("S"))
        + _binary_record(144)
        + _binary_record(132)
    )
    cells = b"".join(
        _binary_record(0, struct.pack("<IIHHBI", row, 0, 0, 0, 0, 0))
        + _binary_record(5, struct.pack("<IId", column, 0, 1.0))
        for row, column in ((0, 0), (1_048_575, 16_383))
    )
    sheet = (
        _binary_record(129)
        + _binary_record(148, struct.pack("<IIII", 0, 1_048_575, 0, 16_383))
        + _binary_record(145)
        + cells
        + _binary_record(146)
        + _binary_record(130)
    )
    path = tmp_path / "far.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    with pytest.raises((errors.WorkbookTooLarge, errors.DamagedWorkbook), match=r"far\.xlsb"):
        read_workbook(path)
    assert _no_process_is_left()


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("<sheetData><row><c><v>1</v></c>", "broken at line"),
        ("<sheetData><row r='1'><c r='A1' s='x'><v>1</v></c></row></sheetData>", "damaged"),
    ],
)
def test_broken_parts_are_said_to_be_broken(tmp_path: Path, sheet: str, words: str) -> None:
    with pytest.raises(errors.DamagedWorkbook, match=words):
        read_workbook(_package(tmp_path / "broken.xlsx", sheet))


def test_a_workbook_that_lists_no_sheets_is_damaged_not_empty(tmp_path: Path) -> None:
    path = tmp_path / "none.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets/></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
    with pytest.raises(errors.DamagedWorkbook, match="lists no sheets"):
        read_workbook(path)


def test_a_reading_process_that_does_not_start_is_no_fault_of_the_workbook(saved, monkeypatch) -> None:
    monkeypatch.setattr("boardkeeper.importing.reading.read_in_child", sys.exit)
    with pytest.raises(
        errors.ReadingNotBegun, match=r"the part of the program that reads workbooks did not start"
    ):
        read_workbook(saved({"S": [[1]]}))
    assert _no_process_is_left()


@pytest.mark.parametrize(
    ("exit_code", "kind", "words"),
    [
        (-9, errors.WorkbookTooLarge, "needing more memory"),
        (-6, errors.WorkbookTooLarge, "needing more memory"),
        (-11, errors.DamagedWorkbook, "stopped at a fault in it"),
        (1, errors.DamagedWorkbook, "stopped at a fault in it"),
    ],
)
def test_a_reading_process_that_ends_without_a_word_is_told_by_how_it_ended(exit_code, kind, words) -> None:
    error = _unexpected_end("a.xlsx", EndedWithoutAnswer(exit_code), has_begun=True)
    assert type(error) is kind
    assert words in error.sentence


def test_the_starting_script_is_in_its_place_again_after_a_reading(saved) -> None:
    before = sys.modules["__main__"]
    read_workbook(saved({"S": [[1]]}))
    assert sys.modules["__main__"] is before
