"""How a limb was decided: verb and receiver of the one, mover, seconder and votes of all that stand together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from boardkeeper.minutes import Verb, WrittenDecision
from boardkeeper.rules.asked_names import officers_of
from boardkeeper.rules.motions import Votes, doubts_about
from ui.meetings.papers.fields import FormEdit
from ui.panes import PropertyRows, words_label
from ui.tables.columns import as_text

_MOST_VOTES = 999
_SIDES = (("votes_for", "For"), ("votes_against", "Against"), ("abstentions", "Not voting"))


class MotionBox(QWidget):
    """Fields of a decision.

    Signals:
        worded: Facts of this limb alone: its verb, and to whom it recommends.
        moved: Facts of the whole motion: who moved and seconded, the count, whether it was lost.
    """

    worded = Signal(object)
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._present: int | None = None
        self.verb = QComboBox(self)
        self.verb.setAccessibleName("Decided how")
        for verb in Verb:
            self.verb.addItem(as_text(verb), verb.value)
        self.verb.activated.connect(self._on_verb)
        self.receiver = FormEdit("Recommended to", "for example Cabinet", waits=True, parent=self)
        self.receiver.committed.connect(self._on_receiver)
        self.mover = FormEdit("Moved by", "Who moved it", waits=True, parent=self)
        self.mover.committed.connect(self._on_mover)
        self.seconder = FormEdit("Seconded by", "Who seconded it", waits=True, parent=self)
        self.seconder.committed.connect(self._on_seconder)
        self.lost = QCheckBox("The motion was &lost", self)
        self.lost.clicked.connect(self._on_lost)
        self.counts = {name: self._count(words) for name, words in _SIDES}
        self.doubt = words_label("muted", self)
        self._lay_out()

    def show_decision(
        self, decision: WrittenDecision, names: Sequence[str], present: int | None, *, together: int
    ) -> None:
        """Show how a limb was decided.

        Args:
            decision: What is known.
            names: Who may have moved and seconded it.
            present: How many may vote on it; None when nobody knows.
            together: How many limbs the motion has.
        """
        self._names, self._present = tuple(names), present
        self.verb.setCurrentIndex(self.verb.findData(decision.verb.value))
        is_recommended = decision.verb is Verb.RECOMMENDED
        self._to.setVisible(is_recommended)
        self.receiver.show_text(decision.recommended_to)
        for field, text in ((self.mover, decision.mover), (self.seconder, decision.seconder)):
            field.complete_with(names)
            field.show_text(text)
        self.lost.setChecked(decision.is_lost)
        for name, count in self.counts.items():
            number = getattr(decision, name)
            if not (count.isModified() and count.hasFocus()):
                count.setText("" if number is None else str(number))
                count.setModified(False)
        self._together.setText(f"For all {together} decisions standing together" if together > 1 else "")
        self._together.setVisible(together > 1)
        self._say_doubt(decision)

    def _lay_out(self) -> None:
        self._to = PropertyRows(self)
        self._to.add_editor("To", self.receiver)
        rows = PropertyRows(self)
        rows.add_editor("Moved by", self.mover)
        rows.add_editor("Seconded", self.seconder)
        self._together = words_label("muted", self)
        counts = QGridLayout()
        counts.setHorizontalSpacing(16)
        counts.setVerticalSpacing(2)
        for place, (name, words) in enumerate(_SIDES):
            label = QLabel(words, self)
            label.setProperty("rank", "muted")
            label.setBuddy(self.counts[name])
            counts.addWidget(label, 0, place)
            counts.addWidget(self.counts[name], 1, place)
        counts.setColumnStretch(len(_SIDES), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.verb, self._to, self._together, rows):
            column.addWidget(widget)
        column.addLayout(counts)
        column.addWidget(self.doubt)
        column.addWidget(self.lost)

    def _count(self, words: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(f"Votes: {words}")
        field.setValidator(QIntValidator(0, _MOST_VOTES, field))
        field.setMaxLength(3)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("0000") + 20)
        field.editingFinished.connect(self._on_counted)
        return field

    def _say_doubt(self, decision: WrittenDecision) -> None:
        votes = Votes(decision.votes_for, decision.votes_against, decision.abstentions)
        doubt = doubts_about(votes, self._present, is_lost=decision.is_lost)
        may = f"{self._present} may vote and are present." if self._present is not None else ""
        self.doubt.setText(doubt or may)
        self.doubt.setProperty("rank", "warning" if doubt else "muted")
        self.doubt.style().polish(self.doubt)
        self.doubt.setVisible(bool(self.doubt.text()))

    @Slot(int)
    def _on_verb(self, place: int) -> None:
        self.worded.emit({"verb": Verb(str(self.verb.itemData(place)))})

    @Slot(str)
    def _on_receiver(self, text: str) -> None:
        self.worded.emit({"recommended_to": text})

    @Slot(str)
    def _on_mover(self, text: str) -> None:
        self.moved.emit({"mover": officers_of(self._names).called(text)})

    @Slot(str)
    def _on_seconder(self, text: str) -> None:
        self.moved.emit({"seconder": officers_of(self._names).called(text)})

    @Slot(bool)
    def _on_lost(self, is_lost: bool) -> None:
        self.moved.emit({"is_lost": is_lost})

    @Slot()
    def _on_counted(self) -> None:
        if any(field.isModified() for field in self.counts.values()):
            for field in self.counts.values():
                field.setModified(False)
            self.moved.emit(
                {name: int(field.text()) if field.text() else None for name, field in self.counts.items()}
            )
