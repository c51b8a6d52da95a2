"""Sections on their way onto leaves, and what of them is kept while a book is looked at and edited."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from boardkeeper.documents.blocks import Section

if TYPE_CHECKING:
    from boardkeeper.render.pdf.leaves import RenderedLeaves
    from boardkeeper.render.pdf.sections import LaidOut
    from boardkeeper.render.pdf.style import Style

_MOST_HELD = 60
"""Sections whose drawing is kept while a book is looked at and edited: three busy years' meetings."""


class LeafCache:
    """Drawn sections by what decides how they come out; safe to share between threads."""

    def __init__(self, most: int = _MOST_HELD) -> None:
        self._most = most
        self._lock = Lock()
        self._drawn: OrderedDict[object, RenderedLeaves] = OrderedDict()
        self._counts: dict[str, int] = {}

    def drawn(self, key: object, draw: Callable[[], RenderedLeaves]) -> RenderedLeaves:
        """What was drawn under a key, or what `draw` answers."""
        with self._lock:
            found = self._drawn.get(key)
            if found is not None:
                self._drawn.move_to_end(key)
        if found is None:
            found = draw()
            with self._lock:
                self._drawn[key] = found
                while len(self._drawn) > self._most:
                    self._drawn.popitem(last=False)
        return found

    def count(self, key: str, lay: Callable[[], int]) -> int:
        """How many pages a section has."""
        with self._lock:
            found = self._counts.get(key)
        if found is None:
            found = lay()
            with self._lock:
                self._counts[key] = found
        return found


class LeafSection:
    """A section on its way onto leaves.

    Args:
        section: What is printed.
        style: How.
        title: What the ledger calls its leaves.
        marking: At the head of each; blank when it is public.
        cache: Of drawn sections.
    """

    def __init__(self, section: Section, style: Style, title: str, marking: str, cache: LeafCache) -> None:
        from boardkeeper.render.pdf.sections import section_hash

        self.title = title
        self.marking = marking
        self._section = section
        self._style = style
        self._cache = cache
        self._laid: LaidOut | None = None
        self._key = section_hash(section, style, {})
        self.pages = cache.count(self._key, lambda: len(self._lay().pages))

    def words(self) -> tuple[str, ...]:
        """What stands on each of its leaves, before they have numbers."""
        return self.drawn(("", ""), [""] * self.pages).words

    def drawn(
        self, head: tuple[str, str], labels: Sequence[str], only: Sequence[int] | None = None
    ) -> RenderedLeaves:
        """The leaves under their numbers; `only` some of them."""
        from boardkeeper.render.pdf.leaves import LeafFrame, draw_leaves

        frame = LeafFrame(head, self.title, self.marking)

        def draw() -> RenderedLeaves:
            # Drawing puts marks into what was laid out, so it serves once.
            laid, self._laid = self._lay(), None
            return draw_leaves(laid, self._style, frame, labels, only)

        key = (self._key, frame, tuple(labels), None if only is None else tuple(only))
        return self._cache.drawn(key, draw)

    def _lay(self) -> LaidOut:
        from boardkeeper.render.pdf.leaves import lay_leaves

        if self._laid is None:
            self._laid = lay_leaves(self._section, self._style)
        return self._laid
