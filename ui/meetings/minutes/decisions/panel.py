"""The panel beside the minutes for the piece at the caret: how it was decided, who does what by when, who may read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.minutes import PieceKind, VoteCast, WrittenAsk, WrittenDecision, WrittenPiece, WrittenVote
from ui.meetings.minutes.decisions.follow_up_box import FollowUpBox
from ui.meetings.minutes.decisions.motion_box import MotionBox
from ui.meetings.minutes.decisions.secrecy_box import SecrecyBox
from ui.meetings.minutes.decisions.tracking import tracker_of
from ui.meetings.minutes.decisions.vote_names import RecordedVote
from ui.page import Place, Workplace
from ui.panes import SectionHeader, words_label

if TYPE_CHECKING:
    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface

_NAMES = {
    PieceKind.HEADING: "Minute",
    PieceKind.TEXT: "Text",
    PieceKind.SUBHEADING: "Sub-heading",
    PieceKind.POINT: "Point",
    PieceKind.TABLE: "Table",
    PieceKind.RESOLUTION: "Decision",
    PieceKind.ACTION: "Action",
}


class DecisionPanel(QWidget):
    """Says and changes what belongs to the piece at the caret, the words themselves aside.

    Signals:
        piece_wanted: The id of a piece to go to in the text.
        said: A sentence for the toast.
    """

    TITLE: ClassVar[str] = "Decisions"
    ICON: ClassVar[str] = "info"

    piece_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, workplace: Workplace, surface: MinutesSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._surface = surface
        self._tracker = tracker_of(workplace, surface)
        self._pen, self._deciding = self._tracker.pen, self._tracker.deciding
        self._piece: WrittenPiece | None = None
        self.setAccessibleName(self.TITLE)
        self.heading = words_label("heading", self)
        self.explains = words_label("muted", self)
        self.motion = MotionBox(self)
        self.motion.worded.connect(self._on_worded)
        self.motion.moved.connect(self._on_moved)
        self.names = QPushButton("Recorded vote, by name…", self)
        self.names.setProperty("link", True)
        self.names.clicked.connect(self._on_names_wanted)
        self.recorded = RecordedVote(self)
        self.recorded.recorded.connect(self._on_recorded)
        self.recorded.closed.connect(self._on_back)
        self.follow_up_heading = SectionHeader("Follow up", self)
        self.follow_up = FollowUpBox(self)
        self.follow_up.asked.connect(self._on_asked)
        self.follow_up.followed.connect(self._on_followed)
        self.secrecy_heading = SectionHeader("Not public", self)
        self.secrecy = SecrecyBox(workplace.theme, self)
        self.secrecy.marked.connect(self._on_marked)
        self.secrecy.opened.connect(self._on_opened)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(surface.ensureCursorVisible)
        self._lay_out()
        surface.piece_changed.connect(self._on_piece_changed)
        surface.edited.connect(self._on_edited)
        surface.selectionChanged.connect(self._on_selection_changed)
        self._tracker.facts_known.connect(self._on_facts_known)
        self.show_piece()

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read."""
        self._tracker.show_reading(reading)
        self.show_piece()

    def go_to(self, field: str) -> None:
        """Put the keyboard where something is to be filled in: “mover”, “votes”, “recorded”, “officer”, “exempt”, “reason”."""
        self.show_piece()
        if field == "recorded":
            self.recorded.show()
            self.names.hide()
            self._scroll.ensureWidgetVisible(self.recorded)
            self.recorded.begin()
            return
        widget = {
            "mover": self.motion.mover,
            "votes": self.motion.counts["votes_for"],
            "officer": self.follow_up.officer,
            "exempt": self.secrecy.paragraphs[1],
            "reason": self.secrecy.reason,
        }[field]
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(widget)

    def show_piece(self) -> None:
        """Show the piece at the caret as it is now."""
        piece = self._pen_target()
        if piece is not None and self._piece is not None and piece.id != self._piece.id:
            self.recorded.hide()
            # What was meant for one minute is not meant for the next.
            self.secrecy.whole.setChecked(False)
        self._piece = piece
        is_limb = piece is not None and piece.kind is PieceKind.RESOLUTION
        is_action = piece is not None and piece.kind is PieceKind.ACTION
        self.heading.setText(_NAMES[piece.kind] if piece is not None else "Nothing is chosen")
        self.explains.setText("" if is_limb or is_action else self._hint())
        self.explains.setVisible(bool(self.explains.text()))
        self.motion.setVisible(is_limb)
        self.names.setVisible(is_limb and self.recorded.isHidden())
        if not is_limb:
            self.recorded.hide()
        for widget in (self.follow_up_heading, self.follow_up):
            widget.setVisible(is_limb or is_action)
        if piece is not None and is_limb:
            self._show_limb(piece)
        if piece is not None and (is_limb or is_action):
            self._show_ask(piece, is_action=is_action)
        self._let_change(self._deciding.is_draft)
        can_hide = piece is not None and (piece.kind is not PieceKind.HEADING or bool(self._pen.minute()))
        for secret in (self.secrecy_heading, self.secrecy):
            secret.setVisible(can_hide)
        if can_hide:
            self._show_secrecy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setProperty("plain", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 24)
        column.setSpacing(8)
        for widget in (
            self.heading,
            self.explains,
            self.motion,
            self.names,
            self.recorded,
            self.follow_up_heading,
            self.follow_up,
            self.secrecy_heading,
            self.secrecy,
        ):
            column.addWidget(widget)
        column.setAlignment(self.names, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.recorded.hide()
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.TITLE)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _hint(self) -> str:
        if self._deciding.is_draft:
            return "Type /agreed, /resolved or /action to begin a decision or an action; / alone lists everything."
        return "Click a decision or an action in the text to see how it was decided and who does what."

    def _let_change(self, is_draft: bool) -> None:
        """What is a record by now is only read."""
        for widget in (self.motion, self.recorded, self.secrecy):
            widget.setEnabled(is_draft)
        self.follow_up.let_change(is_draft)

    def _pen_target(self) -> WrittenPiece | None:
        """The piece at the caret; on a blank line below a decision, that decision."""
        piece = self._surface.piece()
        if piece is not None and piece.is_blank and piece.kind in {PieceKind.TEXT, PieceKind.RESOLUTION}:
            self._pen.typed = ""
            return self._pen.limb() or piece
        return piece

    def _run(self) -> tuple[WrittenPiece, ...]:
        piece = self._piece
        if piece is None or piece.kind is not PieceKind.RESOLUTION:
            return () if piece is None else (piece,)
        return tuple(each for each in self._surface.run_of(piece.id) if not each.is_blank) or (piece,)

    def _item_id(self) -> str | None:
        heading = self._surface.heading()
        return heading.agenda_item_id if heading is not None else None

    def _show_limb(self, piece: WrittenPiece) -> None:
        decision = piece.decision or WrittenDecision()
        item_id = self._item_id()
        self.motion.show_decision(
            decision,
            self._deciding.movers(item_id),
            self._deciding.may_vote(item_id),
            together=len(self._run()),
        )
        self.recorded.show_votes(self._deciding.named(item_id, decision.votes), decision.votes)
        self.names.setText(
            f"Recorded vote: {len(decision.votes)} names" if decision.votes else "Recorded vote, by name…"
        )

    def _show_ask(self, piece: WrittenPiece, *, is_action: bool) -> None:
        decision = piece.decision or WrittenDecision()
        self.follow_up.show_ask(
            piece.ask if is_action else decision.ask,
            self._deciding.log_row(piece.id),
            self._deciding.officers(),
            self._deciding.held_on,
            is_action=is_action,
        )
        if is_action:
            self.follow_up.offer_together(piece.id, 1, 1)
        else:
            self.follow_up.offer_together(piece.id, len(self._run()), len(self._pen.sharing(piece)))

    def _show_secrecy(self) -> None:
        aim = self._aim()
        self.secrecy.show_piece(aim[0] if aim else None, len(aim))

    def _aim(self) -> tuple[WrittenPiece, ...]:
        """What a mark of secrecy reaches: the whole minute, what is selected, or the piece at the caret."""
        piece = self._surface.piece()
        is_heading = piece is not None and piece.kind is PieceKind.HEADING
        found = self._pen.minute() if self.secrecy.whole.isChecked() or is_heading else self._pen.chosen()
        return tuple(each for each in found if each.kind is not PieceKind.HEADING)

    # What is typed in the panel

    @Slot(object)
    def _on_worded(self, facts: Mapping[str, Any]) -> None:
        if self._piece is not None:
            self._pen.decide((self._piece,), **facts)
            self.show_piece()

    @Slot(object)
    def _on_moved(self, facts: Mapping[str, Any]) -> None:
        self._pen.decide(self._run(), **facts)
        self.show_piece()

    @Slot(object)
    def _on_recorded(self, votes: tuple[WrittenVote, ...]) -> None:
        """Names are kept; unless they are single votes noted at request, they are the count as well."""
        facts: dict[str, Any] = {"votes": votes}
        if votes and not any(each.at_own_request for each in votes):
            cast = [each.cast for each in votes]
            facts |= {
                "votes_for": cast.count(VoteCast.FOR),
                "votes_against": cast.count(VoteCast.AGAINST),
                "abstentions": cast.count(VoteCast.ABSTAINED),
            }
        self._pen.decide(self._run(), **facts)
        self.show_piece()

    @Slot(object)
    def _on_asked(self, ask: WrittenAsk | None) -> None:
        piece = self._piece
        if piece is None:
            return
        is_limb = piece.kind is PieceKind.RESOLUTION
        pieces: tuple[WrittenPiece, ...] = (piece,)
        if is_limb and self.follow_up.is_together:
            sharing = self._pen.sharing(piece)
            pieces = sharing if len(sharing) > 1 else self._run()
        if ask is None:
            self._tracker.refuse(pieces)
        elif is_limb and ask == WrittenAsk():
            ask = self._tracker.ask_of(piece)
        self._pen.ask(pieces, ask)
        self.show_piece()

    @Slot(object)
    def _on_marked(self, facts: Mapping[str, Any]) -> None:
        aim = self._aim()
        # The public edition says a summary once for the whole passage.
        self._pen.mark(aim[:1] if "public_summary" in facts else aim, **facts)
        self.show_piece()

    @Slot()
    def _on_opened(self) -> None:
        self._pen.open_again(self._aim())
        self.show_piece()

    # What happens elsewhere

    @Slot()
    def _on_names_wanted(self) -> None:
        self.go_to("recorded")

    @Slot(object)
    def _on_followed(self, place: Place) -> None:
        self._workplace.go(place)

    @Slot()
    def _on_back(self) -> None:
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_piece_changed(self, _piece: WrittenPiece | None) -> None:
        if self.isVisible():
            self.show_piece()

    @Slot()
    def _on_edited(self) -> None:
        """A blank line below a decision has got words of its own."""
        if self._piece is None or not self.isVisible():
            return
        piece = self._surface.piece()
        if piece is not None and piece.id != self._piece.id and not piece.is_blank:
            self.show_piece()

    @Slot()
    def _on_selection_changed(self) -> None:
        if self.isVisible() and self.secrecy.isVisible():
            self._show_secrecy()

    @Slot()
    def _on_facts_known(self) -> None:
        self.show_piece()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.show_piece()
        # Beside the panel the text has less room and is broken anew; what the panel speaks of is brought back.
        self._settled.start()
