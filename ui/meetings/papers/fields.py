"""Lines of a form that keep what is typed in them by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QCompleter, QWidget

from ui.panes import InlineEdit

KEEP_AFTER_MILLISECONDS = 800
"""How long a pause in typing is before what was typed is kept."""


class FormEdit(InlineEdit):
    """A line of a form: kept after a pause, on Enter and on leaving it; what was refused stays to be mended.

    Args:
        name: What is typed here.
        placeholder: An example.
        waits: Whether half of it makes no sense, so that only Enter and leaving keep it.
        parent: Who owns it.
    """

    def __init__(
        self, name: str, placeholder: str = "", *, waits: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, placeholder, parent)
        self._is_refused = False
        self.setProperty("inline", False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MILLISECONDS)
        self._pause.timeout.connect(self._commit)
        if not waits:
            self.textEdited.connect(self._on_text_edited)

    def complete_with(self, words: Sequence[str]) -> None:
        """Offer these while somebody types."""
        completer: QCompleter | None = self.completer()
        if completer is None:
            completer = QCompleter(self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setModel(QStringListModel(completer))
            self.setCompleter(completer)
        model = completer.model()
        if isinstance(model, QStringListModel) and model.stringList() != list(words):
            model.setStringList(list(words))

    def show_text(self, text: str) -> None:
        """Show what is kept; not over words that were refused or are being typed."""
        if self._is_refused and text != self.text().strip():
            return
        self.be_taken()
        if text == self.text().strip():
            self._shown = text
        else:
            super().show_text(text)

    def be_refused(self, why: str) -> None:
        """Keep what was typed and say why it was not taken."""
        self._is_refused = True
        self.mark_wrong(why)

    def be_taken(self) -> None:
        """What was typed is kept now."""
        self._is_refused = False
        self.mark_wrong("")

    @Slot()
    def _on_text_edited(self) -> None:
        self._pause.start()

    @Slot()
    def _commit(self) -> None:
        self._pause.stop()
        super()._commit()
