"""What stands before the words of a line: a number, a letter, a bullet; and which of them it can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a line is marked with."""

    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"
    SECTION = "number of a paragraph"


@dataclass(frozen=True, slots=True)
class LineMark:
    """A mark.

    Attributes:
        kind: What it is taken for when nothing around it says otherwise.
        written: As it stands: “(a)”.
        count: The number, or the place of the letter in the alphabet; 0 of a bullet.
        roman: What it counts as a Roman figure; 0 when it is none. “(i)” is the ninth letter or the first figure.
        is_bracketed: Whether it stands in brackets or before one, as limbs do: “(1)”, “1)”.
    """

    kind: MarkKind
    written: str
    count: int = 0
    roman: int = 0
    is_bracketed: bool = False


_BULLET = re.compile(r"(?:[-–—*•·▪◦●○‣⁃\uf0b7\uf0a7]|o(?=\t| {2,}))\s+")
_SECTION = re.compile(r"(\d{1,4}(?:\.\d{1,3})+)[.)]?\s+(?![ap]\.?m\b)")
_NUMBER = re.compile(r"(\()?(\d{1,4})(?:\.\)|[.):]|(?<=\d)(?=\s))\s*(?=\S)")
_WORDED = re.compile(r"(?:minute|min\.?|item|no\.?)\s+(?:no\.?\s*)?(\d{1,4})\s*[.:–-]?\s+", re.IGNORECASE)
_MONTH_AND_YEAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s+\d{4}\b", re.IGNORECASE
)
_LETTER = re.compile(r"(?:\(([a-z]{1,4})\)|([a-z]{1,4})\)|([a-z])\.(?=\s))\s*(?=\S)")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_FIGURES = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "": 0}


def read_mark(line: str) -> tuple[LineMark | None, str]:
    """Take the mark off a line; answers it and the words behind it.

    A bullet before another mark counts for nothing: “- (a) the focus” is marked (a). A number with neither full stop nor
    bracket is a mark only before a capital: “17 Bullying” but not “17 members”; “10 July 2019” is a day.
    """
    bullet = _BULLET.match(line)
    inner = line[bullet.end() :] if bullet else line
    for read in (_section, _number, _letter):
        mark, end = read(inner)
        if mark is not None and inner[end:].strip():
            return mark, inner[end:].strip()
    if bullet and inner.strip():
        return LineMark(MarkKind.BULLET, bullet[0].strip()), inner.strip()
    return None, line.strip()


def _section(line: str) -> tuple[LineMark | None, int]:
    found = _SECTION.match(line)
    if found is None:
        return None, 0
    return LineMark(MarkKind.SECTION, found[1], int(found[1].partition(".")[0])), found.end()


def _number(line: str) -> tuple[LineMark | None, int]:
    if worded := _WORDED.match(line):
        return LineMark(MarkKind.NUMBER, worded[0].strip(), int(worded[1])), worded.end()
    found = _NUMBER.match(line)
    if found is None:
        return None, 0
    written, behind = found[0].strip(), line[found.end() :]
    if written.isdigit() and (
        not (behind[:1].isupper() or behind[:1] in "“‘\"'") or _MONTH_AND_YEAR.match(behind)
    ):
        return None, 0
    if written[-1] == "." and behind[:1].isdigit() and not found[0][-1:].isspace():
        return None, 0
    return LineMark(MarkKind.NUMBER, written, int(found[2]), is_bracketed=")" in written), found.end()


def _letter(line: str) -> tuple[LineMark | None, int]:
    found = _LETTER.match(line)
    if found is None:
        return None, 0
    written = found[1] or found[2] or found[3]
    roman = _roman(written)
    is_letter = len(written) == 1 or (len(written) == 2 and (written[0] == written[1] or written[0] == "a"))
    if not is_letter and not roman:
        return None, 0
    count = 0
    if is_letter:
        for figure in written:
            count = count * 26 + ord(figure) - ord("a") + 1
    return LineMark(
        MarkKind.LETTER, found[0].strip(), count, roman, is_bracketed=")" in found[0]
    ), found.end()


def _roman(written: str) -> int:
    found = _ROMAN.fullmatch(written)
    return len(found[1]) * 10 + _ROMAN_FIGURES[found[2]] if found else 0
