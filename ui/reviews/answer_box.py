"""The box in which the officer answers a remark, always in view below it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardkeeper.remarks import RemarkView
from ui.remarks.words_edit import WordsEdit
from ui.theme.theme import Theme


class AnswerBox(QWidget):
    """Takes the answer to one remark; half an answer waits while another remark is looked at.

    Signals:
        answered: The id of the remark, the answer, and whether it is settled by that.
        settled: The id of the remark, and whether it is settled now.
    """

    answered = Signal(str, str, bool)
    settled = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: RemarkView | None = None
        self._drafts: dict[str, str] = {}
        self._sent = ""
        self.box = WordsEdit(self)
        self.box.setAccessibleName("Your answer")
        self.box.setPlaceholderText("Answer: what was made of it")
        self.box.setTabChangesFocus(True)
        self.settle = QPushButton(self)
        self.settle.setProperty("link", True)
        self.settle.clicked.connect(self._on_settle)
        self.later = QPushButton("Keep open", self)
        self.later.setToolTip("Answer, and keep it open: more is to come")
        self.answer = QPushButton("Answer", self)
        self.answer.setProperty("main", True)
        self.answer.setToolTip("Answer and settle (Ctrl+Return)")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.settle)
        foot.addStretch()
        foot.addWidget(self.later)
        foot.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addLayout(foot)
        self.answer.clicked.connect(partial(self._send, True))
        self.later.clicked.connect(partial(self._send, False))
        self.box.sent.connect(partial(self._send, True))
        self.box.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_text_changed()

    def show_remark(self, view: RemarkView) -> None:
        """Turn to a remark; its answer stands there to be changed."""
        is_same = self._view is not None and self._view.id == view.id
        if self._view is not None and not is_same and self._text() not in {"", self._view.answer}:
            self._drafts[self._view.id] = self._text()
        is_untouched = is_same and self._view is not None and self._text() in {"", self._view.answer}
        was_sent = is_same and self._text() == view.answer
        self._view = view
        if not is_same or is_untouched or was_sent:
            self.box.setPlainText(self._drafts.pop(view.id, view.answer))
        self.settle.setText("Open again" if view.is_settled else "Settle")
        # What is settled stays so when its answer is changed.
        self.later.setHidden(view.is_settled)
        self.settle.setToolTip(
            "It needs more after all" if view.is_settled else "It needs no answer, or no more than it has"
        )
        self._on_text_changed()

    @Slot()
    def be_ready(self) -> None:
        """What was sent has been answered: the same words may be sent again."""
        self._sent = ""

    def _text(self) -> str:
        return self.box.toPlainText().strip()

    def _send(self, settles: bool, *_: object) -> None:
        if self._view is not None and self._text() and self._text() != self._sent:
            self._sent = self._text()
            self.answered.emit(self._view.id, self._sent, settles)

    @Slot()
    def _on_settle(self) -> None:
        if self._view is not None:
            self.settled.emit(self._view.id, not self._view.is_settled)

    @Slot()
    def _on_text_changed(self) -> None:
        is_new = bool(self._text()) and (self._view is None or self._text() != self._view.answer)
        for button in (self.answer, self.later):
            button.setEnabled(is_new)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.box.setFixedHeight(self._theme.px(76))
