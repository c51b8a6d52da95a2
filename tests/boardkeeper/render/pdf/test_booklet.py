from __future__ import annotations

import io

import pikepdf
import pytest

from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import PackCancelled
from boardkeeper.render.pdf.booklet import make_booklet
from boardkeeper.render.pdf.style import A4_POINTS

HALF = A4_POINTS[1] / 2


def words(pdf: bytes) -> list[str]:
    with PageReader(pdf) as reader:
        return [reader.text(index) for index in range(len(reader))]


def left_and_right(pdf: bytes, side: int) -> tuple[str, str]:
    with PageReader(pdf) as reader:
        found = reader.words(side)
    left = "".join(
        letter for letter, box in zip(found.text, found.boxes, strict=True) if box and box[0] < HALF
    )
    right = "".join(
        letter for letter, box in zip(found.text, found.boxes, strict=True) if box and box[0] >= HALF
    )
    return left, right


def test_a_pack_becomes_sheets_with_every_page_once_and_legible(built):
    booklet = make_booklet(built.pdf)
    whole = "\n".join(words(booklet.pdf))
    assert booklet.pages == 2 * booklet.sheets == 2 * -(-built.pages // 4)
    assert all(whole.count(f"Page {label}\n") + whole.count(f"Page {label}") >= 1 for label in built.labels)
    with PageReader(booklet.pdf) as reader:
        assert {tuple(round(edge) for edge in reader.size(side)) for side in range(booklet.pages)} == {
            (842, 595)
        }
        number = reader.words(0)
    start = number.text.index("Page i")
    tall = [box[3] - box[1] for box in number.boxes[start : start + 6] if box]
    assert max(tall) > 6


def test_the_first_side_has_the_front_sheet_at_its_right_and_its_back_goes_on(built):
    booklet = make_booklet(built.pdf)
    assert "Pagei" in left_and_right(booklet.pdf, 0)[1].replace(" ", "")
    assert "Pageii" in left_and_right(booklet.pdf, 1)[0].replace(" ", "")


def test_chosen_pages_alone_are_folded(built):
    booklet = make_booklet(built.pdf, [0, 1])
    assert (booklet.sheets, booklet.parts) == (1, (1,))
    assert "Page ii" in words(booklet.pdf)[1]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_stands_on_its_half_as_it_is_seen_however_the_file_turns_it(rotation):
    made = pikepdf.Pdf.new()
    page = made.add_blank_page(page_size=(600, 400))
    # A black corner at the upper left of the upright content.
    page.Contents = made.make_stream(b"0 g 0 300 100 100 re f")
    page.Rotate = rotation
    page.CropBox = pikepdf.Array([0, 0, 600, 400])
    file = io.BytesIO()
    made.save(file)
    with PageReader(file.getvalue()) as reader:
        seen = reader.picture(0, 36)
    with PageReader(make_booklet(file.getvalue()).pdf) as reader:
        sheet = reader.picture(0, 36)
    corner_seen = dark_corner(seen.rgb, seen.width, seen.height, 0, seen.width)
    corner = dark_corner(sheet.rgb, sheet.width, sheet.height, sheet.width // 2, sheet.width)
    # What lies on its side was turned anticlockwise: its upper left corner is then at the lower left.
    turned = {"upper left": "lower left", "lower left": "lower right"}
    turned |= {"lower right": "upper right", "upper right": "upper left"}
    assert corner == (turned[corner_seen] if rotation in {0, 180} else corner_seen)


def dark_corner(rgb: bytes, width: int, height: int, left: int, right: int) -> str:
    dark = [(x, y) for y in range(height) for x in range(left, right) if rgb[3 * (y * width + x)] < 100]
    x = sum(x for x, _ in dark) / len(dark)
    y = sum(y for _, y in dark) / len(dark)
    across = "left" if x < (left + right) / 2 else "right"
    return f"{'upper' if y < height / 2 else 'lower'} {across}"


def test_the_same_pack_gives_the_same_booklet_and_nothing_in_it_leads_anywhere(built):
    booklet = make_booklet(built.pdf)
    assert make_booklet(built.pdf) == booklet
    with pikepdf.open(io.BytesIO(booklet.pdf)) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert "/StructTreeRoot" not in pdf.Root
        assert str(pdf.docinfo.Title).endswith("– booklet")
        assert pdf.pages[0].label == "Sheet 1 front"
        assert pdf.pages[3].label == "Sheet 2 back"


def test_a_booklet_can_be_given_up(built):
    with pytest.raises(PackCancelled):
        make_booklet(built.pdf, cancelled=lambda: True)
