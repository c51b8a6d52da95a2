"""Voices of staff, children, parents and partners: what was said, where it was heard, what was done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardkeeper import notices
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.notices import NOT_ANSWERED, VoiceView, Whose
from boardkeeper.rules.due_dates import long_date
from ui.list_page import ListPage, detail_column
from ui.notice.words import WHOSE, WHOSE_TONES, needed_day
from ui.operations import Desk
from ui.page import Workplace
from ui.panes import PropertyRows, SectionHeader, words_label
from ui.plan.entry_form import EntryForm
from ui.programme.inline_text import InlineText
from ui.tables.columns import Column, Kind


def _heard(row: VoiceView) -> str:
    return long_date(row.heard_on)


def _where(row: VoiceView) -> str:
    return row.heard_at


class VoicesPane(ListPage):
    """What was heard, the latest first."""

    NAME = "notice-voices"
    TITLE = "Voices"
    WHAT = "voices"
    ONE = "voice"
    TABLES: ClassVar[frozenset[str]] = frozenset()
    CHIPS = (("Staff", "Children", "Parents and carers", "Partners"), NOT_ANSWERED)
    EMPTY = (
        "users",
        "Nobody’s voice yet",
        (
            "What staff, children, parents and partners said stands here, with where it was heard and what was done with "
            "it. The self-assessment before each review quotes it."
        ),
    )
    CHOOSE = "Choose a voice to read it whole."
    SIZES = (720, 424)
    COLUMNS = (
        Column("Whose", "whose", width=180, sort="whose", kind=Kind.CHIP, tones=WHOSE_TONES),
        Column("Heard", _heard, width=124, sort="heard_on", note=_where),
        Column("What was said", "text", share=2.5, lines=2),
        Column("What was done", "response", share=1.7, kind=Kind.MUTED, lines=2, spare=1),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.header.hide()
        self.form: EntryForm | None = None
        self._edited = ""

    def first_steps(self) -> tuple[QAction, ...]:
        """The first voice."""
        add = QAction("Add a voice…", self)
        add.triggered.connect(self.add_voice)
        return (add,)

    def make_detail(self, parent: QWidget) -> QWidget:
        """The words in full, and what was done."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        edit = QPushButton("Edit…", detail)
        edit.setProperty("link", True)
        edit.setToolTip("Edit this voice")
        edit.setVisible(not self.workplace.is_review)
        edit.clicked.connect(self.edit_chosen)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(edit)
        self._facts = PropertyRows(detail)
        for name in ("Heard", "Where"):
            self._facts.add_text(name)
        self._text = words_label("", detail)
        self.response = InlineText("What was done", "What was done with it", parent=detail)
        self.response.setReadOnly(self.workplace.is_review)
        self.response.committed.connect(self._on_response)
        column = detail_column(detail)
        column.addLayout(head)
        for widget in (
            self._facts,
            SectionHeader("What was said", detail),
            self._text,
            SectionHeader("What was done with it", detail),
            self.response,
        ):
            column.addWidget(widget)
        column.addStretch()
        return detail

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The voices of the board."""
        return partial(_fetch, board_id)

    def show_row(self, row: VoiceView) -> None:
        """Show a voice."""
        self._heading.setText(row.whose.value.capitalize())
        self._facts.say("Heard", long_date(row.heard_on))
        self._facts.say_if_known("Where", row.heard_at)
        self._text.setText(row.text)
        self.response.show_text(row.response)

    @Slot()
    def add_voice(self) -> None:
        """Open the form for another voice."""
        self._open("Add a voice", {"whose": Whose.STAFF, "heard_on": current_day()}, "Add voice", "")

    @Slot()
    def edit_chosen(self) -> None:
        """Open the form for the chosen voice."""
        if self.row is None:
            return
        row: VoiceView = self.row
        values = {
            "whose": row.whose,
            "heard_on": row.heard_on,
            "heard_at": row.heard_at,
            "text": row.text,
            "response": row.response,
        }
        self._open("Edit the voice", values, "Save", row.id)

    def _open(self, heading: str, values: Mapping[str, Any], saves: str, voice_id: str) -> None:
        if self.form is None:
            self.form = self._make_form()
        self._edited = voice_id
        self.form.begin(heading, values, saves, "Remove voice" if voice_id else "")
        self.open_form(self.form)
        self.form.fields["whose"].setFocus()

    def _make_form(self) -> EntryForm:
        form = EntryForm(self.workplace.theme, self)
        form.add_choice("whose", "Whose voice", WHOSE)
        form.add_date("heard_on", "Heard on")
        form.add_line("heard_at", "Where it was heard", "a survey, a visit, the Care Experienced Council")
        form.add_text("text", "What was said", "in their own words where you can; no names of children", 96)
        form.add_text("response", "What was done with it")
        form.wanted.connect(self._on_form_wanted)
        form.removal_wanted.connect(self._on_form_removal)
        form.cancelled.connect(self.close_form)
        return form

    @Slot(object)
    def _on_form_wanted(self, typed: Mapping[str, str]) -> None:
        if self.form is None or self.board is None:
            return
        try:
            day = needed_day(typed["heard_on"], "Heard on", "A voice was heard on a day.")
        except UserError as error:
            self.form.complain(error)
            return
        whose = Whose(typed["whose"])
        operations = self.workplace.operations
        if self._edited:
            write = partial(notices.update_voice, whose=whose, heard_on=day, text=typed["text"])
            args: tuple[object, ...] = (operations.who, self._edited, current_day())
        else:
            write = notices.add_voice  # type: ignore[assignment]
            args = (operations.who, self.board.id, whose, day, typed["text"], current_day())
        operations.run(
            "Voice changed." if self._edited else f"Voice of {whose.value} added.",
            partial(write, heard_at=typed["heard_at"], response=typed["response"]),
            *args,
            on_done=self._on_form_done,
            on_error=self.form.complain,
            origin=self,
        )

    @Slot()
    def _on_form_removal(self) -> None:
        operations = self.workplace.operations
        operations.run(
            "Voice removed.",
            notices.remove_voice,
            operations.who,
            self._edited,
            on_done=self._on_form_done,
            origin=self,
        )

    def _on_form_done(self, added: object) -> None:
        self.leave_form()
        if isinstance(added, str):
            self.panel.reveal(added)

    @Slot(str)
    def _on_response(self, words: str) -> None:
        if self.row is not None:
            operations = self.workplace.operations
            operations.run(
                "What was done is kept.",
                notices.update_voice,
                operations.who,
                self.row.id,
                current_day(),
                response=words,
                origin=self,
            )


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[VoiceView]:
    return notices.list_voices(desk, board_id, wanted)
