"""Pictures made fit for print."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.errors import AttachmentRefused
from boardkeeper.attachments.pictures import checked
from boardkeeper.attachments.taken import Taken

RED, BLUE = (200, 30, 30), (30, 30, 200)


def two_halves(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red at the left, blue at the right."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (size[0] // 2, 0, *size))
    return picture.convert(mode)


def written(picture: Image.Image, kind: str, **saving: object) -> bytes:
    finished = io.BytesIO()
    picture.save(finished, kind, **saving)
    return finished.getvalue()


def taken(content: bytes, bounds: Bounds | None = None) -> Taken:
    return checked(content, "picture", bounds or Bounds())


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Camera of Ann Smith"
    return found


def test_a_jpeg_keeps_its_pixels_and_loses_what_the_camera_wrote() -> None:
    content = written(two_halves(), "JPEG", exif=exif(), comment=b"secret place", quality=80)
    found = taken(content)
    assert found.media_type == "image/jpeg"
    assert b"Ann Smith" in content
    assert b"Ann Smith" not in found.content
    assert b"secret place" not in found.content
    assert opened(found.content).tobytes() == opened(content).tobytes()


def test_what_hangs_behind_the_end_of_a_jpeg_is_cut_off() -> None:
    content = written(two_halves(), "JPEG")
    assert taken(content + b"a whole film").content == taken(content).content


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_stands_upright_however_the_camera_was_held(orientation: int, kind: str) -> None:
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    picture = two_halves()
    held = picture.transpose(turned[orientation]) if orientation in turned else picture
    found = opened(taken(written(held, kind, exif=exif(orientation))).content)
    assert found.size == (60, 40)
    left, right = found.convert("RGB").getpixel((10, 20)), found.convert("RGB").getpixel((50, 20))
    assert left[0] > left[2]
    assert right[2] > right[0]
    assert not dict(found.getexif())


@pytest.mark.parametrize(
    ("mode", "kind", "expected"),
    [
        ("P", "PNG", "RGB"), ("1", "PNG", "RGB"), ("LA", "PNG", "RGBA"), ("RGBA", "PNG", "RGBA"), ("L", "PNG", "L"),
        ("I;16", "PNG", "L"), ("CMYK", "JPEG", "RGB"), ("L", "JPEG", "L"),
    ],
)  # fmt: skip
def test_every_kind_of_colours_becomes_one_that_prints(mode: str, kind: str, expected: str) -> None:
    picture = Image.new("I;16", (4, 4), 65535) if mode == "I;16" else two_halves(mode)
    found = opened(taken(written(picture, kind)).content)
    assert found.mode == expected
    if mode == "I;16":
        assert found.getpixel((0, 0)) == 255


def test_a_colour_profile_is_applied_and_goes() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = opened(taken(written(two_halves(), "JPEG", icc_profile=profile, quality=95)).content)
    assert "icc_profile" not in found.info
    assert found.getpixel((5, 5))[0] == pytest.approx(RED[0], abs=8)


def test_words_hidden_in_a_png_go() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Ann Smith")
    content = written(two_halves(), "PNG", pnginfo=words)
    assert b"Ann Smith" in content
    assert b"Ann Smith" not in taken(content).content


def test_a_picture_larger_than_print_needs_is_made_smaller_and_says_so() -> None:
    found = taken(written(two_halves(size=(400, 100)), "PNG"), Bounds(side_pixels=200))
    assert opened(found.content).size == (200, 50)
    assert found.notes == ("It was made smaller, to 200 × 50: print needs no more.",)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(AttachmentRefused, match="has 400 × 100 pixels, more than is read"):
        taken(written(two_halves(size=(400, 100)), "PNG"), Bounds(pixels=39_999))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_off_is_refused(kind: str) -> None:
    content = written(two_halves(size=(300, 300)), kind)
    with pytest.raises(AttachmentRefused, match="“picture” is a damaged picture"):
        taken(content[: len(content) // 2])


def test_the_same_picture_gives_the_same_bytes() -> None:
    content = written(two_halves("RGBA"), "PNG")
    assert taken(content).content == taken(content).content
