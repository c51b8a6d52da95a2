"""The way of every change in a log: rows become matters, the board is asked, the toast says what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from boardkeeper import follow_up
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.evidence_files import take_evidence
from boardkeeper.follow_up import FollowUpStatus, Importance, Log, Matter
from boardkeeper.follow_up.each import MatterChange, change_each
from boardkeeper.kept_files import TakenFile
from ui.page import Workplace
from ui.today.words import count

OnDone = Callable[[Any], None]
OnError = Callable[[UserError], None]


class LogWriter(QObject):
    """Asks the board for changes of the rows of one log.

    Args:
        workplace: What the page works with.
        log: Which log.
        one: What a row is called: “action”.
        parent: The page.
    """

    def __init__(self, workplace: Workplace, log: Log, one: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._log = log
        self._one = one

    def change(
        self,
        rows: Sequence[Any],
        wish: dict[str, Any],
        on_error: OnError | None = None,
        on_done: OnDone | None = None,
    ) -> None:
        """Change rows, all in one step; `wish` names what shall be so."""
        self._run(
            self._said(rows, "changed"),
            follow_up.change,
            self._matters(rows),
            current_day(),
            on_error=on_error,
            on_done=on_done,
            **wish,
        )

    def change_each(self, changes: Sequence[MatterChange], on_done: OnDone | None = None) -> None:
        """Change every row as its own change says, all in one step."""

        def said(number: int) -> str:
            return (
                f"Pasted: {count(number, self._one)} changed." if number else "Nothing pasted was different."
            )

        self._run(said, change_each, tuple(changes), current_day(), on_done=on_done)

    def close(self, rows: Sequence[Any], words: str, on_done: OnDone | None = None) -> None:
        """Record that rows are complete."""
        matters = self._matters(rows)
        self._run(self._said(rows, "closed"), follow_up.close, matters, current_day(), words, on_done=on_done)

    def reopen(self, row: Any, words: str, on_done: OnDone | None = None) -> None:
        """Take up again what was finished."""
        said = f"{self._name(row)} reopened."
        self._run(said, follow_up.reopen, self.matter(row), words, current_day(), on_done=on_done)

    def link(self, row: Any, links: dict[str, Any], on_done: OnDone | None = None) -> None:
        """Link a row to what it serves."""
        self._run(f"{self._name(row)} changed.", follow_up.link, self.matter(row), on_done=on_done, **links)

    def record(
        self,
        row: Any,
        said: str,
        text: str,
        status: FollowUpStatus,
        files: Sequence[Path],
        on_done: OnDone,
        on_error: OnError | None = None,
    ) -> None:
        """Add an update with files, which are looked at away from the window first; without words, only the files."""
        keep = partial(self._keep, row, said, text, status, on_done, on_error)
        if not files:
            keep(())
            return
        self._workplace.tasks.run(
            f"Taking in {count(len(files), 'file')}",
            _take_all,
            tuple(files),
            on_done=keep,
            on_error=on_error or self._workplace.complain,
        )

    def _keep(
        self,
        row: Any,
        said: str,
        text: str,
        status: FollowUpStatus,
        on_done: OnDone,
        on_error: OnError | None,
        taken: tuple[TakenFile, ...],
    ) -> None:
        self._run(
            said if text else f"{count(len(taken), 'file')} attached.",
            follow_up.record,
            self.matter(row),
            text or f"Evidence: {', '.join(file.name for file in taken)}",
            status,
            current_day(),
            taken,
            on_done=on_done,
            on_error=on_error,
        )

    def remove_evidence(self, evidence: follow_up.EvidenceView) -> None:
        """Take a piece of evidence away."""
        self._run(f"“{evidence.title}” taken away.", follow_up.remove_evidence, evidence.id)

    def matter(self, row: Any) -> Matter:
        """What a row is called below."""
        return Matter(self._log, row.id)

    def _matters(self, rows: Sequence[Any]) -> tuple[Matter, ...]:
        return tuple(self.matter(row) for row in rows)

    def _name(self, row: Any) -> str:
        name = f"{self._one} {row.reference}".strip()
        return name[0].upper() + name[1:]

    def _said(self, rows: Sequence[Any], done: str) -> Callable[[int], str]:
        def said(number: int) -> str:
            if not number:
                return "Nothing was different."
            return (
                f"{self._name(rows[0])} {done}." if len(rows) == 1 else f"{count(number, self._one)} {done}."
            )

        return said

    def _run(
        self,
        said: str | Callable[[Any], str],
        function: Callable[..., Any],
        *args: Any,
        on_done: OnDone | None = None,
        on_error: OnError | None = None,
        **wish: Any,
    ) -> None:
        operations = self._workplace.operations
        operations.run(
            said, function, operations.who, *args, on_done=on_done, on_error=on_error, origin=self, **wish
        )


def wish_of(name: str, value: str) -> dict[str, Any]:
    """What a cell that was changed asks for: words become the value they stand for."""
    if name == "status":
        return {name: FollowUpStatus(value)}
    return {name: Importance(value)} if name == "importance" else {name: value}


def _take_all(
    paths: Sequence[Path],
    *,
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[TakenFile, ...]:
    taken = []
    for number, path in enumerate(paths):
        progress(f"“{path.name}”", number, len(paths))
        if cancelled():
            raise UserError("The files were not attached.", "What you typed is still there.")
        taken.append(take_evidence(path))
    return tuple(taken)
