"""What the sections of a briefing say in the window: as the printed page reads, each line with its place."""

from __future__ import annotations

from boardkeeper.briefing import BriefingSheet, Part, SheetLine, SheetSection, Weight
from ui.page import Place
from ui.theme.tokens import Tone
from ui.today.line import LineWords
from ui.today.section import SectionWords, all_of

_TONES = {
    Weight.PLAIN: Tone.NEUTRAL,
    Weight.BAD: Tone.BAD,
    Weight.CAUTION: Tone.WARNING,
    Weight.GOOD: Tone.GOOD,
}


def sections_of(sheet: BriefingSheet) -> tuple[SectionWords, ...]:
    """Every section but the abbreviations, which are no places to go to."""
    return tuple(_section(each) for each in sheet.sections if each.part is not Part.ABBREVIATIONS)


def _section(section: SheetSection) -> SectionWords:
    lines = tuple(_line(line) for line in section.lines)
    more = all_of(_begun(section.more), Place(section.page)) if section.more else None
    return SectionWords(section.title, lines, section.calm, section.count, more)


def _line(line: SheetLine) -> LineWords:
    private = "Not for publication · " if line.is_exempt else ""
    place = Place(line.page, line.thing_id)
    if line.rags is not None and None not in line.rags:
        then, now = line.rags
        assert then is not None
        assert now is not None
        note = f"{line.middle} at the last meeting · {line.note}"
        return LineWords(line.text, place, note, line.right, _TONES[line.weight], (then, now))
    note = " · ".join(part for part in (line.middle, line.note) if part)
    return LineWords(line.text, place, f"{private}{note}", line.right, _TONES[line.weight])


def abbreviation_words(sheet: BriefingSheet) -> tuple[str, str]:
    """The meanings as one passage, and the short forms nobody explains; both may be blank."""
    section = sheet.sections[-1]
    meanings = ";  ".join(f"{line.text}  {line.note}" for line in section.lines)
    if section.more:
        meanings = f"{meanings};  {section.more}" if meanings else section.more
    return meanings, ", ".join(sheet.unexplained)


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
