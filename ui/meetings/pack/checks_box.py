"""The checks beside the pages: what is not right yet, what somebody accepts as it is, and what is to follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from boardkeeper import publishing
from boardkeeper.agenda import ItemKind
from boardkeeper.errors import UserError
from boardkeeper.packs import PackPapers
from boardkeeper.publishing import Finding, FindingPlace, PackChecks
from ui.meetings.pack.check_card import AcceptedCard, CheckCard, Fold
from ui.operations import Changes
from ui.page import Workplace
from ui.panes import Hairline, words_label
from ui.today.words import count

_PAUSE_MILLISECONDS = 350
"""So long nothing must be gathered before the checks are asked: while somebody types they would only be in the way."""


class ChecksBox(QWidget):
    """Asks the board for the checks of a meeting's pack whenever its papers were gathered.

    Signals:
        opened: A `Finding` is to be put right.
        shown: The checks were read and are shown.
    """

    opened = Signal(object)
    shown = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._papers: PackPapers | None = None
        self.checks = PackChecks()
        self.cards: list[CheckCard] = []
        self.accepted_cards: list[AcceptedCard] = []
        self._place = -1
        self.title = QLabel("Checks", self)
        self.title.setProperty("rank", "heading")
        self.number = QLabel(self)
        self.number.setProperty("rank", "muted")
        self.calm = words_label("muted", self)
        self.calm.setContentsMargins(8, 4, 8, 4)
        self.fold = Fold(workplace.theme, self)
        self._open, self._open_list = self._list()
        self._accepted, self._accepted_list = self._list()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)
        self.fold.toggled.connect(self._on_folded)
        workplace.operations.changed.connect(self._on_changed)
        self._on_folded()
        self._say()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is about to be asked."""
        return not self._pause.isActive()

    def show_papers(self, papers: PackPapers) -> None:
        """The papers of a pack were gathered; its checks are read once that has become calm."""
        if self._papers is None or self._papers.meeting.id != papers.meeting.id:
            self._forget()
        self._papers = papers
        self._pause.start()

    def begin(self) -> None:
        """Put the keyboard on the first thing that was found."""
        first = self.cards[0].go if self.cards else self.fold
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self.checks = PackChecks()
        self._show(())

    @Slot()
    def _ask(self) -> None:
        papers = self._papers
        if papers is None or self._workplace.is_review:
            return
        self._workplace.operations.run(
            None,
            publishing.pack_checks,
            papers.meeting.id,
            _missing(papers),
            on_done=self._on_read,
            origin=self,
        )

    def _on_read(self, checks: PackChecks) -> None:
        papers = self._papers
        if papers is None:
            return
        self.checks = checks
        self._show((*checks.findings, *_to_follow(papers)))
        if self._place >= 0:
            # The card that had the keyboard is gone: it goes on to the one that came into its place.
            cards = self.cards[min(self._place, len(self.cards) - 1) :]
            self._place = -1
            (cards[0].go if cards else self.fold).setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def _show(self, findings: Sequence[Finding]) -> None:
        """Show these; cards that say the same stay, with what is being typed in them."""
        known = {card.finding: card for card in self.cards}
        there = {card.accepted: card for card in self.accepted_cards}
        self.cards = [known.pop(finding) if finding in known else self._card(finding) for finding in findings]
        self.accepted_cards = [
            there.pop(accepted) if accepted in there else self._accepted_card(accepted)
            for accepted in self.checks.accepted
        ]
        for gone in (*known.values(), *there.values()):
            gone.hide()
            gone.deleteLater()
        for column, cards in (
            (self._open_list, self.cards),
            (self._accepted_list, self.accepted_cards),
        ):
            while column.takeAt(0) is not None:
                pass
            for card in cards:
                column.addWidget(card)
                card.show()
        self._say()
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Let Tab come to the cards from the top, before what folds the accepted ones: they were made after it."""
        before = self.fold.previousInFocusChain()
        while before is not None and before is not self.fold and self._is_passed_over(before):
            before = before.previousInFocusChain()
        chain: list[QWidget] = [] if before is None else [before]
        for card in self.cards:
            chain += [card.go, card.accept, card.reason, card.done]
        chain.append(self.fold)
        chain += [each.take_back for each in self.accepted_cards]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _is_passed_over(self, widget: QWidget) -> bool:
        return widget.focusPolicy() is Qt.FocusPolicy.NoFocus or self.isAncestorOf(widget)

    def _card(self, finding: Finding) -> CheckCard:
        can_accept = not finding.is_blocking and finding in self.checks.findings
        card = CheckCard(finding, self._workplace.theme, can_accept=can_accept, parent=self._open)
        card.opened.connect(self.opened)
        card.accepted.connect(self._on_accepted)
        return card

    def _accepted_card(self, accepted: publishing.AcceptedView) -> AcceptedCard:
        card = AcceptedCard(accepted, self._accepted)
        card.taken_back.connect(self._on_taken_back)
        return card

    def _say(self) -> None:
        number, accepted = len(self.cards), len(self.accepted_cards)
        self.setAccessibleName(f"Checks: {number or 'nothing is missing'}")
        self.number.setText(str(number or ""))
        self.calm.setText("Nothing is missing." if not accepted else "Nothing else is missing.")
        self.calm.setVisible(not number)
        self.fold.setText(
            f"{count(accepted, 'thing')} accepted as {'it is' if accepted == 1 else 'they are'}"
        )
        self.fold.setVisible(bool(accepted))
        self._on_folded()

    def _list(self) -> tuple[QWidget, QVBoxLayout]:
        widget = QWidget(self)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        return widget, column

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.number)
        head.addStretch()
        folding = QHBoxLayout()
        folding.setContentsMargins(4, 0, 8, 0)
        folding.addWidget(self.fold)
        folding.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (Hairline(self), self.calm, self._open):
            column.addWidget(widget)
        column.addLayout(folding)
        column.addWidget(self._accepted)

    def _on_accepted(self, finding: Finding, reason: str) -> None:
        if self._papers is not None:
            self._place = next((place for place, card in enumerate(self.cards) if card.finding == finding), 0)
            operations = self._workplace.operations
            operations.run(
                "Accepted as it is.",
                publishing.accept_finding,
                operations.who,
                self._papers.meeting.id,
                finding.sentence,
                reason,
                on_error=self._on_refused,
                origin=self,
            )

    @Slot(str)
    def _on_taken_back(self, sentence: str) -> None:
        if self._papers is not None:
            self._place = 0
            operations = self._workplace.operations
            operations.run(
                "It is checked again.",
                publishing.take_acceptance_back,
                operations.who,
                self._papers.meeting.id,
                sentence,
                on_error=self._on_refused,
                origin=self,
            )

    def _on_refused(self, error: UserError) -> None:
        self._place = -1
        self._workplace.complain(error)
        self._pause.start()

    @Slot()
    def _on_folded(self) -> None:
        self._accepted.setVisible(self.fold.isChecked() and bool(self.accepted_cards))

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if self._papers is not None and changes.touches("accepted_finding"):
            self._pause.start()


def _missing(papers: PackPapers) -> dict[str, str] | None:
    """What is missing, where these papers know it of every item; the public ones know nothing of exempt items."""
    return dict(papers.missing_by_item) if papers.is_restricted else None


def _to_follow(papers: PackPapers) -> tuple[Finding, ...]:
    """Papers that were said to follow: nothing is wrong with that, and nobody should forget them."""
    return tuple(
        Finding(
            f"Item {item.number} {item.title} is to follow{f'; expected from {item.lead}' if item.lead else ''}.",
            item.id,
            place=FindingPlace.PAPERS,
        )
        for item in papers.items
        if item.kind is ItemKind.TO_FOLLOW
    )
