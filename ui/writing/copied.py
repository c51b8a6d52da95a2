"""Paragraphs as HTML and as plain text, for whatever program they are pasted into."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports import WrittenParagraph
from ui.writing.numbering import POINTS, marks_of
from ui.writing.runs import Run, runs_of

_LISTS = {Kind.BULLET: "<ul>", Kind.NUMBERED: "<ol>", Kind.LETTERED: '<ol type="a">'}


def html_of(paragraphs: Sequence[WrittenParagraph]) -> str:
    """Paragraphs as HTML whose lists, headings and tables other programs understand."""
    pieces: list[str] = []
    lists: list[Kind] = []

    def close(down_to: int) -> None:
        while len(lists) > down_to:
            pieces.append("</ul>" if lists.pop() is Kind.BULLET else "</ol>")

    for each in paragraphs:
        words = "".join(_html_run(run) for run in runs_of(each.text, each.marks))
        if each.kind in POINTS:
            close(each.level + 1)
            if len(lists) == each.level + 1 and lists[-1] is not each.kind:
                close(each.level)
            while len(lists) < each.level + 1:
                lists.append(each.kind)
                pieces.append(_LISTS[each.kind])
            pieces.append(f"<li>{words}</li>")
            continue
        close(0)
        if each.kind is Kind.TABLE:
            pieces.append(_html_table(each))
        elif each.kind is Kind.SUBHEADING:
            pieces.append(f"<h3>{words}</h3>")
        else:
            pieces.append(f"<p>{words}</p>")
    close(0)
    return "".join(pieces)


def text_of(paragraphs: Sequence[WrittenParagraph]) -> str:
    """Paragraphs as plain text, a line each, numbers and letters written out."""
    marks = marks_of([(each.kind, each.level) for each in paragraphs])
    return "\n".join(
        f"{'  ' * each.level}{mark} {each.text}" if mark else each.text
        for each, mark in zip(paragraphs, marks, strict=True)
    )


def _html_run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    if run.bold:
        words = f"<b>{words}</b>"
    if run.italic:
        words = f"<i>{words}</i>"
    return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words


def _html_table(table: WrittenParagraph) -> str:
    rows: list[list[str]] = [[""]]
    for run in runs_of(table.text, table.marks):
        for line_place, line in enumerate(run.text.split("\n")):
            if line_place:
                rows.append([""])
            for cell_place, words in enumerate(line.split("\t")):
                if cell_place:
                    rows[-1].append("")
                rows[-1][-1] += _html_run(Run(words, run.bold, run.italic, run.link)) if words else ""
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
