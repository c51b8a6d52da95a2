"""Packs as tagged PDF: sections laid out apart, then put together."""

from boardkeeper.render.pdf.assemble import BuiltPack, PackCancelled, build_pack
from boardkeeper.render.pdf.numbering import ItemPages, SectionPages
from boardkeeper.render.pdf.sections import RenderedSection, SectionCache, count_pages, render_section
from boardkeeper.render.pdf.style import Style

__all__ = [
    "BuiltPack",
    "ItemPages",
    "PackCancelled",
    "RenderedSection",
    "SectionCache",
    "SectionPages",
    "Style",
    "build_pack",
    "count_pages",
    "render_section",
]
