"""The head of the import page: the file, what will happen, and the three things to do."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ui.panes import PageHeader


class ImportHeader(PageHeader):
    """Back, another file, and the button that writes and says what."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Import", "", parent)
        self.back = self._button("Back", "Leave without writing anything (Esc)")
        self.another = self._button("Choose another file…")
        self.apply = self._button("Apply", "Write it as one step (Ctrl+Return)")
        self.apply.setProperty("main", True)
        self.apply.setAutoDefault(True)

    def show_state(self, *, is_read: bool, is_applying: bool, can_apply: bool, words: str) -> None:
        """Show what can be done: nothing while it is written, and nothing but leaving before anything is read."""
        self.another.setVisible(is_read)
        self.apply.setVisible(is_read)
        self.another.setEnabled(not is_applying)
        self.back.setEnabled(not is_applying)
        self.apply.setText(words)
        self.apply.setEnabled(can_apply and not is_applying)

    def _button(self, words: str, tip: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        self.add(button)
        return button
