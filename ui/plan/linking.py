"""How links and evidence of the chosen milestone are made and taken off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot

from boardkeeper.plan.choices import LinkChoice, link_choices
from ui.follow_up.evidence_files import EvidenceFiles
from ui.plan.link_pane import LinkLine
from ui.plan.showing import PlanShowing
from ui.plan.writer import PlanWriter


class PlanLinking(QObject):
    """Joins the panes of links and of evidence with the board.

    Args:
        page: The plan page.
        writer: The way to the board.
    """

    def __init__(self, page: PlanShowing, writer: PlanWriter) -> None:
        super().__init__(page)
        self._page = page
        self._writer = writer
        self.files = EvidenceFiles(page.workplace, page)
        self._links, evidence = page.matter.links, page.matter.evidence
        self._links.choices_wanted.connect(self._on_choices_wanted)
        self._links.wanted.connect(self._on_link_wanted)
        self._links.removal_wanted.connect(self._on_unlink_wanted)
        evidence.opened.connect(self.files.open)
        evidence.removal_wanted.connect(writer.remove_evidence)
        evidence.choosing_wanted.connect(self.choose)
        evidence.dropped.connect(self.attach)

    def begin(self) -> None:
        """Put the cursor where a link is made."""
        self._links.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def choose(self) -> None:
        """Ask for files that show the chosen milestone."""
        if self._page.row is not None:
            self.attach(self.files.choose())

    @Slot(object)
    def attach(self, paths: list[Path]) -> None:
        """Keep files as evidence of the chosen milestone."""
        if self._page.row is not None:
            self._writer.attach(self._page.row, paths)

    @Slot()
    def _on_choices_wanted(self) -> None:
        page = self._page
        if page.board is not None:
            page.workplace.operations.run(
                None, link_choices, page.board.id, on_done=self._on_choices_read, origin=self
            )

    def _on_choices_read(self, choices: Sequence[LinkChoice]) -> None:
        self._links.offer([(each.kind.value, each.id, each.words) for each in choices])

    @Slot(str, str)
    def _on_link_wanted(self, kind: str, thing_id: str) -> None:
        if self._page.row is not None:
            self._writer.link(self._page.row, kind, thing_id, on_done=self._on_linked)

    def _on_linked(self, _answer: object) -> None:
        self._links.clear()

    @Slot(object)
    def _on_unlink_wanted(self, line: LinkLine) -> None:
        if self._page.row is not None:
            self._writer.unlink(self._page.row, line)
