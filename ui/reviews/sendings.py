"""What was sent to the chair and what became of it, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.reviews.views import ReviewState, ReviewView
from boardkeeper.rules.due_dates import long_date
from ui.panes import words_label
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_SHOWN_AT_FIRST = 2
_TONES = {
    ReviewState.SENT: Tone.INFO,
    ReviewState.WITH_CHAIR: Tone.INFO,
    ReviewState.RETURNED: Tone.GOOD,
    ReviewState.MERGED: Tone.GOOD,
    ReviewState.WITHDRAWN: Tone.NEUTRAL,
}
_WORDS = {
    ReviewState.SENT: "Sent",
    ReviewState.WITH_CHAIR: "With the chair",
    ReviewState.RETURNED: "Sent back",
    ReviewState.MERGED: "Merged",
    ReviewState.WITHDRAWN: "Withdrawn",
}


class SendingsList(QWidget):
    """A line for each sending; only the latest until all are asked for.

    Signals:
        withdraw_wanted: The id of a review that shall not come back.
    """

    withdraw_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reviews: tuple[ReviewView, ...] = ()
        self._shows_all = False
        self._lines = QWidget(self)
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.more = QPushButton(self)
        self.more.setProperty("link", True)
        self.more.clicked.connect(self._on_more)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 12)
        column.setSpacing(4)
        column.addWidget(self._lines)
        column.addLayout(foot)
        theme.changed.connect(self._show_lines)

    def show_reviews(self, reviews: Sequence[ReviewView]) -> None:
        """Show the sendings of a board, the latest first; without any the list takes no room."""
        self._reviews = tuple(reviews)
        self.setVisible(bool(self._reviews))
        self._show_lines()

    def words(self) -> list[str]:
        """What the lines say."""
        return [_line_words(review) for review in self._shown()]

    def _shown(self) -> tuple[ReviewView, ...]:
        return self._reviews if self._shows_all else self._reviews[:_SHOWN_AT_FIRST]

    @Slot()
    def _show_lines(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for review in self._shown():
            self._column.addWidget(self._line(review))
        hidden = len(self._reviews) - _SHOWN_AT_FIRST
        self.more.setVisible(hidden > 0)
        self.more.setText("Show the latest only" if self._shows_all else f"Show {hidden} more")

    def _line(self, review: ReviewView) -> QWidget:
        line = QWidget(self._lines)
        ink = self._theme.ink(_TONES[review.state])
        px = self._theme.px
        chip = QLabel(_WORDS[review.state], line)
        chip.setStyleSheet(
            f"background: {ink.fill}; color: {ink.text}; border-radius: {px(5)}px; "
            f"padding: {px(2)}px {px(7)}px; font-weight: 500;"
        )
        words = words_label("", line)
        words.setText(_line_words(review))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(chip)
        row.addWidget(words, 1)
        if review.state is ReviewState.SENT:
            withdraw = QPushButton("Withdraw", line)
            withdraw.setProperty("link", True)
            withdraw.setAccessibleName(f"Withdraw review {review.number}")
            withdraw.setToolTip("It shall not come back: what the chair did in it is not taken in any more")
            withdraw.clicked.connect(partial(self._withdraw, review.id))
            row.addWidget(withdraw)
        return line

    def _withdraw(self, review_id: str, *_: object) -> None:
        self.withdraw_wanted.emit(review_id)

    @Slot()
    def _on_more(self) -> None:
        self._shows_all = not self._shows_all
        self._show_lines()


def _line_words(review: ReviewView) -> str:
    of = f", {review.meeting_words[:1].lower()}{review.meeting_words[1:]}" if review.meeting_words else ""
    words = f"Review {review.number}{of}: sent to {review.sent_to} on {long_date(review.sent_at.date())}"
    if review.has_exempt:
        words += ", with exempt matter"
    if review.returned_at is not None:
        words += f", came back on {long_date(review.returned_at.date())}"
    if review.merged_at is not None:
        words += f", merged by {review.merged_by} on {long_date(review.merged_at.date())}"
    return words
