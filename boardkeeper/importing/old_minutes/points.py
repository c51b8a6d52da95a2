"""Points: lettered, numbered or with bullets in the paper, lettered through the whole minute here."""

from __future__ import annotations

from boardkeeper.importing.old_minutes.building import Building, Entry
from boardkeeper.importing.old_minutes.line_marks import LineMark, MarkKind
from boardkeeper.importing.old_minutes.lines import LineKind
from boardkeeper.rules.numbering import letter


def take_point(entry: Entry, building: Building) -> None:
    """Take a marked line as a point; a line numbered 10.1 is text that keeps its number."""
    mark = entry.mark
    if mark is None:
        building.add(entry, LineKind.POINT, "A point.")
        building.points += 1
        return
    if mark.kind is MarkKind.SECTION:
        building.add(entry, LineKind.TEXT, "A numbered paragraph; its number stays.", text=entry.printed)
        return
    if building.decision is not None:
        building.decision.takes_marked = building.decision.takes_plain = False
    level = _level(mark, entry, building)
    if level:
        building.add(
            entry, LineKind.POINT, f"A point below the one above, printed {mark.written}.", level=level
        )
        return
    building.points += 1
    building.romans = 0
    building.add(entry, LineKind.POINT, f"A point, printed {mark.written}.", doubt=_doubt(mark, building))


def _level(mark: LineMark, entry: Entry, building: Building) -> int:
    """Under a lettered point: bullets and Roman figures that run on from i."""
    before = building.lines[-1] if building.lines else None
    follows_point = before is not None and before.understood_as is LineKind.POINT
    if not follows_point or before is None:
        return 0
    if mark.kind is MarkKind.BULLET:
        above = building.entries[before.index]
        was_bullet = above.mark is not None and above.mark.kind is MarkKind.BULLET
        if not was_bullet:
            return min(before.level + 1, 3)
        deeper = (entry.line.level > above.line.level) - (entry.line.level < above.line.level)
        return max(0, min(before.level + deeper, 3))
    if (
        mark.kind is MarkKind.LETTER
        and mark.roman == building.romans + 1
        and mark.count != building.points + 1
    ):
        building.romans += 1
        return 1
    return 0


def _doubt(mark: LineMark, building: Building) -> str:
    will_be = f"({letter(building.points)})"
    if mark.kind is MarkKind.LETTER and mark.count != building.points and building.say_once("letters"):
        return f"It is printed {mark.written} and will be {will_be}: letters run through the whole minute."
    if mark.kind is MarkKind.NUMBER and building.say_once("numbers"):
        return f"It is printed {mark.written} and will be {will_be}: points are lettered, limbs are numbered. Is it a limb?"
    if mark.kind is MarkKind.BULLET and building.points == 1 and building.say_once("bullets"):
        return f"Bullets become letters: this one will be {will_be}."
    return ""
