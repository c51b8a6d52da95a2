"""A year of a real board in small: two meetings approved, one amended, one draft; something exempt; a book made of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from boardkeeper import attendance, boards, meetings, minute_book, people
from boardkeeper.approvals import Amendment, approve_minutes, correct_paragraph, sign_minutes
from boardkeeper.minute_book import BuiltBook, GatheredBook
from boardkeeper.minutes import (
    Interest,
    PieceKind,
    Presence,
    WrittenDecision,
    WrittenPiece,
    minutes_in,
    new_id,
    write_pieces,
)
from boardkeeper.render.pages import PageReader
from db.store import Store
from db.tables.minutes import Verb

WHO = "Ann Smith"
MAY, JULY, SEPTEMBER, NOVEMBER = (date(2019, 5, 29), date(2019, 7, 10), date(2019, 9, 11), date(2019, 11, 13))
LONG = "Members asked how many visits were made in time and what happened when they were not. " * 6
CACHE = minute_book.LeafCache(400)
"""What was drawn once serves every test: all of them begin with the same year."""
EXEMPT = "The owner of Rosewood House asked for 450,000 pounds."


@dataclass
class Year:
    """An open file with the year in it."""

    store: Store
    board_id: str
    meetings: dict[date, str]

    def gather(
        self, from_year: int = 2019, to_year: int | None = None, *, restricted: bool = False
    ) -> GatheredBook:
        return minute_book.gather_book(self.store, self.board_id, from_year, to_year, restricted=restricted)

    def standing(self) -> minute_book.BookStanding:
        gathered = self.gather()
        return minute_book.book_standing(gathered.years[0], minute_book.list_leaves(gathered, cache=CACHE))

    def record_all(self, on: date = date(2019, 10, 1)) -> minute_book.Recorded:
        leaves = minute_book.list_leaves(self.gather(), cache=CACHE)
        return minute_book.record_printed(self.store, WHO, self.board_id, 2019, leaves, on)

    def paragraph(self, day: date, beginning: str) -> str:
        with self.store.read() as session:
            view = minutes_in(session, self.meetings[day])
        return next(
            each.id for one in view.minutes for each in one.paragraphs if each.text.startswith(beginning)
        )

    def correct(self, beginning: str, text: str, day: date = MAY) -> str:
        return correct_paragraph(
            self.store, WHO, self.paragraph(day, beginning), self.meetings[NOVEMBER], text, "It was misheard."
        )

    def redraft(self, day: date, *titles: str) -> None:
        """Write minutes anew as draft, with these headings."""
        pieces = [piece for title in titles for piece in (heading(title), text(f"Of {title}: {LONG}"))]
        write_pieces(self.store, WHO, self.meetings[day], pieces)


def heading(title: str) -> WrittenPiece:
    return WrittenPiece(new_id(), PieceKind.HEADING, title)


def text(words: str, **facts: object) -> WrittenPiece:
    return WrittenPiece(new_id(), PieceKind.TEXT, words, **facts)  # type: ignore[arg-type]


def subheading(words: str) -> WrittenPiece:
    return WrittenPiece(new_id(), PieceKind.SUBHEADING, words)


def resolved(words: str, mover: str = "", seconder: str = "") -> WrittenPiece:
    decision = WrittenDecision(Verb.RESOLVED, mover=mover, seconder=seconder)
    return WrittenPiece(new_id(), PieceKind.RESOLUTION, words, decision=decision)


MINUTES = {
    MAY: (
        heading("Declarations of Interest"),
        text("None was made."),
        heading("Update on Fostering"),
        text(f"Jean Kelly presented the report. {LONG}"),
        subheading("Carers leaving"),
        *(text(f"Paragraph {number} said more. {LONG}") for number in range(8)),
        text("Forty-four carers had left in the year."),
        resolved("that the report is noted.", "Councillor Mrs Johnson", "Councillor Buchan"),
    ),
    JULY: (
        heading("Declarations of Interest"),
        heading("Minutes"),
        text("They were considered; Minute 2, 29 May 2019 was asked about."),
        heading("Corporate Parenting – Pledges"),
        *(text(f"Point {number} of the pledges. {LONG}") for number in range(8)),
        text("Two weeks were allowed."),
        heading("The Plymouth Plan"),
        text(EXEMPT, exempt_paragraphs="3", public_interest_reason="It would cost the council its bargain."),
        text(f"Councillor Buchan spoke of it. {LONG}"),
    ),
    SEPTEMBER: (heading("Minutes"), text("To be written.")),
}


def make_year(path: Path) -> None:
    with Store.create(path, WHO) as store:
        board_id = boards.create_board(store, WHO, "Children’s Scrutiny", "Plymouth")
        chair = people.add_member(store, WHO, board_id, "Councillor Mrs Johnson", people.SeatRole.CHAIR)
        other = people.add_member(store, WHO, board_id, "Councillor Buchan")
        people.add_person(store, WHO, "Jean Kelly")
        del other
        members = {each.name: each.person_id for each in people.list_members(store, board_id)}
        made = {
            day: meetings.add_meeting(store, WHO, board_id, day, time(14), "Warspite Room")
            for day in (MAY, JULY, SEPTEMBER, NOVEMBER)
        }
        for day, pieces in MINUTES.items():
            for person_id in members.values():
                attendance.record_attendance(store, WHO, made[day], person_id, Presence.PRESENT)
            write_pieces(store, WHO, made[day], pieces)
        attendance.declare_interest(
            store,
            WHO,
            made[JULY],
            members["Councillor Buchan"],
            "Pledges",
            "He fosters a child.",
            Interest.PERSONAL,
        )
        approve_minutes(store, WHO, made[MAY], made[JULY])
        sign_minutes(store, WHO, made[MAY], "Councillor Mrs Johnson", JULY)
        assert chair
        with store.read() as session:
            view = minutes_in(session, made[JULY])
        amended = next(
            each.id for one in view.minutes for each in one.paragraphs if each.text.startswith("Two weeks")
        )
        approve_minutes(
            store,
            WHO,
            made[JULY],
            made[SEPTEMBER],
            [Amendment(amended, "Four weeks were allowed.", "The officer had said four.")],
        )


@pytest.fixture(scope="session")
def year_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file, made once."""
    path = tmp_path_factory.mktemp("year") / "Year.board"
    make_year(path)
    return path


def opened_year(path: Path) -> Year:
    store = Store.open(path, WHO)
    board_id = boards.find_board(store).id
    found = meetings.list_meetings(store, board_id)
    return Year(store, board_id, {each.held_on: each.id for each in found.rows})


@pytest.fixture
def year(year_file: Path, tmp_path: Path) -> Iterator[Year]:
    """A copy of it, open."""
    opened = opened_year(Path(shutil.copy(year_file, tmp_path / "Year.board")))
    yield opened
    opened.store.close()


@dataclass(frozen=True)
class ReadBook:
    """A finished book and what is read on its pages."""

    built: BuiltBook
    pdf: bytes
    texts: tuple[str, ...]

    def page(self, label: str) -> str:
        return self.texts[self.built.labels.index(label)]

    def labels_with(self, words: str) -> list[str]:
        return [label for label, text in zip(self.built.labels, self.texts, strict=True) if words in text]


def read_book(built: BuiltBook) -> ReadBook:
    pdf = built.path.read_bytes()
    with PageReader(pdf) as reader:
        texts = tuple(" ".join(reader.text(index).split()) for index in range(len(reader)))
    return ReadBook(built, pdf, texts)


@pytest.fixture(scope="session")
def book(year_file: Path, tmp_path_factory: pytest.TempPathFactory) -> ReadBook:
    """The public book of the year, made once."""
    folder = tmp_path_factory.mktemp("book")
    opened = opened_year(Path(shutil.copy(year_file, folder / "Year.board")))
    gathered = opened.gather()
    opened.store.close()
    return read_book(minute_book.build_book(gathered, folder / "book.pdf", cache=CACHE))


@pytest.fixture
def build(tmp_path: Path) -> Callable[[GatheredBook], ReadBook]:
    """Makes a book and reads it back."""

    def built(gathered: GatheredBook) -> ReadBook:
        return read_book(minute_book.build_book(gathered, tmp_path / "made.pdf", cache=CACHE))

    return built
