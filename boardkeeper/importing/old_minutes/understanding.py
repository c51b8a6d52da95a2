"""Reads a paper line by line and says of each what it is; what somebody said of a line before counts more than its look."""

from __future__ import annotations

from boardkeeper.importing.old_minutes.body_lines import BodyReader
from boardkeeper.importing.old_minutes.building import Building, Entry
from boardkeeper.importing.old_minutes.declarations import declaration_in, declarations_of_table
from boardkeeper.importing.old_minutes.forced_lines import as_said
from boardkeeper.importing.old_minutes.head_lines import HeadReader
from boardkeeper.importing.old_minutes.header_words import announces_declarations, furniture, signed_by
from boardkeeper.importing.old_minutes.headings import HeadingFound, Outline
from boardkeeper.importing.old_minutes.line_marks import LineMark, read_mark
from boardkeeper.importing.old_minutes.lines import Corrections, LineKind, OldMinutes, PaperState
from boardkeeper.importing.old_minutes.paper import Paper, PaperLine
from boardkeeper.importing.old_minutes.summing_up import summed_up
from boardkeeper.importing.old_minutes.tables import table_line

NO_CORRECTIONS = Corrections()


def understand(paper: Paper, corrections: Corrections = NO_CORRECTIONS) -> OldMinutes:
    """Say of every line of a paper what it is, and what is not sure.

    Args:
        paper: With one thing on a line (`splitting.split_lines`).
        corrections: What somebody said of lines; everything else is understood anew around it.
    """
    read = [(line, *_marked(line)) for line in paper.lines]
    entries = [
        Entry(
            index,
            line,
            mark,
            words,
            read[index + 1][2] if index + 1 < len(read) else "",
            _next_mark(read, index),
        )
        for index, (line, mark, words) in enumerate(read)
    ]
    building = Building(Outline(read), corrections, {entry.index: entry for entry in entries})
    head, body = HeadReader(building), BodyReader(building)
    for entry in entries:
        _take(entry, building, head, body)
    return summed_up(paper, building)


def _take(entry: Entry, building: Building, head: HeadReader, body: BodyReader) -> None:
    said = building.corrections.kinds.get(entry.index)
    if building.goes_on(entry):
        building.continue_with(entry)
    elif said is not None:
        as_said(said, entry, building, head)
    elif entry.line.is_of_agenda:
        _of_agenda(entry, building)
    elif entry.line.is_table:
        table_line(entry, building)
    elif entry.mark is None and (signed := signed_by(entry.words)) is not None:
        building.state, building.signed = PaperState.SIGNED, signed
        building.add(entry, LineKind.LEFT_OUT, "It says that the minutes are signed.", text="")
    elif entry.mark is None and (why := furniture(entry.words)):
        building.add(entry, LineKind.LEFT_OUT, f"Not a part of the minutes: {why}.", text="")
    elif announces_declarations(entry.words) and _declares(building.entries.get(entry.index + 1)):
        building.add(
            entry, LineKind.LEFT_OUT, "The program sets words of its own over declarations.", text=""
        )
    elif not (building.is_head and head.take(entry)) and not building.take_heading(entry):
        if building.is_head:
            head.take_unknown(entry)
        else:
            body.take(entry)


def _declares(entry: Entry | None) -> bool:
    """Whether a line is a table of declarations, or declares an interest in a sentence."""
    if entry is None:
        return False
    if entry.line.is_table:
        return declarations_of_table(entry.line.rows, 0) is not None
    return declaration_in(entry.words, 0) is not None


def _of_agenda(entry: Entry, building: Building) -> None:
    """What the agenda said of an item: its title has been read, or is missing, and then this stands for it."""
    lines = building.lines
    if lines and (
        lines[-1].understood_as is LineKind.HEADING or building.entries[lines[-1].index].line.is_of_agenda
    ):
        building.add(entry, LineKind.LEFT_OUT, "What the agenda said of the item.", text="")
        return
    title = entry.words.rstrip(".")
    doubt = "The title of this item is missing: what the agenda said of it stands there instead."
    building.begin_minute(entry, HeadingFound(title, None, "An item of its own.", doubt))


def _marked(line: PaperLine) -> tuple[LineMark | None, str]:
    """The mark of a line and its words: counted by Word, or typed."""
    if line.is_table:
        return None, line.text
    if line.mark:
        mark, _ = read_mark(f"{line.mark} X")
        if mark is not None:
            return mark, line.text.strip()
    mark, words = read_mark(line.text)
    return mark, words


def _next_mark(read: list[tuple[PaperLine, LineMark | None, str]], index: int) -> LineMark | None:
    return read[index + 1][1] if index + 1 < len(read) else None
