"""What lies behind a report: its appendices and its background papers, each list with the line that adds to it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper import appendices
from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import AppendixView, BackgroundPaperView, ReportView
from ui.meetings.papers.add_line import AddLine
from ui.meetings.papers.keyed_column import KeyedColumn
from ui.meetings.papers.paper_row import PaperRow
from ui.meetings.papers.writer import PaperWriter
from ui.panes import SectionHeader
from ui.theme.theme import Theme


class PapersBehind(QWidget):
    """Shows both lists and takes what is added to them."""

    def __init__(self, theme: Theme, writer: PaperWriter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writer = writer
        self.report: ReportView | None = None
        self.appendices: KeyedColumn[PaperRow] = KeyedColumn(10, self)
        self.add_appendix = AddLine(
            "Title of a new appendix",
            "Add an appendix: type its title, then Enter",
            takes_file=True,
            parent=self,
        )
        self.add_appendix.entered.connect(self._on_appendix_entered)
        self.add_appendix.file_wanted.connect(self.ask_for_appendix)
        self.background: KeyedColumn[PaperRow] = KeyedColumn(10, self)
        self.add_background = AddLine(
            "Title of a new background paper",
            "Add an unpublished paper it relies on: type its title, then Enter",
            takes_file=True,
            parent=self,
        )
        self.add_background.entered.connect(self._on_background_entered)
        self.add_background.file_wanted.connect(self._on_background_file_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            SectionHeader("Appendices", self),
            self.appendices,
            self.add_appendix,
            SectionHeader("Background papers", self),
            self.background,
            self.add_background,
        ):
            column.addWidget(widget)

    def show_report(self, report: ReportView, pages: Mapping[str, int]) -> bool:
        """Show what lies behind a report; `pages` are those of files, by hash. Whether other rows stand here now."""
        self.report = report
        papers: dict[str, AppendixView | BackgroundPaperView] = {each.id: each for each in report.appendices}
        papers |= {each.id: each for each in report.background_papers}
        is_other = self.appendices.show_keys(
            [each.id for each in report.appendices], lambda key: self._make_paper(papers[key])
        )
        is_other |= self.background.show_keys(
            [each.id for each in report.background_papers], lambda key: self._make_paper(papers[key])
        )
        for key, row in self._rows().items():
            row.show_paper(papers[key], pages.get(papers[key].blob_hash or ""))
        return is_other

    def row_of(self, paper_id: str) -> PaperRow | None:
        """The row of a paper."""
        return self._rows().get(paper_id)

    def parts(self) -> list[QWidget]:
        """Rows and lines from top to bottom."""
        return [
            *self.appendices.widgets.values(),
            self.add_appendix,
            *self.background.widgets.values(),
            self.add_background,
        ]

    def take_appendices(self, files: tuple[TakenFile, ...]) -> None:
        """Put files behind the report as the next appendices, called by their names, in one step."""
        if self.report is not None:
            self._writer.write(str, appendices.attach_papers, self.report.agenda_item_id, files)

    @Slot()
    def ask_for_appendix(self) -> None:
        """Let the files of new appendices be chosen."""
        self._writer.ask_for_files("Add appendices", self.take_appendices, self)

    def _rows(self) -> dict[str, PaperRow]:
        return self.appendices.widgets | self.background.widgets

    def _make_paper(self, paper: AppendixView | BackgroundPaperView) -> PaperRow:
        parent = self.appendices if isinstance(paper, AppendixView) else self.background
        row = PaperRow(self._theme, self._writer, paper, parent)
        row.moved.connect(self._on_paper_moved)
        return row

    @Slot(str)
    def _on_appendix_entered(self, title: str) -> None:
        if self.report is not None:
            self._writer.write(f"Appendix “{title}” added.", appendices.add_appendix, self.report.id, title)

    @Slot(str)
    def _on_background_entered(self, title: str) -> None:
        if self.report is not None:
            words = f"Background paper “{title}” added."
            self._writer.write(words, appendices.add_background_paper, self.report.id, title)

    @Slot()
    def _on_background_file_wanted(self) -> None:
        self._writer.ask_for_file("Add a background paper", self._take_background, self)

    def _take_background(self, file: TakenFile) -> None:
        if self.report is not None:
            self._writer.write(
                f"“{file.name}” added as a background paper.",
                appendices.add_background_paper,
                self.report.id,
                appendices.title_of(file),
                file=file,
            )

    @Slot(int)
    def _on_paper_moved(self, by: int) -> None:
        row = self.sender()
        if not isinstance(row, PaperRow):
            return
        keys = list((self.appendices if row.is_appendix else self.background).widgets)
        place = keys.index(row.paper.id) + by
        move = appendices.move_appendix if row.is_appendix else appendices.move_background_paper
        if 0 <= place < len(keys):
            self._writer.write(f"“{row.paper.title}” moved.", move, row.paper.id, place)
