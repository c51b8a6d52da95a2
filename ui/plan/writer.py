"""The way of every change of a plan: the board is asked, the toast says what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from boardkeeper import follow_up, plan
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.evidence_files import take_evidence
from boardkeeper.follow_up import EvidenceView, Log, Matter
from boardkeeper.kept_files import TakenFile
from boardkeeper.plan import MilestoneStatus, MilestoneView, PlanWords
from boardkeeper.plan.choices import LinkKind
from boardkeeper.rules.period_words import period_words
from ui.page import Workplace
from ui.plan.link_pane import LinkLine
from ui.plan.narrative import Written
from ui.today.words import count

OnDone = Callable[[Any], None]
OnError = Callable[[UserError], None]


class PlanWriter(QObject):
    """Asks the board for changes of plans.

    Args:
        workplace: What the page works with.
        parent: The page.
    """

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace

    def run(
        self,
        said: str | None,
        function: Callable[..., Any],
        *args: Any,
        on_done: OnDone | None = None,
        on_error: OnError | None = None,
        **facts: Any,
    ) -> None:
        """Perform `function(desk, who, *args, **facts)`."""
        operations = self._workplace.operations
        operations.run(
            said, function, operations.who, *args, on_done=on_done, on_error=on_error, origin=self, **facts
        )

    def record(
        self,
        rows: Sequence[MilestoneView],
        words: PlanWords,
        month: str,
        status: MilestoneStatus,
        why: str,
        on_done: OnDone,
    ) -> None:
        """Record one status of one or several milestones, in one step."""
        who = (
            f"{words.milestone.capitalize()} {rows[0].reference}"
            if len(rows) == 1
            else words.counted(len(rows))
        )
        said = f"{who}: {status.value} as at {period_words(month)}."
        ids = tuple(row.id for row in rows)
        self.run(said, plan.record_statuses, ids, month, status, why, on_done=on_done)

    def write(self, written: Written) -> None:
        """Keep what a priority says for a month; the boxes themselves say that it is kept."""
        self.run(
            None,
            plan.record_narrative,
            written.priority_id,
            written.period,
            working_well=written.working_well,
            worried_about=written.worried_about,
            needs_to_happen=written.needs_to_happen,
        )

    def link(self, row: MilestoneView, kind: str, thing_id: str, on_done: OnDone) -> None:
        """Link a milestone to a KPI, an action or an item of a meeting."""
        said = f"{row.reference} is linked to it."
        if kind == LinkKind.KPI:
            self.run(said, plan.link_kpis, row.id, (thing_id,), on_done=on_done)
        elif kind == LinkKind.MINUTE:
            self.run(said, plan.link_minute, row.id, thing_id, on_done=on_done)
        else:
            matter = Matter(Log.ACTIONS, thing_id)
            self.run(said, follow_up.link, matter, on_done=on_done, milestone_id=row.id)

    def unlink(self, row: MilestoneView, line: LinkLine) -> None:
        """Take a link off; what it led to stays."""
        said = f"{row.reference} is no longer linked to it."
        if line.kind == LinkKind.KPI:
            self.run(said, plan.unlink_kpis, row.id, (line.id,))
        elif line.kind == LinkKind.MINUTE:
            self.run(said, plan.unlink_minute, row.id, line.id)
        else:
            self.run(said, follow_up.link, Matter(Log.ACTIONS, line.id), milestone_id="")

    def attach(self, row: MilestoneView, paths: Sequence[Path]) -> None:
        """Keep files as evidence; they are looked at away from the window first."""
        if paths:
            self._workplace.tasks.run(
                f"Taking in {count(len(paths), 'file')}",
                _take_all,
                tuple(paths),
                on_done=partial(self._attach, row),
                on_error=self._workplace.complain,
            )

    def _attach(self, row: MilestoneView, taken: tuple[TakenFile, ...]) -> None:
        for file in taken:
            said = f"“{file.name}” attached to {row.reference}."
            self.run(said, plan.attach_evidence, row.id, file, "", current_day())

    def remove_evidence(self, evidence: EvidenceView) -> None:
        """Take a piece of evidence away."""
        self.run(f"“{evidence.title}” taken away.", plan.remove_evidence, evidence.id)

    def move(self, row: MilestoneView, to_place: int, priority_id: str) -> None:
        """Give a milestone another place, perhaps in another priority."""
        self.run(f"{row.reference} moved.", plan.move_milestone, row.id, to_place, priority_id)


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
            raise UserError("The files were not attached.", "Nothing else was changed.")
        taken.append(take_evidence(path))
    return tuple(taken)
