"""When officers are written to about what they owe, and what the letters say."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper import chase_wording
from boardkeeper.chase_wording import Wording
from boardkeeper.errors import UserError
from ui.boards.fields import NumberField
from ui.boards.left_editors import LeftBlock, LeftLine
from ui.boards.reading import BoardReading
from ui.boards.section import FieldsSection, muted
from ui.tables.columns import as_text

_MOST_DAYS = 366


class LetterBlock(LeftBlock):
    """The words of a letter, all of them in view."""

    MOST_LINES = 30


class WordingEditor(QWidget):
    """One letter: its subject and its words, and a way back to the standard ones.

    Signals:
        reworded: The subject or the words, as facts by their names.
        standard: The standard wording is wanted.
    """

    reworded = Signal(object)
    standard = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wording = wording
        name = as_text(wording.step)
        title = QLabel(name, self)
        title.setProperty("rank", "strong")
        self.standing = QLabel(self)
        self.standing.setProperty("rank", "muted")
        self.back = QPushButton("Use the standard wording", self)
        self.back.setProperty("link", True)
        self.back.setAccessibleName(f"Use the standard wording: {name}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.standing)
        head.addStretch()
        head.addWidget(self.back)
        self.subject = LeftLine(self)
        self.subject.setAccessibleName(f"Subject: {name}")
        self.words = LetterBlock(self)
        self.words.setAccessibleName(f"Wording: {name}")
        self.said = muted("", self)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.subject)
        column.addWidget(self.words)
        column.addWidget(self.said)
        self.subject.left.connect(self._on_left)
        self.words.left.connect(self._on_left)
        self.subject.given_up.connect(self._on_given_up)
        self.words.given_up.connect(self._on_given_up)
        self.back.clicked.connect(self.standard)
        self.show_wording(wording, is_other=True)

    def show_wording(self, wording: Wording, *, is_other: bool) -> None:
        """Show what is kept, unless somebody is typing here or what was typed could not be taken."""
        is_typed = not is_other and self._typed() != _said(self.wording)
        self.wording = wording
        self.standing.setText("the board’s own" if wording.is_own else "standard wording")
        self.back.setVisible(wording.is_own)
        if not is_typed or self._typed() == _said(wording):
            self._put()

    def _typed(self) -> tuple[str, str]:
        return self.subject.text().strip(), self.words.toPlainText().strip()

    def _put(self) -> None:
        self._say("")
        if self._typed() != _said(self.wording):
            self.subject.setText(self.wording.subject)
            self.subject.setCursorPosition(0)
            self.words.setPlainText(self.wording.words.strip())

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        rank = "bad" if words else "muted"
        if self.said.property("rank") != rank:
            self.said.setProperty("rank", rank)
            self.said.style().polish(self.said)

    @Slot()
    def _on_left(self) -> None:
        subject, words = self._typed()
        if (subject, words) == _said(self.wording):
            self._say("")
            return
        try:
            chase_wording.check_wording(Wording(self.wording.step, subject, words))
        except UserError as error:
            # What was typed stays, to be mended.
            self._say(" ".join(part for part in (error.sentence, error.next_step) if part))
            return
        self._say("")
        self.reworded.emit({"subject": subject, "words": words})

    @Slot()
    def _on_given_up(self) -> None:
        self._put()


class ChasingSection(FieldsSection):
    """The days between the letters, and the letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        fields = (
            NumberField("remind_days_before", "Reminder", "days before something is due", 0, _MOST_DAYS),
            NumberField(
                "second_reminder_days",
                "Second reminder",
                "days after it was due",
                0,
                _MOST_DAYS,
            ),
            NumberField("named_days", "Named to the chair", "days after the second reminder", 0, _MOST_DAYS),
        )
        super().__init__(
            "Chasing letters",
            fields,
            "Officers are written to about open actions and decisions. The days of a letter are counted from the day "
            "something was due, or from the letter before if that went out later. The letters are drafted on the page "
            "Chasing and can be edited there before they go.",
            parent,
        )
        self._board_id = ""
        self.editors: dict[str, WordingEditor] = {}
        self.column.addWidget(
            muted(
                "In braces, these are filled in: "
                + "; ".join(f"{{{name}}} {what}" for name, what in chase_wording.FIELDS.items())
                + ".",
                self,
            )
        )

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        super().show_reading(reading, is_other=is_other)
        self._board_id = reading.board.id
        for wording in reading.wordings:
            editor = self.editors.get(wording.step.value)
            if editor is not None:
                editor.show_wording(wording, is_other=is_other)
                continue
            editor = self.editors[wording.step.value] = WordingEditor(wording, self)
            editor.reworded.connect(self._on_reworded)
            editor.standard.connect(self._on_standard)
            self.column.addWidget(editor)

    @Slot(object)
    def _on_reworded(self, facts: dict[str, str]) -> None:
        editor = self.sender()
        if isinstance(editor, WordingEditor):
            self.ask(
                f"Wording changed: {editor.wording.step.value}.",
                chase_wording.write_wording,
                self._board_id,
                editor.wording.step,
                **facts,
            )

    @Slot()
    def _on_standard(self) -> None:
        editor = self.sender()
        if isinstance(editor, WordingEditor):
            self.ask(
                f"Standard wording: {editor.wording.step.value}.",
                chase_wording.use_standard_wording,
                self._board_id,
                editor.wording.step,
            )


def _said(wording: Wording) -> tuple[str, str]:
    return wording.subject.strip(), wording.words.strip()
