"""Packs as tagged PDF: sections laid out apart, then put together."""

from boardkeeper.render.pdf.assemble import BuiltPack, assemble, build_pack
from boardkeeper.render.pdf.laying import LaidPack, PackCancelled, lay_out_pack, number_together
from boardkeeper.render.pdf.numbering import ItemPages, SectionPages
from boardkeeper.render.pdf.sections import RenderedSection, SectionCache, count_pages, render_section
from boardkeeper.render.pdf.style import Style

__all__ = [
    "BuiltPack",
    "ItemPages",
    "LaidPack",
    "PackCancelled",
    "RenderedSection",
    "SectionCache",
    "SectionPages",
    "Style",
    "assemble",
    "build_pack",
    "count_pages",
    "lay_out_pack",
    "number_together",
    "render_section",
]
