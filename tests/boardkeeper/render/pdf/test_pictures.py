"""Pictures in a report and the logo on the agenda sheet."""

from __future__ import annotations

import hashlib
import io
from datetime import date, datetime

import page as checker
import pypdfium2
import pytest
from PIL import Image

from boardkeeper.documents.blocks import (
    Cover,
    Heading,
    Orientation,
    Pack,
    Paragraph,
    Picture,
    Section,
    SectionKind,
)
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import build_pack, image_objects
from boardkeeper.render.pdf.pictures import LOGO_HEIGHT
from tests.boardkeeper.render.reading import elements, opened, pack_of, texts


def pixels(
    size: tuple[int, int], colour: object = (200, 30, 30), mode: str = "RGB", kind: str = "PNG"
) -> bytes:
    finished = io.BytesIO()
    Image.new(mode, size, colour).save(finished, kind)
    return finished.getvalue()


def picture_of(content: bytes, alt: str = "A red field", caption: str = "", share: float = 1.0) -> Picture:
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return Picture(content, kind, hashlib.sha256(content).hexdigest(), alt, caption, share)


def sound(pdf: bytes) -> bool:
    return bool(checker.is_pdf_compliant_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1))


def placed(pdf: bytes, index: int = 0) -> list[tuple[float, float, float, float]]:
    """Where figures stand on a page."""
    with opened(pdf) as document:
        page = document.pages[index].obj.objgen
        return [
            tuple(float(edge) for edge in each.A.BBox)
            for each in elements(document)
            if str(each.S) == "/Figure" and each.Pg.objgen == page
        ]


def test_a_picture_is_a_figure_with_its_words_and_its_caption_below_it() -> None:
    built = build_pack(
        pack_of(Paragraph("Before"), picture_of(pixels((900, 600)), caption="Figure 1: all red"))
    )
    with opened(built.pdf) as pdf:
        (figure,) = [each for each in elements(pdf) if str(each.S) == "/Figure"]
        assert str(figure.Alt) == "A red field"
        assert [str(each.S) for each in elements(pdf)][-3:] == ["/Div", "/Figure", "/Caption"]
    assert "Figure 1: all red" in texts(built.pdf)[0]
    assert sound(built.pdf)


def test_a_large_picture_fills_the_column_and_a_small_one_is_not_blown_up() -> None:
    large, small = picture_of(pixels((3000, 1000))), picture_of(pixels((150, 75), (30, 30, 200)))
    boxes = placed(build_pack(pack_of(large, small)).pdf)
    assert boxes[0][2] - boxes[0][0] == pytest.approx(595.276 - 2 * 62.36, abs=0.1)
    assert (boxes[1][2] - boxes[1][0], boxes[1][3] - boxes[1][1]) == pytest.approx((72, 36), abs=0.05)


def test_a_picture_takes_the_share_of_the_column_it_was_given() -> None:
    (box,) = placed(build_pack(pack_of(picture_of(pixels((3000, 1000)), share=0.5))).pdf)
    assert box[2] - box[0] == pytest.approx((595.276 - 2 * 62.36) / 2, abs=0.1)


@pytest.mark.parametrize("orientation", list(Orientation))
def test_a_tall_picture_fits_one_page_with_its_caption(orientation: Orientation) -> None:
    tall = picture_of(pixels((1500, 9000)), caption="A long caption " * 20)
    paper = Section(
        "p", "P", (Heading(1, "P"), Paragraph("x"), tall, Paragraph("After")), orientation=orientation
    )
    built = build_pack(pack_of(sections=(paper,)))
    said = texts(built.pdf)
    (index,) = [index for index, text in enumerate(said) if "A long caption" in text]
    (box,) = placed(built.pdf, index)
    assert box[1] > 65
    assert sound(built.pdf)


def test_a_caption_never_stands_on_another_page_than_its_picture() -> None:
    for lines in range(1, 60):
        filling = Paragraph("\n".join("line" for _ in range(lines)))
        built = build_pack(pack_of(filling, picture_of(pixels((900, 300)), caption="Its caption")))
        (index,) = [index for index, text in enumerate(texts(built.pdf)) if "Its caption" in text]
        assert len(placed(built.pdf, index)) == 1


def test_a_picture_without_words_is_decoration() -> None:
    built = build_pack(pack_of(Paragraph("x"), picture_of(pixels((300, 300)), alt=" ")))
    with opened(built.pdf) as pdf:
        assert "/Figure" not in {str(each.S) for each in elements(pdf)}
    assert sound(built.pdf)


def test_a_caption_speaks_for_a_picture_that_has_no_words_of_its_own() -> None:
    built = build_pack(pack_of(picture_of(pixels((300, 300)), alt="", caption="Figure 2")))
    with opened(built.pdf) as pdf:
        (figure,) = [each for each in elements(pdf) if str(each.S) == "/Figure"]
        assert str(figure.Alt) == "Figure 2"


def test_a_jpeg_goes_in_as_it_is_and_see_through_stays_see_through() -> None:
    content = pixels((300, 200), kind="JPEG")
    glass = pixels((300, 300), (0, 0, 255, 0), "RGBA")
    built = build_pack(pack_of(picture_of(content), picture_of(glass)))
    with opened(built.pdf) as pdf:
        drawn = list(pdf.pages[0].obj.Resources.XObject.values())
        (kept,) = [each for each in drawn if "/DCTDecode" in repr(each.Filter)]
        assert kept.read_raw_bytes() == content
    left, bottom, right, top = placed(built.pdf)[1]
    with PageReader(built.pdf) as reader:
        picture = reader.picture(0, 72)
    middle = (int(842 - (bottom + top) / 2) * picture.width + int((left + right) / 2)) * 3
    assert picture.rgb[middle : middle + 3] == b"\xff\xff\xff"


def test_two_pictures_of_one_size_are_not_taken_for_one_another() -> None:
    built = build_pack(pack_of(picture_of(pixels((300, 300))), picture_of(pixels((300, 300), (30, 30, 200)))))
    with PageReader(built.pdf) as reader:
        found = reader.picture(0, 36).rgb
    assert bytes((200, 30, 30)) in found
    assert bytes((30, 30, 200)) in found


def test_the_same_picture_gives_the_same_bytes_and_another_does_not() -> None:
    one = picture_of(pixels((300, 300)))
    assert build_pack(pack_of(one)).pdf == build_pack(pack_of(one)).pdf
    assert one == picture_of(pixels((300, 300)))
    assert one != picture_of(pixels((300, 301)))
    assert "PNG" not in repr(one)
    assert one.digest in repr(one)


@pytest.mark.parametrize("size", [(3000, 1000), (1000, 3000), (9000, 300)])
def test_a_logo_stands_at_the_head_of_the_sheet_and_is_no_taller_than_it_should_be(size) -> None:
    cover = Cover("Plymouth City Council", "Board", "Wednesday", logo=picture_of(pixels(size), alt=""))
    front = Section("agenda", "Agenda", (cover,), SectionKind.AGENDA)
    built = build_pack(Pack("P", "C", "B", date(2019, 9, 11), (front,), datetime(2019, 9, 3)))  # noqa: DTZ001
    ((left, bottom, right, top),) = placed(built.pdf)
    assert top - bottom <= LOGO_HEIGHT + 0.01
    assert right - left <= (595.276 - 2 * 62.36) / 2 + 0.01
    assert (top - bottom) / (right - left) == pytest.approx(size[1] / size[0], rel=0.02)
    assert top == pytest.approx(841.89 - 56.69, abs=0.1)
    with opened(built.pdf) as pdf:
        (figure,) = [each for each in elements(pdf) if str(each.S) == "/Figure"]
        assert str(figure.Alt) == "Plymouth City Council logo"
    assert sound(built.pdf)


@pytest.mark.parametrize(("size", "is_beside"), [((1000, 1000), True), ((3000, 1000), False)])
def test_a_narrow_logo_stands_left_of_the_council_s_name_and_a_wide_one_above_it(size, is_beside) -> None:
    cover = Cover("Plymouth City Council", "Board", "Wednesday", logo=picture_of(pixels(size), alt=""))
    front = Section("agenda", "Agenda", (cover,), SectionKind.AGENDA)
    built = build_pack(Pack("P", "C", "B", date(2019, 9, 11), (front,), datetime(2019, 9, 3)))  # noqa: DTZ001
    ((_, bottom, right, top),) = placed(built.pdf)
    with pypdfium2.PdfDocument(built.pdf) as document:
        page = document[0].get_textpage()
        name = page.search("Plymouth City Council").get_next()
        assert name is not None
        start, foot, _, head = page.get_charbox(name[0])
        board = page.search("Board").get_next()
        assert board is not None
        board_head = page.get_charbox(board[0])[3]
    assert (start > right) is is_beside
    assert (bottom < foot and head < top) is is_beside
    assert board_head < bottom


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_picture_that_was_packed_before_gives_the_same_file(mode: str) -> None:
    colour = {"RGB": (10, 99, 10), "RGBA": (10, 99, 10, 128), "L": 77}[mode]
    content = pixels((37, 23), colour, mode)
    image_objects.packed.cache_clear()
    first, again = (build_pack(pack_of(picture_of(content), picture_of(content))).pdf for _ in range(2))
    assert image_objects.packed.cache_info().misses == 1
    assert first == again
