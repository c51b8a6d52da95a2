"""A review is sent, opened, sent back and brought back through the window's forms."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from boardkeeper.clock import current_day
from boardkeeper.reviews import reading
from boardkeeper.reviews.views import ReviewState
from tests.ui.real_board import WHO, RealBoard, make_board
from ui.pages import PAGES
from ui.reviews.bringing_back import BringBack
from ui.reviews.send_back_form import SendingBack
from ui.reviews.sending import SendingReview
from ui.shell.window import MainWindow
from ui.theme.theme import Theme

WORDS = "maple-otter-window-upgrade-candle"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.sealing._ROUNDS", 10)


class Table:
    """The real window on a board with a meeting, and both ends of the exchange."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        workplace = window._workplace
        self.sending = SendingReview(workplace, window)
        self.sending_back = SendingBack(workplace, window)
        self.bring_back = BringBack(workplace, window)
        self.received: list[Any] = []
        self.bring_back.received.connect(self.received.append)

    def settle(self) -> None:
        window = self.window
        for _ in range(3):
            self._qtbot.waitUntil(lambda: window.operations.is_idle and window.tasks.is_idle, timeout=30_000)
            QCoreApplication.processEvents()

    def ask(self, function: Callable[..., Any], *args: object) -> Any:
        answers: list[Any] = []
        self.window.operations.run(None, function, *args, on_done=answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        return answers[0]

    def begin(self) -> Any:
        assert self.window.open_file.board is not None
        self.sending.ask(self.window.open_file.board.id)
        self.settle()
        return self.sending.form

    def send(self) -> Path:
        form = self.begin()
        form.chair.setText("Cllr Carter")
        form.passphrase.setText(WORDS)
        path = Path(form.path.text())
        form.button.click()
        self.settle()
        assert form.wrong.text() == ""
        form.button.click()
        return path

    def open(self, path: Path, words: str = WORDS) -> None:
        self.window.open_file.open(path)
        self.settle()
        self.say(words)

    def say(self, words: str) -> None:
        dialog = self.passphrase
        dialog.field.setText(words)
        dialog.button.click()
        self.settle()

    @property
    def passphrase(self) -> Any:
        from ui.reviews.passphrase import PassphraseDialog

        return [each for each in self.window.findChildren(PassphraseDialog) if each.isVisible()][-1]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    return make_board(tmp_path_factory.mktemp("exchange") / "office.board", current_day())


@pytest.fixture
def pack_board(made_once: RealBoard, tmp_path: Path) -> RealBoard:
    return replace(made_once, path=Path(shutil.copy(made_once.path, tmp_path / "office.board")))


@pytest.fixture
def table(
    qtbot: QtBot, theme: Theme, settings: QSettings, pack_board: RealBoard, tmp_path: Path
) -> Iterator[Table]:
    settings.setValue("reviews/folder", str(tmp_path))
    window = MainWindow(BoardOffice(), PAGES, theme, settings, WHO)
    window.show()
    window.open_file.open(pack_board.path)
    made = Table(qtbot, window)
    made.settle()
    yield made
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_form_proposes_the_next_meeting_a_name_and_easy_words(table: Table, tmp_path: Path) -> None:
    form = table.begin()
    assert form.meeting.count() >= 2
    assert form.meeting.currentData()
    assert len(form.passphrase.text().split("-")) == 5
    assert Path(form.path.text()).parent == tmp_path
    assert form.path.text().endswith(" - review 1.review")
    before = form.passphrase.text()
    form.another.click()
    assert form.passphrase.text() != before
    form.copy.click()
    assert QGuiApplication.clipboard().text() == form.passphrase.text()
    form.chair.setText("")
    assert not form.button.isEnabled()
    assert "stays here" in form.exempt_words.text()
    form.exempt.setChecked(True)
    assert "not for publication" in form.exempt_words.text()
    last = form.meeting.count() - 1
    form.meeting.setCurrentIndex(last)
    assert form.meeting_id is None
    form.reject()


def test_a_review_is_made_recorded_and_what_is_left_to_do_is_said(table: Table) -> None:
    form = table.begin()
    form.chair.setText("Cllr Carter")
    form.passphrase.setText("chair")
    form.button.click()
    assert "too easy to guess" in form.wrong.text()
    form.passphrase.setText(WORDS)
    form.button.click()
    table.settle()
    assert "Cllr Carter" in form.about.text()
    assert "on the telephone" in form.about.text()
    assert form.passphrase.isReadOnly()
    path = Path(form.path.text())
    assert path.read_bytes()[:3] == b"BKS"
    assert form.button.text() == "Done"
    form.reject()
    assert not form.isVisible()
    board = table.window.open_file.board
    assert board is not None
    (review,) = table.ask(reading.list_reviews, board.id)
    assert (review.state, review.sent_to) == (ReviewState.SENT, "Cllr Carter")


def test_closing_the_form_while_the_file_is_being_made_sends_nothing(table: Table) -> None:
    form = table.begin()
    form.chair.setText("Cllr Carter")
    form.passphrase.setText(WORDS)
    path = Path(form.path.text())
    form.button.click()
    assert not form.passphrase.isEnabled()
    form.reject()
    table.settle()
    assert not path.exists()
    board = table.window.open_file.board
    assert board is not None
    assert table.ask(reading.list_reviews, board.id) == ()


def test_what_goes_back_is_said_though_the_form_was_closed_meanwhile(table: Table) -> None:
    table.open(table.send())
    table.sending_back.ask()
    table.settle()
    form = table.sending_back.form
    path = Path(form.path.text())
    form.button.click()
    form.reject()
    table.settle()
    assert path.exists()
    assert f"“{path.name}” is written." in table.window.toast.sentence


def test_a_sealed_file_asks_for_its_words_until_they_are_right(table: Table) -> None:
    path = table.send()
    table.window.open_file.open(path)
    table.settle()
    dialog = table.passphrase
    assert not dialog.wrong.isVisible()
    assert not dialog.button.isEnabled()
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Password
    dialog.shows.setChecked(True)
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Normal
    table.say("no such words at all")
    assert "not the passphrase" in table.passphrase.wrong.text()
    assert table.window.open_file.review is None
    table.say(WORDS.replace("-", " ").upper())
    assert table.window.open_file.review is not None
    assert table.window.open_file.standing is not None
    assert table.window.open_file.standing.is_encrypted


def test_cancelling_leaves_the_board_that_was_open(table: Table) -> None:
    path = table.send()
    before = table.window.open_file.standing
    table.window.open_file.open(path)
    table.settle()
    table.passphrase.reject()
    table.settle()
    assert before is not None
    assert table.window.open_file.standing is not None
    assert table.window.open_file.standing.path == before.path


def test_the_chair_sends_back_and_may_go_on(table: Table) -> None:
    path = table.send()
    table.open(path)
    table.sending_back.ask()
    table.settle()
    form = table.sending_back.form
    assert form is not None
    assert WHO in form.about.text()
    wanted = form.path.text()
    form.path.setText("/nowhere/at/all.review")
    form.button.click()
    table.settle()
    assert "no folder" in form.wrong.text()
    form.path.setText(wanted)
    form.button.click()
    table.settle()
    assert "is written" in form.about.text()
    assert Path(wanted).exists()
    form.button.click()
    review = table.window.open_file.review
    assert review is not None
    assert review.state is ReviewState.RETURNED


def test_what_came_back_is_unsealed_and_held_against_the_board(
    table: Table, pack_board: RealBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table.send()
    table.open(path)
    table.sending_back.ask()
    table.settle()
    form = table.sending_back.form
    assert form is not None
    back = Path(form.path.text())
    form.button.click()
    table.settle()
    form.button.click()
    table.window.open_file.open(pack_board.path)
    table.settle()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(back), ""))
    table.bring_back.ask()
    table.say("no such words at all")
    assert "not the passphrase" in table.passphrase.wrong.text()
    table.say(WORDS)
    (returned,) = table.received
    assert returned.chair == "Cllr Carter"
    assert returned.changes == ()


def test_a_review_of_another_board_is_refused_in_the_banner(table: Table, tmp_path: Path) -> None:
    from boardkeeper import boards
    from boardkeeper.reviews import sealing, sending
    from db.store import Store

    with Store.create(tmp_path / "other.board", WHO) as store:
        board_id = boards.create_board(store, WHO, "Audit", "Elsewhere")
        other = sealing.seal(
            sending.prepare(store, board_id, None, "X", WHO), tmp_path / "other.review", WORDS
        )
    table.bring_back.take(other)
    table.say(WORDS)
    assert table.received == []
    assert table.window.banner.isVisible()


def drop(window: MainWindow, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    what = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(window.rect().center(), *what)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), *what))
    return enter.isAccepted()


def test_a_review_dropped_on_a_board_is_brought_back_and_on_a_review_opened(table: Table) -> None:
    path = table.send()
    assert drop(table.window, path)
    table.settle()
    assert table.window.pages.current_id == "merge"
    assert table.passphrase.button.text() == "Bring in"
    table.passphrase.reject()
    table.open(path)
    assert drop(table.window, path)
    table.settle()
    assert table.window.open_file.review is not None


def test_without_a_board_a_dropped_review_is_opened(
    qtbot: QtBot, theme: Theme, settings: QSettings, table: Table
) -> None:
    path = table.send()
    window = MainWindow(BoardOffice(), PAGES, theme, settings, WHO)
    window.show()
    qtbot.addWidget(window)
    other = Table(qtbot, window)
    assert drop(window, path)
    other.settle()
    assert other.passphrase.button.text() == "Open"
    other.say(WORDS)
    assert window.open_file.review is not None
    window.close()
