"""The strip on top of a review: whose it is, for which meeting, and how it goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.rules.due_dates import long_date
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

if TYPE_CHECKING:
    from boardkeeper.reviews.views import ReviewView

SEND_BACK = "send-back"
"""The thing to ask for when a review is to go back: `Place("review", SEND_BACK)`."""


class ReviewStrip(QFrame):
    """Two calm lines and one button; hidden in a board’s own file.

    Signals:
        send_back_wanted: The button was pressed.
    """

    send_back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewStrip")
        self._theme = theme
        self._is_back = False
        self._picture = QLabel(self)
        self.title = _line(self, "strong")
        self.facts = _line(self, "")
        self.send_back = QPushButton("Send back…", self)
        self.send_back.setToolTip("Write what you remarked and changed into a file for the officer")
        self.send_back.clicked.connect(self.send_back_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.send_back, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_review(self, review: ReviewView | None) -> None:
        """Say which review is open; nothing is said in a board’s own file."""
        self.setVisible(review is not None)
        if review is None:
            return
        of = f" · {review.meeting_words}" if review.meeting_words else ""
        self.title.setText(f"{review.sent_to}’s review of {review.board_name}{of}")
        sent = f"Sent by {review.sent_by} on {long_date(review.sent_at.date())}"
        exempt = "with exempt matter" if review.has_exempt else "nothing exempt is in it"
        self._is_back = review.returned_at is not None
        back = f" · sent back on {long_date(review.returned_at.date())}" if review.returned_at else ""
        self.facts.setText(f"{sent} · {exempt}{back}")
        self.send_back.setText("Send back again…" if self._is_back else "Send back…")
        self.setAccessibleName(f"{self.title.text()}. {self.facts.text()}")
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        ink = self._theme.ink(Tone.GOOD if self._is_back else Tone.INFO)
        icon = "circle-check" if self._is_back else "book-open"
        self._picture.setPixmap(self._theme.pixmap(icon, ink.text, 20, self.devicePixelRatioF()))
        self.setStyleSheet(
            f"#reviewStrip {{ background: {ink.fill}; border: none; "
            f"border-bottom: 1px solid {self._theme.colours.line}; }}"
        )


def _line(parent: QWidget, rank: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("rank", rank)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
