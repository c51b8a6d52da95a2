"""How a paper says that something in it is not public.

Source: Local Government Act 1972, s. 100A(2) (confidential) and Schedule 12A, Part 1 (exempt).
"""

from __future__ import annotations

from typing import Protocol

from boardkeeper.documents.blocks import Classification
from boardkeeper.rules.exemption import cite_paragraphs, parse_paragraphs


class Marked(Protocol):
    """Whatever may be kept from the public: an item, an appendix, a background paper."""

    @property
    def exempt_paragraphs(self) -> str: ...
    @property
    def is_confidential(self) -> bool: ...


def classification(item: Marked) -> Classification:
    """Part I, or which kind of Part II: confidential matter is excluded without a vote, so it goes first."""
    if item.is_confidential:
        return Classification.CONFIDENTIAL
    return Classification.EXEMPT if item.exempt_paragraphs.strip() else Classification.PUBLIC


def exemption(item: Marked) -> str:
    """Say why something is not public: “paragraph 3 of Part 1 of Schedule 12A …”; blank when it is."""
    return exempt_words(item.exempt_paragraphs, is_confidential=item.is_confidential)


def exempt_words(paragraphs: str, *, is_confidential: bool) -> str:
    """The same from the marking alone."""
    if is_confidential:
        return "confidential information, Local Government Act 1972, section 100A(2)"
    cited = cited_paragraphs(paragraphs)
    return f"{cited} of Part 1 of Schedule 12A to the Local Government Act 1972" if cited else ""


def cited_paragraphs(written: str) -> str:
    """Cite paragraphs kept as "1, 3": “paragraphs 1 and 3”; words that name none are given as they stand."""
    if not written.strip():
        return ""
    try:
        return cite_paragraphs(parse_paragraphs(written))
    except ValueError:
        return written.strip()
