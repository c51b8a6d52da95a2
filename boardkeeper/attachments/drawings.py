"""Drawings in SVG, such as a council's logo, made into pixels: the same everywhere, and never fetching anything."""

from __future__ import annotations

import io
import re
from importlib.resources import as_file, files
from xml.parsers import expat

from PIL import Image

from boardkeeper.attachments.errors import AttachmentRefused
from boardkeeper.attachments.taken import Taken

#: 22 mm high at 900 to the inch; a wide drawing gets no wider than a page at 600.
_HEIGHT, _WIDEST = 800, 4_000
_SAVE_AS_PNG = "Save it as PNG, and take that."
_REFERS = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|expression\(|javascript:", re.IGNORECASE)
_HARMLESS_DATA = re.compile(r"data:image/(png|jpe?g);base64,", re.IGNORECASE)
_REFUSED_ELEMENTS = {"script", "foreignobject", "iframe", "audio", "video", "handler", "listener"}
_MOST_ELEMENTS = 50_000


def drawn(content: bytes, name: str) -> Taken:
    """An SVG as PNG, see-through where it was.

    Letters are set in the program's own face: a drawing whose letters must look just so has them as outlines.

    Raises:
        AttachmentRefused: It is broken, runs something, or needs anything from elsewhere.
    """
    has_letters = _require_harmless(content, name)
    from resvg_py import svg_to_bytes

    with as_file(files("resources") / "fonts" / "source-sans-3") as folder:
        try:
            pixels = svg_to_bytes(
                svg_string=content.decode("utf-8-sig"),
                skip_system_fonts=True,
                font_files=sorted(str(path) for path in folder.glob("*.ttf")),
                font_family="Source Sans 3",
                sans_serif_family="Source Sans 3",
                serif_family="Source Sans 3",
                height=_HEIGHT,
            )
        except (ValueError, RuntimeError) as error:
            raise AttachmentRefused(f"“{name}” is a drawing that could not be read.", _SAVE_AS_PNG) from error
    picture = Image.open(io.BytesIO(bytes(pixels))).convert("RGBA")
    if picture.getbbox() is None:
        raise AttachmentRefused(f"“{name}” is a drawing with nothing in it.", _SAVE_AS_PNG)
    picture.thumbnail((_WIDEST, _HEIGHT), Image.Resampling.LANCZOS)
    finished = io.BytesIO()
    picture.save(finished, "PNG", optimize=True)
    letters = "Its letters are set in Source Sans; if they must look otherwise, save it with outlines."
    return Taken(finished.getvalue(), "image/png", notes=(letters,) if has_letters else ())


def _require_harmless(content: bytes, name: str) -> bool:
    """Read the drawing as XML and refuse what reaches out of it; answers whether it has letters to be set."""
    refused: list[str] = []
    elements = 0
    has_letters = False

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal elements, has_letters
        elements += 1
        kind = tag.rpartition(":")[2].casefold()
        has_letters = has_letters or kind == "text"
        if kind in _REFUSED_ELEMENTS:
            refused.append(f"holds a “{kind}”, which no printed drawing needs")
        for key, value in attributes.items():
            plain = key.rpartition(":")[2].casefold()
            if plain.startswith("on"):
                refused.append("runs a script")
            points_out = plain in {"href", "src"} and not (
                value.startswith("#") or _HARMLESS_DATA.match(value.strip()) or kind == "a"
            )
            if points_out or _REFERS.search(value):
                refused.append("needs something that is not in the file")

    def say(text: str) -> None:
        if _REFERS.search(text):
            refused.append("needs something that is not in the file")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = say
    parser.EntityDeclHandler = lambda *_: refused.append("declares entities, which can swell without end")
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise AttachmentRefused(f"“{name}” is a damaged drawing.", _SAVE_AS_PNG) from error
    if elements > _MOST_ELEMENTS:
        refused.append("has far more lines than a logo")
    if refused:
        raise AttachmentRefused(f"“{name}” was not taken: it {refused[0]}.", _SAVE_AS_PNG)
    return has_letters
