"""Pictures made fit for print: upright, in plain colours, no larger than print needs, and without what a camera wrote along."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageCms, ImageOps

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.errors import AttachmentRefused
from boardkeeper.attachments.taken import Taken

_QUALITY = 90
_ORIENTATION = 0x0112
_UPRIGHT = (None, 1)
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, OverflowError, ArithmeticError)
# JPEG segments that are needed to show it: JFIF and Adobe's word on how its colours are meant.
_KEPT_SEGMENTS = {0xE0, 0xEE}
_START_OF_SCAN = 0xDA


def checked(content: bytes, name: str, bounds: Bounds) -> Taken:
    """Read every pixel of a PNG or JPEG and answer it as it may be printed.

    A JPEG that needs no change keeps its pixels as they are; only what the camera wrote along is cut out.

    Raises:
        AttachmentRefused: It is damaged, or has more pixels than the bounds allow.
    """
    notes: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
                _require_measure(opened, name, bounds)
                is_jpeg = opened.format == "JPEG"
                orientation = opened.getexif().get(_ORIENTATION)
                opened.load()
                picture = ImageOps.exif_transpose(opened)
                is_plain = picture.mode in {"RGB", "L"} and not opened.info.get("icc_profile")
                longest = max(picture.size)
                if is_jpeg and orientation in _UPRIGHT and is_plain and longest <= bounds.side_pixels:
                    return Taken(_without_notes(content), "image/jpeg")
                picture = _in_plain_colours(picture)
        except (*_BROKEN, Image.DecompressionBombError) as error:
            raise AttachmentRefused(
                f"“{name}” is a damaged picture.", "Ask for it again, or copy it again from where it came."
            ) from error
    if longest > bounds.side_pixels:
        picture.thumbnail((bounds.side_pixels, bounds.side_pixels), Image.Resampling.LANCZOS)
        notes.append(f"It was made smaller, to {picture.width} × {picture.height}: print needs no more.")
    return Taken(
        _written(picture, is_jpeg=is_jpeg), "image/jpeg" if is_jpeg else "image/png", notes=tuple(notes)
    )


def _require_measure(picture: Image.Image, name: str, bounds: Bounds) -> None:
    if picture.width * picture.height > bounds.pixels:
        raise AttachmentRefused(
            f"“{name}” has {picture.width:,} × {picture.height:,} pixels, more than is read.",
            "Save it smaller: 2,500 pixels are enough for the width of a page.",
        )


def _in_plain_colours(picture: Image.Image) -> Image.Image:
    """The picture in RGB or grey, see-through if it was; by its own colour profile where it brings one."""
    profile = picture.info.get("icc_profile")
    has_alpha = picture.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in picture.info
    if profile and picture.mode in {"RGB", "CMYK", "L"} and not has_alpha:
        try:
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return converted
    if picture.mode in {"I;16", "I;16B", "I", "F"}:
        # Sixteen bits a pixel, which print does not tell apart from eight.
        picture = picture.point(lambda value: value * (1 / 257)).convert("L")
    if has_alpha:
        return picture.convert("RGBA")
    return picture if picture.mode in {"RGB", "L"} else picture.convert("RGB")


def _written(picture: Image.Image, *, is_jpeg: bool) -> bytes:
    picture.info.clear()
    finished = io.BytesIO()
    if is_jpeg:
        picture.convert("L" if picture.mode == "L" else "RGB").save(
            finished, "JPEG", quality=_QUALITY, optimize=True
        )
    else:
        picture.save(finished, "PNG", optimize=True)
    return finished.getvalue()


def _without_notes(content: bytes) -> bytes:
    """A JPEG without what its camera or program wrote along: place, time, owner, preview, comments."""
    kept = [content[:2]]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        length = 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        is_note = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not is_note or marker in _KEPT_SEGMENTS:
            kept.append(content[at : at + length])
        at += length
        if marker == _START_OF_SCAN:
            break
    end = content.rfind(b"\xff\xd9")
    # Behind the end some telephones keep a film or a second picture.
    kept.append(content[at : end + 2 if end > at else len(content)])
    return b"".join(kept)
