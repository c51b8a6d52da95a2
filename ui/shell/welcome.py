"""What is shown while no board is open: what this is, and how to begin."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.empty import EmptyState
from ui.shell.command_set import CommandSet
from ui.theme.theme import Theme


class WelcomePanel(QWidget):
    """The first thing a newcomer sees."""

    def __init__(self, theme: Theme, commands: CommandSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        empty = EmptyState(
            theme,
            "landmark",
            "No board open",
            "A board’s file holds its meetings, minutes, decisions, actions, plan and figures. "
            "Make one, open one, or look round the sample board first.",
            tuple(commands.action(key) for key in ("file.new", "file.open", "file.sample")),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(empty)
