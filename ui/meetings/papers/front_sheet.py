"""The facts at the head of a front sheet, in the order it prints them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from boardkeeper import reports
from boardkeeper.documents.exempt import cited_paragraphs
from boardkeeper.errors import UserError
from boardkeeper.reports import ReportView
from boardkeeper.rules.due_dates import long_date
from ui.meetings.papers.fields import FormEdit
from ui.meetings.papers.reading import PapersReading
from ui.meetings.papers.writer import PaperWriter
from ui.panes import PropertyRows

_LINES = (
    ("title", "Title of report", ""),
    ("lead_member", "Lead member", "Councillor … (Cabinet Member for …)"),
    ("lead_director", "Lead strategic director", "Name (post)"),
    ("author", "Author", "Name (post)"),
    ("contact_email", "Contact e-mail", "name@council.gov.uk"),
    ("reference", "Your reference", ""),
)
_COMPLETED = ("lead_member", "lead_director", "author")


class FrontSheet(PropertyRows):
    """Lines to type into, each kept by itself."""

    def __init__(self, writer: PaperWriter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._report_id = ""
        self._is_key_decision = False
        self.add_text("Date of meeting")
        self.lines: dict[str, FormEdit] = {}
        for name, words, example in _LINES:
            self._add(name, words, example)
        self.key_decision = QCheckBox("Yes, it is one", self)
        self.key_decision.toggled.connect(self._on_key_decision_toggled)
        self.add_editor("Key decision", self.key_decision)
        self.add_text("Confidentiality")
        self._parent_name = self._add(
            "parent_decision", "Parent decision", "The decision this is scrutiny of"
        )

    def show_report(self, report: ReportView, reading: PapersReading) -> None:
        """Show what is kept; words that are being typed stay."""
        if report.id != self._report_id:
            self._report_id = report.id
            for line in self.lines.values():
                line.be_taken()
        for name, line in self.lines.items():
            line.show_text(str(getattr(report, name)))
            if name in _COMPLETED:
                line.complete_with(reading.names)
        self.say("Date of meeting", long_date(report.held_on))
        self.say("Confidentiality", _confidentiality(report))
        self._is_key_decision = report.is_key_decision
        self.key_decision.setChecked(report.is_key_decision)
        wants_parent = not reading.takes_decisions or bool(report.parent_decision)
        self._parent_name.setVisible(wants_parent)
        self.lines["parent_decision"].setVisible(wants_parent)

    def begin(self) -> None:
        """Put the cursor into the first line."""
        self.lines["title"].setFocus()

    def _add(self, name: str, words: str, example: str) -> QLabel:
        line = FormEdit(words, example, waits=name in {"title", "contact_email"}, parent=self)
        line.committed.connect(self._on_committed)
        self.lines[name] = line
        return self._place(words, line, 8)

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        sender = self.sender()
        name = next(name for name, line in self.lines.items() if line is sender)
        line = self.lines[name]
        self._writer.write(
            None,
            reports.update_report,
            self._report_id,
            on_done=partial(_say_taken, line),
            on_error=partial(_say_refused, line),
            **{name: text},
        )

    @Slot(bool)
    def _on_key_decision_toggled(self, is_on: bool) -> None:
        if is_on != self._is_key_decision:
            self._is_key_decision = is_on
            words = "It is a key decision." if is_on else "It is no key decision."
            self._writer.write(words, reports.update_report, self._report_id, is_key_decision=is_on)


def _say_taken(line: FormEdit, _answer: object) -> None:
    line.be_taken()


def _say_refused(line: FormEdit, error: UserError) -> None:
    line.be_refused(error.sentence)


def _confidentiality(report: ReportView) -> str:
    """As the front sheet prints it; the marking itself sits on the agenda item."""
    if report.is_confidential:
        return "Part II – confidential (marked on the agenda)"
    if report.exempt_paragraphs:
        return f"Part II – exempt, {cited_paragraphs(report.exempt_paragraphs)} (marked on the agenda)"
    return "Part I – official"
