"""Words a form leaves behind: what a template asked for and nobody wrote over.

Source: the front sheets of the pack of 11 September 2019, where “Click here to enter text.” went to print five times.
"""

from __future__ import annotations

import re

_REMNANT = re.compile(
    r"[*\[(<«]*\s*(?:"
    r"(?:please )?(?:click|tap|click or tap)(?: or tap)? (?:here )?to (?:enter|add|type) (?:a date|text|some text)"
    r"|click here to enter text|click icon to add \w+"
    r"|(?:please )?(?:enter|type|insert|add) (?:your )?(?:text|title|name|date|details) here"
    r"|choose an item|select an item|add rows as required(?: to box below)?"
    r"|briefing report title|equalities impact assessment \(if applicable\)"
    r"|lorem ipsum\b.*|xx+|tbc|to be completed"
    r")\s*[.…]*\s*[*\])>»]*",
    re.IGNORECASE | re.DOTALL,
)
_SPACES = re.compile(r"\s+")


def is_template_remnant(text: str) -> bool:
    """Whether a text says nothing of its own: it is what a form printed where words were asked for."""
    return bool(_REMNANT.fullmatch(_SPACES.sub(" ", text).strip()))


def says_something(text: str) -> bool:
    """Whether a text holds words that somebody wrote."""
    return bool(text.strip()) and not is_template_remnant(text)
