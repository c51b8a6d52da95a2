"""What an officer says of an item in its title: “Child Exploitation – To follow”, “Early Help (presentation)”.

Source: printed agendas of English councils, which put such words behind a dash or in brackets. The words answered are
those of the domain, so that they name a kind of item; “to follow” then leaves the title by itself when the paper comes.
"""

from __future__ import annotations

import re

_WORDS = (
    (r"(?:(?:reports?|papers?) )?to follow", "to follow"),
    (r"(?:a )?(?:verbal|oral)(?: (?:update|report))?", "verbal update"),
    (r"(?:a )?presentation", "presentation"),
)
# A hyphen inside a word says nothing; a dash, or a hyphen with a space beside it, does.
_DASH = r"(?: [-–—]+ ?| ?[-–—]+ | ?[–—] ?| ?[:;,] )"
_SAID = tuple(
    (
        re.compile(rf"(?:{_DASH}(?:{words})| ?[(\[] ?(?:{words}) ?[)\]]) ?\.?\Z", re.IGNORECASE),
        kind,
    )
    for words, kind in _WORDS
)
_WITHDRAWN = re.compile(r"[-–—(\[] ?withdrawn ?[)\]]?\.?\Z", re.IGNORECASE)


def read_title(written: str) -> tuple[str, str | None]:
    """Part a title from what is said behind it of how the item comes.

    Args:
        written: A title as it was typed; white space in it counts once.

    Returns:
        The title without those words, and the kind they name: “to follow”, “verbal update” or “presentation”; None
        where nothing is said. Of several, the last counts. Words that are the whole title stay.
    """
    title, kind = " ".join(written.split()), None
    while said := _ending(title):
        title, found = said
        kind = kind or found
    return title, kind


def _ending(title: str) -> tuple[str, str] | None:
    for pattern, kind in _SAID:
        found = pattern.search(title)
        if found is not None and title[: found.start()].strip():
            return title[: found.start()].strip(), kind
    return None


def is_withdrawn(title: str) -> bool:
    """Whether a title says that its item is not taken."""
    return _WITHDRAWN.search(title.strip()) is not None


def withdrawn_title(title: str) -> str:
    """Say in a title that its item is not taken; its number stays on the published agenda."""
    return title if is_withdrawn(title) else f"{title.strip()} – withdrawn"


_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "update", "report", "progress"})


def is_same_topic(one: str, other: str) -> bool:
    """Whether two titles name one thing: “Pledge Update” and “Pledges”, “Early Help Offer and plans” and “Early Help”.

    Small words and plurals aside, all the words of the shorter are in the longer; a single word must be the whole.
    """
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return bool(shorter) and (shorter == longer or (len(shorter) > 1 and shorter < longer))


def _words(title: str) -> frozenset[str]:
    words = {
        re.sub(r"[’']s\Z|s\Z", "", word) for word in re.findall(r"[\w’']+", read_title(title)[0].casefold())
    }
    return frozenset(words - _SMALL or words)
