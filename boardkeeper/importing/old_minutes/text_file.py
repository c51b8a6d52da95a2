"""Reads plain text - from a file or the clipboard - into the same lines a Word document gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from boardkeeper.importing.guard import decoded
from boardkeeper.importing.old_minutes.bounds import DEFAULT_BOUNDS, Bounds
from boardkeeper.importing.old_minutes.errors import EmptyFile, FileTooLarge, NotMinutes
from boardkeeper.importing.old_minutes.line_marks import read_mark
from boardkeeper.importing.old_minutes.paper import Paper, PaperLine, Style

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b]")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 58, 100
_WRAPPED_SHARE = 0.6
_FEWEST_WRAPPED = 6


def read_text_file(path: Path, bounds: Bounds) -> Paper:
    """The lines of a text file that the guard let pass."""
    text = decoded(path.read_bytes())
    if text is None:
        raise NotMinutes(
            f"“{path.name}” is neither a Word document nor plain text.", "Choose a Word document."
        )
    return paper_of_text(text, path.name, bounds)


def paper_of_text(text: str, name: str = "The clipboard", bounds: Bounds = DEFAULT_BOUNDS) -> Paper:
    """The lines of a piece of text.

    Args:
        text: As it was read or pasted; `**` around words makes them bold.
        name: What messages call it.
        bounds: How much of it is taken.

    Raises:
        MinutesFileError: It holds no words, or far too many.
    """
    said = f"“{name}”" if "." in name else name
    if len(text) > bounds.characters:
        raise FileTooLarge(f"{said} holds more text than minutes do.", "Paste one meeting’s minutes.")
    written = _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    lines = tuple(_lines(_unwrapped(written.split("\n"))))
    if not lines:
        raise EmptyFile(f"{said} holds no words.", "Copy the text of the minutes, then paste it here.")
    longest = max((len(line.text) for line in lines if not line.is_table), default=0)
    if longest > bounds.line_characters:
        raise FileTooLarge(
            f"{said} has a paragraph of {longest:,} characters, more than minutes ever have.",
            "Paste the minutes with their lines.",
        )
    if len(lines) > bounds.lines:
        raise FileTooLarge(
            f"{said} has {len(lines):,} lines; the minutes of a meeting have no more than {bounds.lines:,}.",
            "Paste one meeting’s minutes.",
        )
    return Paper(name, lines)


def _lines(lines: list[str]) -> Iterator[PaperLine]:
    table: list[str] = []
    for line in [*lines, ""]:
        row = line.strip("\n ")
        is_row = "\t" in row.strip() and not _begins_with_mark(row)
        if is_row and (not table or row.count("\t") == table[0].count("\t")):
            table.append(row)
            continue
        yield from _table(table)
        table = [row] if is_row else []
        if line.strip() and not is_row:
            yield _line(line.strip())
    yield from _table(table)


def _begins_with_mark(row: str) -> bool:
    mark, _ = read_mark(row.strip())
    return mark is not None


def _table(rows: list[str]) -> Iterator[PaperLine]:
    """A single line with tabs is a line; two alike are a table."""
    if len(rows) == 1:
        yield _line(" ".join(rows[0].split()))
    elif rows:
        yield PaperLine(
            "\n".join("\t".join(cell.strip() for cell in row.split("\t")) for row in rows), is_table=True
        )


def _line(line: str) -> PaperLine:
    """A line with the stars around its bold words taken away."""
    styles: list[Style] = []
    plain = ""
    end = 0
    for found in _BOLD.finditer(line):
        plain += line[end : found.start()]
        styles.append((len(plain), len(plain) + len(found[1]), "bold", ""))
        plain += found[1]
        end = found.end()
    plain += line[end:]
    mark, rest = read_mark(plain)
    words = rest if mark is not None else plain
    is_bold = bool(styles) and sum(stop - start for start, stop, *_ in styles) >= len(words)
    return PaperLine(plain, is_bold=is_bold, styles=tuple(styles))


def _unwrapped(lines: list[str]) -> list[str]:
    """Put together what was cut into lines of one width: most lines that have a next one are about full."""
    full = followed = 0
    for line, after in pairwise(lines):
        if line.strip() and after.strip():
            followed += 1
            full += _SHORTEST_WRAPPED <= len(line.rstrip()) <= _LONGEST_WRAPPED
    if full < _FEWEST_WRAPPED or full < followed * _WRAPPED_SHARE:
        return lines
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line.strip() and not _begins_with_mark(line):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        goes_on = len(line.rstrip()) >= _SHORTEST_WRAPPED
    return joined
