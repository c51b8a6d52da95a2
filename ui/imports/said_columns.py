"""What was said of a workbook’s columns so far, on top of what the board remembers of others of its shape."""

from __future__ import annotations

from collections.abc import Mapping

from boardkeeper import imports
from boardkeeper.imports import ImportKind, ImportPreview, Matching, OpenedWorkbook, Remembered, SheetColumns


class SaidColumns:
    """Collects corrections until they are written with the import.

    Attributes:
        known: What the board remembers, by kind.
        said: The sheets as they were corrected; empty while nothing was.
    """

    def __init__(self) -> None:
        self.known: Mapping[ImportKind, Remembered] = {}
        self.said: tuple[SheetColumns, ...] = ()

    def begin(self) -> None:
        """Forget what was said: another workbook is read, or it is read as something else."""
        self.said = ()

    def matching(self, opened: OpenedWorkbook, kind: ImportKind) -> Matching:
        """What is known of the columns before the workbook is understood."""
        return Matching(self.said, self.known.get(kind, {}), opened.is_pasted)

    def proposed(self, opened: OpenedWorkbook, kind: ImportKind) -> tuple[SheetColumns, ...]:
        """What a person begins with where the workbook was not understood; nothing for figures."""
        if not self.said and imports.fields_of(kind):
            self.said = imports.proposed_columns(opened, kind)
        return self.said

    def say_column(self, preview: ImportPreview | None, sheet: str, name: str, column: int) -> None:
        """A column was chosen for a field, or taken from it."""
        self.said = imports.say_column(self._now(preview), sheet, name, column)

    def say_header(
        self, preview: ImportPreview | None, opened: OpenedWorkbook, kind: ImportKind, sheet: str, row: int
    ) -> None:
        """Another row was said to hold the headings."""
        self.said = imports.say_header(opened, self._now(preview), sheet, row, kind)

    def _now(self, preview: ImportPreview | None) -> tuple[SheetColumns, ...]:
        return preview.read.columns if preview is not None else self.said
