"""The two panes of the pack: the pages, and beside or below them a column that other panels may stand in for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.page import Workplace

P = TypeVar("P", bound=QWidget)

_KEEP_AFTER_MILLISECONDS = 400
_USUAL = {True: [590, 290], False: [380, 150]}
_ROOMY = {True: [520, 400], False: [120, 380]}


class PackPanes(QSplitter):
    """Side by side where there is room, else one above the other; the line between them is remembered for each.

    Signals:
        closed: A panel was put away.
    """

    closed = Signal()

    def __init__(
        self, workplace: Workplace, pages: QWidget, sections: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = workplace.settings
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
        self._side = QStackedWidget(self)
        self._side.setMinimumWidth(200)
        self._side.addWidget(self._scroll)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.addWidget(self._side)
        self.setStretchFactor(0, 1)
        self._keeper = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MILLISECONDS)
        self._keeper.timeout.connect(self._on_keeper_timeout)
        self.splitterMoved.connect(self._on_moved)
        self.share_out()

    @property
    def is_wide(self) -> bool:
        """Whether the panes stand side by side."""
        return self.orientation() is Qt.Orientation.Horizontal

    @property
    def panel(self) -> QWidget | None:
        """The panel that stands in for the column; None while the column is shown."""
        front = self._side.currentWidget()
        return None if front is self._scroll else front

    def set_wide(self, is_wide: bool) -> None:
        """Put the panes side by side, or one above the other."""
        if is_wide != self.is_wide:
            self.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
            self.share_out() if self.panel is None else self.make_room()

    def share_out(self) -> None:
        """Give each pane what it had when somebody last moved the line between them."""
        kept = str(self._settings.value(self._key, "")).split("/")
        sizes = [int(each) for each in kept if each.isdecimal()]
        self.setSizes(sizes if len(sizes) == 2 and all(sizes) else _USUAL[self.is_wide])

    def make_room(self) -> None:
        """Give the column more than usual: somebody is working in it."""
        self.setSizes(_ROOMY[self.is_wide])

    def to_the_top(self) -> None:
        """Show the head of the column."""
        self._scroll.verticalScrollBar().setValue(0)

    def panel_of(self, kind: type[P]) -> P | None:
        """The panel of a kind that was made before."""
        every = (self._side.widget(place) for place in range(self._side.count()))
        return next((panel for panel in every if isinstance(panel, kind)), None)

    def show_panel(self, panel: QWidget) -> None:
        """Let a panel stand in for the column until it is closed."""
        if self._side.indexOf(panel) < 0:
            self._side.addWidget(panel)
            closed: SignalInstance = getattr(panel, "closed")  # noqa: B009 - every panel has it; no base class says so
            closed.connect(self._on_panel_closed)
        self._side.setCurrentWidget(panel)
        self.make_room()

    def close_panel(self) -> None:
        """Show the column again."""
        if self.panel is not None:
            self._side.setCurrentWidget(self._scroll)
            self.share_out()

    @property
    def _key(self) -> str:
        return f"panes/pack-{'beside' if self.is_wide else 'below'}"

    @Slot()
    def _on_panel_closed(self) -> None:
        self.close_panel()
        self.closed.emit()

    @Slot()
    def _on_moved(self) -> None:
        self._keeper.start()

    @Slot()
    def _on_keeper_timeout(self) -> None:
        if self.panel is None:
            self._settings.setValue(self._key, "/".join(str(each) for each in self.sizes()))
