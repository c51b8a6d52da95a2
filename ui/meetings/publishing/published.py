"""What went out for a meeting: when, by whom, with how many clear days, and every file as it was."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper import publishing
from boardkeeper.publishing import PublicationKind, PublicationView
from boardkeeper.rules.due_dates import long_date
from ui.meetings.publishing.file_row import FileRow
from ui.panes import words_label
from ui.theme.theme import Theme


class PublishedList(QWidget):
    """The publications of a meeting, the agenda first.

    Signals:
        open_wanted: A `PublishedPaperView` is to be shown.
        save_wanted: A copy of one is to be saved.
        all_wanted: Every file of a `PublicationView` is to be saved.
        pages_wanted: The pages of a supplement are to be shown, printed or exported; its number.
    """

    open_wanted = Signal(object)
    save_wanted = Signal(object)
    all_wanted = Signal(object)
    pages_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[PublicationView, ...] = ()
        self._blocks: list[QWidget] = []
        self.rows: list[FileRow] = []
        title = QLabel("Published", self)
        title.setProperty("rank", "heading")
        title.setContentsMargins(8, 0, 8, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(title)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def show_publications(self, publications: tuple[PublicationView, ...]) -> None:
        """Show what was published; nothing, and it takes no room."""
        self.setVisible(bool(publications))
        if publications == self._shown:
            return
        self._shown = publications
        self._fill()

    def _fill(self) -> None:
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks.clear()
        self.rows.clear()
        # The newest is what people come for.
        for publication in reversed(self._shown):
            block = self._block(publication)
            self._blocks.append(block)
            self._column.addWidget(block)

    def _block(self, publication: PublicationView) -> QWidget:
        block = QWidget(self)
        name = QLabel(publication.title, block)
        name.setProperty("rank", "strong")
        every = _SaveAll(publication, block)
        every.wanted.connect(self.all_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 4, 0)
        head.addWidget(name, 1)
        if publication.kind is PublicationKind.SUPPLEMENT:
            pages = _ShowPages(publication, block)
            pages.wanted.connect(self.pages_wanted)
            head.addWidget(pages)
        head.addWidget(every)
        facts = words_label("muted", block)
        facts.setText(publication_facts(publication))
        facts.setContentsMargins(8, 0, 8, 4)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(facts)
        for paper in publication.papers:
            row = FileRow(self._theme, paper, block)
            row.open_wanted.connect(self.open_wanted)
            row.save_wanted.connect(self.save_wanted)
            column.addWidget(row)
            self.rows.append(row)
        return block

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fill()


class _ShowPages(QPushButton):
    """Knows its supplement.

    Signals:
        wanted: The number of the supplement whose pages are to be shown.
    """

    wanted = Signal(int)

    def __init__(self, publication: PublicationView, parent: QWidget) -> None:
        super().__init__("Show its pages", parent)
        self._number = publication.number
        self.setProperty("link", True)
        self.setAccessibleName(f"Show the pages of supplement {publication.number}")
        self.setToolTip(
            "To print or export it, with names on the covers, in large print, as a web page or in Word"
        )
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._number)


class _SaveAll(QPushButton):
    """Knows its publication.

    Signals:
        wanted: The publication whose files are to be saved.
    """

    wanted = Signal(object)

    def __init__(self, publication: PublicationView, parent: QWidget) -> None:
        super().__init__("Save all…", parent)
        self._publication = publication
        self.setProperty("link", True)
        self.setAccessibleName(f"Save every file of the {publication.title.lower()}")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._publication)


def publication_facts(publication: PublicationView) -> str:
    """When, by whom, with how many clear days, and over which pages."""
    clear = publishing.days_in_words(publication.clear_days)
    words = f"{long_date(publication.published_on)}, by {publication.published_by}, with {clear}."
    pages = [item for item in publication.items if item.first_page is not None]
    if pages and publication.last_page:
        words += f" Pages {publication.first_page} to {publication.last_page}."
    if publication.short_notice_reason:
        words += f" At short notice: {publication.short_notice_reason}"
    return words
