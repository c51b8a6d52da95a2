"""What an import comes to: compared with the board, and said in a sentence, on the button and in the toast."""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper import imports
from boardkeeper.imports import Counts, ImportKind, ImportPreview, Memory, Origin, PreviewLine, ReadImport
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


def recall(desk: Desk, board_id: str) -> Memory:
    """What the board remembers of workbooks that were put right."""
    return imports.recall(desk, board_id)


def summary(preview: ImportPreview) -> str:
    """What will happen, in a sentence, and whether the columns are taken as they were the last time."""
    said = _what_happens(preview.counts, preview.refused_for_good, preview.open_questions)
    if preview.restated:
        figures = (
            "1 figure of the past is"
            if preview.restated == 1
            else f"{preview.restated:,} figures of the past are"
        )
        said = f"{said} {figures} restated; what stood there before is kept."
    if any(each.origin is Origin.REMEMBERED for each in preview.read.columns):
        return f"{said} Columns as you put them right the last time."
    if preview.read.said.origin is Origin.REMEMBERED:
        return f"{said} Read as you said the last time."
    return said


def _what_happens(counts: Counts, refused: int, questions: int) -> str:
    parts = []
    if questions:
        parts.append(f"{questions:,} question{'s' if questions != 1 else ''} to answer.")
    if not counts.new and not counts.changed:
        as_it_was = "Nothing to write: everything is as it was."
        nothing = "" if questions else "Nothing can be taken from it."
        parts.append(as_it_was if counts.same else nothing)
    else:
        same = f", {counts.same:,} the same" if counts.same else ""
        parts.append(f"{_news(counts, ', ')}{same}.")
    if refused:
        parts.append(f"{refused:,} refused, with the reason in the list.")
    return " ".join(part for part in parts if part)


def apply_words(counts: Counts, answers: int, *, keeps_columns: bool = False) -> str:
    """What the main button says: “Write 226 new and 3 changed”, or “Write 226 new” where nothing changes."""
    if counts.new or counts.changed:
        return f"Write {_news(counts, ' and ')}"
    if keeps_columns:
        return "Remember what you said"
    if answers:
        return f"Keep {answers} answer{'s' if answers != 1 else ''}"
    return "Nothing to write"


def done_words(kind: ImportKind, answers: int, counts: Counts) -> str:
    """What the toast says."""
    if not counts.new and not counts.changed:
        if not answers:
            return "What you said of the workbook is kept for the next time."
        return f"Which way is good is kept for {answers} indicator{'s' if answers != 1 else ''}."
    return f"{KIND_WORDS[kind]} imported: {_news(counts, ', ')}."


def _news(counts: Counts, between: str) -> str:
    """What is written, without what there is none of: “226 new”, “1 new and 3 changed”."""
    said = ((counts.new, "new"), (counts.changed, "changed"))
    return between.join(f"{number:,} {word}" for number, word in said if number)
