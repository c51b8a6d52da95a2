"""Sections as plain lines, to be written outside the window and read on a terminal.

One line is one paragraph, and blank lines only part them. What a line begins with says what it is: ``- `` a bullet, ``1. ``
a numbered and ``(a) `` a lettered point (the number itself says nothing), ``## `` a sub-heading, ``| `` a row of a table with
``|`` between its cells. Two blanks before a point put it a level deeper. ``**bold**``, ``*italic*`` and
``[words](https://…)`` are marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from boardkeeper.reports.marks import BOLD, ITALIC, LINK, runs
from boardkeeper.reports.views import Mark, ReportParagraphView, WrittenParagraph
from boardkeeper.rules.numbering import letter
from db.tables.reports import ReportParagraphKind as Kind

_POINT = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*•])|(?P<number>[0-9]{1,3}[.)])|(?P<letter>\([a-z]{1,2}\)))\s+(?P<text>.*)"
)
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*)")
_MARKED = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*|(?<!\w)\*(?P<italic>[^*\s][^*\n]*)\*(?!\w)"
    r"|\[(?P<words>[^\]\n]+)\]\((?P<target>[^)\s]+)\)"
)
_RULED = re.compile(r"[|:\- \t]+")


def read_plain(written: str) -> tuple[WrittenParagraph, ...]:
    """Read lines as paragraphs, none of them with an id yet."""
    found: list[WrittenParagraph] = []
    rows: list[str] = []
    for line in [*written.splitlines(), ""]:
        if line.lstrip().startswith("|"):
            if not _RULED.fullmatch(line.strip()):
                rows.append("\t".join(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            found.append(WrittenParagraph(None, Kind.TABLE, text="\n".join(rows)))
            rows = []
        if line.strip():
            found.append(_paragraph(line))
    return tuple(found)


def _paragraph(line: str) -> WrittenParagraph:
    point = _POINT.fullmatch(line)
    if point is not None:
        kind = Kind.BULLET if point["bullet"] else Kind.NUMBERED if point["number"] else Kind.LETTERED
        text, marks = _unmarked(point["text"])
        return WrittenParagraph(None, kind, len(point["indent"].expandtabs(2)) // 2, text, marks)
    heading = _HEADING.fullmatch(line.strip())
    if heading is not None:
        return WrittenParagraph(None, Kind.SUBHEADING, text=heading["text"])
    text, marks = _unmarked(line.strip())
    return WrittenParagraph(None, Kind.TEXT, text=text, marks=marks)


def _unmarked(written: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks, at = "", [], 0
    for found in _MARKED.finditer(written):
        text += written[at : found.start()]
        words = found["bold"] or found["italic"] or found["words"]
        style = BOLD if found["bold"] else ITALIC if found["italic"] else LINK
        marks.append(Mark(len(text), len(text) + len(words), style, found["target"] or ""))
        text += words
        at = found.end()
    return text + written[at:], tuple(marks)


def as_plain(paragraphs: Iterable[ReportParagraphView]) -> str:
    """Write paragraphs as lines that read back as the same; a picture as what it shows, in square brackets."""
    lines: list[str] = []
    counted: list[tuple[Kind, int]] = []
    """How far the points at each level have come, from the margin inwards."""
    for paragraph in paragraphs:
        is_point = paragraph.kind in _POINTS
        runs_on = is_point and bool(counted)
        counted = _counted(counted, paragraph) if is_point else []
        if lines and not runs_on:
            lines.append("")
        lines.append(_line(paragraph, counted[-1][1] if counted else 0))
    return "\n".join(lines)


_POINTS = {Kind.BULLET, Kind.NUMBERED, Kind.LETTERED}


def _counted(counted: Sequence[tuple[Kind, int]], point: ReportParagraphView) -> list[tuple[Kind, int]]:
    """Count one point on at its level; a level jumped over is counted as nothing."""
    above = [*counted[: point.level], *[(point.kind, 0)] * (point.level - len(counted))]
    same_level = counted[point.level] if point.level < len(counted) else (point.kind, 0)
    number = same_level[1] + 1 if same_level[0] is point.kind else 1
    return [*above, (point.kind, number)]


def _line(paragraph: ReportParagraphView, number: int) -> str:
    if paragraph.kind is Kind.TABLE:
        return "\n".join(f"| {' | '.join(row)} |" for row in paragraph.cells)
    if paragraph.kind is Kind.PICTURE:
        return f"[picture: {paragraph.text}]"
    if paragraph.kind is Kind.SUBHEADING:
        return f"## {paragraph.text}"
    beginning = {
        Kind.BULLET: "- ",
        Kind.NUMBERED: f"{number}. ",
        Kind.LETTERED: f"({letter(max(number, 1))}) ",
    }
    return "  " * paragraph.level + beginning.get(paragraph.kind, "") + _marked(paragraph)


def _marked(paragraph: ReportParagraphView) -> str:
    written = ""
    for start, end, styles, target in runs(len(paragraph.text), paragraph.marks):
        words = paragraph.text[start:end]
        if target:
            words = f"[{words}]({target})"
        elif BOLD in styles:
            words = f"**{words}**"
        elif ITALIC in styles:
            words = f"*{words}*"
        written += words
    return written


def with_ids(
    written: Sequence[WrittenParagraph], present: Sequence[ReportParagraphView]
) -> tuple[WrittenParagraph, ...]:
    """Give paragraphs written anew the ids of those they stand for: the same words, or the one changed in their place."""
    kept = list(written)
    old = [(each.kind, each.text) for each in present]
    new = [(each.kind, each.text) for each in written]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in {"equal", "replace"}:
            for was, now in zip(range(a, b), range(c, d), strict=False):
                kept[now] = replace(written[now], id=present[was].id)
    return tuple(kept)
