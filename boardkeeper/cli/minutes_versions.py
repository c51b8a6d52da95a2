"""The command about earlier states of minutes: which there are, and what changed between two of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, MeetingDay, answer, columns, opened
from boardkeeper.cli.minutes_out import meeting_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from boardkeeper.minutes.versions import Moment, ParagraphChange

_MARKS = {"added": ("[+", "+]"), "removed": ("[-", "-]"), "same": ("", "")}


def compare(
    file: BoardFile,
    meeting: MeetingDay,
    earlier: Annotated[
        str | None,
        typer.Option("--from", metavar="MOMENT", help="Its number in the list, or “draft 2”, “circulated” …"),
    ] = None,
    later: Annotated[str, typer.Option("--to", metavar="MOMENT", help="The same; now by default.")] = "now",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PAPER", help="Also write the comparison as a file.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List the moments of a meeting’s minutes, or say word by word what changed between two of them."""
    from boardkeeper import minutes_out
    from boardkeeper.minutes import versions

    with opened(file, None) as (store, _):
        found = meeting_id(store, board, meeting)
        every = versions.moments(store, found)
        if earlier is None:
            answer([_moment_data(each) for each in every], _list(every), as_json=as_json)
            return
        first, last = versions.find_moment(every, earlier), versions.find_moment(every, later)
        before = versions.minutes_at(store, found, first.step_id)
        after = versions.minutes_at(store, found, last.step_id)
        papers = minutes_out.gather_minutes(store, found) if out is not None else None
        kept = store.path
    changes = [each for each in versions.compare(before, after) if each.is_changed]
    if out is not None and papers is not None:
        names = (_named(first), _named(last))
        pack = minutes_out.comparison_pack(papers, before, after, names)
        minutes_out.save_paper(pack, out, kept=kept)
    data = {
        "from": _moment_data(first),
        "to": _moment_data(last),
        "changes": [_change_data(each) for each in changes],
    }
    lines = [line for each in changes for line in _lines(each)]
    answer(data, lines or ["Nothing differs between the two."], as_json=as_json)


def _list(found: Sequence[Moment]) -> Iterator[str]:
    if not found:
        return iter(["Nothing was written for this meeting yet."])
    return columns(
        [
            (f"{number}.", each.title, f"{each.at.astimezone():%d %b %Y %H:%M}", each.who)
            for number, each in enumerate(found, 1)
        ]
    )


def _named(moment: Moment) -> str:
    return f"{moment.title}, {moment.at.astimezone():%d %B %Y %H:%M}, {moment.who}"


def _moment_data(moment: Moment) -> dict[str, Any]:
    return {
        "title": moment.title,
        "kind": moment.kind.value,
        "at": moment.at.isoformat(),
        "who": moment.who,
        "step": moment.step_id or None,
    }


def _change_data(change: ParagraphChange) -> dict[str, Any]:
    return {
        "minute": change.minute,
        "place": change.place or None,
        "kind": change.kind.value,
        "change": change.change.value,
        "moved": change.is_moved,
        "words": [{"text": each.text, "change": each.change} for each in change.words],
        "facts": [{"name": each.name, "before": each.before, "after": each.after} for each in change.facts],
    }


def _lines(change: ParagraphChange) -> list[str]:
    moved = ", moved" if change.is_moved else ""
    place = f" {change.place}" if change.place else ""
    lines = [f"{change.minute}{place} ({change.kind.value}, {change.change.value}{moved})"]
    said = " ".join("".join((_MARKS[run.change][0], run.text, _MARKS[run.change][1])) for run in change.words)
    lines.append(f"    {said}")
    lines += [f"    {fact.name}: {fact.before or '–'} → {fact.after or '–'}" for fact in change.facts]
    return lines
