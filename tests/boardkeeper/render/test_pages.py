from __future__ import annotations

import struct
import zlib

import pytest

from boardkeeper.documents.blocks import Callout, Orientation, Paragraph, Section, Tone
from boardkeeper.render.pages import PageReader, page_picture, write_page_pictures
from boardkeeper.render.pdf import BuiltPack, build_pack
from tests.boardkeeper.render.reading import pack_of


def test_a_page_picture_has_the_page_s_size(built: BuiltPack) -> None:
    picture = page_picture(built.pdf, 0, 72)
    assert (picture.width, picture.height) == (596, 842)
    assert len(picture.rgb) == 596 * 842 * 3


def test_colours_come_in_the_order_red_green_blue() -> None:
    built = build_pack(pack_of(Callout("x", tone=Tone.BAD), accent="#000080"))
    picture = page_picture(built.pdf, 0, 72)
    pixels = {picture.rgb[i : i + 3] for i in range(0, len(picture.rgb), 3)}
    assert bytes((0x7A, 0x17, 0x10)) in pixels
    assert bytes((0x10, 0x17, 0x7A)) not in pixels


def test_odd_widths_are_drawn_without_padding() -> None:
    section = Section("s", "S", (Paragraph("x"),), orientation=Orientation.LANDSCAPE)
    pdf = build_pack(pack_of(sections=(section,))).pdf
    for dpi in (71, 72, 73, 74):
        picture = page_picture(pdf, 0, dpi)
        assert len(picture.rgb) == picture.width * picture.height * 3
        assert picture.rgb[:3] == picture.rgb[-3:] == b"\xff\xff\xff"


def test_a_png_holds_the_same_pixels() -> None:
    picture = page_picture(build_pack(pack_of(Paragraph("x"))).pdf, 0, 20)
    png = picture.png()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (picture.width, picture.height)
    start = png.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", png[start - 8 : start - 4])
    rows = zlib.decompress(png[start : start + length])
    stride = picture.width * 3 + 1
    assert b"".join(rows[y * stride + 1 : (y + 1) * stride] for y in range(picture.height)) == picture.rgb


def test_pictures_of_all_pages_are_written(tmp_path) -> None:
    pdf = build_pack(pack_of(Paragraph("x"))).pdf
    paths = write_page_pictures(pdf, tmp_path / "out", 30)
    assert [path.name for path in paths] == ["page-01.png", "page-02.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["page-01.png", "page-02.png"]


def test_a_page_that_is_not_there_is_refused(built: BuiltPack) -> None:
    with PageReader(built.pdf) as reader, pytest.raises(IndexError):
        reader.picture(built.pages)
