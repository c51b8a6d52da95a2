"""The small control that says what of the notice is shown."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

_KEY = "notice/view"
VIEWS = ("Paragraphs", "Reviews", "Voices")


class NoticeSwitch(QWidget):
    """Paragraphs, reviews or voices.

    Signals:
        switched: The place of the view among `VIEWS`.
    """

    switched = Signal(int)

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.buttons: list[QToolButton] = []
        for place, title in enumerate(VIEWS):
            button = QToolButton(self)
            button.setText(title)
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(f"Show: {title.lower()}")
            button.setToolTip(f"Show the {title.lower()} (Ctrl+Alt+{place + 1})")
            self._group.addButton(button, place)
            self.buttons.append(button)
            line.addWidget(button)
        kept = settings.value(_KEY, 0, type=int)
        self.buttons[kept if isinstance(kept, int) and 0 <= kept < len(VIEWS) else 0].setChecked(True)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def view(self) -> int:
        """The place of what is shown."""
        return self._group.checkedId()

    def turn_to(self, place: int) -> None:
        """Choose a view, as a click does."""
        self.buttons[place].setChecked(True)
        self._on_clicked(place)

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self._settings.setValue(_KEY, place)
        self.switched.emit(place)
