"""Everything that a web page or a Word file says anywhere."""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import io
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from boardkeeper.render.said import Said

_TAG = re.compile(r"<[^>]*>", re.DOTALL)
_DATA = re.compile(rb"data:[\w/+.-]*;base64,([A-Za-z0-9+/=\s]+)")
_MOST_BYTES = 64_000_000
"""Of one part of a file, unpacked; our own have a few million."""


def said_in_markup(content: bytes, place: str = "in the page") -> Iterator[Said]:
    """Words, attributes, comments and pictures of HTML or XML."""
    text = content.decode("utf-8", "replace")
    plain = html.unescape(text)
    yield Said(place, text=html.unescape(_TAG.sub("", text)))
    yield Said(place, text=html.unescape(_TAG.sub(" ", text)))
    yield Said(f"{place}, between its tags", text=plain)
    if "%" in text:
        yield Said(f"{place}, in an address", text=unquote(plain))
    yield Said(place, data=content)
    for packed in _DATA.findall(content):
        try:
            data = base64.b64decode(packed)
        except binascii.Error:
            continue
        yield Said(f"{place}, in a picture", data=data, digests=(hashlib.sha256(data).hexdigest(),))


def said_in_zip(content: bytes) -> Iterator[Said]:
    """Every part of a Word file: the document, its properties, its pictures, and their names."""
    yield Said("in the bytes of the file", data=content)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        yield Said("in a remark on the file", text=opened.comment.decode("utf-8", "replace"))
        for part in opened.infolist():
            place = _PLACES.get(part.filename.split("/")[0], "in the document")
            yield Said(
                "in the name of a part", text=f"{part.filename}\n{part.comment.decode('utf-8', 'replace')}"
            )
            with opened.open(part) as stream:
                data = stream.read(_MOST_BYTES)
            is_file = data.startswith((b"%PDF-", b"PK\x03\x04"))
            yield Said(place, data=data, digests=(hashlib.sha256(data).hexdigest(),), is_file=is_file)
            if part.filename.endswith((".xml", ".rels")):
                yield from said_in_markup(data, place)


_PLACES = {"docProps": "in the properties of the file", "customXml": "in the properties of the file"}
