"""Running text in lines no longer than a mail program shows, with what hangs at their left."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from boardkeeper.documents.blocks import Inline
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.typesetting import runs_of, safe_link

WIDTH = 76
"""Of a line; a passage that is not public is moved two to the right."""


def words_of(inline: Inline) -> str:
    """The words; an address that a word leads to stands behind it unless the word says it."""
    said = []
    for run in runs_of(inline):
        words = clean(run.text)
        address = safe_link(run.link) if run.link else ""
        shown = address.removeprefix("mailto:")
        leads_away = bool(shown) and not shown.startswith("#") and words.strip() not in {address, shown}
        said.append(f"{words} <{shown}>" if leads_away and words.strip() else words)
    return "".join(said)


def wrapped(inline: Inline, first: str = "", rest: str | None = None) -> list[str]:
    """A paragraph as lines; `first` stands before the first, `rest` before the others (room as wide as it by default)."""
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for row in words_of(inline).split("\n"):
        before = rest if lines else first
        found = textwrap.wrap(
            row,
            WIDTH,
            initial_indent=before,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += found or [before.rstrip()]
    return lines


def indented(lines: Iterable[str], by: str) -> list[str]:
    """Lines moved to the right."""
    return [f"{by}{line}".rstrip() for line in lines]
