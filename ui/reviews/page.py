"""The chair’s review: what was sent and came back, and every remark with its answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from boardkeeper import remarks
from boardkeeper.clock import current_day
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.remarks import RemarkAbout, RemarkKind, RemarkView
from boardkeeper.reviews import reading, sending
from boardkeeper.rules.due_dates import long_date
from ui.commands import Command, Menu
from ui.empty import ActionButton
from ui.list_page import ListPage, detail_column
from ui.meetings.stepper import Step
from ui.operations import Changes, Desk
from ui.page import Place, Workplace
from ui.panes import words_label
from ui.remarks.entry import RemarkEntry
from ui.reviews.answer_box import AnswerBox
from ui.reviews.exchange import Exchange
from ui.reviews.sendings import SendingsList
from ui.reviews.strip import SEND_BACK
from ui.tables.columns import Column, Kind
from ui.theme.tokens import Tone
from ui.today.words import STEP_MARK

_PAGES: dict[RemarkAbout, str] = {
    RemarkAbout.ACTION: "actions",
    RemarkAbout.DECISION: "decisions",
    RemarkAbout.MILESTONE: "plan",
    RemarkAbout.KPI: "kpis",
}


def _state(row: RemarkView) -> str:
    if row.is_settled:
        return "Settled"
    return "Answered" if row.answer else "Open"


def _kind(row: RemarkView) -> str:
    return "Challenge" if row.kind is RemarkKind.CHALLENGE else "Comment"


def _place_note(row: RemarkView) -> str:
    return "lost its place" if row.has_lost_its_place else ""


class ReviewPage(ListPage):
    """Remarks as a list with the answer beside them, under the sendings."""

    NAME = "review"
    TITLE = "Chair’s review"
    WHAT = "remarks"
    ONE = "remark"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "remark",
            "review",
            "action",
            "tracking_decision",
            "milestone",
            "kpi",
            "agenda_item",
            "minute",
            "minute_paragraph",
            "report",
            "report_paragraph",
            "meeting",
        }
    )
    CHIPS = (("Open", "Settled"), "Challenges", "Lost their place")
    COMMANDS = (
        Command(
            "review.send",
            "&Send to the chair…",
            "upload",
            Menu.PAGE,
            "Ctrl+Shift+S",
            method="start_sending",
            words="review file laptop encrypted passphrase train",
        ),
        Command(
            "review.bring_in",
            "&Bring in what came back…",
            "download",
            Menu.PAGE,
            "Ctrl+Shift+M",
            method="bring_in",
            words="review merge chair returned file",
        ),
        Command(
            "review.send_back",
            "Send &back…",
            "upload",
            Menu.PAGE,
            method="start_sending_back",
            words="review return officer file",
        ),
        Command(
            "review.go",
            "&Go to what the remark is on",
            "external-link",
            Menu.PAGE,
            "Ctrl+Shift+O",
            method="go_there",
            words="open place paragraph row page",
        ),
        Command(
            "review.answer",
            "&Answer the remark",
            "pencil",
            Menu.PAGE,
            "Ctrl+Shift+A",
            method="begin_answer",
            words="reply settle",
        ),
    )
    EMPTY = (
        "message-square-text",
        "No remarks yet",
        (
            "What the chair comments on and challenges stands here, with what you answered. "
            "Send the papers of a meeting to the chair: they open in this program on any laptop."
        ),
    )
    CHOOSE = "Choose a remark to read it whole and to answer it."
    SIZES = (760, 384)
    COLUMNS = (
        Column(
            "Kind",
            _kind,
            width=120,
            sort="kind",
            kind=Kind.CHIP,
            tones={"Challenge": Tone.WARNING, "Comment": Tone.INFO},
        ),
        Column("Remark", "text", share=2, sort="text", lines=2),
        Column("On", "about_words", share=1.3, sort="about_words", lines=2, note=_place_note, spare=1),
        Column("By", "said_by", width=120, sort="said_by", kind=Kind.MUTED, lines=2, spare=3),
        Column("Said", lambda row: long_date(row.said_on), width=124, sort="said_on", spare=2),
        Column(
            "State",
            _state,
            width=96,
            sort="state",
            kind=Kind.CHIP,
            tones={"Settled": Tone.GOOD, "Answered": Tone.INFO},
        ),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self._send = QAction("Send back…" if workplace.is_review else "Send to the chair…")
        self._bring_in = QAction("Bring in what came back…")
        super().__init__(workplace, parent)
        self._send.setParent(self)
        self._bring_in.setParent(self)
        self.exchange = Exchange(workplace, self)
        self._send.triggered.connect(self.start_sending_back if workplace.is_review else self.start_sending)
        self._bring_in.triggered.connect(self.bring_in)
        self.sendings = SendingsList(workplace.theme, self)
        self.sendings.hide()
        self.column.insertWidget(1, self.sendings)
        self.sendings.withdraw_wanted.connect(self._on_withdraw_wanted)
        if not workplace.is_review:
            self.header.add(ActionButton(self._bring_in, is_main=False, parent=self.header))
            self.header.add(ActionButton(self._send, is_main=True, parent=self.header))

    def first_steps(self) -> tuple[QAction, ...]:
        """Send something, or bring in what came back."""
        return () if self.workplace.is_review else (self._send, self._bring_in)

    def make_detail(self, parent: QWidget) -> QWidget:
        """What it is on, what that says, and the remark."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._lost = words_label("bad", detail)
        self.link = QPushButton("Go there", detail)
        self.link.setProperty("link", True)
        self.link.setToolTip("Go to what the remark is on (Ctrl+Shift+O)")
        self.link.clicked.connect(self.go_there)
        self._entry_place = QWidget(detail)
        self._entry_column = detail_column(self._entry_place)
        self._entry_column.setContentsMargins(0, 0, 0, 0)
        self.entry: RemarkEntry | None = None
        column = detail_column(detail)
        for widget in (self._heading, self._lost):
            column.addWidget(widget)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._entry_place)
        column.addStretch()
        return detail

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """The answer, always at hand for the officer; the chair gets one when the review has come back."""
        self.answers = AnswerBox(self.workplace.theme, parent)
        self.answers.answered.connect(self._on_answered)
        self.answers.settled.connect(self._on_settled)
        self.workplace.operations.became_idle.connect(self.answers.be_ready)
        return self.answers

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The remarks of the board, those that wait first."""
        return partial(_fetch, board_id)

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self.board is not None and not self.workplace.is_review:
            self.workplace.operations.run(
                None, reading.list_reviews, self.board.id, on_done=self.sendings.show_reviews, origin=self
            )

    def reveal(self, thing_id: str) -> None:
        """Select a remark, or begin to send back."""
        if thing_id == SEND_BACK:
            self.start_sending_back()
        else:
            super().reveal(thing_id)

    def show_row(self, row: RemarkView) -> None:
        """Show a remark whole."""
        self._heading.setText(row.about_words)
        self._lost.setText(
            "It has lost its place: what it was on is gone, or says something else by now."
            if row.has_lost_its_place
            else ""
        )
        self._lost.setVisible(row.has_lost_its_place)
        self.link.setVisible(not row.has_lost_its_place or _goes_anyway(row))
        if self.entry is not None:
            self._entry_column.removeWidget(self.entry)
            self.entry.hide()
            self.entry.deleteLater()
        self.entry = RemarkEntry(row, self.workplace, self._entry_place, is_alone=True)
        self.entry.remove_wanted.connect(self._on_remove_wanted)
        self._entry_column.addWidget(self.entry)
        self.answers.show_remark(row)

    def begin_answer(self) -> None:
        """Put the cursor into the answer."""
        if self.row is not None and not self.workplace.is_review:
            self.answers.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def go_there(self) -> None:
        """Go to what the chosen remark is on."""
        if isinstance(self.row, RemarkView):
            self.workplace.go(_place_of(self.row))

    @Slot()
    def start_sending(self) -> None:
        """Begin to send the papers to the chair."""
        if self.board is not None:
            self.exchange.start_sending(self.board.id)

    @Slot()
    def bring_in(self) -> None:
        """Ask for the file that came back."""
        self.exchange.bring_in()

    @Slot()
    def start_sending_back(self) -> None:
        """On the chair’s laptop: write the file that goes back."""
        self.exchange.start_sending_back()

    @Slot(str, str, bool)
    def _on_answered(self, remark_id: str, answer: str, settles: bool) -> None:
        self.workplace.operations.run(
            "Answered and settled." if settles else "Answered.",
            remarks.answer_remark,
            self.workplace.operations.who,
            remark_id,
            answer,
            current_day(),
            settle=settles,
            origin=self,
        )

    @Slot(str, bool)
    def _on_settled(self, remark_id: str, is_settled: bool) -> None:
        self.workplace.operations.run(
            "Settled." if is_settled else "Opened again.",
            remarks.settle_remark,
            self.workplace.operations.who,
            remark_id,
            settled=is_settled,
            origin=self,
        )

    @Slot(object)
    def _on_remove_wanted(self, view: RemarkView) -> None:
        self.workplace.operations.run(
            "Remark taken back.", remarks.remove_remark, self.workplace.operations.who, view.id, origin=self
        )

    @Slot(str)
    def _on_withdraw_wanted(self, review_id: str) -> None:
        self.workplace.operations.run(
            "Withdrawn: what the chair does in it is not taken in any more.",
            sending.withdraw,
            self.workplace.operations.who,
            review_id,
            origin=self,
        )


def _goes_anyway(row: RemarkView) -> bool:
    """A paragraph that was put in other words is still worth looking at; one that is gone is not."""
    return row.about in {RemarkAbout.PAGE, RemarkAbout.MINUTE_PARAGRAPH, RemarkAbout.REPORT_PARAGRAPH}


def _place_of(row: RemarkView) -> Place:
    thing = row.place_id or row.about_id
    if row.about is RemarkAbout.PAGE:
        return Place("meetings", f"{thing}{STEP_MARK}{Step.PACK}")
    return Place(_PAGES.get(row.about, "meetings"), thing)


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[RemarkView]:
    return remarks.list_remarks(desk, board_id, current_day(), wanted)
