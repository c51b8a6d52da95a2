"""A Word file from a pack's sections; the same pack gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from boardkeeper.documents.blocks import Heading, Pack
from boardkeeper.documents.reading_places import listed_numbers, page_ranges
from boardkeeper.render.docx.body import Body
from boardkeeper.render.docx.writing import Bookmarks, rgb
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.front import agenda_place
from boardkeeper.render.pdf.style import colour, readable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_FACE = "Arial"
_LINE = "8A94A0"
_LONGEST_FACT = 255
_GROWN = 1.5
"""Large print: 18 points for 12; headings grow less."""
_SIZES = {1: 24, 2: 16, 3: 13, 4: 12, 5: 12, 6: 12}


def render_docx(pack: Pack) -> bytes:
    """Write the sections of a pack into one Word file.

    Sections that are pages of an attached PDF are named only.
    """
    document = docx.Document()
    _prepare(document, pack)
    names = [section.key for section in pack.sections]
    names += [
        block.anchor
        for section in pack.sections
        for block in section.blocks
        if isinstance(block, Heading) and block.anchor
    ]
    names += [agenda_place(number) for number in sorted(listed_numbers(pack))]
    body = Body(
        document,
        Bookmarks(dict.fromkeys(names)),
        page_ranges(pack),
        edition=pack.edition,
        is_large=pack.is_large_print,
    )
    for place, section in enumerate(pack.sections):
        body.section(section, is_first=place == 0)
    saved = io.BytesIO()
    document.save(saved)
    return _without_clock(saved.getvalue())


def _prepare(document: Document, pack: Pack) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2.0)
    _set_styles(document, pack)
    _set_language(document, pack.language)
    facts = document.core_properties
    facts.title = _fact(pack.title)
    facts.author = _fact(pack.author or pack.council)
    facts.last_modified_by = facts.author
    facts.subject = _fact(pack.subject)
    facts.keywords = _fact(", ".join(pack.keywords))
    facts.comments = ""
    facts.language = pack.language
    facts.revision = 1
    created = pack.created if pack.created.tzinfo is None else pack.created.astimezone(UTC)
    facts.created = facts.modified = created.replace(tzinfo=None, microsecond=0)


def _fact(text: str) -> str:
    """On one line and no longer than a Word file may say of itself."""
    return clean(text).replace("\n", " ")[:_LONGEST_FACT]


def _set_styles(document: Document, pack: Pack) -> None:
    brand = rgb(readable(colour(pack.accent)))
    grown = _GROWN if pack.is_large_print else 1.0
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = _FACE, Pt(12 * grown)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in _SIZES.items():
        heading = document.styles[f"Heading {level}"]
        assert isinstance(heading, ParagraphStyle)
        heading.font.size, heading.font.color.rgb = Pt(round(size * (1 + (grown - 1) * 0.6))), brand
        heading.font.bold, heading.font.italic = True, False
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(14), Pt(4)
        heading.paragraph_format.keep_with_next = True
        # A theme's face goes before the one that is named.
        faces = heading.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(faces.attrib):
            del faces.attrib[name]
        heading.font.name = _FACE
    caption = document.styles["Caption"]
    assert isinstance(caption, ParagraphStyle)
    caption.font.size, caption.font.color.rgb = Pt(11 * grown), brand
    small = document.styles.add_style("Small print", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(small, ParagraphStyle)
    small.base_style = normal
    small.font.size = Pt(16 if pack.is_large_print else 10)
    _set_grid(document)


def _set_grid(document: Document) -> None:
    """Lines that do not outweigh the words between them, and cells that give narrow columns the room."""
    grid = document.styles["Table Grid"].element
    for line in grid.find(f".//{qn('w:tblBorders')}"):
        line.set(qn("w:color"), _LINE)
    for side, twips in (("top", 25), ("left", 60), ("bottom", 25), ("right", 60)):
        grid.find(f".//{qn('w:tblCellMar')}/{qn(f'w:{side}')}").set(qn("w:w"), str(twips))


def _set_language(document: Document, language: str) -> None:
    """Every run is in the pack's language unless it says otherwise, so that it is read and spelt in it."""
    for style in document.styles.element.iter(qn("w:lang")):
        style.set(qn("w:val"), language)
    normal = document.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    normal.append(spoken)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    content: bytes


def _without_clock(content: bytes) -> bytes:
    """The same package with every part dated the first day a ZIP file knows, so that equal papers are equal bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = [_Entry(name, package.read(name)) for name in package.namelist()]
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, entry.content)
    return saved.getvalue()
