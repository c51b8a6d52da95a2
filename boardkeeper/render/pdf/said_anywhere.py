"""Everything a PDF says anywhere: on its pages, in its properties, and where no reader would look.

For whoever must be sure that something is *not* in a file. Nothing is taken on trust: objects that no page uses, earlier states
of the file, and bytes that belong to no object are read as well.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream

from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf.drawn_words import Drawn, unescaped
from boardkeeper.render.said import Said

_LEAST_CONTENT = 64
"""Bytes; what is shorter is drawn alike on many pages."""
_LARGE_PICTURE = 4_000_000
_REFERENCE = re.compile(rb"(?<![\w#])(\d+) (\d+) R(?!\w)")
_WRITTEN = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9a-f]+)>|/([^\s/<>\[\]()]{5,})", re.DOTALL)
_IS_FRAME = re.compile(rb"/Type /(?:ObjStm|XRef)\b")
"""What holds a file together and is named by no object."""
_SIGN = re.compile("#([0-9a-fA-F]{2})")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = re.compile(rb"(?<!end)stream\r?\n.*?endstream", re.DOTALL)
_END = b"%%EOF"
_INSIDE = "inside the file"
_UNLISTED = "in an object that the file does not list"
_UNUSED = "in an object that nothing in the file uses"


def said_anywhere(pdf: bytes, *, is_placed: bool = True, with_digests: bool = True) -> Iterator[Said]:
    """Everything in a file.

    Args:
        pdf: The whole file, not locked.
        is_placed: Whether it matters which object says it; it takes twice as long.
        with_digests: Whether pictures and contents are wanted too.
    """
    yield from _said_on_pages(pdf)
    seen: set[bytes] = set()
    with Pdf.open(io.BytesIO(pdf)) as opened:
        yield from _said_in_objects(opened, seen, is_placed=is_placed, with_digests=with_digests)
    yield from _said_in_earlier_states(pdf, is_placed=is_placed, with_digests=with_digests)
    for data in _unlisted_streams(pdf):
        if _mark(data) not in seen:
            yield Said(_UNLISTED, text=_strings_in(data), data=data)
    yield Said(_UNLISTED, text=_strings_in(_PACKED.sub(b"", pdf)))
    yield Said("in the bytes of the file", data=pdf)


def contents_of_pdf(pdf: bytes) -> Iterator[str]:
    """What tells the pages of a file where words do not: its pictures, and what is drawn on pages without words."""
    yield from pictures_in(pdf)
    with PageReader(pdf) as reader:
        mute = [index for index in range(len(reader)) if not reader.text(index).strip()]
    with Pdf.open(io.BytesIO(pdf)) as opened:
        for index in mute:
            contents: Any = opened.pages[index].obj.get("/Contents")
            if isinstance(contents, Array):
                parts = [part for part in contents if isinstance(part, Stream)]
                yield from _digests(b"\n".join(part.read_bytes() for part in parts))
            elif isinstance(contents, Stream):
                yield from _digests_of(contents)


def pictures_in(pdf: bytes) -> Iterator[str]:
    """What tells the pictures of a file."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, Stream) and each.get("/Subtype") == Name.Image:
                yield from _digests_of(each)


def _said_on_pages(pdf: bytes) -> Iterator[Said]:
    with PageReader(pdf) as reader:
        for index in range(len(reader)):
            yield Said(f"on page {reader.label(index) or index + 1}", text=reader.text(index))


def _said_in_objects(pdf: Pdf, seen: set[bytes], *, is_placed: bool, with_digests: bool) -> Iterator[Said]:
    written: dict[tuple[int, int], bytes] = {}
    streams: list[Stream] = []
    for each in pdf.objects:
        if isinstance(each, Stream):
            streams.append(each)
            written[each.objgen] = each.stream_dict.unparse()
        else:
            written[each.objgen] = each.unparse(resolved=True)
    places = _places(pdf, written) if is_placed else {}
    words: dict[str, list[bytes]] = defaultdict(list)
    for number, one in written.items():
        words[places.get(number, _INSIDE)].append(one)
    words["in the trailer of the file"].append(pdf.trailer.unparse(resolved=True))
    for place, found in words.items():
        yield Said(place, text="\n".join(dict.fromkeys(_words_of(b"\n".join(found)))))
    drawn = Drawn(pdf)
    for stream in streams:
        place = places.get(stream.objgen, _INSIDE)
        if with_digests:
            yield Said(place, digests=tuple(_digests_of(stream)))
        yield from _said_in_stream(stream, place, drawn, seen)


def _places(pdf: Pdf, written: dict[tuple[int, int], bytes]) -> dict[tuple[int, int], str]:
    """What every object is, in words."""
    used = _reached(pdf.trailer.unparse(resolved=True), written)
    places = {number: _place(one) for number, one in written.items()}
    for number, one in written.items():
        if number not in used and not _IS_FRAME.search(one):
            places[number] = _UNUSED
    info: Any = pdf.trailer.get("/Info")
    if isinstance(info, Dictionary):
        places[info.objgen] = "in the properties of the file"
    return places


def _said_in_stream(stream: Stream, place: str, drawn: Drawn, seen: set[bytes]) -> Iterator[Said]:
    if _is_large_picture(stream):
        return
    try:
        data = stream.read_bytes()
    except PdfError:
        # A filter that only draws, as of a JPEG: its bytes are among those of the file.
        return
    seen.add(_mark(data))
    is_file = stream.get("/Type") == Name.EmbeddedFile or data.startswith((b"%PDF-", b"PK\x03\x04"))
    yield Said(place, data=data, is_file=is_file)
    if stream.get("/Type") == Name.Metadata or data.startswith((b"<?xml", b"<?xpacket")):
        yield Said(place, text=data.decode("utf-8", "replace"))
    written = drawn.words(stream, data)
    if written:
        yield Said(place, text=written)


_PLACES = (
    (("/Type /ObjStm",), _INSIDE),
    (("/Type /XRef",), _INSIDE),
    (("/Type /Metadata",), "in the properties of the file"),
    (("/EF ",), "in a file attached to it"),
    (("/Type /EmbeddedFile",), "in a file attached to it"),
    (("/Type /FontDescriptor",), "in the name of a font"),
    (("/Type /Font ",), "in the name of a font"),
    (("/Title ", "/Parent "), "in a bookmark"),
    (("/Type /StructElem",), "in what is read out for a part of a page"),
    (("/K ", "/P ", "/S "), "in what is read out for a part of a page"),
    (("/Rect ", "/Subtype "), "in a link or note"),
    (("/Names ",), "in the name of a place in it"),
    (("/Subtype /Image",), "in a picture"),
)
"""What an object is, by what is written in it; the first that fits."""
_MARKS = tuple((tuple(mark.encode() for mark in marks), place) for marks, place in _PLACES)


def _place(written: bytes) -> str:
    for marks, place in _MARKS:
        if all(mark in written for mark in marks):
            return place
    return "in what is drawn" if b"/Length " in written else _INSIDE


def _reached(first: bytes, written: dict[tuple[int, int], bytes]) -> set[tuple[int, int]]:
    """The objects that can be reached from the trailer."""
    waiting, found = [first], set[tuple[int, int]]()
    while waiting:
        for number, generation in _REFERENCE.findall(waiting.pop()):
            which = (int(number), int(generation))
            if which not in found:
                found.add(which)
                waiting.append(written.get(which, b""))
    return found


def _words_of(written: bytes) -> Iterator[str]:
    """The strings and names of an object as qpdf writes it: signs escaped, what is no plain text in digits."""
    for literal, digits, name in _WRITTEN.findall(written):
        if digits:
            yield _decoded(bytes.fromhex(digits.decode("ascii")))
        elif literal:
            yield _decoded(unescaped(literal))
        elif name:
            plain = name.decode("latin-1")
            yield _SIGN.sub(lambda found: chr(int(found.group(1), 16)), plain) if "#" in plain else plain


def _said_in_earlier_states(pdf: bytes, *, is_placed: bool, with_digests: bool) -> Iterator[Said]:
    """What the file said before it was added to: every state ends with its own mark."""
    at = pdf.find(_END)
    while 0 <= at < pdf.rfind(_END):
        try:
            with Pdf.open(io.BytesIO(pdf[: at + len(_END)])) as opened:
                for said in _said_in_objects(opened, set(), is_placed=is_placed, with_digests=with_digests):
                    yield Said(
                        "in an earlier state of the file", said.text, said.data, said.digests, said.is_file
                    )
        except PdfError:
            # Not a state of the file; whatever it is, its bytes are read as they are.
            pass
        at = pdf.find(_END, at + 1)


def _unlisted_streams(pdf: bytes) -> Iterator[bytes]:
    """Every packed stream in the bytes, whether the file lists it or not."""
    for each in _STREAM.finditer(pdf):
        try:
            yield zlib.decompressobj().decompress(pdf[each.end() :], _LARGE_PICTURE)
        except zlib.error:
            continue


_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)


def _strings_in(data: bytes) -> str:
    """The strings of objects that are read as bytes, because nothing lists them."""
    found = []
    for literal, digits in _LITERAL.findall(data):
        packed = b"".join(digits.split())
        found.append(
            _decoded(bytes.fromhex(packed[: len(packed) // 2 * 2].decode("ascii")) if packed else literal)
        )
    return "\n".join(found)


def _decoded(value: bytes) -> str:
    """A string of a PDF as text: UTF-16 or UTF-8 where it says so, else one letter a byte."""
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value.decode("utf-8", "replace")
    return value.decode("pdfdoc", "replace")


def _digests_of(stream: Stream) -> Iterator[str]:
    """SHA-256 of a picture or of drawn content, packed and unpacked."""
    is_picture = stream.get("/Subtype") == Name.Image
    if not is_picture and ("/Type" in stream and stream.get("/Type") != Name.XObject):
        return
    if any(key in stream for key in ("/Length1", "/Length2", "/N", "/Alternate", "/FunctionType")):
        return
    yield from _digests(stream.read_raw_bytes())
    if not _is_large_picture(stream):
        try:
            yield from _digests(stream.read_bytes())
        except PdfError:
            return


def _digests(data: bytes) -> Iterator[str]:
    if len(data) >= _LEAST_CONTENT and data.count(data[:1]) != len(data):
        yield hashlib.sha256(data).hexdigest()


def _is_large_picture(stream: Stream) -> bool:
    if stream.get("/Subtype") != Name.Image:
        return False
    width, height = stream.get("/Width", 0), stream.get("/Height", 0)
    return int(width) * int(height) > _LARGE_PICTURE


def _mark(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
