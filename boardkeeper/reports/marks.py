"""Marks over text: kept as JSON, clamped to the text they lie on, links only where they are safe."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from boardkeeper.reports.views import Mark

BOLD, ITALIC, LINK = "bold", "italic", "link"
STYLES = (BOLD, ITALIC, LINK)

_LINKED = {"https", "http", "mailto"}
_E_MAIL = re.compile(r"[^\s@<>:/]+@[^\s@<>:/]+\.[^\s@<>:/]+")
_NOT_IN_A_LINK = re.compile(r"[\s<>\"\x00-\x1f\x7f]")


def safe_target(written: str) -> str:
    """The address a link may go to; blank for anything but https, http and mailto.

    An address typed without its beginning (“www.plymouth.gov.uk”, “a@b.gov.uk”) gets one.
    """
    target = written.strip()
    if _E_MAIL.fullmatch(target):
        target = f"mailto:{target}"
    elif target.casefold().startswith("www."):
        target = f"https://{target}"
    if _NOT_IN_A_LINK.search(target):
        return ""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    goes_somewhere = bool(parts.path if parts.scheme.casefold() == "mailto" else parts.netloc)
    return target if parts.scheme.casefold() in _LINKED and goes_somewhere else ""


def tidied(marks: Iterable[Mark], places: Sequence[int]) -> tuple[Mark, ...]:
    """Marks moved from a text as written onto the text as kept, in order, none empty, equal neighbours joined.

    Args:
        marks: As they lay on the written text.
        places: Where every character of the written text went, and last the length of the kept one; ascending.
    """
    last = len(places) - 1
    moved: list[Mark] = []
    for mark in marks:
        if mark.style not in STYLES:
            continue
        target = safe_target(mark.target) if mark.style == LINK else ""
        start, end = (places[max(0, min(place, last))] for place in (mark.start, mark.end))
        if start < end and (target or mark.style != LINK):
            moved.append(Mark(start, end, mark.style, target))
    kept: list[Mark] = []
    for style in STYLES:
        kept += _joined(sorted((mark for mark in moved if mark.style == style), key=_order))
    return tuple(sorted(kept, key=_order))


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return mark.start, mark.end, mark.style, mark.target


def _joined(marks: Sequence[Mark]) -> list[Mark]:
    """Join marks of one style that touch; of two links on one word the first stays."""
    joined: list[Mark] = []
    for mark in marks:
        if not joined or mark.start > joined[-1].end or mark.target != joined[-1].target:
            start = max(mark.start, joined[-1].end) if joined else mark.start
            if start < mark.end:
                joined.append(Mark(start, mark.end, mark.style, mark.target))
        else:
            before = joined[-1]
            joined[-1] = Mark(before.start, max(before.end, mark.end), mark.style, mark.target)
    return joined


def marks_as_kept(marks: Sequence[Mark]) -> str:
    """Marks as the file keeps them; blank when there are none."""
    rows = [[mark.start, mark.end, mark.style, *([mark.target] if mark.target else [])] for mark in marks]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def kept_marks(written: str) -> tuple[Mark, ...]:
    """Marks as the file keeps them, read back."""
    return tuple(Mark(*row) for row in json.loads(written)) if written else ()


def runs(length: int, marks: Sequence[Mark]) -> tuple[tuple[int, int, frozenset[str], str], ...]:
    """Cut a text at its marks: start, end, the styles over it, and where it links to."""
    edges = sorted(
        {0, length, *(place for mark in marks for place in (mark.start, mark.end) if place <= length)}
    )
    cut = []
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        target = next((mark.target for mark in over if mark.style == LINK), "")
        cut.append((start, end, frozenset(mark.style for mark in over), target))
    return tuple(cut)
