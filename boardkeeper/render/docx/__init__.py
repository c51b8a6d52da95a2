"""Blocks as a Word file that can be read aloud and edited: real headings, lists and table headers."""

from boardkeeper.render.docx.document import render_docx

__all__ = ["render_docx"]
