"""Logos in SVG become pixels, and reach for nothing outside."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from boardkeeper.attachments.drawings import drawn
from boardkeeper.attachments.errors import AttachmentRefused

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 100">'


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def test_a_logo_becomes_a_picture_in_its_own_proportions_see_through_where_it_was() -> None:
    found = drawn(svg('<rect width="150" height="100" fill="#1f4e79"/>'), "logo.svg")
    picture = Image.open(io.BytesIO(found.content))
    assert (found.media_type, picture.size, found.notes) == ("image/png", (2400, 800), ())
    assert picture.getpixel((100, 400)) == (0x1F, 0x4E, 0x79, 255)
    assert picture.getpixel((2000, 400))[3] == 0


def test_a_logo_is_drawn_the_same_every_time() -> None:
    content = svg('<text x="10" y="60" font-family="Gill Sans" font-size="40">Plymouth</text>')
    first, second = drawn(content, "logo.svg"), drawn(content, "logo.svg")
    assert first.content == second.content
    assert first.notes == (
        "Its letters are set in Source Sans; if they must look otherwise, save it with outlines.",
    )


def test_a_very_wide_logo_stays_within_measure() -> None:
    content = f'{HEAD.replace("300 100", "9000 100")}<rect width="9000" height="100"/></svg>'.encode()
    assert Image.open(io.BytesIO(drawn(content, "logo.svg").content)).size == (4000, 44)


def test_a_picture_inside_the_drawing_may_be_in_the_file_itself() -> None:
    dot = io.BytesIO()
    Image.new("RGB", (4, 4), (255, 0, 0)).save(dot, "PNG")
    data = base64.b64encode(dot.getvalue()).decode()
    found = drawn(
        svg(f'<image width="300" height="100" xlink:href="data:image/png;base64,{data}"/>'), "logo.svg"
    )
    assert Image.open(io.BytesIO(found.content)).getpixel((1200, 400))[:3] == (255, 0, 0)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect width="9" height="9" onload="alert(1)"/>',
        '<image href="file:///etc/passwd" width="9" height="9"/>',
        '<image xlink:href="http://evil.example/x.png" width="9" height="9"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        '<use href="other.svg#a"/>',
        '<style>@import url("http://evil.example/x.css");</style>',
        "<style>rect { fill: url(http://evil.example/#x) }</style>",
        '<rect style="fill:url(file:///x)" width="9" height="9"/>',
        "<foreignObject><p>x</p></foreignObject>",
    ],
)  # fmt: skip
def test_a_drawing_that_reaches_outside_is_refused(inside: str) -> None:
    with pytest.raises(AttachmentRefused, match=r"“logo\.svg” was not taken: it .*Save it as PNG"):
        drawn(svg(f'{inside}<rect width="50" height="50"/>'), "logo.svg")


def test_a_drawing_with_entities_is_refused() -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}<text>&b;</text></svg>'
    with pytest.raises(AttachmentRefused, match="declares entities"):
        drawn(bomb.encode(), "logo.svg")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg", "is a damaged drawing"),
        (svg(""), "is a drawing with nothing in it"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>", "could not be read"),
    ],
)
def test_a_drawing_that_shows_nothing_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(AttachmentRefused, match=words):
        drawn(content, "logo.svg")


def test_a_gradient_referred_to_inside_the_drawing_is_no_reach_outside() -> None:
    inside = '<defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs>'
    found = drawn(svg(f'{inside}<rect fill="url(#g)" width="300" height="100"/>'), "logo.svg")
    assert Image.open(io.BytesIO(found.content)).getpixel((10, 10))[:3] == (255, 0, 0)
