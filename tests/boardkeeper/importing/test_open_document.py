from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.reading import read_workbook
from boardkeeper.importing.workbook import Sheet

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "style")
)


def _write(path: Path, tables: str, styles: str = "") -> Path:
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _read(path: Path, tables: str, styles: str = "") -> tuple[Sheet, ...]:
    return read_workbook(_write(path, tables, styles)).sheets


def test_cells_say_how_they_are_shown(tmp_path: Path) -> None:
    (sheet,) = _read(
        tmp_path / "a.ods",
        '<table:table table:name="KPIs"><table:table-row>'
        '<table:table-cell office:value-type="percentage" office:value="0.6940000000000001"><text:p>69.4%</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="1305"><text:p>1,305</text:p></table:table-cell>'
        '<table:table-cell office:value-type="currency" office:value="2.5"><text:p>£2.50</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2019-06-01"><text:p>Jun-19</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation>'
        "<text:p>two<text:s/>words</text:p><text:p>two lines</text:p></table:table-cell>"
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell table:formula="of:=[.A1]"/>'
        "</table:table-row></table:table>",
    )
    cells = sheet.row(1)
    assert [cell.value for cell in cells] == [
        Decimal("0.694"),
        1305,
        Decimal("2.5"),
        dt.date(2019, 6, 1),
        "two words\ntwo lines",
        True,
        None,
    ]
    assert [cell.number_format for cell in cells[:3]] == ["0.0%", "0", "£0.00"]
    assert cells[6].formula_without_value


def test_repeats_spans_and_hidden_parts_are_placed(tmp_path: Path) -> None:
    sheets = _read(
        tmp_path / "a.ods",
        '<table:table table:name="A">'
        '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="collapse"><table:table-cell table:number-columns-repeated="3"/>'
        '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"><text:p>7</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"'
        ' table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>x</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table>"
        '<table:table table:name="B" table:style-name="off"/>',
        '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>',
    )
    first, second = sheets
    assert set(first.cells) == {(3, 4), (3, 5), (4, 1), (5, 1)}
    assert first.hidden_rows == {3}
    assert first.hidden_columns == {2, 3}
    assert [(a.first_row, a.first_column, a.last_row, a.last_column) for a in first.merged] == [(4, 1, 4, 2)]
    assert (second.title, second.is_hidden) == ("B", True)


def test_repeated_values_count_against_the_bound(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "a.ods",
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="1000">'
        '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="1000"/>'
        "</table:table-row></table:table>",
    )
    with pytest.raises(errors.WorkbookTooLarge, match="fills 1,000,000 cells"):
        read_workbook(path, bounds=Bounds(cells=500_000))
