"""The people panel and the header on the committee of 10 July 2019."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from boardkeeper.errors import UserError
from boardkeeper.meeting_people import MeetingPeople, ParticipantView
from boardkeeper.minutes import WrittenPiece
from db.store import Store
from tests.boardkeeper.attendance.conftest import WHO, Committee, make_committee
from ui.meetings.minutes.people.box import PeopleBox
from ui.meetings.minutes.people.header import MinutesHeader
from ui.meetings.minutes.people.panel import PeoplePanel
from ui.meetings.minutes.people.participant_row import ParticipantRow
from ui.meetings.minutes.reading import read_minutes
from ui.operations import Operations
from ui.page import Workplace
from ui.tasks import TaskPool
from ui.theme.theme import Theme


class Sheet(QObject):
    """A surface that holds pieces and the one heading the caret is below."""

    piece_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.is_writable = True
        self.written: list[WrittenPiece] = []
        self.caret: WrittenPiece | None = None

    def pieces(self) -> tuple[WrittenPiece, ...]:
        return tuple(self.written)

    def heading(self) -> WrittenPiece | None:
        return self.caret

    def insert(self, pieces: tuple[WrittenPiece, ...], after_id: str | None = None) -> None:
        place = next(place for place, each in enumerate(self.written) if each.id == after_id) + 1
        self.written[place:place] = pieces


@dataclass
class PeopleDesk:
    """A panel and a header in a window of their own."""

    qtbot: QtBot
    window: QWidget
    panel: PeoplePanel
    header: MinutesHeader
    sheet: Sheet
    workplace: Workplace
    committee: Committee
    said: list[str] = field(default_factory=list)
    complaints: list[UserError] = field(default_factory=list)

    @property
    def box(self) -> PeopleBox:
        return self.panel.box

    @property
    def people(self) -> MeetingPeople:
        assert self.box.people is not None
        return self.box.people

    def row(self, name: str) -> ParticipantRow:
        return next(row for row in self.box.rows.rows.values() if row.person.name == name)

    def of(self, name: str) -> ParticipantView:
        return next(each for each in self.people.everybody if each.name == name)

    def press(self, name: str, *keys: str | Qt.Key) -> None:
        """Keys on somebody's row."""
        self.row(name).setFocus()
        for key in keys:
            self.qtbot.keyClick(self.row(name), key)
        self.settle()

    def type_names(self, words: str) -> None:
        """A list of names, then Enter."""
        line = self.box.names.names
        line.setFocus()
        self.qtbot.keyClicks(line, words)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        operations = self.workplace.operations
        self.qtbot.waitUntil(lambda: operations.is_idle, timeout=20_000)

    def read(self) -> None:
        """Read the minutes anew, as the step around the panel does."""
        self.ask(read_minutes, self.committee.meeting_id, date(2019, 7, 10), on_done=self._on_read)

    def _on_read(self, reading: Any) -> None:
        self.panel.show_reading(reading)
        self.header.show_reading(reading)

    def ask(
        self, function: Callable[..., Any], *args: object, on_done: Callable[[Any], None] | None = None
    ) -> None:
        self.workplace.operations.run(None, function, *args, on_done=on_done)
        self.settle()


@pytest.fixture(scope="session")
def people_pattern(tmp_path_factory: pytest.TempPathFactory) -> Committee:
    """The committee in a closed file, made once."""
    with Store.create(tmp_path_factory.mktemp("people") / "committee.board", WHO) as store:
        return make_committee(store)


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, settings: QSettings, people_pattern: Committee, tmp_path: Path
) -> Iterator[PeopleDesk]:
    path = Path(shutil.copy(people_pattern.store.path, tmp_path))
    office = BoardOffice()
    operations = Operations(office.changes_of, WHO)
    complaints: list[UserError] = []
    workplace = Workplace(theme, operations, TaskPool(), settings, _ignore, _ignore, complaints.append)
    operations.open(lambda: office.open(path, WHO), lambda _desk: None)
    window = QWidget()
    sheet = Sheet()
    panel = PeoplePanel(workplace, sheet, window)
    panel.resize(360, 900)
    header = MinutesHeader(workplace, window)
    header.move(370, 0)
    window.resize(900, 900)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    made = PeopleDesk(qtbot, window, panel, header, sheet, workplace, people_pattern, complaints=complaints)
    operations.said.connect(made.said.append)
    made.read()
    yield made
    made.settle()
    window.close()
    workplace.tasks.close()
    operations.close()
    for each in (window, workplace.tasks, operations, sheet):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _ignore(_what: object) -> None:
    """Nothing is gone to here."""
