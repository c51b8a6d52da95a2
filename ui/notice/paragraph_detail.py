"""One paragraph of a notice: what it asks, what shows it, how it stands, its gap, every showing, and its files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper.notices import ParagraphView, ShowingView, ShownFrom, Standing
from boardkeeper.rules.due_dates import long_date
from ui.list_page import detail_column
from ui.notice.words import from_words, often_words
from ui.panes import PropertyRows, SectionHeader, words_label
from ui.plan.evidence_pane import EvidencePane
from ui.programme.inline_text import InlineText
from ui.theme.theme import Theme
from ui.today.words import far_off

_FACTS = ("Shown from", "How often", "Last shown", "Next due")


class ParagraphDetail(QWidget):
    """The detail of a paragraph.

    Signals:
        changed: The name of what was written anew (`shown_by`, `gap`), and the words.
        edit_wanted: The form is wanted.
        removal_wanted: The id of a showing that is to be taken away.
    """

    changed = Signal(str, str)
    edit_wanted = Signal()
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, can_change: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._can_change = can_change
        self.removers: list[QToolButton] = []
        self.heading = words_label("heading", self)
        self.requirement = words_label("", self)
        self.edit = QPushButton("Edit…", self)
        self.edit.setProperty("link", True)
        self.edit.setToolTip("Edit this paragraph (Ctrl+Shift+R)")
        self.edit.setVisible(can_change)
        self.edit.clicked.connect(self.edit_wanted)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.edit)
        self.facts = PropertyRows(self)
        for name in _FACTS:
            self.facts.add_text(name)
        self.shown_by = InlineText("What shows it", "What shows that it is met", parent=self)
        self.itself = words_label("muted", self)
        self.gap = InlineText("Gap", "What is missing, in your words", parent=self)
        self.lacks = words_label("warning", self)
        for name, box in (("shown_by", self.shown_by), ("gap", self.gap)):
            box.setReadOnly(not can_change)
            box.committed.connect(partial(self.changed.emit, name))
        self._showings = QWidget(self)
        self._list = QVBoxLayout(self._showings)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.evidence = EvidencePane(theme, self, can_change=can_change)
        column = detail_column(self)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (
            self.requirement,
            self.facts,
            SectionHeader("What shows it", self),
            self.shown_by,
            self.itself,
            SectionHeader("Gap", self),
            self.gap,
            self.lacks,
            SectionHeader("Shown so far", self),
            self._showings,
            self.evidence,
        ):
            column.addWidget(widget)
        column.addStretch()

    def show_paragraph(self, row: ParagraphView) -> None:
        """Show a paragraph."""
        self.heading.setText(f"Paragraph {row.reference}" if row.reference else "Paragraph")
        self.requirement.setText(row.requirement)
        last = long_date(row.last_shown_on) if row.last_shown_on else "Never"
        by_review = row.shown_from is ShownFrom.REVIEW
        for name, words in (
            ("Shown from", from_words(row.shown_from)),
            ("How often", "At each review" if by_review else often_words(row.every_months)),
            ("Last shown", last),
            ("Next due", _due(row)),
        ):
            self.facts.say(name, words)
        self.shown_by.show_text(row.shown_by)
        self.gap.show_text(row.gap)
        self.itself.setText(f"The file shows: {row.itself}" if row.itself else "")
        self.itself.setVisible(bool(row.itself))
        self.lacks.setText("\n".join(row.lacks))
        self.lacks.setVisible(bool(row.lacks))
        self._show_showings(row.showings)

    def words(self) -> list[str]:
        """What the showings say, from top to bottom."""
        found = []
        for place in range(self._list.count()):
            item = self._list.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                found.append(widget.accessibleName())
        return found

    def _show_showings(self, showings: Sequence[ShowingView]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.removers = []
        for each in reversed(showings):
            self._list.addWidget(self._showing(each))
        if not showings:
            label = words_label("muted", self._showings)
            label.setText("Nothing is recorded by hand yet.")
            self._list.addWidget(label)

    def _showing(self, each: ShowingView) -> QWidget:
        row = QWidget(self._showings)
        where = " · at the board" if each.meeting_on == each.shown_on else ""
        day = words_label("muted", row)
        day.setText(f"{long_date(each.shown_on)}{where}")
        words = words_label("", row)
        words.setText(each.text)
        row.setAccessibleName(f"{long_date(each.shown_on)}: {each.text}")
        head = QHBoxLayout()
        head.addWidget(day, 1)
        if self._can_change:
            remove = QToolButton(row)
            remove.setIcon(self._theme.icon("x"))
            remove.setIconSize(QSize(14, 14))
            remove.setToolTip("Take this away")
            remove.setAccessibleName(f"Take away what was shown on {long_date(each.shown_on)}")
            remove.clicked.connect(partial(self.removal_wanted.emit, each.id))
            head.addWidget(remove)
            self.removers.append(remove)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(words)
        return row


def _due(row: ParagraphView) -> str:
    if row.standing is Standing.ENDED:
        return "Nothing: the notice has ended"
    if row.next_due_on is None or row.days_left is None:
        return "No date"
    return f"{long_date(row.next_due_on)}, {far_off(row.days_left)}"
