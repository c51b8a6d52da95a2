"""The pages behind the steps of a meeting: each is made when it is first wanted, and kept up from then on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.meetings.stepper import Step


class StepPages(QStackedWidget):
    """Holds the pages that have been made; nobody waits for six who came for one.

    Signals:
        made: The `Step` whose page has just been made, before anything is shown on it.

    Args:
        makers: How each page is made, given its parent.
        parent: Who owns them.
    """

    made = Signal(object)

    def __init__(
        self, makers: Mapping[Step, Callable[[QWidget], QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._makers = dict(makers)
        self._pages: dict[Step, QWidget] = {}

    def page(self, step: Step) -> Any:
        """The page of a step, made now when it is wanted for the first time."""
        page = self._pages.get(step)
        if page is None:
            page = self._pages[step] = self._makers[step](self)
            self.addWidget(page)
            self.made.emit(step)
        return page

    def there(self, step: Step) -> Any | None:
        """The page of a step if it has been made."""
        return self._pages.get(step)

    def every(self) -> tuple[Step, ...]:
        """The steps whose pages have been made."""
        return tuple(self._pages)

    def choose(self, step: Step) -> None:
        """Bring the page of a step to the front."""
        self.setCurrentWidget(self.page(step))
