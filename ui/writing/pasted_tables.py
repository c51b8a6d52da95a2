"""A table that is being read from HTML or from lines with tabs."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.runs import Run, joined, runs_of


class PastedTable:
    """Rows of cells, each a list of runs; cells that span others leave those blank."""

    def __init__(self) -> None:
        self._rows: list[list[list[Run]]] = []
        self._taken: dict[int, int] = {}
        self._cell: list[Run] | None = None

    def begin_row(self) -> None:
        """Begin a row."""
        self._rows.append([])
        self._cell = None

    def begin_cell(self, columns: int = 1, rows: int = 1) -> None:
        """Begin a cell that spans so many columns and rows."""
        if not self._rows:
            self.begin_row()
        row = self._rows[-1]
        while self._taken.get(len(row), 0):
            self._taken[len(row)] -= 1
            row.append([])
        first = len(row)
        row += [[] for _ in range(columns)]
        if rows > 1:
            self._taken |= {first + place: rows - 1 for place in range(columns)}
        self._cell = row[first]

    def add_words(self, runs: Sequence[Run]) -> None:
        """Add words to the cell that is open; a second paragraph in it stands after a blank."""
        if self._cell is not None and runs:
            if self._cell:
                self._cell.append(Run(" "))
            self._cell += runs

    def words(self) -> list[Run]:
        """Everything in one line, for a table within a cell."""
        found: list[Run] = []
        for row in self._rows:
            for cell in row:
                found += [*([Run(" ")] if found and cell else []), *cell]
        return found

    def paragraphs(self) -> list[WrittenParagraph]:
        """The table as a paragraph; one that has a single column only arranged its page, so its cells are text."""
        rows = [row for row in self._rows if any(_has_words(cell) for cell in row)]
        width = max((len(row) for row in rows), default=0)
        if width > 1:
            return [table_paragraph([[*row, *([[]] * (width - len(row)))] for row in rows])]
        found = [joined(cell) for row in rows for cell in row]
        return [
            WrittenParagraph(None, Kind.TEXT, 0, text, marks, None, None) for text, marks in found if text
        ]


def _has_words(cell: Sequence[Run]) -> bool:
    return any(run.text.strip() for run in cell)


def table_paragraph(rows: Sequence[Sequence[Sequence[Run]]], key: str | None = None) -> WrittenParagraph:
    """A table's cells as the paragraph that is kept: rows are its lines, cells stand between tabs."""
    runs: list[Run] = []
    for place, row in enumerate(rows):
        if place:
            runs.append(Run("\n"))
        for column, cell in enumerate(row):
            if column:
                runs.append(Run("\t"))
            runs += _one_line(cell)
    text = "".join(run.text for run in runs)
    # Blanks at its ends are cells without words, so they are held while the marks are counted.
    _held, marks = joined([Run("|"), *runs, Run("|")])
    shifted = tuple(Mark(mark.start - 1, mark.end - 1, mark.style, mark.target) for mark in marks)
    return WrittenParagraph(key, Kind.TABLE, 0, text, shifted, None, None)


def _one_line(cell: Sequence[Run]) -> list[Run]:
    """A cell without line breaks and tabs, and without blanks at its ends."""
    flat = [
        Run(run.text.replace("\n", " ").replace("\t", " "), run.bold, run.italic, run.link) for run in cell
    ]
    text, marks = joined(flat)
    return runs_of(text, marks)
