"""How a meeting's state and an item's kind are said and toned."""

from __future__ import annotations

from collections.abc import Mapping

from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.meetings import MeetingState
from ui.theme.tokens import Tone

STATE_TONES: Mapping[MeetingState, Tone] = {
    MeetingState.PLANNED: Tone.NEUTRAL,
    MeetingState.AGENDA_DRAFT: Tone.WARNING,
    MeetingState.PUBLISHED: Tone.INFO,
    MeetingState.HELD: Tone.INFO,
    MeetingState.MINUTES_DRAFT: Tone.WARNING,
    MeetingState.CIRCULATED: Tone.INFO,
    MeetingState.APPROVED: Tone.GOOD,
    MeetingState.APPROVED_AS_AMENDED: Tone.GOOD,
    MeetingState.SIGNED: Tone.GOOD,
    MeetingState.CANCELLED: Tone.BAD,
}

KIND_TONES: Mapping[ItemKind, Tone] = {
    ItemKind.STANDING: Tone.NEUTRAL,
    ItemKind.REPORT: Tone.NEUTRAL,
    ItemKind.VERBAL_UPDATE: Tone.INFO,
    ItemKind.TO_FOLLOW: Tone.WARNING,
    ItemKind.PRESENTATION: Tone.INFO,
    ItemKind.URGENT: Tone.BAD,
    ItemKind.HEADING: Tone.NEUTRAL,
}

BEFORE_THE_MEETING = frozenset({MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED})


def capital(words: str) -> str:
    """A word of the domain at the beginning of a chip: “Verbal update”, “KPIs”."""
    return words[:1].upper() + words[1:]


def paper_words(paper: PaperKind) -> str:
    """What stands behind an item: “No paper”, “Improvement plan”."""
    return "No paper" if paper is PaperKind.NONE else capital(paper.value)


def exempt_words(item: AgendaItemView) -> str:
    """“Exempt 1, 3”, “Confidential”, or nothing for a public item."""
    if item.is_confidential:
        return "Confidential"
    return f"Exempt {item.exempt_paragraphs}".strip() if item.exempt_paragraphs else ""
