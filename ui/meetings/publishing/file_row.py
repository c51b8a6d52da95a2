"""One published file: what it is, how long, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from boardkeeper.publishing import PublishedAs, PublishedPaperView
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.words import count


class FileRow(QWidget):
    """Shows a `PublishedPaperView`.

    Signals:
        open_wanted: The paper is to be shown.
        save_wanted: A copy of it is to be saved.
    """

    open_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, theme: Theme, paper: PublishedPaperView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        kind = paper.published_as.value[0].upper() + paper.published_as.value[1:]
        name = QLabel(kind, self)
        if paper.published_as is PublishedAs.RESTRICTED_PACK:
            name.setStyleSheet(f"color: {theme.ink(Tone.EXEMPT).text}; font-weight: 500;")
        facts = QLabel(file_facts(paper), self)
        facts.setProperty("rank", "muted")
        facts.setToolTip(paper.file_name)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(facts)
        self.open_button = self._button(theme, "external-link", f"Open: {kind}", f"Open “{paper.file_name}”")
        self.save_button = self._button(
            theme, "download", f"Save a copy: {kind}", f"Save a copy of “{paper.file_name}”"
        )
        self.open_button.clicked.connect(self._on_open)
        self.save_button.clicked.connect(self._on_save)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, theme: Theme, icon: str, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setAccessibleName(name)
        button.setToolTip(tip)
        return button

    @Slot()
    def _on_open(self) -> None:
        self.open_wanted.emit(self.paper)

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(self.paper)


def file_facts(paper: PublishedPaperView) -> str:
    """“84 pages, 1.2 MB”, “Web page, 10 kB”."""
    kinds = {PublishedAs.ACCESSIBLE_PAGE: "web page", PublishedAs.WORD_AGENDA: "Word file"}
    what = count(paper.pages, "page") if paper.pages else kinds.get(paper.published_as, "")
    size = (
        f"{paper.size / 1_000_000:.1f} MB" if paper.size >= 1_000_000 else f"{max(1, paper.size // 1000)} kB"
    )
    return ", ".join(part for part in (what, size) if part)
