"""The paragraphs of a notice as a table, beside what shows the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from boardkeeper import evidence_files, notices
from boardkeeper.clock import current_day
from boardkeeper.documents.notice_tracker import short_date
from boardkeeper.errors import UserError
from boardkeeper.follow_up import EvidenceView, remove_evidence
from boardkeeper.kept_files import TakenFile
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.notices import NoticeView, ParagraphView, ShownFrom
from ui.follow_up.evidence_files import EvidenceFiles
from ui.list_page import ListPage
from ui.notice.paragraph_detail import ParagraphDetail
from ui.notice.showing_form import ShowingForm
from ui.notice.words import SHOWN_FROM, STANDING_TONES, due_cell, due_note
from ui.operations import Desk
from ui.page import Workplace
from ui.plan.entry_form import EntryForm, day_typed
from ui.tables.columns import Column, Kind


def _last(row: ParagraphView) -> str:
    return short_date(row.last_shown_on) if row.last_shown_on else "never"


def _gap(row: ParagraphView) -> str:
    return row.gaps[0] if row.gaps else ""


class ParagraphsPane(ListPage):
    """Paragraphs with what shows them; forms stand in the place of the detail.

    Signals:
        set_up_wanted: A notice is to be set up.
    """

    set_up_wanted = Signal()

    NAME = "notice-paragraphs"
    TITLE = "Notice tracker"
    WHAT = "paragraphs"
    ONE = "paragraph"
    TABLES: ClassVar[frozenset[str]] = frozenset()
    CHIPS = ("Late", "Due soon", "Never shown", notices.WITH_GAP)
    EMPTY = (
        "landmark",
        "No notice yet",
        (
            "An improvement notice or a direction stands here paragraph by paragraph: what it asks, what shows it, "
            "and when it must be shown next. A notice is set up in a minute from the usual paragraphs."
        ),
    )
    CHOOSE = "Choose a paragraph to see what shows it."
    SIZES = (720, 424)
    COLUMNS = (
        Column("Par.", "reference", width=60, sort="reference", kind=Kind.STRONG),
        Column("What it asks", "requirement", share=3, sort="requirement", lines=2),
        Column("Gap", _gap, share=1.4, kind=Kind.MUTED, lines=2, spare=1),
        Column("Last shown", _last, width=108, sort="last_shown_on", kind=Kind.MUTED, spare=2),
        Column("Next due", due_cell, width=104, sort="next_due_on", note=due_note),
        Column("Stands", "standing", width=104, sort="standing", kind=Kind.CHIP, tones=STANDING_TONES),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self.notice: NoticeView | None = None
        super().__init__(workplace, parent)
        self.header.hide()
        self.files = EvidenceFiles(workplace, self)
        self.form: EntryForm | None = None
        self._edited = ""

    def first_steps(self) -> tuple[QAction, ...]:
        """A notice, then its paragraphs."""
        set_up = QAction("Set up a notice…", self)
        set_up.triggered.connect(self.set_up_wanted)
        return (set_up,)

    def make_detail(self, parent: QWidget) -> QWidget:
        """What it asks, what shows it, its gap, its showings, its files."""
        self.paragraph = ParagraphDetail(
            self.workplace.theme, parent, can_change=not self.workplace.is_review
        )
        self.paragraph.changed.connect(self._on_changed)
        self.paragraph.edit_wanted.connect(self.edit_chosen)
        self.paragraph.removal_wanted.connect(self._on_showing_removal)
        evidence = self.paragraph.evidence
        evidence.opened.connect(self._on_evidence_opened)
        evidence.removal_wanted.connect(self._on_evidence_removal)
        evidence.choosing_wanted.connect(self.choose_evidence)
        evidence.dropped.connect(self.attach_files)
        return self.paragraph

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """Where the next showing is recorded."""
        self.showing = ShowingForm(self.workplace.theme, parent)
        self.showing.written.connect(self._on_showing_written)
        return self.showing

    def show_notice(self, notice: NoticeView | None) -> None:
        """Turn to a notice; None where there is none."""
        is_same = (notice.id if notice else None) == (self.notice.id if self.notice else None)
        self.notice = notice
        self.showing.setEnabled(notice is not None and not notice.is_over)
        if self.board is None:
            return
        if is_same:
            self.panel.refresh()
        else:
            self.panel.show_from(self.fetcher(self.board.id))

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The paragraphs of the notice that is looked at, as at today."""
        return partial(_fetch, board_id, self.notice.id if self.notice else None)

    def show_row(self, row: ParagraphView) -> None:
        """Show a paragraph; its files are fetched."""
        self.paragraph.show_paragraph(row)
        self.showing.begin(row)
        self.workplace.operations.run(
            None, notices.evidence_of, row.id, on_done=partial(self._show_evidence, row.id), origin=self
        )

    def begin_showing(self) -> None:
        """Put the cursor where a showing is recorded."""
        if self.row is not None:
            self.leave_form()
            self.showing.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def choose_evidence(self) -> None:
        """Ask for files that show the chosen paragraph."""
        if self.row is not None:
            self.attach_files(self.files.choose())

    @Slot(object)
    def attach_files(self, paths: Sequence[Path]) -> None:
        """Keep files as evidence of the chosen paragraph."""
        if self.row is None:
            return
        for path in paths:
            self.workplace.tasks.run(
                f"Reading {path.name}", _take, path, on_done=partial(self._on_taken, self.row.id)
            )

    def add_paragraph(self) -> None:
        """Open the form for another paragraph."""
        if self.notice is None:
            self.set_up_wanted.emit()
            return
        self._open("Add a paragraph", {"shown_from": ShownFrom.BY_HAND}, "Add paragraph", "")

    @Slot()
    def edit_chosen(self) -> None:
        """Open the form for the chosen paragraph."""
        if self.row is None:
            return
        row: ParagraphView = self.row
        values = {
            "reference": row.reference,
            "requirement": row.requirement,
            "shown_by": row.shown_by,
            "shown_from": row.shown_from,
            "every_months": row.every_months,
            "next_due_on": row.written_due_on,
        }
        self._open(f"Edit paragraph {row.reference}", values, "Save", row.id)

    def move_chosen(self, by: int) -> None:
        """Move the chosen paragraph up or down."""
        if self.row is not None:
            operations = self.workplace.operations
            operations.run(
                f"Paragraph {self.row.reference} moved.",
                notices.move_paragraph,
                operations.who,
                self.row.id,
                by,
                origin=self,
            )

    def _open(self, heading: str, values: Mapping[str, Any], saves: str, paragraph_id: str) -> None:
        if self.form is None:
            self.form = self._make_form()
        self._edited = paragraph_id
        self.form.begin(heading, values, saves, "Remove paragraph" if paragraph_id else "")
        self.open_form(self.form)
        self.form.fields["reference"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_form(self) -> EntryForm:
        form = EntryForm(self.workplace.theme, self)
        form.add_line("reference", "Paragraph", "as the notice counts: 4b")
        form.add_text("requirement", "What it asks", "in your own words or the notice’s")
        form.add_text("shown_by", "What shows it", height=56)
        form.add_choice("shown_from", "Shown from", SHOWN_FROM)
        form.add_line("every_months", "Every how many months", "empty for once, or when it is asked for")
        form.add_date("next_due_on", "Due on a day of its own")
        form.wanted.connect(self._on_form_wanted)
        form.removal_wanted.connect(self._on_form_removal)
        form.cancelled.connect(self.close_form)
        return form

    @Slot(object)
    def _on_form_wanted(self, typed: Mapping[str, str]) -> None:
        if self.form is None or self.notice is None:
            return
        try:
            facts = _facts(typed)
        except UserError as error:
            self.form.complain(error)
            return
        operations = self.workplace.operations
        reference = typed["reference"] or "without a number"
        if self._edited:
            said, call = f"Paragraph {reference} changed.", notices.update_paragraph
            args: tuple[object, ...] = (operations.who, self._edited)
        else:
            said, call = f"Paragraph {reference} added.", notices.add_requirement  # type: ignore[assignment]
            args = (operations.who, self.notice.id)
        operations.run(
            said, call, *args, on_done=self._on_form_done, on_error=self.form.complain, origin=self, **facts
        )

    @Slot()
    def _on_form_removal(self) -> None:
        operations = self.workplace.operations
        operations.run(
            "Paragraph removed.",
            notices.remove_paragraph,
            operations.who,
            self._edited,
            on_done=self._on_form_done,
            origin=self,
        )

    def _on_form_done(self, added: object) -> None:
        self.leave_form()
        if isinstance(added, str):
            self.panel.reveal(added)

    def _show_evidence(self, row_id: str, evidence: Sequence[EvidenceView]) -> None:
        if self.row is not None and self.row.id == row_id:
            self.paragraph.evidence.show_evidence(evidence)

    @Slot(str, str)
    def _on_changed(self, name: str, words: str) -> None:
        if self.row is not None:
            facts: dict[str, Any] = {name: words}
            operations = self.workplace.operations
            said = "Gap" if name == "gap" else "What shows it"
            operations.run(
                f"{said} kept.",
                partial(notices.update_paragraph, **facts),
                operations.who,
                self.row.id,
                origin=self,
            )

    @Slot(str, object, object)
    def _on_showing_written(self, text: str, day: object, again: object) -> None:
        if self.row is None:
            return
        operations = self.workplace.operations
        operations.run(
            f"Paragraph {self.row.reference}: recorded what shows it.",
            notices.record_showing,
            operations.who,
            self.row.id,
            day,
            text,
            current_day(),
            next_due_on=again,
            on_done=partial(self._on_showing_recorded, self.row.id),
            origin=self,
        )

    def _on_showing_recorded(self, row_id: str, _showing_id: str) -> None:
        self.showing.forget(row_id)

    @Slot(str)
    def _on_showing_removal(self, showing_id: str) -> None:
        operations = self.workplace.operations
        operations.run("Taken away.", notices.remove_showing, operations.who, showing_id, origin=self)

    @Slot(object)
    def _on_evidence_opened(self, evidence: EvidenceView) -> None:
        self.files.open(evidence)

    @Slot(object)
    def _on_evidence_removal(self, evidence: EvidenceView) -> None:
        operations = self.workplace.operations
        operations.run(
            f"“{evidence.title}” taken away.", remove_evidence, operations.who, evidence.id, origin=self
        )

    def _on_taken(self, row_id: str, file: TakenFile) -> None:
        operations = self.workplace.operations
        operations.run(
            f"“{file.name}” attached.",
            notices.attach_evidence,
            operations.who,
            row_id,
            file,
            "",
            current_day(),
            origin=self,
        )


def _facts(typed: Mapping[str, str]) -> dict[str, Any]:
    months = typed["every_months"]
    if months and not months.isdecimal():
        raise UserError(f"“{months}” is no number of months.", "Type a number, or nothing.")
    return {
        "reference": typed["reference"],
        "requirement": typed["requirement"],
        "shown_by": typed["shown_by"],
        "shown_from": ShownFrom(typed["shown_from"]),
        "every_months": int(months) if months else None,
        "next_due_on": day_typed(typed["next_due_on"], "Due"),
    }


def _take(path: Path, **_watched_by: object) -> TakenFile:
    return evidence_files.take_evidence(path)


def _fetch(board_id: str, notice_id: str | None, desk: Desk, wanted: Wanted) -> Rows[ParagraphView]:
    if notice_id is None:
        return Rows((), 0)
    return notices.list_paragraphs(desk, board_id, current_day(), notice_id, wanted)
