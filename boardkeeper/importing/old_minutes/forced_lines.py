"""Lines of which somebody said what they are: the facts that go with it are read as well as they can be."""

from __future__ import annotations

from boardkeeper.importing.old_minutes import decision_words
from boardkeeper.importing.old_minutes.attendance_names import attendance_of_table
from boardkeeper.importing.old_minutes.building import Building, Entry, OpenDecision
from boardkeeper.importing.old_minutes.declarations import declaration_in, declarations_of_table
from boardkeeper.importing.old_minutes.head_lines import HeadReader
from boardkeeper.importing.old_minutes.headings import HeadingFound
from boardkeeper.importing.old_minutes.line_marks import MarkKind
from boardkeeper.importing.old_minutes.lines import Decided, LineKind, OldDecision
from boardkeeper.importing.old_minutes.points import take_point
from boardkeeper.importing.old_minutes.tables import take_listed

_SAID = "You said so."


def as_said(kind: LineKind, entry: Entry, building: Building, head: HeadReader) -> None:
    """Take a line as what somebody said it is."""
    match kind:
        case LineKind.HEADING:
            is_number = entry.mark is not None and entry.mark.kind is MarkKind.NUMBER
            number = entry.mark.count if entry.mark is not None and is_number else None
            building.begin_minute(entry, HeadingFound(entry.words, number, _SAID))
        case LineKind.LIMB:
            _limb(entry, building)
        case LineKind.LEAD:
            _lead(entry, building)
        case LineKind.ACTION:
            read = decision_words.read_action(entry.words, None)
            if read is None or not read.text:
                building.add(entry, LineKind.ACTION, _SAID, officer=read.officer if read else "")
            else:
                building.add(
                    entry,
                    LineKind.ACTION,
                    _SAID,
                    text=read.text,
                    officer=read.officer,
                    due_written=read.due_written,
                )
        case LineKind.POINT:
            take_point(entry, building)
            building.change(entry.index, doubt="")
        case LineKind.ATTENDANCE:
            _attendance(entry, building, head)
        case LineKind.DECLARATION:
            _declaration(entry, building)
        case LineKind.TEXT:
            # The mark stays in the words: what was said is that it is no point.
            building.add(entry, LineKind.TEXT, _SAID, text=entry.printed)
            building.decision = None
        case LineKind.SUBHEADING:
            building.decision = None
            building.add(entry, LineKind.SUBHEADING, _SAID)
        case _:
            building.add(entry, kind, _SAID, text=entry.words if kind is LineKind.TABLE else "")


def _limb(entry: Entry, building: Building) -> None:
    opening = decision_words.read_opening(entry.words)
    if opening is not None and opening.rest:
        building.decision = OpenDecision(OldDecision(opening.verb, opening.recommended_to), takes_marked=True)
        building.limb(entry, opening.rest, _SAID, building.decision.base)
        return
    base = building.decision.base if building.decision is not None else OldDecision(Decided.RESOLVED)
    building.limb(entry, decision_words.cleaned_limb(entry.words), _SAID, base)


def _lead(entry: Entry, building: Building) -> None:
    opening = decision_words.read_opening(entry.words)
    base = (
        OldDecision(Decided.RESOLVED)
        if opening is None
        else OldDecision(opening.verb, opening.recommended_to)
    )
    building.decision = OpenDecision(base, entry.index, takes_marked=True, takes_plain=True)
    building.add(
        entry, LineKind.LEAD, _SAID, text="" if opening is not None and opening.is_bare else entry.printed
    )


def _attendance(entry: Entry, building: Building, head: HeadReader) -> None:
    if entry.line.is_table:
        listed = attendance_of_table(entry.line.rows) or [
            "; ".join(filter(None, row)) for row in entry.line.rows
        ]
        take_listed(entry, building, ["Present:", *listed])
        return
    head.read_attendance(entry, entry.words)


def _declaration(entry: Entry, building: Building) -> None:
    read = declarations_of_table(entry.line.rows, entry.index) if entry.line.is_table else None
    read = read or declaration_in(entry.words, entry.index)
    if read is None:
        doubt = "No member, item and interest were found in it: it is kept as it stands."
        kind = LineKind.TABLE if entry.line.is_table else LineKind.TEXT
        building.add(entry, kind, _SAID, doubt=doubt)
        return
    building.declarations += read.declarations
    building.add(entry, LineKind.DECLARATION, _SAID, doubt=read.doubt)
