"""What an import comes to: compared with the board, and said in a sentence, on the button and in the toast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from boardkeeper import imports
from boardkeeper.imports import Counts, ImportKind, ImportPreview, Origin, PreviewLine, ReadImport, Remembered
from ui.imports.kind_row import KIND_WORDS
from ui.operations import Desk


@dataclass(frozen=True, slots=True)
class Compared:
    """A preview and its lines."""

    preview: ImportPreview
    lines: tuple[PreviewLine, ...]


def compare(desk: Desk, board_id: str, read: ReadImport) -> Compared:
    """Compare and list on the database thread: a large workbook has a hundred thousand lines."""
    preview = imports.preview_import(desk, board_id, read)
    return Compared(preview, imports.preview_lines(preview))


def remembered(desk: Desk, board_id: str) -> Mapping[ImportKind, Remembered]:
    """What the board remembers of workbooks whose columns were put right."""
    return imports.remembered_columns(desk, board_id)


def summary(preview: ImportPreview) -> str:
    """What will happen, in a sentence, and whether the columns are taken as they were the last time."""
    said = _what_happens(preview.counts, len(preview.refused))
    if any(each.origin is Origin.REMEMBERED for each in preview.read.columns):
        return f"{said} Columns as you put them right the last time."
    return said


def _what_happens(counts: Counts, refused: int) -> str:
    parts = []
    if not counts.new and not counts.changed:
        as_it_was = "Nothing to write: everything is as it was."
        parts.append(as_it_was if counts.same else "Nothing can be taken from it.")
    else:
        parts.append(f"{counts.new:,} new, {counts.changed:,} changed, {counts.same:,} the same.")
    if refused:
        parts.append(f"{refused:,} refused, with the reason in the list.")
    return " ".join(parts)


def apply_words(counts: Counts, answers: int, *, keeps_columns: bool = False) -> str:
    """What the main button says: “Write 226 new and 0 changed”."""
    if counts.new or counts.changed:
        return f"Write {counts.new:,} new and {counts.changed:,} changed"
    if keeps_columns:
        return "Remember the columns"
    if answers:
        return f"Keep {answers} answer{'s' if answers != 1 else ''}"
    return "Nothing to write"


def done_words(kind: ImportKind, answers: int, counts: Counts) -> str:
    """What the toast says."""
    if not counts.new and not counts.changed:
        if not answers:
            return "Which column is which is kept for the next time."
        return f"Which way is good is kept for {answers} indicator{'s' if answers != 1 else ''}."
    return f"{KIND_WORDS[kind]} imported: {counts.new:,} new, {counts.changed:,} changed."
