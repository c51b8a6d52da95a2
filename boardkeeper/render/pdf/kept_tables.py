"""Tables that were laid out before, used again where the very same table comes again.

When one figure is changed, a pack is laid out again with a hundred tables of which two are different. What a table was laid
out as is lent to one section at a time, because drawing writes into it: marks are added to its elements, and the strips beside
it say what stays together with what. It comes back as it was when it was new.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from boardkeeper.render.pdf.strips import Aside, Backdrop, Page, SideBySide, Strip
from boardkeeper.render.pdf.style import Style
from boardkeeper.render.pdf.tags import Element, LinkUse, Mark

_MOST_STRIPS = 3000
"""Some thirty megabytes: a row of ten cells takes ten kilobytes."""

_Kids = list[Element | Mark | LinkUse]
_Standing = tuple[float, bool, tuple[Strip, ...], Backdrop | None, Aside | None, str]


@dataclass(slots=True)
class LaidTable:
    """What a table was laid out as: strips, what hangs at the root of the section, and both as they were when new."""

    key: bytes
    strips: Sequence[Strip]
    kids: _Kids
    standing: list[_Standing] = field(default_factory=list)
    elements: list[tuple[Element, _Kids]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.standing = [
            (each.gap, each.keep, each.repeat, each.backdrop, each.aside, each.source) for each in self.strips
        ]
        waiting = list(self.kids)
        while waiting:
            element = waiting.pop()
            if isinstance(element, Element):
                self.elements.append((element, list(element.kids)))
                waiting += element.kids

    def made_new(self) -> None:
        """Undo what was written into it since."""
        for strip, standing in zip(self.strips, self.standing, strict=True):
            strip.gap, strip.keep, strip.repeat, strip.backdrop, strip.aside, strip.source = standing
        for element, kids in self.elements:
            element.kids = list(kids)


class KeptTables:
    """Tables by everything that decides how they are laid out; safe to share between threads.

    Args:
        most: How many strips are held; tables unused for longest go first.
    """

    def __init__(self, most: int = _MOST_STRIPS) -> None:
        self._most = most
        self._count = 0
        self._held: OrderedDict[bytes, LaidTable] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: bytes) -> LaidTable | None:
        """The table of a key, for one section until it is given back; None when there is none or it is in use."""
        with self._lock:
            found = self._held.pop(key, None)
            if found is not None:
                self._count -= len(found.strips)
        return found

    def give_back(self, lent: Iterable[LaidTable], pages: Iterable[Page]) -> None:
        """Keep tables whose section has been drawn. Those with a row that was parted for a page’s end are let go."""
        placed = {id(strip) for page in pages for _top, strip in page.placed}
        for table in lent:
            if all(id(strip) in placed for strip in table.strips if isinstance(strip, SideBySide)):
                table.made_new()
                self._hold(table)

    def _hold(self, table: LaidTable) -> None:
        with self._lock:
            if table.key not in self._held:
                self._count += len(table.strips)
            self._held[table.key] = table
            while self._count > self._most and self._held:
                self._count -= len(self._held.popitem(last=False)[1].strips)


class TablesOfSection:
    """The kept tables as one section uses them while it is laid out."""

    def __init__(self, kept: KeptTables) -> None:
        self._kept = kept
        self.lent: list[LaidTable] = []

    def lay(
        self,
        thing: object,
        style: Style,
        room: tuple[float, float],
        strips: list[Strip],
        root: Element,
        lay: Callable[[], None],
    ) -> None:
        """Add to `strips` and `root` what `lay` would add for a thing, in this style and room."""
        key = hashlib.blake2b(repr((thing, style, room)).encode("utf-8", "backslashreplace"), digest_size=20)
        found = self._kept.take(key.digest())
        if found is None:
            first_strip, first_kid = len(strips), len(root.kids)
            lay()
            found = LaidTable(key.digest(), strips[first_strip:], root.kids[first_kid:])
        else:
            strips += found.strips
            root.kids += found.kids
        self.lent.append(found)

    def give_back(self, pages: Iterable[Page]) -> None:
        """The section is drawn: the next one may use its tables."""
        self._kept.give_back(self.lent, pages)
