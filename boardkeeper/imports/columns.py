"""Which column holds what: asked by a screen, corrected by a person, remembered by the board."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.matching import (
    Matching,
    Origin,
    SheetColumns,
    shape_of,
    with_field,
    with_header,
)
from boardkeeper.imports.lines import OpenedWorkbook, ReadImport
from boardkeeper.imports.sheets import column_name, column_number
from db.tables.imports import ImportKind, WorkbookMapping

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.importing.workbook import Sheet
    from db.store import Store

#: The columns of each field by the shape of a sheet.
Remembered = Mapping[str, Mapping[str, int]]

_NOT_READ = frozenset({"", "-", "–", "none", "not read", "nothing"})


def remembered_columns(store: Store, board_id: str) -> Mapping[ImportKind, Remembered]:
    """What the board remembers of lists whose columns were corrected, by kind."""
    with store.read() as session:
        return remembered_columns_in(session, board_id)


def remembered_columns_in(session: Session, board_id: str) -> Mapping[ImportKind, Remembered]:
    """The same inside a session that is already open."""
    found: dict[ImportKind, dict[str, dict[str, int]]] = {}
    rows = session.scalars(
        select(WorkbookMapping).where(
            WorkbookMapping.board_id == board_id, WorkbookMapping.kind != ImportKind.KPIS
        )
    )
    for row in rows:
        letters = json.loads(row.mapping)["columns"]
        columns = {name: column_number(letter) for name, letter in letters.items()}
        found.setdefault(row.kind, {})[row.shape_hash] = columns
    return found


def remember_into(session: Session, board_id: str, read: ReadImport) -> bool:
    """Keep what a person said of the columns, inside an edit that is already open; answers whether anything was new."""
    corrected = {shape: each for shape, each in read.shapes.items() if each.origin is Origin.CORRECTED}
    known = {
        row.shape_hash: row
        for row in session.scalars(
            select(WorkbookMapping).where(
                WorkbookMapping.board_id == board_id, WorkbookMapping.kind == read.kind
            )
        )
    }
    is_new = False
    for shape, each in corrected.items():
        columns = {name: column_name(column) for name, column in sorted(each.columns.items())}
        mapping = json.dumps({"columns": columns}, ensure_ascii=False)
        row = known.get(shape)
        if row is None:
            row = WorkbookMapping(board_id=board_id, kind=read.kind, shape_hash=shape, mapping="")
            session.add(row)
        is_new = is_new or row.mapping != mapping
        row.mapping = mapping
    session.flush()
    return is_new


def has_to_remember(session: Session, board_id: str, read: ReadImport) -> bool:
    """Whether something was said of the columns that the board does not remember yet."""
    corrected = [shape for shape, each in read.shapes.items() if each.origin is Origin.CORRECTED]
    if not corrected:
        return False
    known = {
        row.shape_hash: json.loads(row.mapping)["columns"]
        for row in session.scalars(
            select(WorkbookMapping).where(
                WorkbookMapping.board_id == board_id, WorkbookMapping.kind == read.kind
            )
        )
    }
    return any(
        known.get(shape) != {n: column_name(c) for n, c in read.shapes[shape].columns.items()}
        for shape in corrected
    )


def fields_of(kind: ImportKind) -> tuple[ListField, ...]:
    """The fields a list of this kind may have; none for figures, whose layout is no list."""
    from boardkeeper.imports.reading import FIELDS

    return FIELDS.get(kind, ())


def proposed_columns(opened: OpenedWorkbook, kind: ImportKind) -> tuple[SheetColumns, ...]:
    """A beginning to be corrected, for a workbook whose headings were not recognised."""
    from boardkeeper.importing.matching import propose_columns

    return propose_columns(opened.workbook, fields_of(kind))


def say_column(
    columns: Sequence[SheetColumns], sheet: str, name: str, column: int
) -> tuple[SheetColumns, ...]:
    """Say that a column of a sheet holds a field; a blank name: it is not read; column 0: no column holds it."""
    said = [with_field(each, name, column) if each.sheet == sheet else each for each in columns]
    if all(each.sheet != sheet for each in columns):
        said.append(with_field(SheetColumns(sheet, 0), name, column))
    return tuple(said)


def say_header(
    opened: OpenedWorkbook, columns: Sequence[SheetColumns], sheet: str, row: int, kind: ImportKind
) -> tuple[SheetColumns, ...]:
    """Say in which row of a sheet the headings stand; 0: it has none."""
    there = sheet_called(opened, sheet)
    known = next((each for each in columns if each.sheet == sheet), SheetColumns(sheet, 0))
    said = with_header(known, there, row, fields_of(kind))
    return (*(each for each in columns if each.sheet != sheet), said)


def read_said_columns(
    opened: OpenedWorkbook,
    kind: ImportKind,
    written: Sequence[str],
    *,
    remembered: Remembered,
    header_row: int | None = None,
    sheet: str | None = None,
) -> Matching:
    """What a command says of the columns: “Owner=D”, “Owner=Lead officer”, “Owner=” for no column.

    Raises:
        UserError: No such field, column or sheet; or the kind has no columns to match.
    """
    matching = Matching(remembered=remembered, is_pasted=opened.is_pasted)
    if not written and header_row is None and sheet is None:
        return matching
    fields = fields_of(kind)
    if not fields:
        raise UserError("Columns are matched for lists, not for figures.", "Leave out --column.")
    wanted = sheet_called(opened, sheet) if sheet else None
    columns = tuple(
        each for each in _begun(opened, kind, matching) if wanted is None or each.sheet == wanted.title
    )
    for each in columns:
        if header_row is not None:
            _require_row(sheet_called(opened, each.sheet), header_row)
            columns = say_header(opened, columns, each.sheet, header_row, kind)
    for said in written:
        name, _, column = said.partition("=")
        field = _field_called(fields, name)
        for each in columns:
            number = column_called(sheet_called(opened, each.sheet), each.header_row, column.strip())
            columns = say_column(columns, each.sheet, field.name, number)
    others = (one.title for one in opened.workbook.sheets if wanted is not None and one is not wanted)
    left_out = tuple(SheetColumns(title, 0, {}, is_read=False) for title in others)
    return Matching((*columns, *left_out), remembered, opened.is_pasted)


def _begun(opened: OpenedWorkbook, kind: ImportKind, matching: Matching) -> tuple[SheetColumns, ...]:
    """The columns as they are recognised, or as they look most likely where nothing is."""
    from boardkeeper.importing.matching import match_sheet

    fields = fields_of(kind)
    found = [match_sheet(sheet, fields, matching) for sheet in opened.workbook.sheets]
    known = tuple(each for each in found if each is not None)
    return known or proposed_columns(opened, kind)


def _require_row(sheet: Sheet, row: int) -> None:
    if row and not any(cell.text for cell in sheet.row(row)):
        raise UserError(
            f"Row {row} of “{sheet.title}” is empty, so no headings stand there.",
            "Name the row the headings stand in, or 0 when there are none.",
        )


def sheet_called(opened: OpenedWorkbook, title: str) -> Sheet:
    """The sheet of a title.

    Raises:
        UserError: There is none.
    """
    for sheet in opened.workbook.sheets:
        if sheet.title.casefold() == title.strip().casefold():
            return sheet
    titles = ", ".join(f"“{sheet.title}”" for sheet in opened.workbook.sheets)
    raise UserError(f"The workbook has no sheet “{title}”.", f"It has {titles}.")


def _field_called(fields: Sequence[ListField], name: str) -> ListField:
    said = name.strip().casefold()
    for each in fields:
        if said in {each.name, each.title.casefold()}:
            return each
    titles = ", ".join(each.title for each in fields)
    raise UserError(
        f"“{name}” is no column of this list.", f'It has {titles}; write it like --column "Owner=D".'
    )


def column_called(sheet: Sheet, header_row: int, written: str) -> int:
    """The column of a letter or of a heading; 0 for none.

    Raises:
        UserError: The sheet has no such column.
    """
    if written.casefold() in _NOT_READ:
        return 0
    headings = {cell.text.casefold(): cell.column for cell in sheet.row(header_row)} if header_row else {}
    if written.casefold() in headings:
        return headings[written.casefold()]
    if 0 < len(written) <= 3 and written.isascii() and written.isalpha():
        number = column_number(written)
        if number <= sheet.columns:
            return number
    raise UserError(
        f"Sheet “{sheet.title}” has no column “{written}”.",
        f"Give a letter from A to {column_name(max(sheet.columns, 1))}, or the words of a heading.",
    )


def shapes_of(opened: OpenedWorkbook, columns: Sequence[SheetColumns]) -> Mapping[str, SheetColumns]:
    """The sheets that are read by their shape, under which the board remembers what was said."""
    by_title = {sheet.title: sheet for sheet in opened.workbook.sheets}
    return {
        shape_of(by_title[each.sheet], each.header_row): each
        for each in columns
        if each.sheet in by_title and each.is_read and each.columns
    }
