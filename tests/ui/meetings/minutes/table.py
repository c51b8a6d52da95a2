"""A writing surface with its commands and the panel of decisions, on a real board: the meeting of 10 July 2019."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, attendance, boards, meetings, minutes, people, posts, reports
from boardkeeper.agenda import PaperKind
from boardkeeper.bootstrap import BoardOffice
from boardkeeper.minutes import PieceKind, WrittenPiece
from boardkeeper.reports import ReportParagraphKind, SectionRole, WrittenParagraph
from db.store import Store
from ui.meetings.minutes.commands.menu import SlashMenu
from ui.meetings.minutes.decisions.panel import DecisionPanel
from ui.meetings.minutes.reading import read_minutes
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.operations import Operations
from ui.page import Place, Workplace
from ui.tasks import TaskPool
from ui.theme.theme import Theme

WHO = "Helen Rickman"
DAY = date(2019, 7, 10)
MEMBERS = ("Councillor Mrs Johnson", "Councillor McDonald", "Councillor Allen", "Councillor Buchan")
OFFICERS = {"Jean Kelly": "Head of Quality Assurance", "Judith Harwood": "Service Director"}
RECOMMENDED = ("note the report;", "that Jean Kelly circulate the figures by end of July.")


@dataclass(frozen=True)
class MadeTable:
    """A closed file with the meeting in it."""

    path: Path
    meeting_id: str
    item_id: str


def make_table(path: Path) -> MadeTable:
    """The board, its members, who was there on 10 July 2019, and an item with a report."""
    with Store.create(path, WHO) as store:
        board_id = boards.create_board(store, WHO, "Scrutiny Committee", "Plymouth")
        for name in MEMBERS:
            people.add_member(store, WHO, board_id, name)
        meeting_id = meetings.add_meeting(store, WHO, board_id, DAY, time(14))
        for member in people.list_members(store, board_id):
            attendance.record_attendance(store, WHO, meeting_id, member.person_id, minutes.Presence.PRESENT)
        for name, post in OFFICERS.items():
            officer = posts.add_officer(store, WHO, name, post)
            attendance.record_attendance(store, WHO, meeting_id, officer, minutes.Presence.IN_ATTENDANCE)
        item_id = agenda.add_item(store, WHO, meeting_id, "Bullying and Attendance", paper=PaperKind.REPORT)
        reports.start_report(store, WHO, item_id)
        report = reports.get_report(store, item_id)
        assert report is not None
        section = next(each for each in report.sections if each.role is SectionRole.RECOMMENDATIONS)
        written = [WrittenParagraph(None, ReportParagraphKind.NUMBERED, text=text) for text in RECOMMENDED]
        reports.write_section(store, WHO, section.id, written)
    return MadeTable(path, meeting_id, item_id)


@dataclass
class Table:
    """What the officer sits at."""

    qtbot: QtBot
    workplace: Workplace
    made: MadeTable
    surface: MinutesSurface
    menu: SlashMenu
    panel: DecisionPanel
    places: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until nothing is asked of the board any more."""
        self.qtbot.waitUntil(lambda: self.workplace.operations.is_idle, timeout=20_000)

    def ask(self, function: Callable[..., Any], *args: object) -> Any:
        """What a use case answers."""
        answers: list[Any] = []
        self.workplace.operations.run(None, function, *args, on_done=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def read(self) -> None:
        """Read the minutes and show them, as the step does."""
        reading = self.ask(read_minutes, self.made.meeting_id, DAY)
        self.surface.show_pieces(reading.pieces)
        self.menu.show_reading(reading)
        self.panel.show_reading(reading)
        self.settle()

    def keep(self) -> None:
        """Write what stands on the surface into the file, and read it back."""
        self.ask(minutes.write_pieces, WHO, self.made.meeting_id, self.surface.pieces())
        self.read()

    def type(self, text: str) -> None:
        """Type on the surface; a line break is Enter."""
        for place, line in enumerate(text.split("\n")):
            if place:
                self.key(Qt.Key.Key_Return)
            QTest.keyClicks(self.surface, line)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key on the surface."""
        QTest.keyClick(self.surface, key, modifiers)

    def command(self, words: str) -> None:
        """Type a command and Enter."""
        self.type(f"/{words}")
        self.key(Qt.Key.Key_Return)
        self.settle()

    def limbs(self) -> list[WrittenPiece]:
        """The limbs on the surface."""
        return [each for each in self.surface.pieces() if each.kind is PieceKind.RESOLUTION]

    def asks(self) -> list[Any]:
        """What the limbs on the surface ask."""
        return [each.decision.ask if each.decision else None for each in self.limbs()]

    def last(self) -> WrittenPiece:
        """The last piece that says something."""
        return self.surface.pieces()[-1]


@contextmanager
def laid_table(qtbot: QtBot, theme: Theme, settings: QSettings, made: MadeTable) -> Iterator[Table]:
    """Open the file and sit down, the caret below the heading of the item."""
    office = BoardOffice()
    operations, tasks = Operations(office.changes_of, WHO), TaskPool()
    places: list[Place] = []
    workplace = Workplace(theme, operations, tasks, settings, places.append, _nothing, _nothing)
    operations.open(lambda: office.open(made.path, WHO), lambda _desk: None)
    window = QWidget()
    surface = MinutesSurface(theme, window)
    menu, panel = SlashMenu(workplace, surface, window), DecisionPanel(workplace, surface, window)
    row = QHBoxLayout(window)
    row.addWidget(surface, 1)
    row.addWidget(panel)
    panel.setFixedWidth(340)
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    table = Table(qtbot, workplace, made, surface, menu, panel, places)
    menu.said.connect(table.said.append)
    menu.field_wanted.connect(table.fields.append)
    heading = WrittenPiece(minutes.new_id(), PieceKind.HEADING, "Bullying", agenda_item_id=made.item_id)
    table.ask(minutes.write_pieces, WHO, made.meeting_id, (heading,))
    table.read()
    surface.setFocus()
    surface.choose(heading.id, len(heading.text), len(heading.text))
    table.key(Qt.Key.Key_Return)
    yield table
    table.settle()
    window.close()
    tasks.close()
    operations.close()
    for each in (window, tasks, operations):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _nothing(_word: object) -> None:
    """Nobody listens."""
