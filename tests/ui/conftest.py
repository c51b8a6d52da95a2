"""A fresh look, settings and a fake desk for every test of the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardkeeper.clock import current_day
from boardkeeper.errors import PassphraseNeeded, UserError, WrongPassphrase
from tests.ui.log_board import make_log_board
from tests.ui.real_board import Desk, RealBoard, close_page, open_page
from ui.commands import Command, Menu
from ui.office import BackupEntry, BoardName, Count, FileStanding, Found, NewBoard
from ui.operations import Changes, Operations
from ui.page import Page, PageEntry, Workplace
from ui.shell.window import MainWindow
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import Tone


@pytest.fixture(scope="session", autouse=True)
def emptied_clipboard(qapp: QApplication) -> Iterator[None]:
    """The clipboard of the offscreen platform outlives Python; what Python made must not be in it then."""
    yield
    QApplication.clipboard().clear()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def theme(qapp: QApplication, settings: QSettings) -> Iterator[Theme]:
    theme = Theme(qapp, settings)
    theme.set_mode(Mode.LIGHT)
    yield theme
    theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class FakeChanges:
    """What a step touched, as the store tells it."""

    def __init__(self, *tables: str) -> None:
        self.tables = frozenset(tables)

    def __bool__(self) -> bool:
        return bool(self.tables)

    def touches(self, *names: str) -> bool:
        return not self.tables.isdisjoint(names)


class FakeDesk:
    """A desk that remembers what was done on it, in place of a store."""

    def __init__(self, name: str = "Sandbourne.board") -> None:
        self.name = name
        self.is_closed = False
        self.notes: list[str] = []
        self.fresh: list[FakeChanges] = []

    def note(self, text: str) -> int:
        self.notes.append(text)
        self.fresh.append(FakeChanges("note"))
        return len(self.notes)

    def close(self) -> None:
        self.is_closed = True

    def take_changes(self) -> FakeChanges | None:
        changes = self.fresh.pop() if self.fresh else None
        self.fresh.clear()
        return changes


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def operations(qtbot: QtBot, desk: FakeDesk) -> Iterator[Operations]:
    operations = Operations(FakeDesk.take_changes, "Jean Kelly")
    with qtbot.waitSignal(operations.became_idle):
        operations.open(lambda: desk, lambda _desk: None)
    yield operations
    operations.close()
    operations.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class FakeOffice:
    """A floor below that holds two boards and remembers what it was asked for."""

    def __init__(self) -> None:
        self.desks: list[FakeDesk] = []
        self.undo_label: str | None = None
        self.redo_label: str | None = None
        self.saved_at: datetime | None = None
        self.searched: list[str] = []
        self.fails: UserError | None = None

    def open(self, path: Path, who: str, passphrase: str | None = None) -> FakeDesk:
        if self.fails is not None:
            raise self.fails
        if path.suffix == ".review" and passphrase != "maple otter":
            wrong = WrongPassphrase(f"That is not the passphrase of {path.name}.", "Type it again.")
            raise wrong if passphrase is not None else PassphraseNeeded(f"{path.name} is sealed.")
        self.desks.append(FakeDesk(path.name))
        return self.desks[-1]

    def create(self, wanted: NewBoard, who: str) -> FakeDesk:
        return self.open(wanted.path, who)

    def create_sample(self, path: Path, who: str) -> FakeDesk:
        return self.open(path, who)

    def changes_of(self, desk: FakeDesk) -> FakeChanges | None:
        return desk.take_changes()

    def boards(self, desk: FakeDesk) -> list[BoardName]:
        return [
            BoardName("b1", "Improvement Board", "Sandbourne"),
            BoardName("b2", "Children’s Scrutiny", "Sandbourne"),
        ]

    def review(self, desk: FakeDesk) -> None:
        return None

    def standing(self, desk: FakeDesk) -> FileStanding:
        path = Path("/boards") / desk.name
        return FileStanding(
            path,
            self.saved_at,
            None,
            is_encrypted=False,
            undo_label=self.undo_label,
            redo_label=self.redo_label,
        )

    def counts(self, desk: FakeDesk, board_id: str) -> dict[str, Count]:
        return {"actions": Count("3 late", Tone.BAD, "3 overdue of 12 open")}

    def search(self, desk: FakeDesk, board_id: str, words: str) -> list[Found]:
        self.searched.append(words)
        return [Found("Action", "Action 118 – re-referral analysis", "due 16 January", "actions", "a118")]

    def undo(self, desk: FakeDesk, who: str) -> str:
        desk.fresh.append(FakeChanges("note"))
        self.undo_label, self.redo_label = None, "Add a note"
        return "Add a note"

    def redo(self, desk: FakeDesk, who: str) -> str:
        desk.fresh.append(FakeChanges("note"))
        self.undo_label, self.redo_label = "Add a note", None
        return "Add a note"

    def back_up(self, desk: FakeDesk, *, progress: object, cancelled: object) -> None:
        desk.notes.append("backed up")

    def keep_safe(self, desk: FakeDesk) -> bool:
        desk.notes.append("kept safe")
        return True

    def backups(self, desk: FakeDesk) -> list[BackupEntry]:
        return [BackupEntry(Path("/backups/one"), datetime(2026, 3, 2, 9, 30, tzinfo=UTC), 4_200_000)]

    def restore(self, desk: FakeDesk, backup: Path, who: str) -> FakeDesk:
        desk.close()
        return self.open(backup, who)


class NotesPage(Page):
    """A page that can be looked at: remembers what the shell asked of it."""

    TABLES = frozenset({"note"})
    COMMANDS = (
        Command("notes.add", "&Add a note", "plus", Menu.PAGE, "Ctrl+Shift+A", method="add_note"),
        Command("notes.export", "&Export notes…", "file-down", Menu.FILE, method="add_note"),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.asked: list[object] = []
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Filter notes")
        QVBoxLayout(self).addWidget(self.field)

    def show_board(self, board: BoardName) -> None:
        self.asked.append(board.id)
        self.board = board

    def refresh(self, changes: Changes | None) -> None:
        self.asked.append("refresh")

    def reveal(self, thing_id: str) -> None:
        self.asked.append(f"reveal {thing_id}")

    def focus_filter(self) -> bool:
        self.field.setFocus()
        return True

    def add_note(self) -> None:
        self.workplace.operations.run("Note added.", FakeDesk.note, "New", origin=self)


class QuietPage(NotesPage):
    """A page without commands or tables of its own."""

    TABLES = frozenset({"meeting"})
    COMMANDS = ()

    def focus_filter(self) -> bool:
        return False


@dataclass(frozen=True)
class TestEntry(PageEntry):
    """A line of the rail whose page is at hand."""

    __test__ = False
    page: type[Page] = QuietPage

    def load(self) -> type[Page]:
        return self.page


ENTRIES = (
    TestEntry("today", "Today", "house", ""),
    TestEntry("notes", "Notes", "file-text", "", NotesPage),
    TestEntry("actions", "Actions", "square-check-big", ""),
)


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def window(qtbot: QtBot, office: FakeOffice, theme: Theme, settings: QSettings) -> Iterator[MainWindow]:
    """The main window with three pages and no board open."""
    window = MainWindow(office, ENTRIES, theme, settings, "Jean Kelly")
    window.show()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The same with a board open."""
    with qtbot.waitSignal(window.operations.became_idle):
        window.open_file.open(Path("/boards/Sandbourne.board"))
    qtbot.waitUntil(lambda: window.operations.is_idle)
    return window


@pytest.fixture(scope="session")
def log_pattern(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    """A board with something in every log, made once; every test works on a copy of its closed file."""
    return make_log_board(tmp_path_factory.mktemp("logs") / "logs.board", current_day())


@pytest.fixture
def show_page(
    qtbot: QtBot, theme: Theme, settings: QSettings, log_pattern: RealBoard, tmp_path: Path
) -> Iterator[Callable[[type[Page]], Desk]]:
    """Shows a page on a copy of the board with something in every log."""
    desks: list[Desk] = []

    def show(page_class: type[Page]) -> Desk:
        made = replace(log_pattern, path=Path(shutil.copy(log_pattern.path, tmp_path)))
        desks.append(open_page(qtbot, page_class, theme, settings, made))
        return desks[-1]

    yield show
    for desk in desks:
        close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
