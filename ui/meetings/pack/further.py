"""Panels that stand in for the column beside the pages; each is made when it is wanted first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.panes import PackPanes
from ui.page import Workplace


class FurtherPanels(QObject):
    """Opens them.

    Signals:
        page_wanted: Go to the page on which this is printed.
    """

    page_wanted = Signal(str)

    def __init__(self, workplace: Workplace, builder: PackBuilder, panes: PackPanes, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._builder = builder
        self._panes = panes
        self._window = window

    @Slot()
    def compare(self) -> None:
        """Hold the pack against another."""
        from ui.meetings.pack.comparing.panel import ComparingPanel

        panel = self._panes.panel_of(ComparingPanel)
        if panel is None:
            panel = ComparingPanel(self._workplace, self._builder, self._window)
            panel.page_wanted.connect(self.page_wanted)
        self._panes.show_panel(panel, "comparing-packs")
        panel.begin()

    def give_out(self, name: str, *, is_export: bool) -> None:
        """Print the edition that is shown, or write it into files; `name` is what both call the pack."""
        from ui.meetings.pack.giving_out.panel import GivingOutPanel

        panel = self._panes.panel_of(GivingOutPanel)
        if panel is None:
            panel = GivingOutPanel(self._workplace, self._builder, self._window)
        self._panes.show_panel(panel, "printing")
        begin = panel.begin_exporting if is_export else panel.begin_printing
        begin(name)

    @Slot()
    def check_file(self) -> None:
        """Look whether a finished file is sound."""
        from ui.meetings.pack.comparing.checking import CheckingPanel

        panel = self._panes.panel_of(CheckingPanel)
        if panel is None:
            panel = CheckingPanel(self._workplace, self._builder, self._window)
            panel.page_wanted.connect(self.page_wanted)
        self._panes.show_panel(panel, "comparing-packs")
        panel.begin()
