"""An open board file to work on, made once and copied, so that every test has its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from boardkeeper import agenda, boards, meetings, reports
from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports import ReportView, SectionRole, WrittenParagraph
from db.store import Store
from db.tables.kpis import Kpi, Observation, Polarity, Unit

WHO = "Ann Smith"


@dataclass(frozen=True)
class Desk:
    """An open file with one board in it."""

    store: Store
    board_id: str

    def labels(self) -> list[str]:
        """The steps after the making of the board, newest first."""
        return [step.label for step in self.store.history() if step.kind.value != "base"]

    def add_kpi(self, name: str, figures: Mapping[str, str | None], **facts: Any) -> str:
        """A KPI typed in with its figures by period; None is withheld with "c"."""
        values = {"unit": Unit.PERCENT, "polarity": Polarity.HIGHER} | facts
        with self.store.edit(f"Add {name}", WHO) as session:
            kpi = Kpi(board_id=self.board_id, name=name, **values)
            session.add(kpi)
            session.flush()
            session.add_all(
                Observation(
                    kpi_id=kpi.id,
                    period=period,
                    value=None if figure is None else Decimal(figure),
                    withheld="c" if figure is None else "",
                )
                for period, figure in figures.items()
            )
            return kpi.id


@pytest.fixture(scope="session")
def blank_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with the board “Children's Scrutiny” of Plymouth."""
    path = tmp_path_factory.mktemp("made once") / "Plymouth.board"
    with Store.create(path, WHO) as store:
        boards.create_board(store, WHO, "Children's Scrutiny", "Plymouth")
    return path


@pytest.fixture
def board_file(blank_board: Path, tmp_path: Path) -> Path:
    """A closed copy of it for one test."""
    return Path(shutil.copy(blank_board, tmp_path / "Plymouth.board"))


@pytest.fixture
def desk(board_file: Path) -> Iterator[Desk]:
    with Store.open(board_file, WHO) as store:
        yield Desk(store, boards.find_board(store).id)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows by sheet title into a workbook; dates are shown as months, and figures below 2 as percentages."""

    def save(name: str, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if isinstance(cell.value, date | datetime):
                    cell.number_format = "mmm-yy"
                elif isinstance(cell.value, float):
                    cell.number_format = "0.0%"
        path = tmp_path / name
        book.save(path)
        return path

    return save


@dataclass(frozen=True)
class Writing:
    """A board file with a meeting, an item on its agenda, and a report begun for it."""

    desk: Desk
    meeting_id: str
    item_id: str
    report_id: str

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def view(self) -> ReportView:
        found = reports.get_report(self.store, self.item_id)
        assert found is not None
        return found

    @property
    def item(self) -> agenda.AgendaItemView:
        return next(
            item for item in agenda.list_items(self.store, self.meeting_id) if item.id == self.item_id
        )

    def section(self, role: SectionRole = SectionRole.PURPOSE) -> reports.ReportSectionView:
        return next(section for section in self.view.sections if section.role is role)

    def write(self, *texts: str, role: SectionRole = SectionRole.PURPOSE) -> tuple[str, ...]:
        written = [WrittenParagraph(None, Kind.TEXT, text=text) for text in texts]
        return reports.write_section(self.store, WHO, self.section(role).id, written)

    def finish(self) -> None:
        """Write what the standard front sheet must have."""
        self.write("To inform the board.")
        self.write("To note the report.", role=SectionRole.RECOMMENDATIONS)


@pytest.fixture
def begin(desk: Desk) -> Callable[..., Writing]:
    """Begins a report; facts are those of its agenda item."""

    def begun(title: str = "Pledges Update", **facts: Any) -> Writing:
        meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11), time(14))
        item_id = agenda.add_item(desk.store, WHO, meeting_id, title, **facts)
        return Writing(desk, meeting_id, item_id, reports.start_report(desk.store, WHO, item_id))

    return begun


@pytest.fixture
def writing(begin: Callable[..., Writing]) -> Writing:
    return begin()
