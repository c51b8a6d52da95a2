"""One appendix or background paper of the form: its title, its file, and whether the public sees it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from boardkeeper import appendices
from boardkeeper.appendices import COMPOSED
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import AppendixView, BackgroundPaperView, PaperKind
from ui.meetings.agenda.exempt_panel import ExemptPanel
from ui.meetings.papers.fields import FormEdit
from ui.meetings.papers.words import breakable
from ui.meetings.papers.writer import PaperWriter
from ui.meetings.states import capital, paper_words
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.words import count


class PaperRow(QWidget):
    """Shows one paper that lies behind a report.

    Signals:
        moved: −1 or 1.
    """

    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        writer: PaperWriter,
        paper: AppendixView | BackgroundPaperView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writer = writer
        self.paper = paper
        self.is_appendix = isinstance(paper, AppendixView)
        self._what = "appendix" if self.is_appendix else "background paper"
        self._change: Callable[..., None] = (
            appendices.update_appendix if self.is_appendix else appendices.update_background_paper
        )
        self.reference = FormEdit("Reference of the appendix", waits=True, parent=self)
        self.reference.committed.connect(self._on_reference_committed)
        self.reference.setVisible(self.is_appendix)
        self.title = FormEdit(f"Title of the {self._what}", waits=True, parent=self)
        self.title.committed.connect(self._on_title_committed)
        self.file = QLabel(self)
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setWordWrap(True)
        self.file.setProperty("rank", "muted")
        self.badge = QToolButton(self)
        self.badge.clicked.connect(self.ask_for_marking)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self.panel = ExemptPanel(self)
        self.panel.reason.setPlaceholderText("Why it is kept back; the public pack prints this")
        self.panel.marked.connect(self._on_marked)
        self.panel.opened.connect(self._on_made_public)
        self.panel.closed.connect(self._on_panel_closed)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self.show_paper(paper)
        self._on_theme_changed()

    def show_paper(self, paper: AppendixView | BackgroundPaperView, pages: int | None = None) -> None:
        """Show what is kept."""
        self.paper = paper
        if isinstance(paper, AppendixView):
            self.reference.show_text(paper.reference)
        self.title.show_text(paper.title)
        named = f"{self._what} “{paper.title}”"
        words = _file_words(paper, pages)
        self.file.setText(breakable(words) if paper.blob_hash else words)
        self.file.setAccessibleName(words)
        self.file.setToolTip(paper.file_name)
        self.badge.setText(_badge_words(paper))
        self.badge.setAccessibleName(f"{_badge_words(paper)}: {named}")
        self.badge.setToolTip(paper.public_interest_reason or "Keep it from the public, or make it public")
        self.more.setAccessibleName(f"Change the {named}")
        self.more.setToolTip(f"Change the {named}")
        self._paint_badge()

    @Slot()
    def ask_for_marking(self) -> None:
        """Ask under which paragraphs it is exempt, and why."""
        self.panel.arrange(self.width())
        self.panel.ask_about(self.paper, f"{capital(self._what)} “{self.paper.title}”")

    @Slot()
    def ask_for_file(self) -> None:
        """Let its file be chosen."""
        self._writer.ask_for_file(f"The file of “{self.paper.title}”", self.take_file, self)

    def take_file(self, file: TakenFile) -> None:
        """Put a file behind it, in place of the one before."""
        self._writer.write(
            f"“{file.name}” put behind “{self.paper.title}”.", self._change, self.paper.id, file=file
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reference)
        row.addWidget(self.title, 1)
        row.addWidget(self.more)
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(self.badge)
        self._below.addWidget(self.file, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addLayout(self._below)
        column.addWidget(self.panel)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._add(menu, "Put a file behind it…", self.ask_for_file)
        if self.is_appendix:
            composed = menu.addMenu("Made from this board")
            for kind in COMPOSED:
                action = composed.addAction(paper_words(kind))
                action.setData(kind.value)
            composed.triggered.connect(self._on_composed_chosen)
        self._add(menu, "Keep it from the public…", self.ask_for_marking)
        menu.addSeparator()
        self._add(menu, "Move up", self._on_up)
        self._add(menu, "Move down", self._on_down)
        self._add(menu, "Remove", self.remove)
        return menu

    @staticmethod
    def _add(menu: QMenu, words: str, slot: Callable[[], None]) -> None:
        action = QAction(words, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    @Slot()
    def remove(self) -> None:
        """Take it off the list."""
        remove = appendices.remove_appendix if self.is_appendix else appendices.remove_background_paper
        self._writer.write(f"“{self.paper.title}” removed.", remove, self.paper.id)

    @Slot(str)
    def _on_reference_committed(self, reference: str) -> None:
        self._put(self.reference, reference=reference)

    @Slot(str)
    def _on_title_committed(self, title: str) -> None:
        self._put(self.title, title=title)

    def _put(self, field: FormEdit, **facts: Any) -> None:
        self._writer.write(None, self._change, self.paper.id, on_error=partial(_say_refused, field), **facts)

    @Slot(str, object, str, bool)
    def _on_marked(
        self, _paper_id: str, paragraphs: tuple[int, ...], reason: str, is_confidential: bool
    ) -> None:
        self._writer.write(
            f"“{self.paper.title}” is kept from the public.",
            self._change,
            self.paper.id,
            on_done=self._on_marking_kept,
            on_error=self._on_marking_refused,
            exempt_paragraphs=paragraphs,
            public_interest_reason=reason,
            is_confidential=is_confidential,
        )

    @Slot(str)
    def _on_made_public(self, _paper_id: str) -> None:
        self._writer.write(
            f"“{self.paper.title}” is public.",
            self._change,
            self.paper.id,
            on_done=self._on_marking_kept,
            exempt_paragraphs=(),
            public_interest_reason="",
            is_confidential=False,
        )

    def _on_marking_kept(self, _nothing: object) -> None:
        self.panel.hide()
        self.badge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_marking_refused(self, _error: UserError) -> None:
        self.panel.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_panel_closed(self) -> None:
        self.panel.hide()
        self.badge.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QAction)
    def _on_composed_chosen(self, action: QAction) -> None:
        kind = PaperKind(str(action.data()))
        self._writer.write(
            f"“{self.paper.title}” is made from this board now.", self._change, self.paper.id, paper=kind
        )

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(1)

    def _paint_badge(self) -> None:
        px = self._theme.px
        ink = self._theme.ink(Tone.EXEMPT if self.paper.is_exempt else Tone.NEUTRAL)
        icon = "lock" if self.paper.is_exempt else "eye"
        self.badge.setIcon(self._theme.icon(icon, ink.text))
        self.badge.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.badge.setStyleSheet(
            f"QToolButton {{ background: {ink.fill}; color: {ink.text}; border-radius: {px(5)}px; "
            f"border: 2px solid transparent; }} QToolButton:focus {{ border-color: {self._theme.colours.accent}; }}"
        )

    @Slot()
    def _on_theme_changed(self) -> None:
        self.more.setIcon(self._theme.icon("ellipsis"))
        self.reference.setFixedWidth(self._theme.px(52))
        left = self._theme.px(60) if self.is_appendix else 0
        self._below.setContentsMargins(left, 0, 0, 0)
        self._paint_badge()


def _say_refused(field: FormEdit, error: UserError) -> None:
    field.be_refused(error.sentence)


def _badge_words(paper: AppendixView | BackgroundPaperView) -> str:
    if paper.is_confidential:
        return "Confidential"
    return f"Exempt {paper.exempt_paragraphs}" if paper.exempt_paragraphs else "Public"


def _file_words(paper: AppendixView | BackgroundPaperView, pages: int | None) -> str:
    if isinstance(paper, AppendixView) and paper.paper is not PaperKind.NONE:
        return f"{capital(paper.paper.value)}, made from this board"
    if not paper.blob_hash:
        return "No file yet" if isinstance(paper, AppendixView) else "Listed only, without a file"
    return f"{paper.file_name}, {count(pages, 'page')}" if pages else paper.file_name
