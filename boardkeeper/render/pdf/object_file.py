"""A PDF written from its first object to its last, so that a file of any length is never held in memory.

Objects without a stream are put together into compressed object streams (ISO 32000-1, 7.5.7); what is kept of each object
is where it stands: ten bytes.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from array import array
from typing import BinaryIO

from pikepdf import Dictionary, Object, Pdf, Stream

MOST_IN_STREAM = 200
"""So many objects stand in one object stream."""

_FREE, _PLAIN, _PACKED = 0, 1, 2

# A string, which may hold anything, or a reference. Strings come from qpdf, which escapes brackets inside them.
_TOKENS = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]*>|(?<![0-9])([0-9]+) [0-9]+ R(?![A-Za-z])", re.DOTALL
)
_LENGTH = re.compile(rb"/Length [0-9]+(?: [0-9]+ R)?")


class ObjectFile:
    """Numbers objects and writes them in any order.

    Args:
        file: Open for writing bytes, at its beginning.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.blake2b(digest_size=16)
        self._at = 0
        self._kinds = array("B", [_FREE])
        self._places = array("Q", [0])
        self._orders = array("H", [0])
        self._packed: list[tuple[int, bytes]] = []
        self._emit(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def number(self) -> int:
        """The number of an object that will be written."""
        self._kinds.append(_FREE)
        self._places.append(0)
        self._orders.append(0)
        return len(self._kinds) - 1

    def write(self, number: int, body: bytes) -> None:
        """Write an object that has no stream."""
        self._packed.append((number, body))
        if len(self._packed) == MOST_IN_STREAM:
            self._pack()

    def add(self, body: str) -> int:
        """Number and write an object without a stream; answers its number."""
        number = self.number()
        self.write(number, body.encode("ascii"))
        return number

    def write_stream(self, number: int, entries: bytes, content: bytes) -> None:
        """Write a stream; `entries` of its dictionary come without its length."""
        self._kinds[number] = _PLAIN
        self._places[number] = self._at
        head = b"%d 0 obj\n<<%s /Length %d>>\nstream\n" % (number, entries, len(content))
        self._emit(head + content + b"\nendstream\nendobj\n")

    def finish(self, root: int, info: int) -> None:
        """Write what is left and the table of where everything stands."""
        self._pack()
        table = self.number()
        self._kinds[table], self._places[table] = _PLAIN, self._at
        rows = bytearray()
        for kind, place, order in zip(self._kinds, self._places, self._orders, strict=True):
            rows += bytes((kind,)) + place.to_bytes(6, "big") + order.to_bytes(2, "big")
        name = self._digest.hexdigest().encode("ascii")
        entries = (
            b"/Type /XRef /Size %d /W [1 6 2] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] /Filter /FlateDecode"
        )
        start = self._at
        self.write_stream(
            table, entries % (len(self._kinds), root, info, name, name), zlib.compress(bytes(rows), 9)
        )
        self._emit(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self) -> None:
        if not self._packed:
            return
        holder = self.number()
        table, bodies, at = [], [], 0
        for order, (number, body) in enumerate(self._packed):
            self._kinds[number], self._places[number], self._orders[number] = _PACKED, holder, order
            table.append(b"%d %d" % (number, at))
            bodies.append(body)
            at += len(body) + 1
        head = b" ".join(table) + b"\n"
        content = zlib.compress(head + b"\n".join(bodies) + b"\n", 6)
        entries = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(bodies), len(head))
        self._packed.clear()
        self.write_stream(holder, entries, content)

    def _emit(self, content: bytes) -> None:
        self._digest.update(content)
        self._file.write(content)
        self._at += len(content)


class Copier:
    """Copies objects of one small PDF into the file, each once, under new numbers.

    Args:
        out: The file.
        source: Where the objects are.
        known: Its object numbers that stand for objects of the file already → their numbers there.
    """

    def __init__(self, out: ObjectFile, source: Pdf, known: dict[int, int]) -> None:
        self._out = out
        self._source = source
        self.known = known

    def copy(self, thing: Object) -> int:
        """Write an indirect object and everything it leads to; answers its number in the file."""
        return self._number(int(thing.objgen[0]), copies=True)

    def text(self, thing: Object) -> bytes:
        """An object as it is written down, under the new numbers; what it leads to is copied."""
        waiting: list[int] = []
        body = self._renumbered(thing.unparse(resolved=True), waiting)
        self._copy_all(waiting)
        return body

    def stand_in(self, number: int) -> Object:
        """An object of the source that stands for one that is in the file already."""
        made = self._source.make_indirect(Dictionary())
        self.known[int(made.objgen[0])] = number
        return made

    def _number(self, old: int, *, copies: bool) -> int:
        if old not in self.known:
            self.known[old] = self._out.number()
            if copies:
                self._copy_all([old])
        return self.known[old]

    def _renumbered(self, text: bytes, waiting: list[int]) -> bytes:
        def replaced(found: re.Match[bytes]) -> bytes:
            if found[1] is None:
                return found[0]
            old = int(found[1])
            if old not in self.known:
                waiting.append(old)
            return b"%d 0 R" % self._number(old, copies=False)

        return _TOKENS.sub(replaced, text)

    def _copy_all(self, waiting: list[int]) -> None:
        while waiting:
            old = waiting.pop()
            thing = self._source.get_object(old, 0)
            number = self.known[old]
            if isinstance(thing, Stream):
                entries = _LENGTH.sub(b"", thing.stream_dict.unparse(), count=1).strip()[2:-2]
                content = thing.read_raw_bytes()
                self._out.write_stream(number, self._renumbered(entries, waiting), content)
            else:
                self._out.write(number, self._renumbered(thing.unparse(resolved=True), waiting))
