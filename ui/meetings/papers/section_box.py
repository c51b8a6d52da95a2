"""One section of the form: heading, what is wanted there, and the surface it is written on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from boardkeeper import reports
from boardkeeper.errors import UserError
from boardkeeper.reports import ReportSectionView, SectionRole
from boardkeeper.reports.cleaning import cleaned
from ui.live_figures.line import LiveFigureLine
from ui.live_figures.reading import BoardFigures
from ui.meetings.papers.fields import KEEP_AFTER_MILLISECONDS, FormEdit
from ui.meetings.papers.writer import PaperWriter
from ui.page import Workplace
from ui.panes import words_label
from ui.theme.theme import Theme
from ui.writing.aids.checking import WordCheck
from ui.writing.aids.citations import SurfaceCitations
from ui.writing.aids.speller import SurfaceSpeller
from ui.writing.content import Piece
from ui.writing.pictures import PictureShelf
from ui.writing.surface import WritingSurface

_LONGEST_WAIT_MILLISECONDS = 10_000
"""Somebody who never pauses is not kept waiting longer than this."""


class SectionBox(QWidget):
    """Shows one section and keeps what is written in it.

    Signals:
        moved: −1 or 1: the section goes up or down.
        removed: The section is to go.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        writer: PaperWriter,
        shelf: PictureShelf,
        section: ReportSectionView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writer = writer
        self._on_the_way = 0
        self._is_dirty = False
        self.section = section
        self.is_body = section.role is SectionRole.BODY
        self.heading = FormEdit("Heading of the section", waits=True, parent=self)
        self.heading.setProperty("inline", True)
        self.heading.committed.connect(self._on_heading_committed)
        self._fixed_heading = QLabel(self)
        self._fixed_heading.setProperty("rank", "strong")
        self._fixed_heading.setWordWrap(True)
        self._fixed_heading.setTextFormat(Qt.TextFormat.PlainText)
        self._guidance = words_label("muted", self)
        self._refused = words_label("bad", self)
        self._refused.hide()
        self.surface = WritingSurface(theme, shelf, section.heading, self)
        self.surface.edited.connect(self._on_edited)
        self.surface.left.connect(self.keep)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # The menu of the surface offers the same; one stop less for Tab between the sections.
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.setMenu(self._menu())
        self.surface.addActions(self.more.menu().actions())
        self._pause = self._timer(KEEP_AFTER_MILLISECONDS)
        self._longest = self._timer(_LONGEST_WAIT_MILLISECONDS)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.surface.show_paragraphs(section.paragraphs)
        self.show_section(section)

    def help_with_words(self, workplace: Workplace, words: WordCheck) -> None:
        """Check the spelling and follow citations; `words` is shared by the sections of a report."""
        self.speller = SurfaceSpeller(workplace, self.surface, words, self.surface.inks)
        self.citations = SurfaceCitations(workplace, self.surface, self.surface.inks)

    def help_with_figures(self, workplace: Workplace, figures: BoardFigures) -> None:
        """Say how live figures read, and which typed numbers contradict the data; `figures` is shared likewise."""
        self.live = LiveFigureLine(workplace, self, figures=figures, has_button=False)
        self.live.serve(self.surface)
        self._column.insertWidget(self._column.indexOf(self._refused), self.live)

    def show_words(self, board_id: str, report_id: str) -> None:
        """Know the words of this board, and what is ignored in this report."""
        self.speller.show_document(board_id, report_id)
        self.citations.show_board(board_id)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed here is not kept yet."""
        return self._is_dirty or bool(self._on_the_way)

    def show_section(self, section: ReportSectionView) -> None:
        """Show what is kept; an answer older than what is typed is passed over."""
        self.section = section
        self.heading.show_text(section.heading)
        required = "" if section.is_required else "  (if it applies)"
        self._fixed_heading.setText(
            f"{section.heading}{required if section.role is not SectionRole.BODY else ''}"
        )
        self._guidance.setText(section.guidance)
        self._guidance.setVisible(bool(section.guidance))
        self.surface.setAccessibleName(section.heading)
        self.more.setAccessibleName(f"Change the section “{section.heading}”")
        self.more.setToolTip(self.more.accessibleName())
        if self.is_waiting:
            return
        pieces = self.surface.pieces()
        if _as_kept(pieces) == _kept(section):
            self.surface.keep_ids(pieces, [each.id for each in section.paragraphs])
        else:
            self.surface.show_paragraphs(section.paragraphs)
            self._is_dirty = False

    @Slot()
    def keep(self) -> None:
        """Keep what was typed, unless it is kept already."""
        self._pause.stop()
        self._longest.stop()
        if not self._is_dirty:
            return
        self._is_dirty = False
        pieces = self.surface.pieces()
        if _as_kept(pieces) == _kept(self.section):
            return
        self._on_the_way += 1
        self._writer.write(
            None,
            reports.write_section,
            self.section.id,
            tuple(each.paragraph for each in pieces),
            on_done=partial(self.take_answer, pieces),
            on_error=self.take_refusal,
        )

    def take_answer(self, pieces: Sequence[Piece], ids: Sequence[str]) -> None:
        """What was sent is kept under these ids."""
        self._on_the_way -= 1
        self._refused.hide()
        self.surface.keep_ids(pieces, ids)

    def take_refusal(self, error: UserError) -> None:
        """What was sent was refused: it stays, and is sent again with the next change or on leaving it."""
        self._on_the_way -= 1
        self._is_dirty = True
        self._refused.setText(f"Not kept: {error}")
        self._refused.show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.heading if self.is_body else self._fixed_heading, 1)
        head.addWidget(self.more)
        self.heading.setVisible(self.is_body)
        self._fixed_heading.setVisible(not self.is_body)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._guidance)
        column.addWidget(self.surface)
        column.addWidget(self._refused)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, slot in (
            ("Move up", self._on_up),
            ("Move down", self._on_down),
            ("Remove the section", self._on_remove),
        ):
            action = QAction(words, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        return menu

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    @Slot()
    def _on_edited(self) -> None:
        self._is_dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    @Slot(str)
    def _on_heading_committed(self, heading: str) -> None:
        self._writer.write(
            None, reports.rename_section, self.section.id, heading, on_error=self._on_heading_refused
        )

    def _on_heading_refused(self, error: UserError) -> None:
        self.heading.be_refused(error.sentence)

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(1)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.more.setIcon(self._theme.icon("ellipsis"))
        font = self._theme.font()
        font.setWeight(font.Weight.DemiBold)
        self.heading.setFont(font)


Content = tuple[object, ...]


def _as_kept(pieces: Sequence[Piece]) -> list[Content] | None:
    """What is written, as the board would keep it; None when it would refuse a paragraph."""
    found: list[Content] = []
    for piece in pieces:
        try:
            kept = cleaned(piece.paragraph)
        except UserError:
            return None
        found.append((kept.kind, kept.level, kept.text, kept.marks, piece.digest))
    return found


def _kept(section: ReportSectionView) -> list[Content]:
    return [
        (each.kind, each.level, each.text, each.marks, each.blob_hash or "") for each in section.paragraphs
    ]
