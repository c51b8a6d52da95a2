"""The papers step: the items with the state of their papers at the left, the paper of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import appendices, reports, sign_offs
from boardkeeper.clock import current_day
from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import ReportView, SignOffView
from boardkeeper.rules.due_dates import long_date
from boardkeeper.sign_offs import WordChange
from ui.empty import EmptyState
from ui.meetings.papers.comparison import Comparison
from ui.meetings.papers.dropping import dropped_files
from ui.meetings.papers.form import ReportForm
from ui.meetings.papers.item_list import ItemLine, ItemList
from ui.meetings.papers.no_paper import NoPaper
from ui.meetings.papers.page_counts import PageCounts
from ui.meetings.papers.reading import ItemPaper, PapersReading, read_papers
from ui.meetings.papers.reminders import Reminders
from ui.meetings.papers.words import paper_state, sign_off_words
from ui.meetings.papers.writer import PaperWriter
from ui.page import Workplace
from ui.panes import ListDetail
from ui.today.words import count
from ui.writing.pictures import PictureShelf


class PapersStep(QWidget):
    """Shows and changes the papers of one meeting.

    Signals:
        agenda_wanted: Go to the agenda: there is nothing that could have a paper.
    """

    agenda_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._meeting_id = ""
        self._is_stale = True
        self._wanted: tuple[str, str] = ("", "")
        self._begins = False
        self._lacking: frozenset[str] = frozenset()
        self.reading: PapersReading | None = None
        self.setAcceptDrops(True)
        self.writer = PaperWriter(workplace, self)
        self.writer.disagreed.connect(self._read)
        self.reminders = Reminders(workplace, self)
        self.counts = PageCounts(workplace, self)
        self.counts.counted.connect(self._on_counted)
        self.list = ItemList(workplace.theme, self)
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self.go_into)
        self.list.dropped.connect(self._on_dropped_on_item)
        self.all_button = QPushButton("Remind all…", self)
        self.all_button.setMenu(self._all_menu())
        self.no_paper = NoPaper(self)
        self.no_paper.report_wanted.connect(self.write_report)
        self.no_paper.file_wanted.connect(self.attach_file)
        self.form = ReportForm(workplace, self.writer, PictureShelf(workplace, self), self)
        self.form.left.connect(self.focus_list)
        self.form.file_wanted.connect(self._on_replace_wanted)
        self.form.comparison_wanted.connect(self._on_comparison_wanted)
        self.comparison = Comparison(workplace.theme, self)
        self.comparison.closed.connect(self._on_comparison_closed)
        for bar in (self.no_paper.owed, self.form.owed):
            bar.copy_wanted.connect(self.copy_reminder)
            bar.save_wanted.connect(self._on_save_wanted)
        self._lay_out()

    def show_meeting(self, meeting_id: str) -> None:
        """Show the papers of a meeting, anew when they may have changed; while it is not seen, later."""
        if meeting_id != self._meeting_id:
            self.form.keep()
            self._meeting_id = meeting_id
            self.reading = None
            self.list.show_lines(())
        self._is_stale = True
        if self.isVisible():
            self._read()

    def show_lacking(self, item_ids: frozenset[str]) -> None:
        """Say of these items that the board holds nothing yet that their paper could be made from."""
        self._lacking = item_ids
        self._say_lines()

    def choose(self, item_id: str, part_id: str = "") -> None:
        """Show the paper of an item, and the part of it that is meant, now or once it has been read."""
        self._wanted = (item_id, part_id)
        self._take_wanted()

    @Slot()
    def focus_list(self) -> None:
        """Put the keyboard into the list of items."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_into(self) -> None:
        """Put the keyboard into the paper of the current item."""
        if self._detail.currentWidget() is self.form:
            self.form.begin()
        elif self._detail.currentWidget() is self.no_paper:
            self.no_paper.write_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def write_report(self) -> None:
        """Begin the report of the current item, or go into it."""
        row = self._row
        if row is None:
            return
        if row.report is not None:
            self.go_into()
            return
        self._begins = True
        self.writer.write(
            f"Report on “{row.item.title}” begun.",
            reports.start_report,
            row.item.id,
            on_error=self._on_not_begun,
        )

    @Slot()
    def attach_file(self) -> None:
        """Let a file be chosen: the paper of the current item, or an appendix when it has one."""
        row = self._row
        if row is None:
            return
        title = f"The paper of “{row.item.title}”" if row.report is None else "Add an appendix"
        self.writer.ask_for_files(title, partial(self._attach, row.item.id), self)

    def add_appendix(self) -> None:
        """Put the cursor where a new appendix of the current report is named."""
        if self._shows_report():
            self.form.begin_appendix()

    def sign(self) -> None:
        """Put the cursor into the next sign-off that is wanted."""
        if self._shows_report():
            self.form.begin_sign_off()

    @Slot()
    def copy_reminder(self) -> None:
        """Put the reminder for the current item's paper on the clipboard."""
        row = self._row
        if row is not None and row.owed is not None:
            self.reminders.copy(self._meeting_id, (row.item.id,), current_day())
        elif row is not None:
            self._workplace.say("Nobody owes a paper for this item.")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        self.form.keep()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._row is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if self._row is not None and files:
            event.acceptProposedAction()
            self._on_dropped_on_item(self._row.item.id, files)

    def foot_height(self) -> int:
        """How much at its foot no toast may cover."""
        return self._foot.height() if self.isVisible() and self._stack.currentIndex() == 0 else 0

    @property
    def _row(self) -> ItemPaper | None:
        return self.reading.row_of(self.list.current_id) if self.reading is not None else None

    def _shows_report(self) -> bool:
        return self._detail.currentWidget() is self.form

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        self._foot = QWidget(left)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self.all_button)
        column.addWidget(self._foot)
        left.setMinimumWidth(180)
        to_agenda = QAction("Go to the agenda", self)
        to_agenda.triggered.connect(self.agenda_wanted)
        self._empty = EmptyState(
            self._workplace.theme,
            "file-text",
            "No papers yet",
            "Papers stand behind the items of the agenda, and nothing stands on it yet.",
            (to_agenda,),
            self,
        )
        self._detail = QStackedWidget(self)
        for widget in (self.no_paper, self.form, self.comparison):
            self._detail.addWidget(widget)
        self._detail.setMinimumWidth(320)
        panes = ListDetail(left, self._detail, self._workplace.settings, "papers", (30, 70), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(panes)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _all_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, slot in (
            ("Copy all reminders", self._on_copy_all),
            ("Save all as e-mails…", self._on_save_all),
        ):
            action = QAction(words, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        return menu

    @Slot()
    def _read(self) -> None:
        if self._meeting_id:
            self._is_stale = False
            self._workplace.operations.run(
                None, read_papers, self._meeting_id, current_day(), on_done=self._on_read, origin=self
            )

    def _on_read(self, reading: PapersReading) -> None:
        if reading.meeting_id != self._meeting_id:
            return
        self.reading = reading
        self._stack.setCurrentIndex(0 if reading.rows else 1)
        reports_there = [row.report for row in reading.rows if row.report is not None]
        self.counts.want(digest for report in reports_there for digest in _digests(report))
        self._say_lines()
        owing = sum(1 for row in reading.rows if row.owed is not None)
        self.all_button.setEnabled(owing > 0)
        self.all_button.setText(f"Remind all {owing}…" if owing > 1 else "Remind all…")
        self.all_button.setToolTip(f"{count(owing, 'paper')} owed")
        self._take_wanted()
        self._show_row()

    def _say_lines(self) -> None:
        if self.reading is not None:
            pages = self.counts.pages
            self.list.show_lines(
                [
                    ItemLine(
                        row.item.id,
                        row.item.number,
                        row.item.title,
                        paper_state(row, pages, lacks_matter=row.item.id in self._lacking),
                    )
                    for row in self.reading.rows
                ]
            )

    def _show_row(self) -> None:
        row = self._row
        if row is None or self.reading is None:
            return
        if row.report is None:
            self.form.keep()
            self.no_paper.show_row(row)
            self._detail.setCurrentWidget(self.no_paper)
            return
        self.form.show_row(row, self.reading, self.counts.pages)
        if self._detail.currentWidget() is not self.comparison:
            self._detail.setCurrentWidget(self.form)
        if self._begins:
            self._begins = False
            self.form.begin()

    def _take_wanted(self) -> None:
        item_id, part_id = self._wanted
        if not item_id or self.reading is None or not self.list.choose(item_id):
            return
        self._wanted = ("", "")
        self._show_row()
        if part_id and self._shows_report():
            self.form.choose(part_id)
        else:
            self.focus_list()

    @Slot(str)
    def _on_chosen(self, _item_id: str) -> None:
        if self._detail.currentWidget() is self.comparison:
            self._detail.setCurrentWidget(self.form)
        self._show_row()

    @Slot()
    def _on_counted(self) -> None:
        self._say_lines()
        self._show_row()

    def _on_not_begun(self, _error: object) -> None:
        self._begins = False
        self._read()

    @Slot(str, object)
    def _on_dropped_on_item(self, item_id: str, files: Sequence[Path]) -> None:
        if files:
            self.writer.take_in_together(files, partial(self._attach, item_id))

    def _attach(self, item_id: str, files: tuple[TakenFile, ...]) -> None:
        """Attach them in one step: the paper of an item without a report, and appendices behind it."""
        self.writer.write(str, appendices.attach_papers, item_id, files)

    @Slot()
    def _on_replace_wanted(self) -> None:
        row = self._row
        if row is not None:
            title = f"The paper of “{row.item.title}”"
            self.writer.ask_for_file(title, partial(self._replace, row.item.id), self)

    def _replace(self, item_id: str, file: TakenFile) -> None:
        self.writer.write(f"“{file.name}” attached.", reports.attach_paper, item_id, file)

    @Slot(object)
    def _on_comparison_wanted(self, sign_off: SignOffView) -> None:
        day = f" on {long_date(sign_off.signed_on)}" if sign_off.signed_on else ""
        title = f"What changed since {sign_off_words(sign_off.kind)} signed{day}"
        self._workplace.operations.run(
            None, sign_offs.compare_sign_off, sign_off.id, on_done=partial(self._on_compared, title)
        )

    def _on_compared(self, title: str, changes: tuple[WordChange, ...]) -> None:
        self._detail.setCurrentWidget(self.comparison)
        self.comparison.show_changes(title, changes)

    @Slot()
    def _on_comparison_closed(self) -> None:
        self._detail.setCurrentWidget(self.form)
        self.form.begin_sign_off()

    @Slot()
    def _on_save_wanted(self) -> None:
        row = self._row
        if row is not None and row.owed is not None:
            self.reminders.save(self._meeting_id, (row.item.id,), current_day())

    @Slot()
    def _on_copy_all(self) -> None:
        self.reminders.copy(self._meeting_id, self._owing(), current_day())

    @Slot()
    def _on_save_all(self) -> None:
        self.reminders.save(self._meeting_id, self._owing(), current_day())

    def _owing(self) -> tuple[str, ...]:
        rows = self.reading.rows if self.reading is not None else ()
        return tuple(row.item.id for row in rows if row.owed is not None)


def _digests(report: ReportView) -> list[str]:
    kept = [
        report.attached_hash,
        *(each.blob_hash for each in report.appendices),
        *(each.blob_hash for each in report.background_papers),
    ]
    return [digest for digest in kept if digest]
