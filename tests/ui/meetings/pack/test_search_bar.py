"""Finding words in the pack that is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from tests.ui.meetings.pack.conftest import changed
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.laid_out import LaidOutPages
from ui.meetings.pack.searching import Found, Hit, Search, found_in, search_some
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


@dataclass
class _Pages:
    """Pages of words that count how often they are read."""

    texts: list[str]
    meeting_id: str = "meeting"
    read: list[int] = field(default_factory=list)

    @property
    def sizes(self) -> list[None]:
        return [None] * len(self.texts)

    def looks(self, index: int) -> object:
        return self.texts[index]

    def text(self, index: int) -> str:
        self.read.append(index)
        return self.texts[index]


def looked_through(pages: _Pages, words: str, start: int, known: dict[object, str]) -> list[Found]:
    """What is known after each portion of pages."""
    search = Search(cast(LaidOutPages, pages), words, start)
    told = []
    while not search.is_whole:
        some = search_some(search, search.ahead(), known, cancelled=lambda: False)
        known.update(some.texts)
        search.counts.update(some.counts)
        told.append(search.found)
    return told


def test_what_is_found_is_told_before_every_page_was_read_beginning_with_the_page_one_reads() -> None:
    pages = _Pages([f"page {number} word" for number in range(100)])
    told = looked_through(pages, "word", 40, {})
    assert told[0].first_from(40) == 0
    assert told[0].on_pages[0] == 40
    assert not told[0].is_whole
    assert told[-1] == found_in(pages.texts, "word")
    assert pages.read == [*range(40, 100), *range(40)]


def test_a_page_that_was_read_once_is_not_read_for_other_words() -> None:
    pages = _Pages([f"page {number}" for number in range(50)])
    known: dict[object, str] = {}
    looked_through(pages, "page", 0, known)
    pages.read.clear()
    pages.texts[7] = "page seven, changed"
    assert looked_through(pages, "changed", 0, known)[-1].on_pages == (7,)
    assert pages.read == [7]


@given(st.lists(st.integers(0, 2), min_size=1, max_size=60), st.integers(0, 59))
def test_in_portions_from_any_page_the_same_is_found(counts: list[int], start: int) -> None:
    texts = [f"{page} " + "word " * number for page, number in enumerate(counts)]
    start %= len(texts)
    assert looked_through(_Pages(texts), "word", start, {})[-1] == found_in(texts, "word")


def test_a_place_keeps_its_page_while_places_before_it_are_still_found(
    desk: Desk, step: PackStep, builder: PackBuilder
) -> None:
    assert builder.pack is not None
    step.pages.go_to(len(builder.pack.sizes) - 1)
    desk.page.find_in_pack()
    seen: list[Hit | None] = []
    step.search.found.connect(lambda found: seen.append(found.hit))
    look_for(desk, step, "improvement board")
    places = [hit for hit in seen if hit is not None]
    assert len(set(places)) == 1
    assert step.search.state.is_whole
