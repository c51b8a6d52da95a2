from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from boardkeeper.boards import list_boards
from boardkeeper.minute_book import LeafState
from boardkeeper.render.pages import PageReader
from db.store import Store
from tests.boardkeeper.minute_book.conftest import MAY, make_year
from tests.ui.real_board import WHO, Desk, RealBoard, close_page, open_page
from ui.minute_book.book_builder import BookState
from ui.minute_book.ledger import MEETINGS
from ui.minute_book.page import MinuteBookPage
from ui.office import BoardName
from ui.page import Place
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def year_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book page") / "Year.board"
    make_year(path)
    return path


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path) -> Iterator[Callable[[Path], Desk]]:
    shown: list[Desk] = []

    def open_on(path: Path) -> Desk:
        with Store.open(path, WHO) as store:
            board = list_boards(store)[0]
        made = RealBoard(path, date(2019, 10, 1), BoardName(board.id, board.name, board.council))
        desk = open_page(qtbot, MinuteBookPage, theme, settings, made)
        shown.append(desk)
        return desk

    yield open_on
    for desk in shown:
        close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(show: Callable[[Path], Desk], year_pattern: Path, tmp_path: Path) -> Desk:
    desk = show(Path(shutil.copy(year_pattern, tmp_path / "Year.board")))
    wait_for(desk, lambda: desk.page.builder.state is BookState.READY)
    return desk


def wait_for(desk: Desk, condition: Callable[[], bool]) -> None:
    desk.qtbot.waitUntil(condition, timeout=30_000)
    desk.settle()


def numbers(desk: Desk, *states: LeafState) -> list[str]:
    return [leaf.label for leaf in desk.page.builder.book.standing.numbers(*states)]


def record_printing(desk: Desk) -> None:
    desk.page.record_printing()
    desk.page.sheet.form.record.click()
    wait_for(desk, lambda: not numbers(desk, LeafState.NOT_PRINTED))


def test_the_year_shows_its_leaves_its_pages_and_what_is_missing(desk: Desk) -> None:
    page = desk.page
    leaves = page.builder.book.standing.leaves
    assert [page.years.item(place).text() for place in range(page.years.count())] == ["2019/20"]
    assert page.sheet.panel.table.total == len(leaves)
    assert len(page.sheet.pages._pack.sizes) == len(leaves) + 4
    assert [line.words.text for line in page.sheet.missing.lines] == [
        "Minutes of 11 September 2019",
        "Minutes of 10 July 2019",
        f"Leaves 1–{len(leaves)}",
    ]
    assert page.sheet.panel.view.accessibleName() == "Leaves"
    assert page.sheet.pages.accessibleName() == "Pages of the minute book"


def test_a_printing_and_initials_are_recorded_by_keys_and_can_be_undone(desk: Desk) -> None:
    page = desk.page
    count = len(page.builder.book.standing.leaves)
    page.record_printing()
    assert page.sheet.form.isVisible()
    assert not page.sheet.form.by.isVisible()
    QTest.keyClick(page.sheet.form.leaves, Qt.Key.Key_Return)
    wait_for(desk, lambda: numbers(desk, LeafState.NOT_INITIALLED) != [])
    assert not page.sheet.form.isVisible()
    assert desk.said == [f"Leaves 1–{count} recorded as printed."]
    # The leaves say what they said: nothing is laid out anew for what is recorded of them.
    assert page.builder.state is BookState.READY
    page.record_initials()
    assert page.sheet.form.leaves.text() == f"1–{count}"
    assert page.sheet.form.by.text() == "Councillor Mrs Johnson"
    page.sheet.form.leaves.setText("1-2")
    QTest.keyClick(page.sheet.form.by, Qt.Key.Key_Return)
    wait_for(desk, lambda: numbers(desk, LeafState.INITIALLED) == ["1", "2"])
    desk.undo()
    wait_for(desk, lambda: numbers(desk, LeafState.INITIALLED) == [])
    desk.undo()
    wait_for(desk, lambda: len(numbers(desk, LeafState.NOT_PRINTED)) == count)


def test_a_day_that_cannot_be_read_is_said_in_the_form_and_nothing_is_recorded(desk: Desk) -> None:
    form = desk.page.sheet.form
    desk.page.record_printing()
    form.day.setText("whenever")
    form.record.click()
    assert "No day can be read" in form.fault.text()
    assert form.isVisible()
    QTest.keyClick(form.day, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert desk.said == []


def test_initials_without_a_printing_are_explained(desk: Desk) -> None:
    desk.page.record_initials()
    assert not desk.page.sheet.form.isVisible()
    assert desk.said == ["No printed leaf waits for initials. Record the printing first."]


def test_what_is_missing_leads_to_its_meeting_or_leaf(desk: Desk) -> None:
    lines = desk.page.sheet.missing.lines
    lines[0].click()
    assert desk.places[0].page == MEETINGS
    lines[2].click()
    desk.settle()
    assert desk.page.sheet.pages.page == 2


def test_a_correction_elsewhere_brings_a_slip_into_the_book(desk: Desk) -> None:
    from boardkeeper import boards, meetings
    from boardkeeper.approvals import correct_paragraph
    from boardkeeper.minutes import minutes_in

    record_printing(desk)

    def correct(store: Store) -> None:
        found = meetings.list_meetings(store, boards.find_board(store).id).rows
        days = {each.held_on: each.id for each in found}
        with store.read() as session:
            view = minutes_in(session, days[MAY])
        wrong = next(p.id for m in view.minutes for p in m.paragraphs if p.text.startswith("Forty-four"))
        correct_paragraph(store, WHO, wrong, days[max(days)], "Forty carers had left.", "It was misheard.")

    desk.ask(correct)
    wait_for(desk, lambda: [label[-1] for label in numbers(desk, LeafState.NOT_PRINTED)] == ["a"])
    assert numbers(desk, LeafState.CHANGED) == []


def test_the_book_goes_to_paper_and_the_form_asks_to_record_it(desk: Desk, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    book = desk.page.builder.book
    desk.page.taking_out.print_on(printer, book)
    wait_for(desk, lambda: bool(desk.said))
    with PageReader((tmp_path / "paper.pdf").read_bytes()) as reader:
        assert len(reader) == len(book.sizes)
    assert desk.said == [f"{len(book.sizes)} pages sent to the printer."]
    assert desk.page.sheet.form.isVisible()


def test_only_changed_leaves_are_offered_to_the_printer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[tuple[str, ...]] = []
    monkeypatch.setattr(desk.page.taking_out, "print_book", lambda book: offered.append(book.labels))
    desk.page.print_changed()
    wait_for(desk, lambda: bool(offered))
    assert offered == [tuple(leaf.number.label for leaf in desk.page.builder.book.standing.leaves)]
    record_printing(desk)
    desk.page.print_changed()
    assert desk.said[-1] == "Every leaf is in the book as it was printed; there is nothing to print."


def test_the_book_is_saved_as_it_is_shown_and_all_years_as_one(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter([str(tmp_path / "one"), str(tmp_path / "all.pdf"), ""])
    asked: list[str] = []

    def ask(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return next(names), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    desk.page.save_book()
    wait_for(desk, lambda: len(desk.said) == 1)
    assert (tmp_path / "one.pdf").read_bytes() == desk.page.builder.book.pdf
    desk.page.save_all()
    wait_for(desk, lambda: len(desk.said) == 2)
    assert (tmp_path / "all.pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()
    desk.page.save_book()
    assert asked == [
        "Minute book 2019-20.pdf",
        "Minute book 2019-20 to 2019-20.pdf",
        "Minute book 2019-20.pdf",
    ]


def test_part_ii_is_offered_where_there_is_one(desk: Desk) -> None:
    page = desk.page
    assert page.sheet.restricted.isVisible()
    page.sheet.restricted.click()
    wait_for(desk, lambda: "II 1" in page.builder.book.labels)
    page.sheet.restricted.click()
    wait_for(desk, lambda: "II 1" not in page.builder.book.labels)


def test_a_board_that_never_met_is_told_what_belongs_here(
    show: Callable[[Path], Desk], tmp_path: Path
) -> None:
    from boardkeeper.making import NewBoard, make_store

    path = tmp_path / "New.board"
    make_store(path, WHO, NewBoard("Board", "Council")).close()
    desk = show(path)
    assert desk.page._stack.currentIndex() == 1
    assert desk.page._empty.accessibleName() == "No minute book yet"
    desk.page.print_book()
    assert desk.said == ["The book is not laid out yet. Try again in a moment."]
    assert desk.places == [] or isinstance(desk.places[0], Place)


def test_little_room_puts_the_pages_below_the_ledger(desk: Desk) -> None:
    desk.page.resize(700, 800)
    desk.settle()
    assert desk.page.sheet._panes.orientation() is Qt.Orientation.Vertical
    desk.page.resize(1144, 800)
    desk.settle()
    assert desk.page.sheet._panes.orientation() is Qt.Orientation.Horizontal
