from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from boardkeeper import agenda
from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import full_date
from tests.journeys.visitor import Visitor
from tests.ui.real_board import make_board
from ui.meetings.agenda.view import AgendaView
from ui.meetings.pack.builder import PackState


def titles(visitor: Visitor) -> list[str]:
    view: AgendaView = visitor.page.place.agenda.view
    return [item.title for item in view.rows.items]


def read_pdf(path: Path) -> tuple[list[str], list[str]]:
    """The words and the label of every page."""
    document = pdfium.PdfDocument(path)
    try:
        words = [page.get_textpage().get_text_bounded() for page in document]
        return words, [document.get_page_label(number) for number in range(len(document))]
    finally:
        document.close()


def test_from_a_new_meeting_to_a_pack_whose_page_numbers_are_true(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_board(tmp_path / "meetings.board", current_day())
    visitor.open(made.path)
    visitor.go("Ctrl+2")

    visitor.keys("Ctrl+Shift+M")
    form = visitor.page.forms.one
    visitor.write(form.day, full_date(made.today + timedelta(days=21)))
    visitor.keys("Return", form.day)
    visitor.settle()
    assert visitor.page.place.reading.meeting.held_on == made.today + timedelta(days=21)
    assert titles(visitor)[:2] == ["Apologies", "Declarations of Interest"]

    visitor.keys("Ctrl+Shift+N")
    visitor.write(visitor.page.place.agenda.add_line.field, "Fostering update")
    visitor.keys("Return", visitor.page.place.agenda.add_line.field)
    visitor.settle()
    view: AgendaView = visitor.page.place.agenda.view
    view.setFocus()
    assert view.current_item is not None
    assert view.current_item.title == "Fostering update"
    visitor.keys("Alt+Up", view)
    visitor.settle()
    assert titles(visitor)[-4] == "Fostering update", (
        "above the data set; what is typed lands before the logs"
    )

    visitor.keys("F2", view)
    [editor] = [field for field in view.viewport().findChildren(QLineEdit) if field.isVisible()]
    editor.selectAll()
    visitor.qtbot.keyClicks(editor, "Fostering and adoption")
    with visitor.qtbot.waitSignal(editor.destroyed):
        visitor.qtbot.keyClick(editor, Qt.Key.Key_Return)
    visitor.settle()
    assert titles(visitor)[-4] == "Fostering and adoption"

    builder = visitor.page.place.builder
    visitor.keys("Ctrl+PgDown", view)
    visitor.keys("Ctrl+PgDown")
    visitor.until(lambda: builder.state is PackState.READY)
    visitor.settle()
    pdf = tmp_path / "pack.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(pdf), "PDF (*.pdf)"))
    visitor.keys("Ctrl+E")
    visitor.settle()
    visitor.keys("Return")
    visitor.until(pdf.exists)
    visitor.settle()

    pages, labels = read_pdf(pdf)
    on_screen = builder.pack.pages_of_items()
    items = {item.id: item for item in visitor_items(visitor)}
    assert on_screen
    assert len(set(labels)) == len(labels)
    sheet = " ".join(" ".join(pages[: labels.index("1")]).split())
    for item_id, words in on_screen.items():
        first, last = (re.findall(r"\d+", words) * 2)[:2]
        written = f"(Pages {first} - {last})" if first != last else f"(Page {first})"
        assert written in sheet, items[item_id].title
        assert items[item_id].title.split()[0] in pages[labels.index(first)]
        assert labels.index(last) >= labels.index(first)


def visitor_items(visitor: Visitor) -> tuple[agenda.AgendaItemView, ...]:
    """The agenda as it stands in the file."""
    answers: list[tuple[agenda.AgendaItemView, ...]] = []
    meeting_id = visitor.page.place.reading.meeting.id
    visitor.window.operations.run(None, agenda.list_items, meeting_id, on_done=answers.append)
    visitor.until(lambda: bool(answers))
    return answers[0]
