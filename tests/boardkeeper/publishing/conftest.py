"""The agenda of 11 September 2019, small: a report, a paper to follow, a verbal update, one exempt appendix."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest

from boardkeeper import agenda, appendices, boards, meetings, people, publishing, reports
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.kept_files import TakenFile
from boardkeeper.people import SeatRole
from boardkeeper.publishing import MadePublication
from boardkeeper.reports import ReportParagraphKind, WrittenParagraph
from db.store import Store

WHO = "Helen Rickman"
MEETING, LAST_DAY, TOO_LATE = date(2019, 9, 11), date(2019, 9, 3), date(2019, 9, 4)
SECRET = "the price that Rose House asks"


@dataclass
class Office:
    """An open file with one meeting, and its items by what they are."""

    store: Store
    board_id: str
    meeting_id: str
    items: dict[str, str] = field(default_factory=dict)

    def write(self, item_id: str, words: str) -> str:
        """Write a report, the same words in every section; answers its id."""
        if reports.get_report(self.store, item_id) is None:
            reports.start_report(self.store, WHO, item_id)
        report = reports.get_report(self.store, item_id)
        assert report is not None
        for section in report.sections:
            self.rewrite(section.id, words)
        return report.id

    def rewrite(self, section_id: str, words: str) -> None:
        paragraph = WrittenParagraph(None, ReportParagraphKind.TEXT, 0, words)
        reports.write_section(self.store, WHO, section_id, [paragraph])

    def made(self, on: date = LAST_DAY, reason: str = "") -> MadePublication:
        """The agenda, prepared and made."""
        prepared = publishing.prepare(self.store, self.meeting_id, on, short_notice_reason=reason)
        return publishing.make_publication(prepared)

    def publish(self, on: date = LAST_DAY, reason: str = "") -> str:
        return publishing.publish(self.store, WHO, self.made(on, reason))

    def supplement(self, on: date, item_ids: list[str] | None = None) -> str:
        prepared = publishing.prepare_supplement(self.store, self.meeting_id, item_ids, on)
        return publishing.publish(self.store, WHO, publishing.make_publication(prepared))

    def file(self, number: int, kind: publishing.PublishedAs) -> tuple[str, bytes]:
        """A file of the n-th publication."""
        publication = publishing.publications(self.store, self.meeting_id)[number]
        paper = next(each for each in publication.papers if each.published_as is kind)
        return publishing.published_file(self.store, paper.id)

    def number_of(self, name: str) -> str:
        items = agenda.list_items(self.store, self.meeting_id)
        return next(item.number for item in items if item.id == self.items[name])


@dataclass(frozen=True)
class Pattern:
    """A closed file that is made once; every test works on a copy."""

    path: Path
    board_id: str
    meeting_id: str
    items: dict[str, str]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Pattern:
    path = tmp_path_factory.mktemp("published") / "Plymouth.board"
    with Store.create(path, WHO) as store:
        made = fill(store)
    return Pattern(path, made.board_id, made.meeting_id, made.items)


@pytest.fixture
def office(pattern: Pattern, tmp_path: Path) -> Iterator[Office]:
    with Store.open(Path(shutil.copy(pattern.path, tmp_path)), WHO) as store:
        yield Office(store, pattern.board_id, pattern.meeting_id, dict(pattern.items))


def fill(store: Store) -> Office:
    board_id = boards.create_board(
        store,
        WHO,
        "Children’s Scrutiny",
        "Plymouth City Council",
        contact_name="Helen Rickman",
        contact_telephone="01752 398444",
        website="www.plymouth.gov.uk",
        signatory="Tracey Lee, Chief Executive",
    )
    people.add_member(store, WHO, board_id, "Councillor Mrs Johnson", SeatRole.CHAIR)
    meeting_id = meetings.add_meeting(store, WHO, board_id, MEETING, time(14), "Council House")
    made = Office(store, board_id, meeting_id)
    for name, title, kind, paper in (
        ("apologies", "Apologies", ItemKind.STANDING, PaperKind.NONE),
        ("fostering", "Fostering Services", ItemKind.REPORT, PaperKind.REPORT),
        ("schools", "Education Performance", ItemKind.TO_FOLLOW, PaperKind.REPORT),
        ("safeguarding", "Safeguarding", ItemKind.VERBAL_UPDATE, PaperKind.NONE),
        ("last", "Placement Sufficiency", ItemKind.REPORT, PaperKind.REPORT),
    ):
        made.items[name] = agenda.add_item(store, WHO, meeting_id, title, kind=kind, paper=paper)
    made.write(made.items["fostering"], "Foster carers are recruited in three ways.")
    made.write(made.items["last"], "Places are bought as they are needed.")
    return made


@pytest.fixture
def with_secret(office: Office) -> Office:
    """The same with an exempt appendix behind the last report."""
    report = reports.get_report(office.store, office.items["last"])
    assert report is not None
    appendix_id = appendices.add_appendix(
        office.store,
        WHO,
        report.id,
        "Prices",
        file=TakenFile("prices.pdf", "application/pdf", pdf(SECRET), 1),
    )
    appendices.update_appendix(
        office.store, WHO, appendix_id, exempt_paragraphs="3", public_interest_reason="It would harm bidding."
    )
    return office


def pdf(words: str) -> bytes:
    """A one-page PDF that says something."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    canvas.drawString(72, 720, words)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def words_of() -> Callable[[bytes], str]:
    """All the words of a PDF, on one line."""
    from boardkeeper.render.pages import PageReader

    def read(content: bytes) -> str:
        with PageReader(content) as reader:
            return " ".join(" ".join(reader.text(index).split()) for index in range(len(reader)))

    return read
