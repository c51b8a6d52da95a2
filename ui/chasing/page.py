"""Chasing: who owes what before the next meeting, and the letters that ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from boardkeeper import chasing
from boardkeeper.chasing import Chasing, Letter, OfficerLetters
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.follow_up import Matter
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.rules.due_dates import long_date
from ui.chasing.commands import COMMANDS
from ui.chasing.drafts import Draft, Drafts, as_due
from ui.chasing.foot import LetterFoot
from ui.chasing.letter_box import LetterBox
from ui.chasing.matter_rows import MatterRows
from ui.chasing.reading import NO_ADDRESS, WITH_LETTER, find_officers
from ui.chasing.taking_out import TakingOut
from ui.chasing.words import NOBODY, STEP_TONES, address_words, letter_words, note_on, why_none
from ui.list_page import ListPage, detail_column
from ui.office import BoardName
from ui.operations import Changes, Desk
from ui.page import Place, Workplace
from ui.panes import InlineEdit, PropertyRows, SectionHeader, words_label
from ui.tables.columns import Column, Kind
from ui.today.words import count

_LEAST_DETAIL = 408
"""A letter in narrower lines cannot be judged."""


class ChasingPage(ListPage):
    """Officers at the left; at the right what is due of one, and the letter."""

    NAME = "chasing"
    TITLE = "Chasing"
    WHAT = "officers"
    ONE = "officer"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"action", "action_update", "tracking_decision", "progress", "programme_item", "minute_paragraph"}
        | {"person", "post", "seat", "meeting", "board", "chase_letter"}
    )
    COMMANDS = COMMANDS
    CHIPS = ((WITH_LETTER, NO_ADDRESS),)
    EMPTY = (
        "circle-check",
        "Nothing is due",
        "Open actions and decisions with a day stand here, officer by officer, once they are due before the next meeting.",
    )
    CHOOSE = "Choose an officer to see what is due, and the letter."
    SIZES = (480, 620)
    COLUMNS = (
        Column(
            "Officer",
            lambda row: row.officer or NOBODY,
            share=2,
            sort="officer",
            kind=Kind.STRONG,
            note=address_words,
        ),
        Column("Due", lambda row: len(row.rows), width=56, kind=Kind.NUMBER, sort="due", spare=1),
        Column("Late", lambda row: row.overdue or None, width=56, kind=Kind.NUMBER, sort="overdue"),
        Column("Letter today", letter_words, width=148, kind=Kind.CHIP, tones=STEP_TONES, sort="letter"),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self._drafts = Drafts()
        self._standing: Chasing | None = None
        self._wanted = ""
        super().__init__(workplace, parent)
        self.out = TakingOut(workplace, self)
        self.out.recorded.connect(self._on_recorded)
        self.save_all_button = QPushButton("Save all letters…", self.header)
        self.save_all_button.setToolTip("Save all letters as e-mail files (Ctrl+Alt+S)")
        self.save_all_button.clicked.connect(self._on_save_all)
        self.record_all_button = QPushButton("Record all as sent", self.header)
        self.record_all_button.setToolTip(
            "Write into every thread that its letter was sent (Ctrl+Alt+Return)"
        )
        self.record_all_button.clicked.connect(self._on_record_all)
        self.print_button = QPushButton("Print", self.header)
        self.print_button.setMenu(self.out.menu)
        for button in (self.save_all_button, self.record_all_button, self.print_button):
            self.header.add(button)
        workplace.theme.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def make_detail(self, parent: QWidget) -> QWidget:
        """The officer, the matters, the letter."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._about = words_label("muted", detail)
        self._facts = PropertyRows(detail)
        self.address = InlineEdit("E-mail address", "No address is known: type it here", detail)
        self._facts.add_editor("E-mail", self.address)
        self.matters = MatterRows(detail)
        self.box = LetterBox(self.workplace.theme, detail)
        column = detail_column(detail)
        for widget in (self._heading, self._about, self._facts):
            column.addWidget(widget)
        column.addWidget(SectionHeader("What is due", detail))
        column.addWidget(self.matters)
        column.addWidget(self.box)
        column.addStretch()
        self.address.committed.connect(self._on_address)
        self.matters.chosen.connect(self._on_chosen)
        self.matters.opened.connect(self._on_opened)
        self.box.edited.connect(self._on_edited)
        self.box.redraft.connect(self._on_redraft)
        self.box.finished.connect(self._on_record)
        return detail

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """What can be done with the letter."""
        self.foot = LetterFoot(parent)
        self.foot.save.clicked.connect(self._on_save)
        self.foot.copy.clicked.connect(self._on_copy)
        self.foot.record.clicked.connect(self._on_record)
        return self.foot

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The officers as at today."""
        return partial(_fetch, board_id)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the officers: no line of the rail has it here."""
        super().showEvent(event)
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_board(self, board: BoardName) -> None:
        self._drafts = Drafts()
        self._standing = None
        super().show_board(board)

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self.board is not None:
            self.workplace.operations.run(
                None, chasing.chasing_today, self.board.id, current_day(), on_done=self._on_read, origin=self
            )

    def reveal(self, thing_id: str) -> None:
        """Select an officer, or whoever is to do the matter with this id."""
        self._wanted = thing_id
        self._go_to_wanted()

    def show_row(self, row: OfficerLetters) -> None:
        """Show an officer."""
        has_changed = self._drafts.follow(row)
        self._heading.setText(row.officer or NOBODY)
        self._about.setText(row.post)
        self._about.setVisible(bool(row.post))
        self._facts.setVisible(bool(row.officer))
        self.address.show_text(row.email)
        self._frame_address(is_wanted=not row.email)
        draft = self._drafts.of(row)
        self.matters.show_rows(row.rows, draft.matters, current_day())
        note = (
            "What is due has changed since these words were edited." if has_changed else note_on(row, draft)
        )
        self.box.show_draft(draft, why_none(row), note)
        self.foot.offer(has_letter=draft.letter is not None)

    @property
    def letter(self) -> Letter | None:
        """The letter that is shown, as it would be sent."""
        return self._drafts.of(self.row).letter if self.row is not None else None

    def save_letter(self) -> None:
        """Ask for a place and write the letter that is shown as an e-mail file."""
        self.out.save([self.letter] if self.letter is not None else [])

    def copy_letter(self) -> None:
        """Put the letter that is shown on the clipboard."""
        self.out.copy(self.letter)

    def record_letter(self) -> None:
        """Write into the threads that the letter was sent today."""
        if self.letter is not None:
            self.out.record([(self.row.id, self.letter)])

    def save_all(self) -> None:
        """Ask for a folder and write every letter there."""
        self.out.save([letter for _, letter in self._letters()])

    def record_all(self) -> None:
        """Write into every thread that its letter was sent today, as one step."""
        self.out.record([(officer.id, letter) for officer, letter in self._letters()])

    def print_officer(self) -> None:
        """Print what is due of this officer."""
        if self.row is not None and self.board is not None:
            self.out.print_sheets(self.board.id, self.row.id)

    def print_all(self) -> None:
        """Print what is due, a sheet for each officer."""
        if self.board is not None:
            self.out.print_sheets(self.board.id)

    def print_named(self) -> None:
        """Print what was named to the chair."""
        if self.board is not None:
            self.out.print_named(self.board.id)

    def save_officer(self) -> None:
        """Write what is due of this officer to a file."""
        if self.row is not None and self.board is not None:
            self.out.save_sheets(self.board.id, self.row.id, self.row.officer or NOBODY)

    def save_sheets(self) -> None:
        """Write what is due to a file, a sheet for each officer."""
        if self.board is not None:
            self.out.save_sheets(self.board.id)

    def save_named(self) -> None:
        """Write what was named to the chair to a file."""
        if self.board is not None:
            self.out.save_named(self.board.id)

    def open_wording(self) -> None:
        """Go to the wording of the letters and the days between them."""
        self.workplace.go(Place("board", "Chasing letters"))

    def open_matter(self) -> None:
        """Go to the row of the log the keyboard is on, or the first."""
        rows = self.matters.rows
        focused = next((each for each in rows if each.tick.hasFocus() or each.open.hasFocus()), None)
        if rows:
            (focused or rows[0]).open.click()

    def _letters(self) -> list[tuple[OfficerLetters, Letter]]:
        return self._drafts.letters(self._standing.officers if self._standing is not None else ())

    def _on_read(self, standing: Chasing) -> None:
        self._standing = standing
        letters = len(self._letters())
        until = (
            f"Due before the meeting on {long_date(standing.meeting_on)}"
            if standing.meeting_on
            else "Due soon"
        )
        parts = [until, count(letters, "letter today", "letters today") if letters else "no letter today"]
        if standing.undated:
            parts.append(f"{count(standing.undated, 'open matter')} without a day")
        self.header.say(self.TITLE, " · ".join(parts))
        for button in (self.save_all_button, self.record_all_button):
            button.setEnabled(bool(letters))
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        if self._standing is None or not self._wanted:
            return
        for officer in self._standing.officers:
            if self._wanted == officer.id or any(row.matter.id == self._wanted for row in officer.rows):
                self.panel.reveal(officer.id)
                break
        self._wanted = ""

    def _frame_address(self, *, is_wanted: bool) -> None:
        """An address that is not known looks like the field it is."""
        if self.address.property("inline") is is_wanted:
            self.address.setProperty("inline", not is_wanted)
            self.address.style().polish(self.address)

    def _keep(self, draft: Draft) -> None:
        self._drafts.keep(self.row, draft)
        self.box.say(draft, note_on(self.row, draft))
        self.foot.offer(has_letter=draft.letter is not None)

    @Slot()
    def _on_look_changed(self) -> None:
        self.side.setMinimumWidth(self.workplace.theme.px(_LEAST_DETAIL))

    @Slot()
    def _on_edited(self) -> None:
        if self.row is not None:
            subject, words = self.box.written
            now = self._drafts.of(self.row)
            self._keep(Draft(now.drafted, subject, words, now.chosen))

    @Slot()
    def _on_redraft(self) -> None:
        if self.row is None:
            return
        now = self._drafts.of(self.row)
        letter = now.drafted
        if letter is not None:
            self._drafts.keep(self.row, Draft(letter, letter.subject, letter.words, now.chosen))
        self.show_row(self.row)

    @Slot(object)
    def _on_chosen(self, matters: frozenset[Matter]) -> None:
        if self.row is not None and self.board is not None:
            self.workplace.operations.run(
                None,
                chasing.letter_for,
                self.board.id,
                self.row.id,
                current_day(),
                matters,
                on_done=partial(self._on_redrafted, self.row.id, matters),
                origin=self,
            )

    def _on_redrafted(self, officer_id: str, matters: frozenset[Matter], letter: Letter | None) -> None:
        if self.row is None or self.row.id != officer_id:
            return
        due = as_due(self.row)
        chosen = None if matters == due.matters else matters
        now = self._drafts.of(self.row)
        if now.is_edited and letter is not None:
            draft = Draft(letter, now.subject, now.words, chosen)
        else:
            draft = Draft(letter, letter.subject if letter else "", letter.words if letter else "", chosen)
        self._drafts.keep(self.row, draft)
        self.box.show_draft(draft, why_none(self.row), note_on(self.row, draft))
        self.foot.offer(has_letter=draft.letter is not None)

    @Slot(str)
    def _on_address(self, address: str) -> None:
        if self.row is None:
            return
        operations = self.workplace.operations
        operations.run(
            f"Address of {self.row.officer} kept."
            if address
            else f"Address of {self.row.officer} forgotten.",
            chasing.keep_address,
            operations.who,
            self.row.officer,
            address,
            self.row.person_id,
            on_done=partial(self._on_address_kept, self.row.id),
            on_error=self._on_address_refused,
            origin=self,
        )

    def _on_address_kept(self, officer_id: str, person_id: str) -> None:
        self.address.mark_wrong("")
        self._drafts.move(officer_id, person_id)
        self._wanted = person_id

    def _on_address_refused(self, error: UserError) -> None:
        self.address.mark_wrong(str(error))
        self.workplace.complain(error)

    @Slot(object)
    def _on_recorded(self, officers: list[str]) -> None:
        self._drafts.forget(officers)
        if self.row is not None and self.row.id in officers:
            self.panel.refresh()

    @Slot(object)
    def _on_opened(self, place: Place) -> None:
        self.workplace.go(place)

    @Slot()
    def _on_save(self) -> None:
        self.save_letter()

    @Slot()
    def _on_copy(self) -> None:
        self.copy_letter()

    @Slot()
    def _on_record(self) -> None:
        self.record_letter()

    @Slot()
    def _on_save_all(self) -> None:
        self.save_all()

    @Slot()
    def _on_record_all(self) -> None:
        self.record_all()


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[OfficerLetters]:
    return find_officers(chasing.due_letters(desk, board_id, current_day()), wanted)
