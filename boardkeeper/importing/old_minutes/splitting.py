"""Cuts paragraphs that hold several things: limbs written in one sentence, an action behind it, a title before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from boardkeeper.importing.old_minutes.decision_words import action_at_end, limbs_within
from boardkeeper.importing.old_minutes.headings import agenda_words, capitals_first, is_title_like
from boardkeeper.importing.old_minutes.paper import Paper, PaperLine


def split_lines(paper: Paper) -> Paper:
    """The paper with one thing on a line; no word is lost but the word “Minutes:” of a web page."""
    parts: list[PaperLine] = []
    for line in paper.lines:
        if line.text.strip("| \t:").casefold() == "minutes" and ":" in line.text:
            _mark_agenda(parts, at_least_to_title=True)
            continue
        if line.text.startswith("Minutes:"):
            _mark_agenda(parts, at_least_to_title=False)
        parts += _parts(line)
    return replace(paper, lines=tuple(parts))


def _mark_agenda(parts: list[PaperLine], *, at_least_to_title: bool) -> None:
    """Mark the lines before “Minutes:” as those of the agenda: up to the title, or the one that says what was asked."""
    for place in range(len(parts) - 1, -1, -1):
        line = parts[place]
        if (
            is_title_like(line.text)
            or line.is_of_agenda
            or not (at_least_to_title or line.text.startswith("To "))
        ):
            return
        parts[place] = replace(line, is_of_agenda=True)
        if not at_least_to_title:
            return


def part_of(line: PaperLine, text: str) -> PaperLine:
    """Some words of a line as a line of its own, its styles cut to them."""
    start = line.text.find(text)
    styles = tuple(
        (max(begins - start, 0), min(ends - start, len(text)), style, target)
        for begins, ends, style, target in line.styles
        if ends > start and begins < start + len(text)
    )
    return replace(line, text=text, mark="", level=0, heading=0, styles=styles if start >= 0 else ())


def _parts(line: PaperLine) -> Iterator[PaperLine]:
    if line.is_table:
        yield line
        return
    stripped = line.text.strip("| \t")
    if not stripped:
        return
    if stripped != line.text:
        line = replace(part_of(line, stripped), mark=line.mark, level=line.level, heading=line.heading)
    if (titled := capitals_first(line.text)) is not None:
        yield replace(part_of(line, titled[0]), mark=line.mark, heading=line.heading)
        line = part_of(line, titled[1])
    if (of_agenda := agenda_words(line.text)) is not None:
        before, behind = of_agenda
        if before:
            first = part_of(line, before)
            title = replace(first, mark=line.mark, heading=line.heading)
            yield title if is_title_like(before) else replace(first, is_of_agenda=True)
        if not behind:
            return
        line = part_of(line, behind)
    yield from _decided_parts(line)


def _decided_parts(line: PaperLine) -> Iterator[PaperLine]:
    opening, limbs = limbs_within(line.text)
    if limbs:
        yield replace(part_of(line, opening), mark=line.mark)
        for limb in limbs:
            yield part_of(line, limb)
        return
    words, action = action_at_end(line.text)
    if action:
        yield replace(part_of(line, words), mark=line.mark, level=line.level, heading=line.heading)
        yield part_of(line, action)
        return
    yield line
