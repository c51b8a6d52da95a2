from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.csv_file import read, separator


def _values(path: Path) -> list[tuple[int, int, str]]:
    _, filled = read(path, Bounds())
    return [(*divmod(place, 16384), value) for place, value in zip(filled.places, filled.values, strict=True)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_found_out(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "kpis.csv"
    path.write_bytes(f"Cost £{mark}Apr-19\r\nDays – all{mark}22.7\r\n".encode(encoding))
    assert _values(path) == [(0, 0, "Cost £"), (0, 1, "Apr-19"), (1, 0, "Days – all"), (1, 1, "22.7")]


def test_plain_numbers_are_numbers_and_the_rest_stays_text(tmp_path: Path, workbook) -> None:
    from boardkeeper.importing.workbook import Sheet

    path = tmp_path / "kpis.csv"
    path.write_text('22.7,007,1e5,"1,234",12%,-3\n', encoding="utf-8")
    frame, filled = read(path, Bounds())
    cells = Sheet(frame, filled, ["General"]).row(1)
    assert [cell.value for cell in cells] == [Decimal("22.7"), "007", "1e5", "1,234", "12%", Decimal(-3)]
    assert frame.title == "kpis"


def test_commas_in_quotes_do_not_mislead_about_the_separator() -> None:
    assert separator('"a, b";1;2\n"c, d";3;4\n') == ";"
    assert separator("one column\nof words\n") == ","


def test_a_field_that_never_ends_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kpis.csv"
    path.write_text('a,"' + "x" * 2_000_000, encoding="utf-8")
    with pytest.raises(errors.DamagedWorkbook, match="field larger"):
        read(path, Bounds())


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "kpis.csv"
    path.write_bytes(b"a,b\0c\n")
    with pytest.raises(errors.TextFile):
        read(path, Bounds())


def test_more_cells_than_the_bound_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "kpis.csv"
    path.write_text("1,2,3\n" * 10, encoding="utf-8")
    with pytest.raises(errors.WorkbookTooLarge):
        read(path, Bounds(cells=20))
