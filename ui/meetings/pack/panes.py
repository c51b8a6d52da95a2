"""The two panes of the pack: the pages, and beside or below them a column that other panels may stand in for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.page import Workplace

P = TypeVar("P", bound=QWidget)

SIDE_BY_SIDE_FROM = 640
"""So wide a pack must be for its pages and what is done with them to stand side by side."""

_KEEP_AFTER_MILLISECONDS = 400
_LEAST_WIDE = 200
_USUAL = {True: (590, 290), False: (380, 150)}
_WORKING = {True: (520, 400), False: (300, 300)}
"""The same while somebody works beside the pages: what is shown of them must still be read."""


class PackPanes(QSplitter):
    """Side by side where there is room, else one above the other; the line between them is remembered for each.

    It is also remembered apart for whether somebody works beside the pages – prints, compares, publishes – or only looks.

    Signals:
        closed: A panel was put away that had the keyboard.
        work_changed: Whether somebody works beside the pages is another now.
    """

    closed = Signal()
    work_changed = Signal()

    def __init__(
        self, workplace: Workplace, pages: QWidget, sections: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = workplace.settings
        self._panels: list[QWidget] = []
        self._chapters: dict[QWidget, str] = {}
        self._is_column_busy = False
        self.panel: QWidget | None = None
        column = QWidget(self)
        column.setProperty("plain", True)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(8, 12, 16, 16)
        inside.setSpacing(24)
        for section in sections:
            inside.addWidget(section)
        inside.addStretch()
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(column)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The lines in it take the keyboard one by one and scroll it.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Publication, checks and contents of the pack")
        # No stack of pages: in one, what is hidden would still ask for room.
        side = QWidget(self)
        side.setMinimumWidth(_LEAST_WIDE)
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(self._scroll)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.addWidget(side)
        self.setStretchFactor(0, 1)
        self._keeper = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MILLISECONDS)
        self._keeper.timeout.connect(self._keep)
        self.splitterMoved.connect(self._on_moved)
        self._share_out()

    @property
    def is_wide(self) -> bool:
        """Whether the panes stand side by side."""
        return self.orientation() is Qt.Orientation.Horizontal

    @property
    def is_worked_in(self) -> bool:
        """Whether somebody works beside the pages and needs more room there than to look."""
        return self.panel is not None or self._is_column_busy

    @property
    def chapter(self) -> str:
        """The chapter of the guide about the panel that is open; blank for none."""
        return self._chapters.get(self.panel, "") if self.panel is not None else ""

    def set_wide(self, is_wide: bool) -> None:
        """Put the panes side by side, or one above the other."""
        if is_wide != self.is_wide:
            self._keep_now()
            self.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
            self._share_out()

    def set_column_busy(self, is_busy: bool) -> None:
        """Say whether somebody works in the column itself."""
        self._change(self.panel, is_busy)

    def to_the_top(self) -> None:
        """Show the head of the column."""
        self._scroll.verticalScrollBar().setValue(0)

    def panel_of(self, kind: type[P]) -> P | None:
        """The panel of a kind that was made before."""
        return next((panel for panel in self._panels if isinstance(panel, kind)), None)

    def show_panel(self, panel: QWidget, chapter: str = "") -> None:
        """Let a panel stand in for the column until it is closed; `chapter` of the guide is about it."""
        if panel not in self._panels:
            self._panels.append(panel)
            panel.hide()
            self._side.addWidget(panel)
            closed: SignalInstance = getattr(panel, "closed")  # noqa: B009 - every panel has it; no base class says so
            closed.connect(partial(self._on_panel_closed, panel))
        self._chapters[panel] = chapter
        self._change(panel, self._is_column_busy)

    def close_panel(self) -> None:
        """Show the column again."""
        self._change(None, self._is_column_busy)

    def _change(self, panel: QWidget | None, is_column_busy: bool) -> None:
        """Show one panel or the column, and share the room out where that makes a difference."""
        was_worked_in, before = self.is_worked_in, self.panel
        used = QApplication.focusWidget()
        had_keyboard = before is not None and used is not None and before.isAncestorOf(used)
        if was_worked_in != (panel is not None or is_column_busy):
            self._keep_now()
        self.panel, self._is_column_busy = panel, is_column_busy
        if panel is not before:
            (before or self._scroll).hide()
            (panel or self._scroll).show()
        if was_worked_in != self.is_worked_in:
            self.work_changed.emit()
            self._share_out()
        if had_keyboard and panel is None:
            self.closed.emit()

    def _share_out(self) -> None:
        """Give each pane what it had when somebody last moved the line between them."""
        kept = str(self._settings.value(self._key, "")).split("/")
        sizes = [int(each) for each in kept if each.isdecimal()]
        usual = (_WORKING if self.is_worked_in else _USUAL)[self.is_wide]
        self.setSizes(sizes if len(sizes) == 2 and all(sizes) else list(usual))

    @property
    def _key(self) -> str:
        place = "beside" if self.is_wide else "below"
        return f"panes/pack-{place}{'-working' if self.is_worked_in else ''}"

    def _on_panel_closed(self, panel: QWidget) -> None:
        # What was made in the background may end while another panel is open.
        if panel is self.panel:
            self.close_panel()

    @Slot()
    def _on_moved(self) -> None:
        self._keeper.start()

    def _keep_now(self) -> None:
        if self._keeper.isActive():
            self._keeper.stop()
            self._keep()

    @Slot()
    def _keep(self) -> None:
        self._settings.setValue(self._key, "/".join(str(each) for each in self.sizes()))
