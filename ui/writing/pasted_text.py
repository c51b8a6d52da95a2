"""Plain text read into paragraphs: each line is one, marked lines are points, lines cut by tabs are a table."""

from __future__ import annotations

from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports import WrittenParagraph
from ui.writing.pasted_tables import table_paragraph
from ui.writing.runs import Run
from ui.writing.typing_rules import point_in


def paragraphs_of_text(text: str) -> tuple[WrittenParagraph, ...]:
    """The paragraphs of a piece of plain text; blank lines only separate."""
    found: list[WrittenParagraph] = []
    table: list[list[str]] = []
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        cells = line.split("\t")
        if point_in(line.strip()) is None and len(cells) > 1 and (not table or len(cells) == len(table[0])):
            table.append(cells)
            continue
        found += _table_or_lines(table)
        table = []
        if line.strip():
            found.append(_line(line.strip()))
    return tuple(found)


def _table_or_lines(rows: list[list[str]]) -> list[WrittenParagraph]:
    """A single line with tabs is a line; two alike are a table."""
    if len(rows) == 1:
        words = " ".join(cell.strip() for cell in rows[0] if cell.strip())
        return [_line(words)] if words else []
    return [table_paragraph([[[Run(cell)] for cell in row] for row in rows])] if rows else []


def _line(line: str) -> WrittenParagraph:
    kind, text = point_in(line) or (Kind.TEXT, line)
    return WrittenParagraph(None, kind, 0, text, (), None, None)
