"""What changed between two packs, and what a check found, as lines of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from boardkeeper.documents.pack_changes import pages_of, what_happened
from boardkeeper.editions.verifying import VerifiedPack
from boardkeeper.rules.pack_differences import How, PaperChange, Passage
from boardkeeper.rules.pack_faults import Check
from boardkeeper.rules.word_changes import SAME
from ui.meetings.pack.comparing.told import Run, ToldLine
from ui.today.words import count


def told_changes(changes: Sequence[PaperChange]) -> tuple[ToldLine, ...]:
    """Every paper that is not as it was, with its passages below it."""
    lines: list[ToldLine] = []
    for change in changes:
        if change.how is not How.SAME:
            lines += _paper(change)
    return tuple(lines)


def _paper(change: PaperChange) -> Iterator[ToldLine]:
    page = change.after[0] if change.after else ""
    yield ToldLine((Run(change.name),), "heading", page)
    pages = f"Pages {pages_of(change.after)}" if change.after else f"Were pages {pages_of(change.before)}"
    if change.after and change.before and change.after != change.before:
        pages = f"{pages}, before {pages_of(change.before)}"
    kind = "line" if change.passages or change.charts else "stop"
    yield ToldLine((Run(f"{what_happened(change)}. ", "strong"), Run(pages, "quiet")), kind, page)
    for chart in change.charts:
        yield ToldLine((Run(chart.sentence),), "stop", chart.page if chart.how is not How.GONE else page)
    for passage in change.passages:
        yield ToldLine(tuple(_passage(passage)), "stop", passage.after)


def _passage(passage: Passage) -> Iterator[Run]:
    place = passage.place
    yield Run(f"{place[:1].upper()}{place[1:]}: ", "quiet")
    if passage.words and passage.words[0].change == SAME:
        yield Run("… ")
    for at, each in enumerate(passage.words):
        if at:
            yield Run(" ")
        yield Run(each.text, each.change)
    if passage.words and passage.words[-1].change == SAME:
        yield Run(" …")


def told_checks(verified: VerifiedPack) -> tuple[ToldLine, ...]:
    """Every check, first those that found something."""
    checks = sorted(verified.checks, key=lambda check: check.is_passed)
    return tuple(line for check in checks for line in _check(check))


def _check(check: Check) -> Iterator[ToldLine]:
    mark = Run("✓ ", "good") if check.is_passed else Run("✗ ", "bad")
    yield ToldLine((mark, Run(check.name)), "heading")
    if check.is_passed:
        yield ToldLine((Run(check.said, "quiet"),))
    for fault in check.faults:
        yield ToldLine((Run(fault.sentence),), "stop", fault.page)
    if check.more:
        yield ToldLine((Run(f"and {count(check.more, 'more fault')} of the same kind", "quiet"),))
    for note in check.notes:
        yield ToldLine((Run(note, "quiet"),))
