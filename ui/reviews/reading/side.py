"""Beside the text: the remarks on the passage at the caret, and other words for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.remarks import Anchor, RemarkAbout
from boardkeeper.reviews import proposing
from boardkeeper.reviews.passages import Passage
from ui.page import Workplace
from ui.panes import SectionHeader, words_label
from ui.remarks.thread import RemarksBox, Target
from ui.remarks.words_edit import WordsEdit
from ui.reviews.reading.text_view import Chosen


class PassageSide(QScrollArea):
    """Remarks, and a box for other words where the passage takes them; half a thought waits there.

    Signals:
        left: Escape was pressed, or something was done here: back to the text.
    """

    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._passage: Passage | None = None
        self._drafts: dict[str, str] = {}
        self._sent = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Remarks and other words")
        inside = QWidget(self)
        inside.setProperty("plain", True)
        self.hint = words_label("muted", inside)
        self.hint.setText(
            "Put the caret into a paragraph, or mark some words in it, then press Return to remark on them."
        )
        self.box = RemarksBox(workplace, inside)
        self.box.added.connect(self.left)
        self.box.left.connect(self.left)
        self.words = SectionHeader("Other words", inside)
        self.as_sent = words_label("muted", inside)
        self.open_button = QPushButton("Propose other words…", inside)
        self.open_button.setToolTip("Put this paragraph in other words (Ctrl+Shift+W)")
        self.open_button.clicked.connect(self.begin_proposal)
        self.editor = WordsEdit(inside)
        self.editor.setAccessibleName("Other words for this paragraph")
        self.editor.setTabChangesFocus(True)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.propose = QPushButton("Propose", inside)
        self.propose.setProperty("main", True)
        self.propose.setToolTip("Propose these words (Ctrl+Return)")
        self.cancel = QPushButton("Cancel", inside)
        self._lay_out(inside)
        self.setWidget(inside)
        self.propose.clicked.connect(self._propose)
        self.cancel.clicked.connect(self._on_cancelled)
        self.editor.sent.connect(self._propose)
        self.editor.left.connect(self._on_cancelled)
        self.editor.textChanged.connect(self._on_text_changed)
        workplace.operations.became_idle.connect(self._on_idle)
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_chosen(None)

    def _lay_out(self, inside: QWidget) -> None:
        foot = QHBoxLayout()
        foot.addStretch()
        foot.setSpacing(8)
        foot.addWidget(self.cancel)
        foot.addWidget(self.propose)
        opening = QHBoxLayout()
        opening.addWidget(self.open_button)
        opening.addStretch()
        self._form = QWidget(inside)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(self.editor)
        form.addLayout(foot)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(8)
        column.addWidget(self.hint)
        column.addWidget(self.box)
        column.addWidget(self.words)
        column.addWidget(self.as_sent)
        column.addLayout(opening)
        column.addWidget(self._form)
        column.addStretch()
        self._form.hide()

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show what belongs to the passage at the caret."""
        passage = chosen.passage if chosen else None
        is_other = (passage.id if passage else "") != (self._passage.id if self._passage else "")
        if is_other:
            self._keep_draft()
        self._passage = passage
        self.hint.setVisible(passage is None)
        if chosen is None or passage is None or passage.about is None:
            self.box.show_target(None)
        else:
            self.box.show_target(Target(passage.about, passage.id, anchor_of(chosen)))
        if is_other:
            self._bring_draft()
        self._say_words()

    def begin_remark(self) -> None:
        """Put the cursor where a remark is written."""
        if self._passage is not None:
            self.box.begin()

    @Slot()
    def begin_proposal(self) -> None:
        """Put the cursor into the words of the passage, to be changed."""
        passage = self._passage
        if passage is None:
            return
        if not passage.may_propose:
            self._workplace.say(why_not(passage))
            return
        if self._form.isHidden():
            self.editor.setPlainText(passage.text)
        self._form.show()
        self.open_button.hide()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_draft(self) -> None:
        """Put aside what was typed for a passage and not proposed yet."""
        if self._passage is not None and not self._form.isHidden() and self._is_new():
            self._drafts[self._passage.id] = self.editor.toPlainText()

    def _bring_draft(self) -> None:
        """Bring back what was typed for the passage before, or put the form away."""
        passage = self._passage
        draft = self._drafts.pop(passage.id, "") if passage is not None and passage.may_propose else ""
        if draft:
            self.editor.setPlainText(draft)
        self._form.setVisible(bool(draft))

    def _say_words(self) -> None:
        passage = self._passage
        takes = passage is not None and passage.may_propose
        self.words.setVisible(takes)
        self.open_button.setVisible(takes and self._form.isHidden())
        was = passage.was if passage is not None else ""
        self.as_sent.setText(f"You proposed other words. It was sent as: “{was}”" if was else "")
        self.as_sent.setVisible(bool(was))

    @Slot()
    def _propose(self) -> None:
        passage, text = self._passage, self._text()
        if passage is None or passage.about is None or not text or text == self._sent:
            return
        self._sent = text
        self._workplace.operations.run(
            "Other words proposed.",
            proposing.propose_words,
            self._workplace.operations.who,
            passage.about,
            passage.id,
            text,
            on_done=partial(self._on_proposed, passage.id),
            origin=self,
        )

    def _on_proposed(self, passage_id: str, _nothing: None) -> None:
        self._drafts.pop(passage_id, None)
        if self._passage is not None and self._passage.id == passage_id:
            self._on_cancelled()

    def _text(self) -> str:
        return " ".join(self.editor.toPlainText().split())

    @Slot()
    def _on_cancelled(self) -> None:
        self._form.hide()
        self._say_words()
        self.left.emit()

    @Slot()
    def _on_idle(self) -> None:
        self._sent = ""

    @Slot()
    def _on_text_changed(self) -> None:
        self.propose.setEnabled(self._is_new())

    def _is_new(self) -> bool:
        said = " ".join(self._passage.text.split()) if self._passage is not None else ""
        return self._text() not in {"", said}

    @Slot()
    def _on_theme_changed(self) -> None:
        self.editor.setFixedHeight(self._workplace.theme.px(150))


def anchor_of(chosen: Chosen) -> Anchor:
    """A remark on a whole paragraph quotes it whole, so that it is found again if the paragraph is made anew."""
    if chosen.anchor.quote or chosen.passage.about is RemarkAbout.AGENDA_ITEM:
        return chosen.anchor
    return Anchor(" ".join(chosen.passage.text.split()))


def why_not(passage: Passage) -> str:
    """Why a passage takes no other words."""
    if passage.about is RemarkAbout.AGENDA_ITEM:
        return "The agenda is the officer’s: comment on the item instead."
    if passage.about is RemarkAbout.MINUTE_PARAGRAPH:
        return "Approved minutes and tables take no other words: comment on them instead."
    return "A table or a picture takes no other words here: comment on it instead."
