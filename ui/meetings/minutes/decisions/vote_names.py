"""A recorded vote: the names of those who may vote, one key each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.minutes import VoteCast, WrittenVote
from boardkeeper.minutes.voters import Voter
from ui.panes import words_label

_WORDS = {VoteCast.FOR: "For", VoteCast.AGAINST: "Against", VoteCast.ABSTAINED: "Not voting"}
_KEYS = {
    "f": VoteCast.FOR,
    "a": VoteCast.AGAINST,
    "-": VoteCast.ABSTAINED,
    "–": VoteCast.ABSTAINED,
    "0": VoteCast.ABSTAINED,
}
_MOST_LINES = 12
_NEXT = {None: VoteCast.FOR, VoteCast.FOR: VoteCast.AGAINST, VoteCast.AGAINST: VoteCast.ABSTAINED}


class VoteList(QTreeWidget):
    """Names and votes.

    Signals:
        voted: The place of a line and the `VoteCast` it is given; None takes it away.
    """

    voted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Recorded vote")
        self.setAccessibleDescription(
            "F is for, A against, minus not voting; Delete takes a vote away. Each key goes on to the next name."
        )
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        cast = _KEYS.get(event.text().casefold())
        if place >= 0 and cast is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.voted.emit(place, cast)
        elif place >= 0 and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.voted.emit(place, None)
        else:
            super().keyPressEvent(event)

    @Slot(QTreeWidgetItem, int)
    def _on_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 1:
            cast = item.data(1, Qt.ItemDataRole.UserRole)
            self.voted.emit(self.indexOfTopLevelItem(item), _NEXT.get(VoteCast(cast) if cast else None))


class RecordedVote(QWidget):
    """Who voted how: of everybody, or only the votes that members asked to have noted.

    Signals:
        recorded: The votes as `WrittenVote`s; whoever is not named did not vote or was not asked.
        closed: Escape: back to the text.
    """

    recorded = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voters: tuple[Voter, ...] = ()
        self._votes: dict[str, VoteCast] = {}
        self.list = VoteList(self)
        self.list.voted.connect(self._on_voted)
        self.words = words_label("muted", self)
        self.at_own_request = QCheckBox("Only at members’ own &request", self)
        self.at_own_request.setToolTip(
            "Single votes, noted because the member asked for it; they are no count"
        )
        self.at_own_request.clicked.connect(self._on_request)
        self.all_for = QPushButton("All for", self)
        self.all_for.clicked.connect(self._on_all_for)
        self.clear = QPushButton("Clear", self)
        self.clear.clicked.connect(self._on_clear)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.all_for)
        foot.addWidget(self.clear)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self.words)
        column.addWidget(self.at_own_request)
        column.addLayout(foot)

    def show_votes(self, voters: Sequence[Voter], votes: Sequence[WrittenVote]) -> None:
        """Show those who may vote, and the votes that are recorded."""
        self._votes = {each.person_id: each.cast for each in votes}
        if votes:
            self.at_own_request.setChecked(all(each.at_own_request for each in votes))
        if tuple(voters) != self._voters:
            self._voters = tuple(voters)
            self.list.clear()
            for voter in self._voters:
                item = QTreeWidgetItem([voter.name, ""])
                item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 10))
                self.list.addTopLevelItem(item)
            self._go_to(0)
        lines = max(2, min(len(self._voters), _MOST_LINES))
        self.list.setFixedHeight(lines * max(self.list.sizeHintForRow(0), 22) + 8)
        self._say()

    def begin(self) -> None:
        """Take the keyboard, at the first name without a vote."""
        for place, voter in enumerate(self._voters):
            if voter.person_id not in self._votes:
                self._go_to(place)
                break
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        item = self.list.topLevelItem(place)
        if item is not None:
            self.list.setCurrentItem(item)

    def _say(self) -> None:
        for place, voter in enumerate(self._voters):
            cast = self._votes.get(voter.person_id)
            item = self.list.topLevelItem(place)
            if item is not None:
                item.setText(1, _WORDS[cast] if cast else "–")
                item.setData(1, Qt.ItemDataRole.UserRole, cast.value if cast else "")
                said = _WORDS[cast].casefold() if cast else "no vote recorded"
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{voter.name}: {said}")
        counted = Counter(self._votes.values())
        if not self._voters:
            self.words.setText("Record who is present first; then the names stand here.")
        elif self._votes:
            self.words.setText(", ".join(f"{counted[cast]} {_WORDS[cast].casefold()}" for cast in VoteCast))
        else:
            self.words.setText("F for, A against, – not voting: one key each.")

    def _tell(self) -> None:
        self._say()
        request = self.at_own_request.isChecked()
        named = [(voter.person_id, self._votes.get(voter.person_id)) for voter in self._voters]
        self.recorded.emit(
            tuple(WrittenVote(person, cast, request) for person, cast in named if cast is not None)
        )

    @Slot(int, object)
    def _on_voted(self, place: int, cast: VoteCast | None) -> None:
        person = self._voters[place].person_id
        if cast is None:
            self._votes.pop(person, None)
        else:
            self._votes[person] = VoteCast(cast)
            self._go_to(place + 1)
        self._tell()

    @Slot()
    def _on_request(self) -> None:
        if self._votes:
            self._tell()

    @Slot()
    def _on_all_for(self) -> None:
        self._votes = {voter.person_id: VoteCast.FOR for voter in self._voters}
        self._tell()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_clear(self) -> None:
        self._votes = {}
        self._tell()
