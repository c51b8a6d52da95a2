"""What is not wanted yet but soon: the modules of pages are imported in the background, so that no first visit waits for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, Qt, Slot

from ui.page import PageEntry
from ui.settling import settle
from ui.shell.window import MainWindow

_PANELS = (
    "ui.meetings.pack.giving_out.panel",
    "ui.meetings.pack.comparing.panel",
    "ui.meetings.pack.comparing.checking",
)
"""Of the pack step; the step imports each when it is opened."""


class WarmingUp(QObject):
    """Waits until the first board is shown and nothing more is asked of it, then imports what is left; once."""

    def __init__(self, window: MainWindow, pages: Sequence[PageEntry]) -> None:
        super().__init__(window)
        self._window = window
        self._modules = (*(page.home.partition(":")[0] for page in pages), *_PANELS)
        window.operations.became_idle.connect(self._begin, Qt.ConnectionType.SingleShotConnection)

    @Slot()
    def _begin(self) -> None:
        settle("a board is shown")
        self._window.tasks.run("Getting ready", load, self._modules, on_done=_rest, is_quiet=True)


def load(
    modules: Sequence[str], *, progress: Callable[[str, int, int], None], cancelled: Callable[[], bool]
) -> None:
    """Import modules one after the other, unless nobody wants them any more. Belongs on a thread of the pool."""
    for done, name in enumerate(modules):
        if cancelled():
            return
        import_module(name)
        progress("module", done + 1, len(modules))


def _rest(_nothing: None) -> None:
    """Whoever visits a page finds it imported; there is nobody to tell."""
