"""One remark as it stands below what it is on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.remarks import RemarkKind, RemarkView
from boardkeeper.rules.due_dates import long_date
from ui.page import Workplace
from ui.panes import words_label
from ui.theme.tokens import Tone


class RemarkEntry(QWidget):
    """Kind, who and when, the passage it is on, the words, and the answer.

    Args:
        view: The remark.
        workplace: What the page works with.
        parent: Who owns it.
        is_alone: Whether it stands on a page of its own, under the name of what it is on and above the answer box.

    Signals:
        answer_wanted: The `RemarkView` is to be answered.
        remove_wanted: The `RemarkView` is to be taken back.
    """

    answer_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self,
        view: RemarkView,
        workplace: Workplace,
        parent: QWidget | None = None,
        *,
        is_alone: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_alone = is_alone
        self.view = view
        self._theme = workplace.theme
        self._shown: list[str] = []
        self.chip = QLabel(_kind_words(view), self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.chip)
        head.addStretch()
        self.column.addLayout(head)
        who = words_label("muted", self)
        who.setText(f"{view.said_by} · {long_date(view.said_on)}")
        self.column.addWidget(who)
        self._shown += [self.chip.text(), who.text()]
        if view.has_lost_its_place and not is_alone:
            self._say(f"It has lost its place. It was on {view.about_words}.", "muted")
        if view.quote and (is_alone or view.words_before or view.words_after or view.has_lost_its_place):
            self._say(f"“{_short(view.quote)}”", "muted")
        self._say(view.text, "")
        if view.answer:
            day = f" · {long_date(view.answered_on)}" if view.answered_on else ""
            self._say(f"Answered by {view.answered_by}{day}", "muted")
            self._say(view.answer, "")
        self._add_buttons(workplace)
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def words(self) -> list[str]:
        """What it says, from top to bottom."""
        return list(self._shown)

    def _say(self, text: str, rank: str) -> None:
        label = words_label(rank, self)
        label.setText(text)
        self.column.addWidget(label)
        self._shown.append(text)

    def _add_buttons(self, workplace: Workplace) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        if not workplace.is_review and not self._is_alone:
            self.answer_button = self._link("Change the answer" if self.view.answer else "Answer…")
            self.answer_button.clicked.connect(self._on_answer)
            row.addWidget(self.answer_button)
        who = workplace.operations.who
        is_own = self.view.is_of_this_review if workplace.is_review else self.view.said_by == who
        if is_own and not self.view.answer:
            self.remove_button = self._link("Take back")
            self.remove_button.clicked.connect(self._on_remove)
            row.addWidget(self.remove_button)
        row.addStretch()
        if row.count() > 1:
            self.column.addLayout(row)

    def _link(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("link", True)
        button.setAccessibleName(f"{words}: {_short(self.view.text)}")
        return button

    @Slot()
    def _on_answer(self) -> None:
        self.answer_wanted.emit(self.view)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.view)

    @Slot()
    def _on_theme_changed(self) -> None:
        ink = self._theme.ink(tone_of(self.view))
        px = self._theme.px
        self.chip.setStyleSheet(
            f"background: {ink.fill}; color: {ink.text}; border-radius: {px(5)}px; "
            f"padding: {px(2)}px {px(7)}px; font-weight: 500;"
        )


def tone_of(view: RemarkView) -> Tone:
    """Settled is good, a challenge that waits is a warning, a comment is news."""
    if view.is_settled:
        return Tone.GOOD
    return Tone.WARNING if view.kind is RemarkKind.CHALLENGE else Tone.INFO


def _kind_words(view: RemarkView) -> str:
    kind = "Challenge" if view.kind is RemarkKind.CHALLENGE else "Comment"
    return f"{kind}, settled" if view.is_settled else kind


def _short(words: str) -> str:
    return words if len(words) <= 220 else f"{words[:210].rstrip()} …"
