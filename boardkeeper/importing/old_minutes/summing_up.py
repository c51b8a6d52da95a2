"""The end of understanding: the day, the run of numbers, decisions without limbs, and every doubt in one list."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from boardkeeper.importing.old_minutes.building import Building
from boardkeeper.importing.old_minutes.header_words import find_days
from boardkeeper.importing.old_minutes.lines import KEPT_AS_WORDS, Doubt, LineKind, OldLine, OldMinutes
from boardkeeper.importing.old_minutes.paper import Paper
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import gaps_and_doubles


def summed_up(paper: Paper, building: Building) -> OldMinutes:
    """Everything that was understood, with what can be said only at the end."""
    _doubt_empty_decisions(building)
    held_on, of_day = _day(paper, building)
    doubts = [Doubt(None, sentence) for sentence in (*of_day, *paper.remarks)]
    doubts += _of_paper(building.lines)
    doubts += [Doubt(line.index, line.doubt) for line in building.lines if line.doubt]
    return OldMinutes(
        paper=paper,
        lines=tuple(building.lines),
        title=building.title,
        held_on=held_on,
        starts_at=building.starts_at,
        ended_at=building.ended_at,
        venue=building.venue,
        state=building.state,
        signed_by=building.signed[0],
        signed_on=building.signed[1],
        attendance=tuple(building.attendance),
        declarations=tuple(building.declarations),
        doubts=tuple(doubts),
        corrections=building.corrections,
    )


def _doubt_empty_decisions(building: Building) -> None:
    for place, line in enumerate(building.lines):
        after = building.lines[place + 1] if place + 1 < len(building.lines) else None
        if line.understood_as is LineKind.LEAD and not line.doubt:
            if after is None or after.understood_as not in {
                LineKind.LIMB,
                LineKind.CONTINUED,
                LineKind.MOVER,
            }:
                building.change(
                    line.index, doubt="It opens a decision, and no limb follows: is it there in the paper?"
                )
        elif line.understood_as is LineKind.MOVER and not line.doubt:
            limbs_near = any(
                each.understood_as is LineKind.LIMB and each.decision is not None and each.decision.mover
                for each in building.lines[max(place - 12, 0) : place + 3]
            )
            if not limbs_near:
                building.change(
                    line.index, doubt="It says who moved, and no decision stands near: is it in the paper?"
                )
    decision = building.decision
    if decision is not None and decision.is_motion and decision.limbs:
        limb = decision.limbs[-1]
        if not building.lines[limb].doubt:
            building.change(limb, doubt="It was moved; whether it was carried or lost is not said.")


def _day(paper: Paper, building: Building) -> tuple[date | None, list[str]]:
    """The day of the meeting, and what is wrong with it."""
    if building.corrections.held_on is not None:
        return building.corrections.held_on, []
    days = list(dict.fromkeys(day for day, _, _ in building.days))
    if len(days) == 1:
        return days[0], []
    if days:
        named = ", ".join(full_date(day) for day in days)
        return days[0], [
            f"The head names several days ({named}); {full_date(days[0])} is taken as that of the meeting."
        ]
    in_name = list(dict.fromkeys(day for day, _ in find_days(paper.name.replace("_", " ").replace("-", " "))))
    in_name = in_name or list(dict.fromkeys(day for day, _ in find_days(paper.name)))
    if len(in_name) == 1:
        return in_name[0], [f"The day, {full_date(in_name[0])}, is taken from the file’s name."]
    return None, ["The paper does not say on which day the meeting was."]


def _of_paper(lines: list[OldLine]) -> list[Doubt]:
    """What is wrong with the paper as a whole: its numbers, or that there is no minute in it."""
    found = []
    headings = [line for line in lines if line.understood_as is LineKind.HEADING]
    numbered = [line for line in headings if line.number is not None]
    if not headings:
        found.append(Doubt(None, "No heading of a minute was found: say which lines are headings."))
    elif not numbered:
        found.append(
            Doubt(None, "The paper prints no minute numbers; the minutes get none unless you give them.")
        )
    faults = gaps_and_doubles(line.number for line in numbered if line.number is not None)
    for gap in faults.gaps:
        missing = f"Number {gap[0]} is" if len(gap) == 1 else f"Numbers {gap[0]} to {gap[-1]} are"
        after = next((line.index for line in numbered if line.number == gap[-1] + 1), None)
        found.append(Doubt(after, f"{missing} missing in the run of minute numbers."))
    for double in faults.doubles:
        twice = [line.index for line in numbered if line.number == double]
        found.append(Doubt(twice[-1], f"Number {double} is given {len(twice)} times."))
    for before, line in pairwise(numbered):
        if line.number is not None and before.number is not None and line.number < before.number:
            found.append(Doubt(line.index, f"Number {line.number} comes after {before.number}."))
    first = next((line.index for line in headings), len(lines))
    if headings and any(line.understood_as in KEPT_AS_WORDS for line in lines[:first]):
        found.append(
            Doubt(
                None,
                "Some lines before the first minute are kept as text; they come under a heading of their own.",
            )
        )
    return found
