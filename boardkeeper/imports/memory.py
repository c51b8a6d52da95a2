"""What a board remembers of workbooks: the columns of lists by the shape of a sheet, figures by that of the workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.importing.matching import Origin, knows_shape
from boardkeeper.imports.columns import Remembered, remembered_columns_in
from boardkeeper.imports.lines import OpenedWorkbook, ReadImport
from boardkeeper.imports.said_kpis import SaidOfKpis, as_text, from_text
from db.tables.boards import Board
from db.tables.imports import ImportKind, WorkbookMapping

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_BEFORE = re.compile(
    r"^(?:(?:the|royal|london|metropolitan)\s+)*(?:borough|city|county)\s+of\s+", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:\s+(?:city|county|borough|district|metropolitan|unitary|authority|council))+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known before a workbook is understood.

    Attributes:
        lists: The columns of lists, by kind and by the shape of a sheet.
        figures: What was said of figures, by the shape of the workbook.
        areas: The board’s place: as it was said of other workbooks, and by the council’s name.
    """

    lists: Mapping[ImportKind, Remembered] = field(default_factory=dict)
    figures: Mapping[str, SaidOfKpis] = field(default_factory=dict)
    areas: tuple[str, ...] = ()


def recall(store: Store, board_id: str) -> Memory:
    """What the board remembers."""
    with store.read() as session:
        return recall_in(session, board_id)


def recall_in(session: Session, board_id: str) -> Memory:
    """The same inside a session that is already open."""
    figures = figures_in(session, board_id)
    board = session.get(Board, board_id)
    said = [area for each in figures.values() for area in each.areas]
    return Memory(
        remembered_columns_in(session, board_id),
        figures,
        tuple(dict.fromkeys([*said, *(_names_of(board.council) if board is not None else ())])),
    )


def figures_in(session: Session, board_id: str) -> Mapping[str, SaidOfKpis]:
    """What was said of figures, by the shape of the workbook; what cannot be read any more is asked anew."""
    found = {row.shape_hash: from_text(row.mapping) for row in _stored(session, board_id)}
    return {shape: said for shape, said in found.items() if said is not None}


def known_figures(opened: OpenedWorkbook, memory: Memory) -> SaidOfKpis:
    """What is known of a workbook’s figures: what was said of its shape, and which place is the board’s."""
    said = memory.figures.get(opened.shape, SaidOfKpis()) if opened.shape else SaidOfKpis()
    return replace(said, areas=tuple(dict.fromkeys((*said.areas, *memory.areas))))


def remembered_kind(
    opened: OpenedWorkbook,
    lists: Mapping[ImportKind, Remembered],
    figures: Mapping[str, SaidOfKpis] | None = None,
) -> ImportKind | None:
    """What a workbook was read as the last time one of its shape came; None when none did."""
    kinds = [kind for kind, shapes in lists.items() if knows_shape(opened.workbook, shapes)]
    if figures and opened.shape in figures:
        kinds.append(ImportKind.KPIS)
    return kinds[0] if len(kinds) == 1 else None


def keep_figures_into(session: Session, board_id: str, read: ReadImport) -> None:
    """Keep what was said of figures, inside an edit that is already open."""
    mapping = _to_keep(session, board_id, read)
    if mapping is None:
        return
    row = next((row for row in _stored(session, board_id) if row.shape_hash == read.shape), None)
    if row is None:
        session.add(
            WorkbookMapping(board_id=board_id, kind=ImportKind.KPIS, shape_hash=read.shape, mapping=mapping)
        )
    else:
        row.mapping = mapping
    session.flush()


def has_figures_to_keep(session: Session, board_id: str, read: ReadImport) -> bool:
    """Whether something was said of figures that the board does not remember yet."""
    return _to_keep(session, board_id, read) is not None


def _to_keep(session: Session, board_id: str, read: ReadImport) -> str | None:
    """What is to be kept; None when nothing new was said."""
    if read.kind is not ImportKind.KPIS or read.said.origin is not Origin.CORRECTED or not read.shape:
        return None
    mapping = as_text(replace(read.said, areas=_own_areas(session, board_id, read.said)))
    before = next((row.mapping for row in _stored(session, board_id) if row.shape_hash == read.shape), None)
    is_nothing = before is None and mapping == as_text(SaidOfKpis())
    return None if is_nothing or mapping == before else mapping


def _own_areas(session: Session, board_id: str, said: SaidOfKpis) -> tuple[str, ...]:
    """The places a person named; the council’s own name need not be kept."""
    board = session.get(Board, board_id)
    own = set(_names_of(board.council)) if board is not None else set()
    return tuple(area for area in said.areas if area not in own)


def _stored(session: Session, board_id: str) -> Sequence[WorkbookMapping]:
    return session.scalars(
        select(WorkbookMapping).where(
            WorkbookMapping.board_id == board_id, WorkbookMapping.kind == ImportKind.KPIS
        )
    ).all()


def _names_of(council: str) -> tuple[str, ...]:
    """A council’s name as lists of places have it: “Plymouth City Council” and “Plymouth”."""
    place = _AFTER.sub("", _BEFORE.sub("", council.strip()))
    return tuple(dict.fromkeys(name for name in (council.strip(), place) if name))
