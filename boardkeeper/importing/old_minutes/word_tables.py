"""Minutes set as a table: a row for each item, its number or title, what was said, who does what by when.

Source: the minutes of improvement boards and partnerships, which print “Item | Discussion | Action” and similar heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from boardkeeper.importing.old_minutes.headings import is_title_like
from boardkeeper.importing.old_minutes.paper import PaperLine

_ACTION = re.compile(
    r"actions?(?: required| points?| by| owner| lead)?(?: ?[/&] ?owner| ?[/&] ?lead)?|by whom|owner|who",
    re.IGNORECASE,
)
_DUE = re.compile(r"by when|when|due(?: date| by)?|deadline|target(?: date)?|timescale", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:no\.?|#|ref\.?|number|(?:agenda )?items?(?: no\.?)?|discussion.*|minutes?|notes?|details?|summary.*|subject|topic|title|key points.*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:item )?(\d{1,4})\.?", re.IGNORECASE)
_NOTHING = re.compile(r"(?:none|nil|n/?a|no actions?|[-–—])?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MinutesColumns:
    """Which columns of a table hold what: words stand in all the others."""

    action: int
    due: int | None


def minutes_columns(head: Sequence[str]) -> MinutesColumns | None:
    """The columns of minutes set as a table; None for any other table."""
    action = next((place for place, title in enumerate(head) if _ACTION.fullmatch(title.strip())), None)
    due = next((place for place, title in enumerate(head) if _DUE.fullmatch(title.strip())), None)
    others = [title.strip() for place, title in enumerate(head) if place not in {action, due}]
    if action is None or not others or not all(_WORDS.fullmatch(title) for title in others):
        return None
    return MinutesColumns(action, due)


def row_lines(words: Sequence[PaperLine], actions: Sequence[PaperLine], due: str) -> list[PaperLine]:
    """The lines a row stands for: its title with the number, what was said, and an action a line.

    Args:
        words: What stands in the columns of words, from left to right.
        actions: What stands in that of actions.
        due: What stands in that of dates; it counts where there is one action.
    """
    lines = list(words)
    number = _NUMBER.fullmatch(f"{lines[0].mark} {lines[0].text}".strip()) if lines else None
    if number is not None and len(lines) > 1 and is_title_like(lines[1].text):
        title = replace(lines[1], text=f"{number[1]}. {lines[1].text}", mark="", is_bold=True, styles=())
        lines = [title, *lines[2:]]
    elif lines and is_title_like(lines[0].text):
        lines[0] = replace(lines[0], is_bold=True, heading=lines[0].heading or 2)
    said = [line for line in actions if not _NOTHING.fullmatch(line.text)]
    by = f" by {due}" if due and len(said) == 1 and not _NOTHING.fullmatch(due) else ""
    return lines + [PaperLine(f"ACTION: {line.text.rstrip(' .')}{by}") for line in said]
