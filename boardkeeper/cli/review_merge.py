"""The command that merges what came back from the chair: shows what it would do, asks where both sides changed the same."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, Who, answer, opened
from boardkeeper.cli.passphrases import Passphrase, passphrase_of
from boardkeeper.errors import UserError
from boardkeeper.rules.word_changes import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from boardkeeper.reviews.plan import Choice, MergeDone, MergeLine, MergePlan

_MARKS = {"added": ("[+", "+]"), "removed": ("[-", "-]"), "same": ("", "")}


class Take(StrEnum):
    """Whose words stand where both sides changed the same."""

    ASK = "ask"
    CHAIR = "chair"
    OURS = "ours"
    BOTH = "both"


def merge(
    file: BoardFile,
    review: Annotated[Path, typer.Argument(metavar="REVIEW", help="The file the chair sent back.")],
    passphrase: Passphrase = None,
    take: Annotated[
        Take, typer.Option("--take", help="Whose words stand where both sides changed the same.")
    ] = Take.ASK,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")
    ] = False,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Merge what the chair sent back, as one step that can be undone."""
    from boardkeeper.reviews import merging, planning, receiving

    with opened(file, who) as (store, name):
        returned = receiving.receive(store, review, passphrase_of(passphrase, review))
        plan = planning.plan_merge(store, returned)
        if dry_run:
            answer(_plan_data(plan), _plan_lines(plan), as_json=as_json)
            return
        choices = _choices(plan, take)
        done = merging.merge(store, name, plan, choices)
    answer(_plan_data(plan) | _done_data(done), [*_plan_lines(plan), "", _done_words(done)], as_json=as_json)


def _choices(plan: MergePlan, take: Take) -> dict[str, Choice | str]:
    from boardkeeper.reviews.plan import Choice

    if take is Take.ASK and plan.conflicts and not sys.stdin.isatty():
        left = len(plan.conflicts)
        raise UserError(
            f"Both sides changed the same in {'one place' if left == 1 else f'{left} places'}, and nobody can be asked.",
            "Say whose words shall stand with --take chair, ours or both; --dry-run shows them.",
        )
    if take is Take.ASK:
        return {line.id: _asked(line, plan.chair) for line in plan.conflicts}
    wanted = {Take.CHAIR: Choice.CHAIRS, Take.OURS: Choice.OURS, Take.BOTH: Choice.BOTH}[take]
    # Where a side offers nothing that can be kept, ours stays and the chair's words become a remark.
    return {line.id: wanted if wanted in line.allowed else Choice.OURS for line in plan.conflicts}


def _asked(line: MergeLine, chair: str) -> Choice | str:
    """Ask at the terminal until an answer is one of those offered."""
    from boardkeeper.reviews.plan import Choice

    offered = {str(number): choice for number, choice in enumerate(Choice, 1) if choice in line.allowed}
    names = {Choice.OURS: "ours", Choice.CHAIRS: chair, Choice.BOTH: "both"}
    ways = [f"{number} {names[choice]}" for number, choice in offered.items()]
    if line.takes_words:
        ways.append("or other words")
    for each in _line_lines(line):
        sys.stdout.write(f"{each}\n")
    while True:
        said = str(typer.prompt(f"Whose words shall stand? {', '.join(ways)}")).strip()
        if said in offered:
            return offered[said]
        if line.takes_words and said and not said.isdecimal():
            return said


def _plan_lines(plan: MergePlan) -> Iterator[str]:
    if not plan.lines:
        yield f"{plan.chair} changed nothing."
    for about, lines in plan.matters():
        yield about
        for line in lines:
            yield from _line_lines(line)


def _line_lines(line: MergeLine) -> Iterator[str]:
    from boardkeeper.reviews.plan import Outcome

    yield f"    {line.name}: {'added' if line.is_addition and line.merged else line.outcome.value}"
    has_two = line.outcome in {Outcome.CONFLICT, Outcome.MERGED}
    if has_two:
        yield f"        ours:    {_marked(line.base, line.ours)}"
    theirs = line.theirs if line.is_addition else _marked(line.base, line.theirs)
    yield f"        chair’s: {theirs}"
    if line.outcome is Outcome.MERGED:
        yield f"        merged:  {line.merged}"
    if line.note:
        yield f"        {line.note}"


def _marked(before: str, after: str) -> str:
    runs = compare(before, after)
    return " ".join("".join((_MARKS[run.change][0], run.text, _MARKS[run.change][1])) for run in runs)


def _done_words(done: MergeDone) -> str:
    kept = f", {done.kept_as_remarks} kept as remarks" if done.kept_as_remarks else ""
    return f"{done.label}: {done.taken} taken over{kept}. To take it back: boardkeeper undo."


def _plan_data(plan: MergePlan) -> dict[str, Any]:
    return {"review": plan.review_id, "chair": plan.chair, "lines": [_line_data(each) for each in plan.lines]}


def _line_data(line: MergeLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "about": line.about,
        "name": line.name,
        "outcome": line.outcome.value,
        "base": line.base,
        "ours": line.ours,
        "theirs": line.theirs,
        "merged": line.merged or None,
        "note": line.note or None,
        "choices": [each.value for each in line.allowed],
    }


def _done_data(done: MergeDone) -> dict[str, Any]:
    return {"step": done.label, "taken": done.taken, "kept_as_remarks": done.kept_as_remarks}
