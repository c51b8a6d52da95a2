"""What is drawn on a page as a picture or as a page of another file, by its content."""

from __future__ import annotations

import hashlib
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream

_ATTACHED = "/Attached"
_HASH_BYTES = 16
_DEEPEST = 12


class Drawings:
    """Hashes of what the pages of one file draw; each is made once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], str] = {}

    def on(self, page: Object) -> tuple[str, ...]:
        """Of a page, sorted; their names and their places on it do not count."""
        return tuple(sorted(self._hash(each) for each in _drawn(page).values()))

    def is_attached(self, page: Object) -> bool:
        """Whether the page draws one of another file."""
        return _ATTACHED in _drawn(page)

    def has_tags(self, page: Object) -> bool:
        """Whether a form on the page brings its own tags."""
        return any("/StructParents" in each for each in _drawn(page).values())

    def _hash(self, stream: Stream, depth: int = 0) -> str:
        key = stream.objgen
        if key in self._known and key != (0, 0):
            return self._known[key]
        said = hashlib.blake2b(_content(stream), digest_size=_HASH_BYTES)
        said.update(repr([str(stream.get(name, "")) for name in ("/Width", "/Height", "/BBox")]).encode())
        if depth < _DEEPEST:
            mask = stream.get("/SMask")
            if isinstance(mask, Stream):
                said.update(self._hash(mask, depth + 1).encode())
            inner = sorted(self._hash(each, depth + 1) for each in _drawn(stream).values())
            said.update(repr(inner).encode())
        self._known[key] = said.hexdigest()
        return self._known[key]


def _drawn(holder: Object) -> dict[str, Stream]:
    resources: Any = holder.get("/Resources")
    drawn: Any = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(drawn, Dictionary):
        return {}
    return {str(name): each for name, each in drawn.items() if isinstance(each, Stream)}


def _content(stream: Stream) -> bytes:
    """Unpacked where that can be done here; a scan's own packing otherwise."""
    if stream.get("/Subtype") == Name.Image and _is_packed_picture(stream):
        return stream.read_raw_bytes()
    try:
        return stream.read_bytes()
    except PdfError:
        return stream.read_raw_bytes()


def _is_packed_picture(stream: Stream) -> bool:
    filters: Any = stream.get("/Filter")
    last = filters[-1] if isinstance(filters, Array) and len(filters) else filters
    return last in (Name.DCTDecode, Name.JPXDecode, Name.JBIG2Decode, Name.CCITTFaxDecode)
