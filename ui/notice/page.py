"""The notice tracker: what the Department asks, what shows it, what is due next, and the self-assessment before a review."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import notices
from boardkeeper.clock import current_day
from boardkeeper.notices import REVIEW_MARK, NoticeLine, NoticeView
from boardkeeper.notices.assessment import Assessment, gather_assessment
from ui.notice.commands import COMMANDS
from ui.notice.notice_forms import NoticeForms
from ui.notice.paragraphs import ParagraphsPane
from ui.notice.reviews import ReviewsPane
from ui.notice.switch import NoticeSwitch
from ui.notice.taking_out import NoticeOut
from ui.notice.voices import VoicesPane
from ui.notice.words import subtitle
from ui.office import BoardName
from ui.operations import Changes, Desk
from ui.page import Page, Workplace
from ui.panes import PageHeader

_PARAGRAPHS, _REVIEWS, _VOICES = range(3)
_PRINTS = (
    ("Print the &tracker…", "print_tracker"),
    ("Print the &self-assessment…", "print_assessment"),
    ("", ""),
    ("Save the t&racker…", "save_tracker"),
    ("Save the self-&assessment…", "save_assessment"),
    ("Put the self-assessment on an a&genda…", "put_on_agenda"),
)
_SHOWN_TABLES = {"kpi", "kpi_target", "observation", "import", "plan", "priority", "milestone"}


class NoticePage(Page):
    """One notice at a time, as paragraphs, reviews or voices."""

    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"notice", "notice_paragraph", "notice_showing", "notice_review", "voice", "evidence", "board"}
        | {
            "meeting",
            "attendance",
            "seat",
            "milestone_progress",
            "milestone_kpi",
            "action",
            "tracking_decision",
        }
        | _SHOWN_TABLES
    )
    COMMANDS = COMMANDS

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._wanted = ""
        self._asked = 0
        self._revealed = ""
        self.notice: NoticeView | None = None
        self.assessment: Assessment | None = None
        can_change = not workplace.is_review
        self.header = PageHeader("Notice tracker", "", self)
        self.notices = QComboBox(self)
        self.notices.setAccessibleName("Notice")
        self.notices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.notices.setMinimumContentsLength(18)
        self.switch = NoticeSwitch(workplace.settings, self)
        self.out = NoticeOut(workplace, self)
        self.print_button = QPushButton("Papers", self)
        self.print_button.setToolTip(
            "Print or save the tracker (Ctrl+P) or the self-assessment (Ctrl+Shift+P)"
        )
        self.print_button.setMenu(self._menu())
        for widget in (self.notices, self.switch, self.print_button):
            self.header.add(widget)
        self.paragraphs = ParagraphsPane(workplace, self)
        self.reviews = ReviewsPane(self, can_change=can_change)
        self.voices = VoicesPane(workplace, self)
        self.forms = NoticeForms(workplace, self.paragraphs, lambda: self.notice, self._show_notice)
        self._stack = QStackedWidget(self)
        for pane in (self.paragraphs, self.reviews, self.voices):
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._stack.setCurrentIndex(self.switch.view)
        self.switch.switched.connect(self._on_switched)
        self.notices.activated.connect(self._on_notice_chosen)
        self.forms.review_closed.connect(self.show_reviews)
        self.paragraphs.set_up_wanted.connect(self.set_up_notice)
        self.reviews.opening_written.connect(self._on_opening_written)
        self.reviews.outcome_written.connect(self._on_outcome_written)
        self.reviews.removal_wanted.connect(self._on_review_removal)
        self.reviews.held_wanted.connect(self.record_review)
        self.reviews.print_wanted.connect(self.print_assessment)
        self.reviews.save_wanted.connect(self.save_assessment)
        self.reviews.agenda_wanted.connect(self.put_on_agenda)

    def show_board(self, board: BoardName) -> None:
        self._wanted = ""
        self.notice = None
        self.assessment = None
        self.paragraphs.board = board
        self.paragraphs.notice = None
        self.paragraphs.panel.show_from(self.paragraphs.fetcher(board.id))
        self.voices.show_board(board)
        super().show_board(board)

    def refresh(self, changes: Changes | None) -> None:
        if self.board is None:
            return
        self._asked += 1
        self.workplace.operations.run(
            None,
            _read,
            self.board.id,
            self._wanted,
            on_done=partial(self._on_read, self._asked),
            origin=self,
        )
        if changes is not None and changes.touches("voice"):
            self.voices.refresh(changes)

    def reveal(self, thing_id: str) -> None:
        """Show a paragraph, or the review to come of a notice."""
        self._revealed = thing_id
        self.refresh(None)

    def focus_filter(self) -> bool:
        if self.switch.view == _VOICES:
            return self.voices.focus_filter()
        self._turn(_PARAGRAPHS)
        return self.paragraphs.focus_filter()

    def show_paragraphs(self) -> None:
        """Turn to the paragraphs."""
        self._turn(_PARAGRAPHS)
        self.paragraphs.panel.view.setFocus()

    @Slot()
    def show_reviews(self) -> None:
        """Turn to the reviews and the self-assessment."""
        self._turn(_REVIEWS)
        self.reviews.begin_opening()

    def show_voices(self) -> None:
        """Turn to the voices."""
        self._turn(_VOICES)
        self.voices.panel.view.setFocus()

    def begin_showing(self) -> None:
        """Put the cursor where what shows the chosen paragraph is recorded."""
        self._turn(_PARAGRAPHS)
        self.paragraphs.begin_showing()

    def choose_evidence(self) -> None:
        """Attach files to the chosen paragraph."""
        self._turn(_PARAGRAPHS)
        self.paragraphs.choose_evidence()

    def edit_paragraph(self) -> None:
        """Open the form for the chosen paragraph."""
        self._turn(_PARAGRAPHS)
        self.paragraphs.edit_chosen()

    def add_paragraph(self) -> None:
        """Open the form for another paragraph."""
        self._turn(_PARAGRAPHS)
        self.paragraphs.add_paragraph()

    def move_up(self) -> None:
        """Move the chosen paragraph up."""
        self.paragraphs.move_chosen(-1)

    def move_down(self) -> None:
        """Move the chosen paragraph down."""
        self.paragraphs.move_chosen(1)

    def add_voice(self) -> None:
        """Open the form for another voice."""
        self._turn(_VOICES)
        self.voices.add_voice()

    @Slot()
    def record_review(self) -> None:
        """Record that the review to come was held."""
        if self.notice is not None and self.notice.coming is not None:
            self._turn(_PARAGRAPHS)
            self.forms.record_review(self.notice.coming)

    @Slot()
    def set_up_notice(self) -> None:
        """Open the form for another notice."""
        self._turn(_PARAGRAPHS)
        self.forms.set_up()

    def edit_notice(self) -> None:
        """Open the form for the facts of the notice."""
        if self.notice is None:
            self.set_up_notice()
            return
        self._turn(_PARAGRAPHS)
        self.forms.edit(self.notice)

    def end_notice(self) -> None:
        """Ask how the notice ended, or take its end back."""
        if self.notice is None:
            return
        if self.notice.is_over:
            operations = self.workplace.operations
            operations.run(
                "The notice is in force again; its dates count.",
                notices.reopen_notice,
                operations.who,
                self.notice.id,
                origin=self,
            )
            return
        self._turn(_PARAGRAPHS)
        self.forms.end()

    def print_tracker(self) -> None:
        """Print the tracker."""
        self.out.print_tracker()

    def save_tracker(self) -> None:
        """Save the tracker."""
        self.out.save_tracker()

    @Slot()
    def print_assessment(self) -> None:
        """Print the self-assessment."""
        self.out.print_assessment()

    @Slot()
    def save_assessment(self) -> None:
        """Save the self-assessment."""
        self.out.save_assessment()

    @Slot()
    def put_on_agenda(self) -> None:
        """Offer the agendas that can take the self-assessment."""
        is_there = self.switch.view == _REVIEWS and self.reviews.agenda_button.isVisible()
        self.out.offer_agendas(self.reviews.agenda_button if is_there else self.print_button)

    def export_table(self) -> None:
        """Take the table that is shown away into Excel."""
        (self.voices if self.switch.view == _VOICES else self.paragraphs).export_table()

    def export_table_to(self, path: Path) -> None:
        """The same without asking for a place."""
        (self.voices if self.switch.view == _VOICES else self.paragraphs).export_table_to(path)

    def _menu(self) -> QMenu:
        menu = QMenu("Papers", self)
        for title, method in _PRINTS:
            if method == "put_on_agenda" and self.workplace.is_review:
                continue
            if not title:
                menu.addSeparator()
                continue
            action = QAction(title, menu)
            action.triggered.connect(getattr(self, method))
            menu.addAction(action)
        return menu

    def _turn(self, view: int) -> None:
        if self.switch.view != view:
            self.switch.turn_to(view)

    def _show_notice(self, notice_id: str) -> None:
        self._wanted = notice_id
        self.refresh(None)

    def _on_read(self, asked: int, answer: tuple[tuple[NoticeLine, ...], NoticeView | None]) -> None:
        if asked != self._asked or self.board is None:
            return
        lines, self.notice = answer
        self._wanted = self.notice.id if self.notice else ""
        self.notices.clear()
        for line in lines:
            self.notices.addItem(f"{line.title} (ended)" if line.ended_on else line.title, line.id)
        self.notices.setCurrentIndex(self.notices.findData(self._wanted))
        self.notices.setVisible(len(lines) > 1)
        self.switch.setVisible(self.notice is not None or self.switch.view == _VOICES)
        self.print_button.setVisible(self.notice is not None)
        self.header.say("Notice tracker", subtitle(self.notice) if self.notice else "")
        self.out.follow(self.board.id, self._wanted)
        self.paragraphs.show_notice(self.notice)
        if self.notice is None:
            if self.switch.view == _REVIEWS:
                self._turn(_PARAGRAPHS)
            return
        self.reviews.show_notice(self.notice)
        self._go_to_revealed()
        if self.switch.view == _REVIEWS:
            self._assess()

    def _go_to_revealed(self) -> None:
        wanted, self._revealed = self._revealed, ""
        if wanted.startswith(REVIEW_MARK):
            notice_id = wanted.removeprefix(REVIEW_MARK)
            self._turn(_REVIEWS)
            if notice_id != self._wanted:
                self._show_notice(notice_id)
        elif wanted:
            self._turn(_PARAGRAPHS)
            self.paragraphs.reveal(wanted)

    def _assess(self) -> None:
        if self.board is not None and self.notice is not None and not self.notice.is_over:
            self.workplace.operations.run(
                None,
                gather_assessment,
                self.board.id,
                current_day(),
                self.notice.id,
                on_done=partial(self._on_assessed, self.notice.id),
                origin=self,
            )

    def _on_assessed(self, notice_id: str, facts: Assessment) -> None:
        if self.notice is not None and self.notice.id == notice_id:
            self.assessment = facts
            self.reviews.show_assessment(facts)

    @Slot(int)
    def _on_switched(self, view: int) -> None:
        self._stack.setCurrentIndex(view)
        if view == _REVIEWS:
            self._assess()

    @Slot(int)
    def _on_notice_chosen(self, place: int) -> None:
        self._show_notice(str(self.notices.itemData(place)))

    @Slot(str)
    def _on_opening_written(self, words: str) -> None:
        if self.notice is not None:
            operations = self.workplace.operations
            operations.run(
                "Opening words kept.",
                notices.write_opening,
                operations.who,
                self.notice.id,
                words,
                origin=self,
            )

    @Slot(str, str)
    def _on_outcome_written(self, review_id: str, words: str) -> None:
        operations = self.workplace.operations
        operations.run(
            "What came of the review is kept.",
            notices.update_review,
            operations.who,
            review_id,
            outcome=words,
            origin=self,
        )

    @Slot(str)
    def _on_review_removal(self, review_id: str) -> None:
        operations = self.workplace.operations
        operations.run("Review taken away.", notices.remove_review, operations.who, review_id, origin=self)


def _read(desk: Desk, board_id: str, notice_id: str) -> tuple[tuple[NoticeLine, ...], NoticeView | None]:
    """The board's notices, and the one that is looked at, or the first where that has gone."""
    lines = notices.list_notices(desk, board_id)
    wanted = notice_id if any(line.id == notice_id for line in lines) else None
    return lines, notices.get_notice(desk, board_id, current_day(), wanted)
