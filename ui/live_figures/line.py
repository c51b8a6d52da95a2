"""The line below a place to write: how its live figures read, what is wrong with them, and “Insert a figure…”."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from boardkeeper.live_figures import resolve
from ui.live_figures.picker import FigurePicker
from ui.live_figures.reading import BoardFigures
from ui.live_figures.words import problem_words, reading_words, source_words, typed_words
from ui.page import Workplace
from ui.panes import words_label

INSERT = "Insert a figure…"
INSERT_KEYS = "Ctrl+Shift+I"
_PAUSE_MILLISECONDS = 200


class LiveFigureLine(QWidget):
    """Stands under any editor of plain text. Without a figure in the text, only the button is there.

    `serve` is all an editor needs: the line then follows what is typed and puts chosen figures in. Without it, tell the
    line the text with `show_text` and put in what `chosen` says.

    Signals:
        chosen: What is to be written where the cursor stands: “{kpi Re-referrals latest}”.

    Args:
        workplace: What the page works with.
        parent: Who owns it.
        figures: Shared by several lines of one form; without it the line reads its own.
        has_button: Whether “Insert a figure…” is offered here; a form with many editors has it in its toolbar.
    """

    chosen = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget | None = None,
        *,
        figures: BoardFigures | None = None,
        has_button: bool = True,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._editor: QTextEdit | QPlainTextEdit | None = None
        self._text = ""
        self._has_button = has_button
        self.figures = figures or BoardFigures(workplace, self)
        self.reads = words_label("muted", self)
        self.wrong = words_label("warning", self)
        self.button = QPushButton(INSERT, self)
        self.button.setProperty("link", True)
        self.button.setToolTip(f"Name a figure instead of typing it; it follows the data ({INSERT_KEYS})")
        self.button.setVisible(has_button)
        self.picker: FigurePicker | None = None
        self.insert_action = QAction(INSERT, self)
        self.insert_action.setShortcut(QKeySequence(INSERT_KEYS))
        self.insert_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.insert_action.triggered.connect(self.begin)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause_ended)
        self.button.clicked.connect(self.begin)
        self.figures.changed.connect(self._say)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reads, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(row)
        self._column.addWidget(self.wrong)
        self._say()

    def show_board(self, board_id: str, day: date | None = None) -> None:
        """Know the figures of this board; with a day, those that could be known on it."""
        self.figures.show_board(board_id, day)
        self._say()

    def show_text(self, text: str) -> None:
        """Say how this text reads."""
        self._text = text
        self._say()

    def serve(self, editor: QTextEdit | QPlainTextEdit) -> None:
        """Follow what is typed in an editor, and put chosen figures into it."""
        self._editor = editor
        editor.addAction(self.insert_action)
        editor.textChanged.connect(self._pause.start)
        self._on_pause_ended()

    @Slot()
    def begin(self) -> None:
        """Let a figure be chosen."""
        if self.picker is None:
            self.picker = FigurePicker(self._workplace, self)
            self.picker.chosen.connect(self._on_chosen)
            self.picker.left.connect(self._leave_picker)
            self._column.addWidget(self.picker)
        self.figures.want()
        self.picker.show_kpis(self.figures.kpis or ())
        self.picker.show()
        self.show()
        self.picker.begin()

    @property
    def is_choosing(self) -> bool:
        """Whether a figure is being chosen just now."""
        return self.picker is not None and not self.picker.isHidden()

    @property
    def is_settled(self) -> bool:
        """Whether what is said is about the text as it is now."""
        return not self._pause.isActive()

    @Slot()
    def _on_pause_ended(self) -> None:
        if self._editor is not None:
            self.show_text(self._editor.toPlainText())

    @Slot(str)
    def _on_chosen(self, written: str) -> None:
        self._leave_picker()
        if self._editor is not None:
            cursor = self._editor.textCursor()
            cursor.insertText(written)
            self._editor.setTextCursor(cursor)
        self.chosen.emit(written)

    @Slot()
    def _leave_picker(self) -> None:
        if self.picker is not None:
            self.picker.hide()
        if self._editor is not None:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    @Slot()
    def _say(self) -> None:
        """Say how the text reads with the figures that are at hand."""
        if "{" in self._text or any(letter.isdigit() for letter in self._text):
            self.figures.want()
        if self.is_choosing and self.picker is not None:
            self.picker.show_kpis(self.figures.kpis or ())
        reads = wrong = sources = ""
        if self.figures.kpis is not None:
            resolved = resolve(self._text, self.figures.kpis)
            reads, sources = reading_words(resolved), source_words(resolved)
            lines = [problem_words(problem) for problem in resolved.problems]
            lines += [typed_words(typed) for typed in self.figures.contradictions(self._text)]
            wrong = "\n".join(lines)
        for label, said in ((self.reads, reads), (self.wrong, wrong)):
            label.setText(said)
            label.setVisible(bool(said))
        self.reads.setToolTip(sources)
        self.reads.setAccessibleDescription(sources)
        self.setVisible(self._has_button or bool(reads or wrong) or self.is_choosing)
