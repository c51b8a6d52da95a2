"""The lines of a preview as a list: what is written, what is refused and why, what should be known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from boardkeeper.imports.lines import ImportLine, ImportPreview, LineKind
from boardkeeper.imports.sheets import SheetView, place_of
from boardkeeper.lists import Page, Wanted


class PreviewKind(StrEnum):
    """What becomes of a line, in the order in which it concerns the reader."""

    REFUSED = "refused"
    CHANGED = "changed"
    NEW = "new"
    REMARK = "remark"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the preview.

    Attributes:
        id: Which line it is, as long as the preview lives.
        kind: What becomes of it.
        what: What it is: “figure”, “milestone”; blank for refusals and remarks.
        title: Which one; for refusals and remarks what stands in the cell.
        sheet: The sheet it stands on; blank for the workbook as a whole.
        cell: The cell it stands in; blank for the sheet as a whole.
        says: What differs, what stands there, why it was refused, or what should be known.
    """

    id: str
    kind: PreviewKind
    what: str
    title: str
    sheet: str
    cell: str
    says: str


_KINDS = {
    LineKind.NEW: PreviewKind.NEW,
    LineKind.CHANGED: PreviewKind.CHANGED,
    LineKind.SAME: PreviewKind.SAME,
}

_SORTS: dict[str, Callable[[PreviewLine], object]] = {
    "kind": lambda line: list(PreviewKind).index(line.kind),
    "what": lambda line: line.what,
    "title": lambda line: line.title.casefold(),
    "cell": lambda line: (line.sheet, place_of(line.cell) or (0, 0)),
}


def preview_lines(preview: ImportPreview) -> tuple[PreviewLine, ...]:
    """All lines of a preview: refused first, then changed, new, remarks, the same."""
    on_sheet = _reader(preview.read.sheets)
    lines = [
        *_written(preview.lines, on_sheet),
        *_refused(preview, on_sheet),
        *_remarked(preview, on_sheet),
    ]
    return tuple(sorted(lines, key=lambda line: list(PreviewKind).index(line.kind)))


def count_lines(lines: tuple[PreviewLine, ...]) -> dict[PreviewKind, int]:
    """How many lines there are of each kind."""
    kinds = [line.kind for line in lines]
    return {kind: kinds.count(kind) for kind in PreviewKind}


def list_preview_lines(lines: tuple[PreviewLine, ...], wanted: Wanted) -> Page[PreviewLine]:
    """The part of the lines a screen wants. A chip is the value of a `PreviewKind`; several add up."""
    found = [line for line in lines if _fits(line, wanted)]
    if wanted.sort in _SORTS:
        found.sort(key=_SORTS[wanted.sort], reverse=wanted.descending)  # type: ignore[arg-type]
    return Page(tuple(found[wanted.offset : wanted.offset + wanted.limit]), len(found))


OnSheet = Callable[[str, str], str]


def _reader(sheets: tuple[SheetView, ...]) -> OnSheet:
    """Answers what stands in a cell of a sheet; blank for what names no single cell."""
    by_title = {sheet.title: sheet for sheet in sheets}

    def stands(sheet: str, cell: str) -> str:
        place = place_of(cell)
        if place is None or sheet not in by_title:
            return ""
        return " ".join(by_title[sheet].text(*place).split())

    return stands


def _fits(line: PreviewLine, wanted: Wanted) -> bool:
    if wanted.chips and line.kind.value not in wanted.chips:
        return False
    said = f"{line.what} {line.title} {line.sheet} {line.cell} {line.says}".casefold()
    return all(word in said for word in wanted.words.casefold().split())


def _written(lines: tuple[ImportLine, ...], on_sheet: OnSheet) -> Iterator[PreviewLine]:
    for number, line in enumerate(lines):
        differs = "; ".join(f"{each.field}: {each.before} → {each.after}" for each in line.changes)
        stands = on_sheet(line.sheet, line.cell)
        says = differs or line.facts or ("" if line.title in stands or stands in line.title else stands)
        yield PreviewLine(
            f"line-{number}", _KINDS[line.kind], line.what, line.title, line.sheet, line.cell, says
        )


def _refused(preview: ImportPreview, on_sheet: OnSheet) -> Iterator[PreviewLine]:
    for number, each in enumerate(preview.refused):
        title = on_sheet(each.sheet, each.cell)
        yield PreviewLine(
            f"refused-{number}", PreviewKind.REFUSED, "", title, each.sheet, each.cell, each.reason
        )


def _remarked(preview: ImportPreview, on_sheet: OnSheet) -> Iterator[PreviewLine]:
    for number, each in enumerate(preview.remarks):
        title = on_sheet(each.sheet, each.cell)
        yield PreviewLine(
            f"remark-{number}", PreviewKind.REMARK, "", title, each.sheet, each.cell, each.sentence
        )
