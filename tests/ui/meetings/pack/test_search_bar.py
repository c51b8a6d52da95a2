"""Finding words in the pack that is shown."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from tests.ui.meetings.pack.conftest import changed
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.search_bar import Found, Hit, found_in
from ui.meetings.pack.step import PackStep

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def look_for(desk: Desk, step: PackStep, words: str) -> None:
    """Type words into the bar and wait until they were looked for."""
    step.search.words.clear()
    desk.qtbot.keyClicks(step.search.words, words)
    desk.qtbot.waitUntil(lambda: not step.search.is_looking, timeout=20_000)
    desk.settle()


def test_words_are_counted_painted_and_gone_to_one_by_one(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    assert builder.pack is not None
    pack = builder.pack
    step.pages.setFocus()
    qtbot.keyClick(step.pages, Qt.Key.Key_F, CONTROL)
    assert step.search.words.hasFocus()
    look_for(desk, step, "improvement board")
    expected = found_in([pack.text(page) for page in range(len(pack.sizes))], "improvement board")
    total, first, last = expected.total, expected.on_pages[0], expected.on_pages[-1]
    assert total > 1
    assert step.search.state == Found(expected.words, expected.on_pages, expected.ends, at=0)
    assert step.search.count.text() == f"1 of {total}"
    assert step.thumbnails.spoken(first).endswith("has the words that are looked for")
    qtbot.waitUntil(lambda: bool(step.pages.found_boxes(first)), timeout=10_000)
    qtbot.keyClick(step.search.words, Qt.Key.Key_Return)
    assert step.search.count.text() == f"2 of {total}"
    qtbot.keyClick(step.search.words, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(step.search.words, Qt.Key.Key_F3, SHIFT)
    assert step.search.count.text() == f"{total} of {total}", "round the beginning"
    assert step.pages.is_in_view(last)
    qtbot.keyClick(step.search.words, Qt.Key.Key_Escape)
    assert not step.search.isVisible()
    assert step.pages.hasFocus()
    assert step.pages.found_boxes(0) == ()
    desk.settle()


def test_what_is_nowhere_is_said_to_be_not_found(desk: Desk, step: PackStep) -> None:
    desk.page.find_in_pack()
    look_for(desk, step, "zyzzyva")
    assert step.search.count.text() == "Not found"
    assert not step.search.down.isEnabled()


def test_the_words_are_looked_for_again_when_the_pack_changes(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    desk.page.find_in_pack()
    look_for(desk, step, "Matters of the day")
    assert step.search.count.text() == "Not found"
    before = builder.pack
    desk.workplace.operations.run(
        "Added.", agenda.add_item, "Jean Kelly", desk.made.coming, "Matters of the day"
    )
    changed(desk, builder, before)
    desk.qtbot.waitUntil(lambda: step.search.count.text() == "1 of 1", timeout=20_000)
    desk.settle()


def test_ctrl_f_is_for_the_list_of_meetings_while_one_is_in_it(desk: Desk, step: PackStep) -> None:
    desk.page.list.view.setFocus()
    desk.page.focus_filter()
    assert desk.page.list.field.hasFocus()
    step.pages.setFocus()
    desk.page.focus_filter()
    assert step.search.words.hasFocus()
    desk.settle()


def test_words_are_found_across_the_end_of_a_line_whatever_their_quotation_marks() -> None:
    texts = ["The Chair’s\nbriefing", "", "the chair's briefing, the CHAIR’S  BRIEFING"]
    found = found_in(texts, "chair's briefing")
    assert (found.on_pages, found.ends) == ((0, 2), (1, 3))
    assert found_in(texts, "  ").total == 0


@given(st.lists(st.integers(0, 3), max_size=12), st.integers(0, 12))
def test_every_place_is_reached_once_and_found_again_from_any_page(counts: list[int], page: int) -> None:
    found = found_in(["word " * number for number in counts], "word")
    places = [Hit(index, place) for index, number in enumerate(counts) for place in range(number)]
    assert found.total == len(places)
    assert [replace(found, at=at).hit for at in range(found.total)] == places
    if places:
        ahead = [at for at, hit in enumerate(places) if hit.page >= page]
        behind = [at for at, hit in enumerate(places) if hit.page < page]
        assert found.first_from(page) == (ahead[0] if ahead else 0)
        assert found.last_before(page) == (behind[-1] if behind else len(places) - 1)
