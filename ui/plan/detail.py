"""One milestone in full: what it says, why it is slow, what it is linked to, what shows it, and every status it had."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.follow_up import EvidenceView
from boardkeeper.plan import LinkedAction, LinkedKpi, MilestoneView, PlanWords
from boardkeeper.plan.choices import LinkKind
from boardkeeper.remarks import RemarkAbout
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.period_words import period_words
from ui.list_page import detail_column
from ui.page import Place, Workplace
from ui.panes import PropertyRows, SectionHeader, words_label
from ui.plan.evidence_pane import EvidencePane
from ui.plan.link_pane import LinkLine, LinkPane
from ui.plan.standing import StatusHistory
from ui.remarks.thread import RemarksBox
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_TRAVEL = {"better": "better than", "worse": "worse than", "same": "no change from"}


class SlowBox(QWidget):
    """Why a milestone is slow, on a ground of its own; without a reason it takes no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = QLabel("Slow", self)
        self._heading.setProperty("rank", "bad")
        self._text = words_label("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 10)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        theme.changed.connect(self.update)
        self.say(())

    def say(self, reasons: Sequence[str]) -> None:
        """Say these reasons."""
        self._text.setText("\n".join(f"{each[:1].upper()}{each[1:]}." for each in reasons))
        self.setVisible(bool(reasons))

    @property
    def words(self) -> str:
        """What is said."""
        return self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = self._theme.ink(Tone.BAD)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.fill))
            box = QRectF(self.rect())
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(QColor(ink.mark))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 6, 3, box.height() - 12), 1.5, 1.5)


class MilestoneDetail(QWidget):
    """Heading, what can be done, facts, links, evidence, history, remarks.

    Signals:
        edit_wanted, narrative_wanted: A button for it was pressed.

    Args:
        workplace: What the page works with.
        parent: Who owns it.
    """

    edit_wanted = Signal()
    narrative_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_id = ""
        self.heading = words_label("heading", self)
        self._text = words_label("", self)
        self.slow = SlowBox(workplace.theme, self)
        self._facts = PropertyRows(self)
        self._names = ("Priority", "Lead", "Starts", "Due", "Key dates", "Read from")
        for name in self._names:
            self._facts.add_text(name)
        self.edit = _link("Change…", "F2", self)
        self.narrative = _link("Narrative", "Ctrl+Shift+W", self)
        doing = QHBoxLayout()
        doing.setContentsMargins(-6, 0, 0, 0)
        doing.setSpacing(0)
        doing.addWidget(self.edit)
        doing.addWidget(self.narrative)
        doing.addStretch()
        column = detail_column(self)
        column.addWidget(self.heading)
        column.addWidget(self._text)
        column.addLayout(doing)
        column.addWidget(self.slow)
        column.addWidget(self._facts)
        self._sections: dict[str, tuple[SectionHeader, QLabel]] = {}
        for name in ("impact", "assurance"):
            self._sections[name] = SectionHeader("", self), words_label("", self)
            for part in self._sections[name]:
                column.addWidget(part)
        can_change = not workplace.is_review
        self.links = LinkPane(workplace.theme, self, can_change=can_change)
        self.evidence = EvidencePane(workplace.theme, self, can_change=can_change)
        self.history = StatusHistory(self)
        column.addWidget(self.links)
        column.addWidget(self.evidence)
        column.addWidget(SectionHeader("Status by month", self))
        column.addWidget(self.history)
        self.remarks = RemarksBox(workplace, self)
        column.addWidget(self.remarks)
        column.addStretch()
        self.edit.setVisible(can_change)
        self.edit.clicked.connect(self.edit_wanted)
        self.narrative.clicked.connect(self.narrative_wanted)
        self.links.followed.connect(workplace.go)

    def show_row(self, row: MilestoneView, words: PlanWords) -> None:
        """Show a milestone; the evidence of another is emptied until its own has been read."""
        self.heading.setText(f"{words.milestone.capitalize()} {row.reference}")
        self._text.setText(row.text)
        self.slow.say(row.slow)
        source = f"{row.source_sheet}, cell {row.source_cell}" if row.source_cell else ""
        for name, value in (
            ("Priority", f"{row.priority_number} {row.priority_title}"),
            ("Lead", row.lead),
            ("Starts", long_date(row.starts_on) if row.starts_on else ""),
            ("Due", long_date(row.due_on) if row.due_on else ""),
            ("Key dates", row.key_dates),
            ("Read from", source),
        ):
            self._facts.say_if_known(name, value)
        for name, title, value in (
            ("impact", words.impact, row.impact),
            ("assurance", words.assurance, row.assurance),
        ):
            header, text = self._sections[name]
            header.say(title)
            text.setText(value)
            header.setVisible(bool(value))
            text.setVisible(bool(value))
        self.links.show_links(links_of(row))
        self.history.show_history(row.history)
        if row.id != self._shown_id:
            self._shown_id = row.id
            self.links.clear()
            self.evidence.show_evidence(())
            self.remarks.show(RemarkAbout.MILESTONE, row.id)

    def show_evidence(self, row_id: str, evidence: Sequence[EvidenceView]) -> None:
        """Show the evidence of a milestone, if it is still the one that is shown."""
        if row_id == self._shown_id:
            self.evidence.show_evidence(evidence)


def links_of(row: MilestoneView) -> tuple[LinkLine, ...]:
    """What a milestone is linked to, KPIs first."""
    return (
        *(_kpi_line(kpi) for kpi in row.kpis),
        *(_action_line(action) for action in row.actions),
        *(
            LinkLine(LinkKind.MINUTE, each.id, each.words, each.title, "", Place("meetings", each.id))
            for each in row.minutes
        ),
    )


def _kpi_line(kpi: LinkedKpi) -> LinkLine:
    parts = [kpi.shown or "no figure yet", period_words(kpi.period) if kpi.period else ""]
    if kpi.travel is not None and kpi.comparator:
        parts.append(f"{_TRAVEL.get(kpi.travel.value, kpi.travel.value)} {period_words(kpi.comparator)}")
    rag = kpi.rag.value if kpi.rag is not None else ""
    note = ", ".join(part for part in parts if part)
    return LinkLine(LinkKind.KPI, kpi.id, kpi.name, note, rag, Place("kpis", kpi.id))


def _action_line(action: LinkedAction) -> LinkLine:
    due = f"due {long_date(action.due_on)}" if action.due_on else ""
    late = "late" if action.is_late else "closed" if action.is_closed else ""
    note = ", ".join(part for part in (action.owner, due, late) if part)
    words = f"{action.reference} {' '.join(action.text.split())}".strip()
    return LinkLine(LinkKind.ACTION, action.id, words, note, "", Place("actions", action.id))


def _link(title: str, keys: str, parent: QWidget) -> QPushButton:
    button = QPushButton(title, parent)
    button.setProperty("link", True)
    button.setToolTip(f"{title.rstrip('…')} ({keys})")
    return button
