"""Running text as markup: everything that was typed is escaped, and a link goes only where it can do no harm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from boardkeeper.documents.blocks import Inline, Text
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.typesetting import plain, runs_of, safe_link

_UNFIT = re.compile(r"[^A-Za-z0-9_-]")


def said(text: str) -> str:
    """Plain text, cleaned and escaped; a newline begins a new line."""
    return escape(clean(text)).replace("\n", "<br>\n")


def place_id(name: str) -> str:
    """The id of a place, made of what an id may hold."""
    return _UNFIT.sub("-", name)


def marked(inline: Inline, places: Mapping[str, str]) -> str:
    """Runs with their emphasis and links.

    Args:
        inline: The text.
        places: Ids of the page by the names that links use; a link to anything else in the pack is plain text.
    """
    return "".join(_run(run, places) for run in runs_of(inline))


def _run(run: Text, places: Mapping[str, str]) -> str:
    words = said(run.text)
    if not words:
        return ""
    if run.bold:
        words = f"<strong>{words}</strong>"
    if run.italic:
        words = f"<em>{words}</em>"
    address = safe_link(run.link) if run.link else ""
    if address.startswith("#"):
        address = f"#{places[address[1:]]}" if address[1:] in places else ""
    return f'<a href="{escape(address)}">{words}</a>' if address else words


def unmarked(inline: Inline) -> str:
    """The words alone, on one line, fit for an attribute."""
    return escape(" ".join(plain(inline).split()))
