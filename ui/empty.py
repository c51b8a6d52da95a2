"""What an empty page says: what belongs there, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme

_TEXT_WIDTH = 400


class EmptyState(QWidget):
    """A drawing, a heading, a sentence or two, and buttons for what can be done first.

    Args:
        theme: The look.
        icon: A drawing of the resources.
        heading: What is missing: “No minutes yet”.
        text: What belongs here and where it comes from.
        actions: The first steps, the main one first; their titles become the buttons.
        parent: Who owns it.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        heading: str,
        text: str,
        actions: tuple[QAction, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = _centred(QLabel(heading, self), "heading")
        self._text = _centred(QLabel(text, self), "muted")
        self._text.setWordWrap(True)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for place, action in enumerate(actions):
            buttons.addWidget(ActionButton(action, is_main=place == 0, parent=self))
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(3)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def say(self, heading: str, text: str) -> None:
        """Say something else: nothing found is not the same as nothing there."""
        self._heading.setText(heading)
        self._text.setText(text)
        self._fit_text()
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)

    def _fit_text(self) -> None:
        """A centred label is given the height of one line by its layout, whatever it needs."""
        width = self._theme.px(_TEXT_WIDTH)
        self._text.setFont(self._theme.font())
        self._text.setFixedSize(width, self._text.heightForWidth(width) if self._text.text() else 0)

    @Slot()
    def _on_theme_changed(self) -> None:
        colours = self._theme.colours
        self._fit_text()
        self._picture.setPixmap(self._theme.pixmap(self._icon, colours.outline, 56, self.devicePixelRatioF()))


class ActionButton(QPushButton):
    """A push button that says and does what an action does."""

    def __init__(self, action: QAction, *, is_main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setProperty("main", is_main)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    @Slot()
    def _on_action_changed(self) -> None:
        self.setText(self._action.text().replace("&", ""))
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        if self.isHidden() is self._action.isVisible() and self.parent() is not None:
            self.setVisible(self._action.isVisible())


def _centred(label: QLabel, rank: str) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setProperty("rank", rank)
    return label
