"""Lists, limbs and the items of business in plain text, with the numbers and letters paper has."""

from __future__ import annotations

from boardkeeper.documents.blocks import Action, ContentsItem, ListStyle, Points, Resolution, Text
from boardkeeper.render.pdf.entries import ordinal
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.typesetting import runs_of
from boardkeeper.render.text.words import words_of, wrapped

_SET_IN = "    "


def points_lines(points: Points, margin: str = "") -> list[str]:
    """A list, each point hanging at its letter or number."""
    labels = [
        "-" if points.style is ListStyle.BULLETS else ordinal(points.start + place, points.style)
        for place in range(len(points.points))
    ]
    room = max((len(label) for label in labels), default=0) + 1
    lines: list[str] = []
    for label, point in zip(labels, points.points, strict=True):
        lines += wrapped(point.text, f"{margin}{label.ljust(room)}")
        if point.points is not None:
            lines += points_lines(point.points, margin + " " * room)
    if points.then is not None:
        lines += points_lines(points.then, margin)
    return lines


def resolution_lines(resolution: Resolution) -> list[str]:
    """The verb in capitals, the limbs with their numbers, and how the vote went."""
    lead = words_of(resolution.lead)
    opening = " ".join(part for part in (clean(resolution.verb).upper(), lead) if part)
    if resolution.is_numbered:
        lines = wrapped(opening, _SET_IN)
        for number, limb in enumerate(resolution.limbs, resolution.start or 1):
            lines += wrapped(limb, f"{_SET_IN}{number}. ")
    else:
        lines = wrapped((Text(f"{opening} "), *runs_of(resolution.limbs[0])), _SET_IN)
    if resolution.note:
        lines += wrapped(resolution.note, f"{_SET_IN}- ", f"{_SET_IN}  ")
    return lines


def action_lines(action: Action) -> list[str]:
    """The label in capitals, then who does it by when."""
    lines = wrapped((Text(f"{clean(action.label).upper()} "), *runs_of(action.text)), _SET_IN)
    return [*lines, *(wrapped(action.who, f"{_SET_IN}-> ") if action.who else [])]


def contents_lines(items: tuple[ContentsItem, ...], margin: str = "") -> list[str]:
    """The items of business, one below the other."""
    lines: list[str] = []
    for item in items:
        label = f"{clean(item.number)}. " if item.number else ""
        remark = f" ({clean(item.remark)})" if item.remark else ""
        lines += wrapped(f"{clean(item.title)}{remark}", f"{margin}{label}")
        inner = margin + " " * max(len(label), 2)
        if words_of(item.purpose):
            lines += wrapped(item.purpose, inner)
        lines += contents_lines(item.items, inner)
    return lines
