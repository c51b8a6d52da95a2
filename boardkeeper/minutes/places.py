"""Where a paragraph stands, as people say it: “Minute 16(e)”, “Minute 17(2)”, “Minute 12, paragraph 1”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from boardkeeper.errors import UserError
from boardkeeper.minutes.views import MinutesView, MinuteView, ParagraphView
from db.tables.minutes import ParagraphKind


@dataclass(frozen=True, slots=True)
class ParagraphPlace:
    """The place of a paragraph within the minutes of its meeting.

    Attributes:
        number: Of the minute; None while it has none.
        mark: “(e)” of a point, “(2)” of a limb; blank for what has neither.
        beside: What is said instead of a mark: “paragraph 2”, “action 1”, “below (e)”.
        is_exempt: Whether the public edition leaves it out.
        order: Its place among all paragraphs of the meeting.
    """

    minute_id: str
    title: str
    number: int | None
    mark: str
    beside: str
    is_exempt: bool
    order: int

    @property
    def words(self) -> str:
        """“Minute 16(e)”; by its title while the minute has no number."""
        named = f"“{self.title}”" if self.number is None else f"Minute {self.number}"
        if self.mark:
            return f"{named} {self.mark}" if self.number is None else f"{named}{self.mark}"
        return f"{named}, {self.beside}"


def places_of(minutes: MinutesView) -> dict[str, ParagraphPlace]:
    """The place of every paragraph of some minutes, by its id."""
    places: dict[str, ParagraphPlace] = {}
    for minute in minutes.minutes:
        for paragraph, mark, beside in _marked(minute):
            places[paragraph.id] = ParagraphPlace(
                minute_id=minute.id,
                title=minute.title,
                number=minute.number,
                mark=mark,
                beside=beside,
                is_exempt=paragraph.is_exempt,
                order=len(places),
            )
    return places


def title_place(minute: MinuteView) -> str:
    """“Title of Minute 17”; by the title itself while the minute has no number."""
    named = f"“{minute.title}”" if minute.number is None else f"Minute {minute.number}"
    return f"{_TITLE_OF} {named}"


def is_title_place(place: str) -> bool:
    """Whether words name the title of a minute, and no other part of the header."""
    return _plain(place).startswith(_plain(_TITLE_OF))


def find_titled(minutes: MinutesView, place: str) -> MinuteView | None:
    """The minute whose title is meant by “Title of Minute 17” or “Title of “Apologies””; None when there is none."""
    wanted = _plain_title(place)
    every = [
        minute
        for minute in minutes.minutes
        if wanted in {_plain_title(title_place(minute)), _plain(minute.title)}
    ]
    return next(iter(every), None)


def _plain_title(place: str) -> str:
    return _plain(_plain(place).removeprefix(_plain(_TITLE_OF)))


_TITLE_OF = "Title of"


def _marked(minute: MinuteView) -> list[tuple[ParagraphView, str, str]]:
    counts = dict.fromkeys(ParagraphKind, 0)
    above = ""
    marked = []
    for each in minute.paragraphs:
        counts[each.kind] += 1
        mark, beside = "", f"{_NAMES[each.kind]} {counts[each.kind]}"
        if each.letter:
            mark = above = f"({each.letter})"
        elif each.kind is ParagraphKind.POINT:
            beside = f"below {above}" if above else beside
        elif each.resolution is not None:
            mark = f"({each.resolution.limb})"
        marked.append((each, mark, beside))
    return marked


_NAMES = {
    ParagraphKind.TEXT: "paragraph",
    ParagraphKind.SUBHEADING: "sub-heading",
    ParagraphKind.POINT: "point",
    ParagraphKind.TABLE: "table",
    ParagraphKind.RESOLUTION: "limb",
    ParagraphKind.ACTION: "action",
}


def find_paragraph(minutes: MinutesView, written: str) -> str:
    """The id of the paragraph that is meant by “16(e)”, “Minute 17(2)” or “12, paragraph 1”.

    Raises:
        UserError: The minutes have no such place.
    """
    wanted = _plain(written)
    places = places_of(minutes)
    found = [paragraph_id for paragraph_id, place in places.items() if _plain(place.words) == wanted]
    if found:
        return found[0]
    known = next((place.words for place in places.values() if place.mark), "Minute 16(e)")
    raise UserError(
        f"These minutes have no paragraph “{written.strip()}”.",
        f"Name it as they do: “{known}”, or “{known.partition('(')[0].strip()}, paragraph 1”.",
    )


def _plain(written: str) -> str:
    return re.sub(r"[\s,“”\"]+", "", written.casefold()).removeprefix("minute")
