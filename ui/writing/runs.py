"""Words with emphasis and links, on their way into paragraphs and out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from boardkeeper.reports import Mark
from boardkeeper.reports.marks import safe_target

_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; a line break within a paragraph is a newline."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


def typed_link(typed: str) -> str:
    """The address somebody meant: “plymouth.gov.uk” and “jean@plymouth.gov.uk” need no more; blank for none."""
    typed = typed.strip()
    is_bare = re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", typed) is not None
    return safe_target(f"https://{typed}" if is_bare else typed)


def joined(runs: Iterable[Run]) -> tuple[str, tuple[Mark, ...]]:
    """The plain words of runs and their marks, blanks at both ends taken away."""
    pieces = [run for run in runs if run.text]
    whole = "".join(run.text for run in pieces)
    text = whole.strip()
    shift = len(whole) - len(whole.lstrip())
    spans: list[tuple[int, int, str, str]] = []
    at = -shift
    for run in pieces:
        start, end = max(at, 0), min(at + len(run.text), len(text))
        at += len(run.text)
        if start < end:
            looks = (("bold", run.bold, ""), ("italic", run.italic, ""), ("link", bool(run.link), run.link))
            spans += [(start, end, style, target) for style, is_on, target in looks if is_on]
    return text, _tidy(spans)


def _tidy(spans: Sequence[tuple[int, int, str, str]]) -> tuple[Mark, ...]:
    """Marks in order, those of one look that touch being one."""
    merged: list[tuple[int, int, str, str]] = []
    for span in sorted(spans, key=_look_first):
        if merged and merged[-1][2:] == span[2:] and merged[-1][1] >= span[0]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span[1]), span[2], span[3])
        else:
            merged.append(span)
    return tuple(Mark(*span) for span in sorted(merged))


def _look_first(span: tuple[int, int, str, str]) -> tuple[str, str, int]:
    start, _end, style, target = span
    return style, target, start


def runs_of(text: str, marks: Sequence[Mark]) -> list[Run]:
    """The text cut where its look changes; marks that reach beyond it are cut off."""
    cuts = {0, len(text)}
    for mark in marks:
        cuts |= {min(max(mark.start, 0), len(text)), min(max(mark.end, 0), len(text))}
    edges = sorted(cuts)
    return [
        _run(text[start:end], [mark for mark in marks if mark.start <= start and mark.end >= end])
        for start, end in pairwise(edges)
    ]


def _run(text: str, marks: Sequence[Mark]) -> Run:
    styles = {mark.style: mark.target for mark in marks}
    return Run(text, "bold" in styles, "italic" in styles, styles.get("link", ""))


def calm(runs: Iterable[Run]) -> list[Run]:
    """The runs with every stretch of blanks made one, also where it lies across two of them."""
    calmed: list[Run] = []
    ends_blank = True
    for run in runs:
        text = _BLANKS.sub(" ", run.text)
        text = re.sub(r" ?\n ?", "\n", text)
        if ends_blank:
            text = text.lstrip(" ")
        if text:
            calmed.append(Run(text, run.bold, run.italic, run.link))
            ends_blank = text[-1] in " \n"
    return calmed
