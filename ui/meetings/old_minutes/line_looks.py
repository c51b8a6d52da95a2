"""How each kind of line is said, coloured and chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from boardkeeper.importing.old_minutes import KEPT_AS_WORDS, LineKind, OldLine
from ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class LineLook:
    """One kind of line.

    Attributes:
        name: On its chip.
        tone: Of the chip.
        key: The letter that makes a line one; blank when it cannot be chosen.
    """

    name: str
    tone: Tone
    key: str = ""


LINE_LOOKS: Mapping[LineKind, LineLook] = {
    LineKind.HEADING: LineLook("Heading", Tone.INFO, "H"),
    LineKind.SUBHEADING: LineLook("Sub-heading", Tone.INFO, "S"),
    LineKind.TEXT: LineLook("Text", Tone.NEUTRAL, "T"),
    LineKind.POINT: LineLook("Point", Tone.NEUTRAL, "P"),
    LineKind.TABLE: LineLook("Table", Tone.NEUTRAL),
    LineKind.LEAD: LineLook("Opening", Tone.GOOD, "O"),
    LineKind.LIMB: LineLook("Limb", Tone.GOOD, "R"),
    LineKind.MOVER: LineLook("Mover", Tone.GOOD, "M"),
    LineKind.VOTE: LineLook("Vote", Tone.GOOD, "V"),
    LineKind.ACTION: LineLook("Action", Tone.WARNING, "A"),
    LineKind.DECLARATION: LineLook("Declaration", Tone.INFO, "D"),
    LineKind.ATTENDANCE: LineLook("Attendance", Tone.INFO, "W"),
    LineKind.DATE: LineLook("Day and time", Tone.INFO),
    LineKind.TITLE: LineLook("Title", Tone.INFO),
    LineKind.LEFT_OUT: LineLook("Left out", Tone.NEUTRAL, "L"),
    LineKind.CONTINUED: LineLook("Goes on", Tone.NEUTRAL),
}

CHOICES: tuple[LineKind, ...] = tuple(kind for kind, look in LINE_LOOKS.items() if look.key)
"""The kinds that somebody can say a line is."""

BY_KEY: Mapping[str, LineKind] = {LINE_LOOKS[kind].key: kind for kind in CHOICES}


def chip_words(line: OldLine) -> str:
    """What stands on the chip of a line: “Heading 17”, “Noted”, “Lost”, “Point”."""
    look = LINE_LOOKS[line.understood_as]
    if line.understood_as is LineKind.HEADING and line.number is not None:
        return f"{look.name} {line.number}"
    if line.understood_as is LineKind.LIMB and line.decision is not None:
        return "Lost" if line.decision.is_lost else line.decision.verb.value.capitalize()
    return look.name


def chip_tone(line: OldLine) -> Tone:
    """The colour of the chip; exempt lines are violet whatever they are."""
    if line.exempt_paragraphs and line.understood_as in KEPT_AS_WORDS:
        return Tone.EXEMPT
    return LINE_LOOKS[line.understood_as].tone


def shown_words(line: OldLine) -> str:
    """The words of a line as they stand in the paper; a table with its cells apart."""
    return (
        line.printed.replace("\t", "  |  ")
        if line.understood_as is not LineKind.CONTINUED
        else f"↳ {line.printed}"
    )


def spoken(line: OldLine) -> str:
    """A line for whoever cannot see its chip."""
    exempt = f", exempt under paragraph {line.exempt_paragraphs}" if line.exempt_paragraphs else ""
    doubt = f" In doubt: {line.doubt}" if line.doubt else ""
    return f"{chip_words(line)}{exempt}: {shown_words(line)}{doubt}"


def explained(line: OldLine) -> str:
    """Why a line is what it is, and the facts read in it."""
    parts = [line.note]
    decision = line.decision
    if decision is not None:
        moved = f"Moved by {decision.mover}" if decision.mover else ""
        if moved and decision.seconder:
            moved += f", seconded by {decision.seconder}"
        sides = (
            (decision.votes_for, "for"),
            (decision.votes_against, "against"),
            (decision.abstentions, "abstained"),
        )
        votes = ", ".join(f"{count} {side}" for count, side in sides if count is not None)
        parts += [f"{part}." for part in (moved, votes) if part]
    if line.officer:
        parts.append(f"For {line.officer}{f', by {line.due_written}' if line.due_written else ''}.")
    return " ".join(part for part in parts if part)
