"""How topics are scored: which scheme, and a table of its questions, weights and bands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.schemes import Band, SchemeView, WrittenQuestion
from ui.panes import InlineEdit, SectionHeader, words_label
from ui.programme.counted_rows import CountedRows, CountedWords
from ui.theme.theme import Theme

_PAPER_NOTE = (
    "PAPER comes with the program and stays as it is. Make another from it to ask your own questions."
)


class SchemeForm(QWidget):
    """Shows one of the schemes; asks for every change by a signal and is shown the answer.

    Signals:
        chosen: The id of the scheme the board shall score by.
        another_wanted: The `SchemeView` that another is to be made from.
        changed: A scheme’s id and what to change: `name`, `questions` or `bands`.
        removed: A scheme’s id.
        closed: Back to the topic.
    """

    chosen = Signal(str)
    another_wanted = Signal(object)
    changed = Signal(str, object)
    removed = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schemes: tuple[SchemeView, ...] = ()
        self._used_id = ""
        self._shown_id = ""
        self.which = QComboBox(self)
        self.which.setAccessibleName("Scheme")
        self.use = QPushButton("Score this board by it", self)
        self.use.setProperty("main", True)
        self.used = QLabel("This board scores by it.", self)
        self.used.setProperty("rank", "muted")
        self.another = QPushButton("Make another from it", self)
        self.remove = QPushButton("Remove", self)
        self.remove.setProperty("link", True)
        self.close_form = QPushButton("Done", self)
        self.note = words_label("muted", self)
        self.name = InlineEdit("Name of the scheme", "What the council calls it", self)
        self.questions = CountedRows(
            theme, "Question", "What a yes counts", "Add a question: type it, then Enter", self
        )
        self.bands = CountedRows(theme, "Band", "Begins at", "Add a band, as “Urgent: 8”, then Enter", self)
        self._lay_out()
        self.which.activated.connect(self._on_activated)
        self.use.clicked.connect(self._on_use)
        self.another.clicked.connect(self._on_another)
        self.remove.clicked.connect(self._on_remove)
        self.close_form.clicked.connect(self.closed)
        self.name.committed.connect(self._on_name)
        self.questions.changed.connect(self._on_questions)
        self.bands.changed.connect(self._on_bands)

    def show_schemes(self, schemes: Sequence[SchemeView], used_id: str) -> None:
        """Show what there is; the scheme looked at stays, else the board’s own."""
        self._schemes, self._used_id = tuple(schemes), used_id
        self.which.clear()
        for view in self._schemes:
            self.which.addItem(f"{view.name} (this board)" if view.id == used_id else view.name, view.id)
        known = {view.id for view in self._schemes}
        self.look_at(self._shown_id if self._shown_id in known else used_id)

    def look_at(self, scheme_id: str) -> None:
        """Show one of the schemes, now or once it has been read."""
        self._shown_id = scheme_id
        view = self._shown
        if view is None:
            return
        self.which.setCurrentIndex(self.which.findData(scheme_id))
        is_used, is_own = view.id == self._used_id, not view.is_paper
        self.use.setVisible(not is_used)
        self.used.setVisible(is_used)
        self.remove.setVisible(is_own and not view.boards)
        self.note.setText("" if is_own else _PAPER_NOTE)
        self.note.setVisible(not is_own)
        self.name.setVisible(is_own)
        if self.name.text() != view.name:
            self.name.show_text(view.name)
        self.questions.show_rows(
            [CountedWords(q.text, q.weight, q.key) for q in view.scheme.questions], can_change=is_own
        )
        bands = sorted(view.scheme.bands, key=lambda band: band.lowest, reverse=True)
        self.bands.show_rows([CountedWords(b.label, b.lowest) for b in bands], can_change=is_own)

    def edit_name(self) -> None:
        """Put the cursor into the name of a scheme that was just made."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _shown(self) -> SchemeView | None:
        return next((view for view in self._schemes if view.id == self._shown_id), None)

    def _lay_out(self) -> None:
        title = words_label("heading", self)
        title.setText("How topics are scored")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_form)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.use)
        choice.addWidget(self.used)
        choice.addStretch()
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.another)
        more.addWidget(self.remove)
        more.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.which)
        column.addLayout(choice)
        column.addLayout(more)
        column.addWidget(self.note)
        column.addWidget(self.name)
        column.addWidget(SectionHeader("Questions, and what a yes counts", self))
        column.addWidget(self.questions)
        column.addWidget(SectionHeader("Bands, and the score each begins at", self))
        column.addWidget(self.bands)
        column.addStretch()

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.look_at(str(self.which.itemData(place)))

    @Slot()
    def _on_use(self) -> None:
        self.chosen.emit(self._shown_id)

    @Slot()
    def _on_another(self) -> None:
        self.another_wanted.emit(self._shown)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self._shown_id)

    @Slot(str)
    def _on_name(self, name: str) -> None:
        self.changed.emit(self._shown_id, {"name": name})

    @Slot(object)
    def _on_questions(self, rows: Sequence[CountedWords]) -> None:
        questions = [WrittenQuestion(row.words, row.number, row.id or None) for row in rows]
        self.changed.emit(self._shown_id, {"questions": questions})

    @Slot(object)
    def _on_bands(self, rows: Sequence[CountedWords]) -> None:
        self.changed.emit(self._shown_id, {"bands": [Band(row.number, row.words) for row in rows]})
