"""Passages marked as not for the public, and the resolution by which press and public go."""

from __future__ import annotations

import re

_PARAGRAPHS = re.compile(
    r"\bpara(?:graph)?s?\.?\s*(?P<list>[1-7](?:(?:\s*(?:,|and|&|to|/)\s*)+[1-7])*)\b", re.IGNORECASE
)
_MARKER = re.compile(
    r"[\[(*\s]*(?:exempt\b|confidential\b|not for publication|restricted\b|private (?:minute|item|session)|part (?:ii|2)\b)",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    r"[\[(–-]\s*(?:exempt|confidential|not for publication)[^\])]*[\])]?\s*\Z", re.IGNORECASE
)
_END = re.compile(
    r"[\[(*\s]*(?:end of (?:the )?(?:exempt|confidential|private)\b.*|(?:the )?(?:press and )?public (?:was|were) (?:re-?admitted|invited back).*)",
    re.IGNORECASE,
)
_EXCLUDES = re.compile(
    r"\b(?:press and (?:the )?public|public and press|public)\b.{0,60}\bbe excluded\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_MARKER = 260


def cited(text: str) -> str:
    """The paragraphs of Part 1 of Schedule 12A a text names, as “1, 3”; blank for none."""
    found: set[int] = set()
    for each in _PARAGRAPHS.finditer(text):
        numbers = [int(number) for number in re.findall(r"[1-7]", each["list"])]
        if "to" in each["list"] and len(numbers) == 2:
            numbers = list(range(numbers[0], numbers[1] + 1))
        found.update(numbers)
    return ", ".join(str(number) for number in sorted(found))


def is_marker(text: str) -> bool:
    """Whether a line says that what follows is exempt or confidential, and says nothing else."""
    return len(text) <= _LONGEST_MARKER and _MARKER.match(text.strip()) is not None


def marks_title(title: str) -> bool:
    """Whether a title says that its minute is exempt: “Contract award (exempt – paragraph 3)”."""
    return _IN_TITLE.search(title) is not None


def ends_exempt(text: str) -> bool:
    """Whether a line says that the public came back."""
    return _END.fullmatch(text.strip()) is not None


def excludes_public(text: str) -> bool:
    """Whether a decision sends press and public out."""
    return _EXCLUDES.search(text) is not None
