from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from boardkeeper import actions
from boardkeeper.clock import current_day
from boardkeeper.decisions import FollowUpStatus
from tests.threads import record_action_progress
from tests.ui.real_board import WHO
from ui.matters.page import WORDS_MARK, MatterPage


@pytest.fixture
def desk(show_page):
    return show_page(MatterPage)


def rows(desk):
    table = desk.page.panel.table
    return [table.row(place) for place in range(table.total)]


def an_action(desk):
    return desk.ask(actions.list_actions, desk.made.board.id, current_day()).rows[0]


def test_at_first_it_asks_what_the_matter_is_about(desk):
    assert rows(desk) == []
    assert not desk.page.print_button.isEnabled()
    desk.page.print_history()
    assert desk.said == ["There is no history to print yet."]


def test_the_history_of_a_thing_is_shown_with_the_thing_chosen(desk):
    action = an_action(desk)
    desk.page.reveal(action.id)
    desk.settle()
    assert desk.page.row.thing.id == action.id
    assert desk.page.row.why == "where this history begins"
    assert desk.page.matter.title.startswith(f"Action {action.reference}:")


def test_words_typed_above_find_a_matter(desk, qtbot):
    action = an_action(desk)
    word = action.text.split()[-1].strip(".")
    qtbot.keyClicks(desk.page.field, word)
    qtbot.keyClick(desk.page.field, Qt.Key.Key_Return)
    desk.settle()
    assert action.id in {row.thing.id for row in rows(desk)}
    assert desk.page.matter.title == f"“{word}”"


def test_chips_and_words_narrow_the_line_of_time(desk):
    desk.page.reveal(an_action(desk).id)
    desk.settle()
    desk.page.panel.bar.press("KPIs")
    desk.settle()
    assert rows(desk) == []
    desk.page.panel.bar.press("Actions")
    desk.settle()
    assert {row.kind.value for row in rows(desk)} <= {"action"}


def test_an_entry_opens_where_it_stands(desk):
    action = an_action(desk)
    desk.page.reveal(action.id)
    desk.settle()
    desk.page.open_place()
    assert [(place.page, place.thing_id) for place in desk.places] == [("actions", action.id)]


def test_what_is_said_meanwhile_comes_in_by_itself(desk):
    action = an_action(desk)
    desk.page.reveal(action.id)
    desk.settle()
    before = len(rows(desk))
    desk.ask(record_action_progress, WHO, action.id, "Rang twice", FollowUpStatus.REQUESTED, current_day())
    desk.settle()
    assert len(rows(desk)) == before + 1
    assert "Rang twice" in {row.text for row in rows(desk)}


def test_what_has_no_history_is_refused_in_words(desk):
    desk.page.reveal(desk.made.coming)
    desk.settle()
    assert "no history of its own" in desk.complaints[-1].sentence


def test_it_is_saved_as_it_is_shown(desk, tmp_path, monkeypatch):
    desk.page.reveal(f"{WORDS_MARK}{an_action(desk).text.split()[0]}")
    desk.settle()
    path = tmp_path / "history.pdf"
    monkeypatch.setattr(
        "ui.paper_out.QFileDialog.getSaveFileName", lambda *_args, **_options: (str(path), "PDF (*.pdf)")
    )
    desk.page.public.click()
    desk.settle()
    desk.page.save_history()
    desk.settle()
    assert path.read_bytes().startswith(b"%PDF-")
