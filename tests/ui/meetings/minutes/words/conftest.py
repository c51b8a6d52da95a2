"""A surface to write on with all its aids, on a board whose minutes of 10 July 2019 can be cited."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardkeeper import making, meetings, minutes, people
from boardkeeper.boards import list_boards
from boardkeeper.clock import current_day
from boardkeeper.minutes import ParagraphKind, PieceKind, Verb, WrittenMinute, WrittenPiece
from db.tables.minutes import Minute
from tests.ui.real_board import WHO, Desk, RealBoard, close_page, open_page
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.meetings.minutes.words.citations import CitationLinks
from ui.meetings.minutes.words.find_bar import FindBar
from ui.meetings.minutes.words.speller import Speller
from ui.meetings.minutes.words.time_stamp import TimeStamp
from ui.office import BoardName
from ui.operations import Changes
from ui.page import Page, Workplace
from ui.theme.theme import Theme

DAY = date(2019, 7, 10)


class WordsPage(Page):
    """The surface and whatever helps whoever writes on it."""

    TABLES = frozenset({"own_word"})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.surface = MinutesSurface(workplace.theme, self)
        self.bar = FindBar(self.surface, self)
        self.speller = Speller(workplace, self.surface)
        self.links = CitationLinks(workplace, self.surface)
        self.stamp = TimeStamp(self.surface)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(self.surface)

    def show_board(self, board: BoardName) -> None:
        self.board = board
        self.surface.setFocus()
        self.speller.show_document(board.id, "m1")
        self.links.show_board(board.id)

    def refresh(self, changes: Changes | None) -> None:
        """Speller and links look after themselves."""


@dataclass
class Writing:
    """The page, and what can be seen on it."""

    desk: Desk

    @property
    def page(self) -> WordsPage:
        page: WordsPage = self.desk.page
        return page

    @property
    def surface(self) -> MinutesSurface:
        return self.page.surface

    def show(self, *texts: str) -> None:
        """Texts under a heading, all of them looked at."""
        pieces = [WrittenPiece("h1", PieceKind.HEADING, "Bullying")]
        pieces += [WrittenPiece(f"t{n}", PieceKind.TEXT, text) for n, text in enumerate(texts, start=1)]
        self.surface.show_pieces(pieces)
        self.settle()

    def settle(self) -> None:
        """Wait until everything typed has been looked at and followed."""
        page = self.page
        self.desk.qtbot.waitUntil(
            lambda: page.speller.check.is_settled and not page.links._pause.isActive(), timeout=20_000
        )
        self.desk.settle()

    def texts(self) -> list[str]:
        return [each.text for each in self.surface.pieces()]

    def block(self, number: int = 1) -> QTextBlock:
        return self.surface.document().findBlockByNumber(number)

    def painted(self, wanted: Callable[[QTextCharFormat], bool], number: int = 1) -> list[str]:
        """The words of a paragraph that look so."""
        block = self.block(number)
        return [
            block.text()[each.start : each.start + each.length]
            for each in block.layout().formats()
            if wanted(each.format)
        ]

    def waves(self, number: int = 1) -> list[str]:
        """What is underlined as doubtful in a paragraph."""
        wave = QTextCharFormat.UnderlineStyle.WaveUnderline
        return self.painted(lambda form: form.underlineStyle() is wave, number)

    def found(self) -> list[str]:
        """What is painted as found."""
        return [each.cursor.selectedText() for each in self.surface.extraSelections()]


@pytest.fixture(scope="session")
def cited_board(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    path = tmp_path_factory.mktemp("words") / "words.board"
    store = making.make_store(path, WHO, making.NewBoard("Improvement Board", "Plymouth City Council"))
    with store:
        board = list_boards(store)[0]
        people.add_member(store, WHO, board.id, "Jemima Loveridge", people.SeatRole.CHAIR)
        meeting_id = meetings.add_meeting(store, WHO, board.id, DAY, time(14))
        minutes.write_minute(
            store,
            WHO,
            meeting_id,
            WrittenMinute(
                "Bullying and Attendance",
                [(ParagraphKind.TEXT, "The report was presented.")],
                [
                    (Verb.AGREED, "to invite a head teacher;"),
                    (Verb.AGREED, "to invite a parent <b>whose child</b> had been bullied."),
                ],
            ),
        )
        with store.edit("Number the minutes", WHO) as session:
            for minute in session.query(Minute):
                minute.number = 17
    return RealBoard(path, current_day(), BoardName(board.id, board.name, board.council), past=meeting_id)


@pytest.fixture
def writing(
    qtbot: QtBot, theme: Theme, settings: QSettings, cited_board: RealBoard, tmp_path: Path
) -> Iterator[Writing]:
    made = replace(cited_board, path=Path(shutil.copy(cited_board.path, tmp_path)))
    desk = open_page(qtbot, WordsPage, theme, settings, made)
    yield Writing(desk)
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
