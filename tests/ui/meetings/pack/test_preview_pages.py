"""From a place on a page to where it is written, and its words onto the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, reports
from boardkeeper.reports import ReportParagraphKind, WrittenParagraph
from db.store import Store
from tests.ui.meetings.pack.conftest import changed
from tests.ui.real_board import WHO, Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.step import PackStep

WORDS = "Foster carers are recruited in three ways."
CONTROL = Qt.KeyboardModifier.ControlModifier


def write_report(store: Store, meeting_id: str) -> str:
    """Put a report behind the last item, which says the same in its second section; answers the paragraph's id."""
    item = agenda.list_items(store, meeting_id)[-1]
    agenda.update_item(store, WHO, item.id, kind=agenda.ItemKind.REPORT)
    reports.start_report(store, WHO, item.id)
    begun = reports.get_report(store, item.id)
    assert begun is not None
    paragraph = WrittenParagraph(None, ReportParagraphKind.TEXT, 0, WORDS)
    reports.write_section(store, WHO, begun.sections[1].id, [paragraph])
    written = reports.get_report(store, item.id)
    assert written is not None
    return written.sections[1].paragraphs[0].id


def place_of(desk: Desk, builder: PackBuilder, step: PackStep) -> tuple[int, QPoint]:
    """The page on which the words stand, and where on the view."""
    pack = builder.pack
    assert pack is not None
    page = next(index for index in range(len(pack.sizes)) if WORDS in pack.text(index).replace("\n", " "))
    step.pages.go_to(page)
    desk.qtbot.waitUntil(lambda: step.pages.words_on(page) is not None, timeout=20_000)
    desk.settle()
    words = step.pages.words_on(page)
    assert words is not None
    start = words.text.replace("\n", " ").index(WORDS)
    left, top, right, bottom = words.boxes_of(start, start + len(WORDS))[0]
    step.pages.bring_into_view(page, top)
    paper, scale = step.pages._box(pack, page), step.pages._scale_at(page)
    return page, QPoint(
        round(paper.left() + (left + right) / 2 * scale), round(paper.top() + (top + bottom) / 2 * scale)
    )


def test_a_double_click_on_a_paragraph_leads_to_that_paragraph_of_the_report(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    before = builder.pack
    paragraph_id = desk.ask(write_report, desk.made.coming)
    changed(desk, builder, before)
    _, at = place_of(desk, builder, step)
    qtbot.mouseDClick(step.pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [(place.page, place.thing_id) for place in desk.places] == [("meetings", paragraph_id)]
    desk.settle()


def test_the_marked_paragraph_leads_there_by_keyboard_and_is_copied(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    before = builder.pack
    paragraph_id = desk.ask(write_report, desk.made.coming)
    changed(desk, builder, before)
    _, at = place_of(desk, builder, step)
    qtbot.mouseClick(step.pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    step.pages.setFocus()
    qtbot.keyClick(step.pages, Qt.Key.Key_C, CONTROL)
    assert WORDS in " ".join(QApplication.clipboard().text().split())
    qtbot.keyClick(step.pages, Qt.Key.Key_Return, CONTROL)
    assert [(place.page, place.thing_id) for place in desk.places] == [("meetings", paragraph_id)]
    desk.settle()
