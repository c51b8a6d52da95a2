"""The words of a paper without its looks, each passage whole: for whoever reads what a pack says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from boardkeeper.documents.blocks import Section
from boardkeeper.documents.running_text import Text

_SILENT = frozenset(
    {
        "anchor", "attached", "content", "digest", "exemption", "key", "link", "media_type", "pdf", "source", "target",
    }
)  # fmt: skip
"""What is not printed, or not as words."""


def words_of(section: Section) -> tuple[str, ...]:
    """Every passage of a section in its order: a paragraph, a cell, a heading, each in one piece."""
    return tuple(words for block in section.blocks for words in _passages(block))


def _passages(value: object) -> Iterator[str]:
    if isinstance(value, Enum | bytes):
        return
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(each, Text) for each in value):
            yield "".join(each.text for each in value)
            return
        for each in value:
            yield from _passages(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _SILENT:
                yield from _passages(getattr(value, field.name))
