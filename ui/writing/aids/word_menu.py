"""What can be done about a doubtful word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from ui.writing.aids.checking import WordCheck
from ui.writing.aids.spans import put


class WordMenu(QMenu):
    """Proposals first, as soon as they are found; then the board's words, and letting the word be.

    Signals:
        ignored: The word shall be let be.

    Args:
        check: Knows what may have been meant.
        word: As it stands in the text.
        cursor: Has the word selected; it follows when the text changes.
        parent: Who owns it.
    """

    ignored = Signal(str)

    def __init__(self, check: WordCheck, word: str, cursor: QTextCursor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"Spelling of “{word}”")
        self._check = check
        self._word = word
        self._cursor = cursor
        self.waiting = self.addAction("Looking for what was meant …")
        self.waiting.setEnabled(False)
        self._line = self.addSeparator()
        self.addAction(f"Add “{word}” to this board’s words", self._on_add)
        self.addAction("Ignore here", self._on_ignore)
        check.suggested.connect(self._on_suggested)
        offered = check.suggest(word)
        if offered is not None:
            self._on_suggested(word, offered)

    @Slot(str, object)
    def _on_suggested(self, word: str, offered: tuple[str, ...]) -> None:
        if word != self._word:
            return
        self._check.suggested.disconnect(self._on_suggested)
        if not offered:
            self.waiting.setText("Nothing like it is known")
            return
        for each in offered:
            action = QAction(each.replace("&", "&&"), self)
            action.setData(each)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(self._on_chosen)
            self.insertAction(self._line, action)
        self.removeAction(self.waiting)
        self.setActiveAction(self.actions()[0])

    @Slot()
    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._cursor.selectedText() == self._word:
            put(self._cursor, str(action.data()))

    @Slot()
    def _on_add(self) -> None:
        self._check.add_to_board(self._word)

    @Slot()
    def _on_ignore(self) -> None:
        self.ignored.emit(self._word)
