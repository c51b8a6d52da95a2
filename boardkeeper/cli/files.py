"""Commands about the file itself: new, info, search, undo, redo, history, backup, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.boards import Nation
from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened
from boardkeeper.errors import UserError


def new(
    file: BoardFile,
    sample: Annotated[bool, typer.Option("--sample", help="Fill it with the sample board.")] = False,
    board: Annotated[str | None, typer.Option("--board", metavar="NAME", help="The board’s name.")] = None,
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="Whose board it is.")
    ] = None,
    nation: Annotated[
        Nation, typer.Option("--nation", case_sensitive=False, help="Whose bank holidays count.")
    ] = Nation.ENGLAND,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Make a board file: empty, with one board, or with the sample board."""
    from boardkeeper.making import NewBoard, make_file

    if sample and (board or council):
        raise UserError("A file is made either with the sample board or with a board of your own.")
    if (board is None) != (council is None):
        raise UserError("A board has a name and a council.", "Give both --board and --council.")
    wanted = None if board is None or council is None else NewBoard(board, council, nation)
    names = make_file(file, who, wanted, sample=sample)
    told = f" with the board “{names[0]}”" if names else ""
    answer({"file": file, "boards": names}, [f"Made {file}{told}."], as_json=as_json)


def info(file: BoardFile, as_json: AsJson = False) -> None:
    """Say what a file holds and whether it is sound."""
    from boardkeeper.info import board_infos

    with opened(file, None) as (store, _):
        boards = board_infos(store)
        checked = store.verify()
        version = store.schema_version
    data = {
        "file": file,
        "schema_version": version,
        "integrity": "ok" if checked.integrity_ok else "; ".join(checked.integrity_messages),
        "journal_intact": checked.journal_intact and not checked.changed_outside,
        "steps": checked.steps,
        "boards": [
            {
                "name": each.board.name,
                "council": each.board.council,
                "nation": each.board.nation.value,
                "counts": each.counts,
                "meetings": list(each.meeting_days),
            }
            for each in boards
        ],
    }
    lines = [f"{file}: schema {version}, integrity {data['integrity']}, {checked.steps} steps in the journal"]
    lines.append(f"Journal {'intact' if data['journal_intact'] else 'NOT intact: run boardkeeper verify'}")
    for each in boards:
        lines.append(f"{each.board.name} – {each.board.council} ({each.board.nation.value.title()})")
        lines += [f"  {number:>6}  {name.replace('_', ' ')}" for name, number in each.counts.items()]
    answer(data, lines, as_json=as_json)


def search(
    file: BoardFile,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many at the most.")] = 50,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Find minutes, decisions, actions, milestones, KPIs, people and meetings that hold all the words."""
    from boardkeeper.boards import find_board

    with opened(file, None) as (store, _):
        board_id = find_board(store, board).id if board else None
        hits = store.search(" ".join(words), limit=limit, board_id=board_id)
    data = [
        {
            "kind": hit.table,
            "id": hit.row_id,
            "title": hit.title,
            "snippet": hit.snippet,
            "date": hit.happened_on,
        }
        for hit in hits
    ]
    lines = [f"{hit.table.replace('_', ' '):20}  {hit.title}: {hit.snippet}" for hit in hits]
    answer(data, lines or ["Nothing found."], as_json=as_json)


def undo(file: BoardFile, who: Who = None, as_json: AsJson = False) -> None:
    """Take back the last step."""
    with opened(file, who) as (store, name):
        undone = store.undo(name)
    answer({"undone": undone.label}, [f"Undone: {undone.label}."], as_json=as_json)


def redo(file: BoardFile, who: Who = None, as_json: AsJson = False) -> None:
    """Do again what was undone last."""
    with opened(file, who) as (store, name):
        redone = store.redo(name)
    answer({"redone": redone.label}, [f"Done again: {redone.label}."], as_json=as_json)


def history(
    file: BoardFile,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=1_000_000, help="How many steps, newest first.")
    ] = 50,
    as_json: AsJson = False,
) -> None:
    """List what was done, by whom and when, newest first."""
    with opened(file, None) as (store, _):
        steps = store.history(limit=limit)
    data = [
        {
            "no": step.no,
            "at": step.at.isoformat(),
            "who": step.who,
            "label": step.label,
            "kind": step.kind.value,
            "undone": step.undone,
            "rows": step.rows,
        }
        for step in steps
    ]
    rows = [
        (
            str(step.no),
            f"{step.at.astimezone():%d %b %Y %H:%M}",
            step.who,
            f"{_said(step.kind.value)}{step.label}{' (undone)' if step.undone else ''}",
        )
        for step in steps
    ]
    answer(data, columns(rows) if rows else ["Nothing was done yet."], as_json=as_json)


def _said(kind: str) -> str:
    return {"undo": "Undo: ", "redo": "Redo: "}.get(kind, "")


def backup(file: BoardFile, who: Who = None, as_json: AsJson = False) -> None:
    """Write a checked backup now, and thin out the old ones."""
    with opened(file, who) as (store, _):
        made: Path | None = store.backup(force=True)
        last = store.last_backup()
    newest = made or (last.path if last else None)
    said = f"Backup written: {made}." if made else f"Nothing changed since the backup {newest}."
    answer({"backup": newest, "new": made is not None}, [said], as_json=as_json)


def verify(file: BoardFile, as_json: AsJson = False) -> None:
    """Check the file, the chain of the journal, and every row against the journal."""
    with opened(file, None) as (store, _):
        found = store.verify()
    data = {
        "clean": found.is_clean,
        "integrity": "ok" if found.integrity_ok else "; ".join(found.integrity_messages),
        "journal_intact": found.journal_intact,
        "changed_outside": found.changed_outside,
        "problems": found.problems,
        "steps": found.steps,
    }
    lines = [f"Clean: {found.steps} steps, every row as the journal says."]
    if not found.is_clean:
        outside = [f"{found.changed_outside} rows were changed outside the program."]
        lines = [*found.integrity_messages, *found.problems, *(outside if found.changed_outside else [])]
    answer(data, lines, as_json=as_json)
    if not found.is_clean:
        raise UserError(f"“{file.name}” is not as it was written.", "Restore the newest good backup.")
