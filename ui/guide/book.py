"""The chapters of the guide (`docs/guide`), made into HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from markdown_it import MarkdownIt

ORDER = (
    "getting-started",
    "boards",
    "people",
    "importing",
    "meetings",
    "programme",
    "agenda",
    "papers",
    "writing",
    "packs",
    "editions",
    "printing",
    "accessible-papers",
    "publication",
    "comparing-packs",
    "minutes",
    "attendance",
    "decisions-in-minutes",
    "approval",
    "old-minutes",
    "minutes-out",
    "minute-book",
    "follow-up",
    "chasing",
    "chair",
    "merging",
    "plan",
    "kpis",
    "live-figures",
    "notice-tracker",
    "briefing",
    "matters",
    "undo-and-backups",
    "keyboard",
    "command-line",
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the guide.

    Attributes:
        name: Its file’s name without the ending; what links and pages call it.
        title: Its heading.
        html: Its body, heading included.
        words: Its text without marks, folded, for looking for words.
    """

    name: str
    title: str
    html: str
    words: str

    def holds(self, words: str) -> bool:
        """Whether every word occurs somewhere in the chapter."""
        return all(word in self.words for word in words.casefold().split())


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters, in the order they are read in."""
    reader = MarkdownIt("commonmark").enable("table")
    return tuple(_chapter(name, reader) for name in ORDER)


def _folder() -> Traversable:
    """Where the chapters lie: beside the source, or, once the program is installed, among its resources."""
    installed = resources.files("resources").joinpath("guide")
    return installed if installed.is_dir() else Path(__file__).parents[2] / "docs" / "guide"


def _chapter(name: str, reader: MarkdownIt) -> Chapter:
    text = _folder().joinpath(f"{name}.md").read_text(encoding="utf-8")
    html = reader.render(text)
    title = text.splitlines()[0].removeprefix("# ")
    # Qt draws a table’s lines only when the table itself asks for them.
    framed = html.replace("<table>", '<table cellspacing="0" cellpadding="6" width="100%">')
    return Chapter(name, title, framed, re.sub(r"<[^>]+>", " ", html).casefold())
