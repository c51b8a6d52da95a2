"""A seat and a post on somebody's card, each edited in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.posts import PostView
from boardkeeper.seats import SeatRole, SeatView, Voting
from ui.panes import DateEdit, InlineEdit, words_label
from ui.people.words import role_words, term_words, voting_words


class _Term(QWidget):
    """From and until, side by side.

    Signals:
        changed: “from_date” or “to_date”, and the day or None.
    """

    changed = Signal(str, object)

    def __init__(self, of: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.first = DateEdit(f"From, {of}", self)
        self.last = DateEdit(f"Until, {of}", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, field in (("From", self.first), ("until", self.last)):
            label = QLabel(words, self)
            label.setProperty("rank", "muted")
            field.setPlaceholderText("not known" if field is self.first else "still")
            row.addWidget(label)
            row.addWidget(field, 1)
        self.first.date_committed.connect(self._on_first)
        self.last.date_committed.connect(self._on_last)

    def show_term(self, first: date | None, last: date | None) -> None:
        self.first.show_date(first)
        self.last.show_date(last)

    @Slot(object)
    def _on_first(self, day: date | None) -> None:
        self.changed.emit("from_date", day)

    @Slot(object)
    def _on_last(self, day: date | None) -> None:
        self.changed.emit("to_date", day)


def _link(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("link", True)
    return button


class SeatBox(QFrame):
    """A seat: role, votes, term, and who may come instead.

    Signals:
        changed: Seat, name of the fact, its new value.
        removed: The seat.
        substitute_named: Seat and name.
        substitute_removed: The substitute.
    """

    changed = Signal(str, str, object)
    removed = Signal(str)
    substitute_named = Signal(str, str)
    substitute_removed = Signal(str)

    def __init__(self, seat_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.seat_id = seat_id
        self.board = words_label("strong", self)
        self.role = QComboBox(self)
        self.role.setAccessibleName("Role on the board")
        for role in SeatRole:
            self.role.addItem(role_words(role), role)
        self.voting = QComboBox(self)
        self.voting.setAccessibleName("What the member votes on")
        for voting in Voting:
            self.voting.addItem(voting_words(voting), voting)
        for choice in (self.role, self.voting):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(3)
        self.term = _Term("the seat", self)
        self.substitute = InlineEdit("Name a substitute", "Name somebody who may come instead", self)
        self.remove = _link("Remove this seat", self)
        self.remove.setToolTip("For a seat given by mistake; a term that is over is ended by its last day")
        self._substitutes = QVBoxLayout()
        self._substitutes.setSpacing(0)
        column = QGridLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setHorizontalSpacing(8)
        column.setVerticalSpacing(4)
        column.addWidget(self.board, 0, 0, 1, 2)
        column.addWidget(self.role, 1, 0)
        column.addWidget(self.voting, 1, 1)
        column.addWidget(self.term, 2, 0, 1, 2)
        column.addLayout(self._substitutes, 3, 0, 1, 2)
        column.addWidget(self.substitute, 4, 0, 1, 2)
        column.addWidget(self.remove, 5, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        column.setColumnStretch(0, 1)
        column.setColumnStretch(1, 1)
        self.role.activated.connect(self._on_role)
        self.voting.activated.connect(self._on_voting)
        self.term.changed.connect(self._on_term)
        self.substitute.committed.connect(self._on_substitute)
        self.remove.clicked.connect(self._on_remove)

    def show_seat(self, seat: SeatView) -> None:
        """Show what is known of the seat."""
        self.board.setText(seat.board)
        self.role.setCurrentIndex(self.role.findData(seat.role))
        self.voting.setCurrentIndex(self.voting.findData(seat.voting))
        self.term.show_term(seat.from_date, seat.to_date)
        self.substitute.show_text("")
        while (item := self._substitutes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in seat.substitutes:
            self._substitutes.addWidget(self._substitute_line(each.id, each.name))

    def _substitute_line(self, substitute_id: str, name: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = words_label("", line)
        label.setText(f"Substitute: {name}")
        away = QToolButton(line)
        away.setText("Remove")
        away.setAccessibleName(f"Remove {name} as a substitute")
        away.setProperty("substitute", substitute_id)
        away.clicked.connect(self._on_substitute_removed)
        row.addWidget(label, 1)
        row.addWidget(away)
        return line

    @Slot(int)
    def _on_role(self, _place: int) -> None:
        self.changed.emit(self.seat_id, "role", SeatRole(self.role.currentData()))

    @Slot(int)
    def _on_voting(self, _place: int) -> None:
        self.changed.emit(self.seat_id, "voting", Voting(self.voting.currentData()))

    @Slot(str, object)
    def _on_term(self, name: str, day: date | None) -> None:
        self.changed.emit(self.seat_id, name, day)

    @Slot(str)
    def _on_substitute(self, name: str) -> None:
        if name:
            self.substitute_named.emit(self.seat_id, name)

    @Slot()
    def _on_substitute_removed(self) -> None:
        self.substitute_removed.emit(self.sender().property("substitute"))

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self.seat_id)


class PostBox(QFrame):
    """A post: its title, its term, and who else held it.

    Signals:
        changed: Post, name of the fact, its new value.
        removed: The post.
    """

    changed = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self, post_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.post_id = post_id
        self.title = InlineEdit("Title of the post", "The title of the post", self)
        self.term = _Term("the post", self)
        self.others = words_label("muted", self)
        self.remove = _link("Remove this post", self)
        self.remove.setToolTip("For a post recorded by mistake; one that was left is ended by its last day")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(4)
        for widget in (self.title, self.term, self.others):
            column.addWidget(widget)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.title.committed.connect(self._on_title)
        self.term.changed.connect(self._on_term)
        self.remove.clicked.connect(self._on_remove)

    def show_post(self, post: PostView) -> None:
        """Show what is known of the post."""
        self.title.show_text(post.title)
        self.term.show_term(post.from_date, post.to_date)
        told = [
            " ".join(part for part in (each.name, term_words(each.from_date, each.to_date)) if part)
            for each in post.others
        ]
        self.others.setText(f"Also held by {'; '.join(told)}" if told else "")
        self.others.setVisible(bool(told))

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self.changed.emit(self.post_id, "title", title)

    @Slot(str, object)
    def _on_term(self, name: str, day: date | None) -> None:
        self.changed.emit(self.post_id, name, day)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self.post_id)
