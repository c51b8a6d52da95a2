"""The agenda of 11 September 2019 rebuilt from an empty file by mouse and keyboard alone, published and supplemented.

What it takes is counted on the way and held to a limit, so that a step that grows longer is noticed; the counts are told
with `-o log_cli=true --log-cli-level=INFO`.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from boardkeeper import agenda, people, publishing, reports
from boardkeeper.agenda import ItemKind
from boardkeeper.publishing import PublicationKind
from db.store import Store
from tests.journeys.september_2019 import (
    BOARD,
    CHAIR,
    COUNCIL,
    FRONT_SHEETS,
    HEADINGS,
    ITEMS,
    MEETING,
    MEMBERS,
    TITLES,
    URGENT,
    VICE_CHAIR,
    FrontSheet,
    words_of,
)
from tests.journeys.trial_papers import write_paper
from tests.journeys.typist import Typist
from tests.journeys.visitor import Visitor
from ui.meetings.papers.fields import FormEdit
from ui.meetings.stepper import Step

#: Presses that are not letters, and clicks, for the whole journey; what it takes now, with a little room.
MOST_PRESSES, MOST_CLICKS = 420, 6


@pytest.fixture
def typist(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Typist:
    # Without a window system nobody gives the keyboard back when a list of suggestions closes; none is used here.
    monkeypatch.setattr(FormEdit, "complete_with", lambda _self, _words: None)
    return Typist(visitor, monkeypatch)


def make_the_board(typist: Typist, path: Path) -> None:
    window = typist.visitor.window
    typist.presses += 1
    typist.visitor.keys("Ctrl+N")
    typist.visitor.until(lambda: typist.focus_name == "Board")
    typist.type(BOARD)
    typist.presses += 1
    typist.visitor.keys("Tab")
    typist.type(COUNCIL)
    dialog: Any = QApplication.activeModalWidget()
    typist.monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog._on_choose_clicked()
    typist.clicks += 1
    typist.visitor.keys("Return", on=dialog)
    typist.visitor.until(lambda: window.open_file.board is not None)
    typist.visitor.settle()
    typist.note("The board")


def seat_the_members(typist: Typist) -> None:
    typist.press("Ctrl+9", "Ctrl+Shift+P")
    # The seats in their order: none, chair, vice-chair, member.
    for names, steps in ((CHAIR, 1), (VICE_CHAIR, 2), (MEMBERS, 3)):
        typist.type(names)
        typist.press("Tab", "Home", *["Down"] * steps, "Return")
    typist.note("The members")


def call_the_meeting(typist: Typist) -> None:
    typist.press("Ctrl+2", "Ctrl+Shift+M")
    typist.type("11/9/2019")
    typist.press("Tab")
    typist.type("2pm")
    typist.press("Tab")
    typist.type("Warspite Room, Council House")
    # The seed's agenda is typed as it is printed, not started from the board's standing items.
    typist.press("Tab", "Space", "Return")
    typist.note("The meeting")


def type_the_agenda(typist: Typist) -> None:
    typist.press("Ctrl+Shift+N")
    for item in ITEMS:
        typist.type(item)
        typist.press("Return")
    typist.note("Fourteen items")


def write_the_report(typist: Typist, sheet: FrontSheet, folder: Path) -> None:
    page = typist.visitor.page
    papers = page.place.papers
    papers.focus_list()
    typist.press("Home", *["Down"] * (int(sheet.item) - 1), "Ctrl+Shift+R")
    typist.visitor.until(lambda: typist.focus_name == "Title of report")
    typist.retype(sheet.title)
    for words in (
        sheet.lead_member,
        sheet.lead_director,
        sheet.author,
        sheet.contact_email,
        sheet.reference,
    ):
        typist.press("Tab")
        typist.type(words)
    typist.press("Tab")
    if sheet.is_key_decision:
        typist.press("Space")
    typist.press("Tab")
    for role in HEADINGS:
        typist.tab_to(_heading_of(typist, sheet, role))
        typist.type(words_of(sheet, role))
    for place, title in enumerate(sheet.appendices):
        typist.press("Ctrl+Shift+D")
        typist.type(title)
        typist.press("Return")
        paper = write_paper(folder / f"{sheet.item}-{place}.pdf", f"The appendix on {title}.")
        _give_file(typist, place, paper)
    _sign(typist, sheet)
    typist.note(f"The report of item {sheet.item}")


def _report(typist: Typist, sheet: FrontSheet) -> reports.ReportView:
    row = typist.visitor.page.place.papers.reading.row_of(typist.visitor.page.place.papers.list.current_id)
    report = row.report
    assert report is not None
    return report


def _heading_of(typist: Typist, sheet: FrontSheet, role: str) -> str:
    return next(each.heading for each in _report(typist, sheet).sections if each.role.value == role)


def _give_file(typist: Typist, place: int, paper: Path) -> None:
    typist.visitor.until(
        lambda: len(typist.visitor.page.place.papers.form.behind.appendices.widgets) == place + 1
    )
    row = list(typist.visitor.page.place.papers.form.behind.appendices.widgets.values())[place]
    typist.will_choose(paper)
    typist.clicks += 1
    row.ask_for_file()
    typist.visitor.settle()


def _sign(typist: Typist, sheet: FrontSheet) -> None:
    """Down the columns with Return, along the rows with Tab: the six references, then who agreed, how and when."""
    typist.press("Ctrl+Shift+S")
    typist.type(sheet.finance)
    typist.press("Return")
    typist.type(sheet.legal)
    typist.press("Return", "Return", "Return", "Return", "Return")
    typist.type(sheet.leadership_member)
    typist.press("Return")
    typist.type(sheet.director_agreed_by)
    typist.press("Tab")
    typist.type(f"{sheet.director_agreed_on:%d/%m/%Y}")
    typist.tab_to("Cabinet member: who signs")
    typist.type(sheet.cabinet_member)
    typist.press("Tab")
    typist.type(sheet.given_how)
    typist.press("Tab")
    typist.type(f"{sheet.cabinet_approved_on:%d/%m/%Y}")
    typist.press("Return")


def keep_the_diagram_from_the_public(typist: Typist) -> None:
    papers = typist.visitor.page.place.papers
    papers.focus_list()
    typist.press("Home", *["Down"] * 7)
    row = list(papers.form.behind.appendices.widgets.values())[1]
    typist.click(row.badge)
    typist.press("3")
    row.panel.reason.setFocus()
    typist.presses += 1
    typist.type("The rent asked is not settled.")
    typist.press("Return")
    typist.note("One exempt appendix")


def publish(typist: Typist) -> None:
    typist.press("Ctrl+Shift+P")
    panel = typist.visitor.page.place.pack.publishing.panel
    typist.retype("4/9/2019")
    typist.visitor.until(lambda: panel.readiness is not None and panel.readiness.is_late)
    assert "3 Sep" in panel.day.verdict.text() + panel.day.law.text()
    typist.press("Return")
    assert typist.visitor.page.place.reading.meeting.published_on is None, "refused: only four clear days"
    typist.retype("3/9/2019")
    typist.visitor.until(lambda: panel.readiness is not None and not panel.readiness.is_late)
    typist.visitor.until(panel.publish_button.isEnabled)
    typist.press("Return")
    typist.visitor.until(lambda: typist.visitor.page.place.reading.meeting.published_on is not None)
    typist.note("Published")


def add_the_urgent_item(typist: Typist) -> None:
    typist.press("Ctrl+Shift+N")
    typist.type(URGENT[0])
    typist.press("Return")
    typist.type(URGENT[1])
    typist.press("Return")
    typist.note("Item 14a")


def bring_what_was_to_follow(typist: Typist, folder: Path) -> None:
    place = typist.visitor.page.place
    place.stepper.choose(Step.PAPERS)
    typist.clicks += 1
    typist.visitor.settle()
    for number, steps in (("9", 8), ("10", 9)):
        place.papers.focus_list()
        typist.press("Home", *["Down"] * steps)
        typist.will_choose(write_paper(folder / f"late-{number}.pdf", f"The paper of item {number}."))
        typist.press("Ctrl+Shift+F")
    typist.press("Ctrl+Shift+P")
    supplement = place.pack.publishing.supplement
    typist.visitor.until(supplement.publish_button.isVisible)
    supplement.day.field.setFocus()
    typist.retype("6/9/2019")
    typist.visitor.until(supplement.publish_button.isEnabled)
    typist.press("Return")
    typist.visitor.until(lambda: len(place.reading.publications) == 2)
    typist.note("The supplement")


def test_the_agenda_is_rebuilt_published_and_supplemented_by_hand(typist: Typist, tmp_path: Path) -> None:
    path = tmp_path / "scrutiny.board"
    make_the_board(typist, path)
    seat_the_members(typist)
    call_the_meeting(typist)
    type_the_agenda(typist)
    typist.press("Ctrl+PgDown")
    for sheet in FRONT_SHEETS:
        write_the_report(typist, sheet, tmp_path)
    keep_the_diagram_from_the_public(typist)
    publish(typist)
    add_the_urgent_item(typist)
    bring_what_was_to_follow(typist, tmp_path)
    for note in typist.notes:
        logging.getLogger(__name__).info(note)
    typist.visitor.window.close()
    assert typist.presses <= MOST_PRESSES, typist.notes
    assert typist.clicks <= MOST_CLICKS + sum(len(sheet.appendices) for sheet in FRONT_SHEETS), typist.notes
    _check(path)


def _check(path: Path) -> None:
    """What was typed and clicked is what the file holds."""
    with Store.open(path, "Helen Rickman") as store:
        board_id, meeting_id = _only_meeting(store)
        assert [member.title for member in people.list_members(store, board_id)][:2] == [
            f"{CHAIR}, Chair",
            f"{VICE_CHAIR}, Vice-chair",
        ]
        items = agenda.list_items(store, meeting_id)
        assert [(item.number, item.title) for item in items] == [
            *((str(place), title) for place, title in enumerate(TITLES, start=1)),
            ("14a", URGENT[0]),
        ]
        assert items[-1].urgent_reason == URGENT[1]
        assert {item.number for item in items if item.kind is ItemKind.TO_FOLLOW} == set()
        for sheet in FRONT_SHEETS:
            _check_report(store, items[int(sheet.item) - 1].id, sheet)
        first, second = sorted(publishing.publications(store, meeting_id), key=lambda each: each.kind.value)
        assert (first.kind, first.clear_days) == (PublicationKind.AGENDA, 5)
        assert second.first_page == first.last_page + 1
        assert store.verify().is_clean


def _only_meeting(store: Store) -> tuple[str, str]:
    from boardkeeper import boards, meetings

    (board,) = boards.list_boards(store)
    return board.id, meetings.find_meeting(store, board.id, MEETING).id


def _check_report(store: Store, item_id: str, sheet: FrontSheet) -> None:
    report = reports.get_report(store, item_id)
    assert report is not None
    assert (
        report.title,
        report.lead_member,
        report.lead_director,
        report.author,
        report.contact_email,
        report.reference,
        report.is_key_decision,
    ) == (
        sheet.title,
        sheet.lead_member,
        sheet.lead_director,
        sheet.author,
        sheet.contact_email,
        sheet.reference,
        sheet.is_key_decision,
    )
    for role in HEADINGS:
        (section,) = (each for each in report.sections if each.role.value == role)
        assert "\n".join(paragraph.text for paragraph in section.paragraphs) == words_of(sheet, role)
    given = {each.kind.value: each for each in report.sign_offs if each.id}
    assert (given["Fin"].reference, given["Leg"].reference) == (sheet.finance, sheet.legal)
    assert (given["director"].person, given["director"].signed_on) == (
        sheet.director_agreed_by,
        sheet.director_agreed_on,
    )
    assert given["cabinet member"].given_how == sheet.given_how
    assert [appendix.title for appendix in report.appendices] == list(sheet.appendices)
    assert all(appendix.blob_hash for appendix in report.appendices)
    assert [a.reference for a in report.appendices if a.is_exempt] == (["B"] if sheet.item == "8" else [])
