"""What is seen and not read: pictures, charts, and the pages of an attached PDF.

Pictures and attached pages are told apart by the SHA-256 of their bytes. The bytes themselves are neither compared nor printed, so a section with
a hundred pages attached is hashed and compared as fast as any other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardkeeper.charts.described import Chart


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture between paragraphs, or a council's logo.

    A renderer shows `caption` below it and gives `alt` to those who cannot see it; with neither, the picture is
    decoration and is passed over in silence. In HTML it is ``figure``, ``img alt`` and ``figcaption``; in Word an inline
    picture with a description and a paragraph in the style Caption.

    Attributes:
        content: The file as `boardkeeper.attaching.take_picture` gave it: PNG or JPEG, upright, in RGB or grey.
        media_type: “image/png” or “image/jpeg”.
        digest: SHA-256 of `content`, in hexadecimal.
        alt: What is to be seen, in words.
        width_share: Of the column it may fill, above 0 and at most 1; it is never blown up beyond its own sharpness.
    """

    content: bytes = field(repr=False, compare=False)
    media_type: str
    digest: str
    alt: str
    caption: str = ""
    width_share: float = 1.0


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart, drawn by each renderer from its description: lines in PDF and HTML, a picture of them in Word.

    Attributes:
        chart: What it shows.
        title: Stands above it; blank when a heading says it already.
        alt: What is to be seen, in words, for those who cannot see it; usually `chart.description`.
        is_low: Drawn less high, where it shares its page with a table.
    """

    chart: Chart
    title: str
    alt: str
    is_low: bool = False


@dataclass(frozen=True, slots=True)
class AttachedPages:
    """The pages of a PDF that stand in the pack as they are: at their own size, turned as they were.

    Only the PDF pack holds them. In HTML and in Word such a section is its title and a line that names the file and says
    how many pages it has, with a link to it where it is published beside the page.

    Attributes:
        name: The file's name as it was taken in.
        digest: SHA-256 of `pdf`, in hexadecimal.
        pdf: The file as `boardkeeper.attaching.take_file` gave it, safe and without a password.
        pages: How many it has.
    """

    name: str
    digest: str
    pdf: bytes = field(repr=False, compare=False)
    pages: int = 0
