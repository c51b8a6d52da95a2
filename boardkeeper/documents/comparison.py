"""Two states of the minutes held against each other on paper: what changed, words added and taken away marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from boardkeeper.boards import BoardView
from boardkeeper.documents.blocks import (
    Block,
    FieldList,
    Heading,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    Text,
)
from boardkeeper.minutes.comparing import LineChange, ParagraphChange
from boardkeeper.rules.due_dates import full_date
from boardkeeper.sign_offs import ADDED, REMOVED, WordChange

_LEGEND = "Words that were added stand in bold between [+ and +], words taken away between [- and -]."
_SAID = {LineChange.ADDED: "Added", LineChange.REMOVED: "Taken out", LineChange.CHANGED: "Changed"}


def compose_comparison(
    board: BoardView,
    held_on: date,
    changes: Sequence[ParagraphChange],
    names: tuple[str, str],
    key: str = "comparison",
) -> Section:
    """Compose what changed; marks and not colour alone tell what came from what went.

    Args:
        board: Whose minutes they are.
        held_on: The day of the meeting.
        changes: Paragraphs of either state; those that are the same are left out.
        names: Of the two moments, the earlier one first.
        key: Of the section; anchors inside begin with it.
    """
    changed = [each for each in changes if each.is_changed]
    title = f"Changes in the minutes of {full_date(held_on)}"
    blocks: list[Block] = [
        Heading(1, title, anchor=f"{key}-top"),
        Paragraph(board.name, ParagraphKind.LEAD),
        FieldList((("From", names[0]), ("To", names[1]))),
        Paragraph(_LEGEND if changed else "Nothing differs between the two.", ParagraphKind.NOTE),
    ]
    for minute, run in groupby(changed, key=lambda each: each.minute):
        blocks.append(Heading(2, minute))
        for each in run:
            blocks += _change(each)
    return Section(key=key, title=title, blocks=tuple(blocks), kind=SectionKind.MINUTES)


def _change(change: ParagraphChange) -> list[Block]:
    how = [_SAID[change.change]] if change.change in _SAID else []
    if change.is_moved:
        how.append("moved" if how else "Moved")
    label = f"{change.kind.value} {change.place.rstrip('.')}".strip()
    opening = Text(f"{', '.join(how)} ({label}): ", bold=True)
    facts = "; ".join(
        f"{fact.name}: {fact.before or 'none'} → {fact.after or 'none'}" for fact in change.facts
    )
    blocks: list[Block] = [Paragraph((opening, *_runs(change.words)))]
    return [*blocks, Paragraph(facts, ParagraphKind.NOTE)] if facts else blocks


def _runs(words: Sequence[WordChange]) -> tuple[Text, ...]:
    runs: list[Text] = []
    for each in words:
        space = [Text(" ")] if runs else []
        runs += [*space, _run(each)]
    return tuple(runs)


def _run(words: WordChange) -> Text:
    if words.change == ADDED:
        return Text(f"[+{words.text}+]", bold=True)
    if words.change == REMOVED:
        return Text(f"[-{words.text}-]", italic=True)
    return Text(words.text)
